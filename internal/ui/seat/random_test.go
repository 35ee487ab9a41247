package seat

import (
	"math/rand/v2"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
)

// anyKeys are keys that mean something on some screen, and text.
func anyKeys() []string {
	return []string{
		"enter", "esc", "tab", "shift+tab", "space", "up", "down", "left", "right", "home", "end", "pgup", "pgdown",
		"backspace", "delete", "ctrl+s", "ctrl+l", "ctrl+r", "ctrl+t", "ctrl+a", "ctrl+u", "ctrl+space", "ctrl+v",
		"y", "p", "n", "q", "r", "l", "w", "c", "k", "j", "0", "3", "5", "?", "目", "é",
	}
}

// anyActs are what Ada may do meanwhile; the room refuses what does not fit.
func anyActs() []peer.Act {
	return []peer.Act{
		peer.Ready{Ready: true},
		peer.Start{},
		peer.Pause{},
		peer.Continue{},
		peer.AddMinute{},
		peer.Nudge{Text: "and the date?"},
		peer.Ask{Question: "By when?"},
		peer.Ask{Question: "Why?"},
		peer.Settle{Settings: peer.Settings{Question: "core-api", Asks: peer.Host}},
		peer.Stop{},
		peer.Judge{},
		peer.Seal{},
		peer.GoOn{},
		peer.GoBack{},
	}
}

func TestNoMixOfKeysAndActsBreaksAScreen(t *testing.T) {
	withoutRaces(t)
	for seed := range uint64(5) {
		random := rand.New(rand.NewPCG(seed, 1))
		keys, acts := anyKeys(), anyActs()
		d := meet(t)
		w := sitIn(t, d.room, peer.Watcher).sized(40, 15).open()
		for range 150 {
			switch random.IntN(20) {
			case 0:
				_ = d.room.Do(peer.Host, acts[random.IntN(len(acts))])
			case 1:
				d.sized([]int{40, 57, 80, 120}[random.IntN(4)], []int{15, 19, 24, 40}[random.IntN(4)])
			case 2:
				d.send(tea.PasteMsg{Content: "pasted\n\ttext 目標"})
			case 3:
				d.pass(time.Duration(random.IntN(30)) * time.Second)
			default:
				d.press(keys[random.IntN(len(keys))])
			}
			if d.room.View(peer.Guest).Uncovered {
				// From here on the screens are those of both.
				break
			}
			wantSized(t, d.sitting)
			wantSized(t, w.send(nil))
		}
	}
}
