package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/ui/frame"
)

// Page is what screens have in common that are read and not typed into. They
// embed it and overrule what differs.
type Page struct {
	Frame frame.Frame
}

// SetSize implements Screen.
func (p *Page) SetSize(width, height int) { p.Frame.Width, p.Frame.Height = width, height }

// Cursor implements Screen.
func (p *Page) Cursor() *tea.Cursor { return nil }

// Typing implements Screen.
func (p *Page) Typing() bool { return false }

// Bind returns a binding of keys, named and described for the help.
func Bind(name, desc string, keys ...string) key.Binding {
	return key.NewBinding(key.WithKeys(keys...), key.WithHelp(name, desc))
}
