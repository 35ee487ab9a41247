package seat

import (
	"strings"

	"okrcoach/internal/ui/frame"
)

// cardPart is a part of the interviewer's card.
type cardPart struct {
	name string
	draw func(d *Desk, width int) string
}

// cardParts returns the parts in the order in which they are read. Their names
// stand side by side in the smallest terminal.
func cardParts() []cardPart {
	return []cardPart{
		{"Question", drawAsked},
		{"Points", drawPoints},
		{"Mistakes", drawMistakes},
		{"Answers", drawAnswers},
	}
}

// drawAsked is the question and why it is asked.
func drawAsked(d *Desk, width int) string {
	text := d.drawQuestion(d.Theme, width)
	if why := d.View.Card.Why; why != "" {
		text += "\n\n" + d.Theme.Heading.Render("Why it is asked") + "\n\n" + d.Markdown.Render(why, width)
	}
	return text
}

// drawPoints are the key points, each with what to listen for and what to ask
// where it is missing.
func drawPoints(d *Desk, width int) string {
	t := d.Theme
	var parts []string
	for _, k := range d.View.Card.KeyPoints {
		part := t.Title.Render(frame.Wrap(k.Point, width))
		if k.Hint != "" {
			part += "\n" + t.Muted.Render(frame.Wrap(k.Hint, width))
		}
		if k.FollowUp != "" {
			part += "\n" + frame.Wrap(t.Key.Render("Ask:")+" "+k.FollowUp, width)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n\n")
}

// drawMistakes are the mistakes, each with what to say instead.
func drawMistakes(d *Desk, width int) string {
	t := d.Theme
	var parts []string
	for _, m := range d.View.Card.Mistakes {
		part := t.Title.Render(frame.Wrap(m.Mistake, width))
		if m.Repair != "" {
			part += "\n" + frame.Wrap(t.Key.Render("Instead:")+" "+m.Repair, width)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, "\n\n")
}

// drawAnswers are what a strong answer sounds like, and a weak one for each
// mistake.
func drawAnswers(d *Desk, width int) string {
	t, card := d.Theme, d.View.Card
	parts := []string{
		t.Heading.Render("A strong answer"),
		d.Markdown.Render(card.Sample, width),
	}
	for _, m := range card.Mistakes {
		if m.BadAnswer == "" {
			continue
		}
		parts = append(parts,
			t.Heading.Render("A weak answer")+"\n"+t.Muted.Render(frame.Wrap(m.Mistake, width)),
			quoted(t, m.BadAnswer, width))
	}
	return strings.Join(parts, "\n\n")
}
