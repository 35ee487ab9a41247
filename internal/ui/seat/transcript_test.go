package seat

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/peer"
)

func FuzzTranscript(f *testing.F) {
	f.Add("At Stripe a failed charge\n\tis a lost sale", 7, 20, 5, 2)
	f.Add("日本語のテキスト\n👩‍👩‍👧 x", 9, 8, 3, -1)
	f.Add("\xff\xfe\n\n", 1, 3, 1, 9)
	f.Fuzz(func(t *testing.T, text string, cursor, width, height, scroll int) {
		width, height = 4+width&63, 1+height&31
		s := sit(t, staged(peer.Interviewer, peer.Answer))
		view := transcript{desk: s.desk}
		for _, live := range []bool{true, false} {
			view.set([]passage{{heading: "1. A question", writing: peer.Writing{Text: text, Cursor: cursor}, live: live, none: "None."}}, width)
			rows := view.view(height)
			view.scroll(scroll)
			rows = append(rows, view.view(height)...)
			for _, row := range rows {
				if strings.Contains(row, "\n") {
					t.Errorf("a row is broken: %q", row)
				}
				if clean := !strings.ContainsFunc(text, func(r rune) bool { return r < ' ' && r != '\n' && r != '\t' || r >= 0x7f && r < 0xa0 || r == '�' }); clean && ansi.StringWidth(row) > width {
					t.Errorf("a row of %d cells is wider than %d: %q", ansi.StringWidth(row), width, row)
				}
			}
		}
	})
}
