package seat

import (
	"fmt"
	"maps"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique/score"
	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type sidesKeys struct {
	seal, give, turn, takeBack, move, record, question, leave, help key.Binding
}

func newSidesKeys() sidesKeys {
	return sidesKeys{
		seal:     screen.Bind("enter", "seal", "enter"),
		give:     screen.Bind("0–5", "judge", "0", "1", "2", "3", "4", "5"),
		turn:     screen.Bind("←→", "less or more", "left", "right"),
		takeBack: screen.Bind("⌫", "take back", "backspace", "delete"),
		move:     screen.Bind("↑↓", "move", "up", "down", "k", "j", "tab", "shift+tab"),
		record:   screen.Bind("r", "what you said", "r", "ctrl+r"),
		question: screen.Bind("l", "question", "l", "ctrl+l"),
		leave:    screen.Bind("q", "leave", "q"),
		help:     screen.Bind("?", "help", "?", "f1"),
	}
}

// ownSides is the screen on which the candidate judges the three sides of their
// own answer, before they have seen the rubric.
type ownSides struct {
	desk *Desk
	keys sidesKeys
	screen.Page
	at int
	// bands are what was given; the view's may be a moment behind.
	bands map[peer.Side]int
}

func newSides(d *Desk) screen.Screen {
	s := &ownSides{desk: d, keys: newSidesKeys(), bands: map[peer.Side]int{}}
	maps.Copy(s.bands, d.View.Self.Bands)
	return s
}

// sideMeaning says what each side is about, in a line.
func sideMeaning(s peer.Side) string {
	switch s {
	case peer.Structure:
		return "It had parts in an order that could be followed."
	case peer.Content:
		return "It said what matters here, with numbers and reasons."
	default:
		return "It was plain, sure and no longer than it had to be."
	}
}

// sealMsg says that the judgement is to be sealed although a side is missing.
type sealMsg struct{}

// Update implements screen.Screen.
func (s *ownSides) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case sealMsg:
		s.desk.act(peer.Seal{})
	case chosenMsg:
		if msg.of == s {
			msg.run()
		}
	case tea.KeyPressMsg:
		return s, s.press(msg)
	}
	return s, nil
}

func (s *ownSides) press(msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, s.keys.record):
		return s.desk.openRecord()
	case key.Matches(msg, s.keys.question):
		return s.desk.Open(&dialog.Page{Title: "The question", Draw: s.desk.drawQuestion})
	case key.Matches(msg, s.keys.leave):
		return s.desk.Send(screen.LeaveAskedMsg{})
	case key.Matches(msg, s.desk.goOnKey()):
		s.desk.askToGoOn(s)
		return nil
	case s.desk.View.Sealed.Candidate:
		return nil
	}
	side := peer.Sides()[s.at]
	switch {
	case key.Matches(msg, s.keys.seal):
		return s.seal()
	case key.Matches(msg, s.keys.give):
		value, _ := strconv.Atoi(msg.String())
		s.give(side, value)
		s.move(1)
	case key.Matches(msg, s.keys.turn):
		s.turn(side, map[string]int{"left": -1, "right": 1}[msg.String()])
	case key.Matches(msg, s.keys.takeBack):
		s.give(side, -1)
	case key.Matches(msg, s.keys.move):
		s.move(map[string]int{"up": -1, "k": -1, "shift+tab": -1, "down": 1, "j": 1, "tab": 1}[msg.String()])
	}
	return nil
}

func (s *ownSides) move(by int) { s.at = min(max(s.at+by, 0), len(peer.Sides())-1) }

// turn gives a little less or more, from the middle where nothing was given.
func (s *ownSides) turn(side peer.Side, by int) {
	value, given := s.bands[side]
	if !given {
		value = score.Full / 2
		by = max(by, 0)
	}
	s.give(side, min(max(value+by, 0), score.Full))
}

// give judges a side; -1 takes that back.
func (s *ownSides) give(side peer.Side, value int) {
	if err := s.desk.Do(peer.Band{Side: side, Value: value}); err != nil {
		s.desk.refuse(err)
		return
	}
	if value < 0 {
		delete(s.bands, side)
		return
	}
	s.bands[side] = value
}

// seal ends the judgement. It asks where a side was left out.
func (s *ownSides) seal() tea.Cmd {
	var missing []string
	for _, side := range peer.Sides() {
		if _, given := s.bands[side]; !given {
			missing = append(missing, string(side))
		}
	}
	if len(missing) == 0 {
		s.desk.act(peer.Seal{})
		return nil
	}
	return s.desk.Open(&dialog.Choice{
		Title: "Seal it as it is?",
		Text:  "You have not judged " + strings.Join(missing, ", ") + ". Once sealed it cannot be changed.",
		Options: []dialog.Option{
			{Key: "n", Label: "Go on judging"},
			{Key: "y", Label: "Seal it", Msg: sealMsg{}},
		},
	})
}

// View implements screen.Screen.
func (s *ownSides) View() string {
	d, k := s.desk, s.keys
	s.desk.dress(&s.Frame)
	foot := []key.Binding{k.seal, k.give, k.move, k.record, k.question, k.leave, k.help}
	rows := s.judging()
	if d.View.Sealed.Candidate {
		rows, foot = s.waiting(), []key.Binding{d.goOnKey(), k.record, k.question, k.leave, k.help}
	}
	return s.Frame.Render(d.Theme.Strong.Render(d.View.Asked.Title), "", strings.Join(rows, "\n"), foot)
}

func (s *ownSides) judging() []string {
	t, width := s.desk.Theme, s.Frame.TextWidth()
	rows := s.introduction(width)
	for i, side := range peer.Sides() {
		mark := "  "
		if i == s.at {
			mark = "▸ "
		}
		rows = append(rows, frame.Cut(mark+s.scale(side, i == s.at), width))
		if s.Frame.Height >= tall || i == s.at {
			for _, line := range capped(frame.Wrap(sideMeaning(side), width-4), 2) {
				rows = append(rows, "    "+t.Muted.Render(line))
			}
		}
		if s.Frame.Height >= tall {
			rows = append(rows, "")
		}
	}
	if standing := s.desk.standing(); standing != "" {
		rows = append(rows, frame.Cut(standing, width))
	}
	return rows
}

func (s *ownSides) introduction(width int) []string {
	text := "How good was it, before you see the rubric? " +
		s.desk.View.Of(peer.Interviewer).Name + " judges too; neither sees the other's until both have sealed."
	rows := []string{s.desk.Theme.Heading.Render("Judge your answer"), ""}
	if s.Frame.Height >= tall {
		rows = append([]string{""}, rows...)
	}
	rows = append(rows, capped(frame.Wrap(text, width), 4)...)
	return append(rows, "")
}

// scale shows 0 to 5 with the one that was given in brackets.
func (s *ownSides) scale(side peer.Side, chosen bool) string {
	t := s.desk.Theme
	name := frame.Pad(strings.ToUpper(string(side[:1]))+string(side[1:]), 11)
	if chosen {
		name = t.Selected.Render(name)
	}
	given, ok := s.bands[side]
	var b strings.Builder
	b.WriteString(name)
	for value := range score.Full + 1 {
		if ok && value == given {
			b.WriteString(t.Selected.Render(fmt.Sprintf("[%d]", value)))
			continue
		}
		b.WriteString(t.Muted.Render(fmt.Sprintf(" %d ", value)))
	}
	return b.String()
}

// waiting says that the judgement is sealed, and what is still to come.
func (s *ownSides) waiting() []string {
	t, width := s.desk.Theme, s.Frame.TextWidth()
	text := s.desk.View.Of(peer.Interviewer).Name + " is still judging. Then the rubric comes up, and everything is compared."
	if hint := s.desk.goOnHint(); hint != "" {
		text = hint
	}
	rows := []string{"", t.Heading.Render("Sealed"), "", frame.Wrap("Your judgement cannot change any more. "+text, width), ""}
	for _, side := range peer.Sides() {
		rows = append(rows, frame.Cut("  "+s.scale(side, false), width))
	}
	if standing := s.desk.standing(); standing != "" {
		rows = append(rows, "", frame.Cut(standing, width))
	}
	return rows
}

// Help implements screen.Screen.
func (s *ownSides) Help() []screen.Group {
	k := s.keys
	keys := []key.Binding{k.give, k.turn, k.takeBack, k.move, k.seal, k.record, k.question, k.leave, k.help}
	if s.desk.View.Sealed.Candidate {
		keys = []key.Binding{s.desk.goOnKey(), k.record, k.question, k.leave, k.help}
	}
	return []screen.Group{{Title: "Judge your answer", Keys: keys}}
}
