package shell

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// How long a notice stays: news, and trouble.
const (
	NoticeFor  = 10 * time.Second
	TroubleFor = 30 * time.Second
)

// noticeHeight is the most rows that a notice takes from the screen.
const noticeHeight = 4

// notice is a sentence at the foot of the screen, for a time.
type notice struct {
	text             string
	trouble, refusal bool
	number           int
}

type noticeExpiredMsg struct{ number int }

// notify shows a notice. Trouble is not covered up by what is merely news.
func (s *Shell) notify(msg screen.NoticedMsg) tea.Cmd {
	s.dropRefusal()
	if s.notice.trouble && s.notice.text != "" && !msg.Trouble {
		msg.Text, msg.Trouble = s.notice.text+" "+msg.Text, true
	}
	s.notice = notice{
		text: clean.Line(msg.Text), trouble: msg.Trouble, refusal: msg.Refusal, number: s.notice.number + 1,
	}
	s.resize()
	shown, number := NoticeFor, s.notice.number
	if msg.Trouble {
		shown = TroubleFor
	}
	return s.later(shown, noticeExpiredMsg{number})
}

// dropRefusal takes a refusal away. Other trouble stays.
func (s *Shell) dropRefusal() {
	if s.notice.refusal {
		s.notice = notice{number: s.notice.number}
		s.resize()
	}
}

func (s *Shell) expire(msg noticeExpiredMsg) {
	if msg.number == s.notice.number {
		s.notice = notice{number: s.notice.number}
		s.resize()
	}
}

// noticeRows are the rows that the notice takes below the screen.
func (s *Shell) noticeRows() []string {
	if s.notice.text == "" || s.tooSmall() {
		return nil
	}
	style, sign := s.desk.Theme.Notice, "› "
	if s.notice.trouble {
		style, sign = s.desk.Theme.Fault, "! "
	}
	rows := strings.Split(frame.Wrap(sign+s.notice.text, s.width-2), "\n")
	rows = rows[:min(len(rows), noticeHeight)]
	for i := range rows {
		rows[i] = " " + style.Render(rows[i])
	}
	return rows
}

// later brings msg after a time, unless the shell is closed before.
func (s *Shell) later(length time.Duration, msg tea.Msg) tea.Cmd {
	closed := s.closed
	return func() tea.Msg {
		timer := time.NewTimer(length)
		defer timer.Stop()
		select {
		case <-timer.C:
			return msg
		case <-closed:
			return nil
		}
	}
}
