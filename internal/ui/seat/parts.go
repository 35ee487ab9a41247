package seat

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// dress gives a frame the looks of the desk, and says at its foot that others
// look on. In the lobby they are among those who are here.
func (d *Desk) dress(f *frame.Frame) {
	f.Theme, f.Aside = d.Theme, ""
	if n := d.View.Watchers; n > 0 && d.View.Phase != peer.Lobby {
		f.Aside = lookingOn(n)
	}
}

func lookingOn(watchers int) string { return fmt.Sprintf("%d looking on", watchers) }

// SayWatchers tells the two that somebody has come to look on, or has left.
func (d *Desk) SayWatchers(before *peer.View) {
	v := d.View
	switch {
	case v.Seat == peer.Watcher || v.Watchers == before.Watchers || v.Closed:
	case v.Watchers > before.Watchers:
		d.Send(screen.NoticedMsg{Text: "Somebody looks on now. They see what " + v.Of(peer.Candidate).Name + " sees."})
	default:
		d.Send(screen.NoticedMsg{Text: "Somebody who looked on has left."})
	}
}

// hurry is how much time is left when a clock changes its colour.
const hurry = time.Minute

// tickedMsg redraws the clock of the screen it belongs to.
type tickedMsg struct{ screen screen.Screen }

// tick comes just after the shown second of a clock has changed. A screen with
// a clock returns it from Start and again for each of its own tickedMsg.
func (d *Desk) tick(of screen.Screen, c peer.Clock) tea.Cmd {
	next := practice.BeatEvery
	if c.Begun && c.Halted == peer.Running {
		next -= c.Elapsed(d.Uptime()) % practice.BeatEvery
	}
	return tea.Tick(next+time.Millisecond, func(time.Time) tea.Msg { return tickedMsg{of} })
}

// clock draws a clock, with a word wherever the colour says something.
func (d *Desk) clock(c peer.Clock) string {
	t, now := d.Theme, d.Uptime()
	if !c.Begun {
		return t.Clock.Render(report.Clock(c.Limit))
	}
	left := c.Left(now)
	switch {
	case c.Halted == peer.ByHandOver:
		return t.Muted.Render("took " + report.Clock(c.Elapsed(now)))
	case c.Halted != peer.Running:
		return t.Paused.Render("paused, " + report.Left(left))
	case left < 0:
		return t.Overtime.Render(report.Left(left))
	case left <= min(hurry, c.Limit/2):
		return t.Hurry.Render(report.Left(left))
	default:
		return t.Clock.Render(report.Left(left))
	}
}

// latest is the clock of what was asked last: of the answer, or of the reply
// to a follow-up.
func (d *Desk) latest() peer.Clock {
	v := d.View
	if n := len(v.FollowUps); v.Phase == peer.FollowUps && n > 0 {
		return v.FollowUps[n-1].Clock
	}
	return v.Clock
}

// standing says why the clock of the answer or of a reply stands, or that it
// goes on while one of the two is away; empty where nothing is out of the
// ordinary.
func (d *Desk) standing() string {
	v := d.View
	away, halted := absent(v), d.latest().Halted
	back := ""
	if d.Door != nil {
		back = " F2 shows the way in."
	}
	switch {
	case halted == peer.BySomebodysDrop && away != "":
		return d.Theme.Paused.Render("The clock stands: " + away + " is away." + back)
	case halted == peer.ByInterviewer && v.OneKeyboard:
		return d.Theme.Paused.Render("The clock stands. It goes on when you type.")
	case halted == peer.ByInterviewer && away != "":
		return d.Theme.Paused.Render(d.stopped() + " " + away + " is away." + back)
	case halted == peer.ByInterviewer:
		return d.Theme.Paused.Render(d.stopped())
	case away == "":
		return ""
	case (v.Phase == peer.Answer || v.Phase == peer.FollowUps) && halted == peer.Running:
		return d.Theme.Hurry.Render(away + " is away. The clock goes on." + back)
	default:
		return d.Theme.Hurry.Render(away + " is away." + back)
	}
}

// stopped says who has stopped the clock and, to the one who writes, that this
// does not let it run.
func (d *Desk) stopped() string {
	by := d.View.Of(peer.Interviewer).Name
	switch d.View.Role {
	case peer.Interviewer:
		return "You have stopped the clock."
	case peer.Candidate:
		return by + " has stopped the clock. You can go on typing."
	}
	return by + " has stopped the clock."
}

// absent names who of the two is away; empty where both are there.
func absent(v *peer.View) string {
	for _, p := range []peer.Person{v.Host, v.Guest} {
		if !p.Present && !v.OneKeyboard {
			return p.Name
		}
	}
	return ""
}

// nameWidth is the most cells that a name gets in a row of a person, and
// besideName how many the rest of the row takes.
const (
	nameWidth  = 20
	besideName = 24
)

// person draws a row for one of the two: name, role, whether they are there
// and, in the lobby, whether they are ready.
func (d *Desk) person(p peer.Person, width int) string {
	t, v := d.Theme, d.View
	name := p.Name
	if p.Seat == v.Seat && !v.OneKeyboard {
		name += " (you)"
	}
	room := min(nameWidth, width-besideName)
	row := frame.Pad(frame.Cut(name, room), room+2) + frame.Pad(deed(p.Role), 9)
	switch {
	case !p.Present:
		row += t.Hurry.Render("○ away")
	case v.Phase == peer.Lobby && p.Ready:
		row += t.Good.Render("✓ ready")
	case v.Phase == peer.Lobby:
		row += t.Muted.Render("● not ready")
	default:
		row += t.Good.Render("● here")
	}
	return frame.Cut(row, width)
}

// deed says in a word what somebody in a role does.
func deed(r peer.Role) string {
	switch r {
	case peer.Interviewer:
		return "asks"
	case peer.Candidate:
		return "answers"
	default:
		return "watches"
	}
}
