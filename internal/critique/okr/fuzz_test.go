package okr

import (
	"math"
	"testing"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// seeds are texts that each take another way through the reader.
func seeds(f *testing.F) {
	f.Helper()
	for _, w := range writtenAnswers(f) {
		f.Add(w.text)
	}
	for _, seed := range []string{
		"", "O1 a\nKR1 b", "1. a\n - b; c;", "Objective 1\r\n\xff é\n- 5 %", "my first objective is x. 4 nines by June",
		"Key results: a. b.\nO1: c\nKRs: ;;", "O1: €5 £3 100% uptime 0 ms", "O1: a\n| b | 5 |\n| | 6 |", "O1: (a), (5",
		"O1:\nKR: p99 from 1,2,3.4.5 to 6'7 \u00a0%, and by, then also", "99,999 % 1h30m 12 to 18 months half a a third of an hour",
		"by the end of next Q3 '", "1️⃣ O1\n🎯 KR – \u202f", "O1 a\n- incidents from 4 to 9 a quarter, MTTR 45 min, uptime 99.9 %",
		"O1 a\n- p99 under 2 s, p50 under 3 s; average latency 1 s\n- reduce p99 from 1 to 1 s", "Objective: we'd know if",
	} {
		f.Add(seed)
	}
}

func FuzzRead(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		for _, o := range Read(text) {
			checkSpan(t, text, o.Span, o.Text)
			for _, k := range o.KeyResults {
				checkSpan(t, text, k.Span, k.Text)
			}
		}
		for _, s := range Impossible(text) {
			checkSpan(t, text, s, s.Of(text))
		}
	})
}

func FuzzQuantities(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, q := range Quantities(text) {
			checkSpan(t, text, q.Span, q.Of(text))
			if q.Start < end || q.Empty() {
				t.Fatalf("%q stands at %d, behind %d", q.Of(text), q.Start, end)
			}
			if end = q.End; q.unitAt < q.Start || q.unitAt > q.End {
				t.Fatalf("the unit of %q stands at %d of %d to %d", q.Of(text), q.unitAt, q.Start, q.End)
			}
			if math.IsNaN(q.Value) || math.IsInf(q.Value, 0) || q.Low > q.Value {
				t.Fatalf("%q is %g to %g", q.Of(text), q.Low, q.Value)
			}
		}
	})
}

func FuzzCheck(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, text string) {
		report := Check(text, Read(text), Expected{Objectives: 3, Availability: 99.999})
		last := 0
		for _, found := range report.Findings {
			checkSpan(t, text, found.Span, found.Of(text))
			if found.Start < last {
				t.Fatalf("%s stands before the one before it", found.Code)
			}
			if last = found.Start; found.Message == "" || utf8.ValidString(text) && !utf8.ValidString(found.Message) {
				t.Fatalf("%s says %q", found.Code, found.Message)
			}
		}
	})
}

// checkSpan fails where a span does not hold its text or cuts a rune.
func checkSpan(t *testing.T, text string, s prose.Span, said string) {
	t.Helper()
	if s.Start < 0 || s.End < s.Start || s.End > len(text) || s.Of(text) != said {
		t.Fatalf("%d to %d of %q is not %q", s.Start, s.End, text, said)
	}
	if utf8.ValidString(text) && !utf8.ValidString(said) {
		t.Fatalf("%d to %d cuts a rune of %q", s.Start, s.End, text)
	}
}
