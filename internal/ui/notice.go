package ui

import (
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

const (
	noticeFor  = 10 * time.Second
	troubleFor = 30 * time.Second
	// noticeHeight is the most rows that a notice takes from the screen.
	noticeHeight = 4
)

// notice is a sentence at the foot of the screen, for a time.
type notice struct {
	text    string
	trouble bool
	number  int
}

type noticeExpiredMsg struct{ number int }

// say tells about an interruption, once.
func (a *App) say(i history.Interruption) tea.Cmd {
	if i.Length >= 0 && i.Length < time.Second {
		return nil
	}
	return a.env.Send(screen.NoticedMsg{Text: report.Interrupted(i)})
}

// notify shows a notice. Trouble is not covered up by what is merely news.
func (a *App) notify(msg screen.NoticedMsg) tea.Cmd {
	if a.notice.trouble && a.notice.text != "" && !msg.Trouble {
		msg.Text, msg.Trouble = a.notice.text+" "+msg.Text, true
	}
	a.notice = notice{text: clean.Line(msg.Text), trouble: msg.Trouble, number: a.notice.number + 1}
	a.resize()
	shown, number := noticeFor, a.notice.number
	if msg.Trouble {
		shown = troubleFor
	}
	return tea.Tick(shown, func(time.Time) tea.Msg { return noticeExpiredMsg{number} })
}

func (a *App) expire(msg noticeExpiredMsg) {
	if msg.number == a.notice.number {
		a.notice.text, a.notice.trouble = "", false
		a.resize()
	}
}

// noticeRows are the rows that the notice takes below the screen.
func (a *App) noticeRows() []string {
	if a.notice.text == "" || a.width < frame.MinWidth || a.height < frame.MinHeight {
		return nil
	}
	style, sign := a.env.Theme.Notice, "› "
	if a.notice.trouble {
		style, sign = a.env.Theme.Fault, "! "
	}
	rows := strings.Split(frame.Wrap(sign+a.notice.text, a.width-2), "\n")
	rows = rows[:min(len(rows), noticeHeight)]
	for i := range rows {
		rows[i] = " " + style.Render(rows[i])
	}
	return rows
}
