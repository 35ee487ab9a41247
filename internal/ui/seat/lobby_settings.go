package seat

import (
	"time"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
)

// limits are the times that an answer can be given; 0 is the question's own.
func limits() []time.Duration {
	return []time.Duration{
		0, 2 * time.Minute, 3 * time.Minute, 5 * time.Minute, 7 * time.Minute, 10 * time.Minute,
		15 * time.Minute, 20 * time.Minute, 30 * time.Minute, 45 * time.Minute, time.Hour,
	}
}

// setting is one thing that the two agree on.
type setting struct {
	label, value string
	// turn returns the settings with the next or previous value.
	turn func(s peer.Settings, by int) peer.Settings
}

// settings are what the two agree on, in their order.
func (l *lobby) settings() []setting {
	v := l.desk.View
	s := v.Settings
	rows := []setting{
		{"Question", v.Asked.Title, l.turnQuestion},
		{"Time", l.limit(), turnLimit},
		{"Asks first", v.Of(peer.Interviewer).Name, turnRoles},
	}
	if v.Round > 1 {
		rows[2].label = "Asks now"
	}
	if !v.OneKeyboard {
		rows = append(rows, setting{"If one drops", onDrop(s), turnDrop})
	}
	return rows
}

func (l *lobby) limit() string {
	v := l.desk.View
	if v.Settings.Limit == 0 {
		return report.Clock(v.Asked.Limit) + " (question's own)"
	}
	return report.Clock(v.Settings.Limit)
}

func onDrop(s peer.Settings) string {
	if s.PauseOnDrop {
		return "the clock stands still"
	}
	return "the clock goes on"
}

// change turns the setting under the cursor by one value.
func (l *lobby) change(by int) {
	all := l.settings()
	if l.window.Cursor >= len(all) {
		return
	}
	was := l.desk.View.Settings
	if now := all[l.window.Cursor].turn(was, by); now != was {
		l.desk.act(peer.Settle{Settings: now})
	}
}

func (l *lobby) turnQuestion(s peer.Settings, by int) peer.Settings {
	choices := l.desk.View.Choices
	for i, c := range choices {
		if c.ID == s.Question {
			s.Question = choices[(i+by+len(choices))%len(choices)].ID
			return s
		}
	}
	if len(choices) > 0 {
		s.Question = choices[0].ID
	}
	return s
}

// turnLimit goes to the next longer or shorter time, which may lie beside one
// that is not in the list.
func turnLimit(s peer.Settings, by int) peer.Settings {
	all := limits()
	if by > 0 {
		for _, limit := range all {
			if limit > s.Limit {
				s.Limit = limit
				return s
			}
		}
		return s
	}
	for i := len(all) - 1; i >= 0; i-- {
		if all[i] < s.Limit {
			s.Limit = all[i]
			return s
		}
	}
	return s
}

func turnRoles(s peer.Settings, _ int) peer.Settings {
	s.Asks = s.Asks.Other()
	return s
}

func turnDrop(s peer.Settings, _ int) peer.Settings {
	s.PauseOnDrop = !s.PauseOnDrop
	return s
}
