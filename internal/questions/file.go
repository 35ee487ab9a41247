package questions

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"

	"okrcoach/internal/clean"
)

// The limits of a question file. They are far above what a person writes and
// keep a hostile file from taking noticeable time or memory.
const (
	maxFileBytes = 1 << 20
	maxFaults    = 100
)

// File is a question file that has been read.
type File struct {
	// Path names the file in messages; it is cleaned, so it may differ from
	// the name on disk.
	Path string
	// Question is complete only where Usable reports true.
	Question Question
	// Faults are sorted by place.
	Faults []Fault

	lines  []string            // the file's lines, cleaned
	places map[string]position // by path in the front matter: "mistakes[0].bad_answer"
}

// position is a place in a file; line and column count from 1, the column in
// characters.
type position struct{ line, column int }

// start is where the front matter begins.
var start = position{line: 1, column: 1}

// Parse reads a question file; name stands for it in the faults, which are
// sorted by place. The question is complete only where no fault is an Error.
func Parse(name string, data []byte) (Question, []Fault) {
	f := parse(name, data)
	return f.Question, f.Faults
}

// Open reads the question file at path on disk. Where it cannot be read, that
// is a fault of the file.
func Open(path string) *File {
	dir, name := filepath.Split(path)
	return Folder(filepath.Clean(dir)).open(name)
}

// Usable reports whether the file holds a question that can be asked: whether
// none of its faults is an Error.
func (f *File) Usable() bool {
	return !slices.ContainsFunc(f.Faults, func(fault Fault) bool { return fault.Severity == Error })
}

// Fault returns a fault at the given path in the front matter, such as
// "mistakes[0].bad_answer", or at the nearest item around it that the file
// does have. It does not add the fault to the file.
func (f *File) Fault(severity Severity, path, message, expected string) Fault {
	for {
		if at, ok := f.places[path]; ok {
			return f.faultAt(severity, at, message, expected)
		}
		i := strings.LastIndexAny(path, ".[")
		if i < 0 {
			return f.faultAt(severity, start, message, expected)
		}
		path = path[:i]
	}
}

// faultAt returns a fault at a place in the file.
func (f *File) faultAt(severity Severity, at position, message, expected string) Fault {
	fault := Fault{
		Path:     f.Path,
		Line:     at.line,
		Column:   at.column,
		Severity: severity,
		Message:  message,
		Expected: expected,
	}
	if 0 < at.line && at.line <= len(f.lines) {
		fault.SourceLine = f.lines[at.line-1]
	}
	return fault
}

// report adds a fault at a place in the file.
func (f *File) report(severity Severity, at position, message, expected string) {
	f.add(f.faultAt(severity, at, message, expected))
}

// add adds a fault. From maxFaults on nothing is added but the error that
// says so, which also keeps a dropped error from leaving the file usable.
func (f *File) add(fault Fault) {
	switch {
	case len(f.Faults) < maxFaults:
		f.Faults = append(f.Faults, fault)
	case len(f.Faults) == maxFaults:
		message := fmt.Sprintf("there are more than %d faults; the others are not listed", maxFaults)
		f.Faults = append(f.Faults, f.faultAt(Error, position{}, message, ""))
	}
}

// newFile returns a file with nothing in it yet.
func newFile(name string) *File {
	return &File{Path: clean.Line(name), places: make(map[string]position)}
}

// parse reads a question file.
func parse(name string, data []byte) *File {
	f := newFile(name)
	if len(data) > maxFileBytes {
		f.report(Error, position{}, "the file is too large", "at most 1 MB")
		return f
	}
	f.lines = splitLines(string(data))
	end := f.frontMatterEnd()
	if end == 0 {
		return f
	}
	f.decodeFrontMatter(f.lines[1 : end-1])
	f.decodeBody(end)
	sortFaults(f.Faults)
	return f
}

// splitLines returns the lines of a file, cleaned. Each is cleaned by itself,
// so that their numbers are those an editor shows.
func splitLines(text string) []string {
	text = strings.TrimPrefix(text, "\ufeff")
	text = strings.ReplaceAll(text, "\r\n", "\n")
	lines := strings.Split(strings.ReplaceAll(text, "\r", "\n"), "\n")
	for i, line := range lines {
		lines[i] = strings.ReplaceAll(clean.Text(line), "\n", " ")
	}
	return lines
}

// frontMatterEnd returns the number of the line that closes the front matter,
// or reports why there is none and returns 0.
func (f *File) frontMatterEnd() int {
	const fence = "---"
	if strings.TrimRight(f.lines[0], " \t") != fence {
		f.report(Error, start, "the file does not begin with front matter", fence+" on the first line")
		return 0
	}
	for i, line := range f.lines[1:] {
		if strings.TrimRight(line, " \t") == fence {
			return i + 2
		}
	}
	f.report(Error, start, "the front matter that begins here has no end", "a line "+fence+" before the text")
	return 0
}

// unreadable returns the file at path with the fault that it cannot be read.
func unreadable(path string, err error) *File {
	f := newFile(path)
	f.report(Error, position{}, "the file cannot be read: "+reason(err), "")
	return f
}

// reason returns what went wrong without the path, which a fault names.
func reason(err error) string {
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		err = pathError.Err
	}
	return clean.Line(err.Error())
}
