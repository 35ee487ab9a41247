package sshd

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"okrcoach/internal/critique"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/mock"
)

// meeting is an interview as it is held: a room with its journal, the door to
// it with the real programs behind, and Ada, who hosts, at a terminal.
type meeting struct {
	*house
	now       practice.Uptime
	data      string
	archive   *history.Archive
	interview *mock.Interview
	host      *sitting
	program   *tea.Program
	close     func()
}

// around puts something around the program of somebody who came in.
type around func(*mock.Program, Session) Program

// openMeeting opens the door, with Ada at a terminal in the lobby. The role of
// Ada is that of whoever asks first, or the other.
func openMeeting(t testing.TB, asks peer.Seat, wrap around) *meeting {
	t.Helper()
	m := &meeting{now: practice.SystemUptime(), data: t.TempDir()}
	m.archive = history.Open(t.Context(), history.Options{Dir: m.data, Fallbacks: []string{t.TempDir()}, Now: time.Now})
	interview, err := mock.Begin(m.archive, roomOptions(m.now), "Ada", peer.Settings{Question: questions.Opening, Asks: asks, PauseOnDrop: true})
	if err != nil {
		t.Fatal(err)
	}
	m.interview = interview
	m.house = openHouse(t, settings{room: interview.Room, program: m.seat(wrap)})
	m.host = m.hosted()
	m.close = sync.OnceFunc(m.end)
	t.Cleanup(m.close)
	return m
}

// roomOptions are those of a room on this machine.
func roomOptions(now practice.Uptime) peer.Options {
	var mu sync.Mutex
	ids := 0
	return peer.Options{
		ID: "meeting", Questions: fewQuestions().All(), Today: time.Now,
		Uptime: now,
		NewID: func() string {
			mu.Lock()
			defer mu.Unlock()
			ids++
			return fmt.Sprint("round", ids)
		},
		Judge: func(q questions.Question, a critique.Answer) critique.Review { return critique.New(&q).Review(a) },
	}
}

var fewQuestions = sync.OnceValue(func() *questions.Library {
	return questions.Load(questions.Bundled(os.DirFS("../testdata/questions")))
})

// seat returns how programs of seats are made.
func (m *meeting) seat(wrap around) func(context.Context, Session) Program {
	return func(ctx context.Context, s Session) Program {
		p := mock.New(ctx, mock.Options{
			Room: m.interview.Room, Seat: s.Seat, Uptime: m.now,
			Fingerprint: s.Fingerprint, Line: s.Line, Width: s.Width, Height: s.Height,
		})
		if wrap == nil {
			return p
		}
		return wrap(p, s)
	}
}

// hosted runs the host's program on a terminal of 80 by 24.
func (m *meeting) hosted() *sitting {
	m.t.Helper()
	in, keyboard := io.Pipe()
	s := &sitting{h: m.house, keyboard: keyboard, ended: make(chan struct{}), screen: vt.NewEmulator(80, 24)}
	model := mock.New(m.t.Context(), mock.Options{
		Interview: m.interview, Seat: peer.Host, Uptime: m.now,
		Door: m.server, Fingerprint: m.server.Fingerprint(), Width: 80, Height: 24,
	})
	m.program = tea.NewProgram(
		model, tea.WithInput(in), tea.WithOutput(onTerminal{s}), tea.WithWindowSize(80, 24),
		tea.WithEnvironment([]string{"TERM=xterm-256color"}), tea.WithColorProfile(colorprofile.TrueColor),
		tea.WithoutSignalHandler(), tea.WithFPS(framesASecond),
	)
	go func() {
		_, _ = io.Copy(keyboard, s.screen)
	}()
	go func() {
		defer close(s.ended)
		_, s.status = m.program.Run()
		_ = in.Close()
		_ = model.Close(context.WithoutCancel(m.t.Context()))
	}()
	return s
}

// onTerminal is a terminal that nobody has set up otherwise.
type onTerminal struct{ *sitting }

func (o onTerminal) Write(p []byte) (int, error) {
	if _, err := o.sitting.Write(bytes.ReplaceAll(p, []byte("\n"), []byte("\r\n"))); err != nil {
		return 0, err
	}
	return len(p), nil
}

// end closes everything in the order in which the program does.
func (m *meeting) end() {
	m.program.Quit()
	<-m.host.ended
	_ = m.host.screen.InputPipe().(io.Closer).Close()
	if err := m.server.Close(); err != nil {
		m.t.Errorf("closing the door: %v", err)
	}
	if err := m.archive.Close(); err != nil {
		m.t.Errorf("closing the archive: %v", err)
	}
}

// comes brings somebody in, and waits until they see their seat.
func (m *meeting) comes(s peer.Seat) *sitting {
	m.t.Helper()
	x := m.enter(withCode(m.code(s))).sit()
	x.sees("okrcoach")
	return x
}

// do does something in the room for a seat.
func (m *meeting) do(s peer.Seat, acts ...peer.Act) {
	m.t.Helper()
	for _, a := range acts {
		if err := m.interview.Room.Do(s, a); err != nil {
			m.t.Fatalf("seat %d, %T: %v", s, a, err)
		}
	}
}

// asks is the seat of the interviewer.
func (m *meeting) asks() peer.Seat { return m.interview.Room.View(peer.Host).Settings.Asks }

// answering leads to an empty answer.
func (m *meeting) answering() {
	m.t.Helper()
	m.do(peer.Host, peer.Ready{Ready: true})
	m.do(peer.Guest, peer.Ready{Ready: true})
	m.do(m.asks(), peer.Start{})
}

// words returns an answer of so many words.
func words(n int) string {
	const ten = "Checkout p99 goes from 900 to 200 ms, by June.\n"
	return strings.Repeat(ten, n/10)
}

func TestThreeMeetOverTheDoor(t *testing.T) {
	m := openMeeting(t, peer.Host, nil)
	m.host.sees("ssh -p")
	guest, watcher := m.comes(peer.Guest), m.comes(peer.Watcher)
	m.answering()
	guest.sees("Type your answer")
	guest.types("And by June it is less.")
	m.host.sees("And by June it is less.")
	watcher.sees("And by June it is less.")
}
