package seat

import (
	"time"

	"okrcoach/internal/peer"
)

// nudgeFor is how long a nudge stays on the screen.
const nudgeFor = 20 * time.Second

// nudge is what the interviewer last sent while something is written: a line,
// or a minute more.
type nudge struct {
	// number and minutes are what has been seen of either.
	number, minutes int
	// text is shown from at on; empty where nothing came yet.
	text string
	at   time.Duration
}

// seenNudge leaves out what came before the screen.
func seenNudge(v *peer.View) nudge {
	return nudge{number: v.Nudge.Number, minutes: v.Clock.Added}
}

// look takes notice of what is new. The bell is the program's to ring.
func (n *nudge) look(d *Desk) {
	v := d.View
	asks := v.Of(peer.Interviewer).Name
	switch {
	case v.Nudge.Number != n.number:
		n.text, n.at = asks+": "+v.Nudge.Text, d.Uptime()
	case v.Clock.Added > n.minutes:
		n.text, n.at = asks+" has added a minute.", d.Uptime()
	}
	n.number, n.minutes = v.Nudge.Number, v.Clock.Added
}

// line is the nudge for as long as it is on the screen; empty afterwards.
func (n *nudge) line(d *Desk) string {
	if n.text == "" || d.Uptime()-n.at >= nudgeFor {
		return ""
	}
	return "› " + n.text
}
