package sshd

import (
	"context"
	"fmt"
	"os/exec"
	"reflect"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// queries is what a terminal is asked at the start: whether it draws a frame
// at once, how it measures wide characters, and what its background is.
const queries = ansi.RequestModeSynchronizedOutput + ansi.RequestModeUnicodeCore + ansi.RequestBackgroundColor

// guarded is a seat's program with a net under it. A panic, wherever in the
// program it happens, is told to broke; the library would write it to the
// host's terminal.
type guarded struct {
	program Program
	broke   func(reason string)
	broken  bool
	last    tea.View
}

// brokenMsg says that a command has panicked.
type brokenMsg struct{ reason string }

// catch is to be deferred.
func (g *guarded) catch() {
	if r := recover(); r != nil {
		g.fail(reason(r))
	}
}

func reason(r any) string { return fmt.Sprintf("%v\n\n%s", r, debug.Stack()) }

// fail ends the program. Only the program's own goroutine calls it.
func (g *guarded) fail(reason string) {
	if !g.broken {
		g.broken = true
		g.broke(reason)
	}
}

// Init implements tea.Model.
func (g *guarded) Init() (cmd tea.Cmd) {
	defer g.catch()
	return tea.Batch(tea.Raw(queries), guard(g.program.Init()))
}

// Update implements tea.Model.
func (g *guarded) Update(msg tea.Msg) (model tea.Model, cmd tea.Cmd) {
	model = g
	if broken, ok := msg.(brokenMsg); ok {
		g.fail(broken.reason)
	}
	if g.broken {
		return g, nil
	}
	defer g.catch()
	next, cmd := g.program.Update(msg)
	g.program = next.(Program)
	return g, guard(cmd)
}

// View implements tea.Model. Once the program is broken it is the last that
// was whole.
func (g *guarded) View() tea.View {
	if !g.broken {
		g.draw()
	}
	return g.last
}

func (g *guarded) draw() {
	defer g.catch()
	view := g.program.View()
	if onMouse := view.OnMouse; onMouse != nil {
		view.OnMouse = func(msg tea.MouseMsg) (cmd tea.Cmd) {
			defer g.catch()
			return guard(onMouse(msg))
		}
	}
	g.last = view
}

// guard returns a command whose panics, and those of the commands that it
// leads to, become a message.
func guard(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = brokenMsg{reason(r)}
			}
		}()
		return guardAll(cmd())
	}
}

// guardAll guards the commands in a message that is a list of them: a batch,
// or a sequence, whose type the library keeps to itself.
func guardAll(msg tea.Msg) tea.Msg {
	list := reflect.ValueOf(msg)
	if list.Kind() != reflect.Slice || list.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
		return msg
	}
	guardedList := reflect.MakeSlice(list.Type(), list.Len(), list.Len())
	for i := range list.Len() {
		guardedList.Index(i).Set(reflect.ValueOf(guard(list.Index(i).Interface().(tea.Cmd))))
	}
	return guardedList.Interface()
}

// forbidden returns what no program of a seat may ask for, by the types of the
// messages, which the library keeps to itself: to stop the host's program, to
// start another, to read a clipboard, or to write outside of its screen.
func forbidden() map[reflect.Type]bool {
	types := map[reflect.Type]bool{}
	for _, msg := range []tea.Msg{
		tea.SuspendMsg{},
		tea.ExecProcess(&exec.Cmd{}, nil)(),
		tea.ReadClipboard(),
		tea.ReadPrimaryClipboard(),
		tea.Println()(),
	} {
		types[reflect.TypeOf(msg)] = true
	}
	return types
}

// filter drops what is forbidden.
func filter() func(tea.Model, tea.Msg) tea.Msg {
	never := forbidden()
	return func(_ tea.Model, msg tea.Msg) tea.Msg {
		if never[reflect.TypeOf(msg)] {
			return nil
		}
		return msg
	}
}

// close closes the program behind its end.
func (g *guarded) close(grace time.Duration) {
	defer g.catch()
	ctx, cancel := context.WithTimeout(context.Background(), grace)
	defer cancel()
	_ = g.program.Close(ctx) // a guest's has nothing to keep; what it said is in the room
}
