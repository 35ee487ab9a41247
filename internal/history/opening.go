package history

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"time"
)

// openDatabase opens the database into a.db and notes in Trouble what stands
// in the way. A damaged file is set aside and a new one started. broken is
// the file that this process has found to be damaged while it was open; nil
// at the first opening. The caller has the turn.
//
// All of this happens under a lock that every process takes, so that none
// sets aside the new file that another has just started.
func (a *Archive) openDatabase(ctx context.Context, broken os.FileInfo) {
	if err := makePrivate(a.opts.Dir); err != nil {
		a.note(&Trouble{Cause: classify(err)})
		return
	}
	path := a.databasePath()
	lock, err := a.lockOpening(ctx)
	if errors.Is(err, ErrHeld) {
		a.note(&Trouble{Cause: fmt.Errorf("%w: it is being opened by another process", ErrLocked)})
		return
	}
	defer lock.release()
	var db *database
	if now, statErr := os.Stat(path); broken != nil && statErr == nil && os.SameFile(now, broken) {
		err = ErrDamaged
	} else {
		db, err = connect(ctx, path, a.opts.BusyTimeout)
	}
	if errors.Is(err, ErrDamaged) {
		a.replaceDamaged(ctx, lock)
		return
	}
	a.accept(db, err)
}

// replaceDamaged sets the database aside, opens a new one in its place, and
// takes over from the old what can be read. Without the lock it would not be
// certain that it is still the damaged file that bears the name.
func (a *Archive) replaceDamaged(ctx context.Context, lock *fileLock) {
	if lock == nil {
		a.note(&Trouble{Cause: fmt.Errorf("%w, and cannot be set aside without a lock file", ErrDamaged)})
		return
	}
	path := a.databasePath()
	aside, err := setAside(path, a.opts.Now())
	if err != nil {
		a.note(&Trouble{Cause: fmt.Errorf("%w, and cannot be set aside: %w", ErrDamaged, err)})
		return
	}
	db, err := connect(ctx, path, a.opts.BusyTimeout)
	a.accept(db, err)
	if err != nil {
		return
	}
	rescued, err := db.rescue(ctx, aside)
	if err != nil {
		a.warn(sayf(err, "what %s still holds could not be taken over (%s) and was left where it is", aside, reason(err)))
	}
	a.note(&Trouble{Cause: ErrDamaged, SetAside: aside, Rescued: rescued, Path: path})
}

// lockOpening waits for the lock under which the database is opened. It
// returns ErrHeld where another process keeps it, and no lock where no file
// can be made for one, as in a folder that can only be read.
func (a *Archive) lockOpening(ctx context.Context) (*fileLock, error) {
	ctx, cancel := context.WithTimeout(ctx, a.opts.BusyTimeout)
	defer cancel()
	return acquire(ctx, filepath.Join(a.opts.Dir, locksName, databaseName+lockSuffix))
}

// accept takes the outcome of connect over into the archive.
func (a *Archive) accept(db *database, err error) {
	a.db = db
	if err == nil && db.readOnly != nil {
		err = db.readOnly
	}
	if err != nil {
		a.note(&Trouble{Cause: err})
	}
}

// note keeps t for Trouble. Where t names no place, it is the folder that
// plain files go to.
func (a *Archive) note(t *Trouble) {
	if t.Path == "" {
		t.Path = a.files.firstWritable()
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.trouble = t
}

// setAside renames the database at path, with its log, to a name that says
// when, and returns that name. An earlier damaged file is never overwritten.
func setAside(path string, now time.Time) (string, error) {
	stem := path + damagedInfix + now.Format("20060102-150405")
	aside := stem
	for n := 2; taken(aside); n++ {
		aside = fmt.Sprintf("%s-%d", stem, n)
	}
	for i, from := range databaseFiles(path) {
		err := os.Rename(from, databaseFiles(aside)[i])
		if err != nil && !errors.Is(err, os.ErrNotExist) {
			return "", err
		}
	}
	return aside, nil
}

// taken reports whether a database at path, or any part of one, exists.
func taken(path string) bool {
	for _, name := range databaseFiles(path) {
		if _, err := os.Lstat(name); !errors.Is(err, os.ErrNotExist) {
			return true
		}
	}
	return false
}

// use runs op on the database. A file that has lost its name is opened anew
// first. Where op finds the file damaged, it is set aside and op runs again
// on a new one; the error is then the *Trouble that says so, although op has
// succeeded. All other errors are classified. The caller has the turn.
func (a *Archive) use(ctx context.Context, op func(*database) error) error {
	if a.db != nil && a.db.moved() {
		if err := a.db.close(); err != nil {
			a.warn(sayf(err, "%s is no longer the file it was, which could not be closed (%s)", a.db.path, reason(err)))
		}
		a.db = nil
		a.openDatabase(ctx, nil)
	}
	if a.db == nil {
		return errNoDatabase
	}
	err := classify(op(a.db))
	if !errors.Is(err, ErrDamaged) {
		return err
	}
	broken := a.db.file
	// Closing a damaged file may fail; that it is damaged is known already.
	_ = a.db.close()
	a.db = nil
	a.openDatabase(ctx, broken)
	if a.db == nil {
		return errNoDatabase
	}
	if err := op(a.db); err != nil {
		return classify(err)
	}
	if t := a.Trouble(); t != nil && t.SetAside != "" {
		return t
	}
	return nil // another process had set the file aside already
}

// ask runs op like use, for operations that have nothing to do where there is
// no database: what Trouble has said already is not said again.
func (a *Archive) ask(ctx context.Context, op func(*database) error) error {
	if err := a.use(ctx, op); !errors.Is(err, errNoDatabase) {
		return err
	}
	return nil
}

// errNoDatabase says that Trouble has the reason.
var errNoDatabase = errors.New("there is no database")
