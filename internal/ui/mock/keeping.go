package mock

import (
	"context"
	"errors"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// keepAfter is how long after a change the rounds go to the history, and the
// journal is made to survive a power cut: a sentence that is being typed is not
// written once for each letter.
const keepAfter = 2 * time.Second

// keeping decides when an interview is kept, and says what went wrong there or
// with the journal. The zero keeping keeps nothing.
type keeping struct {
	interview *Interview
	// version is that of the view that was last looked at.
	version int
	// changed says that something is to be kept, and busy that a command for
	// that is under way.
	changed, busy bool
	// told is the trouble that the person has already been told about.
	told string
}

type (
	// keepDueMsg says that what has changed is to be kept now.
	keepDueMsg struct{}
	// keptMsg says how that went.
	keptMsg struct{ err error }
)

// follow looks at what the host may know now, and returns the command that
// keeps what is new about it, and tells what is wrong.
func (k *keeping) follow(v *peer.View) tea.Cmd {
	if k.interview == nil || v.Version == k.version {
		return nil
	}
	k.changed, k.version = true, v.Version
	var told tea.Cmd
	if v.Trouble != "" {
		told = k.tell(report.Sentence(errors.New(v.Trouble)), "The interview goes on, and is written as soon as that can be done. Make room or free the folder.")
	}
	return tea.Batch(told, k.schedule())
}

func (k *keeping) schedule() tea.Cmd {
	if k.busy || !k.changed {
		return nil
	}
	k.busy = true
	return tea.Tick(keepAfter, func(time.Time) tea.Msg { return keepDueMsg{} })
}

// handle takes the messages that are the keeping's own.
func (k *keeping) handle(ctx context.Context, msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case keepDueMsg:
		k.changed = false
		interview := k.interview
		// What has begun is not broken off: the end of the program waits.
		ctx = context.WithoutCancel(ctx)
		return func() tea.Msg { return keptMsg{interview.Keep(ctx)} }, true
	case keptMsg:
		k.busy = false
		var told tea.Cmd
		if msg.err != nil && !errors.Is(msg.err, history.ErrClosed) {
			told = k.tell(report.Sentence(msg.err), k.nextStep(msg.err))
		}
		return tea.Batch(told, k.schedule()), true
	}
	return nil, false
}

// nextStep says where the words are if they could not be kept.
func (k *keeping) nextStep(err error) string {
	if report.Kept(err) {
		return ""
	}
	return "The interview itself is on disk, and is tried again when it changes or ends."
}

// tell shows a trouble, once for each thing that went wrong.
func (k *keeping) tell(trouble, next string) tea.Cmd {
	if trouble == k.told {
		return nil
	}
	k.told = trouble
	text := trouble
	if next != "" {
		text += " " + next
	}
	return func() tea.Msg { return screen.NoticedMsg{Text: text, Trouble: true} }
}
