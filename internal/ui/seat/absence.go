package seat

import (
	"charm.land/bubbles/v2/key"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/screen"
)

// goOnKey is the key that goes on without the other one. It is disabled while
// that cannot be done.
func (d *Desk) goOnKey() key.Binding {
	k := screen.Bind("g", "go on alone", "g", "enter")
	k.SetEnabled(d.View.CanGoOn())
	return k
}

// goOnLabel is what the menu offers for it.
func (d *Desk) goOnLabel() string { return "Go on without " + d.View.Partner().Name + " …" }

// goOnHint says that it can be done; empty where it cannot.
func (d *Desk) goOnHint() string {
	if !d.View.CanGoOn() {
		return ""
	}
	return "g goes on without " + d.View.Partner().Name + "."
}

// askToGoOn asks once before the interview goes on without the other one. The
// room refuses it should they be back by then.
func (d *Desk) askToGoOn(of screen.Screen) {
	if !d.View.CanGoOn() {
		return
	}
	who := d.View.Partner().Name
	d.askWhile(func() bool { return d.View.CanGoOn() }, of, "Go on without "+who+"?", d.priceOfGoingOn(), "Wait for "+who, "Go on alone", func() { d.act(peer.GoOn{}) })
}

// priceOfGoingOn says what comes next, and what does not come any more.
func (d *Desk) priceOfGoingOn() string {
	v, who := d.View, d.View.Partner().Name
	sees := " When " + who + " is back, they see everything."
	switch {
	case v.Phase == peer.FollowUps:
		text := "Then come the judgements, and no more questions."
		if n := len(v.FollowUps); n > 0 && !v.FollowUps[n-1].Reply.Frozen {
			text = "Your reply stays as it is now. " + text
		}
		return text
	case v.Role == peer.Candidate:
		return "What " + who + " has not judged stays empty. The rubric comes next." + sees
	case v.Phase == peer.Reveal:
		return "What " + who + " has not rated stays empty. Everything is uncovered." + sees
	}
	return "What " + who + " has not judged stays empty. Everything is uncovered." + sees
}
