package history

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"unicode/utf8"
)

// leftover is a record in a plain file that the database has not taken yet:
// a draft or an attempt.
type leftover struct {
	path    string
	draft   *Draft
	attempt *Attempt
}

// id is the record's.
func (l leftover) id() string {
	if l.draft != nil {
		return l.draft.ID
	}
	return l.attempt.ID
}

// leftovers reads all plain files. One that cannot be read is left where it
// is, and named in the warnings.
func (a *Archive) leftovers() []leftover {
	var found []leftover
	for _, path := range a.files.list(isPlain) {
		l, err := readLeftover(path)
		switch {
		case errors.Is(err, fs.ErrNotExist): // taken in since it was listed
		case err != nil:
			a.warn(err)
		default:
			found = append(found, l)
		}
	}
	return found
}

// readLeftover reads the plain file at path. Its errors are sentences that
// name the path.
func readLeftover(path string) (leftover, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return leftover{}, sayf(err, "%s could not be read (%s) and was left where it is", path, reason(err))
	}
	l := leftover{path: path}
	file, err := decodePlain(data)
	if err == nil {
		l.draft, l.attempt, err = file.unpack()
	}
	if err == nil {
		err = checkID(l.id())
	}
	if err != nil {
		err = fmt.Errorf("%w: %w", ErrUnreadable, err)
		return leftover{}, sayf(err, "%s %s and was left where it is", path, ErrUnreadable.Error())
	}
	return l, nil
}

// unpack puts the record in a plain file together, clean but for its id, which
// is still to be checked; one of the results is set.
func (f plainFile) unpack() (*Draft, *Attempt, error) {
	var record Draft // has all the fields of an attempt
	if err := json.Unmarshal(f.record, &record); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	record.Plan, record.Text = f.plan, f.text
	if f.edited {
		// These point into a text that is no longer there.
		record.Review = nil
		record.Cursor = runeStart(f.text, record.Cursor)
	}
	switch f.kind {
	case kindDraft:
		record.clean()
		return &record, nil, nil
	case kindAttempt:
		record.Attempt.clean()
		return nil, &record.Attempt, nil
	}
	return nil, nil, fmt.Errorf("%w: it is of the kind %q", ErrUnreadable, f.kind)
}

// runeStart returns the offset nearest to i, and not before it, at which a
// character of text begins, or the end of text.
func runeStart(text string, i int) int {
	i = min(max(i, 0), len(text))
	for i < len(text) && !utf8.RuneStart(text[i]) {
		i++
	}
	return i
}

// takeIn moves the plain files into the database. What does not succeed is a
// warning, and is tried again when an archive is next opened; until then the
// files are read where they are.
func (a *Archive) takeIn(ctx context.Context) {
	for _, path := range a.files.list(isPlain) {
		a.warn(a.takeInFile(ctx, path))
	}
}

// takeInFile moves one plain file into the database. The file goes only when
// the record has been committed. It stays where another process is at work on
// the draft: that process takes care of it, or the next one does.
func (a *Archive) takeInFile(ctx context.Context, path string) error {
	l, err := readLeftover(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || a.db == nil || a.db.readOnly != nil {
		return err
	}
	err = a.holds.take(l.id())
	if errors.Is(err, ErrHeld) {
		return nil
	}
	if err != nil {
		return notTaken(path, err)
	}
	defer a.holds.drop(l.id())
	// Read once more, now that nobody else can be writing it.
	l, err = readLeftover(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		return err
	}
	if err := a.use(ctx, func(db *database) error { return db.takeIn(ctx, l) }); err != nil {
		return notTaken(path, err)
	}
	return errors.Join(remove(os.Remove, []string{path})...)
}

// notTaken says that a plain file stays as it is, because of err.
func notTaken(path string, err error) error {
	return sayf(err, "%s could not be taken into the history (%s) and was left where it is", path, reason(err))
}

// takeIn stores a record from a plain file, unless what the database has is
// at least as new.
func (db *database) takeIn(ctx context.Context, l leftover) error {
	if l.draft != nil {
		return storeDraft(ctx, db.pool, *l.draft)
	}
	known, err := db.attempt(ctx, l.attempt.ID)
	if err != nil && !errors.Is(err, ErrNotFound) && !errors.Is(err, ErrUnreadable) {
		return err
	}
	if err == nil && !fuller(*l.attempt, known) {
		return nil
	}
	return db.finish(ctx, *l.attempt)
}

// fuller reports whether a is the later state of the attempt that b is a
// state of. An attempt only ever gains: ratings, then a review, then
// critiques, section by section, and what was taken away from it. No date is
// compared, because clocks can be set back. Of two that have as much, a wins:
// it comes from a plain file, and those are written last.
func fuller(a, b Attempt) bool {
	if (a.Review == nil) != (b.Review == nil) {
		return a.Review != nil
	}
	return cmp.Or(cmp.Compare(len(a.Ratings), len(b.Ratings)), cmp.Compare(sections(a), sections(b)), cmp.Compare(takeaways(a), takeaways(b))) >= 0
}

// sections counts what critiques of an attempt have come to.
func sections(at Attempt) int {
	n := len(at.Critiques)
	for _, c := range at.Critiques {
		n += len(c.Sections)
	}
	return n
}

// keep writes a record to a plain file because the database did not take it,
// and returns the *Trouble that says why and where. reason is what use has
// returned.
func (a *Archive) keep(reason error, k kind, id string, record any, plan, text string) error {
	var replaced *Trouble
	if errors.As(reason, &replaced) {
		return replaced // it is in the new database
	}
	trouble := &Trouble{Cause: reason}
	if standing := a.Trouble(); errors.Is(reason, errNoDatabase) && standing != nil {
		trouble.Cause = standing.Cause
	}
	data, err := encodePlain(k, record, plan, text)
	if err == nil {
		trouble.Path, err = a.files.write(plainName(k, id), data)
	}
	if err != nil {
		trouble.Cause = errors.Join(trouble.Cause, err)
	}
	return trouble
}

// plainName is the name of the plain file for a record.
func plainName(k kind, id string) string { return string(k) + "-" + id + plainSuffix }
