package sshd

import (
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// surroundings are the folders and commands of the host's that a program could
// find, all in one folder. Whoever starts one of the commands leaves a mark.
type surroundings struct {
	t      *testing.T
	folder string
	before map[string]string
}

// commands are what a program might start.
func commands() []string {
	return []string{
		"vi", "vim", "nano", "emacs", "sh", "bash", "less", "ssh", "tput", "infocmp", "stty", "open", "xdg-open",
		"xclip", "xsel", "wl-copy", "wl-paste", "pbcopy", "pbpaste", "termux-clipboard-get", "clip.exe", "powershell.exe",
	}
}

// surround makes the folders, and has this process look for them.
func surround(t *testing.T) *surroundings {
	t.Helper()
	s := &surroundings{t: t, folder: t.TempDir()}
	path := s.sub("bin")
	for _, name := range commands() {
		script := "#!/bin/sh\necho " + name + " >> " + filepath.Join(s.folder, "started") + "\n"
		if err := os.WriteFile(filepath.Join(path, name), []byte(script), 0o700); err != nil { //nolint:gosec // it is to be started
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", path)
	t.Setenv("SHELL", filepath.Join(path, "sh"))
	for _, name := range []string{"EDITOR", "VISUAL"} {
		t.Setenv(name, filepath.Join(path, "vi"))
	}
	for name, sub := range map[string]string{
		"HOME": "home", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state", "XDG_CONFIG_HOME": "config",
		"XDG_CACHE_HOME": "cache", "XDG_RUNTIME_DIR": "run", "TMPDIR": "temp",
	} {
		t.Setenv(name, s.sub(sub))
	}
	t.Chdir(s.sub("here"))
	return s
}

func (s *surroundings) sub(name string) string {
	s.t.Helper()
	path := filepath.Join(s.folder, name)
	if err := os.Mkdir(path, 0o700); err != nil {
		s.t.Fatal(err)
	}
	return path
}

// look returns all files with their sizes and when they were last changed.
func (s *surroundings) look() map[string]string {
	s.t.Helper()
	files := map[string]string{}
	err := filepath.WalkDir(s.folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err == nil {
			files[path] = fmt.Sprint(info.Size(), info.Mode(), info.ModTime())
		}
		return err
	})
	if err != nil {
		s.t.Fatal(err)
	}
	return files
}

// remember keeps how everything is now.
func (s *surroundings) remember() { s.before = s.look() }

// wantUntouched fails where anything has changed since remember.
func (s *surroundings) wantUntouched() {
	s.t.Helper()
	if started, err := os.ReadFile(filepath.Join(s.folder, "started")); err == nil {
		s.t.Errorf("these were started: %s", strings.Fields(string(started)))
	}
	after := s.look()
	if maps.Equal(after, s.before) {
		return
	}
	for path, now := range after {
		if was := s.before[path]; was != now {
			s.t.Errorf("%s was %q and is %q", path, was, now)
		}
	}
	for path := range s.before {
		if after[path] == "" {
			s.t.Errorf("%s is gone", path)
		}
	}
}
