package home

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// detailRows is what the chosen question's details take below the list.
const detailRows = 5

// listRows is what is left for the list between the filter line and the
// details.
func (h *Home) listRows() int {
	return max(h.Frame.BodyHeight()-2-detailRows, 1)
}

// View implements screen.Screen.
func (h *Home) View() string {
	t := h.env.Theme
	h.Frame.Theme = t
	right := ""
	if h.env.Offline {
		right = t.Muted.Render("offline")
	}
	k := h.keys
	foot := []key.Binding{k.open, k.search, k.company, k.category, k.difficulty, k.reset, k.attempts, k.quit, k.help}
	return h.Frame.Render(t.Brand.Render("okrcoach")+"  "+t.Muted.Render("choose a question"), right, h.body(), foot)
}

func (h *Home) body() string {
	rows := []string{h.filterLine(), ""}
	switch {
	case h.env.Questions == nil:
		rows = append(rows, "Reading the questions.")
	case len(h.shown) == 0:
		rows = append(rows, frame.Wrap("No question fits. Press esc to show all.", h.Frame.TextWidth()))
	default:
		rows = append(rows, h.list()...)
		rows = append(rows, h.details()...)
	}
	return strings.Join(rows, "\n")
}

func (h *Home) filterLine() string {
	if h.search.Focused() {
		return h.search.View()
	}
	t, f := h.env.Theme, h.filter
	var set []string
	for _, v := range []struct{ name, value string }{
		{"search", f.Text}, {"company", f.Company}, {"category", f.Category}, {"difficulty", string(f.Difficulty)},
	} {
		if v.value != "" {
			set = append(set, v.name+": "+v.value)
		}
	}
	if len(set) == 0 {
		return t.Muted.Render(report.Plural(len(h.shown), "question"))
	}
	line := t.Heading.Render(fmt.Sprintf("%d of %s", len(h.shown), report.Plural(len(h.env.Questions), "question"))) +
		t.Muted.Render("  "+strings.Join(set, ", "))
	return frame.Cut(line, h.Frame.BodyWidth())
}

func (h *Home) list() []string {
	height := min(h.listRows(), len(h.shown))
	h.window.Fit(height, len(h.shown))
	var rows []string
	for i := h.window.Top; i < h.window.Top+height; i++ {
		rows = append(rows, h.row(i))
	}
	return rows
}

// row shows a question with what came of it last.
func (h *Home) row(i int) string {
	t, q := h.env.Theme, h.shown[i]
	mark, style := "  ", t.Text
	if i == h.window.Cursor {
		mark, style = t.Key.Render("▸ "), t.Selected
	}
	width := h.Frame.TextWidth()
	right := h.result(q)
	facts := ""
	if width >= 70 {
		facts = fmt.Sprintf("%-10s %-7s %6s   ", frame.Cut(q.Company, 10), q.Difficulty, report.Clock(q.Time))
	}
	room := width - 2 - ansi.StringWidth(facts) - ansi.StringWidth(right) - 1
	title := frame.Cut(q.Title, room)
	gap := strings.Repeat(" ", max(room-ansi.StringWidth(title)+1, 1))
	return mark + style.Render(title) + gap + t.Muted.Render(facts) + right
}

// resultWidth is the width of "3 of 5".
const resultWidth = 6

// result is how much of the question was covered last.
func (h *Home) result(q questions.Question) string {
	last := practice.Latest(h.env.Attempts, q.ID)
	if last == nil || last.Review == nil {
		return h.env.Theme.Muted.Render(fmt.Sprintf("%*s", resultWidth, "new"))
	}
	return fmt.Sprintf("%*s", resultWidth, report.CoveredOf(last.Review.Criteria))
}

func (h *Home) details() []string {
	t, q := h.env.Theme, h.shown[h.window.Cursor]
	facts := report.Facts(&q) + " · " + report.Clock(q.Time)
	prompt := strings.Split(h.env.Markdown.Render(q.Prompt, h.Frame.TextWidth()), "\n")
	rows := []string{"", t.Rule.Render(strings.Repeat("─", h.Frame.TextWidth())), t.Muted.Render(frame.Cut(facts, h.Frame.TextWidth()))}
	room := h.Frame.BodyHeight() - 2 - min(h.listRows(), len(h.shown)) - len(rows)
	if room < len(prompt) && room > 0 {
		prompt = append(prompt[:room-1:room-1], t.Muted.Render("…"))
	}
	return append(rows, prompt[:max(min(room, len(prompt)), 0)]...)
}
