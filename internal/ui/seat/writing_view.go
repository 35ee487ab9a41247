package seat

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// View implements screen.Screen.
func (w *writing) View() string {
	w.follow()
	d, t := w.desk, w.desk.Theme
	w.desk.dress(&w.Frame)
	w.layOut()
	rows := w.rowsAbove()
	if w.pen != nil {
		rows = append(rows, w.pen.View())
	} else {
		rows = append(rows, w.record.view(w.Frame.BodyHeight()-len(rows))...)
	}
	k := w.keys
	if d.View.Clock.Halted == peer.ByInterviewer {
		k.pause.SetHelp("ctrl+t", "let the clock run")
	}
	foot := []key.Binding{w.goOnKey(), k.submit, k.menu, k.question, k.record, k.pause, k.help}
	return w.Frame.Render(t.Strong.Render(w.title()), w.right(), strings.Join(rows, "\n"), foot)
}

// layOut gives pen or record what the rows above leave.
func (w *writing) layOut() {
	if w.pen != nil {
		w.pen.fit(w.Frame.TextWidth(), max(w.Frame.BodyHeight()-len(w.rowsAbove()), 1))
		return
	}
	width := w.Frame.TextWidth()
	w.record.lay(w.desk.Theme, width, w.desk.recordName(), func() string { return w.desk.drawRecord(w.desk.Theme, width) })
}

func (w *writing) title() string {
	if w.at > 0 {
		return fmt.Sprintf("Follow-up %d", w.at)
	}
	return w.desk.View.Asked.Title
}

func (w *writing) right() string {
	clock := w.desk.clock(w.clock())
	if w.pen == nil {
		return clock
	}
	return w.desk.Theme.Muted.Render(report.Plural(w.pen.Words(), "word")) + "  " + clock
}

// fewest is how many rows of the text stay in sight whatever is said above it.
const fewest = 3

// rowsAbove are what is said above the text: the follow-up, or that there is
// none, and what is out of the ordinary.
func (w *writing) rowsAbove() []string {
	width := w.Frame.TextWidth()
	var rows []string
	if w.at > 0 {
		rows = append(rows, w.followUpRows(width)...)
	}
	if w.at == none {
		rows = append(rows, w.betweenRows(width)...)
	}
	rows = append(rows, w.newsRows(width)...)
	return rows[:min(len(rows), max(w.Frame.BodyHeight()-fewest, 0))]
}

// newsRows are what is out of the ordinary: a clock that stands, a nudge, and
// that something is not kept.
func (w *writing) newsRows(width int) []string {
	t := w.desk.Theme
	var rows []string
	if standing := w.desk.standing(); standing != "" {
		rows = append(rows, capped(frame.Wrap(standing, width), 3)...)
	}
	if nudge := w.nudge.line(w.desk); nudge != "" {
		rows = append(rows, capped(t.Notice.Render(frame.Wrap(nudge, width)), 3)...)
	}
	if trouble := w.trouble(); trouble != "" {
		rows = append(rows, capped(t.Fault.Render(frame.Wrap("! "+trouble, width)), 3)...)
	}
	if len(rows) > 0 && w.Frame.Height >= tall {
		rows = append(rows, "")
	}
	return rows
}

// trouble says why what is typed is not kept as it stands; empty where it is.
func (w *writing) trouble() string {
	switch {
	case w.pen != nil && w.pen.Bytes() > peer.MaxAnswer:
		return fmt.Sprintf("The room keeps the first %d kB. What is beyond is not handed over.", peer.MaxAnswer/1000)
	default:
		return w.refused
	}
}

// followUpRows are the open follow-up, at most a third of the body; ctrl+l
// shows it in full.
func (w *writing) followUpRows(width int) []string {
	t, v := w.desk.Theme, w.desk.View
	asks := v.Of(peer.Interviewer).Name + " asks: "
	text := frame.Wrap(t.Muted.Render(asks)+t.Title.Render(v.FollowUps[w.at-1].Question), width)
	rows := capped(text, max(w.Frame.BodyHeight()/3, 2))
	if w.ended && w.at > 1 {
		rows = append(rows, t.Muted.Render(frame.Cut("Your last reply is kept as it stood.", width)))
	}
	return append(rows, "")
}

// betweenRows say that nothing is to be written now.
func (w *writing) betweenRows(width int) []string {
	t, v := w.desk.Theme, w.desk.View
	asks := v.Of(peer.Interviewer).Name
	text := "Your answer is handed over and cannot be changed."
	switch replied := len(v.FollowUps) > 0; {
	case w.ended && replied:
		text = asks + " has gone on. Your reply is kept as it stood."
	case w.ended:
		text = asks + " has ended the answer. What you had typed is in it."
	case replied:
		text = "Your reply is handed over."
	}
	if hint := w.desk.goOnHint(); hint != "" {
		text += " " + hint
	} else {
		text += " " + asks + " is choosing the next question."
	}
	return append(strings.Split(frame.Wrap(text, width), "\n"), t.Rule.Render(strings.Repeat("─", width)))
}

// drawQuestion is the open follow-up and the question, on a page.
func (w *writing) drawQuestion(t *theme.Theme, width int) string {
	text := w.desk.drawQuestion(t, width)
	if w.at > 0 && w.at <= len(w.desk.View.FollowUps) {
		text = frame.Wrap(t.Strong.Render(w.desk.View.FollowUps[w.at-1].Question), width) + "\n\n" + text
	}
	return text
}

// Cursor implements screen.Screen.
func (w *writing) Cursor() *tea.Cursor {
	if w.pen == nil {
		return nil
	}
	c := w.pen.Cursor()
	if c == nil {
		return nil
	}
	c.X++
	c.Y += 2 + len(w.rowsAbove())
	return c
}

// capped returns the first lines of a text, the last of them an ellipsis where
// there are more.
func capped(text string, most int) []string {
	rows := strings.Split(text, "\n")
	if len(rows) > most {
		rows = append(rows[:most-1:most-1], "…")
	}
	return rows
}
