// Package pass decides who may take which seat in a mock interview. A Porter
// knows the one-time codes, the public keys that are allowed, and who sits
// where; it knows no network and no terminal, which are left to package sshd,
// and nothing of what happens in the room, which is left to package peer.
//
// # What a stranger's chances are
//
// A right code or key is answered at once and never waits behind anybody. A
// wrong code waits in one line over all connections, in which one answer is
// given a second; a turn stays taken when the one who waited has gone. That
// keeps the host's screen readable and costs an honest person who mistyped a
// second or so. It is not what keeps a stranger out: whoever is not answered
// at once knows that the guess was wrong, and may hang up and come back. How
// many guesses are made is bounded only by how many connections and handshakes
// the machine takes, some thousands a second.
//
// What keeps a stranger out is the length of the code. It has 50 random bits,
// 1.1e15 codes. With N guesses a second for T seconds the odds are
// N*T/1.1e15: at 10,000 a second, more than one machine can answer, 1 in
// 190 million over the ten minutes in which an unused code lives, and 1 in
// 5 million over an interview of six hours, in which a used code opens its
// seat only while that seat is empty. Where somebody may watch there are two
// codes, and the odds are twice that.
package pass

import (
	"errors"
	"time"

	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
)

// CodeLife is how long a code can be used for the first time.
const CodeLife = 10 * time.Minute

// The defaults of Options.
const (
	DefaultTurn = time.Second
	DefaultLine = 60
)

// The reasons for which somebody is not let in. Each is a sentence for the
// person who tried.
var (
	// ErrWrong is all that is said of a code that opens nothing.
	ErrWrong = errors.New("that is not the code")
	// ErrCrowded says that too many wrong codes already wait for their answer.
	ErrCrowded = errors.New("too many wrong codes have been tried; try again in a minute")
	// ErrExpired says that the code was right, but is no longer.
	ErrExpired = errors.New("that code has expired; ask for a new one")
	// ErrSits says that the credential is right and its seat is taken.
	ErrSits = errors.New("somebody sits there already; the seat is free again when they have left")
	// ErrBound says that the seat belongs to somebody who came before.
	ErrBound = errors.New("that seat belongs to somebody else until this interview ends")
	// ErrKey says that a public key is not among those allowed.
	ErrKey = errors.New("that key is not allowed")
	// ErrUsed says that a code cannot be replaced, because its seat has been
	// taken with it or with a key.
	ErrUsed = errors.New("the seat has been taken, and whoever took it can come back with what they used")
	// ErrNoSeat says that there is no code for such a seat.
	ErrNoSeat = errors.New("there is no code for that seat")
)

// Options is what a Porter needs.
type Options struct {
	// Random is where codes come from: a cryptographic source.
	Random Random
	// Uptime is the clock by which codes expire and wrong ones are answered.
	Uptime practice.Uptime
	// Keys are the public keys that may take the guest's seat, in the wire
	// form of SSH (RFC 4253, section 6.6).
	Keys [][]byte
	// Watcher says that one person may watch, with a code of their own.
	Watcher bool
	// Turn is the time between two answers to wrong codes, and Line how many
	// may wait for theirs; 0 is DefaultTurn and DefaultLine.
	Turn time.Duration
	Line int
}

// Random is a source of random bytes.
type Random interface{ Read(p []byte) (int, error) }

// Credential is a right code or an allowed key, as it was shown. It is a value
// to be handed back to the Porter, and says nothing by itself.
type Credential struct {
	seat peer.Seat
	// proof is the hash of the code or the key.
	proof proof
}

// Seat returns the seat that the credential is for.
func (c Credential) Seat() peer.Seat { return c.seat }
