package seat

import (
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

// BenchmarkListening is what a keystroke of the candidate costs the
// interviewer's screen at 2,000 words: Update and View, without the room.
func BenchmarkListening(b *testing.B) {
	benchmarkListening(b, strings.Repeat("At Stripe a failed charge is a sale that the shop loses.\n", 180))
}

// BenchmarkListeningToTheLongest is the same for the longest answer that a room
// takes.
func BenchmarkListeningToTheLongest(b *testing.B) {
	benchmarkListening(b, strings.Repeat("At Stripe a failed charge is a sale that the shop loses.\n", peer.MaxAnswer/58))
}

// BenchmarkListeningInChinese is the same with graphemes that are measured one
// by one.
func BenchmarkListeningInChinese(b *testing.B) {
	benchmarkListening(b, strings.Repeat("支付失败对商家来说就是一笔丢失的销售额，所以延迟就是金钱。\n", 180))
}

func benchmarkListening(b *testing.B, text string) {
	views := make([]*peer.View, 64)
	for i := range views {
		v := staged(peer.Interviewer, peer.Answer)
		card := fullCard()
		v.Card = &card
		v.Answer.Text = text + strings.Repeat("word ", i)
		v.Answer.Cursor = len(v.Answer.Text)
		views[i] = v
	}
	s := sit(b, views[0]).sized(120, 40).open()
	b.ReportAllocs()
	b.ResetTimer()
	for i := range b.N {
		s.desk.View = views[i%len(views)]
		s.screen.Update(RoomChangedMsg{})
		if s.screen.View() == "" {
			b.Fatal("nothing is shown")
		}
	}
}
