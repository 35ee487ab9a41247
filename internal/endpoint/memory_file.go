package endpoint

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"time"

	"github.com/gofrs/flock"
)

// kept is what the file of the memory holds.
type kept struct {
	Version int `json:"version"`
	// Hosts goes by hostKey.
	Hosts map[string]hostMemory `json:"hosts"`
	// Rungs goes by base URL and model.
	Rungs map[string]map[string]string `json:"rungs"`
	// Chosen is the base URL of an endpoint on this machine.
	Chosen string `json:"chosen,omitempty"`
}

// hostMemory is what is kept of a host.
type hostMemory struct {
	// Consent is the day of a standing consent; empty where there is none.
	Consent string `json:"consent,omitempty"`
	Model   string `json:"model,omitempty"`
}

const (
	memoryVersion = 1
	maxMemory     = 1 << 20 // bytes; a real one has a few hundred
	// lockPatience is how long to wait for another process, which has the
	// lock for the time of one small write.
	lockPatience = 2 * time.Second
	lockRetry    = 5 * time.Millisecond
)

func nothing() kept {
	return kept{Version: memoryVersion, Hosts: map[string]hostMemory{}, Rungs: map[string]map[string]string{}}
}

// What can be wrong with what the file holds.
var (
	errDamaged = errors.New("it is damaged")
	errNewer   = errors.New("was written by a newer version of this program")
)

func isDamaged(err error) bool { return errors.Is(err, errDamaged) }

// load reads the file. Where it cannot, it returns nothing and a sentence.
func (m *Memory) load() (kept, error) {
	f, err := os.Open(m.Path())
	if errors.Is(err, fs.ErrNotExist) {
		return nothing(), nil
	}
	if err != nil {
		return nothing(), m.unusable("read", err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, maxMemory+1))
	if err != nil {
		return nothing(), m.unusable("read", err)
	}
	if len(data) > maxMemory {
		return nothing(), errDamaged
	}
	read, err := decode(data)
	if errors.Is(err, errNewer) {
		return nothing(), fmt.Errorf("what is remembered of endpoints in %s %w, so it is neither used nor changed", m.Path(), err)
	}
	return read, err
}

// decode reads what the file holds. The version is read by itself: a newer
// one may hold other kinds of things under the same names.
func decode(data []byte) (kept, error) {
	var of struct{ Version int }
	if err := json.Unmarshal(data, &of); err != nil || of.Version < 1 {
		return nothing(), errDamaged
	}
	if of.Version > memoryVersion {
		return nothing(), errNewer
	}
	read := nothing()
	if err := json.Unmarshal(data, &read); err != nil {
		return nothing(), errDamaged
	}
	// JSON's null makes maps nil.
	if read.Hosts == nil {
		read.Hosts = nothing().Hosts
	}
	if read.Rungs == nil {
		read.Rungs = nothing().Rungs
	}
	return read, nil
}

// unusable says what could not be done with the file.
func (m *Memory) unusable(do string, err error) error {
	return &unusableError{text: fmt.Sprintf("what is remembered of endpoints cannot be %s in %s (%s)", do, m.dir, reason(err)), err: err}
}

// unusableError is a sentence about a file, without the detail in err.
type unusableError struct {
	text string
	err  error
}

// Error returns the sentence.
func (u *unusableError) Error() string { return u.text }

// Unwrap returns what the sentence is about.
func (u *unusableError) Unwrap() error { return u.err }

// reason is why the system refused, without the path.
func reason(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Err.Error()
	}
	var link *os.LinkError
	if errors.As(err, &link) {
		return link.Err.Error()
	}
	return err.Error()
}

// setAside gives the damaged file another name, and returns the sentence that
// says so. The caller has the lock.
func (m *Memory) setAside(damage error) error {
	stem := m.Path() + ".damaged-" + m.now().Format("20060102-150405")
	aside := stem
	for n := 2; ; n++ {
		if _, err := os.Lstat(aside); errors.Is(err, fs.ErrNotExist) {
			break
		}
		aside = fmt.Sprintf("%s-%d", stem, n)
	}
	if err := os.Rename(m.Path(), aside); err != nil {
		return m.unusable("read, because it is damaged, nor set aside", err)
	}
	return &unusableError{
		text: fmt.Sprintf("what was remembered of endpoints was damaged and is set aside as %s; you will be asked again", aside),
		err:  damage,
	}
}

// locked calls do while no other process is writing.
func (m *Memory) locked(do func() error) error {
	if err := makePrivate(m.dir); err != nil {
		return m.unusable("kept", err)
	}
	ctx, cancel := context.WithTimeout(context.Background(), lockPatience)
	defer cancel()
	// The file of the lock stays: were it removed, two processes could each
	// have locked a file of this name.
	lock := flock.New(m.Path()+".lock", flock.SetPermissions(0o600))
	if ok, err := lock.TryLockContext(ctx, lockRetry); !ok {
		if ctx.Err() != nil {
			err = errors.New("another process is writing to it")
		}
		return m.unusable("kept", err)
	}
	defer func() { _ = lock.Unlock() }() // it ends with the process, at the latest
	return do()
}

// makePrivate creates a missing folder, open to its owner alone whatever the
// umask.
func makePrivate(dir string) error {
	if _, err := os.Stat(dir); err == nil {
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// write replaces the file, readable by its owner alone, so that after a crash
// it is there as it was before or as it is now. The caller has the lock.
func (m *Memory) write(k kept) error {
	data, err := json.MarshalIndent(k, "", "  ")
	if err != nil {
		return m.unusable("kept", err)
	}
	f, err := os.CreateTemp(m.dir, ".endpoints-*.json")
	if err != nil {
		return m.unusable("kept", err)
	}
	_, err = f.Write(append(data, '\n'))
	if runtime.GOOS != "windows" {
		err = errors.Join(err, f.Chmod(0o600))
	}
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(m.dir, MemoryName))
	}
	if err != nil {
		_ = os.Remove(f.Name()) // the first error is the one to tell
		return m.unusable("kept", err)
	}
	return nil
}
