package review

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
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
	// The list gets what the details leave, but not less than two fifths.
	top := max(min(len(r.rows), max(height-len(r.details(right))-1, height*2/5)), 3)
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
	foot := []key.Binding{k.move, k.pane, k.retry, k.again, k.sample, k.export, k.next, k.attempts, k.quit, k.help}
	left := t.Strong.Render("Review") + "  " + t.Muted.Render(r.attempt.QuestionTitle)
	return r.Frame.Render(left, r.tally(), r.body(), foot)
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
	r.list.Fit(b.height, len(r.rows))
	var lines []string
	for i := r.list.Top; i < min(r.list.Top+b.height, len(r.rows)); i++ {
		lines = append(lines, r.rowView(i, b.width))
	}
	return lines
}

func (r *Review) rowView(i, width int) string {
	t, at := r.env.Theme, r.rows[i]
	if at.heading {
		return t.Heading.Render(frame.Cut(at.label, width))
	}
	mark, style := "  ", t.Text
	if i == r.list.Cursor {
		mark, style = t.Key.Render("▸ "), t.Selected
	}
	if at.criterion == nil {
		return mark + style.Render(frame.Cut(strings.Join(strings.Fields(at.label), " "), width-2))
	}
	verdict := r.verdictStyle(at.criterion.Verdict).Render(fmt.Sprintf("%s %-8s", report.Sign(at.criterion.Verdict), at.criterion.Verdict))
	return mark + verdict + " " + style.Render(frame.Cut(at.label, width-13-8)) + r.self(at, width)
}

// self is the candidate's own rating beside the verdict, at the right end.
func (r *Review) self(at row, width int) string {
	rating, ok := r.attempt.Ratings[at.criterion.ID]
	if !ok {
		return ""
	}
	word := string(rating)
	if width >= roomForYou {
		word = "you: " + word
	}
	label := ansi.StringWidth(frame.Cut(at.label, width-13-8))
	gap := max(width-13-label-len(word), 1)
	return strings.Repeat(" ", gap) + r.env.Theme.Muted.Render(frame.Cut(word, max(width-13-label-gap, 0)))
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
