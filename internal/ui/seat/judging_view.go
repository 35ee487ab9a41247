package seat

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// marked counts the rows that were judged.
func marked(rows []criterion, s peer.Sheet) int {
	n := 0
	for _, r := range rows {
		if isMarked(r, s) {
			n++
		}
	}
	return n
}

func isMarked(r criterion, s peer.Sheet) bool {
	if r.kind == peer.KindSide {
		_, ok := s.Bands[peer.Side(r.id)]
		return ok
	}
	return s.Marks[r.id] != ""
}

// unmarked says in words what was not judged; empty where all was.
func unmarked(rows []criterion, s peer.Sheet) string {
	counts := map[peer.Kind]int{}
	for _, r := range rows {
		if !isMarked(r, s) {
			counts[r.kind]++
		}
	}
	var parts []string
	for _, kind := range []peer.Kind{peer.KindKeyPoint, peer.KindMistake, peer.KindSide} {
		if n := counts[kind]; n > 0 {
			parts = append(parts, report.Plural(n, string(kind)))
		}
	}
	return strings.Join(parts, ", ")
}

// commands are what can be done with the sheet.
func (j *judging) commands() []command {
	var all []command
	if !j.sealed() {
		all = append(
			all,
			command{"s", "ctrl+s", "seal", "Seal the sheet …", j.seal},
			command{"e", "", "comment", "Comment on the chosen row", j.comment},
		)
		if !j.reading {
			all = append(all, command{letter: "enter", run: j.comment})
		}
	}
	if j.desk.View.CanGoOn() {
		goOn := func() { j.desk.askToGoOn(j) }
		all = append(all, command{"g", "", "go on alone", j.desk.goOnLabel(), goOn}, command{letter: "enter", run: goOn})
	}
	label := "Read the answer"
	if j.reading {
		label = "Back to your sheet"
	}
	return append(all, command{"r", "", "", label, func() { j.reading = !j.reading }})
}

// judgeLayout says where the panes are.
type judgeLayout struct {
	wide               bool
	text, list, detail box
}

func (j *judging) layout() judgeLayout {
	width, height := j.Frame.BodyWidth(), max(j.Frame.BodyHeight()-len(j.status()), 4)
	if j.field != nil {
		height = max(height-lineRows-1, 4)
	}
	right, left := width, width
	if j.Frame.Width >= sideBySide {
		right = min(max(width/2, 40), 64)
		left = min(width-right-3, frame.Measure)
	}
	list := min(max((height-2)*11/20, 3), len(j.rows))
	return judgeLayout{
		wide: j.Frame.Width >= sideBySide, text: box{left, height - 1},
		list: box{right, list}, detail: box{right, max(height-2-list, 0)},
	}
}

// View implements screen.Screen.
func (j *judging) View() string {
	d, t := j.desk, j.desk.Theme
	j.desk.dress(&j.Frame)
	at := j.layout()
	rows := append(j.status(), j.panes(at)...)
	if j.field != nil {
		rows = append(rows, j.field.rows(j.Frame.BodyWidth())...)
	}
	left := t.Strong.Render("Your judgement") + "  " + t.Muted.Render(d.View.Asked.Title)
	count := fmt.Sprintf("%d of %d judged", marked(j.rows, d.View.Sheet), len(j.rows))
	if j.sealed() {
		count = "sealed"
	}
	return j.Frame.Render(left, t.Strong.Render(count), strings.Join(rows, "\n"), j.foot())
}

// status says how far the candidate is, and who is away.
func (j *judging) status() []string {
	d, t, who := j.desk, j.desk.Theme, j.desk.View.Of(peer.Candidate).Name
	var rows []string
	if line := d.standing(); line != "" {
		rows = append(rows, line)
	}
	line := ""
	switch s := d.View.Sealed; {
	case d.View.CanGoOn():
		line = t.Notice.Render("Sealed. " + d.goOnHint())
	case s.Interviewer && d.View.Phase == peer.Reveal:
		line = t.Notice.Render(who + " rates the key points now.")
	case s.Interviewer:
		line = t.Notice.Render("You have sealed. " + who + " is still judging.")
	case s.Candidate:
		line = t.Notice.Render(who + " has sealed.")
	}
	if line != "" {
		rows = append(rows, frame.Cut(line, j.Frame.BodyWidth()))
	}
	return rows
}

func (j *judging) panes(at judgeLayout) []string {
	d := j.desk
	if at.wide {
		text := j.textRows(at.text)
		head := d.paneHead("Answer", j.textNote(), at.text.width, j.reading)
		return d.beside(append([]string{head}, text...), j.sheetRows(at, d.paneHead("Sheet", "", at.list.width, !j.reading)))
	}
	focus := 0
	if j.reading {
		focus = 1
	}
	strip := d.paneStrip([]string{"Sheet", "Answer"}, focus, at.list.width)
	if j.reading {
		return append([]string{strip}, j.textRows(at.text)...)
	}
	return j.sheetRows(at, strip)
}

func (j *judging) sheetRows(at judgeLayout, head string) []string {
	more := ""
	j.list.Fit(at.list.height, len(j.rows))
	if below := len(j.rows) - j.list.Top - at.list.height; below > 0 {
		more = fmt.Sprintf("↓ %d more", below)
	}
	rows := append([]string{head}, j.listRows(at.list)...)
	rows = append(rows, j.desk.paneHead(j.rows[j.list.Cursor].title(), more, at.list.width, false))
	return append(rows, j.detailRows(at.detail)...)
}

// textNote says what the pane of the answer, as it was drawn, does not show.
func (j *judging) textNote() string {
	if below := j.text.below(); below > 0 {
		return fmt.Sprintf("↓ %d more", below)
	}
	return ""
}

// passages are all that there is to judge, and one's own notes.
func (j *judging) passages() []passage {
	v := j.desk.View
	all := append([]passage{{writing: v.Answer, none: "The answer is empty."}}, replies(v)...)
	if v.Sheet.Notes != "" {
		all = append(all, passage{heading: "Your notes", writing: peer.Writing{Text: v.Sheet.Notes}})
	}
	for i := range all {
		all[i].live = false
	}
	return all
}

func (j *judging) textRows(b box) []string {
	j.text.set(j.passages(), b.width)
	return exactly(j.text.view(b.height), b)
}

func (j *judging) listRows(b box) []string {
	var rows []string
	for i := j.list.Top; i < min(j.list.Top+b.height, len(j.rows)); i++ {
		rows = append(rows, j.rowView(i, b.width))
	}
	return exactly(rows, b)
}

func (j *judging) rowView(i, width int) string {
	d, t, row := j.desk, j.desk.Theme, j.rows[i]
	cursor, style := "  ", t.Text
	if i == j.list.Cursor {
		cursor, style = t.Key.Render("▸ "), t.Selected
	}
	mark := d.mark(row.kind, d.View.Sheet.Marks[row.id])
	if row.kind == peer.KindSide {
		mark = d.band(d.View.Sheet.Bands, peer.Side(row.id))
	}
	note := "  "
	if d.View.Sheet.Comments[row.id] != "" {
		note = t.Notice.Render("” ")
	}
	room := width - markWidth - 5
	return cursor + mark + " " + note + style.Render(frame.Cut(row.inList(room), room))
}

// band draws the band of a side in the width of a mark.
func (d *Desk) band(bands map[peer.Side]int, s peer.Side) string {
	value, ok := bands[s]
	if !ok {
		return d.Theme.Muted.Render(frame.Pad("· "+string(peer.KindSide), markWidth))
	}
	return d.Theme.Strong.Render(frame.Pad(fmt.Sprintf("%d of 5", value), markWidth))
}

func (j *judging) detailRows(b box) []string {
	if b.height <= 0 {
		return nil
	}
	lines := j.details(b.width)
	j.detailTop = max(min(j.detailTop, len(lines)-b.height), 0)
	return exactly(lines[j.detailTop:], b)
}

func (j *judging) details(width int) []string {
	d, row := j.desk, j.rows[j.list.Cursor]
	var lines []string
	if j.field == nil { // while it is typed it stands below
		lines = d.labelled("Why", d.View.Sheet.Comments[row.id], width)
	}
	if row.kind != peer.KindSide {
		return slices.Concat(lines, d.about(row, width))
	}
	zero, three, five := bandsOf(peer.Side(row.id))
	return slices.Concat(lines, d.labelled("0", zero, width), d.labelled("3", three, width), d.labelled("5", five, width))
}

// sheetKeys are those of all rows; none once the sheet is sealed.
func (j *judging) sheetKeys() []key.Binding {
	if j.sealed() {
		return nil
	}
	return append(markKeys(), screen.Bind("0–5", "judge a side", "0", "1", "2", "3", "4", "5"))
}

func (j *judging) foot() []key.Binding {
	if j.field != nil {
		return j.field.keys()
	}
	pane, keys := "the answer", []key.Binding{}
	if j.reading {
		pane = "the sheet"
	} else if !j.sealed() {
		keys = append(keys, markInShort(j.rows[j.list.Cursor].kind))
	}
	keys = append(keys, screen.Bind("tab", pane, "tab"))
	keys = append(keys, bindings(j.commands(), false)...)
	return append(keys, screen.Bind("esc", "menu", "esc"), helpKey(false))
}

// Help implements screen.Screen.
func (j *judging) Help() []screen.Group {
	if j.field != nil {
		return []screen.Group{{Title: j.field.title, Keys: j.field.keys()}, {Title: "Editing", Keys: j.field.Help()}}
	}
	move := screen.Bind("↑↓", "move, or scroll the answer", "up", "down", "k", "j", "home", "end")
	keys := append([]key.Binding{move}, j.sheetKeys()...)
	keys = append(keys, screen.Bind("pgup pgdn", "more of the chosen row, or of the answer", "pgup", "pgdown"))
	return []screen.Group{
		{Title: "The sheet", Keys: keys},
		{Title: "Judging", Keys: append(
			bindings(j.commands(), false),
			screen.Bind("tab", "sheet or answer", "tab", "shift+tab"), screen.Bind("esc", "menu", "esc"), helpKey(false),
		)},
	}
}
