package ui

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"okrcoach/content"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/brief"
)

// BenchmarkFirstFrame is what the program itself does before anything is on
// the screen.
func BenchmarkFirstFrame(b *testing.B) {
	d := newDesk(b)
	for b.Loop() {
		d.library = questions.Load(questions.Bundled(content.Questions()))
		if view := d.newApp(questions.Opening, size{100, 30}).View(); view.Content == "" {
			b.Fatal("there is no first frame")
		}
	}
}

// BenchmarkKey is what one key costs, its frame included, in an answer of
// some length.
func BenchmarkKey(b *testing.B) {
	for _, words := range []int{0, 2_000, 10_000} {
		b.Run(fmt.Sprintf("words=%d", words), func(b *testing.B) {
			app := newDesk(b).newApp(questions.Opening, size{100, 30})
			app.Update(brief.StartedMsg{})
			app.Update(startDueMsg{})
			app.Update(tea.PasteMsg{Content: strings.Repeat("merchants ", words)})
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				key := tea.KeyPressMsg{Code: 'a', Text: "a"}
				if i%2 == 1 {
					key = keyNamed("backspace")
				}
				app.Update(key)
				if view := app.View(); view.Cursor == nil {
					b.Fatal("the editor is not on the screen")
				}
			}
		})
	}
}
