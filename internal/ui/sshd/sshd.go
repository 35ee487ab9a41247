// Package sshd is the door of a mock interview: an SSH server that lets a peer
// in who has nothing installed but ssh. It adapts a session to the program of
// a seat and does nothing else: there is no shell, no forwarding, no file
// transfer, and one command, which takes the interview home.
//
// Who may take which seat is decided in package pass, what happens in the
// interview in package peer, and what the seats' screens are in packages seat
// and mock.
//
// What comes from outside is bounded in number, size and time, see Limits. A
// stranger costs at most a place among the connections, and is the first to
// lose it. A guest is trusted with their own seat only: how fast they type and
// how much, how large their window is and whether they read what is drawn for
// them never holds up anybody else, and a panic in their program ends it alone.
package sshd

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/peer/pass"
)

// DefaultAddress is where the door is unless it is asked for elsewhere: this
// machine alone can reach it.
const DefaultAddress = "127.0.0.1:2222"

// Options is what the door needs.
type Options struct {
	// Address is where to listen, as host:port, host or :port; empty is
	// DefaultAddress.
	Address string
	// HostKeyPath is the file of the host key, which is made where there is
	// none. Its folder belongs to the person alone afterwards.
	HostKeyPath string
	// Pass lets people in.
	Pass *pass.Porter
	// Room is the interview.
	Room Room
	// Program returns the program of a seat for somebody who has sat down. Its
	// context ends when the session does.
	Program func(context.Context, Session) Program
	// Export returns the interview as Markdown; empty while nothing has been
	// uncovered that could be taken home.
	Export func() string
	// Panicked is told of a panic in a seat's program, with its stack; nil
	// where nobody wants to know. It must not write to the host's terminal.
	Panicked func(s peer.Seat, reason string)
	// Limits is filled up from DefaultLimits.
	Limits Limits
}

// Room is what the door needs of a peer.Room.
type Room interface {
	// Join takes a seat, which is left with the function returned.
	Join(peer.Seat) (leave func(), err error)
}

// Program is the program of a seat. Close is called when it has ended, however
// it ended.
type Program interface {
	tea.Model
	Close(context.Context) error
}

// Session is who has sat down, and where.
type Session struct {
	Seat peer.Seat
	// Width and Height are the size of their terminal, in cells.
	Width, Height int
	// Fingerprint is the host key's, for both to compare.
	Fingerprint string
	// Line is what the host sends to the peer. Whoever came through a tunnel
	// has used another.
	Line string
}

// Limits is what one may cost. Zero values are DefaultLimits.
type Limits struct {
	// Connections is how many there may be at once, of strangers and guests.
	Connections int
	// Hello is the time in which a client has to begin the handshake, and one
	// who is in to begin something. Login is the time for the whole of it,
	// long enough to compare a fingerprint and to type a code.
	Hello, Login time.Duration
	// Idle is how long a seat is kept without a key pressed; what the screen
	// draws does not count. Total is how long a session may take in all.
	Idle, Total time.Duration
	// Probe is how often a client is asked whether it is still there, and Lost
	// how long its answer may take. A seat whose network went away is free
	// again after the two.
	Probe, Lost time.Duration
	// Grace is how long a client has to take the last that it is sent.
	Grace time.Duration
}

// DefaultLimits returns the limits for two people on any network.
func DefaultLimits() Limits {
	return Limits{
		Connections: 64,
		Hello:       10 * time.Second,
		Login:       2 * time.Minute,
		Idle:        30 * time.Minute,
		Total:       6 * time.Hour,
		Probe:       5 * time.Second,
		Lost:        10 * time.Second,
		Grace:       time.Second,
	}
}

// orDefault fills up what is not set.
func (l Limits) orDefault() Limits {
	d := DefaultLimits()
	if l.Connections <= 0 {
		l.Connections = d.Connections
	}
	for _, each := range []struct {
		limit   *time.Duration
		instead time.Duration
	}{
		{&l.Hello, d.Hello},
		{&l.Login, d.Login},
		{&l.Idle, d.Idle},
		{&l.Total, d.Total},
		{&l.Probe, d.Probe},
		{&l.Lost, d.Lost},
		{&l.Grace, d.Grace},
	} {
		if *each.limit <= 0 {
			*each.limit = each.instead
		}
	}
	return l
}
