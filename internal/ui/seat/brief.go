package seat

import (
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

type briefKeys struct {
	start, next, previous, scroll, back, leave, help key.Binding
}

func newBriefKeys(v *peer.View) briefKeys {
	k := briefKeys{
		start:    screen.Bind("enter", "start the clock", "enter"),
		next:     screen.Bind("tab", "next part of the card", "tab", "right"),
		previous: screen.Bind("shift+tab", "part before", "shift+tab", "left"),
		scroll:   screen.Bind("↑↓", "scroll", "up", "down", "k", "j", "pgup", "pgdown", "space", "home", "end"),
		back:     screen.Bind("g", "back to the lobby", "g"),
		leave:    screen.Bind("q", "leave", "q"),
		help:     screen.Bind("?", "help", "?", "f1"),
	}
	if v.Role == peer.Interviewer && v.OneKeyboard {
		k.start.SetHelp("enter", "hand over")
	}
	if v.Role != peer.Interviewer {
		k.start.SetEnabled(v.OneKeyboard)
		k.next.SetEnabled(false)
		k.previous.SetEnabled(false)
	}
	return k
}

// brief is the screen that asks the question. The interviewer reads the card
// there as well and starts the clock; the others read and wait. At one keyboard
// the interviewer hands over, and the candidate starts the clock.
type brief struct {
	desk *Desk
	keys briefKeys
	screen.Page
	reel reel
	part int
}

func newBrief(d *Desk) screen.Screen {
	return &brief{desk: d, keys: newBriefKeys(d.View)}
}

// Update implements screen.Screen.
func (b *brief) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return b, nil
	}
	switch {
	case key.Matches(press, b.keys.start):
		b.desk.act(peer.Start{})
	case key.Matches(press, b.keys.next):
		b.part = (b.part + 1) % len(cardParts())
	case key.Matches(press, b.keys.previous):
		b.part = (b.part + len(cardParts()) - 1) % len(cardParts())
	case key.Matches(press, b.keys.scroll):
		b.reel.press(press.String())
	case key.Matches(press, b.backKey()):
		b.desk.act(peer.GoBack{})
	case key.Matches(press, b.keys.leave):
		return b, b.desk.Send(screen.LeaveAskedMsg{})
	}
	return b, nil
}

// backKey leads back to the lobby while the other one is away, who may never
// come back to start the clock.
func (b *brief) backKey() key.Binding {
	k := b.keys.back
	k.SetEnabled(b.desk.View.CanGoBack())
	return k
}

// View implements screen.Screen.
func (b *brief) View() string {
	d := b.desk
	b.desk.dress(&b.Frame)
	width := b.Frame.TextWidth()
	head := b.tabs()
	foot := b.invitation()
	part := "question"
	if b.reads() {
		part = cardParts()[b.part].name
	}
	b.reel.lay(d.Theme, width, part+"\x00"+d.View.Asked.ID, func() string { return b.text(width) })
	rows := b.reel.view(b.Frame.BodyHeight() - len(head) - len(foot))
	body := strings.Join(append(append(head, rows...), foot...), "\n")
	k := b.keys
	keys := []key.Binding{k.start, b.backKey(), k.next, k.scroll, k.leave, k.help}
	return b.Frame.Render(d.Theme.Brand.Render("okrcoach"), d.Theme.Muted.Render(b.reel.place()), body, keys)
}

// reads reports whether the card is there to be read.
func (b *brief) reads() bool {
	return b.desk.View.Role == peer.Interviewer && b.desk.View.Card != nil
}

// tabs names the parts of the card, with the one that is shown marked.
func (b *brief) tabs() []string {
	if !b.reads() && b.Frame.Height < tall {
		return nil
	}
	if !b.reads() {
		return []string{""}
	}
	t := b.desk.Theme
	var names []string
	for i, p := range cardParts() {
		if i == b.part {
			names = append(names, t.Selected.Render("▸ "+p.name))
			continue
		}
		names = append(names, t.Muted.Render(p.name))
	}
	line := strings.Join(names, "  ")
	if b.Frame.Height < tall {
		return []string{line}
	}
	return []string{line, ""}
}

// tall is the height, in rows, from which screens have room for blank lines
// between their parts.
const tall = 20

func (b *brief) text(width int) string {
	if b.reads() {
		return cardParts()[b.part].draw(b.desk, width)
	}
	return b.desk.drawQuestion(b.desk.Theme, width)
}

// drawQuestion draws what everybody may read.
func (d *Desk) drawQuestion(t *theme.Theme, width int) string {
	q := &d.View.Asked
	return strings.Join([]string{
		t.Title.Render(frame.Wrap(q.Title, width)),
		t.Muted.Render(frame.Cut(facts(q), width)),
		"",
		d.Markdown.Render(q.Prompt, width),
	}, "\n")
}

// facts says in one line whose question it is and of which kind.
func facts(q *peer.Asked) string {
	var known []string
	for _, fact := range []string{q.Company, q.Category, q.Difficulty} {
		if fact != "" {
			known = append(known, fact)
		}
	}
	return strings.Join(known, " · ")
}

// invitation stays in sight however long the card is: the time and who starts
// it, and that somebody is away.
func (b *brief) invitation() []string {
	d, t := b.desk, b.desk.Theme
	v := d.View
	line := t.Clock.Render(report.Clock(v.Asked.Limit)) + "  "
	switch {
	case v.Role == peer.Interviewer && v.OneKeyboard:
		line += "enter covers the card and hands over"
	case v.Role == peer.Interviewer:
		line += "enter starts the clock of " + v.Of(peer.Candidate).Name
	case v.OneKeyboard:
		line += "enter starts your clock"
	default:
		line += v.Of(peer.Interviewer).Name + " starts the clock"
	}
	lines := capped(frame.Wrap(line, b.Frame.TextWidth()), 2)
	if standing := d.standing(); standing != "" {
		lines = append(lines, frame.Cut(standing, b.Frame.TextWidth()))
	}
	if b.Frame.Height < tall {
		return lines
	}
	return append([]string{""}, lines...)
}

// Help implements screen.Screen.
func (b *brief) Help() []screen.Group {
	k := b.keys
	return []screen.Group{{Title: "The question", Keys: []key.Binding{k.start, k.next, k.previous, k.scroll, b.backKey(), k.leave, k.help}}}
}
