package seat

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
)

type writingKeys struct {
	submit, pause, question, record, menu, help, leave key.Binding
}

func newWritingKeys(d *Desk) writingKeys {
	k := writingKeys{
		submit:   screen.Bind("ctrl+s", "hand over", "ctrl+s"),
		pause:    screen.Bind("ctrl+t", "pause", "ctrl+t"),
		question: screen.Bind("ctrl+l", "question", "ctrl+l"),
		record:   screen.Bind("ctrl+r", "what you said", "ctrl+r"),
		menu:     screen.Bind("esc", "menu", "esc"),
		help:     screen.Bind("F1", "help", "f1"),
		leave:    screen.Bind("ctrl+c", "leave", "ctrl+c"),
	}
	k.pause.SetEnabled(d.Pause != nil && d.View.Phase == peer.Answer)
	return k
}

func (w *writing) press(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, w.keys.submit):
		return w.askToHandOver()
	case key.Matches(msg, w.keys.pause):
		w.pause()
	case key.Matches(msg, w.keys.question):
		return w.openQuestion()
	case key.Matches(msg, w.keys.record):
		return w.desk.openRecord()
	case key.Matches(msg, w.goOnKey()):
		w.desk.askToGoOn(w)
	case key.Matches(msg, w.keys.menu) && (w.pen == nil || !w.pen.Selecting()):
		return w.openMenu()
	default:
		return w.write(msg)
	}
	return nil
}

// goOnKey goes on without the interviewer; while a reply is written, only the
// menu does.
func (w *writing) goOnKey() key.Binding {
	k := w.desk.goOnKey()
	k.SetEnabled(k.Enabled() && w.pen == nil)
	return k
}

// handOverMsg says that a piece is to be handed over for good.
type handOverMsg struct{ piece piece }

// askToHandOver asks once, since it cannot be taken back.
func (w *writing) askToHandOver() tea.Cmd {
	title, text := "Hand over the answer?", "Then it cannot be changed."
	if w.at > 0 {
		title = "Hand over the reply?"
	}
	if w.pen.Empty() {
		text = "Nothing is written yet. " + text
	}
	asked := piece{w.desk.View.Round, w.at}
	return w.desk.Open(&dialog.Choice{
		Title: title, Text: text, Lapsed: func() bool { return w.piece() != asked },
		Options: []dialog.Option{
			{Key: "n", Label: "Go on writing"},
			{Key: "y", Label: "Hand it over", Msg: handOverMsg{asked}},
		},
	})
}

// piece is the one that is open in the room.
func (w *writing) piece() piece {
	_, number := w.open()
	return piece{w.desk.View.Round, number}
}

// handOver hands over the piece that was asked about, unless the interviewer
// has gone on meanwhile.
func (w *writing) handOver(msg handOverMsg) {
	if (msg.piece != piece{w.desk.View.Round, w.at}) {
		return
	}
	if err := w.desk.Do(peer.HandOver{Reply: w.at}); err != nil {
		w.refused = report.Sentence(err)
		return
	}
	w.desk.handed = msg.piece
}

// openQuestion shows what is asked while the clock goes on: the follow-up that
// is open, and the question.
func (w *writing) openQuestion() tea.Cmd {
	return w.desk.Open(&dialog.Page{Title: "The question", Draw: w.drawQuestion})
}

// writingAction is what the menu offers.
type writingAction int

const (
	actionHandOver writingAction = iota
	actionPause
	actionQuestion
	actionRecord
)

// writingChosenMsg says what was chosen in the menu of a screen.
type writingChosenMsg struct {
	screen *writing
	action writingAction
}

// openMenu offers every action with its chord, so that nothing depends on a
// chord that a terminal swallows.
func (w *writing) openMenu() tea.Cmd {
	options := []dialog.Option{{Key: "esc", Label: "Go on"}}
	add := func(b key.Binding, letter, label string, msg tea.Msg) {
		if b.Enabled() {
			options = append(options, dialog.Option{Key: letter, Label: label, Msg: msg})
		}
	}
	title, pause := "The clock goes on", "Pause the clock (ctrl+t)"
	if w.clock().Halted != peer.Running {
		title, pause = "The clock stands still", "Let the clock run (ctrl+t)"
	}
	k := w.keys
	add(k.submit, "s", "Hand over (ctrl+s)", writingChosenMsg{w, actionHandOver})
	add(k.pause, "t", pause, writingChosenMsg{w, actionPause})
	add(k.question, "l", "Read the question again (ctrl+l)", writingChosenMsg{w, actionQuestion})
	add(k.record, "r", "Read what you said (ctrl+r)", writingChosenMsg{w, actionRecord})
	add(w.desk.goOnKey(), "g", w.desk.goOnLabel(), chosenMsg{w, func() { w.desk.askToGoOn(w) }})
	add(k.help, "k", "Keys (F1)", tea.KeyPressMsg{Code: tea.KeyF1})
	add(k.leave, "q", "Leave (ctrl+c)", screen.LeaveAskedMsg{})
	return w.desk.Open(&dialog.Choice{Title: title, Options: options})
}

func (w *writing) carryOut(action writingAction) tea.Cmd {
	switch action {
	case actionHandOver:
		if w.pen != nil {
			return w.askToHandOver()
		}
	case actionPause:
		w.pause()
	case actionQuestion:
		return w.openQuestion()
	case actionRecord:
		return w.desk.openRecord()
	}
	return nil
}

// Help implements screen.Screen.
func (w *writing) Help() []screen.Group {
	k := w.keys
	groups := []screen.Group{{
		Title: "This screen", Keys: []key.Binding{k.submit, w.goOnKey(), k.question, k.record, k.pause, k.menu, k.help},
	}}
	if w.pen != nil {
		groups = append(groups, screen.Group{Title: "Editing", Keys: w.pen.Help()})
	}
	return groups
}
