package endpoint

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"testing"
	"time"
)

func day() time.Time { return time.Date(2026, 11, 26, 10, 0, 0, 0, time.UTC) }

func address(t *testing.T, text string) Address {
	t.Helper()
	a, err := ParseAddress(text)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestWhatIsRememberedIsThereInTheNextRun(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "state", "okrcoach")
	cloud, local := address(t, "https://api.openai.com/v1"), address(t, "http://127.0.0.1:11434/v1")
	m := OpenMemory(dir, day)
	if _, err := os.Stat(dir); err == nil {
		t.Error("a folder was made although nothing is remembered")
	}
	for _, err := range []error{
		m.Allow(cloud), m.SetModel(cloud, "gpt\x1b[31m-x "),
		m.SetRung(cloud, "gpt-x", "schema-stream"), m.Choose(local),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	m = OpenMemory(dir, day)
	if err := m.Trouble(); err != nil {
		t.Fatal(err)
	}
	chosen, ok := m.Chosen()
	if !m.Allowed(cloud) || m.Model(cloud) != "gpt-x" || m.Rung(cloud, "gpt-x") != "schema-stream" || !ok || chosen != local {
		t.Errorf("it is %+v", m.kept)
	}
	if m.Allowed(local) || m.Rung(cloud, "other") != "" || m.Rung(address(t, "https://api.openai.com"), "gpt-x") != "" {
		t.Errorf("more is remembered than was said: %+v", m.kept)
	}
}

func TestAConsentIsForOneHostAndPort(t *testing.T) {
	m := OpenMemory(t.TempDir(), day)
	if err := m.Allow(address(t, "https://gateway.example:8443/v1")); err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]bool{
		"https://gateway.example:8443":        true,
		"https://GATEWAY.example.:8443/other": true,
		"https://gateway.example/v1":          false,
		"http://gateway.example:8443/v1":      false, // could be read on its way
		"https://gateway.example.org:8443/v1": false,
		"https://x.gateway.example:8443/v1":   false,
	} {
		if got := m.Allowed(address(t, text)); got != want {
			t.Errorf("%s: %v", text, got)
		}
	}
}

func TestTheFileIsItsOwnersAlone(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("files have no such mode here")
	}
	dir := filepath.Join(t.TempDir(), "okrcoach")
	m := OpenMemory(dir, day)
	if err := m.Allow(address(t, "https://x.example")); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 2 {
		t.Fatalf("%v, %v", entries, err)
	}
	for path, want := range map[string]os.FileMode{dir: 0o700, m.Path(): 0o600, m.Path() + ".lock": 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
}

func TestADamagedFileIsSetAside(t *testing.T) {
	for name, content := range map[string]string{
		"empty": "", "text": "hello", "cut": `{"version":1,"hosts":{"a":`, "kind": `[1]`, "field": `{"version":1,"hosts":"x"}`,
		"version": `{}`, "huge": `{"version":1,"chosen":"` + strings.Repeat("x", maxMemory) + `"}`,
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, MemoryName), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
			m := OpenMemory(dir, day)
			aside := m.Path() + ".damaged-20261126-100000"
			if err := m.Trouble(); err == nil || !strings.Contains(err.Error(), aside) {
				t.Fatalf("the trouble is %v", err)
			}
			if data, err := os.ReadFile(aside); err != nil || string(data) != content {
				t.Errorf("set aside: %.40q, %v", data, err)
			}
			if err := m.Allow(address(t, "https://x.example")); err != nil {
				t.Error(err)
			}
			if m := OpenMemory(dir, day); m.Trouble() != nil || !m.Allowed(address(t, "https://x.example")) {
				t.Errorf("afterwards: %v, %+v", m.Trouble(), m.kept)
			}
		})
	}
}

func TestAFileOfANewerVersionIsLeftAlone(t *testing.T) {
	dir := t.TempDir()
	const content = `{"version":2,"hosts":[]}`
	path := filepath.Join(dir, MemoryName)
	// A version that is known to be newer is recognised by its number alone.
	if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
		t.Fatal(err)
	}
	m := OpenMemory(dir, day)
	x := address(t, "https://x.example")
	if err := m.Allow(x); err == nil || !strings.Contains(err.Error(), "newer version") || !m.Allowed(x) {
		t.Errorf("%v, %v", err, m.Trouble())
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != content {
		t.Errorf("it is %s, %v", data, err)
	}
}

func TestWithoutAFolderTheMemoryLastsForTheRun(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	m := OpenMemory(filepath.Join(file, "okrcoach"), day)
	x := address(t, "https://x.example")
	err := m.Allow(x)
	if err == nil || !strings.Contains(err.Error(), "for this run only") || m.Trouble() == nil {
		t.Errorf("%v, %v", err, m.Trouble())
	}
	if !m.Allowed(x) {
		t.Error("it is forgotten at once")
	}
}

func TestWhatCouldNotBeWrittenIsWrittenWithTheNextChange(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "okrcoach")
	if err := os.WriteFile(dir, nil, 0o600); err != nil { // a file where the folder should be
		t.Fatal(err)
	}
	m := OpenMemory(dir, day)
	x, y := address(t, "https://x.example"), address(t, "https://y.example")
	if err := m.Allow(x); err == nil {
		t.Fatal("it was written into a file")
	}
	if err := os.Remove(dir); err != nil {
		t.Fatal(err)
	}
	if err := m.Allow(y); err != nil {
		t.Fatal(err)
	}
	if m := OpenMemory(dir, day); !m.Allowed(x) || !m.Allowed(y) {
		t.Errorf("it is %+v", m.kept)
	}
}

// TestManyRememberAtOnce runs this test binary several times over, each of
// which remembers hosts of its own.
func TestManyRememberAtOnce(t *testing.T) {
	const processes, hosts = 4, 10
	name := func(process, host int) string { return fmt.Sprintf("https://h%d-%d.example", process, host) }
	if dir := os.Getenv("MEMORY_DIR"); dir != "" {
		m := OpenMemory(dir, day)
		var process int
		if _, err := fmt.Sscan(os.Getenv("MEMORY_PROCESS"), &process); err != nil {
			t.Fatal(err)
		}
		for host := range hosts {
			if err := m.Allow(address(t, name(process, host))); err != nil {
				t.Fatal(err)
			}
		}
		return
	}
	dir := t.TempDir()
	var running sync.WaitGroup
	for process := range processes {
		running.Go(func() {
			cmd := exec.Command(os.Args[0], "-test.run=^TestManyRememberAtOnce$")
			cmd.Env = append(os.Environ(), "MEMORY_DIR="+dir, fmt.Sprintf("MEMORY_PROCESS=%d", process))
			if out, err := cmd.CombinedOutput(); err != nil {
				t.Errorf("%v\n%s", err, out)
			}
		})
	}
	running.Wait()
	m := OpenMemory(dir, day)
	for process := range processes {
		for host := range hosts {
			if !m.Allowed(address(t, name(process, host))) {
				t.Errorf("%s is forgotten", name(process, host))
			}
		}
	}
}
