// Package plain is the practice on plain lines, for screen readers, simple
// terminals and pipes. It writes no escape sequence and never moves the
// cursor: what was written stays, and what is new comes below. Run is the
// dialogue with a person who types, Pipe judges an answer that comes whole.
// Both drive package practice as the full screen does.
package plain

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// Options is what a practice on plain lines needs from outside.
type Options struct {
	// In is what the person types, or the answer itself.
	In io.Reader
	// Talk is where the dialogue goes, and whatever there is to say about a
	// review; Out is where the review goes. They may be the same.
	Talk, Out io.Writer
	// JSON writes the attempt with its review as JSON instead of Markdown,
	// and ends the dialogue after it.
	JSON bool

	Library *questions.Library
	// OpenArchive opens the history; it is closed again at the end.
	OpenArchive func(context.Context) *history.Archive
	// Judge reviews an answer.
	Judge  func(questions.Question, critique.Answer) critique.Review
	Uptime practice.Uptime
	Today  func() time.Time
	// NewID names a new attempt.
	NewID func() string

	// Question is the id of the question to answer. Where it is empty, Run
	// lets the person choose and Pipe takes questions.Opening.
	Question string
	// Limit overrides the question's own time; 0 keeps it.
	Limit time.Duration
	// Offline says that the person was promised that no socket is opened.
	Offline bool

	// HungUp reports whether the terminal that In reads from was closed, which
	// looks like ctrl+d to a reader. Where it is nil, only ctx can tell.
	HungUp func() bool
	// Ticks comes every practice.BeatEvery, so that a clock can run while
	// nothing is typed. Only Run needs it.
	Ticks <-chan time.Time
	// Suspended comes when the person wants to suspend the program, and
	// Suspend does so and returns when it goes on. Where a system has no job
	// control they are nil.
	Suspended <-chan os.Signal
	Suspend   func()
}

// closeFor bounds how long the last save may take.
const closeFor = 10 * time.Second

// ErrNotKept says that a draft could not be saved anywhere, which the person
// has been told.
var ErrNotKept = errors.New("the draft could not be kept")

// errQuit says that the person wants to leave.
var errQuit = errors.New("left")

// dialogue is one run of the program on plain lines.
type dialogue struct {
	Options
	ctx      context.Context
	typed    *typist
	archive  *history.Archive
	attempts []history.Attempt
	drafts   []history.Draft
	keeper   keeper

	session *practice.Session
	// told is how much of the time the person knows to be gone.
	told stage
	// pasted is how many bytes of the answer came faster than anybody types,
	// and lineAt when the last line came.
	pasted int
	lineAt time.Duration
	// notes wait to be said until nobody is in the middle of a line.
	notes []string
}

// Run leads through the practice until the person leaves. When ctx ends, the
// draft is kept and the cause of its end returned. Where nothing else went wrong
// but the draft could not be kept, the error is ErrNotKept.
func Run(ctx context.Context, o Options) error {
	d := &dialogue{Options: o, ctx: ctx, typed: newTypist(o.In)}
	defer d.typed.stop()
	slowly(d.Talk, "Opening the history.", d.readHistory)
	err := d.run()
	if errors.Is(err, errQuit) {
		err = nil
	}
	return cmp.Or(err, d.leave())
}

func (d *dialogue) run() error {
	d.greet()
	err := d.open()
	for err == nil {
		err = d.attempt()
		if err == nil {
			err = d.after(d.attempts[0])
		}
	}
	return err
}

// open finds the session to begin with: an unfinished one, or a new one.
func (d *dialogue) open() error {
	if err := d.offer(); err != nil || d.session != nil {
		return err
	}
	if d.Question == "" && len(d.attempts) > 0 {
		return d.choose()
	}
	return d.begin(cmp.Or(d.Question, questions.Opening), practice.Options{})
}

// begin starts a session at its brief.
func (d *dialogue) begin(id string, o practice.Options) error {
	q, err := d.Library.Find(id)
	if err != nil {
		return err
	}
	o.ID, o.Limit, o.StartedAt = d.NewID(), d.Limit, d.Today()
	d.take(practice.New(q, o), 0)
	return nil
}

// take makes a session the one under way.
func (d *dialogue) take(s *practice.Session, pasted int) {
	d.session, d.pasted = s, pasted
	d.told = stageOf(s.Left(d.Uptime()), s.Limit())
	d.keeper.forget()
}

// attempt takes the session from wherever it is to its review.
func (d *dialogue) attempt() error {
	for {
		var err error
		switch d.session.Phase() {
		case practice.Brief:
			err = d.brief()
		case practice.Plan:
			err = d.plan()
		case practice.Answer:
			err = d.answer()
		case practice.Submitted:
			err = d.submitted()
		case practice.Rating:
			err = d.rate()
		default:
			return nil
		}
		if err != nil {
			return err
		}
	}
}

// leave keeps what is under way, however the dialogue has ended. The error is
// ErrNotKept or nil.
func (d *dialogue) leave() (err error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(d.ctx), closeFor)
	defer cancel()
	if d.ctx.Err() != nil {
		d.say("") // whatever was being typed stands on its own line
	}
	saved, saving := d.keep(ctx)
	switch {
	case saved && report.Kept(saving):
		d.say("Your draft is kept. okrcoach offers it at the next start.")
	case saved:
		d.say("Your draft could not be kept. Only what stands above is left of it.")
		err = ErrNotKept
	}
	d.tell(d.archive.Close())
	d.sayNotes()
	return err
}
