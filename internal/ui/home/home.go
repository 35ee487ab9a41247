// Package home is the chooser: all questions, with search and filters, the
// one to practise next in front.
package home

import (
	"slices"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type keyMap struct {
	open, search, company, category, difficulty, reset, attempts, move, help, quit key.Binding
}

func newKeyMap() keyMap {
	return keyMap{
		open:       screen.Bind("enter", "open", "enter"),
		search:     screen.Bind("/", "search", "/"),
		company:    screen.Bind("c", "company", "c"),
		category:   screen.Bind("g", "category", "g"),
		difficulty: screen.Bind("d", "difficulty", "d"),
		reset:      screen.Bind("esc", "show all", "esc"),
		attempts:   screen.Bind("a", "attempts", "a"),
		move:       screen.Bind("↑↓", "move", "up", "down", "k", "j", "pgup", "pgdown", "home", "end"),
		help:       screen.Bind("?", "help", "?", "f1"),
		quit:       screen.Bind("q", "quit", "q"),
	}
}

// Home is the screen.
type Home struct {
	env  *screen.Env
	keys keyMap
	screen.Page
	search textinput.Model
	filter questions.Filter
	shown  []questions.Question
	window frame.Window
	// moved says that the person has chosen a row, so that late news from the
	// history does not move the cursor under their hand.
	moved bool
}

// New returns the chooser with the next question in front.
func New(env *screen.Env) *Home {
	search := textinput.New()
	search.Prompt = "search: "
	search.SetVirtualCursor(false)
	h := &Home{env: env, keys: newKeyMap(), search: search}
	h.Refresh()
	return h
}

// Refresh takes over questions or attempts that have arrived since.
func (h *Home) Refresh() {
	h.apply()
	if h.moved {
		return
	}
	if next := practice.Next(h.shown, h.env.Attempts); next >= 0 {
		h.window.Cursor = next
	}
}

// apply shows the questions that pass the filter.
func (h *Home) apply() {
	h.shown = nil
	for _, q := range h.env.Questions {
		if h.filter.Match(q) {
			h.shown = append(h.shown, q)
		}
	}
	h.window.Move(0, len(h.shown))
	h.keys.reset.SetEnabled(h.filter != questions.Filter{})
}

// SetSize implements screen.Screen.
func (h *Home) SetSize(width, height int) {
	h.Frame.Width, h.Frame.Height = width, height
	h.search.SetWidth(max(h.Frame.BodyWidth()-len(h.search.Prompt)-1, 1))
}

// Cursor implements screen.Screen.
func (h *Home) Cursor() *tea.Cursor {
	if !h.search.Focused() {
		return nil
	}
	c := h.search.Cursor()
	if c != nil {
		c.X++
		c.Y += 2
	}
	return c
}

// Typing implements screen.Screen.
func (h *Home) Typing() bool { return h.search.Focused() }

// Update implements screen.Screen.
func (h *Home) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if h.search.Focused() {
		return h, h.updateSearch(msg)
	}
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return h, nil
	}
	switch {
	case key.Matches(press, h.keys.open):
		return h, h.open()
	case key.Matches(press, h.keys.search):
		return h, h.search.Focus()
	case key.Matches(press, h.keys.company):
		h.filter.Company = next(h.values(func(q questions.Question) string { return q.Company }), h.filter.Company)
	case key.Matches(press, h.keys.category):
		h.filter.Category = next(h.values(func(q questions.Question) string { return q.Category }), h.filter.Category)
	case key.Matches(press, h.keys.difficulty):
		h.filter.Difficulty = next([]questions.Difficulty{questions.Easy, questions.Medium, questions.Hard}, h.filter.Difficulty)
	case key.Matches(press, h.keys.reset):
		h.filter = questions.Filter{}
		h.search.SetValue("")
	case key.Matches(press, h.keys.attempts):
		return h, h.env.Send(screen.HistoryAskedMsg{})
	case key.Matches(press, h.keys.quit):
		return h, h.env.Send(screen.LeaveAskedMsg{})
	case key.Matches(press, h.keys.move):
		h.move(press.String())
		return h, nil
	}
	h.apply()
	return h, nil
}

// updateSearch lets the search field have every key but those that end it.
func (h *Home) updateSearch(msg tea.Msg) tea.Cmd {
	if press, ok := msg.(tea.KeyPressMsg); ok {
		switch press.String() {
		case "enter":
			h.search.Blur()
			return h.open()
		case "down", "up", "tab":
			h.search.Blur()
			return nil
		case "esc":
			h.search.SetValue("")
			h.search.Blur()
		}
	}
	var cmd tea.Cmd
	h.search, cmd = h.search.Update(msg)
	h.filter.Text = clean.Line(h.search.Value())
	h.apply()
	return cmd
}

func (h *Home) open() tea.Cmd {
	if len(h.shown) == 0 {
		return nil
	}
	return h.env.Send(screen.QuestionChosenMsg{Question: h.shown[h.window.Cursor]})
}

func (h *Home) move(pressed string) {
	h.moved = true
	h.window.Press(pressed, h.listRows(), len(h.shown))
}

// values returns what of gives for the questions, sorted, each once.
func (h *Home) values(of func(questions.Question) string) []string {
	var values []string
	for _, q := range h.env.Questions {
		values = append(values, of(q))
	}
	slices.Sort(values)
	return slices.Compact(values)
}

// next returns the value after current in the cycle "any", values...
func next[T ~string](values []T, current T) T {
	for i, v := range values {
		if v == current {
			if i+1 < len(values) {
				return values[i+1]
			}
			return ""
		}
	}
	if len(values) == 0 {
		return ""
	}
	return values[0]
}

// Help implements screen.Screen.
func (h *Home) Help() []screen.Group {
	k := h.keys
	return []screen.Group{
		{Title: "Questions", Keys: []key.Binding{k.open, k.move, k.search, k.company, k.category, k.difficulty, k.reset}},
		{Title: "Elsewhere", Keys: []key.Binding{k.attempts, k.help, k.quit}},
	}
}
