package seat

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// openRecord shows what was handed over so far, on a page.
func (d *Desk) openRecord() tea.Cmd {
	return d.Open(&dialog.Page{Title: "What was said", Draw: d.drawRecord})
}

// drawRecord is the answer and the follow-ups with their replies, as far as
// they cannot change any more.
func (d *Desk) drawRecord(t *theme.Theme, width int) string {
	v := d.View
	parts := []string{t.Heading.Render("The answer"), said(t, v.Answer.Text, width)}
	for i, f := range v.FollowUps {
		if !f.Reply.Frozen {
			break
		}
		parts = append(parts,
			t.Heading.Render(fmt.Sprintf("Follow-up %d", i+1))+"\n"+frame.Wrap(f.Question, width),
			said(t, f.Reply.Text, width))
	}
	return strings.Join(parts, "\n\n")
}

// said sets what the candidate said behind a bar.
func said(t *theme.Theme, text string, width int) string {
	if strings.TrimSpace(text) == "" {
		return t.Muted.Render("Nothing was written.")
	}
	return quoted(t, strings.TrimSpace(text), width)
}

// recordName names the record in its present state, for a reel.
func (d *Desk) recordName() string {
	frozen := 0
	for _, f := range d.View.FollowUps {
		if f.Reply.Frozen {
			frozen++
		}
	}
	return fmt.Sprintf("round %d, %d replies", d.View.Round, frozen)
}
