package plain

import (
	"time"

	"okrcoach/internal/practice"
	"okrcoach/internal/report"
)

// saveClockEvery is how old the clock of a saved draft may get while the
// person thinks without typing.
const saveClockEvery = 5 * time.Second

// stage is a point of the time that is worth saying once.
type stage int

const (
	early stage = iota
	halfGone
	lastMinute
	overtime
)

// stageOf says how late it is. Where the whole time is a minute or less there
// is no last minute to announce.
func stageOf(left, limit time.Duration) stage {
	switch {
	case left <= 0:
		return overtime
	case left <= time.Minute && limit > time.Minute:
		return lastMinute
	case left <= limit/2:
		return halfGone
	default:
		return early
	}
}

// announce says how late it is, once for each stage. It is called when a line
// has been entered, and never while one is being typed; /time asks at any
// other moment.
func (d *dialogue) announce() {
	if d.session.Phase() != practice.Answer {
		return
	}
	left := d.session.Left(d.Uptime())
	now := stageOf(left, d.session.Limit())
	if now <= d.told {
		return
	}
	d.told = now
	switch now {
	case halfGone:
		d.say("(Half the time is gone: %s.)", report.Left(left))
	case lastMinute:
		d.say("(The last minute: %s.)", report.Left(left))
	case overtime:
		d.say("(Time is up. Go on as long as you need; overtime counts from here.)")
	}
}

// left says how much time there is.
func (d *dialogue) left() string { return report.Left(d.session.Left(d.Uptime())) }

// beat tells the session that the program runs, and notes it if it did not
// for a while.
func (d *dialogue) beat() {
	if d.session == nil {
		return
	}
	if lost := d.session.Beat(d.Uptime()); lost != nil {
		d.note(report.Interrupted(*lost))
	}
}

// tick is a beat that nobody has typed: the clock of the saved draft must not
// fall behind.
func (d *dialogue) tick() {
	d.beat()
	if d.keeper.started && d.Uptime()-d.keeper.savedAt >= saveClockEvery {
		d.keep(d.ctx)
	}
}

// suspend hands the terminal back to the shell. The clock stands still, and
// the draft is saved first, in case nobody comes back.
func (d *dialogue) suspend() {
	if d.session == nil {
		d.Suspend()
		return
	}
	d.session.Halt(d.Uptime())
	d.keep(d.ctx)
	d.Suspend()
	if lost := d.session.Wake(d.Uptime()); lost != nil {
		d.note(report.Interrupted(*lost))
	}
}
