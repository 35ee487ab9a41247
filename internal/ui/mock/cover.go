package mock

import (
	"strings"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// coverFor is how long a cover takes no key: who hands the keyboard over may
// still be typing.
const coverFor = 300 * time.Millisecond

// coverName is the widest a name is drawn on a cover, in cells: with a comma it
// is a line of the smallest terminal.
const coverName = 36

// coverLiftedMsg says that the one whose turn it is has sat down.
type coverLiftedMsg struct{}

type coverKeys struct{ lift, leave, help key.Binding }

// cover hides the interview while the keyboard goes from one to the other. It
// shows nothing but who should sit down.
type cover struct {
	desk *screen.Desk
	keys coverKeys
	screen.Page
	title, text string
	since       time.Duration
}

// newCover returns a cover that somebody lifts. The text says what happens
// then.
func newCover(d *screen.Desk, name, text string) *cover {
	title := frame.Cut(name, coverName) + ", take the keyboard."
	return &cover{desk: d, title: title, text: text, since: d.Uptime(), keys: coverKeys{
		lift:  screen.Bind("enter", "I am "+name, "enter"),
		leave: screen.Bind("ctrl+c", "leave", "ctrl+c"),
		help:  screen.Bind("?", "help", "?", "f1"),
	}}
}

// Update implements screen.Screen.
func (c *cover) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if ok && key.Matches(press, c.keys.lift) && c.desk.Uptime()-c.since >= coverFor {
		return c, c.desk.Send(coverLiftedMsg{})
	}
	return c, nil
}

// View implements screen.Screen.
func (c *cover) View() string {
	t := c.desk.Theme
	c.Frame.Theme = t
	width := c.Frame.TextWidth()
	rows := []string{t.Title.Render(frame.Wrap(c.title, width)), "", frame.Wrap(c.text, width)}
	above := strings.Repeat("\n", max(c.Frame.BodyHeight()/3-1, 0))
	return c.Frame.Render(t.Brand.Render("okrcoach"), "", above+strings.Join(rows, "\n"),
		c.foot())
}

// foot always names the key that lifts the cover, for whose name there may be
// no room.
func (c *cover) foot() []key.Binding {
	k := c.keys
	room := c.Frame.BodyWidth() - ansi.StringWidth("   "+k.help.Help().Key+" "+k.help.Help().Desc)
	if ansi.StringWidth(k.lift.Help().Key+" "+k.lift.Help().Desc) > room {
		k.lift.SetHelp(k.lift.Help().Key, "go on")
	}
	return []key.Binding{k.lift, k.leave, k.help}
}

// Help implements screen.Screen.
func (c *cover) Help() []screen.Group {
	return []screen.Group{{Title: "The keyboard changes hands", Keys: []key.Binding{c.keys.lift, c.keys.leave, c.keys.help}}}
}
