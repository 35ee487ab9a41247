package delivery

import (
	"testing"
	"time"
)

func TestMeasure(t *testing.T) {
	for _, c := range []struct {
		name string
		m    Measured
		want Report
	}{
		{"nothing", Measured{}, Report{}},
		{
			"typed",
			Measured{Words: 150, Took: 5 * time.Minute, Limit: 5 * time.Minute},
			Report{Words: 150, Seconds: 300, LimitSeconds: 300, SpokenSeconds: 60, WordsPerMinute: 30},
		},
		{
			"pasted has no pace",
			Measured{Words: 150, Took: time.Minute, Pasted: true},
			Report{Words: 150, Seconds: 60, SpokenSeconds: 60},
		},
		{
			"no measurable time has no pace",
			Measured{Words: 3, Took: time.Millisecond},
			Report{Words: 3, SpokenSeconds: 1},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := Measure(c.m); got != c.want {
				t.Errorf("got %+v, want %+v", got, c.want)
			}
		})
	}
}
