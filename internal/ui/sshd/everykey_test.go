package sshd

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
)

// historyMarker stands in everything that the host practised before.
const historyMarker = "QUAGGA"

// place is a screen that a seat can come to: a moment of the interview and the
// keys that lead to the screen from there.
type place struct {
	moment
	seat  peer.Seat
	reach []string
}

func (p place) String() string {
	return fmt.Sprint(p.station, ", seat ", p.seat, ", asked by ", p.asks, ", behind ", p.reach)
}

// places are all screens of guests and of those who watch.
func places() []place {
	var all []place
	names, _ := stations(peer.Host)
	for _, name := range names {
		for _, asks := range []peer.Seat{peer.Host, peer.Guest} {
			all = append(all, place{moment{asks, name}, peer.Guest, nil})
		}
		all = append(all, place{moment{peer.Host, name}, peer.Watcher, nil})
	}
	guest := func(asks peer.Seat, station string, reach ...string) {
		all = append(all, place{moment{asks, station}, peer.Guest, reach})
	}
	guest(peer.Host, "lobby", "n")
	guest(peer.Host, "answer", "alt+a")
	guest(peer.Guest, "answer", "tab")
	guest(peer.Guest, "answer", "tab", "tab")
	guest(peer.Guest, "answer", "n", "w")
	guest(peer.Guest, "replied", "w")
	guest(peer.Guest, "judging", "e")
	guest(peer.Host, "ratings", "space", "space", "space", "space", "space")
	return all
}

// explorer presses keys at one place, and remembers what it has been to.
type explorer struct {
	*rehearsal
	at      place
	visitor *sitting
	// dialogs are the titles of those that every key was pressed in.
	dialogs map[string]bool
	// base is how the place looks before a key.
	base observation
}

// sends sends bytes and returns what has come of them.
func (e *explorer) sends(input, asked string) observation {
	e.t.Helper()
	if _, err := io.WriteString(e.visitor.keyboard, input+asked); err != nil {
		e.t.Fatal(err)
	}
	select {
	case seen := <-e.seen:
		return seen
	case <-time.After(patience):
		e.t.Fatalf("%v: nothing comes of %q:\n%s", e.at, input, e.visitor.text())
	}
	return observation{}
}

// goBack makes the place anew, as it is before a key.
func (e *explorer) goBack(path []string) observation {
	e.t.Helper()
	if e.base.version == 0 || e.now().View(peer.Host).Version != e.base.version {
		e.goTo(e.t, e.at.moment)
	}
	seen := e.sends("", blurAsked)
	for _, name := range e.at.reach {
		seen = e.sends(bytesOf(name), focusAsked)
	}
	for _, bytes := range path {
		seen = e.sends(bytes, focusAsked)
	}
	return seen
}

// explore presses keys and sends other input where a path of keys leads to,
// and goes on where that opens a dialog.
func (e *explorer) explore(path, input []string) {
	e.t.Helper()
	e.base = observation{}
	e.base = e.goBack(path)
	here := e.base
	for _, bytes := range input {
		seen := e.sends(bytes, focusAsked)
		if seen == here {
			continue
		}
		if seen.dialog != "" && seen.dialog != here.dialog && !e.dialogs[seen.dialog] {
			e.dialogs[seen.dialog] = true
			defer e.exploreDialog(slices.Concat(path, []string{bytes}))
		}
		if now := e.goBack(path); now != here {
			e.base, here = now, now
		}
	}
}

func (e *explorer) exploreDialog(path []string) { e.explore(path, simpleInput()) }

// simpleInput is what a dialog could know.
func simpleInput() []string {
	var input []string
	for _, name := range anyKeys() {
		if !strings.Contains(name, "+") {
			input = append(input, bytesOf(name))
		}
	}
	return input
}

func TestEveryKeyOnEveryScreenOfAGuestStaysInTheInterview(t *testing.T) {
	_ = reviewed() // before the folder is another
	host := surround(t)
	keepHistory(t, os.Getenv("XDG_DATA_HOME"))
	r := openRehearsal(t)
	host.remember()
	dialogs := map[string]bool{}
	var bound []string
	for i, at := range places() {
		if raced && i%24 != 0 {
			continue // a part of them takes as long as all of them without the detector
		}
		bound = append(bound, r.exploreFrom(at, dialogs)...)
	}
	host.wantUntouched()
	r.wantNothingReported()
	if !raced {
		r.wantPressed(bound)
	}
	if !raced && len(dialogs) < 20 {
		t.Errorf("only %d dialogs were opened: %v", len(dialogs), dialogs)
	}
}

// exploreFrom presses every key at a place, and returns those that are bound
// there. Whoever sits there has come in for it, and is sent no more than a
// seat is.
func (r *rehearsal) exploreFrom(at place, dialogs map[string]bool) (bound []string) {
	r.t.Helper()
	r.goTo(r.t, at.moment)
	c := r.enter(withCode(r.code(at.seat)))
	e := &explorer{rehearsal: r, at: at, visitor: c.sit(), dialogs: dialogs}
	bound = boundKeys(r.bound(at.seat))
	var input []string
	for _, name := range slices.Concat(anyKeys(), bound) {
		input = append(input, bytesOf(name))
	}
	slices.Sort(input)
	e.explore(nil, append(slices.Compact(input), otherInput()...))
	_ = c.conn.Close()
	eventually(r.t, "the seat to be free", func() bool { return !r.porter.Status(at.seat).Sits })
	sent := streamOf(e.visitor.everything())
	sent.wantHarmless(r.t, true)
	if strings.Contains(strings.ToUpper(sent.text), historyMarker) || sent.bells > 0 {
		r.t.Errorf("%v: the terminal was sent the host's history, or %d bells", at, sent.bells)
	}
	return bound
}

// keepHistory keeps an attempt of the host's that nobody else may see.
func keepHistory(t *testing.T, folder string) {
	t.Helper()
	archive := history.Open(t.Context(), history.Options{Dir: folder, Now: time.Now})
	err := archive.Finish(t.Context(), history.Attempt{
		ID: strings.ToLower(historyMarker), QuestionID: strings.ToLower(historyMarker), QuestionTitle: historyMarker,
		StartedAt: time.Now(), Plan: historyMarker, Text: historyMarker,
	})
	if err != nil {
		t.Fatal(err)
	}
	if err := archive.Close(); err != nil {
		t.Fatal(err)
	}
}

// everything is all that a terminal was sent so far.
func (s *sitting) everything() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.raw.String()
}

func (r *rehearsal) wantNothingReported() {
	r.t.Helper()
	r.reported.mu.Lock()
	defer r.reported.mu.Unlock()
	for _, about := range r.reported.all {
		r.t.Errorf("a program of a seat %s", about)
	}
}

// wantPressed checks that the programs have seen every key that is bound.
func (r *rehearsal) wantPressed(bound []string) {
	r.t.Helper()
	r.reported.mu.Lock()
	defer r.reported.mu.Unlock()
	pressed := map[string]bool{}
	for _, name := range r.reported.keys {
		pressed[name] = true
	}
	for _, name := range bound {
		if name != "" && !pressed[name] {
			r.t.Errorf("%s was never pressed", name)
			pressed[name] = true
		}
	}
}
