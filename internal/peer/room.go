package peer

import (
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/practice"
	"okrcoach/internal/questions"
)

// Options is what a room needs from outside. Its functions must not call the
// room, but for Judge.
type Options struct {
	// ID names the interview, and its log.
	ID string
	// Questions are those that can be asked; at least one.
	Questions []questions.Question
	// Judge reviews an answer, offline.
	Judge func(questions.Question, critique.Answer) critique.Review
	// Uptime is the clock that all seats share; Today gives dates.
	Uptime practice.Uptime
	Today  func() time.Time
	// NewID names the attempt of a round.
	NewID func() string
	// Log appends one line, without its line feed, to the log on disk. It is
	// called with one line after another, and with a line again that failed.
	Log func(line []byte) error
	// OneKeyboard says that both sit at the same screen and are always there.
	OneKeyboard bool
}

// Room is a mock interview under way. Its methods may be called from several
// goroutines. None of them waits for anybody's terminal. A room has no
// goroutine of its own.
type Room struct {
	options Options

	// shown is what View reads, without waiting for anything.
	shown atomic.Pointer[moment]

	mu sync.Mutex
	// state is replaced by each event.
	state *state
	// clock is the room time, last read when the uptime was beaten. Whatever
	// comes of one call happens at one time, however slow the log is, so that
	// the room time never goes back.
	clock   practice.Clock
	beaten  time.Duration
	journal journal
	// judging says that the offline judge is at work, outside of the lock.
	judging     bool
	subscribers map[chan struct{}]bool
}

// moment is what is shown of the room: a state, and how its room time stands
// to the clock of the machine.
type moment struct {
	state   *state
	version int
	// at is the room time at a reading of the uptime.
	at, uptime time.Duration
	trouble    string
}

// Open opens a room with the host in it, at the lobby of its first round.
func Open(o Options, hostName string, s Settings) (*Room, error) {
	r := newRoom(o, &state{shelf: newShelf(o.Questions)})
	r.mu.Lock()
	defer r.mu.Unlock()
	first := opened{ID: o.ID, OneKeyboard: o.OneKeyboard, Host: nameOf(hostName, Host, ""), Settings: s, Attempt: o.NewID()}
	if err := r.happen(0, first); err != nil {
		return nil, err
	}
	r.show()
	return r, nil
}

// newRoom returns a room in a state, with its clock running on from there.
func newRoom(o Options, s *state) *Room {
	if o.Log == nil {
		o.Log = func([]byte) error { return nil }
	}
	r := &Room{options: o, state: s, journal: journal{write: o.Log}, subscribers: map[chan struct{}]bool{}}
	r.beaten = o.Uptime()
	r.clock.Add(s.at)
	r.clock.Start(r.beaten)
	return r
}

// Do lets the person in a seat do something. A refused act changes nothing;
// neither does one that would leave everything as it is, which is no error.
func (r *Room) Do(s Seat, a Act) error {
	if a == nil {
		return ErrValue
	}
	return r.change(s, a.prepare)
}

// change has something happen on behalf of a seat. What that is may depend on
// the state in which it happens.
func (r *Room) change(s Seat, prepare func(scene) change) error {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.state.closed {
		return ErrClosed
	}
	defer r.show()
	r.beat()
	err := r.happen(s, prepare(scene{state: r.state, by: s, at: r.now()}))
	if err != nil && !errors.Is(err, errNothing) {
		return err
	}
	return r.follow()
}

// happen makes an event of a change, writes it and applies it, unless the
// state refuses it.
func (r *Room) happen(s Seat, c change) error {
	at := r.now()
	if err := c.check(scene{state: r.state, by: s, at: at}); err != nil {
		return err
	}
	e := event{Seq: r.state.seq + 1, At: at, On: r.options.Today().Format(time.RFC3339), Seat: s, Kind: c.kind()}
	line, err := e.encode(c)
	if err != nil {
		return err
	}
	// The state comes first, so that a line that was written can be read.
	next := r.state.after(e, c)
	r.journal.add(line)
	r.state = next
	return nil
}

// follow has happen what follows from the state by itself: the round that the
// two have decided on.
func (r *Room) follow() error {
	if !r.state.swapping {
		return nil
	}
	return r.happen(0, began{Question: r.state.nextQuestion(), Attempt: r.options.NewID()})
}

// Judge reviews the answer where that is due: at the reveal, which uncovers
// nothing without the review. It takes as long as the offline judge, half a
// second for the longest answers, during which others may act and look; so it
// is not a part of the act that leads there. It may be called at any time and
// by several at once. If the room is closed by the end, the review is left to
// whoever resumes it.
func (r *Room) Judge() {
	r.mu.Lock()
	due := r.state.isUnjudged() && !r.state.closed && !r.judging
	r.judging = r.judging || due
	question, answer := r.state.question, r.state.answered()
	r.mu.Unlock()
	if !due {
		return
	}
	review := r.options.Judge(*question, answer)
	c, err := reread(judged{&review})
	r.mu.Lock()
	defer r.mu.Unlock()
	r.judging = false
	if err != nil || r.state.closed {
		return
	}
	r.beat()
	_ = r.happen(0, c)
	r.show()
}

// now returns the room time of the last beat.
func (r *Room) now() time.Duration { return r.clock.Elapsed(r.beaten) }

// beat counts the time since the last beat, or says that it does not count.
func (r *Room) beat() {
	r.beaten = r.options.Uptime()
	if length := r.clock.Beat(r.beaten); length > 0 {
		_ = r.happen(0, gap{length})
	}
}

// show lets everybody see what has changed, if anything has.
func (r *Room) show() {
	old := r.shown.Load()
	version := 1
	if old != nil {
		if old.state == r.state && old.trouble == r.journal.trouble {
			return
		}
		version = old.version + 1
	}
	r.shown.Store(&moment{
		state: r.state, version: version, at: r.now(), uptime: r.beaten, trouble: r.journal.trouble,
	})
	for changed := range r.subscribers {
		select {
		case changed <- struct{}{}:
		default:
		}
	}
}

// View returns what a seat may know now. It never waits.
func (r *Room) View(s Seat) *View { return r.shown.Load().view(s) }

// Join takes a seat for somebody who has come in, or come back. The seat is
// left with the function returned, which may be called more than once. Any
// number of people may watch.
func (r *Room) Join(s Seat) (leave func(), err error) {
	if err := r.change(s, func(scene) change { return arrived{} }); err != nil {
		return nil, err
	}
	// The room was closed where this is refused, and then nobody is in it.
	return sync.OnceFunc(func() { _ = r.change(s, func(scene) change { return left{} }) }), nil
}

// Subscribe returns a channel that has a value whenever the room has changed
// since the last one was taken; it never holds more than one, so a slow reader
// slows nobody. It is closed by the function returned.
func (r *Room) Subscribe() (changed <-chan struct{}, stop func()) {
	c := make(chan struct{}, 1)
	r.mu.Lock()
	defer r.mu.Unlock()
	r.subscribers[c] = true
	return c, sync.OnceFunc(func() {
		r.mu.Lock()
		defer r.mu.Unlock()
		delete(r.subscribers, c)
		close(c)
	})
}

// Beat tells the room that the program runs; it is due every
// practice.BeatEvery. A longer gap does not count for anybody. It also tries
// again to write what the log could not take.
func (r *Room) Beat() {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.journal.flush()
	if !r.state.closed {
		r.beat()
	}
	r.show()
}

// Close ends the interview for everybody. A room that was not Ended can be
// resumed from its log.
func (r *Room) Close() {
	_ = r.change(Host, func(scene) change { return closed{} })
}

// Rounds returns the rounds that were uncovered, in their order, as they now
// stand. Each attempt carries its interview.
func (r *Room) Rounds() []Round { return r.shown.Load().state.rounds() }
