package seat

import (
	"strings"

	"okrcoach/internal/peer"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// CritiqueAskedMsg asks the host's program for a critique of the answer by a
// language model: to propose it, and to ask for it once the guest consents.
type CritiqueAskedMsg struct{}

// consented is the guest's answer to a proposal, given in a dialog.
func (d *Desk) consented(yes bool) {
	if c := d.View.Critique; c.Proposed && !c.Answered {
		d.act(peer.Consent{Yes: yes})
	}
}

// askConsent asks the guest once whether the answer may be sent away, and
// returns whether they have been asked. Nothing is sent without a yes. At one
// keyboard both see the same screen, and the program asks them.
func (d *Desk) askConsent(of screen.Screen, asked bool) bool {
	v := d.View
	switch {
	case v.OneKeyboard || v.Seat != peer.Guest || !v.Critique.Proposed || v.Critique.Answered:
		return false
	case asked:
		return true
	}
	text := v.Host.Name + " would like a language model to read the answer. The question and the answer would go from " +
		v.Host.Name + "’s machine to " + v.Critique.Where + ". Without your yes nothing is sent."
	d.Open(&dialog.Choice{Title: "May the answer be sent?", Text: text, Options: []dialog.Option{
		{Key: "n", Label: "No, send nothing", Msg: chosenMsg{of, func() { d.consented(false) }}},
		{Key: "y", Label: "Yes, send it", Msg: chosenMsg{of, func() { d.consented(true) }}},
	}})
	return true
}

// critiqueState says how far the critique has come; empty where nobody asked.
func (d *Desk) critiqueState() string {
	v := d.View
	c := v.Critique
	switch {
	case c.Said != nil:
		return "The critique by " + c.Where + " has come."
	case !c.Proposed:
		return ""
	case !c.Answered && v.Seat == peer.Guest:
		return v.Host.Name + " asks whether the answer may be sent to " + c.Where + "."
	case !c.Answered:
		return v.Guest.Name + " is asked whether the answer may be sent to " + c.Where + "."
	case !c.Allowed && v.Seat == peer.Guest:
		return "You said no. Nothing was sent."
	case !c.Allowed:
		return v.Guest.Name + " said no. Nothing was sent."
	}
	return c.Where + " is reading the answer."
}

// critiqueRows draws that in lines of a width; none where nobody asked.
func (d *Desk) critiqueRows(width int) []string {
	rows := wrappedIn(d.critiqueState(), width)
	for i, row := range rows {
		rows[i] = d.Theme.Notice.Render(row)
	}
	return rows
}

// critiqueCommand asks for the critique, or reads it; ok is false where there
// is neither. Only the host can ask, or both at one keyboard.
func (d *Desk) critiqueCommand() (c command, ok bool) {
	v := d.View
	open := !v.Critique.Proposed || v.Critique.Answered && !v.Critique.Allowed
	switch {
	case v.Critique.Said != nil:
		return command{"c", "ctrl+t", "critique", "Read the critique", d.readCritique}, true
	case open && (v.Seat == peer.Host || v.OneKeyboard && v.Role != peer.Spectator):
		return command{"c", "ctrl+t", "critique", "Critique by a model …", func() { d.Send(CritiqueAskedMsg{}) }}, true
	}
	return command{}, false
}

// readCritique opens what the model said, with the offline review beside it.
func (d *Desk) readCritique() {
	v := d.View
	if v.Critique.Said == nil || v.Review == nil {
		return
	}
	_, text, _ := strings.Cut(report.Critique(*v.Critique.Said, *v.Review, v.Answer.Text), "\n") // the title says it
	d.Open(&dialog.Page{Title: "Critique", Draw: func(_ *theme.Theme, width int) string {
		return d.Markdown.Render(text, width)
	}})
}
