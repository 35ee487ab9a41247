package seat

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
)

// command is something that a person can do on a screen. One table of them
// makes the keys, the foot, the help and the menu behind esc.
type command struct {
	// letter works while no text has the focus, chord always. Either may be
	// empty.
	letter, chord string
	// hint is for the foot and the help, label for the menu. Without a label
	// it is not in the menu.
	hint, label string
	run         func()
}

// binding is how a command is shown where text has the focus, or has not.
func (c command) binding(typing bool) key.Binding {
	name := c.letter
	if name == "" || typing && c.chord != "" {
		name = c.chord
	}
	return screen.Bind(name, c.hint, c.letter, c.chord)
}

// runs reports whether a key is the command's.
func (c command) runs(pressed string, typing bool) bool {
	return pressed != "" && (pressed == c.chord || pressed == c.letter && !typing)
}

// chosenMsg carries out what was chosen in a dialog of the screen it belongs
// to, unless another screen is due by then.
type chosenMsg struct {
	of  screen.Screen
	run func()
}

// pressed runs the command of a key, and reports whether there is one.
func pressed(commands []command, msg tea.KeyPressMsg, typing bool) bool {
	for _, c := range commands {
		if c.runs(msg.String(), typing) {
			c.run()
			return true
		}
	}
	return false
}

// openMenu offers all commands of a screen, so that nothing depends on a chord
// that a terminal swallows.
func (d *Desk) openMenu(of screen.Screen, title, back string, commands []command) {
	options := []dialog.Option{{Key: "esc", Label: back}}
	for _, c := range commands {
		if c.label == "" {
			continue
		}
		letter, label := c.letter, c.label
		if c.chord != "" {
			label += " (" + c.chord + ")"
		}
		options = append(options, dialog.Option{Key: letter, Label: label, Msg: chosenMsg{of, c.run}})
	}
	options = append(options, dialog.Option{Key: "q", Label: "Leave (ctrl+c)", Msg: screen.LeaveAskedMsg{}})
	d.Open(&dialog.Choice{Title: title, Options: options})
}

// ask asks once before something that cannot be taken back.
func (d *Desk) ask(of screen.Screen, title, text, no, yes string, run func()) {
	d.askWhile(nil, of, title, text, no, yes, run)
}

// askWhile asks as long as a condition holds on the view; nil always does.
func (d *Desk) askWhile(holds func() bool, of screen.Screen, title, text, no, yes string, run func()) {
	c := &dialog.Choice{Title: title, Text: text, Options: []dialog.Option{
		{Key: "n", Label: no},
		{Key: "y", Label: yes, Msg: chosenMsg{of, run}},
	}}
	if holds != nil {
		c.Lapsed = func() bool { return !holds() }
	}
	d.Open(c)
}

// bindings are the commands as keys. In a text those with a letter alone are
// left to the menu.
func bindings(commands []command, typing bool) []key.Binding {
	var keys []key.Binding
	for _, c := range commands {
		if c.hint != "" && !(typing && c.chord == "") {
			keys = append(keys, c.binding(typing))
		}
	}
	return keys
}

// helpKey leads to all the others.
func helpKey(typing bool) key.Binding {
	if typing {
		return screen.Bind("F1", "help", "f1")
	}
	return screen.Bind("?", "help", "?", "f1")
}
