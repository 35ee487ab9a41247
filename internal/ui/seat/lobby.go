package seat

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type lobbyKeys struct {
	ready, move, change, list, name, code, door, leave, help key.Binding
	keep, drop, typingHelp                                   key.Binding
}

func newLobbyKeys(d *Desk) lobbyKeys {
	k := lobbyKeys{
		ready:  screen.Bind("enter", "ready", "enter"),
		move:   screen.Bind("↑↓", "move", "up", "down", "k", "j", "pgup", "pgdown", "home", "end"),
		change: screen.Bind("←→", "change", "left", "right"),
		list:   screen.Bind("space", "list of questions", "space"),
		name:   screen.Bind("n", "your name", "n"),
		code:   screen.Bind("c", "new code", "c"),
		door:   screen.Bind("w", "the way in", "w"),
		leave:  screen.Bind("q", "leave", "q"),
		help:   screen.Bind("?", "help", "?", "f1"),
		keep:   screen.Bind("enter", "keep the name", "enter"),
		drop:   screen.Bind("esc", "as it was", "esc"),
		// A question mark is text while a name is typed.
		typingHelp: screen.Bind("F1", "help", "f1"),
	}
	host, watches := d.View.Seat == peer.Host, d.View.Role == peer.Spectator
	k.change.SetEnabled(host)
	k.list.SetEnabled(host)
	k.ready.SetEnabled(!watches)
	k.name.SetEnabled(!watches)
	k.code.SetEnabled(d.Door != nil)
	k.door.SetEnabled(d.Door != nil)
	return k
}

// lobby is the screen before a round: who is here, what they agree on and, for
// the host over SSH, how the other one comes in.
type lobby struct {
	desk *Desk
	keys lobbyKeys
	screen.Page
	window frame.Window
	// naming is the field for one's own name while it is typed; nil otherwise.
	naming *pen
}

func newLobby(d *Desk) screen.Screen { return &lobby{desk: d, keys: newLobbyKeys(d)} }

// Start keeps the time that a code has left moving.
func (l *lobby) Start() tea.Cmd {
	if l.desk.Door == nil {
		return nil
	}
	return l.desk.tick(l, peer.Clock{})
}

// Typing implements screen.Screen.
func (l *lobby) Typing() bool { return l.naming != nil }

// questionChosenMsg says which question was chosen from the list.
type questionChosenMsg struct{ id string }

// Update implements screen.Screen.
func (l *lobby) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.screen == l {
			return l, l.Start()
		}
	case questionChosenMsg:
		s := l.desk.View.Settings
		s.Question = msg.id
		l.desk.act(peer.Settle{Settings: s})
	case tea.PasteMsg:
		if l.naming != nil {
			l.naming.Update(tea.PasteMsg{Content: clean.Line(msg.Content)})
		}
	case tea.KeyPressMsg:
		if l.naming != nil {
			return l, l.pressNaming(msg)
		}
		return l, l.press(msg)
	}
	return l, nil
}

func (l *lobby) press(msg tea.KeyPressMsg) tea.Cmd {
	d := l.desk
	switch {
	case key.Matches(msg, l.keys.ready):
		d.act(peer.Ready{Ready: !d.View.Me().Ready})
	case key.Matches(msg, l.keys.move):
		l.window.Press(msg.String(), max(l.Frame.BodyHeight()/2, 1), len(l.rows()))
	case key.Matches(msg, l.keys.change):
		l.change(map[string]int{"left": -1, "right": 1}[msg.String()])
	case key.Matches(msg, l.keys.list):
		return l.openQuestions()
	case key.Matches(msg, l.keys.name):
		l.naming = newPen(d, d.View.Me().Name)
	case key.Matches(msg, l.keys.code):
		d.Door.NewCode()
	case key.Matches(msg, l.keys.door):
		return d.OpenDoor()
	case key.Matches(msg, l.keys.leave):
		return d.Send(screen.LeaveAskedMsg{})
	}
	return nil
}

func (l *lobby) pressNaming(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, l.keys.keep):
		if name := clean.Line(l.naming.Text()); name != "" {
			l.desk.act(peer.Rename{Name: name})
		}
		l.naming = nil
	case key.Matches(msg, l.keys.drop) && !l.naming.Selecting():
		l.naming = nil
	default:
		return l.naming.Update(msg)
	}
	return nil
}

// openQuestions lists the questions to choose from.
func (l *lobby) openQuestions() tea.Cmd {
	list := &dialog.Choice{Title: "Which question?"}
	for _, c := range l.desk.View.Choices {
		list.Options = append(list.Options, dialog.Option{Label: c.Company + ": " + c.Title, Msg: questionChosenMsg{c.ID}})
	}
	list.Options = append(list.Options, dialog.Option{Key: "esc", Label: "Leave it"})
	list.Out = len(list.Options) - 1
	return l.desk.Open(list)
}

// Help implements screen.Screen.
func (l *lobby) Help() []screen.Group {
	k := l.keys
	if l.naming != nil {
		return []screen.Group{
			{Title: "Your name", Keys: []key.Binding{k.keep, k.drop, k.typingHelp}},
			{Title: "Editing", Keys: l.naming.Help()},
		}
	}
	return []screen.Group{{
		Title: "Before the round",
		Keys:  []key.Binding{k.ready, k.change, k.list, k.name, k.code, k.door, k.move, k.leave, k.help},
	}}
}
