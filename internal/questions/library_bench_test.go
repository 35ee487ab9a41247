package questions_test

import (
	"testing"

	"okrcoach/content"
	"okrcoach/internal/questions"
)

func BenchmarkLoad(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		questions.Load(questions.Bundled(content.Questions()))
	}
}

// BenchmarkFindOpening is what stands between the start of the program and
// its first frame.
func BenchmarkFindOpening(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		l := questions.Load(questions.Bundled(content.Questions()))
		if _, err := l.Find(questions.Opening); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAll(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		questions.Load(questions.Bundled(content.Questions())).All()
	}
}
