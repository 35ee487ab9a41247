package endpoint

import (
	"cmp"
	"fmt"
	"path/filepath"
	"sync"
	"time"

	"okrcoach/internal/clean"
)

// MemoryName is how the names of the memory's files in its folder begin.
const MemoryName = "endpoints.json"

// Memory is what the program remembers of endpoints from one run to the next:
// whom the person allowed to get every critique, which model they chose, and
// in which way an endpoint and its model could be asked. It never holds a key
// or an answer.
//
// Several processes may remember at once, and all methods may be called from
// several goroutines. Where the file cannot be used, the memory works for this
// run, and Trouble says so. What was remembered is read when it is opened and
// whenever something is remembered.
type Memory struct {
	dir string
	now func() time.Time

	mu      sync.Mutex
	kept    kept
	pending []func(*kept) // changes that could not be written yet
	trouble error
}

// OpenMemory opens the memory in a folder, which is created when something is
// first remembered. It never fails. now gives the date of a consent and of a
// damaged file that is set aside.
func OpenMemory(dir string, now func() time.Time) *Memory {
	m := &Memory{dir: dir, now: now, kept: nothing()}
	m.mu.Lock()
	defer m.mu.Unlock()
	was, err := m.load()
	if isDamaged(err) {
		err = m.locked(func() error {
			// Another process may have set it aside in the meantime.
			if was, err = m.load(); isDamaged(err) {
				err = m.setAside(err)
			}
			return err
		})
	}
	m.kept, m.trouble = was, err
	return m
}

// Path is the file that the memory is kept in.
func (m *Memory) Path() string { return filepath.Join(m.dir, MemoryName) }

// Trouble says why the memory could not be read or kept, in a sentence that
// can be shown, or returns nil.
func (m *Memory) Trouble() error {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.trouble
}

// Allowed reports whether the person has said that every critique may go to
// the host of the address. It holds for no other host or port, and a consent
// for a secure connection not for one that can be read on its way.
func (m *Memory) Allowed(a Address) bool { return m.host(a).Consent != "" }

// Allow remembers that every critique may go to the host of the address.
func (m *Memory) Allow(a Address) error {
	return m.change(func(k *kept) {
		h := k.Hosts[hostKey(a)]
		h.Consent = m.now().Format(time.DateOnly)
		k.Hosts[hostKey(a)] = h
	})
}

// Model is the model that was chosen for the host of the address, or "".
func (m *Memory) Model(a Address) string { return m.host(a).Model }

// SetModel remembers the model for the host of the address.
func (m *Memory) SetModel(a Address, model string) error {
	return m.change(func(k *kept) {
		h := k.Hosts[hostKey(a)]
		h.Model = clean.Line(model)
		k.Hosts[hostKey(a)] = h
	})
}

// Rung is the way in which the model at the address could be asked, as
// SetRung was given it, or "".
func (m *Memory) Rung(a Address, model string) string {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept.Rungs[a.String()][clean.Line(model)]
}

// SetRung remembers the way in which the model at the address can be asked.
func (m *Memory) SetRung(a Address, model, rung string) error {
	return m.change(func(k *kept) {
		of := k.Rungs[a.String()]
		if of == nil {
			of = map[string]string{}
			k.Rungs[a.String()] = of
		}
		of[clean.Line(model)] = rung
	})
}

// Chosen is the endpoint on this machine that the person chose when nothing
// was set; ok is false where they chose none.
func (m *Memory) Chosen() (a Address, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	a, err := ParseAddress(m.kept.Chosen)
	return a, err == nil && a.Loopback()
}

// Choose remembers an endpoint on this machine.
func (m *Memory) Choose(a Address) error {
	return m.change(func(k *kept) { k.Chosen = a.String() })
}

func (m *Memory) host(a Address) hostMemory {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.kept.Hosts[hostKey(a)]
}

// hostKey is what a host goes by in the file.
func hostKey(a Address) string {
	if a.Insecure() {
		return a.scheme + "://" + a.host
	}
	return a.host
}

// change makes a change to what is kept now, by whichever process, and writes
// it. Where that fails, the change holds for this run and is tried again with
// the next; the error is the sentence that says so.
func (m *Memory) change(alter func(*kept)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.pending = append(m.pending, alter)
	err := m.locked(m.writePending)
	if err != nil {
		alter(&m.kept)
		m.trouble = cmp.Or(m.trouble, err)
		return fmt.Errorf("this is remembered for this run only: %w", err)
	}
	return nil
}

// writePending writes all changes that wait to what the file holds now. The
// caller has the lock.
func (m *Memory) writePending() error {
	now, err := m.load()
	if isDamaged(err) {
		// Its sentence is for Trouble; the changes themselves can be kept.
		m.trouble = m.setAside(err)
		now, err = nothing(), nil
	}
	if err != nil {
		return err
	}
	for _, alter := range m.pending {
		alter(&now)
	}
	if err := m.write(now); err != nil {
		return err
	}
	m.kept, m.pending = now, nil
	return nil
}
