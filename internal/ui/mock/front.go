package mock

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/shell"
)

// Front is the program that asks, before an interview is hosted, whether to go
// on with one that was left. There is no room yet that anybody could join.
type Front struct {
	ctx     context.Context
	archive *history.Archive
	found   []Unfinished
	shell   *shell.Shell
	desk    *screen.Desk
	goOn    string
	left    bool
}

// NewFront returns the program that offers what FindUnfinished has found, at
// least one interview. The notices are shown below.
func NewFront(ctx context.Context, archive *history.Archive, found []Unfinished, uptime practice.Uptime, width, height int, notices ...screen.NoticedMsg) *Front {
	f := &Front{ctx: ctx, archive: archive, found: found, desk: &screen.Desk{Uptime: uptime}}
	f.shell = shell.New(f.desk, width, height)
	f.shell.Show(&backdrop{desk: f.desk})
	f.shell.Confirm(offer(found))
	for _, each := range notices {
		f.desk.Send(each)
	}
	return f
}

// Chosen returns the id of the interview to go on with; empty for another one.
func (f *Front) Chosen() string { return f.goOn }

// Left reports whether the person left with ctrl+c, and wants neither.
func (f *Front) Left() bool { return f.left }

// Init implements tea.Model.
func (f *Front) Init() tea.Cmd { return tea.RequestBackgroundColor }

// Update implements tea.Model.
func (f *Front) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmds := []tea.Cmd{f.handle(msg)}
	return f, tea.Batch(append(cmds, f.shell.Drain(f.handle)...)...)
}

// View implements tea.Model.
func (f *Front) View() tea.View { return f.shell.View() }

func (f *Front) handle(msg tea.Msg) tea.Cmd {
	if cmd, done := f.shell.Handle(msg); done {
		return cmd
	}
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		if msg.String() == "ctrl+c" {
			f.left = true
			return tea.Quit
		}
		return f.shell.Press(msg)
	case goOnChosenMsg:
		f.goOn = msg.id
		return tea.Quit
	case freshChosenMsg:
		return tea.Quit
	case discardedMsg:
		return discard(f.ctx, f.archive, msg.id)
	case thrownAwayMsg:
		return f.thrownAway(msg)
	}
	return nil
}

// thrownAway offers what is left, or says why an interview is still there.
func (f *Front) thrownAway(msg thrownAwayMsg) tea.Cmd {
	if msg.err != nil {
		f.desk.Send(screen.NoticedMsg{Text: report.Sentence(msg.err) + " The interview is still there.", Trouble: true})
	} else {
		f.found = without(f.found, msg.id)
	}
	if len(f.found) == 0 {
		return tea.Quit
	}
	return f.desk.Open(offer(f.found))
}

// backdrop is the empty page behind a question.
type backdrop struct {
	desk *screen.Desk
	screen.Page
}

// Update implements screen.Screen.
func (b *backdrop) Update(tea.Msg) (screen.Screen, tea.Cmd) { return b, nil }

// View implements screen.Screen.
func (b *backdrop) View() string {
	t := b.desk.Theme
	b.Frame.Theme = t
	return b.Frame.Render(headOf(t), "", "", nil)
}

// Help implements screen.Screen.
func (b *backdrop) Help() []screen.Group { return nil }
