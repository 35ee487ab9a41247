package seat

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type watchingKeys struct{ question, record, leave, help key.Binding }

// watching is the screen of somebody who looks on: what the candidate sees, as
// it is typed, and never more.
type watching struct {
	desk *Desk
	keys watchingKeys
	screen.Page
	// pen shows the text that is being written, at the candidate's cursor.
	pen *pen
	// shown is the text that the pen was last given.
	shown  string
	nudge  nudge
	record reel
}

func newWatching(d *Desk) screen.Screen {
	return &watching{
		desk: d, pen: newPen(d, "Nothing is written yet."), nudge: seenNudge(d.View),
		keys: watchingKeys{
			question: screen.Bind("l", "question", "l", "ctrl+l"),
			record:   screen.Bind("r", "what was said", "r", "ctrl+r"),
			leave:    screen.Bind("q", "leave", "q"),
			help:     screen.Bind("?", "help", "?", "f1"),
		},
	}
}

// Start returns the command that keeps the clock moving.
func (w *watching) Start() tea.Cmd { return w.desk.tick(w, w.clock()) }

// reply returns the follow-up that is open, and its number; 0 for none.
func (w *watching) reply() (f peer.FollowUp, number int) {
	v := w.desk.View
	last := len(v.FollowUps)
	if v.Phase != peer.FollowUps || last == 0 || v.FollowUps[last-1].Reply.Frozen {
		return peer.FollowUp{}, 0
	}
	return v.FollowUps[last-1], last
}

func (w *watching) clock() peer.Clock {
	if f, number := w.reply(); number > 0 {
		return f.Clock
	}
	return w.desk.View.Clock
}

// text returns what is being written; live says whether anything is.
func (w *watching) text() (text peer.Writing, live bool) {
	if f, number := w.reply(); number > 0 {
		return f.Reply, true
	}
	return w.desk.View.Answer, w.desk.View.Phase == peer.Answer
}

// Update implements screen.Screen.
func (w *watching) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.screen == w {
			return w, w.Start()
		}
	case RoomChangedMsg:
		w.nudge.look(w.desk)
	case tea.KeyPressMsg:
		switch {
		case key.Matches(msg, w.keys.question):
			return w, w.desk.Open(&dialog.Page{Title: "The question", Draw: w.desk.drawQuestion})
		case key.Matches(msg, w.keys.record):
			return w, w.desk.openRecord()
		case key.Matches(msg, w.keys.leave):
			return w, w.desk.Send(screen.LeaveAskedMsg{})
		}
		w.record.press(msg.String())
	}
	return w, nil
}

// View implements screen.Screen.
func (w *watching) View() string {
	d, t := w.desk, w.desk.Theme
	w.desk.dress(&w.Frame)
	width := w.Frame.TextWidth()
	rows := w.rowsAbove(width)
	text, live := w.text()
	room := max(w.Frame.BodyHeight()-len(rows), 1)
	if live {
		w.show(text, width, room)
		rows = append(rows, w.pen.View())
	} else {
		w.record.lay(t, width, d.recordName(), func() string { return d.drawRecord(t, width) })
		rows = append(rows, w.record.view(room)...)
	}
	k := w.keys
	foot := []key.Binding{k.question, k.record, k.leave, k.help}
	return w.Frame.Render(t.Strong.Render(d.View.Asked.Title), w.right(live), strings.Join(rows, "\n"), foot)
}

// show brings the pen to the text and the cursor as they are in the room.
func (w *watching) show(text peer.Writing, width, height int) {
	if w.shown != text.Text {
		w.shown = text.Text
		w.pen.ReplaceText(text.Text)
	}
	if w.pen.Offset() != text.Cursor {
		w.pen.SetOffset(text.Cursor)
	}
	w.pen.fit(width, height)
}

func (w *watching) right(live bool) string {
	if !live {
		return ""
	}
	words := report.Plural(w.pen.Words(), "word")
	return w.desk.Theme.Muted.Render(words) + "  " + w.desk.clock(w.clock())
}

// rowsAbove are what is said above the text: who answers whom, what is out of
// the ordinary, and a nudge.
func (w *watching) rowsAbove(width int) []string {
	t := w.desk.Theme
	rows := capped(frame.Wrap(w.scene(), width), max(w.Frame.BodyHeight()/3, 2))
	if standing := w.desk.standing(); standing != "" {
		rows = append(rows, frame.Cut(standing, width))
	}
	if line := w.nudge.line(w.desk); line != "" {
		rows = append(rows, capped(t.Notice.Render(frame.Wrap(line, width)), 2)...)
	}
	return append(rows, t.Rule.Render(strings.Repeat("─", width)))
}

// scene says in a sentence what the two are doing.
func (w *watching) scene() string {
	t, v := w.desk.Theme, w.desk.View
	asks, answers := v.Of(peer.Interviewer).Name, v.Of(peer.Candidate).Name
	f, number := w.reply()
	switch {
	case number > 0:
		return t.Muted.Render(fmt.Sprintf("%s asks, %d: ", asks, number)) + t.Title.Render(f.Question)
	case v.Phase == peer.Answer:
		return answers + " answers. You see it as it is typed."
	case v.Phase == peer.FollowUps:
		return asks + " is choosing the next question for " + answers + "."
	case v.Phase == peer.Judging:
		return asks + " and " + answers + " judge the answer, neither seeing what the other thinks. Both judgements are uncovered together."
	default:
		return answers + " goes through the rubric. Then everything is uncovered, for you too."
	}
}

// Cursor implements screen.Screen: where the candidate's is.
func (w *watching) Cursor() *tea.Cursor {
	if _, live := w.text(); !live {
		return nil
	}
	c := w.pen.Cursor()
	if c != nil {
		c.X++
		c.Y += 2 + len(w.rowsAbove(w.Frame.TextWidth()))
	}
	return c
}

// Help implements screen.Screen.
func (w *watching) Help() []screen.Group {
	k := w.keys
	return []screen.Group{{Title: "You watch", Keys: []key.Binding{k.question, k.record, k.leave, k.help}}}
}
