package seat

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// listenPane is a part of the listening screen that can have the focus.
type listenPane int

const (
	onText listenPane = iota
	onRubric
	onNotes
	listenPanes
)

// listening is the interviewer's screen while answer and replies are given:
// the text as it is typed, the clock, the rubric to tick, notes, and what can
// be said to the candidate.
type listening struct {
	desk *Desk
	screen.Page
	focus listenPane
	// settled says that the focus has been chosen, which takes the size.
	settled bool
	text    transcript
	// showAnswer shows the answer among the follow-ups, not the replies.
	showAnswer bool
	rows       []criterion
	list       frame.Window
	// detailTop is the first line of the details that is shown.
	detailTop int
	notes     *pen
	// field is the line that is being typed; nil where none is.
	field *lineField
	// carried says that the line was begun as a nudge, and that nobody has been
	// told yet what became of it.
	carried bool
	// asked is how many follow-ups there were when last looked.
	asked int
}

func newListening(d *Desk) screen.Screen {
	l := &listening{
		desk: d, focus: onRubric, text: transcript{desk: d}, rows: criteriaOf(d.View.Card),
		notes: newPen(d, "Yours until the reveal; then "+d.View.Of(peer.Candidate).Name+" reads them too."), asked: len(d.View.FollowUps),
	}
	l.notes.SetText(d.View.Sheet.Notes)
	if l.asking() {
		l.rows = byNeed(l.rows, d.View.Sheet.Marks)
		l.text.end()
	}
	taken := l.takeUp()
	if !taken && d.holds() && !l.notes.Empty() {
		// They were typing, and go on.
		l.focus = onNotes
	}
	switch {
	case !l.asking() || len(d.View.FollowUps) > 0:
	case taken:
		d.Send(screen.NoticedMsg{Text: "The answer is handed over. What you were typing can be a question now."})
	default:
		d.Send(screen.NoticedMsg{Text: "The answer is handed over. Ask your follow-ups."})
	}
	return l
}

// asking reports whether the follow-ups have begun.
func (l *listening) asking() bool { return l.desk.View.Phase == peer.FollowUps }

// Start returns the command that keeps the clocks moving.
func (l *listening) Start() tea.Cmd { return l.desk.tick(l, l.desk.latest()) }

// last is the latest follow-up; nil before the first.
func (l *listening) last() *peer.FollowUp {
	all := l.desk.View.FollowUps
	if len(all) == 0 {
		return nil
	}
	return &all[len(all)-1]
}

// replying reports whether a follow-up is being replied to.
func (l *listening) replying() bool {
	last := l.last()
	return last != nil && !last.Reply.Frozen
}

// SetSize implements screen.Screen. A terminal with room for one pane begins
// with the one that matters most.
func (l *listening) SetSize(width, height int) {
	l.Page.SetSize(width, height)
	if !l.settled && width < sideBySide && !l.asking() {
		l.focus = onText
	}
	l.settled = true
}

// Typing implements screen.Screen.
func (l *listening) Typing() bool { return l.field != nil || l.focus == onNotes }

// Update implements screen.Screen.
func (l *listening) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case tickedMsg:
		if msg.screen == l {
			return l, l.Start()
		}
	case RoomChangedMsg:
		l.followUpCame()
	case chosenMsg:
		if msg.of == l {
			msg.run()
		}
	case tea.PasteMsg:
		return l, l.typed(msg)
	case tea.KeyPressMsg:
		return l, l.press(msg)
	}
	return l, nil
}

// followUpCame turns to the replies when a question has gone out.
func (l *listening) followUpCame() {
	if n := len(l.desk.View.FollowUps); n != l.asked {
		l.asked, l.showAnswer = n, false
		l.text.end()
	}
}

// typed gives a key or a paste to the text that has the focus.
func (l *listening) typed(msg tea.Msg) tea.Cmd {
	if l.field != nil {
		return l.inField(msg)
	}
	if l.focus == onNotes {
		before := l.notes.Revision()
		cmd := l.notes.Update(msg)
		if l.notes.Revision() != before {
			l.desk.act(peer.Jot{Notes: l.notes.Text()})
		}
		return cmd
	}
	return nil
}

func (l *listening) press(msg tea.KeyPressMsg) tea.Cmd {
	if l.field != nil {
		return l.inField(msg)
	}
	switch msg.String() {
	case "tab":
		l.turn(1)
		return nil
	case "shift+tab":
		l.turn(-1)
		return nil
	case "esc":
		if l.focus != onNotes || !l.notes.Selecting() {
			l.desk.openMenu(l, l.menuTitle(), "Go on listening", l.commands())
			return nil
		}
	}
	if pressed(l.commands(), msg, l.Typing()) {
		return nil
	}
	switch l.focus {
	case onText:
		l.text.press(msg.String())
	case onRubric:
		l.pressRubric(msg.String())
	default:
		return l.typed(msg)
	}
	return nil
}

// turn gives the focus to the next pane.
func (l *listening) turn(by listenPane) {
	l.focus = (l.focus + by + listenPanes) % listenPanes
}

func (l *listening) pressRubric(pressed string) {
	if l.list.Cursor >= len(l.rows) {
		return
	}
	row := l.rows[l.list.Cursor]
	if v, ok := markFor(row, l.desk.View.Sheet.Marks[row.id], pressed); ok {
		l.desk.act(peer.Mark{Criterion: row.id, Verdict: v})
		return
	}
	switch pressed {
	case "enter":
		l.send(row)
	case "pgdown":
		l.detailTop += detailPage
	case "pgup":
		l.detailTop = max(l.detailTop-detailPage, 0)
	default:
		if len(pressed) == 1 && '1' <= pressed[0] && pressed[0] <= '9' {
			l.sendNumber(int(pressed[0] - '1'))
			return
		}
		l.detailTop = 0
		l.list.Press(pressed, 1, len(l.rows))
	}
}

// detailPage is how many lines the details go on by at once.
const detailPage = 3

// Cursor implements screen.Screen.
func (l *listening) Cursor() *tea.Cursor {
	if l.field != nil {
		return l.field.cursor(l.Frame.BodyHeight())
	}
	if l.focus != onNotes {
		return nil
	}
	c := l.notes.Cursor()
	if c != nil {
		at := l.layout()
		c.X += 1 + at.notesX
		c.Y += 2 + at.notesY
	}
	return c
}

// readCard opens all that the interviewer's card says, while the clock goes on.
func (l *listening) readCard() {
	l.desk.Open(&dialog.Page{Title: "Your card", Draw: func(_ *theme.Theme, width int) string {
		var parts []string
		for _, p := range cardParts() {
			parts = append(parts, p.draw(l.desk, width))
		}
		return strings.Join(parts, "\n\n")
	}})
}
