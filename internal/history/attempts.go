package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
)

// Errors of looking an attempt up.
var (
	ErrNotFound  = errors.New("there is no such attempt")
	ErrAmbiguous = errors.New("more than one attempt begins like this")
)

// Filter says which attempts are asked for. The zero Filter is all of them.
type Filter struct {
	// Question is the id of the question answered; any where it is empty.
	Question string
	// Limit is how many to return at most; all where it is 0.
	Limit int
}

// Finish stores an attempt, removes its draft and gives the draft back. It
// may be called again for the same attempt, to add ratings or a review. Where
// the database cannot take it, the attempt is written to a plain file and the
// error is a *Trouble, as with SaveDraft; other errors are ErrInvalidID,
// ErrClosed and the context's.
func (a *Archive) Finish(ctx context.Context, at Attempt) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	// The lock keeps another process from taking in a plain file while it is
	// being replaced. To store the answer matters more than to have it.
	if err := a.holds.take(at.ID); errors.Is(err, ErrInvalidID) {
		return err
	}
	err = a.use(ctx, func(db *database) error { return db.finish(ctx, at) })
	outdated := []string{plainName(kindDraft, at.ID)}
	if err == nil {
		outdated = append(outdated, plainName(kindAttempt, at.ID))
	} else {
		err = a.keep(err, kindAttempt, at.ID, at, at.Plan, at.Text)
		if !isKept(err) {
			return err
		}
	}
	a.latest[at.ID] = gone
	a.warn(a.files.remove(outdated...)...)
	a.holds.drop(at.ID)
	return err
}

// Attempts returns the attempts that f lets through, the latest started
// first. On an error of the database, those in plain files are returned with
// it.
func (a *Archive) Attempts(ctx context.Context, f Filter) ([]Attempt, error) {
	end, err := a.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var list []Attempt
	err = a.ask(ctx, func(db *database) error {
		var unreadable []error
		var err error
		list, unreadable, err = db.attempts(ctx, f)
		a.warn(unreadable...)
		return err
	})
	list = mergeAttempts(list, a.leftovers(), f)
	if f.Limit > 0 && len(list) > f.Limit {
		list = list[:f.Limit]
	}
	return list, err
}

// mergeAttempts adds the attempts from plain files that f lets through to a
// list that is in order, and keeps the order.
func mergeAttempts(list []Attempt, left []leftover, f Filter) []Attempt {
	for _, l := range left {
		if l.attempt == nil || f.Question != "" && l.attempt.QuestionID != f.Question {
			continue
		}
		same := func(at Attempt) bool { return at.ID == l.id() }
		if i := slices.IndexFunc(list, same); i < 0 {
			list = append(list, *l.attempt)
		} else if fuller(*l.attempt, list[i]) {
			list[i] = *l.attempt
		}
	}
	slices.SortStableFunc(list, func(x, y Attempt) int {
		return cmp.Or(y.StartedAt.Compare(x.StartedAt), cmp.Compare(y.ID, x.ID))
	})
	return list
}

// Attempt returns the attempt with the id given, or the only one whose id
// begins with it; o, i and l are taken for the digits they look like where
// nothing else fits. It returns ErrNotFound, ErrAmbiguous, ErrUnreadable, or
// what keeps the database from being read.
func (a *Archive) Attempt(ctx context.Context, id string) (Attempt, error) {
	end, err := a.begin(ctx)
	if err != nil {
		return Attempt{}, err
	}
	defer end()
	left := a.leftovers()
	for _, prefix := range readings(id) {
		ids, err := a.matches(ctx, prefix, left)
		switch {
		case err != nil:
			return Attempt{}, err
		case len(ids) == 1:
			return a.load(ctx, ids[0], left)
		case len(ids) > 1:
			return Attempt{}, fmt.Errorf("%w: %q", ErrAmbiguous, prefix)
		}
	}
	return Attempt{}, fmt.Errorf("%w: %.80q", ErrNotFound, id)
}

// matches returns the ids that begin with prefix, at least two of them if
// there are more than one; an id that is all of prefix is returned alone.
func (a *Archive) matches(ctx context.Context, prefix string, left []leftover) ([]string, error) {
	if checkID(prefix) != nil {
		return nil, nil
	}
	var ids []string
	err := a.ask(ctx, func(db *database) (err error) {
		ids, err = db.attemptIDs(ctx, prefix)
		return err
	})
	for _, l := range left {
		if l.attempt != nil && strings.HasPrefix(l.id(), prefix) {
			ids = append(ids, l.id())
		}
	}
	if slices.Contains(ids, prefix) {
		return []string{prefix}, err
	}
	slices.Sort(ids)
	return slices.Compact(ids), err
}

// load returns the attempt with this id in its fullest state.
func (a *Archive) load(ctx context.Context, id string, left []leftover) (Attempt, error) {
	at, err := Attempt{}, ErrNotFound
	if readErr := a.ask(ctx, func(db *database) error {
		at, err = db.attempt(ctx, id)
		return err
	}); readErr != nil {
		err = readErr
	}
	for _, l := range left {
		if l.attempt != nil && l.id() == id && (err != nil || fuller(*l.attempt, at)) {
			at, err = *l.attempt, nil
		}
	}
	return at, err
}
