package ui

import (
	"strings"
	"testing"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// BenchmarkCritiqueView draws a critique of some 1,500 tokens, as is done four
// times a second while a model writes.
func BenchmarkCritiqueView(b *testing.B) {
	app := newDesk(b).newApp("", size{100, 40})
	long := coaching.Critique{ID: "long", Outcome: coaching.Complete, Sections: sampleSections()}
	for i := range long.Sections {
		long.Sections[i].Comment = strings.Repeat(long.Sections[i].Comment+" ", 8)
	}
	app.Update(screen.CritiqueAskedMsg{Attempt: sampleAttempt("long", 0).With(long), Question: questions.Question{ID: "q"}})
	b.ReportAllocs()
	for b.Loop() {
		if view := app.View(); !strings.Contains(view.Content, "Critique") {
			b.Fatal("there is no critique on the screen")
		}
	}
}
