package questions

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"okrcoach/internal/clean"
)

// maxFiles is how many files of a source are read. It keeps a folder of notes
// that is named by mistake from being read as questions for minutes.
const maxFiles = 500

// bundled is what Question.Source says of the questions in the binary.
const bundled = "bundled"

// Source is a place that question files come from: the files whose names end
// in .md in a folder and in its folders, one level deep. A README.md and
// files and folders with a dot in front are left alone.
type Source struct {
	name     string
	files    fs.FS
	bundled  bool
	optional bool // a missing folder is no fault
}

// Bundled returns the source of the questions in the binary.
func Bundled(files fs.FS) Source {
	return Source{name: bundled, files: files, bundled: true}
}

// Folder returns a folder on disk as a source; that it is missing is a fault.
func Folder(dir string) Source {
	return Source{name: dir, files: os.DirFS(dir)}
}

// OptionalFolder returns a folder on disk as a source; it may be missing.
func OptionalFolder(dir string) Source {
	s := Folder(dir)
	s.optional = true
	return s
}

// list returns the paths of the question files in the source, sorted, and
// what could not be read.
func (s Source) list() (paths []string, faults []Fault) {
	entries, err := fs.ReadDir(s.files, ".")
	if err != nil {
		if s.optional && errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return nil, []Fault{s.folderFault(".", err)}
	}
	for _, entry := range entries {
		name := entry.Name()
		switch {
		case isHidden(name):
		case s.isFolder(name, entry):
			inside, err := s.listInside(name)
			if err != nil {
				faults = append(faults, s.folderFault(name, err))
			}
			paths = append(paths, inside...)
		case isQuestionFile(name):
			paths = append(paths, name)
		}
	}
	slices.Sort(paths)
	if len(paths) > maxFiles {
		message := fmt.Sprintf("only the first %d of %d files are read", maxFiles, len(paths))
		faults = append(faults, Fault{Path: s.shown("."), Severity: Warning, Message: message, Expected: "a folder of questions"})
		paths = paths[:maxFiles]
	}
	return paths, faults
}

// listInside returns the paths of the question files in one of the source's
// folders.
func (s Source) listInside(folder string) (paths []string, err error) {
	entries, err := fs.ReadDir(s.files, folder)
	for _, entry := range entries {
		name := path.Join(folder, entry.Name())
		if isQuestionFile(entry.Name()) && !s.isFolder(name, entry) {
			paths = append(paths, name)
		}
	}
	return paths, err
}

// isFolder reports whether an entry is a folder or leads to one. Following
// links is safe, because nothing is followed further than one level.
func (s Source) isFolder(name string, entry fs.DirEntry) bool {
	if entry.Type()&fs.ModeSymlink == 0 {
		return entry.IsDir()
	}
	info, err := fs.Stat(s.files, name)
	return err == nil && info.IsDir()
}

// read returns the content of a file, or a little more than maxFileBytes of
// it.
func (s Source) read(name string) ([]byte, error) {
	info, err := fs.Stat(s.files, name)
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() {
		// Opening a pipe would wait for somebody to write to it.
		return nil, errors.New("it is not a regular file")
	}
	f, err := s.files.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close() // nothing was written
	return io.ReadAll(io.LimitReader(f, maxFileBytes+1))
}

// open reads a question file of the source.
func (s Source) open(name string) *File {
	data, err := s.read(name)
	if err != nil {
		return unreadable(s.shown(name), err)
	}
	f := parse(s.shown(name), data)
	f.Question.Source = s.origin(f)
	return f
}

// origin returns what Question.Source says of a file of the source.
func (s Source) origin(f *File) string {
	if s.bundled {
		return bundled
	}
	return f.Path
}

// shown returns the path of a file as messages name it.
func (s Source) shown(name string) string {
	return clean.Line(filepath.Join(s.name, filepath.FromSlash(name)))
}

// folderFault returns the fault that a folder cannot be read.
func (s Source) folderFault(name string, err error) Fault {
	return Fault{
		Path:     s.shown(name),
		Severity: Error,
		Message:  "the folder cannot be read: " + reason(err),
		Expected: "a folder of question files",
	}
}

// isHidden reports whether a file or folder is hidden by its name.
func isHidden(name string) bool { return strings.HasPrefix(name, ".") }

// isQuestionFile reports whether a file holds a question by its name.
func isQuestionFile(name string) bool {
	return strings.EqualFold(path.Ext(name), ".md") && !isHidden(name) && !strings.EqualFold(name, "README.md")
}

// peekID returns the id that a file gives itself, or "" where only parsing
// the file would tell.
func (s Source) peekID(name string) string {
	data, err := s.read(name)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "id:"); ok {
			if id := strings.TrimSpace(value); isID(id) {
				return id
			}
			return ""
		}
	}
	return ""
}
