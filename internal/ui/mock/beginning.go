package mock

import (
	"context"
	"errors"
	"slices"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
)

type (
	// openedMsg brings the history, the questions and what can be gone on with.
	openedMsg struct {
		archive   *history.Archive
		questions []questions.Question
		found     []Unfinished
		others    []Unfinished
		err       error
	}
	// begunMsg brings an interview that has been opened. Where that is a new
	// one, agreed is what the two have agreed on; otherwise id is the
	// interview's.
	begunMsg struct {
		interview *Interview
		agreed    *agreement
		id        string
		err       error
	}
	// thrownAwayMsg says that an interview was removed, or why not.
	thrownAwayMsg struct {
		id  string
		err error
	}
)

// begins handles what leads to an interview and from one round to the next.
func (t *Table) begins(msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case openedMsg:
		return t.opened(msg), true
	case agreedMsg:
		return t.agreed(msg.agreement), true
	case begunMsg:
		return t.begun(msg), true
	case goOnChosenMsg:
		return t.goOn(msg.id), true
	case freshChosenMsg:
		return t.startPending(), true
	case discardedMsg:
		return discard(t.ctx, t.archive, msg.id), true
	case thrownAwayMsg:
		told := t.tell(msg.err, "The interview is still there.")
		return tea.Batch(told, t.offerOthersThan(msg.id)), true
	}
	return nil, false
}

// open reads the history and the questions.
func (t *Table) open() tea.Cmd {
	ctx, open, library, o := t.ctx, t.options.OpenArchive, t.options.Library, t.options.Room
	return func() tea.Msg {
		msg := openedMsg{archive: open(ctx), questions: library.All()}
		o.Questions = msg.questions
		msg.found, msg.others, msg.err = FindUnfinished(ctx, msg.archive, o)
		if trouble := msg.archive.Trouble(); trouble != nil {
			msg.err = errors.Join(trouble, msg.err)
		}
		return msg
	}
}

// opened takes over what was read, and offers to go on with what was left.
func (t *Table) opened(msg openedMsg) tea.Cmd {
	t.archive, t.options.Room.Questions = msg.archive, msg.questions
	if s, ok := t.shell.Screen().(*setup); ok {
		s.questions = msg.questions
	}
	told := t.tell(msg.err, "")
	if elsewhere := Elsewhere(msg.others); elsewhere != "" {
		t.desk.Send(screen.NoticedMsg{Text: elsewhere})
	}
	t.found = msg.found
	return tea.Batch(told, t.offerOthersThan(""))
}

// offerOthersThan offers what was left but for one interview that is gone, or
// begins what waits where nothing is left.
func (t *Table) offerOthersThan(gone string) tea.Cmd {
	if t.found = without(t.found, gone); len(t.found) > 0 {
		return t.desk.Open(offer(t.found))
	}
	return t.startPending()
}

// without returns interviews but for the one with an id.
func without(all []Unfinished, id string) []Unfinished {
	return slices.DeleteFunc(all, func(u Unfinished) bool { return u.ID == id })
}

// agreed begins the round that the two have agreed on: the first one opens
// the interview.
func (t *Table) agreed(a agreement) tea.Cmd {
	if t.interview != nil {
		return t.ready(a)
	}
	t.pending = &a
	return t.startPending()
}

// startPending opens the interview that was agreed on, once the history is
// there; without one that waits it does nothing.
func (t *Table) startPending() tea.Cmd {
	if t.pending == nil || t.archive == nil || t.opening {
		return nil
	}
	archive, o, a := t.archive, t.options.Room, *t.pending
	t.pending, t.opening = nil, true
	return func() tea.Msg {
		i, err := Begin(archive, o, a.names[0], a.settings)
		return begunMsg{interview: i, agreed: &a, err: err}
	}
}

// goOn opens an interview that was left unfinished.
func (t *Table) goOn(id string) tea.Cmd {
	t.pending, t.opening = nil, true
	archive, o := t.archive, t.options.Room
	return func() tea.Msg {
		i, err := GoOn(archive, o, id)
		return begunMsg{interview: i, id: id, err: err}
	}
}

// discard throws an interview away that was left unfinished.
func discard(ctx context.Context, archive *history.Archive, id string) tea.Cmd {
	ctx = context.WithoutCancel(ctx)
	return func() tea.Msg { return thrownAwayMsg{id, archive.DiscardJournal(ctx, id)} }
}

// begun sits the two down.
func (t *Table) begun(msg begunMsg) tea.Cmd {
	t.opening = false
	switch {
	case errors.Is(msg.err, history.ErrHeld):
		told := t.tell(msg.err, "Go on there, or close it and start again.")
		return tea.Batch(told, t.offerOthersThan(msg.id))
	case msg.err != nil:
		return t.tell(msg.err, "The interview has not begun. Make room or free the folder, and press again.")
	}
	t.interview = msg.interview
	t.keeping.interview = msg.interview
	t.critic.at(msg.interview)
	t.watch = watchRoom(msg.interview.Room)
	t.desks = map[peer.Seat]*seat.Desk{peer.Host: t.newDesk(peer.Host), peer.Guest: t.newDesk(peer.Guest)}
	t.acted = true
	if msg.agreed != nil {
		return tea.Batch(t.watch.wait(), t.ready(*msg.agreed))
	}
	return t.watch.wait()
}

// newDesk returns what a seat's screens may use.
func (t *Table) newDesk(s peer.Seat) *seat.Desk {
	return &seat.Desk{
		Desk: t.desk, View: t.interview.Room.View(s),
		Do:    func(a peer.Act) error { return t.do(s, a) },
		Pause: t.pause,
		Pass:  func() { t.desk.Send(passedMsg{}) },
	}
}

// ready tells the room what was agreed on, which leads to the brief.
func (t *Table) ready(a agreement) tea.Cmd {
	t.acted = true
	room, v := t.interview.Room, t.interview.Room.View(peer.Host)
	var acts []func() error
	do := func(s peer.Seat, act peer.Act) {
		acts = append(acts, func() error { return room.Do(s, act) })
	}
	if v.Settings != a.settings {
		do(peer.Host, peer.Settle{Settings: a.settings})
	}
	for _, p := range []peer.Person{v.Host, v.Guest} {
		if name := a.name(p.Seat); name != p.Name {
			do(p.Seat, peer.Rename{Name: name})
		}
	}
	do(peer.Host, peer.Ready{Ready: true})
	do(peer.Guest, peer.Ready{Ready: true})
	for _, act := range acts {
		if err := act(); err != nil {
			return t.tell(err, "")
		}
	}
	return nil
}

// setUp shows what the two agree on before a round.
func (t *Table) setUp() {
	v := t.view
	a := agreement{[2]string{v.Host.Name, v.Guest.Name}, v.Settings}
	t.shell.Show(newSetup(t.desk, t.options.Room.Questions, a, v.Round))
}
