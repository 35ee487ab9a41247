// Package seat holds the screens of one seat in a mock interview: the
// candidate's, the interviewer's and the watcher's, from the lobby to the end.
// A screen knows what its seat's peer.View says and does what an Act does;
// nothing else of the machine it runs on is in reach, because the person who
// looks at it may be a guest from elsewhere. The program around a screen, and
// who sits where, are left to packages mock and sshd.
package seat

import (
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// Desk is what the screens of a seat may use. Only the program changes it, and
// only between two messages.
type Desk struct {
	*screen.Desk
	// View is what the seat knows of the room.
	View *peer.View
	// Do does something in the room.
	Do func(peer.Act) error
	// Door is how the peer gets in: the host's, over SSH. Nil elsewhere.
	Door Door
	// Fingerprint is the host key's, for both to compare; empty at one
	// keyboard.
	Fingerprint string
	// Line is what the guest was sent to come in; empty where that is not
	// known, and elsewhere.
	Line string
	// Pause stops the clock or lets it run, at one keyboard, where the
	// interviewer has no keys of their own. Nil elsewhere.
	Pause func() error
	// Pass lets the other of the two write their notes, at one keyboard. Nil
	// elsewhere.
	Pass func()

	// opened is the piece that was last written on here, and handed the one
	// that was handed over from here: where they differ, the interviewer ended
	// it.
	opened, handed piece
	// lines are those that the interviewer has begun to type.
	lines  begunLines
	typist typist
}

// Door is what the host is shown of the way in.
type Door interface {
	Entrance() Entrance
	// NewCode makes a new one-time code for the guest's seat where the last
	// has expired or should not be used.
	NewCode()
}

// Entrance is the way in at one moment.
type Entrance struct {
	// Line is what to send to the peer, Code what they type.
	Line, Code string
	// Left is how long the code can still be used for the first time; 0 when
	// it has expired. Used says that it has opened its seat.
	Left time.Duration
	Used bool
	// WatchCode lets somebody watch; empty where nobody may, and where it has
	// expired, which WatchExpired says.
	WatchCode    string
	WatchExpired bool
	// Beyond says that others than this machine can reach the door, and Reach
	// at which addresses, without the port.
	Beyond bool
	Reach  []string
	// Wrong counts wrong codes, and Waiting those whose answer is still due.
	Wrong, Waiting int
}

// RoomChangedMsg tells a screen that Desk.View has changed.
type RoomChangedMsg struct{}

// Start returns the command that keeps the clock of a screen moving; the
// program carries it out when it shows the screen. It is nil for screens
// without a clock.
func Start(s screen.Screen) tea.Cmd {
	if s, ok := s.(interface{ Start() tea.Cmd }); ok {
		return s.Start()
	}
	return nil
}

// act does something in the room, and reports whether that was done. It shows
// why it was refused, if it was.
func (d *Desk) act(a peer.Act) bool {
	if err := d.Do(a); err != nil {
		d.refuse(err)
		return false
	}
	return true
}

// refuse shows why the room did not take an act, and what there is to do
// where that is known.
func (d *Desk) refuse(err error) {
	text := report.Sentence(err)
	if errors.Is(err, peer.ErrFollowUps) {
		text += " s ends them."
	}
	d.Send(screen.NoticedMsg{Text: text, Trouble: true, Refusal: true})
}

// Due names the screen that a view calls for. When it changes, another screen
// is due.
type Due struct {
	Phase     peer.Phase
	Role      peer.Role
	Round     int
	Uncovered bool
	Closed    bool
}

// DueFor returns the screen that a view calls for.
func DueFor(v *peer.View) Due {
	due := Due{v.Phase, v.Role, v.Round, v.Uncovered, v.Closed}
	if v.Phase == peer.Lobby {
		// The roles are changed there, under a cursor and a name half typed.
		due.Role = ""
	}
	return due
}

// New returns the screen that d.View calls for.
func New(d *Desk) screen.Screen {
	v := d.View
	if v.Closed || v.Phase == peer.Ended {
		return newEnding(d)
	}
	switch v.Phase {
	case peer.Lobby:
		return newLobby(d)
	case peer.Brief:
		return newBrief(d)
	case peer.Notes:
		return newNotes(d)
	case peer.Reveal:
		if v.Uncovered {
			return newReveal(d)
		}
	}
	return newForRole(d)
}

// newForRole returns the screen of a phase in which the three see different
// things.
func newForRole(d *Desk) screen.Screen {
	v := d.View
	switch {
	case v.Role == peer.Spectator:
		return newWatching(d)
	case v.Phase == peer.Answer, v.Phase == peer.FollowUps:
		if v.Role == peer.Interviewer {
			return newListening(d)
		}
		return newWriting(d)
	case v.Role == peer.Interviewer:
		// Judging, and waiting for the candidate's ratings at the reveal.
		return newJudging(d)
	case v.Phase == peer.Judging:
		return newSides(d)
	default:
		return newRating(d)
	}
}
