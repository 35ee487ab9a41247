package pass

import (
	"time"

	"okrcoach/internal/peer"
)

// Status is what the host is shown of a seat.
type Status struct {
	// Code is what to type, as it is shown; empty where no code opens the
	// seat, because a key took it or because there is no such seat.
	Code string
	// Left is how long the code can be used for the first time; 0 when it has
	// expired or been used.
	Left time.Duration
	// Used says that the seat has been taken, and Sits that somebody is there.
	Used, Sits bool
}

// Wrong counts the wrong codes so far, and Waiting those whose answer is due
// later, whether or not anybody still waits for it.
func (p *Porter) Wrong() (wrong, waiting int) {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.line.wrong, p.line.waiting(p.options.Uptime())
}

// Status returns what the host is shown of a seat.
func (p *Porter) Status(s peer.Seat) Status {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.place(s)
	if at == nil {
		return Status{}
	}
	status := Status{Used: at.owner != nil, Sits: at.sits}
	if at.owner == nil || at.owner.same(at.proof) {
		status.Code = shown(at.code)
	}
	if at.owner == nil {
		status.Left = max(at.expires-p.options.Uptime(), 0)
	}
	return status
}

// TakesKeys reports whether any public key is allowed.
func (p *Porter) TakesKeys() bool { return len(p.keys) > 0 }
