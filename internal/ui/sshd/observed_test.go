package sshd

import (
	"context"
	"fmt"
	"reflect"
	"regexp"
	"sync"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/mock"
	"okrcoach/internal/ui/seat"
)

// observed is a seat's real program that a test can look at and set back.
// Whoever sits there sends focusAsked, which is answered with what has come of
// the keys before it, or blurAsked, which begins the program anew.
type observed struct {
	*mock.Program
	open func() *mock.Program
	view func() *peer.View
	seen chan observation
	// drawn is the program as it was last drawn, current unless a message has
	// come since.
	drawn   tea.View
	current bool
	// reported are told of what no seat may ask for.
	reported *reported
}

// What a terminal sends when its window gets and loses the focus: no program
// of a seat cares.
const (
	focusAsked = "\x1b[I"
	blurAsked  = "\x1b[O"
)

// observation is what has come of some keys.
type observation struct {
	due     seat.Due
	version int
	// dialog is the title of the dialog on top; empty for none.
	dialog string
	shown  string
}

// reported collects what the programs have asked for.
type reported struct {
	mu   sync.Mutex
	all  []string
	keys []string
}

func (r *reported) say(format string, about ...any) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.all = append(r.all, fmt.Sprintf(format, about...))
}

// Update implements tea.Model.
func (o *observed) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, asked := msg.(tea.FocusMsg); !asked {
		o.current = false
	}
	switch msg := msg.(type) {
	case tea.FocusMsg:
		o.seen <- o.look()
		return o, nil
	case tea.BlurMsg:
		_ = o.Program.Close(context.Background())
		o.Program = o.open()
		o.seen <- o.look()
		return o, o.spied(o.Program.Init())
	case tea.KeyPressMsg:
		o.reported.mu.Lock()
		o.reported.keys = append(o.reported.keys, msg.String())
		o.reported.mu.Unlock()
	}
	_, cmd := o.Program.Update(msg)
	return o, o.spied(cmd)
}

// View implements tea.Model.
func (o *observed) View() tea.View {
	if !o.current {
		o.drawn, o.current = o.Program.View(), true
	}
	return o.drawn
}

var dialogTitle = regexp.MustCompile(`╭─ (.*?) ─*╮`)

func (o *observed) look() observation {
	v := o.view()
	seen := observation{due: seat.DueFor(v), version: v.Version}
	seen.shown = ansi.Strip(o.View().Content)
	if found := dialogTitle.FindStringSubmatch(seen.shown); found != nil {
		seen.dialog = found[1]
	}
	return seen
}

// spied reports what a command asks for that no seat may ask for. Leaving,
// which is tested elsewhere, does nothing.
func (o *observed) spied(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() tea.Msg {
		msg := cmd()
		if list := reflect.ValueOf(msg); list.Kind() == reflect.Slice && list.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range list.Len() {
				list.Index(i).Set(reflect.ValueOf(o.spied(list.Index(i).Interface().(tea.Cmd))))
			}
			return msg
		}
		switch msg := msg.(type) {
		case tea.QuitMsg:
			return nil
		case tea.RawMsg:
			o.reported.say("wrote %q", msg.Msg)
		}
		if forbidden()[reflect.TypeOf(msg)] {
			o.reported.say("asked for %T", msg)
		}
		return msg
	}
}
