package main

import (
	"context"
	"crypto/rand"
	"errors"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"github.com/adrg/xdg"
	"github.com/charmbracelet/x/term"

	"okrcoach/content"
	"okrcoach/internal/clean"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// host is what the program is run on: streams, environment, folders, clocks
// and chance. Everything that reads the outside world gets it from here.
type host struct {
	in       *os.File
	out, err *os.File
	getenv   func(string) string
	environ  []string
	// data is the folder of the history and the person's own questions.
	data string
	// fallbacks are where answers go when data cannot be written.
	fallbacks []string
	// config is the configuration file, and state the folder in which it is
	// remembered what the person has allowed.
	config, state string
	dir           string
	today         func() time.Time
	uptime        practice.Uptime
	random        io.Reader
}

func systemHost() *host {
	dir, err := os.Getwd()
	if err != nil {
		dir = "."
	}
	return &host{
		in: os.Stdin, out: os.Stdout, err: os.Stderr,
		getenv: os.Getenv, environ: os.Environ(),
		data:      filepath.Join(xdg.DataHome, "okrcoach"),
		fallbacks: []string{filepath.Join(xdg.StateHome, "okrcoach"), filepath.Join(os.TempDir(), "okrcoach")},
		config:    filepath.Join(xdg.ConfigHome, "okrcoach", "config.yaml"),
		state:     filepath.Join(xdg.StateHome, "okrcoach"),
		dir:       dir,
		today:     time.Now,
		uptime:    practice.SystemUptime(),
		random:    rand.Reader,
	}
}

// interactive reports whether the full screen can be used: both ends are a
// terminal, and one that understands more than plain lines.
func (h *host) interactive() bool {
	return !h.dumb() && isTerminal(h.in) && isTerminal(h.out)
}

// dumb reports whether the terminal understands plain lines only.
func (h *host) dumb() bool {
	switch h.getenv("TERM") {
	case "dumb":
		return true
	case "":
		return runtime.GOOS != "windows" // where nobody sets it
	}
	return false
}

// styled reports whether a stream takes styled text.
func (h *host) styled(f *os.File) bool {
	return !h.dumb() && h.getenv("NO_COLOR") == "" && isTerminal(f)
}

func isTerminal(f *os.File) bool { return term.IsTerminal(f.Fd()) }

// editor is the person's own editor: what the environment names, or one that
// most systems have. It is cleaned, since it is shown on the screen.
func (h *host) editor() string {
	for _, name := range []string{"VISUAL", "EDITOR"} {
		if command := clean.Line(h.getenv(name)); command != "" {
			return command
		}
	}
	for _, name := range []string{"nano", "vim", "vi"} {
		if _, err := exec.LookPath(name); err == nil {
			return name
		}
	}
	return ""
}

// ownFolder is the name of the folder of the person's own questions.
const ownFolder = "questions"

func (h *host) ownQuestions() string { return filepath.Join(h.data, ownFolder) }

// library holds the bundled questions, the person's own, and those of a
// folder named on the command line.
func (h *host) library(folder string) *questions.Library {
	sources := []questions.Source{
		questions.Bundled(content.Questions()),
		questions.OptionalFolder(h.ownQuestions()),
	}
	if folder != "" {
		sources = append(sources, questions.Folder(folder))
	}
	return questions.Load(sources...)
}

func (h *host) openArchive(ctx context.Context) *history.Archive {
	return history.Open(ctx, history.Options{Dir: h.data, Fallbacks: h.fallbacks, Now: h.today})
}

// endpointSources is where the settings of an endpoint are looked for.
func (h *host) endpointSources() endpoint.Sources {
	return endpoint.Sources{Getenv: h.getenv, Environ: h.environ, Config: h.config}
}

// endpointMemory is what the person has allowed endpoints and chosen of them.
func (h *host) endpointMemory() *endpoint.Memory { return endpoint.OpenMemory(h.state, h.today) }

// untouched reports whether nothing was ever kept, so that there is nothing to
// read. Opening the archive would create it. A folder that cannot be looked
// into is left to the archive to complain about.
func (h *host) untouched() bool {
	if others, err := foreign(h.data); others || err != nil {
		return false
	}
	for _, dir := range h.fallbacks {
		if others, _ := foreign(dir); others {
			return false
		}
	}
	return true
}

// foreign reports whether a folder holds more than the person's own questions,
// the host key and what is remembered of endpoints. One that is missing holds nothing.
func foreign(dir string) (bool, error) {
	entries, err := os.ReadDir(dir)
	for _, e := range entries {
		if e.Name() != ownFolder && e.Name() != hostKeyName && !strings.HasPrefix(e.Name(), endpoint.MemoryName) {
			return true, nil
		}
	}
	if errors.Is(err, fs.ErrNotExist) {
		return false, nil
	}
	return false, err
}

// newID names an attempt. Without randomness, which no system lacks, the date
// must do.
func (h *host) newID() string {
	id, err := history.NewID(h.random)
	if err != nil {
		return h.today().UTC().Format("20060102150405")
	}
	return id
}
