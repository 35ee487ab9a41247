package seat

import (
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
)

// The lines that the interviewer types at the foot of the screen, by the title
// of their field.
const (
	nudgeLine    = "Nudge"
	questionLine = "Your question"
)

// begunLines are the lines of a round that were begun and not sent. They
// outlive the screen: the candidate may hand over in the middle of one.
type begunLines struct {
	round int
	text  map[string]string
	// open is the line that is being typed; empty where none is.
	open string
}

// begun returns the lines that were begun in this round.
func (d *Desk) begun() *begunLines {
	if d.lines.round != d.View.Round {
		d.lines = begunLines{round: d.View.Round, text: map[string]string{}}
	}
	return &d.lines
}

// takeUp goes on with the line that was being typed when the screen changed,
// and reports whether there is one. A nudge has come too late for an answer
// that was handed over, and becomes a question.
func (l *listening) takeUp() bool {
	b := l.desk.begun()
	if b.open == nudgeLine && !l.canNudge() {
		b.text[questionLine], b.text[nudgeLine] = b.text[nudgeLine], ""
		b.open, l.carried = questionLine, true
	}
	switch {
	case b.open == "" || b.text[b.open] == "":
		b.open, l.carried = "", false
		return false
	case b.open == nudgeLine:
		l.writeNudge()
	default:
		l.write()
	}
	// What is typed on goes to the line, so that no letter of it strays.
	l.desk.typist.strayUntil = 0
	return true
}

// openLine opens the field of a line with what was begun of it. It stays open
// while there is nothing to send, or done reports that it did not go.
func (l *listening) openLine(title, verb string, done func(string) bool) {
	b := l.desk.begun()
	b.open = title
	l.field = newLineField(l.desk, title, verb, b.text[title], peer.MaxLine, func(text string) bool {
		return text != "" && done(text)
	})
}

// inField gives a key or a paste to the line that is being typed. What is
// typed stays until it was sent.
func (l *listening) inField(msg tea.Msg) tea.Cmd {
	f, b := l.field, l.desk.begun()
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		cmd := f.Update(msg)
		b.text[f.title] = f.Text()
		return cmd
	}
	if l.carried && press.Code == tea.KeyEnter {
		l.carried = false
		l.desk.Send(screen.NoticedMsg{Text: "This was to be a nudge, and the answer is handed over. enter once more asks it."})
		return nil
	}
	cmd, over := f.press(press)
	if press.Code != tea.KeyEnter {
		b.text[f.title] = f.Text()
	}
	if over && l.field == f {
		l.field, l.carried, b.open = nil, false, ""
	}
	return cmd
}

// canNudge reports whether there is somebody to nudge: the candidate while they
// write, on a screen of their own.
func (l *listening) canNudge() bool {
	return (!l.asking() || l.replying()) && !l.desk.View.OneKeyboard
}

// nudges are lines that are ready to send.
func nudges() []string {
	return []string{"Put a number on it.", "Come back to the question.", "Begin to close."}
}

func (l *listening) nudge() {
	var options []dialog.Option
	for i, line := range nudges() {
		send := func() { l.sendNudge(line) }
		options = append(options, dialog.Option{Key: string(rune('1' + i)), Label: line, Msg: chosenMsg{l, send}})
	}
	options = append(
		options,
		dialog.Option{Key: "w", Label: "Write a line …", Msg: chosenMsg{l, l.writeNudge}},
		dialog.Option{Key: "esc", Label: "Send nothing"},
	)
	text := "A line on " + l.desk.View.Of(peer.Candidate).Name + "’s screen, and one ring of the bell."
	l.desk.Open(&dialog.Choice{Title: "Nudge", Text: text, Options: options, Out: len(options) - 1, Lapsed: func() bool { return !l.canNudge() }})
}

func (l *listening) writeNudge() {
	l.openLine(nudgeLine, "sends", func(text string) bool {
		sent := l.sendNudge(text)
		if sent {
			l.desk.begun().text[nudgeLine] = ""
		}
		return sent
	})
}

// sendNudge sends a line, and says so, since nothing else shows that it went.
func (l *listening) sendNudge(text string) bool {
	if err := l.desk.Do(peer.Nudge{Text: text}); err != nil {
		l.desk.refuse(err)
		return false
	}
	l.desk.Send(screen.NoticedMsg{Text: "Sent to " + l.desk.View.Of(peer.Candidate).Name + ": " + text})
	return true
}

// write asks a question that is not on the card.
func (l *listening) write() {
	l.openLine(questionLine, "asks", func(text string) bool { return l.askNow(peer.Ask{Question: text}) })
}

// askNow sends a question, and reports whether it went or may go yet. One that
// is still being replied to is closed by it, so that it asks once before that.
func (l *listening) askNow(a peer.Ask) bool {
	if !l.replying() {
		return l.sendQuestion(a)
	}
	who := l.desk.View.Of(peer.Candidate).Name
	l.desk.askWhile(l.replying, l, "Ask it now?", who+" is still replying to the last question. That reply is closed as it stands.",
		"Wait for the reply", "Ask it now", func() { l.sendQuestion(a) })
	return true
}

// sendQuestion asks, and reports whether that was done. One of their own was
// typed and is done with.
func (l *listening) sendQuestion(a peer.Ask) bool {
	if !l.desk.act(a) {
		return false
	}
	if a.Criterion == "" {
		l.desk.begun().text[questionLine] = ""
	}
	return true
}
