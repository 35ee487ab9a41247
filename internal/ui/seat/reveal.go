package seat

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// graceOfReveal is how long enter does nothing on the comparison: whoever
// presses it twice to end the ratings must not take both past it.
const graceOfReveal = time.Second

// reveal shows to everybody how the three have judged: a row for each
// criterion and side, those first on which they are furthest apart.
type reveal struct {
	desk *Desk
	screen.Page
	list frame.Window
	// detailTop is the first line of the details that is shown.
	detailTop int
	// asked says that the guest has been asked for consent to a critique.
	asked bool
	// since is when the screen came up.
	since time.Duration
}

func newReveal(d *Desk) screen.Screen {
	r := &reveal{desk: d, since: d.Uptime()}
	r.asked = d.askConsent(r, false)
	return r
}

// compared are the rows; none until the room has compared.
func (r *reveal) compared() []peer.Row {
	if r.desk.View.Comparison == nil {
		return nil
	}
	return r.desk.View.Comparison.Rows
}

// chosen is the row under the cursor; nil where there is none.
func (r *reveal) chosen() *peer.Row {
	rows := r.compared()
	if r.list.Cursor >= len(rows) {
		return nil
	}
	return &rows[r.list.Cursor]
}

// Update implements screen.Screen.
func (r *reveal) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case RoomChangedMsg:
		r.asked = r.desk.askConsent(r, r.asked)
	case chosenMsg:
		if msg.of == r {
			msg.run()
		}
	case tea.KeyPressMsg:
		r.press(msg)
	}
	return r, nil
}

func (r *reveal) press(msg tea.KeyPressMsg) {
	switch {
	case msg.String() == "esc":
		r.desk.openMenu(r, "Comparison", "Go on reading", r.commands())
	case pressed(r.commands(), msg, false):
	default:
		r.move(msg.String())
	}
}

// move moves to another row, or on in what there is to say about it. Behind
// the end that starts over, so that one key suffices.
func (r *reveal) move(pressed string) {
	at := r.layout()
	lines := len(r.details(at.detail.width))
	switch pressed {
	case "space", "pgdown":
		if r.detailTop += max(at.detail.height-1, 1); r.detailTop+1 >= lines {
			r.detailTop = 0
		}
	case "pgup":
		r.detailTop = max(r.detailTop-max(at.detail.height-1, 1), 0)
	default:
		r.detailTop = 0
		r.list.Press(pressed, at.list.height, len(r.compared()))
	}
}

// commands are what can be done at the comparison.
func (r *reveal) commands() []command {
	d := r.desk
	var all []command
	if d.View.Role != peer.Spectator {
		all = append(all, command{"enter", "", "to the notes", "", r.enter}, command{"n", "", "", "On to the notes", r.proceed})
	}
	all = append(
		all,
		command{"a", "", "answer", "Read the answer", func() { d.openRecord() }},
		command{"s", "", "sample", "Read the sample answer", d.readSample},
	)
	if c, ok := d.critiqueCommand(); ok {
		all = append(all, c)
	}
	if d.View.Role == peer.Interviewer && d.View.Sheet.Notes != "" {
		all = append(all, command{"o", "", "your notes", "Read your notes", d.readNotes})
	}
	return all
}

func (r *reveal) proceed() { r.desk.act(peer.Proceed{}) }

func (r *reveal) enter() {
	if r.desk.Uptime()-r.since >= graceOfReveal {
		r.proceed()
	}
}

// readSample opens the answer that comes with the question.
func (d *Desk) readSample() {
	if d.View.Card == nil {
		return
	}
	sample := d.View.Card.Sample
	d.Open(&dialog.Page{Title: "Sample answer", Draw: func(_ *theme.Theme, width int) string {
		return d.Markdown.Render(sample, width)
	}})
}

// readNotes opens what the interviewer noted while listening.
func (d *Desk) readNotes() {
	notes := d.View.Sheet.Notes
	d.Open(&dialog.Page{Title: "Your notes", Draw: func(_ *theme.Theme, width int) string {
		return onRows(frame.Wrap(notes, width))
	}})
}
