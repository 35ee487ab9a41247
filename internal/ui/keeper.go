package ui

import (
	"context"
	"errors"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

const (
	// saveAfter is how long after a keystroke the draft is saved.
	saveAfter = 500 * time.Millisecond
	// saveClockEvery is how old the clock of a saved draft may get while the
	// person thinks without typing.
	saveClockEvery = 5 * time.Second
)

// job writes one thing to the archive, once, whoever comes to it first: the
// command that was started for it, or the end of the program, which may come
// before that command.
type job struct {
	write func(context.Context, *history.Archive) error
	// draft is the id of the draft that is saved, if it is one. It may be
	// replaced by a newer one as long as it has not begun.
	draft string
	// tell makes the message that says how it went; where it is nil, only a
	// failure is told, as a notice.
	tell func(error) tea.Msg

	once sync.Once
	err  error
}

// run does the job, or waits for whoever does it.
func (j *job) run(ctx context.Context, archive *history.Archive) error {
	j.once.Do(func() { j.err = j.write(ctx, archive) })
	return j.err
}

// keptMsg says that a job is done, and what else is to be told of it.
type keptMsg struct {
	err  error
	told tea.Msg
}

// keeper writes to the archive, one job after another, so that an old draft
// never comes after a new one and a finished attempt stays finished.
type keeper struct {
	archive *history.Archive
	current *job // the one under way; nil if none is
	jobs    []*job

	revision  int // of the text that was last handed over
	scheduled bool
	started   bool // a draft of this session was saved
	savedAt   time.Duration
	// told is the trouble that the person has already been told about.
	told string
}

// forget starts over for another session.
func (k *keeper) forget() {
	k.revision, k.started = 0, false
}

// add puts a job at the end of the queue and returns the command that works
// on the queue, if one is due. Before the archive is open jobs wait.
func (k *keeper) add(ctx context.Context, j *job) tea.Cmd {
	if last := len(k.jobs) - 1; j.draft != "" && last >= 0 && k.jobs[last].draft == j.draft {
		k.jobs[last] = j
	} else {
		k.jobs = append(k.jobs, j)
	}
	if k.current != nil {
		return nil
	}
	return k.next(ctx)
}

// next begins the next job.
func (k *keeper) next(ctx context.Context) tea.Cmd {
	k.current = nil
	if len(k.jobs) == 0 || k.archive == nil {
		return nil
	}
	// A job that has begun is not broken off: the end of the program waits.
	ctx = context.WithoutCancel(ctx)
	j, archive := k.jobs[0], k.archive
	k.current, k.jobs = j, k.jobs[1:]
	return func() tea.Msg {
		err := j.run(ctx, archive)
		if j.tell != nil {
			return keptMsg{told: j.tell(err)}
		}
		return keptMsg{err: err}
	}
}

// drain works off the queue at once, when the program has ended.
func (k *keeper) drain(ctx context.Context) error {
	var errs []error
	if k.current != nil {
		errs = append(errs, k.current.run(ctx, k.archive))
	}
	for _, j := range k.jobs {
		errs = append(errs, j.run(ctx, k.archive))
	}
	k.current, k.jobs = nil, nil
	return errors.Join(errs...)
}

// keep sees to it that a changed text is saved soon.
func (a *App) keep() tea.Cmd {
	w, ok := a.shell.Screen().(screen.Writer)
	if !ok || a.keeper.scheduled || w.Revision() == a.keeper.revision {
		return nil
	}
	a.keeper.scheduled = true
	return tea.Tick(saveAfter, func(time.Time) tea.Msg { return saveDueMsg{} })
}

// saveDueMsg says that the draft is to be saved.
type saveDueMsg struct{}

func (a *App) saveDue() tea.Cmd {
	a.keeper.scheduled = false
	return a.save()
}

// save puts the draft on its way to the disk.
func (a *App) save() tea.Cmd {
	d, ok := a.draft()
	if !ok {
		return nil
	}
	return a.keeper.add(a.ctx, draftJob(d))
}

// saveNow saves the draft and waits for it, while the program's own loop is
// at rest. What it cannot save then is tried again with the next change.
func (a *App) saveNow() {
	if d, ok := a.draft(); ok && a.keeper.archive != nil {
		_ = a.keeper.archive.SaveDraft(a.ctx, d)
	}
}

// draft takes the text off the screen and returns what is to be kept.
func (a *App) draft() (history.Draft, bool) {
	if !a.underWay() {
		return history.Draft{}, false
	}
	if w, ok := a.shell.Screen().(screen.Writer); ok {
		w.Keep()
		a.keeper.revision = w.Revision()
	}
	if !a.keeper.started && !a.session.WorthKeeping() {
		return history.Draft{}, false
	}
	a.keeper.started = true
	a.keeper.savedAt = a.env.Uptime()
	return a.session.Draft(a.env.Uptime(), a.env.Today()), true
}

func draftJob(d history.Draft) *job {
	return &job{draft: d.ID, write: func(ctx context.Context, archive *history.Archive) error {
		return archive.SaveDraft(ctx, d)
	}}
}

// finishedMsg says that an attempt was kept, or what is wrong.
type finishedMsg struct {
	id  string
	err error
}

func finishJob(attempt history.Attempt) *job {
	return &job{
		write: func(ctx context.Context, archive *history.Archive) error { return archive.Finish(ctx, attempt) },
		tell:  func(err error) tea.Msg { return finishedMsg{attempt.ID, err} },
	}
}

// finished forgets that the attempt is on its way to the disk.
func (a *App) finished(msg finishedMsg) tea.Cmd {
	delete(a.unsaved, msg.id)
	if msg.err == nil {
		return nil
	}
	return a.tell(msg.err)
}

// kept tells the person, once for each thing that went wrong, where their
// words are instead.
func (a *App) kept(msg keptMsg) tea.Cmd {
	if msg.told != nil {
		return a.env.Send(msg.told)
	}
	if msg.err == nil {
		return nil
	}
	return a.tell(msg.err)
}

func (a *App) tell(err error) tea.Cmd {
	if errors.Is(err, context.Canceled) || err.Error() == a.keeper.told {
		return nil
	}
	a.keeper.told = err.Error()
	return a.env.Send(screen.NoticedMsg{Text: report.Sentence(err), Trouble: true})
}

// beatMsg is due every practice.BeatEvery.
type beatMsg struct{}

func beat() tea.Cmd {
	return tea.Tick(practice.BeatEvery, func(time.Time) tea.Msg { return beatMsg{} })
}

// beatNow tells the session that the program runs, says so if it did not for
// a while, and lets the clock of the saved draft not fall behind.
func (a *App) beatNow() tea.Cmd {
	if a.session == nil {
		return nil
	}
	now := a.env.Uptime()
	lost := a.session.Beat(now)
	if lost != nil {
		return tea.Batch(a.save(), a.say(*lost))
	}
	if a.keeper.started && now-a.keeper.savedAt >= saveClockEvery {
		return a.save()
	}
	return nil
}

// Close saves what is under way and waits for it. It is to be called when the
// program has ended, however it ended.
func (a *App) Close(ctx context.Context) error {
	a.shell.Close()
	if d, ok := a.draft(); ok {
		a.keeper.jobs = append(a.keeper.jobs, draftJob(d))
	}
	if a.keeper.archive == nil {
		if len(a.keeper.jobs) == 0 {
			return nil
		}
		// The program ended before the history was open.
		a.keeper.archive = a.options.OpenArchive(ctx)
	}
	return errors.Join(a.keeper.drain(ctx), a.keeper.archive.Close())
}

// Unfinished reports whether a draft was kept that the next start will offer.
func (a *App) Unfinished() bool { return a.underWay() && a.keeper.started }
