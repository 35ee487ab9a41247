package seat

import (
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

// BenchmarkKeyAndView is a key of the candidate's with what it draws, at the
// 2,000 words that a long answer has.
func BenchmarkKeyAndView(b *testing.B) {
	v := staged(peer.Candidate, peer.Answer)
	v.Answer.Text = strings.Repeat("word after word\n", 667)
	v.Answer.Cursor = len(v.Answer.Text) / 2
	s := sit(b, v)
	s.desk.Do = func(peer.Act) error { return nil }
	s.open()
	b.ReportAllocs()
	for b.Loop() {
		s.screen.Update(pressOf("x"))
		s.screen.View()
		s.screen.Cursor()
	}
}
