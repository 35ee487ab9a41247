// Package delivery says how an answer was given: how long it is, how long it
// took to type and would take to say. It does not look at what was said.
package delivery

import "time"

// SpokenWordsPerMinute is the usual rate of conversational English, used
// only to say how long an answer would take to speak.
const SpokenWordsPerMinute = 150

// Report is the measure of one answer. Times are in whole seconds.
type Report struct {
	Words int `json:"words"`
	// Seconds is the time spent answering, overtime included.
	Seconds int `json:"seconds"`
	// LimitSeconds is the time the question allowed; 0 where unknown.
	LimitSeconds int `json:"limit_seconds,omitempty"`
	// SpokenSeconds is how long the answer would take to say.
	SpokenSeconds int `json:"spoken_seconds"`
	// WordsPerMinute is the typing pace; 0 for a pasted answer, which has
	// none, or one given in no measurable time.
	WordsPerMinute int `json:"words_per_minute"`
}

// Measured is what is known of how an answer came to be.
type Measured struct {
	Words  int
	Took   time.Duration
	Limit  time.Duration
	Pasted bool
}
