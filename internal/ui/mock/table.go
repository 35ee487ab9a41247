package mock

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
	"okrcoach/internal/ui/shell"
)

// TableOptions is what the program of a table needs from outside.
type TableOptions struct {
	// Room has the judge, the clocks and the names of attempts. The questions
	// come from Library, and the log from the archive.
	Room    peer.Options
	Library *questions.Library
	// OpenArchive opens the history. It is called once, after the first frame,
	// and not on the program's own goroutine.
	OpenArchive func(context.Context) *history.Archive
	// Question is the question to begin with; empty takes the first.
	Question string
	// Limit overrides the question's own time; 0 keeps it.
	Limit time.Duration
	// Name is what the first of the two is called; empty if that is not known.
	Name string
	// Coach asks language models; nil under --offline.
	Coach Coach
	// CanSuspend says that a shell with job control is there to go back to.
	CanSuspend bool
	// Width and Height are the terminal's size in cells, 0 where it is not
	// yet known.
	Width, Height int
}

// Table is the program of two people at one keyboard.
type Table struct {
	options TableOptions
	ctx     context.Context
	cancel  context.CancelFunc
	archive *history.Archive
	shell   *shell.Shell
	desk    *screen.Desk

	// interview is nil before it begins.
	interview *Interview
	watch     watch
	keeping   keeping
	critic    critic
	// view is what the host's seat may know; its version says how much of the
	// room the table has followed.
	view *peer.View
	// sitting is who has the keyboard, and desks are what each of the two has
	// in front of them then.
	sitting peer.Seat
	desks   map[peer.Seat]*seat.Desk
	due     seat.Due
	// cardRead says that the interviewer of this round has read the card.
	cardRead bool
	// lift is what happens when the cover is lifted; nil where there is none.
	lift func() tea.Cmd
	// pending is a first round that waits for the history to be opened, and
	// opening says that its interview is being opened.
	pending *agreement
	opening bool
	// found are the interviews that are offered to go on with.
	found []Unfinished
	// acted says that something was done in the room since the last look.
	acted       bool
	interrupted bool
}

// NewTable returns the program of a table, ready to be run. An unknown
// question is an error. Close it when it has ended.
func NewTable(ctx context.Context, o TableOptions) (*Table, error) {
	t := &Table{options: o, desk: &screen.Desk{Uptime: o.Room.Uptime}}
	t.ctx, t.cancel = context.WithCancel(ctx)
	t.critic = critic{coach: o.Coach, desk: t.desk, question: beforeSending, propose: t.proposed}
	t.options.Room.OneKeyboard = true
	leave := screen.Bind("ctrl+c", "leave; what has begun is kept", "ctrl+c")
	t.shell = shell.New(t.desk, o.Width, o.Height, everywhere(leave, o.CanSuspend)...)
	first := agreement{names: [2]string{o.Name}, settings: peer.Settings{Question: questions.Opening, Limit: o.Limit, Asks: peer.Host}}
	if o.Question != "" {
		q, err := o.Library.Find(o.Question)
		if err != nil {
			return nil, err
		}
		first.settings.Question = q.ID
	}
	t.shell.Show(newSetup(t.desk, nil, first, 1))
	return t, nil
}

// Interrupted reports whether they left with ctrl+c.
func (t *Table) Interrupted() bool { return t.interrupted }

// Unfinished reports whether there is an interview to go on with.
func (t *Table) Unfinished() bool { return t.interview != nil && t.interview.Unfinished() }

// Init implements tea.Model.
func (t *Table) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, beat(), t.open())
}

// Update implements tea.Model.
func (t *Table) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{t.handle(msg)}
	return t, tea.Batch(append(cmds, t.shell.Drain(t.handle)...)...)
}

// View implements tea.Model.
func (t *Table) View() tea.View { return t.shell.View() }

// handle dispatches a message, and looks at what came of it in the room
// before the next key.
func (t *Table) handle(msg tea.Msg) tea.Cmd {
	cmd := t.dispatch(msg)
	if !t.acted {
		return cmd
	}
	t.acted = false
	return tea.Batch(cmd, t.look())
}

func (t *Table) dispatch(msg tea.Msg) tea.Cmd {
	if cmd, done := t.shell.Handle(msg); done {
		return cmd
	}
	if cmd, done := t.keeping.handle(t.ctx, msg); done {
		return cmd
	}
	if cmd, done := t.critic.handle(t.ctx, msg); done {
		return cmd
	}
	if cmd, done := t.begins(msg); done {
		return cmd
	}
	switch msg := msg.(type) {
	case changedMsg:
		return tea.Batch(t.watch.wait(), t.look())
	case beatMsg:
		t.beatNow()
		return beat()
	case tea.ResumeMsg:
		t.beatNow()
		return nil
	case tea.KeyPressMsg:
		return t.press(msg)
	case cardReadMsg:
		t.cardRead = true
		return t.seatNext()
	case passedMsg:
		return t.pass()
	case coverLiftedMsg:
		return t.uncover()
	case screen.LeaveAskedMsg:
		return t.askToLeave(leftMsg{})
	case leftMsg:
		t.interrupted = msg.interrupted
		return tea.Quit
	}
	return t.shell.Tell(msg)
}

// beatNow tells the room that the program runs.
func (t *Table) beatNow() {
	if t.interview != nil {
		t.interview.Room.Beat()
	}
}

// press handles a key. Those of the program come first.
func (t *Table) press(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "ctrl+c":
		return t.askToLeave(leftMsg{interrupted: true})
	case "ctrl+z":
		if t.options.CanSuspend {
			return tea.Suspend
		}
		return nil
	}
	return t.shell.Press(msg)
}

// askToLeave asks once while an interview is under way; asked again, they
// leave.
func (t *Table) askToLeave(left leftMsg) tea.Cmd {
	if t.Unfinished() && t.shell.Confirm(&dialog.Choice{
		Title: "Leave the interview?",
		Text:  "It is kept as it is, with the clock. When you have left, a line says how to go on with it.",
		Options: []dialog.Option{
			{Key: "n", Label: "Stay"},
			{Key: "y", Label: "Leave", Msg: left},
		},
	}) {
		return nil
	}
	return t.desk.Send(left)
}

// tell shows what went wrong, and what to do then.
func (t *Table) tell(err error, next string) tea.Cmd {
	if err == nil || errors.Is(err, context.Canceled) {
		return nil
	}
	return t.desk.Send(screen.NoticedMsg{Text: report.Sentence(err) + " " + next, Trouble: true})
}

// Close keeps what there is to keep. It is to be called when the program has
// ended, however it ended.
func (t *Table) Close(ctx context.Context) error {
	t.cancel()
	t.shell.Close()
	var err error
	if t.interview != nil {
		t.watch.stop()
		err = t.interview.Close(ctx)
	}
	if t.archive == nil {
		return err
	}
	return errors.Join(err, t.archive.Close())
}
