package okr

import (
	"fmt"
	"strings"
	"testing"

	"okrcoach/internal/prose"
)

// repeated repeats a piece, in which %d counts up, to a size in bytes.
func repeated(piece string, size int) string {
	var text strings.Builder
	for i := 1; text.Len() < size; i++ {
		text.WriteString(strings.ReplaceAll(piece, "%d", fmt.Sprint(i)))
	}
	return text.String()
}

// An answer of 800 words has about 5 kB.
const answerSize = 5 << 10

const ordinary = `Objective %d: merchants can always charge, wherever they are
- KR1: availability of the charge endpoint from 99.95 % to 99.99 % by 30 June, so nobody loses a sale
- KR2: MTTR from 45 to 15 minutes by 30 June
- KR3: at most two Sev-1s a quarter, because each of them costs a merchant a rush hour
Half of the team stays on this, since a failed charge is a lost sale for the shop and a fee for us.
`

func BenchmarkQuantitiesOf800Words(b *testing.B) {
	text := repeated(ordinary, answerSize)
	sentences := prose.Sentences(text)
	for b.Loop() {
		for _, s := range sentences {
			Quantities(s.Of(text))
		}
	}
}

func BenchmarkReadAndCheck800Words(b *testing.B) {
	text := repeated(ordinary, answerSize)
	for b.Loop() {
		Check(text, Read(text), Expected{Objectives: 3, Availability: 99.999})
	}
}

// The pieces are each repeated to a megabyte; what is quadratic shows.
func BenchmarkReadAndCheck1MB(b *testing.B) {
	for _, c := range []struct{ name, piece string }{
		{"ordinary", ordinary},
		{"digits", "1 "},
		{"one number", "1"},
		{"commas in digits", "1,"},
		{"semicolons", "KRs: ;;;;"},
		{"labels in a line", "O1: a KR: b. "},
		{"Key Results", "O%d: p99 is fast\n- p99 from 900 to 500 ms by June\n"},
		{"one Objective", "- p99 from 900 to 500 ms by June\n"},
		{"commas", "O1: p99 5 ms, a, b, c, "},
		{"ands", "p99 and 5 ms and "},
		{"measured by", "O1 x, measured by 5 ms, we'd know if "},
		{"dates", "by the end of June "},
		{"leading words", "the end of the next "},
		{"scopes", "in a for b of c per d "},
		{"percentiles", "O1: a\n- p99 5 ms, p50 6 ms, p95 7 ms\n"},
		{"limits", "no errors in no time 100 % uptime "},
		{"brackets", "((("},
		{"rows", "| a | 5 |\n"},
		{"letters", "a"},
		{"colons", "a: 5 ms - "},
	} {
		text := "Objective 1: x\n" + repeated(c.piece, 1<<20)
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Check(text, Read(text), Expected{Objectives: 3, Availability: 99.999})
			}
		})
	}
}
