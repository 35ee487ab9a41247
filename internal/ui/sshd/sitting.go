package sshd

import (
	"context"
	"io"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"
)

// framesASecond is how often a seat is drawn at most.
const framesASecond = 60

// windowEvery is the shortest time between two changes of size that a program
// is told of: each makes it draw everything anew.
const windowEvery = 50 * time.Millisecond

// sit takes the seat of the session's credential, and holds it until its
// person leaves or has to.
func (t *session) sit(ctx context.Context) {
	if t.windows == nil {
		t.refuse(errTerminal)
		return
	}
	rise, err := t.take()
	if err != nil {
		t.refuse(err)
		return
	}
	defer rise()
	leave, err := t.server.options.Room.Join(t.credential.Seat())
	if err != nil {
		t.refuse(err)
		return
	}
	defer leave()
	out := newOutlet(t.channel)
	why := t.play(ctx, out)
	// The seat is free before a slow terminal has taken the last words.
	leave()
	rise()
	t.farewell(why, out)
}

// play runs the seat's program, and returns why it has ended.
func (t *session) play(conn context.Context, out *outlet) (why error) {
	limits := t.server.limits
	ctx, end := context.WithCancelCause(t.server.ctx)
	defer end(errLeft)
	defer context.AfterFunc(conn, func() { end(errGone) })()
	defer time.AfterFunc(limits.Total, func() { end(errTotal) }).Stop()
	at := <-t.windows
	model, err := t.newModel(ctx, at, end)
	if err != nil {
		return err
	}
	defer model.close(limits.Grace)
	hard, kill := context.WithCancel(context.Background())
	defer kill()
	program := t.newProgram(hard, model, at, out)
	ran := make(chan struct{})
	var around sync.WaitGroup
	around.Go(func() { endInTime(ctx, ran, limits.Grace, program, func() { out.cut(io.ErrClosedPipe); kill() }) })
	around.Go(func() { t.followWindow(ctx, program) })
	t.listen(ctx, end, program)
	_, _ = program.Run() // what it says is known: it was quit, or ctx has the reason
	end(errLeft)
	close(ran)
	around.Wait()
	return context.Cause(ctx)
}

// newProgram returns a program on the guest's terminal. Nothing of the host's
// terminal, environment or signals is in its reach.
func (t *session) newProgram(ctx context.Context, model tea.Model, at window, out io.Writer) *tea.Program {
	return tea.NewProgram(
		model, tea.WithContext(ctx), tea.WithFilter(filter()),
		tea.WithInput(nil), tea.WithOutput(out), tea.WithoutSignalHandler(),
		tea.WithEnvironment(t.environ.list()), tea.WithColorProfile(t.environ.profile()),
		tea.WithFPS(framesASecond), tea.WithWindowSize(at.width, at.height),
	)
}

// newModel returns the seat's model with a net under it.
func (t *session) newModel(ctx context.Context, at window, end context.CancelCauseFunc) (g *guarded, err error) {
	g = &guarded{broke: func(reason string) {
		end(errPanicked)
		if told := t.server.options.Panicked; told != nil {
			told(t.credential.Seat(), reason)
		}
	}}
	defer func() {
		if r := recover(); r != nil {
			g.fail(reason(r))
			err = errPanicked
		}
	}()
	g.program = t.server.options.Program(ctx, Session{
		Seat: t.credential.Seat(), Width: at.width, Height: at.height, Line: t.server.Line(), Fingerprint: t.server.fingerprint,
	})
	return g, nil
}

// listen passes the terminal's keys to the program. It goes on behind the
// program's end until the channel is closed, so that no key is left waiting.
func (t *session) listen(ctx context.Context, end context.CancelCauseFunc, program *tea.Program) {
	limit := t.server.limits.Idle
	idle := time.AfterFunc(limit, func() { end(errIdle) })
	keys := &keyboard{
		from: t.channel, term: t.environ.term, send: program.Send,
		pressed: func() { idle.Reset(limit) },
	}
	begun := t.server.begin(func() {
		defer idle.Stop()
		end(why(keys.run(ctx)))
	})
	if !begun {
		end(errClosed)
	}
}

// followWindow tells the program of the size that its window now has.
func (t *session) followWindow(ctx context.Context, program *tea.Program) {
	for {
		select {
		case <-ctx.Done():
			return
		case at := <-t.windows:
			program.Send(tea.WindowSizeMsg{Width: at.width, Height: at.height})
		}
		select {
		case <-ctx.Done():
		case <-time.After(windowEvery):
		}
	}
}

// endInTime quits the program when ctx ends, and makes it end where its
// terminal does not take what it draws.
func endInTime(ctx context.Context, ran <-chan struct{}, grace time.Duration, program *tea.Program, force func()) {
	select {
	case <-ran:
		return
	case <-ctx.Done():
	}
	go program.Quit() // waits until it is heard, or the program has ended
	timer := time.NewTimer(grace)
	defer timer.Stop()
	select {
	case <-ran:
	case <-timer.C:
		force()
	}
}
