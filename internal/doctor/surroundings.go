package doctor

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Terminal is what the program is shown on.
type Terminal struct {
	// Name is the value of TERM.
	Name string
	// Shown says that both ends are a terminal, Dumb that it understands
	// plain lines only.
	Shown, Dumb bool
	// Columns and Rows are 0 where they are not known.
	Columns, Rows int
}

// The smallest terminal on which the screens are whole.
const leastColumns, leastRows = 40, 15

// terminal says whether the full screen can be used.
func (r *run) terminal(context.Context) {
	t := r.Terminal
	size := fmt.Sprintf("%d × %d characters", t.Columns, t.Rows)
	switch {
	case !t.Shown && t.Dumb:
		r.note(nameTerminal, "Input or output is not a terminal here, and TERM is "+cmp.Or(t.Name, "not set")+", so that there would be plain lines only.", "")
	case !t.Shown:
		r.note(nameTerminal, "Input or output is not a terminal here, so that the screens cannot be looked at.", "")
	case t.Dumb && t.Name == "":
		r.trouble(nameTerminal, "TERM is not set, so that practice runs on plain lines.", "Set TERM to what your terminal is, such as xterm-256color, for the full screen and for critiques in it.")
	case t.Dumb:
		r.trouble(nameTerminal, "TERM is "+t.Name+", a terminal for plain lines.", "Use another terminal, or set TERM to what yours really is, for the full screen and for critiques in it.")
	case t.Columns > 0 && (t.Columns < leastColumns || t.Rows < leastRows):
		r.note(nameTerminal, t.Name+", "+size+".", fmt.Sprintf("Make it %d × %d or larger.", leastColumns, leastRows))
	case t.Columns > 0:
		r.ok(nameTerminal, t.Name+", "+size+".")
	default:
		r.ok(nameTerminal, t.Name+".")
	}
}

// Place is a folder in which something is kept.
type Place struct {
	Dir string
	// For says what is kept there, as in "attempts and drafts are kept".
	For string
}

// stored says whether what is to be kept can be.
func (r *run) stored(ctx context.Context) {
	for _, p := range r.Places {
		if err := writable(p.Dir); err != nil {
			r.trouble(nameStorage, fmt.Sprintf("%s in %s, and nothing can be written there (%s).", p.For, p.Dir, reason(err)), "Make it a folder that you may write to, and see whether the disk is full.")
			continue
		}
		r.ok(nameStorage, p.For+" in "+p.Dir+".")
	}
	if r.History == nil {
		return
	}
	if err := r.History(ctx); err != nil {
		r.trouble(nameStorage, sentence(err.Error()), "")
		return
	}
	r.ok(nameStorage, "The history can be read.")
}

// writable returns why nothing can be written into a folder. One that is
// missing would be made, so the one above it is asked.
func writable(dir string) error {
	for {
		info, err := os.Stat(dir)
		above := filepath.Dir(dir)
		switch {
		case errors.Is(err, fs.ErrNotExist) && above != dir:
			dir = above
			continue
		case err != nil:
			return err
		case !info.IsDir():
			return errors.New(filepath.Base(dir) + " is not a folder")
		}
		probe, err := os.CreateTemp(dir, ".okrcoach-*")
		if err != nil {
			return err
		}
		_, err = probe.WriteString("x") // a full disk shows here
		return errors.Join(err, probe.Close(), os.Remove(probe.Name()))
	}
}

// reason is why the system refused, without the path.
func reason(err error) string {
	var file *fs.PathError
	if errors.As(err, &file) {
		return file.Err.Error()
	}
	return err.Error()
}
