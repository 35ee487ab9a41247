// Package mock holds the programs of a mock interview for two: Program is
// what one of the two has in front of them over SSH, Table is what both share
// at one keyboard. They follow a room, show the screen that a seat's view
// calls for, and see to it that the host's disk has what there is to keep.
//
// What happens in an interview is left to package peer, what its screens look
// like to package seat, and who gets in to package sshd.
package mock

import (
	"context"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
	"okrcoach/internal/ui/shell"
)

// knockEvery is the shortest time between two notices of wrong codes.
const knockEvery = 10 * time.Second

// Options is what the program of a seat needs from outside.
type Options struct {
	// Interview is the host's; a guest's or watcher's program has only Room.
	Interview *Interview
	Room      *peer.Room
	Seat      peer.Seat
	Uptime    practice.Uptime
	// Door is how the peer gets in: the host's. Fingerprint is the host key's,
	// and Line what a guest is sent to come in.
	Door              seat.Door
	Fingerprint, Line string
	// Coach asks language models: the host's. Nil elsewhere, and under
	// --offline.
	Coach Coach
	// CanSuspend says that a shell with job control is there to go back to.
	CanSuspend bool
	// Notices are shown when the program begins.
	Notices []screen.NoticedMsg
	// Width and Height are the terminal's size in cells, 0 where it is not
	// yet known.
	Width, Height int
}

// Program is one seat's program.
type Program struct {
	options Options
	ctx     context.Context
	cancel  context.CancelFunc
	room    *peer.Room
	shell   *shell.Shell
	desk    *seat.Desk
	due     seat.Due
	watch   watch
	keeping keeping
	critic  critic
	// acted says that something was done in the room since the last look.
	acted bool
	// rung is the number of the last nudge that the bell was rung for.
	rung int
	// knocked is how many wrong codes the host was told of, and when.
	knocked     int
	knockedAt   time.Duration
	interrupted bool
}

// New returns the program of a seat, ready to be run. Close it when it has
// ended.
func New(ctx context.Context, o Options) *Program {
	p := &Program{options: o, room: o.Room, keeping: keeping{interview: o.Interview}}
	p.ctx, p.cancel = context.WithCancel(ctx)
	if o.Interview != nil {
		p.room = o.Interview.Room
	}
	p.desk = &seat.Desk{
		Desk: &screen.Desk{Uptime: o.Uptime}, View: p.room.View(o.Seat),
		Do: p.do, Door: o.Door, Fingerprint: o.Fingerprint, Line: o.Line,
	}
	if p.hosts() {
		p.critic = critic{coach: o.Coach, desk: p.desk.Desk, question: p.beforeProposal, propose: p.proposed}
		p.critic.at(o.Interview)
	}
	p.shell = shell.New(p.desk.Desk, o.Width, o.Height, p.everywhere()...)
	p.watch = watchRoom(p.room)
	p.rung = p.desk.View.Nudge.Number
	p.due = seat.DueFor(p.desk.View)
	p.shell.Show(seat.New(p.desk))
	for _, each := range o.Notices {
		p.desk.Send(each)
	}
	return p
}

// everywhere are the keys that the program takes on every screen.
func (p *Program) everywhere() []key.Binding {
	leave := screen.Bind("ctrl+c", "leave; your seat is kept for you", "ctrl+c")
	if p.hosts() {
		leave = screen.Bind("ctrl+c", "leave; what has begun is kept", "ctrl+c")
	}
	door := screen.Bind("F2", "the way in", "f2")
	door.SetEnabled(p.options.Door != nil)
	return append(everywhere(leave, p.options.CanSuspend), door)
}

func everywhere(leave key.Binding, canSuspend bool) []key.Binding {
	suspend := screen.Bind("ctrl+z", "suspend; the clock stands still", "ctrl+z")
	suspend.SetEnabled(canSuspend)
	return []key.Binding{screen.Bind("F1", "this help", "f1"), leave, suspend}
}

func (p *Program) hosts() bool { return p.options.Interview != nil }

// do does something in the room for the seat's screens.
func (p *Program) do(a peer.Act) error {
	p.acted = true
	err := p.room.Do(p.options.Seat, a)
	if err == nil {
		p.desk.Did(a)
	}
	return err
}

// beforeProposal is what the host reads before the guest is asked.
func (p *Program) beforeProposal(where string) string {
	return "The question and the answer would go to " + where + ". " + p.desk.View.Partner().Name + " is asked as well, and without their yes nothing is sent."
}

func (p *Program) proposed(where string) error { return p.do(peer.Propose{Where: where}) }

// Interrupted reports whether the person left with ctrl+c.
func (p *Program) Interrupted() bool { return p.interrupted }

// Unfinished reports whether there is an interview to go on with. Only the
// host has one.
func (p *Program) Unfinished() bool { return p.hosts() && p.options.Interview.Unfinished() }

// Init implements tea.Model.
func (p *Program) Init() tea.Cmd {
	cmds := []tea.Cmd{tea.RequestBackgroundColor, p.watch.wait(), seat.Start(p.shell.Screen())}
	if p.hosts() {
		cmds = append(cmds, beat(), p.keeping.follow(p.desk.View), p.critic.follow(p.ctx, p.desk.View), judge(p.room, p.desk.View))
	}
	return tea.Batch(cmds...)
}

// Update implements tea.Model.
func (p *Program) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{p.handle(msg)}
	return p, tea.Batch(append(cmds, p.shell.Drain(p.handle)...)...)
}

// handle dispatches a message, and looks at what came of it in the room
// before the next key.
func (p *Program) handle(msg tea.Msg) tea.Cmd {
	cmd := p.dispatch(msg)
	if !p.acted {
		return cmd
	}
	p.acted = false
	return tea.Batch(cmd, p.look())
}

func (p *Program) dispatch(msg tea.Msg) tea.Cmd {
	if cmd, done := p.shell.Handle(msg); done {
		return cmd
	}
	if cmd, done := p.keeping.handle(p.ctx, msg); done {
		return cmd
	}
	if cmd, done := p.critic.handle(p.ctx, msg); done {
		return cmd
	}
	switch msg := msg.(type) {
	case changedMsg:
		return tea.Batch(p.watch.wait(), p.look())
	case beatMsg:
		p.room.Beat()
		return tea.Batch(beat(), p.knock())
	case tea.ResumeMsg:
		p.room.Beat()
		return nil
	case tea.KeyPressMsg:
		return p.press(msg)
	case screen.LeaveAskedMsg:
		return p.askToLeave(leftMsg{})
	case leftMsg:
		p.interrupted = msg.interrupted
		return tea.Quit
	}
	return p.shell.Tell(msg)
}

// View implements tea.Model.
func (p *Program) View() tea.View { return p.shell.View() }

// press handles a key. Those of the program come first.
func (p *Program) press(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+c":
		return p.askToLeave(leftMsg{interrupted: true})
	case "ctrl+z":
		if p.options.CanSuspend {
			return tea.Suspend
		}
		return nil
	case "f2":
		if p.desk.Door != nil && !p.shell.Asking() {
			return p.desk.OpenDoor()
		}
	}
	if !p.desk.Takes(msg, p.shell.Screen(), p.shell.Asking()) {
		return nil
	}
	return p.shell.Press(msg)
}

// look takes over what the seat now knows of the room, and shows another
// screen where one is due.
func (p *Program) look() tea.Cmd {
	v := p.room.View(p.options.Seat)
	if v.Version == p.desk.View.Version {
		return nil
	}
	before := p.desk.View
	sayAway(p.desk.Desk, before, v)
	p.desk.View = v
	p.desk.SayWatchers(before)
	cmds := []tea.Cmd{p.ring(), p.keeping.follow(v), p.critic.follow(p.ctx, v)}
	if p.hosts() {
		cmds = append(cmds, judge(p.room, v))
	}
	if due := seat.DueFor(v); due != p.due {
		p.due = due
		p.shell.Dismiss()
		p.desk.Turned(before)
		p.shell.Show(seat.New(p.desk))
		return tea.Batch(append(cmds, seat.Start(p.shell.Screen()))...)
	}
	if p.shell.DropLapsed() {
		p.desk.Lapsed()
	}
	return tea.Batch(append(cmds, p.shell.Tell(seat.RoomChangedMsg{}))...)
}

// knock tells the host of wrong codes, wherever the interview is. A flood of
// them is told once in a while.
func (p *Program) knock() tea.Cmd {
	if p.desk.Door == nil || p.desk.View.Phase == peer.Lobby {
		return nil
	}
	wrong, now := p.desk.Door.Entrance().Wrong, p.options.Uptime()
	if wrong == p.knocked || p.knockedAt > 0 && now-p.knockedAt < knockEvery {
		return nil
	}
	p.knocked, p.knockedAt = wrong, now
	return p.desk.Send(screen.NoticedMsg{Text: report.Plural(wrong, "wrong code") + " so far. Nobody was let in with one."})
}

// ring rings the candidate's bell, once for each nudge. One that came while
// they were away is read and not heard.
func (p *Program) ring() tea.Cmd {
	v := p.desk.View
	if v.Nudge.Number == p.rung || v.Role != peer.Candidate {
		return nil
	}
	p.rung = v.Nudge.Number
	return tea.Raw("\a")
}

// Close ends what the program waits for. The host's ends the interview for
// everybody, and keeps it. It is to be called when the program has ended,
// however it ended.
func (p *Program) Close(ctx context.Context) error {
	p.shell.Close()
	p.watch.stop()
	p.cancel()
	if !p.hosts() {
		return nil
	}
	return p.options.Interview.Close(ctx)
}
