package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteNew writes text to a Markdown file in dir that only the person can
// read, and returns its path. It is called name.md or, where that is taken,
// name-2.md, name-3.md and so on: no file is ever overwritten. Where writing
// fails nothing is left behind.
func WriteNew(dir, name, text string) (path string, err error) {
	const private, most = 0o600, 1000
	for n := 1; ; n++ {
		path = filepath.Join(dir, name+".md")
		if n > 1 {
			path = filepath.Join(dir, fmt.Sprintf("%s-%d.md", name, n))
		}
		err = Create(path, text, private)
		switch {
		case errors.Is(err, fs.ErrExist) && n < most:
			continue
		case err != nil:
			return "", err
		}
		return path, nil
	}
}

// Create writes text to a file that must not exist yet; where one does the
// error is fs.ErrExist. Where writing fails, as on a full disk, the beginning
// is removed again.
func Create(path, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err = errors.Join(err, f.Close()); err != nil {
		return errors.Join(err, os.Remove(path))
	}
	return nil
}
