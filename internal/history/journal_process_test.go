package history

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"
	"testing"
)

// playJournal appends one numbered line after another to a journal, and
// prints each number once its line is in it.
func playJournal(dir string) error {
	a := Open(context.Background(), Options{Dir: dir})
	j, err := a.OpenJournal("i1")
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		// Of many lengths, and now and then longer than a page.
		line := strconv.Itoa(n) + strings.Repeat(" word", n*n%3000)
		if err := j.Append([]byte(line)); err != nil {
			return err
		}
		fmt.Println(n)
	}
}

func TestAnInterviewOfALivingProcessIsNotOffered(t *testing.T) {
	dir := t.TempDir()
	other := startChild(t, "journal", dir)
	other.line(t)
	a := healthy(t, dir)
	wantList(t, "while it lives", unfinished(t, a))
	if _, err := a.OpenJournal("i1"); !errors.Is(err, ErrHeld) {
		t.Errorf("OpenJournal: got %v, want ErrHeld", err)
	}
	if _, err := a.DeleteAll(t.Context()); err != nil {
		t.Error(err)
	}
	if err := other.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = other.Wait() // it was killed
	wantList(t, "afterwards", unfinished(t, a), "i1")
	openJournal(t, a, "i1")
}

func TestAKilledProcessLosesNoAcknowledgedLine(t *testing.T) {
	for round := range 4 {
		dir := t.TempDir()
		writer := startChild(t, "journal", dir)
		acknowledged := writer.line(t)
		for range 5 + 170*round {
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
		appendLines(t, openJournal(t, a, "i1"), "next")
		got := strings.Split(readJournal(t, a, "i1"), "\n")
		whole := len(got) - 2 // before the one that follows, and the end
		if want, err := strconv.Atoi(acknowledged); err != nil || whole < want || whole > want+1 {
			t.Fatalf("round %d: got %d lines, acknowledged were %s", round, whole, acknowledged)
		}
		for i, line := range got[:whole] {
			if n, words, _ := strings.Cut(line, " "); n != strconv.Itoa(i+1) || strings.Count(" "+words, " word") != (i+1)*(i+1)%3000 {
				t.Fatalf("round %d: line %d is torn: %.60q", round, i+1, line)
			}
		}
		if got[whole] != "next" || got[whole+1] != "" {
			t.Errorf("round %d: it ends with %.60q", round, got[whole:])
		}
	}
}
