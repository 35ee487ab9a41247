package seat

import (
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/editor"
	"okrcoach/internal/ui/theme"
)

// pen is an editor that follows what the terminal tells the desk. It reads no
// clipboard, which over SSH would be the host's.
type pen struct {
	*editor.Editor
	desk *Desk
	// theme, method, width and height are what the editor was last told.
	theme         *theme.Theme
	method        ansi.Method
	width, height int
}

// newPen returns an empty editor that shows a hint while it is empty.
func newPen(d *Desk, hint string) *pen {
	p := &pen{
		Editor: editor.New(penStyles(d.Theme), editor.DefaultKeyMap(), d.Uptime),
		desk:   d, theme: d.Theme, method: d.WidthMethod,
	}
	p.SetWidthMethod(p.method)
	p.SetPlaceholder(hint)
	return p
}

func penStyles(t *theme.Theme) editor.Styles {
	return editor.Styles{Selection: t.Selection, Placeholder: t.Muted}
}

// fit gives the editor its size and what else has changed about the terminal.
func (p *pen) fit(width, height int) {
	if p.theme != p.desk.Theme {
		p.theme = p.desk.Theme
		p.SetStyles(penStyles(p.theme))
	}
	if p.method != p.desk.WidthMethod {
		p.method = p.desk.WidthMethod
		p.SetWidthMethod(p.method)
	}
	if width != p.width || height != p.height {
		p.width, p.height = width, height
		p.SetSize(width, height)
	}
}
