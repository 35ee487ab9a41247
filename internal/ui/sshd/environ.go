package sshd

import (
	"regexp"
	"strings"

	"github.com/charmbracelet/colorprofile"
)

// Bounds of a terminal, in cells. A screen of the largest size takes some
// 30 MB while it is drawn; a window beyond it is drawn in part.
const (
	maxWidth  = 500
	maxHeight = 200
)

// window is the size of a terminal in cells.
type window struct{ width, height int }

// within returns the size that is drawn for what a client says of its window.
// One that says nothing is taken for the usual 80 by 24.
func within(columns, rows uint32) window {
	if columns == 0 || rows == 0 {
		return window{80, 24}
	}
	return window{int(min(columns, maxWidth)), int(min(rows, maxHeight))}
}

// termForm is what the names of terminals look like. Nothing else is passed
// on: a library may look for a file of that name.
var termForm = regexp.MustCompile(`^[A-Za-z][A-Za-z0-9+_-]{0,39}$`)

// environ is what a seat's program knows of its surroundings: the guest's
// terminal and how many colours it has. Nothing of the host's is in it.
type environ struct {
	term      string
	truecolor bool
	noColor   bool
}

// take takes over a variable that the client sent, and says whether it did.
func (e *environ) take(name, value string) bool {
	switch name {
	case "COLORTERM":
		e.truecolor = value == "truecolor" || value == "24bit"
		return e.truecolor
	case "NO_COLOR":
		e.noColor = value != ""
		return true
	}
	return false
}

// setTerm takes over the name of the terminal.
func (e *environ) setTerm(name string) {
	e.term = "xterm"
	if termForm.MatchString(name) {
		e.term = name
	}
}

// list returns the variables in the form NAME=value.
func (e *environ) list() []string {
	variables := []string{"TERM=" + e.term}
	if e.truecolor {
		variables = append(variables, "COLORTERM=truecolor")
	}
	if e.noColor {
		variables = append(variables, "NO_COLOR=1")
	}
	return variables
}

// profile returns how many colours are drawn, from the variables alone: the
// library's other way looks at this machine's files.
func (e *environ) profile() colorprofile.Profile { return colorprofile.Env(e.list()) }

// isExport reports whether a command is the only one there is.
func isExport(command string) bool { return strings.TrimSpace(command) == "export" }
