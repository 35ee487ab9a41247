package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/practice"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/theme"
)

// aidConfirmedMsg says that help is wanted although it will be noted.
type aidConfirmedMsg screen.AidAskedMsg

// aid opens help on a question. Before a first attempt it asks, since help
// that is opened too early takes the exercise away.
func (a *App) aid(msg screen.AidAskedMsg) tea.Cmd {
	if a.session == nil || a.session.Opened(msg.Aid) || a.env.Answered(msg.Question.ID) {
		return a.openAid(msg)
	}
	return a.env.Open(&dialog.Choice{
		Title: fmt.Sprintf("Open the %s before your first attempt?", msg.Aid),
		Text:  "You learn more by trying first. Opening is noted on the attempt.",
		Options: []dialog.Option{
			{Key: "n", Label: "Try first"},
			{Key: "y", Label: "Open it", Msg: aidConfirmedMsg(msg)},
		},
	})
}

// openAid notes that help was opened and shows it.
func (a *App) openAid(msg screen.AidAskedMsg) tea.Cmd {
	var save tea.Cmd
	if a.session != nil && a.session.Question().ID == msg.Question.ID {
		a.session.OpenAid(msg.Aid)
		a.aids[msg.Question.ID] = a.session.Aids()
		if a.session.Phase() != practice.Brief {
			save = a.save()
		}
	}
	text := msg.Question.Sample
	if msg.Aid == history.AidHints {
		text = report.Hints(&msg.Question)
	}
	title := strings.ToUpper(string(msg.Aid[:1])) + string(msg.Aid[1:])
	return tea.Batch(save, a.env.Open(&dialog.Page{Title: title, Draw: func(_ *theme.Theme, width int) string {
		return a.env.Markdown.Render(text, width)
	}}))
}
