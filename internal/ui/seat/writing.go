package seat

import (
	"errors"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// piece names a text of the candidate's: the answer of a round, which is
// number 0, or the reply to a follow-up, counted from 1. Rounds count from 1.
type piece struct{ round, number int }

// none is the number of no piece, unread that of one not looked for yet.
const (
	none   = -1
	unread = -2
)

// writing is the candidate's screen while the answer is given and among the
// follow-ups: what they type is in the room with every key.
type writing struct {
	desk *Desk
	keys writingKeys
	screen.Page
	// at is the number of the piece that is open, and pen what it is written
	// with; nil where none is open.
	at  int
	pen *pen
	// pasted is how much of the piece was not typed before it was opened here.
	pasted int
	// told is the pen's text and cursor as the room has it.
	told struct{ revision, offset int }
	// refused says why the room did not take the last change; empty otherwise.
	refused string
	// ended says that the piece before was not handed over from here.
	ended bool
	nudge nudge
	// record is what was said so far, to be scrolled between two follow-ups.
	record reel
}

func newWriting(d *Desk) screen.Screen {
	w := &writing{desk: d, keys: newWritingKeys(d), at: unread, nudge: seenNudge(d.View)}
	w.follow()
	return w
}

// Start returns the command that keeps the clock moving.
func (w *writing) Start() tea.Cmd { return w.desk.tick(w, w.clock()) }

// clock is the one that runs for what is being written.
func (w *writing) clock() peer.Clock {
	v := w.desk.View
	if w.at > 0 && w.at <= len(v.FollowUps) {
		return v.FollowUps[w.at-1].Clock
	}
	return v.Clock
}

// open returns the piece that the room takes changes to, and its number.
func (w *writing) open() (text peer.Writing, number int) {
	v := w.desk.View
	switch last := len(v.FollowUps); {
	case v.Phase == peer.Answer && !v.Answer.Frozen:
		return v.Answer, 0
	case v.Phase == peer.FollowUps && last > 0 && !v.FollowUps[last-1].Reply.Frozen:
		return v.FollowUps[last-1].Reply, last
	}
	return peer.Writing{}, none
}

// follow takes up the pen for the piece that is open now. Nobody else writes
// in it, so the room's text is read once, when it opens.
func (w *writing) follow() {
	text, number := w.open()
	if number == w.at {
		return
	}
	d := w.desk
	w.at, w.pen, w.refused = number, nil, ""
	w.ended = d.opened.round == d.View.Round && d.opened.number != number && d.opened != d.handed
	w.keys.record.SetEnabled(number != 0)
	w.keys.submit.SetEnabled(number != none)
	if number == none {
		return
	}
	d.opened = piece{d.View.Round, number}
	hint := "Type your answer. ctrl+s hands it over."
	if number > 0 {
		hint = "Type your reply. ctrl+s hands it over."
	}
	w.pen = newPen(d, hint)
	w.pen.SetText(text.Text)
	w.pen.SetOffset(text.Cursor)
	w.pasted = text.Pasted
	w.told.revision, w.told.offset = w.pen.Revision(), w.pen.Offset()
}

// tell hands the text and the cursor to the room, at once.
func (w *writing) tell() {
	revision, offset := w.pen.Revision(), w.pen.Offset()
	if revision == w.told.revision && offset == w.told.offset {
		return
	}
	w.ended = false
	err := w.desk.Do(peer.Edit{
		Text: w.pen.Text(), Cursor: offset, Pasted: min(w.pasted+w.pen.PastedBytes(), w.pen.Bytes()),
		Reply: w.at,
	})
	if err != nil {
		w.refused = w.refusal(err)
		return
	}
	w.refused = ""
	w.told.revision, w.told.offset = revision, offset
}

// refusal says what a refused change means for what was typed.
func (w *writing) refusal(err error) string {
	switch asks := w.desk.View.Of(peer.Interviewer).Name; {
	case !errors.Is(err, peer.ErrPhase) && !errors.Is(err, peer.ErrSealed):
		return report.Sentence(err) + " What you type now is not kept."
	case w.at == 0:
		return asks + " has ended the answer. What you type now is not in it."
	default:
		return asks + " has gone on. What you type now is not in the reply."
	}
}

// SetSize implements screen.Screen.
func (w *writing) SetSize(width, height int) {
	w.Page.SetSize(width, height)
	w.layOut()
}

// Typing implements screen.Screen: between two follow-ups as well, since the
// next one may come while somebody types.
func (w *writing) Typing() bool { return true }

// Update implements screen.Screen.
func (w *writing) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	w.follow()
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.screen == w {
			return w, w.Start()
		}
	case RoomChangedMsg:
		w.nudge.look(w.desk)
	case tea.KeyPressMsg:
		return w, w.press(msg)
	case tea.PasteMsg:
		return w, w.write(msg)
	case handOverMsg:
		w.handOver(msg)
	case writingChosenMsg:
		if msg.screen == w {
			return w, w.carryOut(msg.action)
		}
	case chosenMsg:
		if msg.of == w {
			msg.run()
		}
	}
	return w, nil
}

// write gives a key or a paste to the pen and the result to the room.
func (w *writing) write(msg tea.Msg) tea.Cmd {
	if w.pen == nil {
		if press, ok := msg.(tea.KeyPressMsg); ok {
			w.record.press(press.String())
		}
		return nil
	}
	cmd := w.pen.Update(msg)
	w.tell()
	w.runAgain()
	return cmd
}

// runAgain lets a clock run again at one keyboard: whoever types on has come
// back from the pause.
func (w *writing) runAgain() {
	if w.desk.Pause != nil && w.desk.View.Clock.Halted == peer.ByInterviewer {
		w.pause()
	}
}

func (w *writing) pause() {
	if err := w.desk.Pause(); err != nil {
		w.desk.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
	}
}
