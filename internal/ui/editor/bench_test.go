package editor

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
)

// proseOf returns a text of n words, with a line break after every so many.
func proseOf(n, perParagraph int) string {
	words := strings.Fields("Raise checkout availability from 99.95 % to 99.99 % by June, so that merchants in every region keep selling")
	var b strings.Builder
	for i := range n {
		b.WriteString(words[i%len(words)])
		if (i+1)%perParagraph == 0 {
			b.WriteByte('\n')
		} else {
			b.WriteByte(' ')
		}
	}
	return b.String()
}

// BenchmarkKey types a letter and deletes it again, in turn: at the end of
// the text, where an answer grows, and in the middle, where all that is known
// of the rest has to move.
func BenchmarkKey(b *testing.B) {
	for _, bm := range []struct{ name, text string }{
		{"0 words", ""},
		{"2000 words", proseOf(2000, 100)},
		{"10000 words", proseOf(10_000, 100)},
		{"10000 words in one paragraph", proseOf(10_000, 20_000)},
		{"10000 words on a line each", proseOf(10_000, 1)},
		{"20000 ideographs in one paragraph", strings.Repeat("可用性", 20_000/3)},
	} {
		b.Run(bm.name+"/end", func(b *testing.B) { benchmarkKey(b, bm.text, len(bm.text)) })
		b.Run(bm.name+"/middle", func(b *testing.B) { benchmarkKey(b, bm.text, len(bm.text)/2) })
	}
}

func benchmarkKey(b *testing.B, text string, offset int) {
	e, _ := newEditor(text, 80, 24)
	e.SetOffset(offset)
	keys := []tea.KeyPressMsg{{Code: 'x', Text: "x"}, {Code: tea.KeyBackspace}}
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		e.Update(keys[i%2])
		e.View()
	}
}

func BenchmarkPaste10000Words(b *testing.B) {
	paste := tea.PasteMsg{Content: proseOf(10_000, 100)}
	b.ReportAllocs()
	for b.Loop() {
		e, _ := newEditor("", 80, 24)
		e.Update(paste)
		e.View()
	}
}

func BenchmarkResize(b *testing.B) {
	for _, words := range []int{2000, 10_000} {
		b.Run(fmt.Sprint(words, " words"), func(b *testing.B) {
			e, _ := newEditor(proseOf(words, 100), 80, 24)
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				e.SetSize(60+i%2*20, 24)
				e.View()
			}
		})
	}
}
