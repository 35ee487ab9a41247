package history

import (
	"context"
	"database/sql"
	"errors"

	"okrcoach/internal/critique/coaching"
)

// KeepCritique stores a critique, whole or as far as it has come, with the
// attempt that it is about. What another process has stored with that attempt
// stays. It returns ErrNotFound where the attempt was deleted in the meantime,
// and otherwise what Finish returns: where the database cannot take it, at is
// written to a plain file, with the critique.
func (a *Archive) KeepCritique(ctx context.Context, at Attempt, c coaching.Critique) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	// As in Finish: the lock is for the plain file, not for the database.
	if err := a.holds.take(at.ID); errors.Is(err, ErrInvalidID) {
		return err
	}
	defer a.holds.drop(at.ID)
	left := a.leftoverAttempt(at.ID)
	err = a.use(ctx, func(db *database) error {
		err := db.keepCritique(ctx, at.ID, c)
		if left == nil || err != nil && !errors.Is(err, ErrNotFound) {
			return err
		}
		// The plain file is about to go, with what it alone has.
		return db.takeIn(ctx, leftover{attempt: new(left.With(c))})
	})
	switch {
	case errors.Is(err, ErrNotFound):
		return err
	case err == nil:
		a.warn(a.files.remove(plainName(kindAttempt, at.ID))...)
		return nil
	}
	if left != nil && fuller(*left, at) {
		at = *left
	}
	at = at.With(c)
	return a.keep(err, kindAttempt, at.ID, at, at.Plan, at.Text)
}

// leftoverAttempt returns the attempt with an id from a plain file; nil where
// there is none.
func (a *Archive) leftoverAttempt(id string) *Attempt {
	for _, l := range a.leftovers() {
		if l.attempt != nil && l.id() == id {
			return l.attempt
		}
	}
	return nil
}

// keepCritique puts a critique into the stored attempt with an id, or returns
// ErrNotFound.
func (db *database) keepCritique(ctx context.Context, id string, c coaching.Critique) error {
	return db.transact(ctx, func(tx *sql.Tx) error {
		at, err := readAttempt(ctx, tx, db.path, id)
		if err != nil {
			return err
		}
		return storeAttempt(ctx, tx, at.With(c))
	})
}
