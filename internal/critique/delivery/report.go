// Package delivery says how an answer was given: how long it is, how long it
// took, how its sentences run, where a commitment is hedged, which words only
// fill, and whether a reader is led through it to an end. It does not say
// whether what was said is right: that is for packages rubric and okr. It
// reads English; of another language only the counts and times mean anything.
//
// What counts is what holds for typed answers. Pauses and corrections are no
// part of it, because no norm for them holds across people.
package delivery

import "okrcoach/internal/prose"

// Report is the measure of one answer. Times are in whole seconds, lengths in
// words, and offsets are bytes of the answer exactly as given.
//
// A report that was stored before texts were measured has neither hits nor
// sentences: its three lists are nil, where those of a measured text may be
// empty but never are.
type Report struct {
	Words int `json:"words"`
	// Seconds is the time spent answering, overtime included; 0 where
	// unknown.
	Seconds int `json:"seconds"`
	// LimitSeconds is the time the question allowed; 0 where unknown.
	LimitSeconds int `json:"limit_seconds,omitempty"`
	// SecondsLeft is what was left of the limit, negative in overtime; 0
	// where Seconds or LimitSeconds is unknown.
	SecondsLeft int `json:"seconds_left"`
	// SpokenSeconds is how long the answer would take to say, at
	// SpokenWordsPerMinute.
	SpokenSeconds int `json:"spoken_seconds"`
	// WordsPerMinute is the typing pace; 0 for a pasted answer, which has
	// none, or one given in no measurable time.
	WordsPerMinute int `json:"words_per_minute"`
	// Pasted reports that most of the answer was pasted, so that its time
	// says nothing.
	Pasted bool `json:"pasted"`

	// Sentences counts the sentences outside lists and headings.
	Sentences int `json:"sentences"`
	// AverageSentence is their mean length in words, to one decimal; 0
	// without sentences.
	AverageSentence float64 `json:"average_sentence_words"`
	// LongestSentence is the length of the longest in words, and Longest
	// where it stands; nil without sentences. Where it is too long,
	// LongestBegins holds its first clauseWords words.
	LongestSentence int         `json:"longest_sentence_words"`
	Longest         *prose.Span `json:"longest_sentence"`
	LongestBegins   string      `json:"longest_sentence_begins,omitempty"`
	// LongSentences counts those of more than MostSentenceWords words.
	LongSentences int `json:"long_sentences"`
	// ListItems counts bulleted, numbered and labelled ("KR2: …") items.
	ListItems int `json:"list_items"`

	// SpecificWords counts the words that stand in labelled items, and in
	// sentences that hold a number or a condition or say what "I", "we" or
	// "the team" do.
	SpecificWords int `json:"specific_words"`

	// Hedges weaken what the person would do, aim at or reach; a hedged
	// assumption is honest and not among them. One is given per clause.
	Hedges []Hit `json:"hedges,omitzero"`
	// Fillers are words that the answer could drop without loss.
	Fillers []Hit `json:"fillers,omitzero"`
	// Signposts tell a reader which part begins: headings, list numbers,
	// labels, "second", "in short".
	Signposts []Hit `json:"signposts,omitzero"`
	// Closing is the sentence near the end that sums up or decides; nil
	// where there is none.
	Closing *Hit `json:"closing"`
}

// Hit is a stretch of the answer that a measure found.
type Hit struct {
	prose.Span
	Text string `json:"text"`
	// Clause is the commitment around a hedge, at most clauseWords words of
	// it as they stand in the answer; empty for other hits.
	Clause string `json:"clause,omitempty"`
}

// measured reports whether the text was at hand when r was made.
func (r Report) measured() bool { return r.Hedges != nil }

// timed reports whether the time of the answer says something.
func (r Report) timed() bool { return !r.Pasted && r.Seconds > 0 }

func hit(text string, s prose.Span) Hit { return Hit{Span: s, Text: s.Of(text)} }

// What the figures are held against.
const (
	// SpokenWordsPerMinute is the usual rate of conversational English, used
	// only to say how long an answer would take to speak.
	SpokenWordsPerMinute = 150
	// AverageSentenceWords and MostSentenceWords are how long sentences
	// should be on average and at most (Australian Government Style Manual,
	// "Sentence length").
	AverageSentenceWords = 15
	MostSentenceWords    = 25
	// Five minutes of typing, planning included, hold between these numbers
	// of words at the usual pace of UsualTypingPace words a minute (Dhakal
	// and others, "Observations on Typing from 136 Million Keystrokes",
	// 2018).
	FewestWordsIn5Minutes = 150
	MostWordsIn5Minutes   = 260
	UsualTypingPace       = 52
)
