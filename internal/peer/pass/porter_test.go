package pass

import (
	"crypto/rand"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"okrcoach/internal/peer"
)

// clock is an Uptime that a test sets.
type clock struct{ now atomic.Int64 }

func (c *clock) uptime() time.Duration { return time.Duration(c.now.Load()) }
func (c *clock) pass(d time.Duration)  { c.now.Add(int64(d)) }
func (c *clock) options() Options {
	return Options{Random: rand.Reader, Uptime: c.uptime, Watcher: true}
}
func (c *clock) porter(t *testing.T) *Porter { return open(t, c.options()) }
func code(p *Porter, s peer.Seat) string     { return p.Status(s).Code }
func try(t *testing.T, p *Porter, typed string) (Credential, error) {
	t.Helper()
	return p.Try(t.Context(), typed)
}

func open(t *testing.T, o Options) *Porter {
	t.Helper()
	p, err := New(o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// enter shows a code that must be right.
func enter(t *testing.T, p *Porter, typed string) Credential {
	t.Helper()
	c, err := try(t, p, typed)
	if err != nil {
		t.Fatalf("%q: %v", typed, err)
	}
	return c
}

// sit takes a seat that must be free.
func sit(t *testing.T, p *Porter, c Credential) (leave func()) {
	t.Helper()
	leave, err := p.Sit(c)
	if err != nil {
		t.Fatal(err)
	}
	return leave
}

func refused(t *testing.T, err, want error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("got %v, want %v", err, want)
	}
}

func TestACodeOpensTheSeatThatItIsFor(t *testing.T) {
	p := new(clock).porter(t)
	for _, seat := range []peer.Seat{peer.Guest, peer.Watcher} {
		c := enter(t, p, code(p, seat))
		if c.Seat() != seat {
			t.Errorf("the code of %v opened %v", seat, c.Seat())
		}
		sit(t, p, c)
	}
}

func TestNobodyWatchesUnlessTheHostAllowsIt(t *testing.T) {
	o := new(clock).options()
	o.Watcher = false
	p := open(t, o)
	if code(p, peer.Watcher) != "" {
		t.Error("there is a code for a seat that there is not")
	}
	refused(t, p.NewCode(peer.Watcher), ErrNoSeat)
	refused(t, p.NewCode(peer.Host), ErrNoSeat)
}

func TestACodeExpiresUnused(t *testing.T) {
	var at clock
	p := at.porter(t)
	at.pass(CodeLife - 1)
	c := enter(t, p, code(p, peer.Guest))
	at.pass(1)
	_, err := try(t, p, code(p, peer.Guest))
	refused(t, err, ErrExpired)
	_, err = p.Sit(c)
	refused(t, err, ErrExpired)
	if left := p.Status(peer.Guest).Left; left != 0 {
		t.Errorf("an expired code has %v left", left)
	}
}

func TestAUsedCodeOpensItsSeatAgainForAsLongAsTheRoomIsOpen(t *testing.T) {
	var at clock
	p := at.porter(t)
	leave := sit(t, p, enter(t, p, code(p, peer.Guest)))
	at.pass(5 * time.Hour)
	c := enter(t, p, code(p, peer.Guest))
	_, err := p.Sit(c)
	refused(t, err, ErrSits)
	leave()
	leaveAgain := sit(t, p, c)
	leave() // once more, which must not free the seat under its new sitter
	_, err = p.Sit(c)
	refused(t, err, ErrSits)
	leaveAgain()
}

func TestANewCodeEndsTheOneBefore(t *testing.T) {
	p := new(clock).porter(t)
	old := code(p, peer.Guest)
	early := enter(t, p, old)
	if err := p.NewCode(peer.Guest); err != nil {
		t.Fatal(err)
	}
	_, err := try(t, p, old)
	refused(t, err, ErrExpired)
	_, err = p.Sit(early)
	refused(t, err, ErrExpired)
	sit(t, p, enter(t, p, code(p, peer.Guest)))
	refused(t, p.NewCode(peer.Guest), ErrUsed)
}

func TestTheGuestsSeatBelongsToWhatTookItFirst(t *testing.T) {
	o := new(clock).options()
	o.Keys = [][]byte{[]byte("laptop"), []byte("desktop")}
	t.Run("a key", func(t *testing.T) {
		p := open(t, o)
		typed := code(p, peer.Guest)
		laptop, err := p.Key([]byte("laptop"))
		if err != nil {
			t.Fatal(err)
		}
		sit(t, p, laptop)()
		_, err = p.Key([]byte("desktop"))
		refused(t, err, ErrBound)
		_, err = try(t, p, typed)
		refused(t, err, ErrBound)
		if s := p.Status(peer.Guest); s.Code != "" || !s.Used || s.Sits {
			t.Errorf("the host is shown %+v", s)
		}
		sit(t, p, laptop)
	})
	t.Run("a code", func(t *testing.T) {
		p := open(t, o)
		early, err := p.Key([]byte("laptop"))
		if err != nil {
			t.Fatal(err)
		}
		sit(t, p, enter(t, p, code(p, peer.Guest)))()
		_, err = p.Key([]byte("laptop"))
		refused(t, err, ErrBound)
		_, err = p.Sit(early)
		refused(t, err, ErrBound)
	})
}

func TestAForeignKeyOpensNothing(t *testing.T) {
	o := new(clock).options()
	o.Keys = [][]byte{[]byte("laptop")}
	p := open(t, o)
	for _, key := range []string{"", "laptop ", "lapto", code(p, peer.Guest), read(code(p, peer.Guest))} {
		_, err := p.Key([]byte(key))
		refused(t, err, ErrKey)
	}
	_, err := try(t, p, "laptop")
	refused(t, err, ErrWrong)
}

func TestOnlyWhoTookTheSeatOwnsIt(t *testing.T) {
	p := new(clock).porter(t)
	c := enter(t, p, code(p, peer.Guest))
	if p.Owns(c) {
		t.Error("the seat is owned before it was taken")
	}
	leave := sit(t, p, c)
	leave()
	if !p.Owns(c) || p.Owns(Credential{seat: peer.Guest}) || p.Owns(enter(t, p, code(p, peer.Watcher))) {
		t.Error("the wrong one owns the seat")
	}
}

func TestOfTwoWhoComeAtOnceOneSits(t *testing.T) {
	for range 200 {
		p := new(clock).porter(t)
		var sat atomic.Int32
		var wg sync.WaitGroup
		for range 2 {
			wg.Go(func() {
				c, err := p.Try(t.Context(), code(p, peer.Guest))
				if err != nil {
					t.Error(err)
				}
				switch _, err := p.Sit(c); {
				case err == nil:
					sat.Add(1)
				case !errors.Is(err, ErrSits):
					t.Error(err)
				}
			})
		}
		wg.Wait()
		if n := sat.Load(); n != 1 {
			t.Fatalf("%d of 2 sat", n)
		}
	}
}

func TestWrongCodesAreAnsweredOneASecondAndARightOneAtOnce(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		o := Options{Random: rand.Reader, Uptime: func() time.Duration { return time.Since(began) }}
		p := open(t, o)
		var answered [5]atomic.Int64
		var wg sync.WaitGroup
		for i := range answered {
			wg.Go(func() {
				_, err := p.Try(t.Context(), "wrong")
				refused(t, err, ErrWrong)
				answered[i].Store(int64(time.Since(began)))
			})
			synctest.Wait()
		}
		if wrong, waiting := p.Wrong(); wrong != 5 || waiting != 4 {
			t.Errorf("%d wrong and %d waiting, want 5 and 4", wrong, waiting)
		}
		enter(t, p, code(p, peer.Guest))
		if waited := time.Since(began); waited != 0 {
			t.Errorf("the right code waited %v", waited)
		}
		wg.Wait()
		for i := range answered {
			if got := time.Duration(answered[i].Load()); got != time.Duration(i)*time.Second {
				t.Errorf("answer %d came after %v", i, got)
			}
		}
		if _, waiting := p.Wrong(); waiting != 0 {
			t.Errorf("%d still wait", waiting)
		}
	})
}

func TestAFullLineRefusesAtOnceAndEmptiesWithTime(t *testing.T) {
	var at clock
	o := at.options()
	o.Line = 3
	p := open(t, o)
	for i := range 4 {
		if _, wait, err := p.check(prove(ofCode, "x")); err != ErrWrong || wait != time.Duration(i)*time.Second {
			t.Errorf("%d: %v after %v", i, err, wait)
		}
	}
	_, err := try(t, p, "x")
	refused(t, err, ErrCrowded)
	at.pass(time.Second)
	if _, wait, err := p.check(prove(ofCode, "x")); err != ErrWrong || wait != 3*time.Second {
		t.Errorf("%v after %v", err, wait)
	}
	if wrong, _ := p.Wrong(); wrong != 6 {
		t.Errorf("%d were counted, want 6", wrong)
	}
}

func TestATurnStaysTakenWhenTheOneWhoWaitedHasGone(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		p := open(t, Options{Random: rand.Reader, Uptime: func() time.Duration { return time.Since(began) }})
		gone, hangUp := contextThatEnds(t)
		for range 3 {
			go func() { _, _ = p.Try(gone, "wrong") }()
		}
		synctest.Wait()
		hangUp()
		_, err := p.Try(t.Context(), "wrong")
		refused(t, err, ErrWrong)
		if waited := time.Since(began); waited != 3*time.Second {
			t.Errorf("the fourth answer came after %v", waited)
		}
	})
}

func TestWithoutRandomBitsThereIsNoCode(t *testing.T) {
	o := new(clock).options()
	o.Random = strings.NewReader("too few")
	if _, err := New(o); err == nil {
		t.Error("a code was made of nothing")
	}
}
