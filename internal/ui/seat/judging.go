package seat

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

// judging is the interviewer's sheet: the rubric to mark, the three sides with
// a band each, a comment on any of them, and the answer to read beside it.
// Once sealed it is there to read while the candidate judges and rates.
type judging struct {
	desk *Desk
	screen.Page
	rows []criterion
	list frame.Window
	// reading says that the answer has the focus, not the sheet.
	reading bool
	text    transcript
	// detailTop is the first line of the details that is shown.
	detailTop int
	// field is the comment that is being typed; nil where none is.
	field *commentField
}

func newJudging(d *Desk) screen.Screen {
	return &judging{desk: d, text: transcript{desk: d}, rows: append(criteriaOf(d.View.Card), sides()...)}
}

// sides are the rows of the three sides.
func sides() []criterion {
	var all []criterion
	for _, s := range peer.Sides() {
		all = append(all, criterion{id: string(s), kind: peer.KindSide, text: strings.ToUpper(string(s[:1])) + string(s[1:])})
	}
	return all
}

// bandsOf says what 0, 3 and 5 mean for a side.
func bandsOf(s peer.Side) (zero, three, five string) {
	switch s {
	case peer.Structure:
		return "no order that could be followed", "an order is there, and gets lost here and there", "a plan, said early and kept to the end"
	case peer.Content:
		return "the question is not answered", "the main points, thin on numbers or reasons", "every key point, with numbers, choices and reasons"
	default:
		return "hard to follow at all", "clear, with detours and hedges", "short and firm; every sentence carries something"
	}
}

// sealed reports whether the sheet cannot change any more.
func (j *judging) sealed() bool { return j.desk.View.Sealed.Interviewer }

// Typing implements screen.Screen.
func (j *judging) Typing() bool { return j.field != nil }

// Update implements screen.Screen.
func (j *judging) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	switch msg := msg.(type) {
	case RoomChangedMsg:
		if j.sealed() {
			j.field = nil
		}
	case chosenMsg:
		if msg.of == j {
			msg.run()
		}
	case tea.PasteMsg:
		if j.field != nil {
			cmd := j.field.Update(msg)
			j.field.typed()
			return j, cmd
		}
	case tea.KeyPressMsg:
		return j, j.press(msg)
	}
	return j, nil
}

func (j *judging) press(msg tea.KeyPressMsg) tea.Cmd {
	if j.field != nil {
		return j.pressField(msg)
	}
	switch msg.String() {
	case "tab", "shift+tab":
		j.reading = !j.reading
		return nil
	case "esc":
		j.desk.openMenu(j, "Judging", "Go on", j.commands())
		return nil
	}
	if pressed(j.commands(), msg, false) {
		return nil
	}
	if j.reading {
		j.text.press(msg.String())
		return nil
	}
	j.pressSheet(msg.String())
	return nil
}

func (j *judging) pressSheet(pressed string) {
	if row := j.rows[j.list.Cursor]; !j.sealed() {
		if v, ok := markFor(row, j.desk.View.Sheet.Marks[row.id], pressed); ok {
			j.desk.act(peer.Mark{Criterion: row.id, Verdict: v})
			return
		}
		if v, ok := bandFor(row, j.desk.View.Sheet.Bands, pressed); ok {
			j.desk.act(peer.Band{Side: peer.Side(row.id), Value: v})
			return
		}
	}
	switch pressed {
	case "pgdown":
		j.detailTop += detailPage
	case "pgup":
		j.detailTop = max(j.detailTop-detailPage, 0)
	default:
		j.detailTop = 0
		j.list.Press(pressed, 1, len(j.rows))
	}
}

// bandFor is how a key judges a side: a number is its band, x takes it back,
// space goes on to the next.
func bandFor(row criterion, bands map[peer.Side]int, pressed string) (value int, ok bool) {
	if row.kind != peer.KindSide {
		return 0, false
	}
	switch pressed {
	case "0", "1", "2", "3", "4", "5":
		return int(pressed[0] - '0'), true
	case "x", "backspace":
		return -1, true
	case "space":
		now, given := bands[peer.Side(row.id)]
		switch {
		case !given:
			return 0, true
		case now == 5:
			return -1, true
		}
		return now + 1, true
	}
	return 0, false
}

// commentField is a comment while it is typed. The room has it with every key,
// so that one that is half typed is there when somebody comes back whose
// connection has gone.
type commentField struct {
	*lineField
	// on is the row, and was the comment before.
	on, was string
}

// comment types why the chosen row was judged so.
func (j *judging) comment() {
	on := j.rows[j.list.Cursor].id
	f := &commentField{on: on, was: j.desk.View.Sheet.Comments[on]}
	f.lineField = newLineField(j.desk, "Why: "+on, "keeps it", f.was, peer.MaxComment, func(string) bool { return f.typed() })
	j.field = f
}

// typed gives the room what stands in the field.
func (f *commentField) typed() bool { return f.desk.act(peer.Comment{On: f.on, Text: f.line()}) }

// pressField gives a key to the comment. Left with esc, it is as it was.
func (j *judging) pressField(msg tea.KeyPressMsg) tea.Cmd {
	f := j.field
	before := f.Revision()
	cmd, over := f.press(msg)
	switch {
	case over && msg.String() == "esc":
		f.desk.act(peer.Comment{On: f.on, Text: f.was})
	case f.Revision() != before:
		f.typed()
	}
	if over {
		j.field = nil
	}
	return cmd
}

// seal ends the judgement, after it has said what is still open.
func (j *judging) seal() {
	text := "You cannot change it afterwards."
	if open := unmarked(j.rows, j.desk.View.Sheet); open != "" {
		text = "Not judged yet: " + open + ". That stays open. " + text
	}
	who := j.desk.View.Of(peer.Candidate).Name
	j.desk.ask(j, "Seal your judgement?", text+" "+who+" sees it only when both of you have judged.",
		"Not yet", "Seal it", func() { j.desk.act(peer.Seal{}) })
}

// Cursor implements screen.Screen.
func (j *judging) Cursor() *tea.Cursor {
	if j.field == nil {
		return nil
	}
	return j.field.cursor(j.Frame.BodyHeight())
}
