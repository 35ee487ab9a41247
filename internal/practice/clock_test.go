package practice

import (
	"testing"
	"time"
)

func TestClockCountsWhatAPersonCouldUse(t *testing.T) {
	type step struct {
		do  func(*Clock, time.Duration) time.Duration
		at  time.Duration
		gap time.Duration
	}
	start := func(c *Clock, now time.Duration) time.Duration { c.Start(now); return 0 }
	beat := func(c *Clock, now time.Duration) time.Duration { return c.Beat(now) }
	stop := func(c *Clock, now time.Duration) time.Duration { return c.Stop(now) }
	const s, hour = time.Second, time.Hour
	tests := map[string]struct {
		steps []step
		want  time.Duration
	}{
		"nothing before it starts":             {[]step{{beat, 9 * s, 0}}, 0},
		"the time between beats":               {[]step{{start, hour, 0}, {beat, hour + s, 0}, {beat, hour + 3*s, 0}}, 3 * s},
		"a gap of just MaxGap":                 {[]step{{start, 0, 0}, {beat, MaxGap, 0}}, MaxGap},
		"no longer gap, which it gives back":   {[]step{{start, 0, 0}, {beat, MaxGap + 1, MaxGap + 1}}, 0},
		"again after a gap":                    {[]step{{start, 0, 0}, {beat, hour, hour}, {beat, hour + 2*s, 0}}, 2 * s},
		"nothing for a reading that goes back": {[]step{{start, 9 * s, 0}, {beat, 4 * s, 0}, {beat, 6 * s, 0}}, 2 * s},
		"the time up to the stop":              {[]step{{start, 0, 0}, {stop, 2 * s, 0}, {beat, 4 * s, 0}}, 2 * s},
		"no gap before the stop":               {[]step{{start, 0, 0}, {stop, hour, hour}}, 0},
		"on after a second start":              {[]step{{start, 0, 0}, {stop, 2 * s, 0}, {start, hour, 0}, {beat, hour + s, 0}}, 3 * s},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			var c Clock
			var now time.Duration
			for i, step := range test.steps {
				if gap := step.do(&c, step.at); gap != step.gap {
					t.Errorf("step %d gives back a gap of %v, want %v", i+1, gap, step.gap)
				}
				now = step.at
			}
			if got := c.Elapsed(now); got != test.want {
				t.Errorf("it counted %v, want %v", got, test.want)
			}
		})
	}
}

func TestClockShowsTheRunningSpanWithoutCountingIt(t *testing.T) {
	var c Clock
	c.Start(0)
	for _, test := range []struct{ now, want time.Duration }{
		{2 * time.Second, 2 * time.Second}, {MaxGap, MaxGap}, {MaxGap + 1, 0}, {-time.Second, 0}, {time.Second, time.Second},
	} {
		if got := c.Elapsed(test.now); got != test.want {
			t.Errorf("at %v it shows %v, want %v", test.now, got, test.want)
		}
	}
}

func TestClockTakesNoNegativeTime(t *testing.T) {
	var c Clock
	c.Add(3 * time.Second)
	c.Add(-time.Hour)
	if got := c.Elapsed(0); got != 3*time.Second {
		t.Errorf("it counted %v, want 3s", got)
	}
}

func TestSystemUptimeNeverGoesBack(t *testing.T) {
	now := SystemUptime()
	last := now()
	for range 1000 {
		next := now()
		if next < last {
			t.Fatalf("it went from %v back to %v", last, next)
		}
		last = next
	}
}
