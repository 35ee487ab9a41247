package seat

import (
	"cmp"
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/peer"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// inWords is the width of a terminal, in cells, from which the comparison
// names each judgement and does not only give its sign.
const inWords = 60

// The widths of the columns of the comparison, in cells.
const (
	gapWidth   = 8
	wordWidth  = 9
	shortWidth = 4
)

// revealLayout says where the parts are.
type revealLayout struct{ list, detail box }

func (r *reveal) layout() revealLayout {
	width := r.Frame.BodyWidth()
	height := max(r.Frame.BodyHeight()-len(r.above()), 5)
	list := min(max((height-1)/2, 3), max(len(r.compared()), 1))
	return revealLayout{list: box{width, list}, detail: box{width, height - 1 - list}}
}

// View implements screen.Screen.
func (r *reveal) View() string {
	d, t := r.desk, r.desk.Theme
	r.desk.dress(&r.Frame)
	at := r.layout()
	r.list.Fit(at.list.height, len(r.compared()))
	rows := append(r.above(), r.rows(at.list)...)
	rows = append(rows, r.divider(at.list))
	rows = append(rows, r.detail(at.detail)...)
	left := t.Strong.Render("Comparison") + "  " + t.Muted.Render(d.View.Asked.Title)
	return r.Frame.Render(left, t.Strong.Render(d.agreement(r.Frame.Width)), strings.Join(rows, "\n"), r.foot())
}

// above is what stands over the rows: what is out of the ordinary, what the
// signs mean where there is no room for words, and the names of the columns.
func (r *reveal) above() []string {
	d, width := r.desk, r.Frame.BodyWidth()
	var rows []string
	if line := d.standing(); line != "" {
		rows = append(rows, frame.Cut(line, width))
	}
	rows = append(rows, d.critiqueRows(width)...)
	if r.Frame.Width < inWords {
		rows = append(rows, d.Theme.Muted.Render(frame.Cut("≠ apart ~ close = agree  ✓ yes ✗ no", width)))
	}
	return append(rows, r.header(width))
}

// agreement says in a few words on how many rows all who judged say the same,
// as the report does.
func (d *Desk) agreement(width int) string {
	c := d.View.Comparison
	if c == nil || c.Compared == 0 {
		return "There is nothing to compare."
	}
	who := "All who judged agree"
	if width < inWords {
		who = "All agree"
	}
	return fmt.Sprintf("%s on %d of %d.", who, c.Agreed, c.Compared)
}

// judges names the three columns.
func (d *Desk) judges() [3]string {
	v := d.View
	name := func(r peer.Role) string {
		if v.Role == r && !v.OneKeyboard {
			return "You"
		}
		return v.Of(r).Name
	}
	return [3]string{name(peer.Candidate), name(peer.Interviewer), "Rubric"}
}

func (r *reveal) header(width int) string {
	column, used := r.columns()
	names := ""
	for _, name := range r.desk.judges() {
		names += frame.Pad(ansi.Truncate(name, column-1, ""), column)
	}
	return r.desk.Theme.Muted.Render(frame.Pad("", width-used) + names)
}

// columns is how wide each of the three columns is, and all of them.
func (r *reveal) columns() (each, all int) {
	if r.Frame.Width < inWords {
		return shortWidth, 3 * shortWidth
	}
	return wordWidth, 3 * wordWidth
}

func (r *reveal) rows(b box) []string {
	var rows []string
	all := r.compared()
	for i := r.list.Top; i < min(r.list.Top+b.height, len(all)); i++ {
		rows = append(rows, r.row(i, all[i], b.width))
	}
	return exactly(rows, b)
}

func (r *reveal) row(i int, row peer.Row, width int) string {
	t := r.desk.Theme
	cursor, style := "  ", t.Text
	if i == r.list.Cursor {
		cursor, style = t.Key.Render("▸ "), t.Selected
	}
	sign, word, gapStyle := r.distance(row)
	label := nameOf(row)
	gap := gapStyle.Render(sign + " ")
	room := width - 2 - 2
	if r.Frame.Width >= inWords {
		label = cmp.Or(row.Text, label)
		gap = gapStyle.Render(frame.Pad(sign+" "+word, gapWidth))
		room = width - 2 - gapWidth
	}
	column, used := r.columns()
	line := cursor + gap + style.Render(frame.Pad(frame.Cut(label, room-used-1), room-used))
	for _, said := range judgements(row) {
		line += r.said(said, column)
	}
	return line
}

// judgements are what the three say of a row; a side is out of 5.
func judgements(row peer.Row) [3]string {
	said := [3]string{row.Candidate, row.Interviewer, row.Rubric}
	for i := range said {
		if row.Kind == peer.KindSide && said[i] != "" {
			said[i] += "/5"
		}
	}
	return said
}

// nameOf is what a row is called in short.
func nameOf(row peer.Row) string {
	if row.Kind == peer.KindSide && row.ID != "" {
		return strings.ToUpper(row.ID[:1]) + row.ID[1:]
	}
	return row.ID
}

// distance is how far apart the judgements are: a sign, a word and a colour.
func (r *reveal) distance(row peer.Row) (sign, word string, style lipgloss.Style) {
	t := r.desk.Theme
	switch row.Distance() {
	case peer.Agreed:
		return "=", "agree", t.Good
	case peer.Close:
		return "~", "close", t.Fair
	case peer.Apart:
		return "≠", "apart", t.Poor
	}
	return "·", "", t.Muted
}

// said is a judgement in its column: a word with its sign or, where there is no
// room, the sign or the number alone.
func (r *reveal) said(said string, column int) string {
	t := r.desk.Theme
	sign, style := signOf(said)
	shown := said
	switch {
	case said == "":
		shown, style = "–", t.Muted
	case column == shortWidth && sign != "":
		shown = sign
	case column == shortWidth:
		shown = strings.TrimSuffix(said, "/5")
	}
	return style.Render(frame.Pad(frame.Cut(shown, column-1), column))
}

// signOf is the sign of a judgement that is a word; empty for a number.
func signOf(said string) (sign string, style lipgloss.Style) {
	switch said {
	case "yes", string(rubric.Covered), string(rubric.Avoided):
		return "✓", style
	case string(rubric.Partly), string(rubric.Possible):
		return "~", style
	case "no", string(rubric.Missed), string(rubric.Made):
		return "✗", style
	}
	return "", style
}

func (r *reveal) divider(list box) string {
	more := ""
	if below := len(r.compared()) - r.list.Top - list.height; below > 0 {
		more = fmt.Sprintf("↓ %d more", below)
	}
	name := ""
	if row := r.chosen(); row != nil {
		name = nameOf(*row)
	}
	return r.desk.paneHead(name, more, list.width, false)
}

func (r *reveal) foot() []key.Binding {
	keys := []key.Binding{screen.Bind("↑↓", "move", "up", "down")}
	keys = append(keys, bindings(r.commands(), false)...)
	return append(keys, screen.Bind("esc", "menu", "esc"), helpKey(false))
}

// Help implements screen.Screen.
func (r *reveal) Help() []screen.Group {
	return []screen.Group{
		{Title: "Comparison", Keys: []key.Binding{
			screen.Bind("↑↓", "move", "up", "down", "k", "j", "home", "end"),
			screen.Bind("space", "more of the chosen row", "space", "pgdown", "pgup"),
		}},
		{Title: "Go on", Keys: append(bindings(r.commands(), false), screen.Bind("esc", "menu", "esc"), helpKey(false))},
	}
}
