package history

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
)

// Names of the files beside the database.
const (
	draftPrefix   = "draft-"
	attemptPrefix = "attempt-"
	plainSuffix   = ".md"
	damagedInfix  = ".damaged-"
)

// folders are the places for plain files, in the order in which they are
// tried.
type folders []string

// write stores data under name in the first folder that takes it, and returns
// the path. It fails with every folder's error.
func (f folders) write(name string, data []byte) (string, error) {
	var failures []error
	for _, dir := range f {
		err := makePrivate(dir)
		if err == nil {
			err = writeAtomically(dir, name, data)
		}
		if err == nil {
			return filepath.Join(dir, name), nil
		}
		failures = append(failures, err)
	}
	return "", errors.Join(failures...)
}

// list returns the regular files in all folders whose names match; folders
// that cannot be read have none.
func (f folders) list(match func(name string) bool) []string {
	var paths []string
	for _, dir := range f {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			if entry.Type().IsRegular() && match(entry.Name()) {
				paths = append(paths, filepath.Join(dir, entry.Name()))
			}
		}
	}
	return paths
}

// firstWritable returns the first folder in which a file can be created, or
// "" where there is none.
func (f folders) firstWritable() string {
	for _, dir := range f {
		if makePrivate(dir) != nil {
			continue
		}
		probe, err := os.CreateTemp(dir, ".probe-*")
		if err != nil {
			continue
		}
		_ = probe.Close()
		if os.Remove(probe.Name()) == nil {
			return dir
		}
	}
	return ""
}

// remove deletes the files of these names from all folders, and returns a
// sentence for each that is left; one that is not there is no error.
func (f folders) remove(names ...string) []error {
	var paths []string
	for _, dir := range f {
		for _, name := range names {
			paths = append(paths, filepath.Join(dir, name))
		}
	}
	return remove(os.Remove, paths)
}

// remove deletes what is at paths, files with os.Remove and folders with
// os.RemoveAll, and returns a sentence for each that is left; one that is
// already gone is no error.
func remove(one func(path string) error, paths []string) []error {
	var failures []error
	for _, path := range paths {
		if err := one(path); err != nil && !isAbsent(err) {
			failures = append(failures, sayf(err, "%s could not be removed (%s) and was left where it is", path, reason(err)))
		}
	}
	return failures
}

// isAbsent reports whether err says that there is no such file.
func isAbsent(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENOTDIR)
}

// isPlain reports whether a file name is that of a plain file.
func isPlain(name string) bool {
	return strings.HasSuffix(name, plainSuffix) &&
		(strings.HasPrefix(name, draftPrefix) || strings.HasPrefix(name, attemptPrefix))
}

// isUnfinished reports whether a file name is that of a plain file whose
// writing was cut short.
func isUnfinished(name string) bool {
	return strings.HasPrefix(name, ".") && isPlain(strings.TrimPrefix(name, "."))
}

// belongsTo returns a test for the files of one id, unfinished ones included.
func belongsTo(id string) func(name string) bool {
	return func(name string) bool {
		name = strings.TrimPrefix(name, ".")
		if !isPlain(name) {
			return false
		}
		_, rest, _ := strings.Cut(strings.TrimSuffix(name, plainSuffix), "-")
		return rest == id || strings.HasPrefix(rest, id+".")
	}
}

// isSetAside reports whether a file name is that of a damaged database, or
// of its log.
func isSetAside(name string) bool {
	return strings.HasPrefix(name, databaseName+damagedInfix)
}

// makePrivate creates a missing folder, open to its owner alone whatever the
// umask. One that exists is left as it is.
func makePrivate(dir string) error {
	if info, err := os.Stat(dir); err == nil {
		if !info.IsDir() {
			return fmt.Errorf("%w: %s is not a folder", ErrUnusable, dir)
		}
		return nil
	}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	return os.Chmod(dir, 0o700)
}

// tighten takes away from a file or folder whatever others may do with it.
func tighten(path string) error {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil || info.Mode().Perm()&0o077 == 0 || runtime.GOOS == "windows" {
		return err
	}
	return os.Chmod(path, info.Mode().Perm()&0o700)
}

// writeAtomically writes the file name in dir, readable by its owner alone,
// so that after a crash it is there as it was before or as it is now.
func writeAtomically(dir, name string, data []byte) error {
	stem := "." + strings.TrimSuffix(name, plainSuffix)
	f, err := os.CreateTemp(dir, stem+".*"+plainSuffix)
	if err != nil {
		return err
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Chmod(0o600), f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, name))
	}
	if err != nil {
		return errors.Join(err, os.Remove(f.Name()))
	}
	return syncFolder(dir)
}

// syncFolder makes the names in a folder survive a power cut, where the
// system lets a folder be synced.
func syncFolder(dir string) error {
	if runtime.GOOS == "windows" {
		return nil
	}
	f, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(f.Sync(), f.Close())
}
