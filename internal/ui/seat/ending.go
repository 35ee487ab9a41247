package seat

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// ending is the last screen: the two have ended the interview, or the host has
// left. It says what becomes of the texts.
type ending struct {
	desk *Desk
	screen.Page
	leave key.Binding
}

func newEnding(d *Desk) screen.Screen {
	return &ending{desk: d, leave: screen.Bind("enter", "leave", "enter", "q", "esc")}
}

// Update implements screen.Screen.
func (e *ending) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	if press, ok := msg.(tea.KeyPressMsg); ok && key.Matches(press, e.leave) {
		e.desk.Send(screen.LeaveAskedMsg{})
	}
	return e, nil
}

// View implements screen.Screen.
func (e *ending) View() string {
	t, width := e.desk.Theme, e.Frame.TextWidth()
	e.desk.dress(&e.Frame)
	title, text := e.words()
	lines := []string{"", t.Title.Render(title)}
	if trouble := e.desk.View.Trouble; trouble != "" {
		lines = append(lines, "")
		for _, line := range wrappedIn("! "+trouble, width) {
			lines = append(lines, t.Fault.Render(line))
		}
	}
	for _, p := range text {
		lines = append(lines, "")
		lines = append(lines, wrappedIn(p, width)...)
	}
	return e.Frame.Render(t.Brand.Render("okrcoach"), "", strings.Join(lines, "\n"), []key.Binding{e.leave, helpKey(false)})
}

// words are the heading and the paragraphs. The host's own program closes the
// room, so that Closed is seen by the others alone.
func (e *ending) words() (title string, text []string) {
	v := e.desk.View
	rounds := report.Plural(v.Rounds, "round")
	switch {
	case v.Closed && v.Phase == peer.Lobby && v.Round <= 1 && v.Seat != peer.Host:
		return v.Host.Name + " has left.", []string{
			"The interview had not begun.",
			"When " + v.Host.Name + " is back, you are sent a new line and a new code.",
		}
	case v.Closed && v.Phase != peer.Ended && v.Seat != peer.Host:
		return v.Host.Name + " has left.", []string{
			"The interview is broken off. What was written and marked is kept on " + v.Host.Name +
				"’s machine, where the interview can be resumed.",
			"When " + v.Host.Name + " is back, you are sent a new line and a new code.",
		}
	case v.Closed && v.Seat != peer.Host:
		return "The interview is over.", []string{
			rounds + " can be found in " + v.Host.Name + "’s history. The export ended with the interview; " +
				v.Host.Name + " can still send it to you.",
		}
	}
	return "The interview is over.", e.open(rounds)
}

// open is what can be said while the host is still there.
func (e *ending) open(rounds string) []string {
	v := e.desk.View
	var text []string
	switch {
	case v.Rounds == 0:
		text = append(text, "No round was finished.")
	case v.Seat == peer.Host || v.OneKeyboard:
		text = append(text, rounds+" with both your parts: kept in your history.")
	default:
		text = append(text, rounds+" with both your parts: kept in "+v.Host.Name+"’s history.")
	}
	if home := e.desk.wayHome(); home != "" && v.Rounds > 0 {
		text = append(text, home)
		if v.Seat == peer.Host {
			text = append(text, "That ends when you leave.")
		}
	}
	return text
}

// Help implements screen.Screen.
func (e *ending) Help() []screen.Group {
	return []screen.Group{{Title: "The end", Keys: []key.Binding{e.leave, helpKey(false)}}}
}
