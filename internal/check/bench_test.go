package check_test

import (
	"context"
	"io"
	"runtime"
	"strings"
	"testing"

	"okrcoach/internal/check"
	"okrcoach/internal/questions"
)

// BenchmarkBatch judges answers of 250 words, as many as are typed in five
// minutes, on all processors. Its judge is prepared before.
func BenchmarkBatch(b *testing.B) {
	const words = 250
	library := bundled()
	q, err := library.Find(questions.Opening)
	if err != nil {
		b.Fatal(err)
	}
	text := firstWords(q.Sample, words)
	checker := check.NewChecker(library)
	if _, err := checker.Check(check.Request{Question: q.ID, Text: text}); err != nil {
		b.Fatal(err)
	}
	batch := check.Batch{Defaults: check.Request{Question: q.ID}, Check: checker.Check, Ahead: 4 * runtime.GOMAXPROCS(0)}
	in := strings.NewReader(strings.Repeat(line(b, 1, text), b.N))
	b.ResetTimer()
	if err := batch.Run(context.Background(), in, io.Discard); err != nil {
		b.Fatal(err)
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "answers/s")
}

// firstWords cuts a text behind so many words, and leaves its lines alone.
func firstWords(text string, most int) string {
	n, inWord := 0, false
	for i, r := range text {
		space := r == ' ' || r == '\n'
		if inWord && space {
			if n++; n == most {
				return text[:i]
			}
		}
		inWord = !space
	}
	return text
}
