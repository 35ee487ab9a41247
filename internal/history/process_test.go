package history

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"
)

// These tests run the test binary again as another process, which plays the
// role named in the environment. Every child ends when its standard input
// does, and after childTime at the latest.
const (
	roleVariable = "OKRCOACH_TEST_ROLE"
	dirVariable  = "OKRCOACH_TEST_DIR"
	childTime    = 20 * time.Second
)

func TestMain(m *testing.M) {
	play, ok := roles()[os.Getenv(roleVariable)]
	if !ok {
		os.Exit(m.Run())
	}
	time.AfterFunc(childTime, func() { os.Exit(3) })
	if err := play(os.Getenv(dirVariable)); err != nil {
		fmt.Println("error:", err)
		os.Exit(1)
	}
}

// roles are what a child process can do with an archive in a folder.
func roles() map[string]func(dir string) error {
	return map[string]func(dir string) error{
		"hold":      playHold,
		"save":      playSave,
		"write":     playWrite,
		"open":      playOpen,
		"read only": playReadOnly,
		"journal":   playJournal,

		"read only journal": playReadOnlyJournal,
	}
}

// playHold holds a draft until its input ends.
func playHold(dir string) error {
	a := Open(context.Background(), Options{Dir: dir})
	if err := a.SaveDraft(context.Background(), draftOf("d1", 1, "theirs")); err != nil {
		return err
	}
	fmt.Println("held")
	_, err := io.Copy(io.Discard, os.Stdin)
	return errors.Join(err, a.Close())
}

// playSave saves one revision after another, and prints each once it is safe.
func playSave(dir string) error {
	a := Open(context.Background(), Options{Dir: dir})
	for revision := 1; ; revision++ {
		d := draftOf("d1", revision, strconv.Itoa(revision)+strings.Repeat(" word", 2000))
		if err := a.SaveDraft(context.Background(), d); err != nil {
			return err
		}
		fmt.Println(revision)
	}
}

// playWrite finishes 25 attempts, with drafts before each.
func playWrite(dir string) error {
	a := Open(context.Background(), Options{Dir: dir})
	if t := a.Trouble(); t != nil {
		return t
	}
	for i := range 25 {
		at := attemptOf(fmt.Sprintf("p%d-%d", os.Getpid(), i))
		d := Draft{Attempt: at, Revision: 1}
		err := errors.Join(a.SaveDraft(context.Background(), d), a.Finish(context.Background(), at))
		if err != nil {
			return err
		}
	}
	return errors.Join(append(a.Warnings(), a.Close())...)
}

// playOpen opens the archive when its input ends, prints what was set aside,
// and stores one attempt.
func playOpen(dir string) error {
	fmt.Println("ready")
	if _, err := io.Copy(io.Discard, os.Stdin); err != nil {
		return err
	}
	a := Open(context.Background(), Options{Dir: dir})
	if t := a.Trouble(); t != nil {
		fmt.Println(t.SetAside)
	}
	err := a.Finish(context.Background(), attemptOf(fmt.Sprintf("p%d", os.Getpid())))
	return errors.Join(err, a.Close())
}

// child is a process that plays a role.
type child struct {
	*exec.Cmd
	in  io.Closer
	out *bufio.Scanner
}

func startChild(t testing.TB, role, dir string) *child {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	// The race detector would let every child wait for a second at its end.
	cmd.Env = append(os.Environ(), roleVariable+"="+role, dirVariable+"="+dir, "GORACE=atexit_sleep_ms=0")
	cmd.Stderr = os.Stderr
	in, errIn := cmd.StdinPipe()
	out, errOut := cmd.StdoutPipe()
	if err := errors.Join(errIn, errOut, cmd.Start()); err != nil {
		t.Fatal(err)
	}
	return &child{cmd, in, bufio.NewScanner(out)}
}

// line returns the child's next line.
func (c *child) line(t testing.TB) string {
	t.Helper()
	if !c.out.Scan() {
		t.Fatalf("the child has ended: %v", c.Wait())
	}
	return c.out.Text()
}

// end waits for the child, and returns what it still had to say.
func (c *child) end(t testing.TB) string {
	t.Helper()
	var rest []string
	for c.out.Scan() {
		rest = append(rest, c.out.Text())
	}
	if err := c.Wait(); err != nil {
		t.Errorf("the child failed: %v: %s", err, rest)
	}
	return strings.Join(rest, "\n")
}

func TestADraftHeldByALivingProcessIsNotOffered(t *testing.T) {
	dir := t.TempDir()
	other := startChild(t, "hold", dir)
	other.line(t)
	a := healthy(t, dir)
	wantList(t, "drafts while it lives", revisions(drafts(t, a)))
	if err := a.Hold("d1"); !errors.Is(err, ErrHeld) {
		t.Errorf("Hold: got %v, want ErrHeld", err)
	}
	if err := other.in.Close(); err != nil {
		t.Fatal(err)
	}
	other.end(t)
	wantList(t, "drafts afterwards", revisions(drafts(t, a)), "d1@theirs")
	if err := a.Hold("d1"); err != nil {
		t.Errorf("Hold: %v", err)
	}
}

func TestAKilledProcessLosesNoAcknowledgedDraft(t *testing.T) {
	dir := t.TempDir()
	for round := range 4 {
		writer := startChild(t, "save", dir)
		acknowledged := writer.line(t)
		for range 5 + 17*round {
			acknowledged = writer.line(t)
		}
		if err := writer.Process.Kill(); err != nil {
			t.Fatal(err)
		}
		for writer.out.Scan() {
			acknowledged = writer.out.Text()
		}
		_ = writer.Wait() // it was killed

		a := healthy(t, dir)
		list := drafts(t, a)
		if len(list) != 1 {
			t.Fatalf("round %d: got %d drafts", round, len(list))
		}
		if want, err := strconv.Atoi(acknowledged); err != nil || list[0].Revision < want {
			t.Errorf("round %d: got revision %d, acknowledged was %s", round, list[0].Revision, acknowledged)
		}
		if err := a.Hold("d1"); err != nil {
			t.Errorf("round %d: the dead process still holds it: %v", round, err)
		}
		if err := a.DiscardDraft(t.Context(), "d1"); err != nil {
			t.Fatal(err)
		}
		closeArchive(t, a)
	}
}

func TestManyProcessesWriteAtOnce(t *testing.T) {
	dir := t.TempDir() // empty: they also create the database at once
	var writers []*child
	for range 4 {
		writers = append(writers, startChild(t, "write", dir))
	}
	for _, w := range writers {
		if said := w.end(t); said != "" {
			t.Error(said)
		}
	}
	a := healthy(t, dir)
	list, err := a.Attempts(t.Context(), Filter{})
	if err != nil || len(list) != 100 {
		t.Errorf("got %d attempts, %v; want 100", len(list), err)
	}
	wantList(t, "drafts", revisions(drafts(t, a)))
	wantList(t, "locks", lockFiles(t, dir))
	wantList(t, "plain files", plainFiles(t, dir))
}

func TestProcessesThatFindDamageAtOnceSetItAsideOnce(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, databaseName), strings.Repeat("damaged", 1000))
	var all []*child
	for range 4 {
		c := startChild(t, "open", dir)
		c.line(t)
		all = append(all, c)
	}
	for _, c := range all {
		if err := c.in.Close(); err != nil {
			t.Fatal(err)
		}
	}
	setAside := 0
	for _, c := range all {
		if c.end(t) != "" {
			setAside++
		}
	}
	a := healthy(t, dir)
	list, err := a.Attempts(t.Context(), Filter{})
	if err != nil || len(list) != 4 || setAside != 1 || len(a.SetAside()) != 1 {
		t.Errorf("%d attempts, %v, set aside %d times: %v", len(list), err, setAside, a.SetAside())
	}
}
