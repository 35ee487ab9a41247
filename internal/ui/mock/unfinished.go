package mock

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
)

// Unfinished is an interview that was left and is still on disk.
type Unfinished struct {
	ID string
	// Names says whose it is: "Ada and Ben".
	Names string
	// OneKeyboard says that both sat at the same keyboard.
	OneKeyboard bool
	// LeftAt is a date, used only to say how long ago that was.
	LeftAt time.Time
	// Missing is the id of a question that it needs and that is not here:
	// empty where the interview can be gone on with. What follows is known
	// only then.
	Missing string
	// Stage says how far it came, "answer, 3:12 left", in the round of this
	// number, and Title is what was asked in it.
	Stage string
	Round int
	Title string
}

// FindUnfinished returns the interviews that were left, the latest first:
// those of the kind that o.OneKeyboard says, and those of the other. Some
// cannot be gone on with, see Unfinished.Missing. Interviews that ended in the
// moment in which the program died are put into the history on the way, and
// those in which nothing has happened yet are forgotten. The error joins what
// could not be read.
func FindUnfinished(ctx context.Context, archive *history.Archive, o peer.Options) (found, others []Unfinished, err error) {
	journals, err := archive.Journals(ctx)
	errs := []error{err}
	for _, j := range journals {
		o.ID, o.Log = j.ID, func([]byte) error { return nil }
		u, err := findOne(ctx, archive, o, j)
		switch {
		case err != nil:
			errs = append(errs, err)
		case u == nil:
		case u.OneKeyboard == o.OneKeyboard:
			found = append(found, *u)
		default:
			others = append(others, *u)
		}
	}
	return found, others, errors.Join(errs...)
}

// findOne looks at one interview; nil where it needs nobody any more.
func findOne(ctx context.Context, archive *history.Archive, o peer.Options, j history.Unfinished) (*Unfinished, error) {
	room, err := rebuild(archive, o)
	if errors.Is(err, peer.ErrQuestion) {
		if u, err := unasked(archive, o, j); err == nil {
			return u, nil
		}
	}
	if err != nil {
		return nil, fmt.Errorf("an unfinished interview cannot be gone on with, and stays in %s: %w", j.Path, err)
	}
	defer room.Close()
	v := room.View(peer.Host)
	switch {
	case v.Phase == peer.Ended:
		return nil, finish(ctx, archive, o)
	case untouched(v):
		return nil, archive.DiscardJournal(ctx, j.ID)
	}
	u := &Unfinished{
		ID: j.ID, Names: both(v.Host.Name, v.Guest.Name), OneKeyboard: v.OneKeyboard, LeftAt: j.WrittenAt,
		Stage: string(v.Phase), Round: v.Round,
	}
	if v.Phase == peer.Answer {
		u.Stage += ", " + report.Left(v.Clock.Left(o.Uptime()))
	}
	if i := indexOf(o.Questions, v.Settings.Question); i >= 0 {
		u.Title = o.Questions[i].Title
	}
	return u, nil
}

// unasked tells what can be told of an interview whose question is not here.
func unasked(archive *history.Archive, o peer.Options, j history.Unfinished) (*Unfinished, error) {
	log, err := archive.ReadJournal(j.ID)
	if err != nil {
		return nil, err
	}
	defer func() { _ = log.Close() }() // it was only read
	g, err := peer.Look(log)
	if err != nil {
		return nil, err
	}
	here := func(id string) bool { return indexOf(o.Questions, id) >= 0 }
	gone := slices.DeleteFunc(g.Questions, here)
	if len(gone) == 0 {
		return nil, peer.ErrQuestion
	}
	return &Unfinished{
		ID: j.ID, Names: both(g.Host, g.Guest), OneKeyboard: g.OneKeyboard, LeftAt: j.WrittenAt, Missing: gone[0],
	}, nil
}

func both(one, other string) string { return one + " and " + other }

// indexOf is the place of a question among all, -1 where it is not there.
func indexOf(all []questions.Question, id string) int {
	return slices.IndexFunc(all, func(q questions.Question) bool { return q.ID == id })
}

// finish keeps the rounds of an interview that has ended, and removes its
// journal.
func finish(ctx context.Context, archive *history.Archive, o peer.Options) error {
	i, err := GoOn(archive, o, o.ID)
	if err != nil {
		return err
	}
	return i.Close(ctx)
}

// Elsewhere says which command goes on with interviews of the other kind;
// empty where there are none.
func Elsewhere(others []Unfinished) string {
	if len(others) == 0 {
		return ""
	}
	one, several, command := "An interview of %s that was hosted", "%d hosted interviews", "okrcoach mock --host"
	if others[0].OneKeyboard {
		one, several, command = "An interview of %s at one keyboard", "%d interviews at one keyboard", "okrcoach mock"
	}
	if n := len(others); n > 1 {
		return fmt.Sprintf(several+" are not finished. %s goes on with them.", n, command)
	}
	return fmt.Sprintf(one+" is not finished. %s goes on with it.", others[0].Names, command)
}
