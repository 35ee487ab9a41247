// Package history is the screen that lists past attempts. What is kept and
// how is left to the package of the same name that knows no terminal.
package history

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type keyMap struct {
	open, export, remove, back, move, help, quit key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		open:   screen.Bind("enter", "review", "enter"),
		export: screen.Bind("e", "export", "e"),
		remove: screen.Bind("D", "delete", "D"),
		back:   screen.Bind("c", "choose a question", "c", "esc"),
		move:   screen.Bind("↑↓", "move", "up", "down", "k", "j", "pgup", "pgdown", "home", "end"),
		help:   screen.Bind("?", "help", "?", "f1"),
		quit:   screen.Bind("q", "quit", "q"),
	}
}

// peerWidth is how much room, in cells, a row has for what another person had
// to do with the attempt: the question is to be seen beside it.
const peerWidth = 24

// History is the screen.
type History struct {
	env  *screen.Env
	keys keyMap
	screen.Page
	window frame.Window
}

// New returns the list of all attempts, newest first.
func New(env *screen.Env) *History { return &History{env: env, keys: newKeyMap()} }

// Update implements screen.Screen.
func (h *History) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, nil
	}
	chosen := h.chosen()
	switch {
	case key.Matches(press, h.keys.back):
		return h, h.env.Send(screen.HomeAskedMsg{})
	case key.Matches(press, h.keys.quit):
		return h, h.env.Send(screen.LeaveAskedMsg{})
	case key.Matches(press, h.keys.move):
		h.window.Press(press.String(), h.Frame.BodyHeight()-2, len(h.env.Attempts))
	case chosen == nil:
	case key.Matches(press, h.keys.open):
		return h, h.env.Send(screen.AttemptOpenedMsg{Attempt: *chosen})
	case key.Matches(press, h.keys.export):
		return h, h.env.Send(screen.ExportAskedMsg{Attempt: *chosen})
	case key.Matches(press, h.keys.remove):
		return h, h.confirmRemoval(*chosen)
	}
	return h, nil
}

func (h *History) chosen() *history.Attempt {
	h.window.Move(0, len(h.env.Attempts))
	if len(h.env.Attempts) == 0 {
		return nil
	}
	return &h.env.Attempts[h.window.Cursor]
}

func (h *History) confirmRemoval(a history.Attempt) tea.Cmd {
	return h.env.Open(&dialog.Choice{
		Title: "Delete this attempt?",
		Text:  a.QuestionTitle + ", " + report.Summary(a) + ". The answer and its review are removed for good.",
		Options: []dialog.Option{
			{Key: "n", Label: "Keep it"},
			{Key: "y", Label: "Delete it", Msg: screen.DeletionAskedMsg{Attempt: a}},
		},
	})
}

// View implements screen.Screen.
func (h *History) View() string {
	t := h.env.Theme
	h.Frame.Theme = t
	k := h.applicable()
	left := t.Brand.Render("okrcoach") + "  " + t.Muted.Render("attempts")
	count := t.Muted.Render(report.Plural(len(h.env.Attempts), "attempt"))
	return h.Frame.Render(left, count, h.body(), []key.Binding{k.open, k.export, k.remove, k.back, k.quit, k.help})
}

func (h *History) body() string {
	attempts := h.env.Attempts
	switch {
	case h.env.Archive == nil:
		return "\nOpening the history."
	case len(attempts) == 0:
		return "\n" + frame.Wrap("No attempts yet. Press c to choose a question.", h.Frame.TextWidth())
	}
	height := max(h.Frame.BodyHeight()-1, 1)
	h.window.Fit(height, len(attempts))
	rows := []string{""}
	for i := h.window.Top; i < min(h.window.Top+height, len(attempts)); i++ {
		rows = append(rows, h.row(i))
	}
	return strings.Join(rows, "\n")
}

// row shows one attempt; a retry is marked as one, and so is a round of an
// interview.
func (h *History) row(i int) string {
	t, a := h.env.Theme, h.env.Attempts[i]
	mark, style := "  ", t.Text
	if i == h.window.Cursor {
		mark, style = t.Key.Render("▸ "), t.Selected
	}
	result := ""
	if a.Review != nil {
		result = "  " + report.CoveredOf(a.Review.Criteria)
	}
	title := a.QuestionTitle
	if a.Parent != "" {
		title = "retry: " + title
	}
	if peer := report.Peer(a); peer != "" {
		title = frame.Cut(peer, peerWidth) + ": " + title
	}
	width := h.Frame.TextWidth()
	date := a.StartedAt.Format("2006-01-02")
	if width >= 70 {
		took := "–"
		if a.Answering > 0 {
			took = report.Clock(a.Answering)
		}
		result = fmt.Sprintf("  %7s", took) + result
	}
	room := width - 2 - len(date) - 2 - len(result)
	return mark + t.Muted.Render(date) + "  " + style.Render(frame.Pad(title, room)) + result
}

// applicable are the keys without those that need an attempt to work on, where
// there is none.
func (h *History) applicable() keyMap {
	k := h.keys
	for _, b := range []*key.Binding{&k.open, &k.export, &k.remove, &k.move} {
		b.SetEnabled(len(h.env.Attempts) > 0)
	}
	return k
}

// Help implements screen.Screen.
func (h *History) Help() []screen.Group {
	k := h.applicable()
	return []screen.Group{{Title: "Attempts", Keys: []key.Binding{k.open, k.move, k.export, k.remove, k.back, k.help, k.quit}}}
}
