package seat

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/screen"
)

// graceOfChange is how long, behind a key of somebody who types, the next keys
// may still be meant for the text: that long a screen that has come up
// meanwhile, because the other one did something, gets no letters.
const graceOfChange = time.Second

// typist is what is known of the keys of the person at a desk.
type typist struct {
	// typed says that they have typed since they last did something else, and
	// at is when.
	typed bool
	at    time.Duration
	// strayUntil is until when a letter may be meant for the screen before.
	strayUntil time.Duration
	// answering says that the next letter may be the answer to a question that
	// has been taken away, even where text is typed.
	answering bool
}

// Takes reports whether a key is for what is shown: the screen, or the dialog
// over it where asking is set. The program asks for every key, before either
// has it. One that was meant for a text which somebody else's act has taken
// away is for nobody, and neither are those right behind it.
func (d *Desk) Takes(msg tea.KeyPressMsg, on screen.Screen, asking bool) bool {
	now, k := d.Uptime(), &d.typist
	letter := msg.Text != "" || msg.Code == tea.KeyEnter
	answer := k.answering
	k.answering = false
	if letter && now < k.strayUntil && (asking || answer || !on.Typing()) {
		k.strayUntil = now + graceOfChange
		return false
	}
	if on.Typing() {
		k.typed, k.at = true, now
	}
	return true
}

// Did takes notice of what the person did in the room. Behind anything but
// writing they expect another screen, and type for that one.
func (d *Desk) Did(a peer.Act) {
	d.Send(screen.SucceededMsg{})
	switch a.(type) {
	case peer.Edit, peer.Jot, peer.Comment, peer.Take:
	default:
		d.typist.typed = false
	}
}

// Turned takes notice that the view calls for another screen than the one
// before did, and is called before that screen is made. Whoever was typing is
// told what has happened.
func (d *Desk) Turned(before *peer.View) {
	if !d.typist.typed {
		return
	}
	d.typist.typed = false
	if d.Uptime()-d.typist.at < graceOfChange {
		d.hold()
	}
	if text := d.happened(before); text != "" {
		d.Send(screen.NoticedMsg{Text: text})
	}
}

// hold keeps letters from what comes up now.
func (d *Desk) hold() { d.typist.strayUntil = d.Uptime() + graceOfChange }

// Lapsed takes notice that a question has been taken away, because what it
// asked about has changed: its answer may still come.
func (d *Desk) Lapsed() {
	d.hold()
	d.typist.answering = true
	d.Send(screen.NoticedMsg{Text: "That question has been taken away: things have changed meanwhile."})
}

// holds reports whether letters may be meant for the screen before.
func (d *Desk) holds() bool { return d.Uptime() < d.typist.strayUntil }

// happened says what has led to another screen; empty where that screen says
// it itself.
func (d *Desk) happened(before *peer.View) string {
	v := d.View
	asks := v.Of(peer.Interviewer).Name
	switch {
	case v.Closed:
		return ""
	case v.Phase == peer.Judging && v.Role == peer.Candidate:
		return asks + " has ended the follow-ups. Judge your answer."
	case v.Phase == peer.Brief:
		return "You are both ready. This is the question."
	case v.Round != before.Round:
		return "You both wanted to swap. This is the next round."
	case v.Phase == peer.Ended:
		return "You both wanted to end here."
	}
	return ""
}
