// Package peer holds a mock interview for two: one asks, one answers, both
// judge before either sees what the other thought, then they compare and swap.
//
// A Room is the interview. What people do in it are Acts; an accepted act
// becomes an event, and the events alone make the state, so that the log of
// them rebuilds the room after a crash. An event is one line of JSON: what
// kind it is, its number, the room time, the seat, and what was done. What is
// not in the log did not happen.
//
// What a seat may know is in its View, and nothing else leaves the room: the
// rubric, the interviewer's marks and notes are not in a candidate's view
// before the reveal.
//
// The room time counts while the program runs; it stands while the machine
// sleeps and while the room is closed, so that this takes nobody's time.
//
// The package knows no terminal and no network. Screens are left to package
// ui, judging to package critique, and keeping the log and the finished rounds
// to package history. Who may take a seat is decided in package pass.
package peer

// Seat is a place in the room. At one keyboard the two take turns, and Host is
// the one who set the interview up.
type Seat int

// The seats.
const (
	Host Seat = 1 + iota
	Guest
	// Watcher sees what the candidate sees, and does nothing.
	Watcher
)

// Other returns the other of the two who hold the interview.
func (s Seat) Other() Seat { return Host + Guest - s }

// Role is what a seat does in a round.
type Role string

// The roles.
const (
	Interviewer Role = "interviewer"
	Candidate   Role = "candidate"
	Spectator   Role = "watcher"
)

// Phase is how far a round has come.
type Phase string

// The phases of a round, in their order. After the notes the two swap, which
// opens the lobby of the next round, or end the interview.
const (
	Lobby     Phase = "lobby"
	Brief     Phase = "brief"
	Answer    Phase = "answer"
	FollowUps Phase = "follow-ups"
	// Judging is sealed: neither sees the other's judgement. The interviewer
	// marks the rubric; the candidate, who has not seen the rubric, judges the
	// three sides of the answer.
	Judging Phase = "judging"
	// Reveal begins with the rubric alone: the candidate says for each key
	// point whether it was covered, and then everything is uncovered.
	Reveal Phase = "reveal"
	Notes  Phase = "notes"
	Ended  Phase = "ended"
)

// Side is one of the three sides on which an answer is given 0 to 5.
type Side string

// The sides.
const (
	Structure Side = "structure"
	Content   Side = "content"
	Delivery  Side = "delivery"
)

// Sides returns the sides in the order in which they are shown.
func Sides() []Side { return []Side{Structure, Content, Delivery} }

// Next is what one of the two wants after the notes.
type Next string

// The ways on.
const (
	Swap Next = "swap"
	End  Next = "end"
)
