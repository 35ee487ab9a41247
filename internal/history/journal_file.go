package history

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
)

// openJournal opens the journal of an interview for writing, or starts one.
func (f folders) openJournal(id string) (*Journal, error) {
	var begun []byte
	var failures []error
	if path, info := f.journal(id); info != nil {
		file, size, err := reopen(path)
		if err == nil {
			return &Journal{path: path, file: file, size: size}, nil
		}
		failures = append(failures, err)
		if begun, err = readLines(path); err != nil {
			// Without what it says, going on would be another interview.
			return nil, unopened(path, errors.Join(append(failures, err)...))
		}
	}
	for _, dir := range f {
		path := filepath.Join(dir, journalName(id))
		file, err := startJournal(path, begun)
		if err == nil {
			return &Journal{path: path, file: file, size: int64(len(begun))}, nil
		}
		failures = append(failures, err)
	}
	return nil, unopened(filepath.Join(f[0], journalName(id)), errors.Join(failures...))
}

// unopened says that a journal cannot be written, because of err.
func unopened(path string, err error) error {
	err = classify(err)
	return sayf(err, "%s could not be opened for writing (%s)", path, reason(err))
}

// reopen opens a journal to go on with, open to its owner alone, and cuts off
// a torn last line. It returns where the last whole line ends.
func reopen(path string) (*os.File, int64, error) {
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return nil, 0, err
	}
	size, err := cutTorn(file)
	if err = errors.Join(err, tighten(path)); err != nil {
		return nil, 0, errors.Join(err, file.Close())
	}
	return file, size, nil
}

// cutTorn cuts off a torn last line, and returns what size is left.
func cutTorn(file *os.File) (int64, error) {
	info, err := file.Stat()
	if err != nil {
		return 0, err
	}
	size, err := endOfLines(file, info.Size())
	if err == nil && size < info.Size() {
		err = file.Truncate(size)
	}
	return size, err
}

// readLines returns the whole lines of a journal that cannot be written.
func readLines(path string) ([]byte, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = file.Close() }() // it was only read
	info, err := file.Stat()
	if err != nil {
		return nil, err
	}
	size, err := endOfLines(file, info.Size())
	if err != nil {
		return nil, err
	}
	lines := make([]byte, size)
	_, err = file.ReadAt(lines, 0)
	return lines, err
}

// startJournal creates a journal that begins with these lines, open to its
// owner alone whatever the umask. It fails where one is there already.
func startJournal(path string, begun []byte) (*os.File, error) {
	const private fs.FileMode = 0o600
	dir := filepath.Dir(path)
	if err := makePrivate(dir); err != nil {
		return nil, err
	}
	file, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, private)
	if err != nil {
		return nil, err
	}
	err = errors.Join(file.Chmod(private), writeFirst(file, begun), file.Sync(), syncFolder(dir))
	if err != nil {
		return nil, errors.Join(err, file.Close(), os.Remove(path))
	}
	return file, nil
}

// writeFirst writes the first lines of a journal. Where there are none it
// tries a byte and takes that back, because a full disk still takes a name.
func writeFirst(file *os.File, begun []byte) error {
	if len(begun) > 0 {
		_, err := file.WriteAt(begun, 0)
		return err
	}
	if _, err := file.WriteAt([]byte{'\n'}, 0); err != nil {
		return err
	}
	return file.Truncate(0)
}
