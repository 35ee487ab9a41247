package critique

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/ui/screen"
)

const (
	// tickEvery is how often the time left is drawn anew.
	tickEvery = 250 * time.Millisecond
	// grace is how long a critique that is overdue goes on while nobody has
	// said whether to wait, patience how long where somebody has.
	grace    = 15 * time.Second
	patience = 3 * time.Minute
)

// preparedMsg brings what would be sent.
type preparedMsg struct {
	from    *search
	request coach.Request
}

// again asks once more: of the model that was asked last, or of the one that
// is set.
func (c *Critique) again() tea.Cmd {
	if c.settings.Found() && c.settings.Model != "" {
		c.trouble = ""
		return c.prepare()
	}
	return c.find(false)
}

func (c *Critique) prepare() tea.Cmd {
	from, settings, attempt, question := c.env.Coach, c.settings, c.attempt, c.question
	search := c.look("Preparing what would be sent.")
	return func() tea.Msg {
		return preparedMsg{search, from.Prepare(settings, question, attempt)}
	}
}

// prepared shows what would go to the host, or asks at once where the person
// has allowed that for good.
func (c *Critique) prepared(msg preparedMsg) tea.Cmd {
	if !c.found(msg.from) {
		return nil
	}
	c.request, c.top = msg.request, 0
	if c.env.Coach.Allowed(c.settings.Base) {
		return c.save()
	}
	c.stage = consenting
	return nil
}

// agree sends it, this once or from now on.
func (c *Critique) agree(always bool) tea.Cmd {
	if !always {
		return c.save()
	}
	with, base := c.env.Coach, c.settings.Base
	return tea.Batch(remember(func() error { return with.Allow(base) }), c.save())
}

// save puts the answer on disk, with the critique that is about to begin.
func (c *Critique) save() tea.Cmd {
	c.stage, c.doing = saving, "Saving your answer."
	begun := c.request.Begun()
	c.attempt = c.attempt.With(begun)
	c.shown = len(c.attempt.Critiques) - 1
	return c.env.Send(screen.CritiqueBegunMsg{Attempt: c.attempt, Critique: begun})
}

// begin asks, now that the answer is safe.
func (c *Critique) begin(msg screen.CritiqueSafeMsg) tea.Cmd {
	if msg.Critique != c.request.ID || c.stage != saving {
		return nil
	}
	ctx, stop := context.WithCancelCause(c.env.Context)
	events := make(chan llm.Event, coach.MostEvents)
	c.stage, c.top = asking, 0
	c.under = &underWay{id: c.request.ID, began: c.env.Uptime(), events: events, stop: stop, event: llm.Event{State: llm.Connecting}}
	from, request := c.env.Coach, c.request
	run := func() tea.Msg {
		defer close(events)
		from.Ask(ctx, request, func(e llm.Event) { events <- e })
		return nil
	}
	return tea.Batch(run, c.under.next(), c.under.tick())
}

// eventMsg brings the next change of a critique that is under way.
type eventMsg struct {
	critique string
	event    llm.Event
}

// next waits for the next change.
func (u *underWay) next() tea.Cmd {
	id, events := u.id, u.events
	return func() tea.Msg {
		e, open := <-events
		if !open {
			return nil
		}
		return eventMsg{id, e}
	}
}

// happened takes a change over, and has it kept where sections came or it is
// the last.
func (c *Critique) happened(msg eventMsg) tea.Cmd {
	if c.under == nil || msg.critique != c.under.id {
		return nil
	}
	c.under.event = msg.event
	kept := c.keptSections(msg.critique)
	c.attempt = c.attempt.With(msg.event.Critique)
	ended := msg.event.State == llm.Ended
	if ended || len(msg.event.Critique.Sections) > kept {
		c.env.Send(screen.CritiqueCameMsg{Attempt: c.attempt, Critique: msg.event.Critique})
	}
	if !ended {
		return c.under.next()
	}
	c.under.stop(nil)
	c.stage, c.under = reading, nil
	return nil
}

// tickedMsg says that the time left has changed.
type tickedMsg struct{ critique string }

func (u *underWay) tick() tea.Cmd {
	id := u.id
	return tea.Tick(tickEvery, func(time.Time) tea.Msg { return tickedMsg{id} })
}

// ticked lets nobody wait longer than they said.
func (c *Critique) ticked(msg tickedMsg) tea.Cmd {
	u := c.under
	if u == nil || msg.critique != u.id {
		return nil
	}
	took := c.env.Uptime() - u.began
	u.overdue = took >= llm.Budget
	if u.overdue && !u.patient && took >= llm.Budget+grace || took >= llm.Budget+patience {
		u.stop(llm.ErrTimeUp)
	}
	return u.tick()
}

// leftOf is how much of a time is left, counted from when the model was asked.
func (c *Critique) leftOf(length time.Duration) time.Duration {
	return max(length-(c.env.Uptime()-c.under.began), 0)
}

// filled reports whether what the model has not said is to be taken from the
// offline review: when the critique is over, or overdue.
func (c *Critique) filled(critique *coaching.Critique) bool {
	return c.under == nil || c.under.id != critique.ID || c.under.overdue
}
