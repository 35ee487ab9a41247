package sshd

import (
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
)

// awaited is words that a screen is to show, and when it did.
type awaited struct {
	words string
	shown chan time.Time
}

// await returns when a screen shows some words, seen as soon as they are there.
func (s *sitting) await(words string) (shown <-chan time.Time) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.awaited = &awaited{words, make(chan time.Time, 1)}
	return s.awaited.shown
}

// letter returns the i-th of 592 letters of one cell each, none of which is on
// any of the screens before.
func letter(i int) string {
	const extended = 0x250 - 0x100
	if i < extended {
		return string(rune(0x100 + i))
	}
	return string(rune(0x1e00 + i - extended))
}

// shownAfter returns how long something takes to be on a screen.
func shownAfter(b *testing.B, s *sitting, words string, act func()) time.Duration {
	b.Helper()
	shown := s.await(words)
	began := time.Now()
	act()
	select {
	case at := <-shown:
		return at.Sub(began)
	case <-time.After(patience):
		b.Fatalf("there is no %q:\n%s", words, s.text())
	}
	return 0
}

// BenchmarkMeetingKey is one key typed behind 2,000 words by the one, until it is on
// the screen of the other. Keys come at a human rate, at most 592 of them.
func BenchmarkMeetingKey(b *testing.B) {
	for _, each := range []struct {
		name string
		asks peer.Seat
	}{{"guest-to-host", peer.Host}, {"host-to-guest", peer.Guest}} {
		b.Run(each.name, func(b *testing.B) {
			m := openMeeting(b, each.asks, nil)
			guest := m.comes(peer.Guest)
			m.comes(peer.Watcher)
			writer, reader := guest, m.host
			if each.asks == peer.Guest {
				writer, reader = m.host, guest
			}
			m.answering()
			writer.sees("Type your answer")
			writer.pastes(words(2_000))
			reader.sees("2000 words")
			writer.sees("2000 words")
			b.ResetTimer()
			var times []time.Duration
			for i := range b.N {
				time.Sleep(time.Duration(60+i%17) * time.Millisecond)
				times = append(times, shownAfter(b, reader, letter(i), func() { writer.types(letter(i)) }))
				if i%7 == 6 {
					writer.types(" ")
				}
			}
			percentile(b, "shown", times)
		})
	}
}

// BenchmarkMeetingFollowUp is a question that the host sends with one key, until it
// is on the screen of the guest, who has written 2,000 words.
func BenchmarkMeetingFollowUp(b *testing.B) {
	m := openMeeting(b, peer.Host, nil)
	guest := m.comes(peer.Guest)
	m.answering()
	guest.sees("Type your answer")
	guest.pastes(words(2_000))
	m.host.sees("2000 words")
	m.do(peer.Guest, peer.HandOver{})
	m.host.sees("Ask your follow-ups")
	var times []time.Duration
	for i := range b.N {
		if i > 0 && i%peer.MaxFollowUps == 0 {
			b.Skip("a round takes no more follow-ups")
		}
		time.Sleep(time.Duration(1200+i%17) * time.Millisecond) // until when letters do nothing
		m.host.types("w")
		m.host.sees("Your question")
		m.host.types(letter(i))
		m.host.sees(letter(i))
		times = append(times, shownAfter(b, guest, letter(i), func() { m.host.types("\r") }))
		m.do(peer.Guest, peer.HandOver{})
		m.host.sees("has handed over")
	}
	percentile(b, "shown", times)
}

// BenchmarkMeetingJoin is from the moment at which the right code is sent to the
// first frame of the seat, while two others are there and 2,000 words.
func BenchmarkMeetingJoin(b *testing.B) {
	m := openMeeting(b, peer.Host, nil)
	guest := m.comes(peer.Guest)
	m.answering()
	guest.sees("Type your answer")
	guest.pastes(words(2_000))
	m.host.sees("2000 words")
	var times []time.Duration
	for range b.N {
		var sent time.Time
		c := m.enter(gossh.KeyboardInteractive(func(_, _ string, asked []string, _ []bool) ([]string, error) {
			if len(asked) == 0 {
				return nil, nil
			}
			sent = time.Now()
			return []string{m.code(peer.Watcher)}, nil
		}))
		watcher := c.sit()
		select {
		case at := <-watcher.await("2000 words"):
			times = append(times, at.Sub(sent))
		case <-time.After(patience):
			b.Fatalf("there is no frame:\n%s", watcher.text())
		}
		_ = c.conn.Close()
		eventually(b, "the seat to be free", func() bool { return !m.porter.Status(peer.Watcher).Sits })
	}
	percentile(b, "shown", times)
}
