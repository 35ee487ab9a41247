package shell

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
)

// View draws the screen with what is above and below it.
func (s *Shell) View() tea.View {
	v := tea.View{AltScreen: true}
	if s.tooSmall() {
		v.Content = frame.TooSmall(s.width, s.height)
		return v
	}
	v.Content = frame.Thin(s.screen.View())
	if foot := s.noticeRows(); len(foot) > 0 {
		v.Content += "\n" + strings.Join(foot, "\n")
	}
	if s.Asking() {
		v.Content = dialog.Over(v.Content, s.dialogs[len(s.dialogs)-1], s.desk.Theme, s.width, s.height)
		return v
	}
	v.Cursor = s.screen.Cursor()
	return v
}

// FootRows is how many rows at the foot the notice takes from the screen.
func (s *Shell) FootRows() int { return len(s.noticeRows()) }

func (s *Shell) tooSmall() bool {
	return s.width < frame.MinWidth || s.height < frame.MinHeight
}
