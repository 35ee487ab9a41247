package seat

import (
	"cmp"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/screen"
)

// takeaway is the screen of the notes: what each takes away from the round, and
// how the two want to go on.
type takeaway struct {
	desk *Desk
	screen.Page
	// pen is one's own takeaway; nil for a watcher, who has none.
	pen *pen
	// asked says that the guest has been asked for consent to a critique.
	asked bool
}

func newNotes(d *Desk) screen.Screen {
	w := &takeaway{desk: d}
	if d.View.Role != peer.Spectator {
		w.pen = newPen(d, "One thing to keep, one thing to do differently.")
		w.pen.SetText(d.View.Takeaways[d.View.Seat])
	}
	w.asked = d.askConsent(w, false)
	return w
}

// Typing implements screen.Screen.
func (w *takeaway) Typing() bool { return w.pen != nil }

// Update implements screen.Screen.
func (w *takeaway) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case RoomChangedMsg:
		w.asked = w.desk.askConsent(w, w.asked)
	case chosenMsg:
		if msg.of == w {
			msg.run()
		}
	case tea.PasteMsg:
		return w, w.typed(msg)
	case tea.KeyPressMsg:
		return w, w.press(msg)
	}
	return w, nil
}

func (w *takeaway) press(msg tea.KeyPressMsg) tea.Cmd {
	if msg.String() == "esc" && (w.pen == nil || !w.pen.Selecting()) {
		w.desk.openMenu(w, "Notes", "Go on writing", w.commands())
		return nil
	}
	if pressed(w.commands(), msg, w.Typing()) {
		return nil
	}
	return w.typed(msg)
}

// typed gives a key or a paste to the takeaway, and what came of it to the
// room.
func (w *takeaway) typed(msg tea.Msg) tea.Cmd {
	if w.pen == nil {
		return nil
	}
	before := w.pen.Revision()
	cmd := w.pen.Update(msg)
	if w.pen.Revision() != before {
		w.desk.act(peer.Take{Text: w.pen.Text()})
	}
	return cmd
}

// commands are what can be done at the notes.
func (w *takeaway) commands() []command {
	d := w.desk
	var all []command
	if w.pen != nil {
		all = append(
			all,
			command{"s", "ctrl+s", "swap", "Swap roles", func() { d.act(peer.Vote{Next: peer.Swap}) }},
			command{"x", "ctrl+g", "end", "End the interview", w.end},
		)
	}
	if d.Pass != nil {
		other := d.View.Partner().Name
		all = append(all, command{"o", "ctrl+o", other + " writes", "Let " + other + " write", d.Pass})
	}
	all = append(all, command{"a", "ctrl+l", "answer", "Read the answer", func() { d.openRecord() }})
	if c, ok := d.critiqueCommand(); ok {
		all = append(all, c)
	}
	return all
}

// decides reports whether one vote is enough.
func (w *takeaway) decides() bool {
	v := w.desk.View
	return v.OneKeyboard || !v.Partner().Present
}

// end votes for the end. Where that ends the interview at once, it asks first.
func (w *takeaway) end() {
	d := w.desk
	vote := func() { d.act(peer.Vote{Next: peer.End}) }
	if !w.decides() && d.View.Votes[d.View.Partner().Seat] != peer.End {
		vote()
		return
	}
	d.ask(w, "End the interview?", "There is no round after this one, and the notes stay as they are now.", "Not yet", "End it", vote)
}

// Cursor implements screen.Screen.
func (w *takeaway) Cursor() *tea.Cursor {
	if w.pen == nil {
		return nil
	}
	c := w.pen.Cursor()
	if c != nil {
		c.X++
		c.Y += 3
	}
	return c
}

// View implements screen.Screen.
func (w *takeaway) View() string {
	d, t := w.desk, w.desk.Theme
	w.desk.dress(&w.Frame)
	left := t.Strong.Render("Notes") + "  " + t.Muted.Render(d.View.Asked.Title)
	return w.Frame.Render(left, t.Muted.Render(d.agreement(w.Frame.Width)), strings.Join(w.body(), "\n"), w.foot())
}

// body is the own takeaway over the partner's, and at the foot how it goes on.
func (w *takeaway) body() []string {
	v, width := w.desk.View, w.Frame.TextWidth()
	foot := w.goingOn(width)
	room := max(w.Frame.BodyHeight()-len(foot), 4)
	me, partner := v.Me(), v.Partner()
	theirs := box{width, min(max(room/3, 1), room-3)}
	own := box{width, room - theirs.height - 2}
	rows := []string{w.desk.paneHead(w.question(me), w.overfull(), width, w.pen != nil)}
	if w.pen != nil {
		rows = append(rows, w.pen.drawn(own)...)
	} else {
		rows = append(rows, w.taken(me, own)...)
	}
	write := ""
	if w.desk.Pass != nil {
		write = "ctrl+o to write"
	}
	rows = append(rows, w.desk.paneHead(partner.Name+" takes away", write, width, false))
	return append(append(rows, w.taken(partner, theirs)...), foot...)
}

// overfull says that the takeaway is longer than what is kept of it.
func (w *takeaway) overfull() string {
	if w.pen == nil {
		return ""
	}
	return overfull(w.pen, peer.MaxNotes)
}

func (w *takeaway) question(me peer.Person) string {
	switch v := w.desk.View; {
	case v.Role == peer.Spectator:
		return me.Name + " takes away"
	case v.OneKeyboard:
		return "What do you take away, " + me.Name + "?"
	}
	return "What do you take away?"
}

// taken is what somebody has written so far, its end where it is too long.
func (w *takeaway) taken(p peer.Person, b box) []string {
	text := w.desk.View.Takeaways[p.Seat]
	if strings.TrimSpace(text) == "" {
		return exactly(w.desk.quiet("Nothing yet.", b.width), b)
	}
	lines := wrappedIn(onRows(text), b.width)
	return exactly(lines[max(len(lines)-b.height, 0):], b)
}

// onRows keeps the lines of a text and replaces what would move its columns.
func onRows(s string) string { return strings.ReplaceAll(s, "\t", " ") }

// goingOn says what the two want, how far the critique is, and how the guest
// takes the session home.
func (w *takeaway) goingOn(width int) []string {
	d := w.desk
	rows := []string{d.Theme.Rule.Render(strings.Repeat("─", width))}
	rows = append(rows, wrappedIn(w.votes(), width)...)
	rows = append(rows, d.critiqueRows(width)...)
	return append(rows, d.quiet(d.wayHome(), width)...)
}

// votes says what the two want.
func (w *takeaway) votes() string {
	v := w.desk.View
	me, partner := v.Me(), v.Partner()
	own, other := v.Votes[me.Seat], v.Votes[partner.Seat]
	switch {
	case v.Role == peer.Spectator && absent(v) != "":
		return absent(v) + " is away."
	case v.Role == peer.Spectator:
		return wish(me.Name, own) + " " + wish(partner.Name, other)
	case v.OneKeyboard:
		return "Swap roles, or end the interview here."
	case !partner.Present:
		return partner.Name + " is away, so that you alone decide."
	case own == "" && other == "":
		return "Swap roles or end here: it happens when you both want the same."
	case own == "":
		return wish(partner.Name, other) + " And you?"
	}
	return "You want to " + nextInWords(own) + ". " + wish(partner.Name, other)
}

func wish(name string, n peer.Next) string {
	if n == "" {
		return name + " has not said yet."
	}
	return name + " wants to " + nextInWords(n) + "."
}

func nextInWords(n peer.Next) string {
	if n == peer.Swap {
		return "swap"
	}
	return "end here"
}

// wayHome says to the guest how to take the session home, and to the host what
// the guest can do; empty at one keyboard and for a watcher.
func (d *Desk) wayHome() string {
	v := d.View
	switch {
	case v.OneKeyboard || v.Closed:
		return ""
	case v.Seat == peer.Guest:
		line := cmp.Or(d.Line, "ssh -p PORT guest@ADDRESS")
		return "Take it home while " + v.Host.Name + " is here: " + line + " export > session.md"
	case v.Seat == peer.Host && d.Door != nil:
		return v.Guest.Name + " can take it home: " + d.Door.Entrance().Line + " export > session.md"
	}
	return ""
}

func (w *takeaway) foot() []key.Binding {
	keys := bindings(w.commands(), w.Typing())
	keys = slices.Insert(keys, min(2, len(keys)), screen.Bind("esc", "menu", "esc"))
	return append(keys, helpKey(w.Typing()))
}

// Help implements screen.Screen.
func (w *takeaway) Help() []screen.Group {
	groups := []screen.Group{{Title: "Notes", Keys: w.foot()}}
	if w.pen != nil {
		groups = append(groups, screen.Group{Title: "Editing", Keys: w.pen.Help()})
	}
	return groups
}
