package history

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// scratchPrefix begins the name of a scratch folder: editing-ID-NUMBER.
const scratchPrefix = "editing-"

// Scratch makes a folder, open to its owner alone, in which an editor of the
// person's own can work on the answer of the draft with this id, and claims
// the draft as Hold does. The caller removes the folder once it has read the
// text back.
//
// A folder that is left behind, by a crash or because the editor failed, may
// hold words that are nowhere else. So it stays when the attempt is finished,
// and goes with Delete, DiscardDraft and DeleteAll. Open removes those without
// any text in them.
//
// It returns ErrInvalidID, ErrHeld, or why none of the archive's folders can
// take it.
func (a *Archive) Scratch(id string) (folder string, err error) {
	// A folder that takes no lock file may still take this one.
	if err := a.holds.take(id); errors.Is(err, ErrHeld) || errors.Is(err, ErrInvalidID) {
		return "", err
	}
	var failures []error
	for _, dir := range a.files {
		folder, err := makeScratch(dir, id)
		if err == nil {
			return folder, nil
		}
		failures = append(failures, err)
	}
	return "", fmt.Errorf("make a folder for the editor: %w", errors.Join(failures...))
}

// makeScratch makes a scratch folder in dir, private whatever the umask.
func makeScratch(dir, id string) (string, error) {
	if err := makePrivate(dir); err != nil {
		return "", err
	}
	folder, err := os.MkdirTemp(dir, scratchPrefix+id+"-*")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(folder, 0o700); err != nil {
		return "", errors.Join(err, os.Remove(folder))
	}
	return folder, nil
}

// scratchID returns the id in the name of a scratch folder; empty for any
// other name. An id may have hyphens in it, the number has none.
func scratchID(name string) string {
	rest, found := strings.CutPrefix(name, scratchPrefix)
	end := strings.LastIndexByte(rest, '-')
	if !found || end < 0 || checkID(rest[:end]) != nil {
		return ""
	}
	if number := rest[end+1:]; number == "" || strings.Trim(number, "0123456789") != "" {
		return ""
	}
	return rest[:end]
}

// scratch returns the scratch folders of the draft with this id, or of all
// drafts where it is empty.
func (f folders) scratch(id string) []string {
	var paths []string
	for _, dir := range f {
		entries, err := os.ReadDir(dir)
		if err != nil {
			continue
		}
		for _, entry := range entries {
			owner := scratchID(entry.Name())
			if entry.IsDir() && owner != "" && (id == "" || owner == id) {
				paths = append(paths, filepath.Join(dir, entry.Name()))
			}
		}
	}
	return paths
}

// clearScratch removes the scratch folders without any text in them that
// nobody is at work on.
func (a *Archive) clearScratch() {
	for _, path := range a.files.scratch("") {
		if isBlank(path) && a.holds.free(scratchID(filepath.Base(path))) {
			a.warn(remove(os.RemoveAll, []string{path})...)
		}
	}
}

// isBlank reports whether a folder has nothing in it but files of white space.
func isBlank(folder string) bool {
	entries, err := os.ReadDir(folder)
	if err != nil {
		return false
	}
	for _, entry := range entries {
		if !entry.Type().IsRegular() {
			return false
		}
		data, err := os.ReadFile(filepath.Join(folder, entry.Name()))
		if err != nil || len(bytes.TrimSpace(data)) > 0 {
			return false
		}
	}
	return true
}
