package report

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"okrcoach/internal/history"
)

func TestWriteNewNeverOverwrites(t *testing.T) {
	dir := t.TempDir()
	for i, want := range []string{"a.md", "a-2.md", "a-3.md"} {
		text := fmt.Sprint("text ", i)
		path, err := WriteNew(dir, "a", text)
		if err != nil || path != filepath.Join(dir, want) {
			t.Fatalf("written to %s, %v; want %s", path, err, want)
		}
		if got, _ := os.ReadFile(path); string(got) != text {
			t.Errorf("%s holds %q", want, got)
		}
		if info, _ := os.Stat(path); runtime.GOOS != "windows" && info.Mode().Perm() != 0o600 {
			t.Errorf("%s has the mode %v", want, info.Mode())
		}
	}
	if err := Create(filepath.Join(dir, "a.md"), "", 0o600); !errors.Is(err, fs.ErrExist) {
		t.Errorf("a file that exists: %v", err)
	}
	if _, err := WriteNew(filepath.Join(dir, "none"), "a", ""); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a folder that is missing: %v", err)
	}
}

func TestKeptOnlyWhereAFileTookTheWords(t *testing.T) {
	beside := &history.Trouble{Cause: history.ErrFull, Path: "/tmp/draft.md"}
	nowhere := &history.Trouble{Cause: history.ErrFull}
	for _, c := range []struct {
		err  error
		want bool
	}{
		{nil, true},
		{beside, true},
		{nowhere, false},
		{fmt.Errorf("save: %w", beside), true},
		{fmt.Errorf("save: %w", nowhere), false},
		{errors.Join(beside, nowhere), false},
		{errors.Join(beside, beside), true},
		{history.ErrHeld, false},
		{errors.Join(beside, history.ErrHeld), false},
	} {
		if got := Kept(c.err); got != c.want {
			t.Errorf("Kept(%v) = %v", c.err, got)
		}
	}
}
