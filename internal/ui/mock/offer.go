package mock

import (
	"fmt"

	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
)

// numbered is how many interviews of a list have a key of their own.
const numbered = 9

// The answers to the offer to go on.
type (
	goOnChosenMsg  struct{ id string }
	freshChosenMsg struct{}
	discardedMsg   struct{ id string }
)

// offer asks what to do about interviews that were left, at least one. Of
// several each opens with what is known of it.
func offer(found []Unfinished) *dialog.Choice {
	if len(found) == 1 {
		return offerOne(found[0], dialog.Option{Key: "n", Label: "Start another, this stays", Msg: freshChosenMsg{}})
	}
	c := &dialog.Choice{Title: "Go on with an interview?", Text: report.Plural(len(found), "interview") + " not finished."}
	back := dialog.Option{Key: "b", Label: "Back to the list", Msg: dialog.OpenedMsg{Dialog: c}}
	for i, u := range found {
		o := dialog.Option{Label: row(u), Msg: dialog.OpenedMsg{Dialog: offerOne(u, back)}}
		if i < numbered {
			o.Key = fmt.Sprint(i + 1)
		}
		c.Options = append(c.Options, o)
	}
	c.Out = len(c.Options)
	c.Options = append(c.Options, dialog.Option{Key: "n", Label: "Start another, these stay", Msg: freshChosenMsg{}})
	return c
}

// row tells an interview from others on one line, which may be cut at its end.
func row(u Unfinished) string {
	line := u.LeftAt.Format("2 Jan 15:04") + " · "
	if u.Missing != "" {
		return line + u.Names + " · " + u.Missing + " is not here"
	}
	return fmt.Sprintf("%sround %d · %s · %s", line, u.Round, u.Names, u.Title)
}

// offerOne asks what to do about one interview; out is what leaves it alone.
func offerOne(u Unfinished, out dialog.Option) *dialog.Choice {
	c := &dialog.Choice{Title: "Go on with the interview?", Text: told(u), Options: []dialog.Option{out}}
	if u.Missing == "" {
		c.Options = []dialog.Option{{Key: "enter", Label: "Go on", Msg: goOnChosenMsg{u.ID}}, out}
		c.Out = 1
	} else {
		c.Title = "An interview is not finished"
	}
	sure := dialog.OpenedMsg{Dialog: confirmDiscard(u, c)}
	c.Options = append(c.Options, dialog.Option{Key: "x", Label: "Throw it away …", Msg: sure})
	return c
}

// told is what is known of an interview.
func told(u Unfinished) string {
	if u.Missing != "" {
		return fmt.Sprintf("The interview of %s cannot be gone on with: its question %s is not here. Start with --questions FOLDER, or throw it away.",
			u.Names, u.Missing)
	}
	return fmt.Sprintf("%s, %s. Round %d, %s, left on %s.", u.Names, u.Stage, u.Round, u.Title, report.Date(u.LeftAt))
}

// confirmDiscard asks again, and leads back to the offer.
func confirmDiscard(u Unfinished, offer *dialog.Choice) *dialog.Choice {
	return &dialog.Choice{
		Title: "Throw the interview away?",
		Text:  "What was written and judged is removed from disk and cannot be brought back. Rounds that were uncovered stay in the history.",
		Options: []dialog.Option{
			{Key: "n", Label: "Keep it", Msg: dialog.OpenedMsg{Dialog: offer}},
			{Key: "y", Label: "Throw it away", Msg: discardedMsg{u.ID}},
		},
	}
}
