package sshd

import (
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

// hostile are texts with which somebody could reach beyond their own seat, if
// they came through to the terminals of the others.
func hostile() []string {
	return []string{
		"\x1b]0;a title\x07", "\x1b]2;a title\x1b\\", "\u009d0;a title\u009c", "\x9d0;a title\x9c",
		"\x1b]52;c;b3duZWQ=\x07", "\x1b]52;c;?\x07", "\x1b]9;a notice\x07", "\x1b]777;notify;a;b\x07", "\x1b]8;;http://x\x1b\\link",
		"\x1b[2J\x1b[H", "\x1b[31m", "\x1b[?1049l", "\x1bc", "\u009b2J", "\x9b2J", "\x1b[6n", "\x1b[21t", "\x1b[5i", "\x1b#8",
		"\x1bP+q544e\x1b\\", "\x1b_apc\x1b\\", "\x1b^pm\x1b\\", "\x1bXsos\x1b\\",
		"\a\a\a", "\x05", "\x0e", "\b\b\b", "\v\f", "\r\n", "\r", "\x00", "\x7f",
		"\u202etxet\u202c", "\u2066text\u2069", "\u2028\u2029\u0085", "\ufeff", "\ufffe",
		"\x1b]0;never ended", "\x1b[", "\x1b", "\xff\xc0\xaf\xed\xa0\x80",
		"a" + strings.Repeat("\u0301", 2_000), strings.Repeat("\u0e49", 500), strings.Repeat("x", 3_000),
		strings.Repeat("\U0001f469\u200d", 300), strings.Repeat("\u200b\u2060", 300),
	}
}

// between puts a text between two words that are to be seen.
func between(from, text, to string) string { return from + " " + text + " " + to }

func TestNobodysWordsReachBeyondTheirSeat(t *testing.T) {
	m := openMeeting(t, peer.Host, nil)
	guest, watcher := m.comes(peer.Guest), m.comes(peer.Watcher)
	all := []*sitting{m.host, guest, watcher}
	see := func(words ...string) {
		t.Helper()
		for _, x := range all {
			for _, w := range words {
				x.sees(w)
			}
		}
	}
	for _, text := range hostile() {
		m.do(peer.Guest, peer.Rename{Name: text + "Ben"}, peer.Rename{Name: "Ben" + text})
		m.do(peer.Host, peer.Rename{Name: text + "Ada"}, peer.Rename{Name: "Ada" + text})
	}
	guest.types("n")
	guest.pastes(strings.Join(hostile(), " "))
	guest.types("\r")
	m.do(peer.Guest, peer.Rename{Name: "Ben"})
	m.do(peer.Host, peer.Rename{Name: "Ada"})
	see("Ben", "Ada")
	m.answering()
	guest.sees("Type your answer")
	for _, text := range hostile() {
		guest.pastes(between("\n", text, "."))
	}
	guest.pastes("\nthe end")
	see("the end")
	nasty := strings.Join(hostile()[:20], "")
	m.do(peer.Host, peer.Nudge{Text: between("nudged", nasty, "on")}, peer.Jot{Notes: between("noted", nasty, "on")})
	guest.sees("nudged")
	m.do(peer.Guest, peer.HandOver{})
	m.do(peer.Host, peer.Ask{Question: between("asked", nasty, "on")})
	see("asked")
	guest.pastes(between("replied", strings.Join(hostile(), "\n"), "to all"))
	m.host.sees("to all")
	m.judgeWith(nasty)
	see("agree on", "commented")
	m.do(peer.Guest, peer.Proceed{})
	m.host.sees("take away")
	guest.sees("take away")
	watcher.sees("takes away")
	m.do(peer.Guest, peer.Take{Text: between("taken", strings.Join(hostile(), ""), "\nby Ben")})
	m.do(peer.Host, peer.Take{Text: between("taken", strings.Join(hostile(), ""), "\nby Ada")})
	m.host.sees("by Ben")
	guest.sees("by Ada")
	watcher.sees("by Ben")
	m.wantHarmless(guest, watcher)
}

// judgeWith leads from a reply to the comparison, with a comment on the row
// that comes first.
func (m *meeting) judgeWith(nasty string) {
	m.t.Helper()
	m.do(peer.Guest, peer.HandOver{})
	m.do(peer.Host, peer.Judge{}, peer.Band{Side: peer.Content, Value: 0},
		peer.Comment{On: string(peer.Content), Text: between("commented", nasty, "on")}, peer.Seal{})
	m.do(peer.Guest, peer.Band{Side: peer.Content, Value: 5}, peer.Seal{}, peer.Seal{})
}

// wantHarmless fails where a terminal was sent what it should not be, or more
// bells than nudges.
func (m *meeting) wantHarmless(guest, watcher *sitting) {
	m.t.Helper()
	for s, x := range map[string]*sitting{"host": m.host, "guest": guest, "watcher": watcher} {
		sent := streamOf(x.everything())
		sent.wantHarmless(m.t, false)
		bells := 0
		if x == guest {
			bells = 1
		}
		if sent.bells != bells {
			m.t.Errorf("the %s's bell rang %d times, want %d", s, sent.bells, bells)
		}
	}
}
