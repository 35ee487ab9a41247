package peer

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"
)

// words returns an answer of so many words.
func words(n int) string {
	const nine = "Checkout p99 goes from 900 to 200 ms, by June.\n"
	return strings.Repeat(nine, n/9)
}

// discard keeps no log.
func discard(o *Options) { o.Log = func([]byte) error { return nil } }

// typing is a letter typed into the middle of a text, and taken back.
func typing(text string) [2]Edit {
	at := boundary(text, len(text)/2)
	return [2]Edit{{Text: text[:at] + "x" + text[at:], Cursor: at + 1}, {Text: text, Cursor: at}}
}

// BenchmarkEdit is one key typed into an answer, as far as the log.
func BenchmarkEdit(b *testing.B) {
	for _, n := range []int{200, 2_000, 17_000} {
		b.Run(fmt.Sprint(n, "words"), func(b *testing.B) {
			s := newStage(b, discard)
			s.toAnswer()
			s.do(Guest, Edit{Text: words(n)})
			keys := typing(words(n))
			b.ReportAllocs()
			for i := 0; b.Loop(); i++ {
				s.do(Guest, keys[i%2])
			}
		})
	}
}

func BenchmarkView(b *testing.B) {
	s := newStage(b, discard)
	s.join()
	b.ReportAllocs()
	steps := wholeRound(Host, Guest)
	s.play(steps[:len(steps)-2], func() {})
	for b.Loop() {
		s.View(Host)
	}
}

// BenchmarkInterview is an interview of two rounds, each with some thousand
// keys, without the judge.
func BenchmarkInterview(b *testing.B) {
	text := words(200)
	b.ReportAllocs()
	for b.Loop() {
		s := newStage(b, discard)
		for range 2 {
			s.toAnswer()
			for i := range len(text) {
				s.do(s.answers(), Edit{Text: text[:i+1], Cursor: i + 1})
			}
			s.do(s.answers(), HandOver{})
			s.do(s.asks(), Ask{Question: "Why?"}, Judge{}, Band{Content, 3}, Seal{})
			s.do(s.answers(), Seal{}, Seal{}, Proceed{}, Vote{Swap})
			s.do(s.asks(), Vote{Swap})
		}
		s.Close()
	}
}

// BenchmarkResume reads a log of 20,000 keys.
func BenchmarkResume(b *testing.B) {
	s := newStage(b)
	s.toAnswer()
	text := words(3_800)
	for i := range 20_000 {
		n := min(i+1, len(text))
		s.do(Guest, Edit{Text: text[:n], Cursor: i % (n + 1)})
	}
	b.SetBytes(int64(s.log.Len()))
	log := bytes.Clone(s.log.Bytes())
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Resume(s.options, bytes.NewReader(log)); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkRooms is one key typed in each of 20 rooms at once, until all three
// subscribers of each have looked at it.
func BenchmarkRooms(b *testing.B) {
	const rooms = 20
	stages := make([]*stage, rooms)
	looked := make([]chan struct{}, rooms)
	for n := range stages {
		s := newStage(b, discard)
		s.toAnswer()
		s.do(Guest, Edit{Text: words(2_000)})
		stages[n], looked[n] = s, make(chan struct{}, 3)
		for _, seat := range []Seat{Host, Guest, Watcher} {
			changed, stop := s.Subscribe()
			b.Cleanup(stop)
			go func() {
				for range changed {
					s.View(seat)
					looked[n] <- struct{}{}
				}
			}()
		}
	}
	keys := typing(words(2_000))
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		var all sync.WaitGroup
		for n, s := range stages {
			all.Go(func() {
				s.do(Guest, keys[i%2])
				for range 3 {
					<-looked[n]
				}
			})
		}
		all.Wait()
	}
	b.ReportMetric(float64(b.Elapsed())/float64(b.N*rooms)/float64(time.Microsecond), "µs/key")
}
