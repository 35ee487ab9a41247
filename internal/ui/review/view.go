package review

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// sideBySide is the width from which answer and verdicts stand side by side.
const sideBySide = 80

// roomForYou is the width of the list from which a self-rating is called one.
const roomForYou = 42

// box is the size of a pane in cells.
type box struct{ width, height int }

// layout says where the panes go. Stacked, the lower part shows either the
// details or the answer, whichever was turned to last.
type layout struct {
	wide                 bool
	list, detail, answer box
}

func (r *Review) layout() layout {
	width, height := r.Frame.BodyWidth(), r.Frame.BodyHeight()
	if r.Frame.Width < sideBySide {
		top := max(height/3, 3)
		lower := box{width, max(height-top-1, 1)}
		return layout{list: box{width, top}, detail: lower, answer: lower}
	}
	right := min(max(width/2, 44), 60)
	left := min(width-right-3, frame.Measure)
	// The same share for every row, so that nothing moves but what is chosen.
	top := max(height*9/20, 3)
	return layout{
		wide:   true,
		answer: box{left, height},
		list:   box{right, top},
		detail: box{right, max(height-top-1, 1)},
	}
}

// View implements screen.Screen.
func (r *Review) View() string {
	t := r.env.Theme
	r.Frame.Theme = t
	k := r.keys
	foot := []key.Binding{k.move, k.pane, k.critique, k.retry, k.again, k.sample, k.export, k.next, k.attempts, k.quit, k.help}
	left := t.Strong.Render("Review") + "  " + t.Muted.Render(r.title())
	return r.Frame.Render(left, r.tally(), r.body(), foot)
}

// title is the question, and who else had a part in the attempt.
func (r *Review) title() string {
	if peer := report.Peer(r.attempt); peer != "" {
		return frame.Cut(peer, peerWidth) + ": " + r.attempt.QuestionTitle
	}
	return r.attempt.QuestionTitle
}

// tally is the result in a few words; there is no total that would hide them.
func (r *Review) tally() string {
	c := r.attempt.Review.Criteria
	short := report.CoveredOf(c) + " covered"
	if made := report.Count(c, rubric.Made); made > 0 && r.Frame.Width >= 60 {
		short += ", " + report.Plural(made, "mistake")
	}
	return r.env.Theme.Strong.Render(short)
}

func (r *Review) body() string {
	l := r.layout()
	list := r.listView(l.list)
	if !l.wide {
		rows := append(fill(list, l.list), r.divider(l.list.width))
		return strings.Join(append(rows, r.lower(l)...), "\n")
	}
	left := fill(r.answerView(l.answer), l.answer)
	right := append(fill(list, l.list), r.divider(l.list.width))
	right = append(right, fill(r.detailView(l.detail), l.detail)...)
	rows := make([]string, len(left))
	bar := r.env.Theme.Rule.Render(" │ ")
	if r.focus == answerPane {
		bar = r.env.Theme.FocusRule.Render(" ┃ ")
	}
	for i := range left {
		rows[i] = left[i] + bar + right[i]
	}
	return strings.Join(rows, "\n")
}

func (r *Review) lower(l layout) []string {
	if r.focus == answerPane {
		return r.answerView(l.answer)
	}
	return r.detailView(l.detail)
}

func (r *Review) divider(width int) string {
	t := r.env.Theme
	if r.focus == answerPane && !r.layout().wide {
		return t.FocusRule.Render(strings.Repeat("━", width))
	}
	below := len(r.rows) - r.list.Top - r.layout().list.height
	if below <= 0 {
		return t.Rule.Render(strings.Repeat("─", width))
	}
	more := fmt.Sprintf(" ↓ %d more ", below)
	return t.Rule.Render("──") + t.Muted.Render(more) + t.Rule.Render(strings.Repeat("─", max(width-2-ansi.StringWidth(more), 0)))
}

func (r *Review) answerView(b box) []string {
	if strings.TrimSpace(r.attempt.Text) == "" {
		return []string{r.env.Theme.Muted.Render(frame.Cut("The answer is empty.", b.width))}
	}
	r.answer.set(r.attempt.Text, b.width)
	return r.answer.view(r.env.Theme, r.rows[r.list.Cursor].spans, b.height)
}

func (r *Review) detailView(b box) []string {
	lines := r.details(b.width)
	r.detailTop = max(min(r.detailTop, len(lines)-1), 0)
	shown := lines[r.detailTop:min(r.detailTop+b.height, len(lines))]
	hidden := len(lines) - r.detailTop - b.height
	if hidden <= 0 || b.height < 2 {
		return shown
	}
	more := r.env.Theme.Muted.Render(fmt.Sprintf("space: %s more", report.Plural(hidden+1, "line")))
	return append(shown[:b.height-1:b.height-1], more)
}

func (r *Review) listView(b box) []string {
	r.fitList(b.height)
	var lines []string
	for i := r.list.Top; i < min(r.list.Top+b.height, len(r.rows)); i++ {
		lines = append(lines, r.rowView(i, b.width))
	}
	return lines
}

// fitList shows the chosen row with some around it, so that what belongs to it
// is seen before the cursor comes there.
func (r *Review) fitList(height int) {
	n, around := len(r.rows), height/4
	r.list.Fit(height, n)
	r.list.Top = min(r.list.Top, max(r.list.Cursor-around, 0))
	r.list.Top = max(r.list.Top, min(r.list.Cursor+around-height+1, n-height), 0)
}

func (r *Review) rowView(i, width int) string {
	at := r.rows[i]
	if at.aside == nil {
		return r.leftOfRow(i, width)
	}
	columns := r.columns(at.aside, width)
	room := max(width-ansi.StringWidth(columns), 0)
	return frame.Pad(r.leftOfRow(i, room-1), room) + columns
}

// leftOfRow draws a row without what the people in an interview said of it.
func (r *Review) leftOfRow(i, width int) string {
	t, at := r.env.Theme, r.rows[i]
	if at.heading {
		return t.Heading.Render(frame.Cut(at.label, width))
	}
	mark, style := "  ", t.Text
	if i == r.list.Cursor {
		mark, style = t.Key.Render("▸ "), t.Selected
	}
	if at.criterion == nil {
		if mark += at.stem; at.finding {
			mark += t.Fair.Render(report.FindingSign) + " "
		}
		return mark + style.Render(frame.Cut(at.label, width-ansi.StringWidth(mark)))
	}
	verdict := r.verdictStyle(at.criterion.Verdict).Render(fmt.Sprintf("%s %-8s", report.Sign(at.criterion.Verdict), at.criterion.Verdict))
	return mark + verdict + " " + r.withRating(at, style, width-verdictWidth)
}

// verdictWidth is what a row spends on its cursor, sign and verdict.
const verdictWidth = 13

// withRating draws the label of a criterion with the candidate's own rating at
// the right end, where there is one.
func (r *Review) withRating(at row, style lipgloss.Style, width int) string {
	const longest = 8 // " partly" and a space before it
	rating, ok := r.attempt.Ratings[at.criterion.ID]
	if !ok || at.aside != nil {
		return style.Render(frame.Cut(at.label, width))
	}
	word := string(rating)
	if width+verdictWidth >= roomForYou {
		word = "you: " + word
	}
	label := frame.Cut(at.label, width-longest)
	gap := max(width-ansi.StringWidth(label)-len(word), 1)
	room := max(width-ansi.StringWidth(label)-gap, 0)
	return style.Render(label) + strings.Repeat(" ", gap) + r.env.Theme.Muted.Render(frame.Cut(word, room))
}

// fill brings lines to the exact size of a box.
func fill(lines []string, b box) []string {
	rows := make([]string, b.height)
	for i := range rows {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		rows[i] = frame.Pad(line, b.width)
	}
	return rows
}
