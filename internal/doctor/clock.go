package doctor

import (
	"context"
	"fmt"
	"net/http"
	"sync"
	"time"
)

// tolerated is how far the clock may be off. Certificates that have just been
// issued are refused from about there.
const tolerated = 5 * time.Minute

// listener is a transport that compares the clocks of the endpoints that
// answer with this machine's.
type listener struct {
	below http.RoundTripper
	now   func() time.Time

	mu    sync.Mutex
	heard bool
	ahead time.Duration
}

// RoundTrip sends the request on.
func (l *listener) RoundTrip(q *http.Request) (*http.Response, error) {
	answer, err := l.below.RoundTrip(q)
	if err != nil {
		return nil, err
	}
	if date, err := http.ParseTime(answer.Header.Get("Date")); err == nil {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.heard, l.ahead = true, l.now().Sub(date)
	}
	return answer, nil
}

// difference is how far this machine's clock is ahead of that of the endpoint
// that answered last; ok is false where none has.
func (l *listener) difference() (ahead time.Duration, ok bool) {
	if l == nil {
		return 0, false
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.ahead, l.heard
}

// CloseIdleConnections closes those of the transport below.
func (l *listener) CloseIdleConnections() {
	if idle, ok := l.below.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}

// clockRight says whether the clock is right, as far as that can be known: it
// dates attempts, and certificates are checked against it.
func (r *run) clockRight(context.Context) {
	now := r.Now()
	// No build of this program is older.
	if earliest := time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC); now.Before(earliest) {
		r.trouble(nameClock, "The clock of this machine says "+now.Format(time.DateTime)+", which is long past.", setClock)
		return
	}
	ahead, known := r.clock.difference()
	if !known {
		r.ok(nameClock, "It says "+now.Format(time.DateTime)+"; there is nothing to compare it with.")
		return
	}
	how := "ahead of"
	if ahead < 0 {
		ahead, how = -ahead, "behind"
	}
	if ahead > tolerated {
		r.trouble(nameClock, fmt.Sprintf("The clock of this machine is %s %s that of %s.", inWords(ahead), how, r.settings.Base.Host()), setClock)
		return
	}
	r.ok(nameClock, "It agrees with that of "+r.settings.Base.Host()+".")
}

const setClock = "Let the system set the time. A wrong clock makes secure connections fail, and attempts get wrong dates."

// inWords rounds a time of more than five minutes.
func inWords(d time.Duration) string {
	const day = 24 * time.Hour
	switch {
	case d >= 2*day:
		return fmt.Sprintf("%d days", d.Round(day)/day)
	case d >= 2*time.Hour:
		return fmt.Sprintf("%d h", d.Round(time.Hour)/time.Hour)
	}
	return fmt.Sprintf("%d min", d.Round(time.Minute)/time.Minute)
}
