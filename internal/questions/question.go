// Package questions says what an interview question is and where questions
// come from: one Markdown file each, bundled with the program or dropped into
// a folder. It loads, checks, finds and filters them, and reports a faulty
// file with its line and what was expected there, without hiding the good
// ones. Judging an answer against a question is left to package critique,
// and showing one to package ui.
package questions

import "time"

// FormatVersion is the version of the question file format that this package
// reads and writes, the value of the front matter's "format" key.
const FormatVersion = 1

// Difficulty says how demanding a question is for the role it is asked for.
type Difficulty string

// The difficulties that a question file may name.
const (
	Easy   Difficulty = "easy"
	Medium Difficulty = "medium"
	Hard   Difficulty = "hard"
)

// Question is one interview question with everything needed to ask it, to
// judge an answer to it and to coach towards a better one.
type Question struct {
	ID         string     `json:"id"`
	Title      string     `json:"title"`
	Company    string     `json:"company"`
	Category   string     `json:"category"`
	Difficulty Difficulty `json:"difficulty"`
	// Time is how long the answer may take.
	Time time.Duration `json:"-"`
	// Objectives is the number of Objectives the question asks for; 0 where
	// the question is not about OKRs.
	Objectives int `json:"objectives,omitempty"`

	// Prompt, Why, HowTo and Sample are Markdown, from the file's body:
	// the question as it is asked, why interviewers ask it, how to answer it
	// in steps, and a full answer that covers every key point.
	Prompt string `json:"prompt"`
	Why    string `json:"why"`
	HowTo  string `json:"how_to_answer"`
	Sample string `json:"sample_answer"`

	KeyPoints []KeyPoint `json:"key_points"`
	Mistakes  []Mistake  `json:"mistakes"`
	// Published holds what the company has said in public and an answer may
	// rely on, each fact with its source.
	Published []Fact `json:"published,omitempty"`
	// Related names other questions by their ids.
	Related []string `json:"related,omitempty"`
	// Examples are labelled answers; they are optional.
	Examples []Example `json:"examples,omitempty"`

	// Source says where the question was loaded from: a file's path, or
	// "bundled".
	Source string `json:"source"`
}

// KeyPoint is one thing that a good answer does.
type KeyPoint struct {
	ID string `json:"id"`
	// Point describes it in one sentence, beginning with a verb.
	Point string `json:"point"`
	// Hint is shown on request before the first attempt.
	Hint string `json:"hint"`
	// FollowUp is the question an interviewer asks when the point is missing.
	FollowUp string `json:"follow_up"`
	// Say is a sentence that would have made the point.
	Say string `json:"say"`
	// Needs lists the kinds of evidence without which the point is only
	// mentioned, not made.
	Needs []Need `json:"needs,omitempty"`
	// Exemplars are sentences in the voice of somebody who makes the point,
	// Contrasts are near misses in the voice of somebody who does not.
	Exemplars []string `json:"exemplars"`
	Contrasts []string `json:"contrasts,omitempty"`
}

// Need is a kind of evidence that can be read off a sentence.
type Need string

// The kinds of evidence that a key point may ask for.
const (
	// NeedTarget is a number with a unit, or a spelt-out one ("four nines").
	NeedTarget Need = "target"
	// NeedConsequence is a stated effect: because, so that, which costs.
	NeedConsequence Need = "consequence"
	// NeedChoice is a decision between two things, or a rule for making it.
	NeedChoice Need = "choice"
)

// Mistake is one thing that spoils an answer. Most mistakes are absences, so
// a mistake may say which key points rule it out.
type Mistake struct {
	ID string `json:"id"`
	// Mistake describes it in one sentence.
	Mistake string `json:"mistake"`
	// Repair is what to say instead.
	Repair string `json:"repair"`
	// Without lists key points; the mistake is made where all are missing.
	Without []string `json:"without,omitempty"`
	// Check names a check of the Key Results that shows the mistake.
	Check Check `json:"check,omitempty"`
	// Exemplars are sentences in the voice of somebody who makes the
	// mistake out loud.
	Exemplars []string `json:"exemplars,omitempty"`
	Contrasts []string `json:"contrasts,omitempty"`
	// BadAnswer is a short answer that makes this mistake.
	BadAnswer string `json:"bad_answer"`
}

// Check names a check of the Key Results in an answer.
type Check string

// CheckMeasurable fails an answer whose Key Results carry no numbers, or
// numbers that cannot be reached.
const CheckMeasurable Check = "measurable"

// Fact is something a company has published.
type Fact struct {
	Fact   string `json:"fact"`
	Source string `json:"source"`
}

// Label is a reader's judgement of one criterion in an example answer.
type Label string

// The labels an example may carry; Borderline is where careful readers split.
const (
	LabelYes        Label = "yes"
	LabelNo         Label = "no"
	LabelBorderline Label = "borderline"
)

// Example is an answer that a person has judged, to show the judge what the
// rubric means.
type Example struct {
	Text string `json:"text"`
	// Labels maps key point and mistake ids to what the reader decided.
	Labels map[string]Label `json:"labels"`
	// Evidence maps an id to the passages of Text, word for word, that
	// earned a yes.
	Evidence map[string][]string `json:"evidence,omitempty"`
}
