package mock

import (
	"cmp"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
)

// nobody says that nobody has the keyboard yet.
const nobody peer.Seat = 0

// cardReadMsg says that the interviewer has read the card, so that it is the
// candidate's turn.
type cardReadMsg struct{}

// passedMsg asks to let the other of the two write their notes.
type passedMsg struct{}

// do does something in the room for the screens of a seat. The interviewer
// starts no clock: they hand the keyboard over to the candidate, who reads the
// question and starts it.
func (t *Table) do(s peer.Seat, a peer.Act) error {
	if _, starts := a.(peer.Start); starts {
		asks := t.view.Of(peer.Interviewer).Seat
		if s == asks {
			t.desk.Send(cardReadMsg{})
			return nil
		}
		s = asks
	}
	t.acted = true
	err := t.interview.Room.Do(s, a)
	if err == nil {
		t.desk.Send(screen.SucceededMsg{})
	}
	return err
}

// pause stops the clock of the answer, or lets it run again, for the
// interviewer, who has no keys while the other one writes.
func (t *Table) pause() error {
	asks := t.view.Of(peer.Interviewer).Seat
	if t.view.Clock.Halted == peer.ByInterviewer {
		return t.do(asks, peer.Continue{})
	}
	return t.do(asks, peer.Pause{})
}

// beforeSending is what the two read before a model is asked.
func beforeSending(where string) string {
	return "The question and the answer would go to " + where + ". Send them only if both of you want that."
}

// proposed lets both say yes, who sit before the same question.
func (t *Table) proposed(where string) error {
	return cmp.Or(t.do(peer.Host, peer.Propose{Where: where}), t.do(peer.Guest, peer.Consent{Yes: true}))
}

// look takes over what has changed in the room: somebody else may have to sit
// down for it, and another screen may be due.
func (t *Table) look() tea.Cmd {
	old, v := t.view, t.interview.Room.View(peer.Host)
	if old != nil && v.Version == old.Version {
		return nil
	}
	sayAway(t.desk, old, v)
	t.view = v
	for s, d := range t.desks {
		d.View = t.interview.Room.View(s)
	}
	kept := tea.Batch(t.keeping.follow(v), t.critic.follow(t.ctx, v), judge(t.interview.Room, v))
	if v.Phase == peer.Lobby {
		if t.sitting, t.cardRead = nobody, false; old == nil || old.Phase != peer.Lobby {
			t.setUp()
		}
		return kept
	}
	return tea.Batch(kept, t.seatNext())
}

// seatNext sees to it that the one whose turn it is has the keyboard.
func (t *Table) seatNext() tea.Cmd {
	next := t.sits()
	switch {
	case t.lift != nil:
		// It is still changing hands.
		return nil
	case next == t.sitting:
		return t.refresh()
	case t.view.Phase == peer.FollowUps && t.sitting == t.view.Of(peer.Interviewer).Seat:
		// A follow-up is shown at once: nothing on the candidate's screen has
		// to be covered.
		return t.sit(next)
	}
	t.coverFor(next)
	return nil
}

// sits says whose turn it is at the keyboard.
func (t *Table) sits() peer.Seat {
	v := t.view
	asks, answers := v.Of(peer.Interviewer).Seat, v.Of(peer.Candidate).Seat
	switch v.Phase {
	case peer.Brief:
		if t.cardRead {
			return answers
		}
		return asks
	case peer.Answer:
		return answers
	case peer.FollowUps:
		if n := len(v.FollowUps); n > 0 && !v.FollowUps[n-1].Reply.Frozen {
			return answers
		}
		return asks
	case peer.Judging:
		if v.Sealed.Interviewer {
			return answers
		}
		return asks
	case peer.Reveal:
		if !v.Uncovered {
			return answers
		}
	}
	// From here on both look.
	if t.sitting == nobody {
		return answers
	}
	return t.sitting
}

// pass lets the other of the two write their notes, which both may read.
func (t *Table) pass() tea.Cmd {
	if t.view == nil || t.view.Phase != peer.Notes {
		return nil
	}
	return t.sit(t.sitting.Other())
}

// sit gives the keyboard to somebody.
func (t *Table) sit(s peer.Seat) tea.Cmd {
	t.sitting, t.lift = s, nil
	t.due = seat.DueFor(t.desks[s].View)
	t.shell.Dismiss()
	t.shell.Show(seat.New(t.desks[s]))
	return seat.Start(t.shell.Screen())
}

// refresh tells the screen of who sits there what has changed, or shows the
// one that is due.
func (t *Table) refresh() tea.Cmd {
	if seat.DueFor(t.desks[t.sitting].View) != t.due {
		return t.sit(t.sitting)
	}
	return t.shell.Tell(seat.RoomChangedMsg{})
}

// uncover goes on when the one whose turn it is has sat down.
func (t *Table) uncover() tea.Cmd {
	lift := t.lift
	if lift == nil {
		return nil
	}
	t.lift = nil
	return lift()
}

// coverFor covers the screen until somebody has sat down. A clock that stands
// runs from then on: at one keyboard it stands because nobody sat there.
func (t *Table) coverFor(s peer.Seat) {
	person := map[peer.Seat]peer.Person{peer.Host: t.view.Host, peer.Guest: t.view.Guest}[s]
	t.cover(person, t.reason(), func() tea.Cmd {
		if t.view.Phase == peer.Answer && t.view.Clock.Halted == peer.ByInterviewer {
			t.tell(t.pause(), "")
		}
		return t.sit(s)
	})
}

// reason says what awaits the one who sits down.
func (t *Table) reason() string {
	v := t.view
	switch {
	case v.Phase == peer.Brief && t.cardRead:
		return "The question comes first. The clock starts when you press enter below it."
	case v.Phase == peer.Brief:
		return "You ask. What is behind this page is for you alone: " + shortened(v.Of(peer.Candidate)) + " looks away until it is covered again."
	case v.Phase == peer.Answer:
		return "The clock goes on when you press enter: " + report.Left(v.Clock.Left(t.desk.Uptime())) + "."
	case t.sitting == nobody:
		return "The interview goes on where it stopped."
	case v.Phase == peer.FollowUps && len(v.FollowUps) == 0:
		return "The answer is handed over and cannot change."
	case v.Phase == peer.FollowUps:
		return "The reply is handed over and cannot change."
	}
	return shortened(v.Of(peer.Interviewer)) + " has judged. What you think of your answer is asked before you see that."
}

// shortened is somebody's name as there is room for it on a cover.
func shortened(p peer.Person) string { return frame.Cut(p.Name, coverName) }

// cover covers the screen until somebody lifts it.
func (t *Table) cover(p peer.Person, text string, lift func() tea.Cmd) {
	t.lift = lift
	t.shell.Dismiss()
	t.shell.Show(newCover(t.desk, p.Name, text))
}
