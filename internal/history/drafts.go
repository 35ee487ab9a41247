package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"math"
	"os"
	"slices"
)

// gone is the revision of a draft that no save may bring back.
const gone = math.MaxInt

// SaveDraft stores a draft, on disk when it returns nil, and holds it for
// this archive. A revision older than one already stored is dropped without
// an error, as is a draft that this archive has finished or discarded: saves
// may overtake each other.
//
// Where the database cannot take it, it is written to a plain file and the
// error is a *Trouble that names the file; the next save tries the database
// again. A *Trouble without a path means that the draft is nowhere on disk.
// Other errors, after which nothing was written: ErrHeld where another
// process is at work on it, ErrInvalidID, ErrClosed, and the context's where
// it ended before saving began.
func (a *Archive) SaveDraft(ctx context.Context, d Draft) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if d.Revision < a.latest[d.ID] {
		return nil
	}
	// A folder that takes no lock file may still take the draft.
	err = a.holds.take(d.ID)
	if errors.Is(err, ErrHeld) || errors.Is(err, ErrInvalidID) {
		return err
	}
	err = a.use(ctx, func(db *database) error { return storeDraft(ctx, db.pool, d) })
	if err == nil {
		a.latest[d.ID] = d.Revision
		a.warn(a.files.remove(plainName(kindDraft, d.ID))...)
		return nil
	}
	err = a.keep(err, kindDraft, d.ID, d, d.Plan, d.Text)
	if isKept(err) {
		a.latest[d.ID] = d.Revision
	}
	return err
}

// isKept reports whether err, from keep, says that the record is on disk.
func isKept(err error) bool {
	var t *Trouble
	return errors.As(err, &t) && t.Path != ""
}

// Drafts returns the drafts that can be gone on with, the latest saved first:
// those in the database and in plain files, but not those that this or any
// other living process holds. On an error of the database, the drafts from
// plain files are returned with it.
func (a *Archive) Drafts(ctx context.Context) ([]Draft, error) {
	end, err := a.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var list []Draft
	err = a.ask(ctx, func(db *database) error {
		var unreadable []error
		var err error
		list, unreadable, err = db.drafts(ctx)
		a.warn(unreadable...)
		return err
	})
	list = mergeDrafts(list, a.leftovers())
	list = slices.DeleteFunc(list, func(d Draft) bool { return !a.holds.free(d.ID) })
	slices.SortFunc(list, func(x, y Draft) int {
		return cmp.Or(y.SavedAt.Compare(x.SavedAt), cmp.Compare(x.ID, y.ID))
	})
	return list, err
}

// mergeDrafts adds the drafts from plain files to list. Of two revisions the
// later one stays; a draft of a finished attempt does not.
func mergeDrafts(list []Draft, left []leftover) []Draft {
	latest := make(map[string]Draft)
	for _, d := range list {
		latest[d.ID] = d
	}
	for _, l := range left {
		if l.draft == nil {
			continue
		}
		if known, ok := latest[l.id()]; !ok || l.draft.Revision > known.Revision {
			latest[l.id()] = *l.draft
		}
	}
	for _, l := range left {
		if l.attempt != nil {
			delete(latest, l.id())
		}
	}
	merged := make([]Draft, 0, len(latest))
	for _, d := range latest {
		merged = append(merged, d)
	}
	return merged
}

// DiscardDraft removes a draft wherever it is kept, its scratch folders
// included, and gives it back. A draft that is not there is no error. It
// returns ErrHeld where another process is at work on it.
func (a *Archive) DiscardDraft(ctx context.Context, id string) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	if err := a.holds.take(id); errors.Is(err, ErrHeld) || errors.Is(err, ErrInvalidID) {
		return err
	}
	defer a.holds.drop(id)
	err = a.ask(ctx, func(db *database) error { return db.discardDraft(ctx, id) })
	err = errors.Join(append(a.files.remove(plainName(kindDraft, id)), err)...)
	err = errors.Join(append(remove(os.RemoveAll, a.files.scratch(id)), err)...)
	if err != nil {
		return fmt.Errorf("discard draft %s: %w", id, err)
	}
	a.latest[id] = gone
	return nil
}
