// Package brief is the screen that asks the question: what is asked, for how
// long, and the one key that starts the clock.
package brief

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// StartedMsg asks the program to start the attempt, with planning or without.
type StartedMsg struct{ Plan bool }

type keyMap struct {
	begin, plan, hints, sample, choose, attempts, scroll, help, quit key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		begin:    screen.Bind("enter", "begin", "enter"),
		plan:     screen.Bind("p", "plan first", "p"),
		hints:    screen.Bind("h", "hints", "h"),
		sample:   screen.Bind("s", "sample answer", "s"),
		choose:   screen.Bind("c", "choose", "c", "esc"),
		attempts: screen.Bind("a", "attempts", "a"),
		scroll:   screen.Bind("↑↓", "scroll", "up", "down", "k", "j", "pgup", "pgdown"),
		help:     screen.Bind("?", "help", "?", "f1"),
		quit:     screen.Bind("q", "quit", "q"),
	}
}

// Brief is the screen.
type Brief struct {
	env     *screen.Env
	session *practice.Session
	keys    keyMap
	screen.Page
	top int
}

// New returns the brief of a session that has not begun.
func New(env *screen.Env, session *practice.Session) *Brief {
	return &Brief{env: env, session: session, keys: newKeyMap()}
}

// Update implements screen.Screen.
func (b *Brief) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return b, nil
	}
	switch {
	case key.Matches(press, b.keys.begin):
		return b, b.env.Send(StartedMsg{})
	case key.Matches(press, b.keys.plan):
		return b, b.env.Send(StartedMsg{Plan: true})
	case key.Matches(press, b.keys.hints):
		return b, b.aid(history.AidHints)
	case key.Matches(press, b.keys.sample):
		return b, b.aid(history.AidSample)
	case key.Matches(press, b.keys.choose):
		return b, b.env.Send(screen.HomeAskedMsg{})
	case key.Matches(press, b.keys.attempts):
		return b, b.env.Send(screen.HistoryAskedMsg{})
	case key.Matches(press, b.keys.quit):
		return b, b.env.Send(screen.LeaveAskedMsg{})
	case key.Matches(press, b.keys.scroll):
		b.scroll(press.String())
	}
	return b, nil
}

func (b *Brief) aid(aid history.Aid) tea.Cmd {
	return b.env.Send(screen.AidAskedMsg{Question: b.session.Question(), Aid: aid})
}

func (b *Brief) scroll(pressed string) {
	b.top += map[string]int{
		"up": -1, "k": -1, "down": 1, "j": 1, "pgup": -b.textRows(), "pgdown": b.textRows(),
	}[pressed]
	b.top = max(min(b.top, len(b.text())-b.textRows()), 0)
}

// View implements screen.Screen.
func (b *Brief) View() string {
	b.Frame.Theme = b.env.Theme
	lines, rows := b.text(), b.textRows()
	top := max(min(b.top, len(lines)-rows), 0)
	shown := lines[top:min(top+rows, len(lines))]
	body := strings.Join(append(append([]string{}, shown...), b.start(len(lines) > rows)...), "\n")
	return b.Frame.Render(b.env.Theme.Brand.Render("okrcoach"), b.right(), body, b.footer())
}

func (b *Brief) right() string {
	if b.env.Offline {
		return b.env.Theme.Muted.Render("offline")
	}
	return ""
}

// textRows is what is left for the question above the lines that start it.
func (b *Brief) textRows() int { return max(b.Frame.BodyHeight()-len(b.start(false)), 1) }

func (b *Brief) text() []string {
	t, q := b.env.Theme, b.session.Question()
	parts := []string{
		"",
		t.Title.Render(frame.Wrap(q.Title, b.Frame.TextWidth())),
		t.Muted.Render(frame.Cut(report.Facts(&q), b.Frame.TextWidth())),
		"",
		b.env.Markdown.Render(q.Prompt, b.Frame.TextWidth()),
	}
	if old := b.session.Text(); old != "" {
		line := "Your last answer, " + report.Plural(prose.CountWords(old), "word") + ", is the start of this one."
		parts = append(parts, "", frame.Wrap(line, b.Frame.TextWidth()))
	}
	if past := b.past(); past != "" {
		parts = append(parts, "", t.Muted.Render(frame.Wrap(past, b.Frame.TextWidth())))
	}
	return strings.Split(strings.Join(parts, "\n"), "\n")
}

// start is the invitation that stays in sight however long the question is.
func (b *Brief) start(more bool) []string {
	t := b.env.Theme
	line := t.Clock.Render(report.Clock(b.session.Limit())) + "  press enter to begin"
	if more {
		line += t.Muted.Render("  ↓ more")
	}
	return []string{"", line, ""}
}

// past says what came of earlier attempts at this question.
func (b *Brief) past() string {
	id := b.session.Question().ID
	count := 0
	var last *history.Attempt
	for i := range b.env.Attempts {
		if b.env.Attempts[i].QuestionID != id || b.env.Attempts[i].ByGuest() {
			continue
		}
		if last == nil {
			last = &b.env.Attempts[i]
		}
		count++
	}
	if last == nil {
		return ""
	}
	times := "once"
	if count > 1 {
		times = report.Plural(count, "time")
	}
	line := fmt.Sprintf("You have answered this %s; last on %s", times, report.Date(last.StartedAt))
	if last.Review != nil {
		line += ": " + report.Tally(last.Review.Criteria, rubric.KeyPoint)
	}
	return line + "."
}

func (b *Brief) footer() []key.Binding {
	k := b.keys
	return []key.Binding{k.begin, k.plan, k.hints, k.sample, k.choose, k.attempts, k.quit, k.help}
}

// Help implements screen.Screen.
func (b *Brief) Help() []screen.Group {
	k := b.keys
	return []screen.Group{
		{Title: "This question", Keys: []key.Binding{k.begin, k.plan, k.hints, k.sample, k.scroll}},
		{Title: "Elsewhere", Keys: []key.Binding{k.choose, k.attempts, k.help, k.quit}},
	}
}
