package sshd

import "errors"

// Why a session ends. Each is a sentence for its person, but errGone and
// errLeft, who know.
var (
	errGone     = errors.New("the connection has gone")
	errLeft     = errors.New("you have left")
	errClosed   = errors.New("the host has closed the room; what was written and judged is kept there")
	errIdle     = errors.New("no key was pressed for a long time, so the seat was given up; the same command and code take it again")
	errTotal    = errors.New("the time for one session is over; the same command and code take the seat again")
	errFlood    = errors.New("more came at once than can be read; the same command and code take the seat again")
	errPanicked = errors.New("this seat's program has failed, the interview goes on; the same command and code take the seat again")
)

// Why a session does not begin.
var (
	errTerminal = errors.New("a seat needs a terminal: use ssh -t, and no pipe")
	errCommand  = errors.New("there is one command here, export, which takes the interview home")
	errNothing  = errors.New("there is nothing to take home yet: a round can be taken home once it is uncovered")
	errExport   = errors.New("the interview could not be written down; the host has it in their history")
	errNotYours = errors.New("only who sat in the guest's seat can take the interview home, with what they came in with")
)
