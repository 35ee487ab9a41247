package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// ErrTrace says that a deletion has succeeded, but that the text could not be
// cleared out of the database file or its log. SQLite does the latter when the
// last program that has the database open closes it.
var ErrTrace = errors.New("deleted, but traces of it may remain in the database file until no program has it open")

// Delete removes the attempt with this full id and everything that belongs to
// it: its draft, its plain files, its scratch folders, its lock file, its text
// from the free pages and the log of the database, and the journal of the
// interview that it is a round of, unless that is still open: it goes when the
// interview ends. Attempts that retry it
// are kept, and keep its id as their parent: they remain retries, and the id
// says nothing. Databases that were set aside are not touched; see SetAside.
//
// It returns ErrNotFound where there was nothing to remove, ErrHeld where
// another process is at work on its draft, ErrTrace where it is gone but for
// traces of its text, and otherwise what keeps part of it from being removed.
func (a *Archive) Delete(ctx context.Context, id string) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := a.holds.take(id); errors.Is(err, ErrHeld) || errors.Is(err, ErrInvalidID) {
		return err
	}
	defer a.holds.drop(id)
	interview := a.interviewOf(ctx, id)
	var rows int64
	err = a.erase(ctx, func(db *database) (err error) {
		rows, err = db.delete(ctx, id)
		return err
	})
	plain, scratch := a.files.list(belongsTo(id)), a.files.scratch(id)
	trace, err := apart(err, remove(os.Remove, plain), remove(os.RemoveAll, scratch), a.removeJournalOf(interview))
	if err != nil {
		return fmt.Errorf("delete attempt %s: %w", id, err)
	}
	a.latest[id] = gone
	if rows == 0 && len(plain) == 0 && len(scratch) == 0 {
		return fmt.Errorf("%w: %s", ErrNotFound, id)
	}
	if trace != nil {
		return sayf(trace, "the attempt %s is %s", id, ErrTrace.Error())
	}
	return nil
}

// apart joins what went wrong in a deletion, but for an ErrTrace from the
// database, which says that it went well there and is returned by itself.
func apart(erased error, files ...[]error) (trace, failed error) {
	if errors.Is(erased, ErrTrace) {
		trace, erased = erased, nil
	}
	return trace, errors.Join(erased, errors.Join(slices.Concat(files...)...))
}

// DeleteAll removes all attempts and drafts, in the database and in plain
// files, those that cannot be read included, all scratch folders, all
// journals, and the databases that were set aside as damaged, because they
// hold answers as well. It returns the number of attempts that could be
// counted. A draft that a living process is at work on goes too, and comes
// back when that process next saves it. The journal of an interview under way
// stays until that ends, since it could not come back whole; Warnings names it.
//
// Where an error keeps part of it, the rest is removed all the same. ErrTrace
// says that all of it is gone but for traces of the text.
func (a *Archive) DeleteAll(ctx context.Context) (int, error) {
	end, err := a.begin(ctx)
	if err != nil {
		return 0, err
	}
	defer end()
	ids := make(map[string]bool)
	err = a.erase(ctx, func(db *database) error {
		stored, err := db.attemptIDs(ctx, "")
		for _, id := range stored {
			ids[id] = true
		}
		return errors.Join(err, db.deleteAll(ctx))
	})
	for _, l := range a.leftovers() {
		if l.attempt != nil {
			ids[l.id()] = true
		}
	}
	plain := a.files.list(func(name string) bool { return isPlain(name) || isUnfinished(name) })
	aside := folders{a.opts.Dir}.list(isSetAside)
	a.clearLocks()
	trace, err := apart(err, remove(os.Remove, plain), remove(os.Remove, aside), remove(os.RemoveAll, a.files.scratch("")), a.removeJournals())
	switch {
	case err != nil:
		return len(ids), fmt.Errorf("delete the history: %w", err)
	case trace != nil:
		return len(ids), sayf(trace, "the history is %s", ErrTrace.Error())
	}
	return len(ids), nil
}

// SetAside lists the databases that were set aside as damaged. Each may hold
// any answer given before; only DeleteAll removes them.
func (a *Archive) SetAside() []string {
	return folders{a.opts.Dir}.list(func(name string) bool {
		return isSetAside(name) && !strings.HasSuffix(name, "-wal") && !strings.HasSuffix(name, "-shm")
	})
}

// erase runs op on the database. Unlike the other operations it fails where
// there is a database that cannot be used: what was to be removed may be in
// it.
func (a *Archive) erase(ctx context.Context, op func(*database) error) error {
	err := a.use(ctx, op)
	if !errors.Is(err, errNoDatabase) {
		return err
	}
	if _, absent := os.Lstat(a.databasePath()); absent != nil && isAbsent(absent) {
		return nil
	}
	return a.Trouble()
}

// interviewOf returns the interview that an attempt is a round of; empty where
// it is of none, or cannot be read.
func (a *Archive) interviewOf(ctx context.Context, id string) string {
	at, err := a.load(ctx, id, a.leftovers())
	if err != nil || at.Interview == nil {
		return ""
	}
	return at.Interview.ID
}

// removeJournalOf removes the journal of an interview, if there is one that
// nobody has open.
func (a *Archive) removeJournalOf(interview string) []error {
	err := a.removeJournal(interview)
	if errors.Is(err, ErrHeld) || errors.Is(err, ErrInvalidID) {
		return nil
	}
	return []error{err}
}

// clearLocks removes the lock files that nobody holds.
func (a *Archive) clearLocks() {
	for _, path := range (folders{a.holds.dir}).list(isLock) {
		name := strings.TrimSuffix(filepath.Base(path), lockSuffix)
		a.holds.free(strings.TrimPrefix(name, draftPrefix))
	}
}

// isLock reports whether a file name is that of a draft's lock.
func isLock(name string) bool {
	return strings.HasPrefix(name, draftPrefix) && strings.HasSuffix(name, lockSuffix)
}

// delete removes an attempt and its draft, and returns how many rows went. It
// returns ErrTrace where they went but their text may not have.
func (db *database) delete(ctx context.Context, id string) (rows int64, err error) {
	err = db.transact(ctx, func(tx *sql.Tx) error {
		for _, query := range []string{
			`DELETE FROM attempts WHERE id = ?`,
			`DELETE FROM drafts WHERE id = ?`,
		} {
			result, err := tx.ExecContext(ctx, query, id)
			if err != nil {
				return err
			}
			n, err := result.RowsAffected()
			if err != nil {
				return err
			}
			rows += n
		}
		return nil
	})
	if err != nil {
		return 0, err
	}
	return rows, leavesTrace(db.truncateLog(ctx))
}

// deleteAll removes all attempts and drafts and gives their space back. It
// returns ErrTrace where they went but their text may not have.
func (db *database) deleteAll(ctx context.Context) error {
	err := db.transact(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, `DELETE FROM attempts; DELETE FROM drafts`)
		return err
	})
	if err != nil {
		return err
	}
	if _, err = db.pool.ExecContext(ctx, `VACUUM`); err != nil {
		err = fmt.Errorf("give the space back: %w", err)
	}
	return leavesTrace(errors.Join(err, db.truncateLog(ctx)))
}

// leavesTrace makes an ErrTrace of what went wrong after the rows had gone;
// nil stays nil.
func leavesTrace(err error) error {
	if err == nil {
		return nil
	}
	return fmt.Errorf("%w: %w", ErrTrace, classify(err))
}
