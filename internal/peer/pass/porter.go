package pass

import (
	"context"
	"sync"
	"time"

	"okrcoach/internal/peer"
)

// Porter lets people in. Its methods may be called from several goroutines.
type Porter struct {
	options Options
	keys    []proof

	mu    sync.Mutex
	seats []*place // a slice and not a map, so that all are always looked at
	line  line
}

// place is a seat with what opens it.
type place struct {
	seat peer.Seat
	// code opens the seat until the reading expires of the clock, or for good
	// where it is the owner's.
	code    string
	proof   proof
	expires time.Duration
	// last is the code before, so that whoever types it is told why it does
	// not open anything.
	last proof
	// owner is what took the seat first; only that opens it from then on.
	owner *proof
	sits  bool
}

// New returns a porter with a fresh code for each seat.
func New(o Options) (*Porter, error) {
	if o.Turn <= 0 {
		o.Turn = DefaultTurn
	}
	if o.Line <= 0 {
		o.Line = DefaultLine
	}
	p := &Porter{options: o, line: line{turn: o.Turn, longest: o.Line}}
	for _, key := range o.Keys {
		p.keys = append(p.keys, prove(ofKey, string(key)))
	}
	seats := []peer.Seat{peer.Guest}
	if o.Watcher {
		seats = append(seats, peer.Watcher)
	}
	for _, seat := range seats {
		p.seats = append(p.seats, &place{seat: seat})
		if err := p.NewCode(seat); err != nil {
			return nil, err
		}
	}
	return p, nil
}

// NewCode makes another code for a seat, which puts an end to the one before.
// It fails with ErrUsed where the seat has been taken, with ErrNoSeat where
// there is no such seat, and where no random bits are to be had.
func (p *Porter) NewCode(s peer.Seat) error {
	code, err := newCode(p.options.Random)
	if err != nil {
		return err
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.place(s)
	switch {
	case at == nil:
		return ErrNoSeat
	case at.owner != nil:
		return ErrUsed
	}
	if at.code != "" {
		at.last = at.proof
	}
	at.code, at.proof = code, prove(ofCode, code)
	at.expires = p.options.Uptime() + CodeLife
	return nil
}

// Try checks what somebody typed. A right code is answered at once with its
// credential, and one that is right but no longer opens anything with the
// reason. A wrong one is answered with ErrWrong when its turn has come or ctx
// has ended, and at once with ErrCrowded where the line is full.
func (p *Porter) Try(ctx context.Context, entered string) (Credential, error) {
	c, wait, err := p.check(prove(ofCode, read(entered)))
	if wait <= 0 {
		return c, err
	}
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-ctx.Done():
	}
	return c, err
}

// check compares a proof with every code there is, without leaving off at a
// match, and says how long its answer has to wait.
func (p *Porter) check(shown proof) (c Credential, wait time.Duration, err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	now := p.options.Uptime()
	err = ErrWrong
	for _, at := range p.seats {
		isCode, isLast := at.proof.same(shown), at.last.same(shown)
		if isCode {
			c, err = Credential{seat: at.seat, proof: shown}, at.opens(shown, now)
		}
		if isLast {
			err = ErrExpired
		}
	}
	if err != ErrWrong {
		if err != nil {
			c = Credential{}
		}
		return c, 0, err
	}
	wait, ok := p.line.join(now)
	if !ok {
		return c, 0, ErrCrowded
	}
	return c, wait, err
}

// Key checks a public key in the wire form of SSH. That its owner holds the
// private one is for the caller to make sure of.
func (p *Porter) Key(wire []byte) (Credential, error) {
	shown := prove(ofKey, string(wire))
	allowed := false
	for _, key := range p.keys {
		if key.same(shown) {
			allowed = true
		}
	}
	if !allowed {
		return Credential{}, ErrKey
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if err := p.place(peer.Guest).opens(shown, p.options.Uptime()); err != nil {
		return Credential{}, err
	}
	return Credential{seat: peer.Guest, proof: shown}, nil
}

// Sit takes the credential's seat, which belongs to it from then on. Of two
// who come at once one is told ErrSits. The seat is left with the function
// returned, which may be called more than once.
func (p *Porter) Sit(c Credential) (leave func(), err error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.place(c.seat)
	if at == nil {
		return nil, ErrNoSeat
	}
	if err := at.opens(c.proof, p.options.Uptime()); err != nil {
		return nil, err
	}
	if at.sits {
		return nil, ErrSits
	}
	at.owner, at.sits = &c.proof, true
	return sync.OnceFunc(func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		at.sits = false
	}), nil
}

// Owns reports whether a seat was first taken with the credential, so that its
// holder may take home what was said there.
func (p *Porter) Owns(c Credential) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := p.place(c.seat)
	return at != nil && at.owner != nil && at.owner.same(c.proof)
}

// opens says why a proof that was right once no longer opens the place; nil
// where it does, whoever may sit there now.
func (at *place) opens(shown proof, now time.Duration) error {
	switch {
	case at.owner != nil:
		if !at.owner.same(shown) {
			return ErrBound
		}
		return nil
	case at.last.same(shown), at.proof.same(shown) && now >= at.expires:
		return ErrExpired
	}
	return nil
}

// place returns the place of a seat; nil where there is none.
func (p *Porter) place(s peer.Seat) *place {
	for _, at := range p.seats {
		if at.seat == s {
			return at
		}
	}
	return nil
}
