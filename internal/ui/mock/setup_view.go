package mock

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// labelWidth is the column of what the rows are called, in cells, the mark
// before it included.
const labelWidth = 15

func (s *setup) valueWidth() int { return s.Frame.TextWidth() - labelWidth }

// headOf is the head of what comes before the brief, as in the lobby of a room.
func headOf(t *theme.Theme) string { return t.Brand.Render("okrcoach") + " · mock interview" }

// View implements screen.Screen.
func (s *setup) View() string {
	t := s.desk.Theme
	s.Frame.Theme = t
	k := s.keys
	body := append(s.intro(), s.rows()...)
	return s.Frame.Render(headOf(t), t.Muted.Render(fmt.Sprintf("round %d", s.round)), strings.Join(body, "\n"),
		[]key.Binding{k.begin, k.move, k.change, k.quit, k.help})
}

// intro says what is going to happen, as far as there is room.
func (s *setup) intro() []string {
	text := "Two people at one keyboard: one asks, one answers, then you swap."
	if s.round > 1 {
		text = "You have swapped. The question has moved on to one that is new to you both."
	}
	lines := strings.Split(frame.Wrap(text, s.Frame.TextWidth()), "\n")
	return append(append([]string{""}, lines...), "")
}

func (s *setup) rows() []string {
	values := []string{
		rowFirst:    s.named(rowFirst),
		rowSecond:   s.named(rowSecond),
		rowQuestion: s.question(),
		rowTime:     s.time(),
		rowAsks:     s.choice(rowAsks, s.name(int(s.settings.Asks-1))),
	}
	var lines []string
	for row, label := range []string{"First name", "Second name", "Question", "Time", "Asks first"} {
		if row == rowAsks && s.round > 1 {
			label = "Asks now"
		}
		lines = append(lines, s.labelled(row, label)+values[row])
	}
	begin := s.labelled(rowBegin, "Begin")
	if s.row == rowBegin {
		begin += s.desk.Theme.Muted.Render("press enter")
	}
	return append(lines, "", begin)
}

func (s *setup) labelled(row int, label string) string {
	t := s.desk.Theme
	if row == s.row {
		return t.Key.Render("▸ ") + t.Selected.Render(frame.Pad(label, labelWidth-2))
	}
	return "  " + t.Muted.Render(frame.Pad(label, labelWidth-2))
}

// named draws the name on a row, in its field while that has the focus.
func (s *setup) named(row int) string {
	field, t := &s.names[row], s.desk.Theme
	switch {
	case row == s.row:
		styles := field.Styles()
		styles.Focused.Text, styles.Focused.Placeholder = t.Text, t.Muted
		field.SetStyles(styles)
		return field.View()
	case field.Value() == "":
		return t.Muted.Render(unnamed(row))
	}
	return frame.Cut(s.name(row), s.valueWidth())
}

// choice draws a value that the arrows change.
func (s *setup) choice(row int, value string) string {
	if row != s.row {
		return frame.Cut(value, s.valueWidth())
	}
	t := s.desk.Theme
	return t.Key.Render("◂ ") + t.Selected.Render(frame.Cut(value, s.valueWidth()-4)) + t.Key.Render(" ▸")
}

func (s *setup) question() string {
	if len(s.questions) == 0 {
		return s.desk.Theme.Muted.Render("reading the questions")
	}
	return s.choice(rowQuestion, s.questions[s.index()].Title)
}

func (s *setup) time() string {
	if s.settings.Limit != 0 {
		return s.choice(rowTime, report.Clock(s.settings.Limit))
	}
	if len(s.questions) == 0 {
		return s.choice(rowTime, "the question's own")
	}
	return s.choice(rowTime, report.Clock(s.questions[s.index()].Time)+" (question's own)")
}

// Cursor implements screen.Screen.
func (s *setup) Cursor() *tea.Cursor {
	if !s.Typing() {
		return nil
	}
	c := s.names[s.row].Cursor()
	if c != nil {
		c.X += 1 + labelWidth
		c.Y += 2 + len(s.intro()) + s.row
	}
	return c
}
