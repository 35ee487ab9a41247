package seat

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/frame"
)

// nameLabel stands before the field for one's name.
const nameLabel = "Your name  "

// settingLabel is how wide the labels of the settings are, in cells.
const settingLabel = 14

// View implements screen.Screen.
func (l *lobby) View() string {
	d := l.desk
	l.desk.dress(&l.Frame)
	head := l.pinned()
	rows := l.rows()
	room := max(l.Frame.BodyHeight()-len(head), 1)
	l.window.Fit(room, len(rows))
	shown := rows[l.window.Top:min(l.window.Top+room, len(rows))]
	body := strings.Join(append(head, shown...), "\n")
	right := d.Theme.Muted.Render(fmt.Sprintf("round %d", d.View.Round))
	return l.Frame.Render(d.Theme.Brand.Render("okrcoach")+" · mock interview", right, body, l.foot())
}

func (l *lobby) foot() []key.Binding {
	k := l.keys
	if l.naming != nil {
		return []key.Binding{k.keep, k.drop, k.typingHelp}
	}
	if l.desk.View.Me().Ready {
		k.ready.SetHelp("enter", "not ready after all")
	}
	if door := l.desk.Door; door != nil && door.Entrance().Used {
		// The code stays, for the one who has used it.
		k.code.SetEnabled(false)
	}
	return []key.Binding{k.ready, k.change, k.door, k.code, k.name, k.list, k.leave, k.help}
}

// pinned are the rows that stay in sight: one's name while it is typed, the
// way in, and who is here.
func (l *lobby) pinned() []string {
	d, width := l.desk, l.Frame.TextWidth()
	var rows []string
	if l.naming != nil {
		l.naming.fit(max(width-len(nameLabel), 1), 1)
		rows = append(rows, d.Theme.Key.Render(nameLabel)+l.naming.View())
	}
	switch {
	case d.Door != nil:
		rows = append(rows, l.wayIn(width)...)
	case d.Fingerprint != "":
		rows = append(rows, l.fingerprint(width)...)
	}
	rows = l.part(rows)
	v := d.View
	rows = append(rows, d.person(v.Host, width), d.person(v.Guest, width))
	if v.Watchers > 0 {
		rows = append(rows, d.Theme.Muted.Render(lookingOn(v.Watchers)))
	}
	return l.part(rows)
}

// part puts a blank line below rows where there is room for one.
func (l *lobby) part(rows []string) []string {
	if l.Frame.Height < tall || len(rows) == 0 {
		return rows
	}
	return append(rows, "")
}

// fingerprint is for the two to compare: it shows that nobody sits between.
func (l *lobby) fingerprint(width int) []string {
	d := l.desk
	label := "Both of you should see this key:"
	lines := strings.Split(frame.Wrap(d.Fingerprint, width), "\n")
	return append([]string{d.Theme.Muted.Render(label)}, lines...)
}

// rows are what the two agree on and, for the host, the rest about the door.
func (l *lobby) rows() []string {
	d, t, width := l.desk, l.desk.Theme, l.Frame.TextWidth()
	host := d.View.Seat == peer.Host
	var rows []string
	for i, s := range l.settings() {
		mark, value := "  ", s.value
		switch {
		case host && i == l.window.Cursor:
			mark, value = "▸ ", t.Selected.Render(value)
		case !host:
			mark = ""
		}
		rows = append(rows, frame.Cut(mark+t.Muted.Render(frame.Pad(s.label, settingLabel))+value, width))
	}
	if d.Door != nil {
		rows = l.part(rows)
		rows = append(rows, l.fingerprint(width)...)
		rows = append(rows, l.visitors(width)...)
	}
	return append(l.part(rows), strings.Split(t.Muted.Render(frame.Wrap(l.outlook(), width)), "\n")...)
}

// outlook says what happens next.
func (l *lobby) outlook() string {
	v := l.desk.View
	me, other := v.Me(), v.Partner()
	switch {
	case v.Role == peer.Spectator:
		return "You watch. The question comes up when both are ready."
	case v.OneKeyboard:
		return "Press enter when both of you are ready."
	case !other.Present:
		return other.Name + " is not here yet."
	case me.Ready:
		return "You are ready. " + other.Name + " is not yet."
	case other.Ready:
		return other.Name + " is ready. The question comes up as soon as you are."
	default:
		return "The question comes up when both of you are ready."
	}
}

// Cursor implements screen.Screen.
func (l *lobby) Cursor() *tea.Cursor {
	if l.naming == nil {
		return nil
	}
	c := l.naming.Cursor()
	if c != nil {
		c.X += 1 + len(nameLabel)
		c.Y += 2
	}
	return c
}
