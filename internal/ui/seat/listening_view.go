package seat

import (
	"fmt"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"

	"okrcoach/internal/peer"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// listenLayout says where the panes are.
type listenLayout struct {
	wide bool
	// text, list, detail and notes are without the rules above them. One pane
	// at a time, text and notes have the same place.
	text, list, detail, notes box
	// notesX and notesY are where the notes begin in the body.
	notesX, notesY int
	// together says that details and notes are both in sight.
	together bool
}

// The rows that the notes get where they stand below the details, and from how
// many for both they do.
const (
	notesBelow = 6
	roomForTwo = 14
)

// layout gives every row its place. The lower part of the right side shows the
// details of the chosen row and the notes; where there is no room for both, the
// notes only while they are written.
func (l *listening) layout() listenLayout {
	width, status := l.Frame.BodyWidth(), len(l.status())
	height := max(l.Frame.BodyHeight()-status, 4)
	if l.field != nil {
		height = max(height-lineRows-1, 4)
	}
	if l.Frame.Width < sideBySide {
		whole := box{width, height - 1}
		list := min(max(height*2/5, 3), max(len(l.rows), 1))
		return listenLayout{
			text: whole, notes: whole, notesY: status + 1,
			list: box{width, list}, detail: box{width, max(height-2-list, 0)},
		}
	}
	right := min(max(width/2, 40), 64)
	left := min(width-right-3, frame.Measure)
	list := min(max((height-2)/2, 3), max(len(l.rows), 1))
	lower := box{right, height - 2 - list}
	at := listenLayout{
		wide: true, text: box{left, height - 1}, list: box{right, list}, detail: lower, notes: lower,
		notesX: left + 3, notesY: status + 2 + list, together: lower.height >= roomForTwo,
	}
	if at.together {
		at.notes.height = notesBelow
		at.detail.height -= notesBelow + 1
		at.notesY += at.detail.height + 1
	}
	return at
}

// View implements screen.Screen.
func (l *listening) View() string {
	d, t := l.desk, l.desk.Theme
	l.desk.dress(&l.Frame)
	at := l.layout()
	rows := append(l.status(), l.panes(at)...)
	if l.field != nil {
		rows = append(rows, l.field.rows(l.Frame.BodyWidth())...)
	}
	left := t.Strong.Render(d.View.Of(peer.Candidate).Name+" answers") + "  " + t.Muted.Render(d.View.Asked.Title)
	return l.Frame.Render(left, l.right(), strings.Join(rows, "\n"), l.foot())
}

// right is the end of the head: how much there is, and the clock.
func (l *listening) right() string {
	d := l.desk
	written := d.View.Answer
	if last := l.last(); last != nil {
		written = last.Reply
	}
	words := report.Plural(prose.CountWords(written.Text), "word")
	if written.Pasted > 0 && len(written.Text) > 0 && l.Frame.Width >= 70 {
		words += fmt.Sprintf(", %d %% pasted", 100*min(written.Pasted, len(written.Text))/len(written.Text))
	}
	return d.Theme.Muted.Render(words) + "  " + d.clock(d.latest())
}

// status is what is out of the ordinary, above the panes.
func (l *listening) status() []string {
	line := l.desk.standing()
	if line == "" && l.last() != nil && !l.replying() {
		line = l.desk.Theme.Notice.Render(l.desk.View.Of(peer.Candidate).Name + " has handed over the reply.")
	}
	if line == "" {
		return nil
	}
	return []string{line}
}

func (l *listening) panes(at listenLayout) []string {
	if at.wide {
		text := l.textRows(at.text)
		head := l.desk.paneHead(l.textName(), l.textNote(), at.text.width, l.focus == onText)
		return l.desk.beside(append([]string{head}, text...), l.rightSide(at))
	}
	strip := l.desk.paneStrip([]string{l.textName(), l.rubricName(), "Notes"}, int(l.focus), l.Frame.BodyWidth())
	switch l.focus {
	case onText:
		return append([]string{strip}, l.textRows(at.text)...)
	case onRubric:
		rows := append([]string{strip}, l.listRows(at.list)...)
		return append(append(rows, l.divider(at.list)), l.detailRows(at.detail)...)
	default:
		return append([]string{strip}, l.notes.drawn(at.notes)...)
	}
}

func (l *listening) rightSide(at listenLayout) []string {
	rows := []string{l.desk.paneHead(l.rubricName(), l.tally(), at.list.width, l.focus == onRubric)}
	rows = append(rows, l.listRows(at.list)...)
	if l.focus != onNotes || at.together {
		rows = append(append(rows, l.divider(at.list)), l.detailRows(at.detail)...)
	}
	if l.focus == onNotes || at.together {
		rows = append(rows, l.desk.paneHead("Notes", overfull(l.notes, peer.MaxNotes), at.notes.width, l.focus == onNotes))
		rows = append(rows, l.notes.drawn(at.notes)...)
	}
	return rows
}

func (l *listening) textName() string {
	if l.asking() && !l.showAnswer && len(l.desk.View.FollowUps) > 0 {
		return "Replies"
	}
	return "Answer"
}

// textNote says what the pane of the text, as it was drawn, does not show.
func (l *listening) textNote() string {
	switch below := l.text.below(); {
	case l.text.away:
		return "f follows again"
	case below > 0:
		return fmt.Sprintf("↓ %d more", below)
	}
	return ""
}

func (l *listening) rubricName() string {
	if l.asking() {
		return "Ask"
	}
	return "Rubric"
}

// tally is how many rows are marked.
func (l *listening) tally() string {
	return fmt.Sprintf("%d of %d marked", marked(l.rows, l.desk.View.Sheet), len(l.rows))
}

// passages are what the pane of the text shows.
func (l *listening) passages() []passage {
	v := l.desk.View
	if l.textName() == "Answer" {
		return []passage{{writing: v.Answer, live: !v.Answer.Frozen && !l.asking(), none: "The answer is empty."}}
	}
	return replies(v)
}

// replies are the follow-ups with what was said to them.
func replies(v *peer.View) []passage {
	var all []passage
	for i, f := range v.FollowUps {
		live := i == len(v.FollowUps)-1 && !f.Reply.Frozen && v.Phase == peer.FollowUps
		all = append(all, passage{heading: fmt.Sprintf("%d. %s", i+1, f.Question), writing: f.Reply, live: live, none: "No reply."})
	}
	return all
}

func (l *listening) textRows(b box) []string {
	l.text.set(l.passages(), b.width)
	return exactly(l.text.view(b.height), b)
}

// listRows draws the rubric to tick or, among the follow-ups, what to ask.
func (l *listening) listRows(b box) []string {
	l.list.Fit(b.height, len(l.rows))
	var rows []string
	for i := l.list.Top; i < min(l.list.Top+b.height, len(l.rows)); i++ {
		rows = append(rows, l.rowView(i, b.width))
	}
	return exactly(rows, b)
}

func (l *listening) rowView(i, width int) string {
	t, row := l.desk.Theme, l.rows[i]
	cursor, style := "  ", t.Text
	if i == l.list.Cursor {
		cursor, style = t.Key.Render("▸ "), t.Selected
	}
	room := width - 2 - markWidth - 1
	text := row.inList(room)
	if l.asking() {
		room -= 2
		cursor += l.number(i)
		text = row.inList(room)
		switch {
		case l.sent(row.id):
			text = t.Muted.Render("asked: ") + text
		case row.ask != "" && room >= roomForSentence:
			text = row.ask
		}
	}
	return cursor + l.desk.mark(row.kind, l.desk.View.Sheet.Marks[row.id]) + " " + style.Render(frame.Cut(text, room))
}

// number is the key that asks the follow-up of a row, or that it was asked.
func (l *listening) number(i int) string {
	t := l.desk.Theme
	switch {
	case l.rows[i].ask == "":
		return "  "
	case l.sent(l.rows[i].id):
		return t.Good.Render("→ ")
	case i < 9:
		return t.Key.Render(strconv.Itoa(i+1)) + " "
	}
	return "  "
}

// divider is the rule between the list and the details.
func (l *listening) divider(list box) string {
	more := ""
	if below := len(l.rows) - l.list.Top - list.height; below > 0 {
		more = fmt.Sprintf("↓ %d more", below)
	}
	name := ""
	if l.list.Cursor < len(l.rows) {
		name = l.rows[l.list.Cursor].title()
	}
	return l.desk.paneHead(name, more, list.width, false)
}

func (l *listening) detailRows(b box) []string {
	if l.list.Cursor >= len(l.rows) || b.height <= 0 {
		return nil
	}
	lines := l.desk.about(l.rows[l.list.Cursor], b.width)
	l.detailTop = max(min(l.detailTop, len(lines)-b.height), 0)
	return exactly(lines[l.detailTop:], b)
}

// foot shows the keys of the pane that has the focus first.
func (l *listening) foot() []key.Binding {
	typing := l.Typing()
	var keys []key.Binding
	switch {
	case l.field != nil:
		return l.field.keys()
	case typing:
	case l.focus == onRubric:
		keys = l.rowKeys()
	}
	keys = append(keys, screen.Bind("tab", "pane", "tab"))
	keys = append(keys, bindings(l.commands(), typing)...)
	return append(keys, screen.Bind("esc", "menu", "esc"), helpKey(typing))
}
