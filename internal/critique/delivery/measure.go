package delivery

import (
	"math"
	"time"
)

// Measure turns what is known of an answer into a report.
func Measure(m Measured) Report {
	r := Report{
		Words:         m.Words,
		Seconds:       wholeSeconds(m.Took),
		LimitSeconds:  wholeSeconds(m.Limit),
		SpokenSeconds: int(math.Round(float64(m.Words) * 60 / SpokenWordsPerMinute)),
	}
	if !m.Pasted && m.Took >= time.Second {
		r.WordsPerMinute = int(math.Round(float64(m.Words) / m.Took.Minutes()))
	}
	return r
}

func wholeSeconds(d time.Duration) int { return int(d.Round(time.Second) / time.Second) }
