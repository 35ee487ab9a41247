package history

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// The name of a journal is interview-ID.log. Without the suffix it also names
// the claim to it, apart from those to drafts.
const (
	journalPrefix = "interview-"
	journalSuffix = ".log"
)

// Unfinished is an interview that was left and can be gone on with.
type Unfinished struct {
	ID string
	// Path is its journal.
	Path string
	// WrittenAt is a date, used only to say how long ago it was left.
	WrittenAt time.Time
}

// OpenJournal creates the journal of the interview with this id, or goes on
// with it, and claims it as Hold claims a draft. A last line that is torn is
// cut off. A new one is in the first of the archive's folders that takes it;
// one that is there stays where it is, unless it can only be read: then the
// next folder takes a copy that goes on. Close or Remove the journal after
// use; closing the archive closes it too.
//
// It returns ErrHeld where the journal is open already, in this process or
// another living one, ErrInvalidID, also for an id of more than 54
// characters, ErrClosed, or a sentence that names the file or folder and
// wraps ErrFull, ErrReadOnly or ErrUnusable.
func (a *Archive) OpenJournal(id string) (*Journal, error) {
	end, err := a.begin(context.Background())
	if err != nil {
		return nil, err
	}
	defer end()
	if err := a.claimJournal(id); err != nil {
		return nil, err
	}
	j, err := a.files.openJournal(id)
	if err != nil {
		a.holds.drop(journalPrefix + id)
		return nil, err
	}
	j.remove = func() error { return errors.Join(a.files.remove(journalName(id))...) }
	j.release = func() {
		a.mu.Lock()
		delete(a.journals, id)
		a.mu.Unlock()
		a.holds.drop(journalPrefix + id) // last: now it may be opened again
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.journals[id] = j
	return j, nil
}

// claimJournal claims a journal that nobody has open, or returns ErrHeld or
// ErrInvalidID. The caller has the turn.
func (a *Archive) claimJournal(id string) error {
	key := journalPrefix + id
	if journalID(journalName(id)) == "" {
		return fmt.Errorf("%w: %.80q", ErrInvalidID, id)
	}
	// A folder that takes no lock file may still have the journal.
	if a.holds.mine(key) || errors.Is(a.holds.take(key), ErrHeld) {
		return sayf(ErrHeld, "the interview %s is under way in another window", id)
	}
	return nil
}

// closeJournals closes those that are still open.
func (a *Archive) closeJournals() error {
	a.mu.Lock()
	var open []*Journal
	for _, id := range slices.Sorted(maps.Keys(a.journals)) {
		open = append(open, a.journals[id])
	}
	a.mu.Unlock()
	var failures []error
	for _, j := range open {
		failures = append(failures, j.Close())
	}
	return errors.Join(failures...)
}

// Journals lists the interviews that can be gone on with, the latest written
// first: those whose journal no living process has open.
func (a *Archive) Journals(ctx context.Context) ([]Unfinished, error) {
	end, err := a.begin(ctx)
	if err != nil {
		return nil, err
	}
	defer end()
	var list []Unfinished
	for _, id := range a.files.journals() {
		path, info := a.files.journal(id)
		if info != nil && info.Size() > 0 && a.holds.free(journalPrefix+id) {
			list = append(list, Unfinished{ID: id, Path: path, WrittenAt: info.ModTime()})
		}
	}
	slices.SortFunc(list, func(x, y Unfinished) int {
		return cmp.Or(y.WrittenAt.Compare(x.WrittenAt), cmp.Compare(x.ID, y.ID))
	})
	return list, nil
}

// ReadJournal opens the journal of the interview with this id for reading
// from its beginning. To go on with it, open it first, so that nobody else
// does and its last line is whole. It returns ErrNotFound, ErrInvalidID,
// ErrClosed, or a sentence that says why it cannot be read.
func (a *Archive) ReadJournal(id string) (io.ReadCloser, error) {
	end, err := a.begin(context.Background())
	if err != nil {
		return nil, err
	}
	defer end()
	if journalID(journalName(id)) == "" {
		return nil, fmt.Errorf("%w: %.80q", ErrInvalidID, id)
	}
	path, info := a.files.journal(id)
	if info == nil {
		return nil, sayf(ErrNotFound, "there is no unfinished interview %s", id)
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, sayf(classify(err), "%s could not be read (%s)", path, reason(err))
	}
	return f, nil
}

// DiscardJournal removes the journal of the interview with this id from every
// folder. One that is not there is no error. It returns ErrHeld where it is
// open, in this process or another living one, ErrInvalidID, ErrClosed, the
// context's error, or what keeps it from being removed.
func (a *Archive) DiscardJournal(ctx context.Context, id string) error {
	end, err := a.begin(ctx)
	if err != nil {
		return err
	}
	defer end()
	return a.removeJournal(id)
}

// removeJournal is DiscardJournal for whoever has the turn.
func (a *Archive) removeJournal(id string) error {
	if err := a.claimJournal(id); err != nil {
		return err
	}
	defer a.holds.drop(journalPrefix + id)
	return errors.Join(a.files.remove(journalName(id))...)
}

// removeJournals removes all journals but those that are open, which go when
// their interview ends; a warning names these. It returns what could not be
// removed.
func (a *Archive) removeJournals() []error {
	var failures []error
	for _, id := range a.files.journals() {
		switch err := a.removeJournal(id); {
		case errors.Is(err, ErrHeld):
			a.warn(sayf(err, "%s, and stays on disk until it ends", err))
		case err != nil:
			failures = append(failures, err)
		}
	}
	return failures
}

func journalName(id string) string { return journalPrefix + id + journalSuffix }

// journalID returns the id in the name of a journal; empty for any other
// name.
func journalID(name string) string {
	key, isLog := strings.CutSuffix(name, journalSuffix)
	id, isInterview := strings.CutPrefix(key, journalPrefix)
	if !isLog || !isInterview || id == "" || checkID(key) != nil {
		return ""
	}
	return id
}

// journals returns the ids of the journals in all folders, in order.
func (f folders) journals() []string {
	var ids []string
	for _, path := range f.list(func(name string) bool { return journalID(name) != "" }) {
		ids = append(ids, journalID(filepath.Base(path)))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// journal returns where the journal of an interview is; info is nil where
// there is none. Of two, the longer one goes on where the other could only be
// read.
func (f folders) journal(id string) (path string, info os.FileInfo) {
	for _, candidate := range f.list(func(name string) bool { return name == journalName(id) }) {
		if found, err := os.Lstat(candidate); err == nil && (info == nil || found.Size() >= info.Size()) {
			path, info = candidate, found
		}
	}
	return path, info
}
