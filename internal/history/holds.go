package history

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"time"

	"github.com/gofrs/flock"
)

// ErrHeld says that another living process is working on the draft.
var ErrHeld = errors.New("another process is working on it")

const (
	// locksName is the folder, beside the database, of the lock files.
	locksName  = "locks"
	lockSuffix = ".lock"
	// holdPatience is how long Hold waits for a process that has the lock
	// only for the moment in which it asks whether the draft is free.
	holdPatience = 250 * time.Millisecond
	// lockRetry is the pause between two attempts to get a lock.
	lockRetry = 5 * time.Millisecond
)

// Hold claims a draft for this archive, until Finish, DiscardDraft, Delete,
// Close or the end of the process, however it ends. It returns ErrHeld where another living
// process has it and ErrInvalidID for an id that cannot be one. Holding twice
// is harmless. Where no folder takes lock files, other processes do not see
// the claim.
func (a *Archive) Hold(id string) error { return a.holds.take(id) }

// holds are the drafts that this archive has claimed: one locked file each,
// because the system gives a lock back when its process dies and leaves no
// process id behind that might by then belong to another.
type holds struct {
	dir string // empty where no folder takes lock files

	mu    sync.Mutex
	locks map[string]*fileLock
}

// newHolds keeps lock files below the first of the folders that takes them.
func newHolds(f folders) *holds {
	var candidates folders
	for _, dir := range f {
		candidates = append(candidates, filepath.Join(dir, locksName))
	}
	return &holds{dir: candidates.firstWritable(), locks: make(map[string]*fileLock)}
}

// take claims id; see Archive.Hold.
func (h *holds) take(id string) error {
	if err := checkID(id); err != nil {
		return err
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	if _, mine := h.locks[id]; mine {
		return nil
	}
	if h.dir == "" {
		h.locks[id] = nil // no lock, but at least this archive knows
		return nil
	}
	ctx, cancel := context.WithTimeout(context.Background(), holdPatience)
	defer cancel()
	lock, err := acquire(ctx, h.path(id))
	if err != nil {
		return fmt.Errorf("hold draft %s: %w", id, err)
	}
	h.locks[id] = lock
	return nil
}

// drop gives id back; one that is not held is left as it is.
func (h *holds) drop(id string) {
	h.mu.Lock()
	defer h.mu.Unlock()
	h.locks[id].release()
	delete(h.locks, id)
}

// dropAll gives everything back.
func (h *holds) dropAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for id, lock := range h.locks {
		lock.release()
		delete(h.locks, id)
	}
}

// mine reports whether this archive holds id.
func (h *holds) mine(id string) bool {
	h.mu.Lock()
	defer h.mu.Unlock()
	_, mine := h.locks[id]
	return mine
}

// free reports whether nobody holds id, neither this archive nor another
// process. It clears away the lock file of a process that has died.
func (h *holds) free(id string) bool {
	if h.dir == "" || h.mine(id) {
		return !h.mine(id)
	}
	if _, err := os.Lstat(h.path(id)); err != nil {
		return true
	}
	if err := h.take(id); err != nil {
		return !errors.Is(err, ErrHeld)
	}
	h.drop(id)
	return true
}

// path is the lock file of id.
func (h *holds) path(id string) string {
	return filepath.Join(h.dir, "draft-"+id+lockSuffix)
}

// fileLock is a locked file. A nil fileLock is no lock.
type fileLock struct{ *flock.Flock }

// acquire locks the file at path, which it creates, and tries until the
// context ends: it returns ErrHeld then, or the error that kept it from
// making the file.
func acquire(ctx context.Context, path string) (*fileLock, error) {
	if err := makePrivate(filepath.Dir(path)); err != nil {
		return nil, err
	}
	for {
		lock := flock.New(path, flock.SetPermissions(0o600))
		locked, err := lock.TryLockContext(ctx, lockRetry)
		switch {
		case ctx.Err() != nil && !locked:
			return nil, ErrHeld
		case err != nil:
			return nil, err
		case stillNamed(lock):
			// Against a umask that would keep other processes of the same
			// person from opening it. Where this fails, it is locked anyway.
			_ = os.Chmod(path, 0o600)
			return &fileLock{lock}, nil
		}
		// Its last owner removed the file between our opening and locking
		// it: what we have locked is a file that nobody else will look at.
		_ = lock.Unlock()
	}
}

// stillNamed reports whether the locked file is the one at its path.
func stillNamed(lock *flock.Flock) bool {
	locked, err := lock.Stat()
	if err != nil {
		return false
	}
	named, err := os.Lstat(lock.Path())
	return err == nil && os.SameFile(locked, named)
}

// release removes the file and gives the lock back. The file goes first, so
// that it is not another's that is removed; where an open file cannot be
// removed, as on Windows, it goes afterwards, unless another has opened it.
func (l *fileLock) release() {
	if l == nil {
		return
	}
	err := os.Remove(l.Path())
	// A lock that cannot be given back ends with the process, at the latest.
	_ = l.Unlock()
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		_ = os.Remove(l.Path())
	}
}
