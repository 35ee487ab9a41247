package critique

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// View implements screen.Screen.
func (c *Critique) View() string {
	t := c.env.Theme
	c.Frame.Theme = t
	k := c.applicable()
	left := t.Strong.Render("Critique") + "  " + t.Muted.Render(c.attempt.QuestionTitle)
	foot := []key.Binding{k.stop, k.wait, k.choose, k.once, k.always, k.back, k.again, k.models, k.others, k.move, k.export, k.quit, k.help}
	return c.Frame.Render(left, c.state(), c.body(), foot)
}

// state says in the head how far it is.
func (c *Critique) state() string {
	t := c.env.Theme
	if c.stage == asking {
		word := c.under.event.String()
		switch {
		case c.under.overdue:
			return t.Overtime.Render(word + " · the time is up")
		default:
			return t.Notice.Render(word) + t.Muted.Render(fmt.Sprintf(" · %d s left", seconds(c.leftOf(llm.Budget))))
		}
	}
	if critique := c.current(); critique != nil && c.stage == reading {
		return t.Muted.Render(report.InShort(*critique))
	}
	return ""
}

func (c *Critique) body() string {
	if c.stage == choosing {
		return c.choosingView()
	}
	lines, height := c.lines(), c.Frame.BodyHeight()
	c.top = max(min(c.top, len(lines)-height), 0)
	shown := lines[c.top:min(c.top+height, len(lines))]
	if below := len(lines) - c.top - height; below > 0 && height > 1 {
		more := c.env.Theme.Muted.Render("↓ " + report.Plural(below+1, "more line"))
		shown = append(shown[:height-1:height-1], more)
	}
	return strings.Join(shown, "\n")
}

// lines are what there is to read, before it is cut to the screen.
func (c *Critique) lines() []string {
	p := &page{critique: c, width: c.Frame.TextWidth()}
	p.blank()
	if c.trouble != "" && c.stage == reading {
		p.fault(c.trouble)
		p.text("The review stands, and your answer is kept.")
		p.blank()
	}
	switch c.stage {
	case looking, saving:
		p.text(c.doing)
	case consenting:
		p.consent()
	default:
		switch critique := c.current(); {
		case critique != nil:
			p.whole(critique)
		case c.trouble == "":
			p.text("Nothing was sent, and there is no critique of this attempt yet.")
		}
	}
	return p.lines
}

// choosingView lists the models that can be asked.
func (c *Critique) choosingView() string {
	height := max(c.Frame.BodyHeight()-3, 1)
	c.list.Fit(height, len(c.choices))
	count := c.env.Theme.Muted.Render(fmt.Sprintf("  %d of %d", c.list.Cursor+1, len(c.choices)))
	rows := []string{"", "Which model is to read your answer?" + count, ""}
	for i := c.list.Top; i < min(c.list.Top+height, len(c.choices)); i++ {
		mark, style := "  ", c.env.Theme.Text
		if i == c.list.Cursor {
			mark, style = c.env.Theme.Key.Render("▸ "), c.env.Theme.Selected
		}
		rows = append(rows, mark+style.Render(middleCut(c.choices[i].label, c.Frame.BodyWidth()-2)))
	}
	return strings.Join(rows, "\n")
}

// middleCut shortens a name to width cells in its middle: the names of models
// differ at their ends.
func middleCut(name string, width int) string {
	if ansi.StringWidth(name) <= width {
		return name
	}
	head := width / 2
	tail := ansi.TruncateLeft(name, ansi.StringWidth(name)-(width-head-1), "")
	return ansi.Truncate(name, head, "") + "…" + tail
}

// page collects lines of text set to a width.
type page struct {
	critique *Critique
	width    int
	lines    []string
}

func (p *page) blank() { p.lines = append(p.lines, "") }

func (p *page) text(text string) {
	p.lines = append(p.lines, strings.Split(frame.Wrap(text, p.width), "\n")...)
}

// styled adds text line by line, so that no style runs on into the next.
func (p *page) styled(text string, render func(...string) string) {
	for line := range strings.SplitSeq(frame.Wrap(text, p.width), "\n") {
		p.lines = append(p.lines, render(line))
	}
}

func (p *page) fault(text string) { p.styled("! "+text, p.critique.env.Theme.Fault.Render) }

// fact adds a label and what it stands for, which may take several lines.
func (p *page) fact(label, value string) {
	const column = 7 // "Model  "
	for i, line := range strings.Split(frame.Wrap(value, p.width-column), "\n") {
		if i > 0 {
			label = ""
		}
		p.lines = append(p.lines, p.critique.env.Theme.Heading.Render(fmt.Sprintf("%-*s", column, label))+line)
	}
}

// consent shows what would go where.
func (p *page) consent() {
	c := p.critique
	s := c.settings
	p.styled("Nothing has been sent yet.", c.env.Theme.Strong.Render)
	p.blank()
	p.fact("Host", s.Base.Host()+from(s.BaseFrom))
	p.fact("Model", s.Model+from(s.ModelFrom))
	p.fact("Key", c.keyShown())
	if s.Base.Insecure() {
		p.blank()
		p.fault("This host is reached by plain http: whoever is on the way can read your answer and the key.")
	}
	for _, note := range s.Notes {
		p.blank()
		p.text(note)
	}
	p.blank()
	text := c.request.Text()
	p.text(fmt.Sprintf("y sends the text below, %d characters, once; a sends it now and does not ask again for this host; esc sends nothing.", len([]rune(text))))
	p.lines = append(p.lines, c.env.Theme.Rule.Render(strings.Repeat("─", p.width)))
	p.text(text)
}

func from(source string) string {
	if source == "" {
		return ""
	}
	return ", from " + source
}

func (c *Critique) keyShown() string {
	if !c.settings.HasKey() {
		return "none"
	}
	return c.settings.KeyShown() + from(c.settings.KeyFrom)
}

// whole shows a critique with all that is known of it.
func (p *page) whole(critique *coaching.Critique) {
	c := p.critique
	p.styled(critique.Label(), c.env.Theme.Muted.Render)
	if c.under == nil || c.under.id != critique.ID {
		p.warn(report.Ended(*critique))
	} else if c.under.overdue {
		p.warn(c.overdue())
	}
	p.warn(critique.Caution)
	for i, s := range coaching.Beside(*critique, *c.attempt.Review) {
		p.blank()
		if s.FromOffline && !c.filled(critique) {
			p.awaited(s.Part, i+1 == c.under.event.Section)
			continue
		}
		p.section(s)
	}
}

// warn adds a sentence that must not be passed over; none where it is empty.
func (p *page) warn(sentence string) {
	if sentence != "" {
		p.fault(sentence)
	}
}

// overdue says what happens now that the time is up.
func (c *Critique) overdue() string {
	const filled = "30 s are over. What is missing is from the offline review. "
	if c.under.patient {
		return filled + fmt.Sprintf("The model has another %d s; esc stops it.", seconds(c.leftOf(llm.Budget+patience)))
	}
	return filled + fmt.Sprintf("It is stopped in %d s; w waits for the model.", seconds(c.leftOf(llm.Budget+grace)))
}

// seconds are those of a time that is left, the last one begun counted whole.
func seconds(d time.Duration) int { return int((d + time.Second - 1) / time.Second) }

// awaited stands for a section that has not come yet.
func (p *page) awaited(part coaching.Part, now bool) {
	t, word := p.critique.env.Theme, "to come"
	if now {
		word = "being written"
	}
	p.lines = append(p.lines, t.Heading.Render(report.PartName(part))+t.Muted.Render("  "+word))
}
