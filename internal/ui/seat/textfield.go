package seat

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// lineRows is how many rows a line gets that is typed at the foot of a screen.
const lineRows = 3

// lineField is a line that is typed at the foot of a screen and then sent.
type lineField struct {
	*pen
	// title says what it is for; verb what enter does with it.
	title, verb string
	// most is how many bytes it may have.
	most int
	// done takes the line, and reports whether the field is done with.
	done func(text string) bool
}

func newLineField(d *Desk, title, verb, text string, most int, done func(string) bool) *lineField {
	f := &lineField{pen: newPen(d, ""), title: title, verb: verb, most: most, done: done}
	f.SetText(text)
	return f
}

// line is what was typed, as one line.
func (f *lineField) line() string { return strings.Join(strings.Fields(f.Text()), " ") }

// excess is how many bytes it is too long.
func (f *lineField) excess() int { return max(len(f.line())-f.most, 0) }

// keys are those of the field.
func (f *lineField) keys() []key.Binding {
	return []key.Binding{screen.Bind("enter", f.verb, "enter"), screen.Bind("esc", "leave it", "esc"), helpKey(true)}
}

// press takes a key and reports whether the field is done with.
func (f *lineField) press(msg tea.KeyPressMsg) (cmd tea.Cmd, over bool) {
	switch msg.String() {
	case "enter":
		return nil, f.excess() == 0 && f.done(f.line())
	case "esc":
		return nil, true
	}
	return f.Update(msg), false
}

// rows are the field with a rule above it.
func (f *lineField) rows(width int) []string {
	t := f.desk.Theme
	head := "━━ " + f.title + " "
	if over := f.excess(); over > 0 {
		head += "━ ! too long by " + report.Plural(over, "character") + " "
	}
	head = frame.Cut(head, width)
	head += strings.Repeat("━", max(width-ansi.StringWidth(head), 0))
	return append([]string{t.FocusRule.Render(head)}, f.drawn(box{width, lineRows})...)
}

// cursor is where the terminal's cursor belongs when the field stands in the
// last rows of a body that begins at row 2, behind a margin of one cell.
func (f *lineField) cursor(bodyHeight int) *tea.Cursor {
	c := f.Cursor()
	if c != nil {
		c.X++
		c.Y += 2 + bodyHeight - lineRows
	}
	return c
}
