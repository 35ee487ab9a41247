package plain

import (
	"context"
	"errors"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
)

// keeper remembers what has been saved and said.
type keeper struct {
	started bool          // a draft of this session was saved
	savedAt time.Duration // when
	// told is the trouble that the person has already been told about.
	told string
}

// forget starts over for another session.
func (k *keeper) forget() { k.started = false }

// readHistory opens the archive and reads what has been done and left.
func (d *dialogue) readHistory() {
	d.archive = d.OpenArchive(d.ctx)
	if t := d.archive.Trouble(); t != nil {
		d.tell(t)
	}
	var err error
	if d.drafts, err = d.archive.Drafts(d.ctx); err != nil {
		d.tell(err)
	}
	if d.attempts, err = d.archive.Attempts(d.ctx, history.Filter{}); err != nil {
		d.tell(err)
	}
	for _, w := range d.archive.Warnings() {
		d.note(report.Sentence(w))
	}
}

// keep saves the draft, if there is one worth an offer at the next start, and
// reports whether there is and how saving it went. It is called after every
// line, so that nothing that was entered waits to be saved.
func (d *dialogue) keep(ctx context.Context) (worth bool, err error) {
	s := d.session
	if s == nil || s.Phase() == practice.Brief || s.Phase() == practice.Review {
		return false, nil
	}
	if !d.keeper.started && !s.WorthKeeping() {
		return false, nil
	}
	now := d.Uptime()
	d.keeper.started, d.keeper.savedAt = true, now
	err = d.archive.SaveDraft(ctx, s.Draft(now, d.Today()))
	d.tell(err)
	return true, err
}

// finish keeps the attempt before anything else can fail. It reports whether
// the attempt is in the history and not beside it.
func (d *dialogue) finish(a history.Attempt) bool {
	ctx := context.WithoutCancel(d.ctx)
	err := d.archive.Finish(ctx, a)
	d.tell(err)
	d.attempts = append([]history.Attempt{a}, d.attempts...)
	return err == nil
}

// tell notes, once for each thing that went wrong, where the words are
// instead.
func (d *dialogue) tell(err error) {
	if err == nil || errors.Is(err, context.Canceled) || err.Error() == d.keeper.told {
		return
	}
	d.keeper.told = err.Error()
	d.note(report.Sentence(err))
}
