package seat

import (
	"math/rand/v2"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
)

// onwards are what brings an interview on, whoever of the two does it.
func onwards() []peer.Act {
	return []peer.Act{
		peer.Ready{Ready: true},
		peer.Ready{Ready: true},
		peer.Start{},
		peer.HandOver{},
		peer.HandOver{Reply: 1},
		peer.Edit{Text: "a reply", Cursor: 3, Reply: 1},
		peer.Ask{Question: "By when?"},
		peer.Judge{},
		peer.Seal{},
		peer.Rate{KeyPoint: "business-link", Rating: history.RatedYes},
		peer.GoOn{},
		peer.GoBack{},
		peer.Proceed{},
		peer.Propose{Where: "models.example.com"},
		peer.Take{Text: "next time shorter"},
	}
}

func TestNoMixOfKeysBreaksAnInterview(t *testing.T) {
	withoutRaces(t)
	keys := append(anyKeys(), "m", "a", "x", "s", "t", "+", "f", "v", "o", "1", "2", "9", "ctrl+o", "ctrl+g", "ctrl+t")
	for i, from := range []func(testing.TB) *interview{
		atAnswer, atFollowUps, atReply, atJudging, atSealed, atRatings, atReveal, atNotes, atEnd,
	} {
		random := rand.New(rand.NewPCG(uint64(i), 2))
		in, acts := from(t), onwards()
		for range 60 {
			s := []*sitting{in.ada, in.ben}[random.IntN(2)]
			switch random.IntN(24) {
			case 0:
				_ = s.desk.Do(acts[random.IntN(len(acts))])
			case 1:
				s.sized([]int{40, 59, 80, 120}[random.IntN(4)], []int{15, 19, 24, 40}[random.IntN(4)])
			case 2:
				s.send(tea.PasteMsg{Content: "pasted\n\ttext 目標"})
			case 3:
				if in.room.View(peer.Host).Guest.Present {
					in.goAway()
				} else if in.room.View(peer.Host).Phase != peer.Ended {
					in.comeIn()
				}
			case 4:
				in.wait(time.Duration(random.IntN(12)) * time.Second)
			default:
				s.press(keys[random.IntN(len(keys))])
			}
			in.look()
			wantFilled(t, in.ada)
			wantFilled(t, in.ben)
		}
	}
}
