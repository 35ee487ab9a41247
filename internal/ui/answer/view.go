package answer

import (
	"fmt"
	"strings"
	"time"

	"charm.land/bubbles/v2/key"

	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// hurry is how much time is left when the clock changes its colour.
const hurry = time.Minute

// paceAfter is how long a pace needs before it means anything.
const paceAfter = 20 * time.Second

// View implements screen.Screen.
func (a *Answer) View() string {
	t := a.env.Theme
	a.frame.Theme = t
	a.follow()
	body := a.editor.View()
	if rows := a.planRows(); len(rows) > 0 {
		body = strings.Join(rows, "\n") + "\n" + body
	}
	k := a.keys
	if a.session.Paused() {
		k.pause.SetHelp("ctrl+t", "let the clock run")
	}
	foot := []key.Binding{k.submit, k.menu, k.question, k.pause, k.external, k.help}
	return a.frame.Render(t.Strong.Render(a.title()), a.right(), body, foot)
}

// follow passes on what the terminal has told the program meanwhile.
func (a *Answer) follow() {
	if a.theme != a.env.Theme {
		a.theme = a.env.Theme
		a.editor.SetStyles(styles(a.env))
	}
	if a.method != a.env.WidthMethod {
		a.method = a.env.WidthMethod
		a.editor.SetWidthMethod(a.method)
	}
}

func (a *Answer) title() string {
	if a.planning() {
		return "Plan: " + a.session.Question().Title
	}
	return a.session.Question().Title
}

func (a *Answer) right() string {
	length := report.Plural(a.editor.Words(), "word")
	if pace := a.pace(); pace > 0 && a.frame.Width >= 70 {
		length += fmt.Sprintf(", %d/min", pace)
	}
	return a.env.Theme.Muted.Render(length) + "  " + a.clock()
}

// pace is in words a minute; 0 where there is none to speak of.
func (a *Answer) pace() int {
	elapsed := a.elapsed()
	if a.planning() || elapsed < paceAfter || 2*a.pastedBytes() > a.editor.Bytes() {
		return 0
	}
	return int(float64(a.editor.Words()) / elapsed.Minutes())
}

func (a *Answer) clock() string {
	t, now := a.env.Theme, a.env.Uptime()
	if a.planning() {
		return a.planClock(now)
	}
	left := a.session.Left(now)
	switch {
	case a.session.Paused():
		return t.Paused.Render("paused, " + report.Left(left))
	case left < 0:
		return t.Overtime.Render(report.Left(left))
	case left <= hurry:
		return t.Hurry.Render(report.Left(left))
	default:
		return t.Clock.Render(report.Left(left))
	}
}

func (a *Answer) planClock(now time.Duration) string {
	t, used := a.env.Theme, a.session.Planning(now)
	shown := report.Clock(used) + " of " + report.Clock(practice.PlanTime)
	switch {
	case a.session.Paused():
		return t.Paused.Render("paused, " + shown)
	case used > practice.PlanTime:
		return t.Hurry.Render(shown + " planned")
	default:
		return t.Clock.Render(shown)
	}
}

// planRows are the plan's rows above the answer, at most a third of the body.
func (a *Answer) planRows() []string {
	plan := strings.TrimSpace(a.session.PlanText())
	if a.planning() || !a.showPlan || plan == "" {
		return nil
	}
	t := a.env.Theme
	rows := strings.Split(frame.Wrap(plan, a.frame.TextWidth()-2), "\n")
	if most := max(a.frame.BodyHeight()/3, 1); len(rows) > most {
		rows = append(rows[:most-1:most-1], "…")
	}
	for i, row := range rows {
		rows[i] = t.FocusRule.Render("│ ") + t.Muted.Render(row)
	}
	return append(rows, "")
}
