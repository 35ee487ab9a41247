package mock

import (
	"slices"
	"time"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
)

// agreement is what the two agree on before a round at one keyboard.
type agreement struct {
	// names are the host's, who sits down first, and the other's.
	names    [2]string
	settings peer.Settings
}

// name returns what a seat's person is called.
func (a *agreement) name(s peer.Seat) string { return a.names[s-peer.Host] }

type (
	// agreedMsg asks to begin the round.
	agreedMsg struct{ agreement agreement }
	// pickedMsg says which question was chosen in the list.
	pickedMsg struct{ id string }
)

// The rows of the setup, in their order.
const (
	rowFirst = iota
	rowSecond
	rowQuestion
	rowTime
	rowAsks
	rowBegin
)

type setupKeys struct {
	move, change, list, begin, help, quit key.Binding
}

func newSetupKeys() setupKeys {
	return setupKeys{
		begin:  screen.Bind("ctrl+s", "begin", "ctrl+s"),
		move:   screen.Bind("↑↓", "move", "up", "down", "tab", "shift+tab", "enter"),
		change: screen.Bind("←→", "change", "left", "right"),
		list:   screen.Bind("enter", "all questions, on the row of the question", "enter"),
		quit:   screen.Bind("esc", "leave", "esc"),
		help:   screen.Bind("F1", "help", "f1"),
	}
}

// setup is the screen on which the two say who they are, and what is asked,
// for how long and by whom. It stands in for the lobby of a room.
type setup struct {
	desk *screen.Desk
	keys setupKeys
	screen.Page
	questions []questions.Question
	names     [2]textinput.Model
	settings  peer.Settings
	row       int
	// round counts from 1.
	round int
}

// newSetup returns the setup of a round, filled in as far as that is known.
func newSetup(d *screen.Desk, all []questions.Question, a agreement, round int) *setup {
	s := &setup{desk: d, keys: newSetupKeys(), questions: all, settings: a.settings, round: round}
	for i := range s.names {
		s.names[i] = textinput.New()
		s.names[i].Prompt = ""
		s.names[i].Placeholder = unnamed(i)
		s.names[i].CharLimit = peer.MaxName / 2 // most letters take no more than two bytes
		s.names[i].SetVirtualCursor(false)
		s.names[i].SetValue(a.names[i])
	}
	s.goTo(rowFirst)
	if round > 1 {
		s.goTo(rowBegin)
	} else if a.names[0] != "" {
		s.goTo(rowSecond)
	}
	return s
}

// unnamed is what somebody is called who gives no name.
func unnamed(i int) string { return []string{"First", "Second"}[i] }

// name returns what the first or the second is called.
func (s *setup) name(i int) string {
	if n := clean.Line(s.names[i].Value()); n != "" {
		return n
	}
	return unnamed(i)
}

func (s *setup) goTo(row int) {
	s.row = row
	for i := range s.names {
		if s.names[i].Blur(); i == row {
			s.names[i].Focus()
		}
	}
}

// SetSize implements screen.Screen.
func (s *setup) SetSize(width, height int) {
	s.Page.SetSize(width, height)
	for i := range s.names {
		s.names[i].SetWidth(max(s.valueWidth()-1, 1))
	}
}

// Typing implements screen.Screen.
func (s *setup) Typing() bool { return s.row <= rowSecond }

// Update implements screen.Screen.
func (s *setup) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.KeyPressMsg:
		return s, s.press(msg)
	case tea.PasteMsg:
		return s, s.write(tea.PasteMsg{Content: clean.Line(msg.Content)})
	case pickedMsg:
		s.settings.Question = msg.id
	}
	return s, nil
}

func (s *setup) press(msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "up", "shift+tab":
		s.goTo(max(s.row-1, 0))
	case "down", "tab":
		s.goTo(min(s.row+1, rowBegin))
	case "enter":
		return s.enter()
	case "ctrl+s":
		return s.begin()
	case "esc":
		return s.desk.Send(screen.LeaveAskedMsg{})
	case "left", "right":
		if s.Typing() {
			return s.write(msg)
		}
		s.change(map[string]int{"left": -1, "right": 1}[msg.String()])
	default:
		return s.write(msg)
	}
	return nil
}

// write hands a key or a paste to the name that has the focus. What the
// field would read from the clipboard of this machine it is not given.
func (s *setup) write(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); !s.Typing() || ok && press.String() == "ctrl+v" {
		return nil
	}
	var cmd tea.Cmd
	s.names[s.row], cmd = s.names[s.row].Update(msg)
	return cmd
}

func (s *setup) enter() tea.Cmd {
	switch s.row {
	case rowQuestion:
		return s.list()
	case rowBegin:
		return s.begin()
	}
	s.goTo(s.row + 1)
	return nil
}

// begin asks for the round, once the two can be told apart.
func (s *setup) begin() tea.Cmd {
	a := agreement{[2]string{s.name(0), s.name(1)}, s.settings}
	switch {
	case a.names[0] == a.names[1]:
		s.goTo(rowSecond)
		return s.desk.Send(screen.NoticedMsg{Text: "Both have the same name. Change one, so that the screen can say whose turn it is.", Trouble: true})
	case s.questions == nil:
		return s.desk.Send(screen.NoticedMsg{Text: "The questions are still being read. Press again in a moment."})
	}
	return s.desk.Send(agreedMsg{a})
}

// change takes the value before or after on the row.
func (s *setup) change(by int) {
	switch s.row {
	case rowQuestion:
		if n := len(s.questions); n > 0 {
			s.settings.Question = s.questions[(s.index()+by+n)%n].ID
		}
	case rowTime:
		all := limits(s.settings.Limit)
		at := slices.Index(all, s.settings.Limit)
		s.settings.Limit = all[(at+by+len(all))%len(all)]
	case rowAsks:
		s.settings.Asks = s.settings.Asks.Other()
	}
}

// limits are the times to choose from, the question's own first, with one
// that was given elsewhere among them.
func limits(given time.Duration) []time.Duration {
	all := []time.Duration{0}
	for _, minutes := range []int{1, 2, 3, 4, 5, 6, 8, 10, 15, 20, 30, 45, 60, 90, 120} {
		all = append(all, time.Duration(minutes)*time.Minute)
	}
	all = append(all, given)
	slices.Sort(all)
	return slices.Compact(all)
}

// index is the place of the chosen question among all.
func (s *setup) index() int {
	return max(slices.IndexFunc(s.questions, func(q questions.Question) bool { return q.ID == s.settings.Question }), 0)
}

// list opens all questions to choose from.
func (s *setup) list() tea.Cmd {
	if len(s.questions) == 0 {
		return nil
	}
	c := &dialog.Choice{Title: "Which question?"}
	for i := range s.questions {
		q := &s.questions[(s.index()+i)%len(s.questions)]
		c.Options = append(c.Options, dialog.Option{Label: q.Title, Msg: pickedMsg{q.ID}})
	}
	return s.desk.Open(c)
}

// Help implements screen.Screen.
func (s *setup) Help() []screen.Group {
	k := s.keys
	return []screen.Group{{Title: "Before the interview", Keys: []key.Binding{k.move, k.change, k.list, k.begin, k.quit, k.help}}}
}
