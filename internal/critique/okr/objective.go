// Package okr reads Objectives and Key Results out of free text, however
// people type them, and says what each Key Result lacks. It does not judge
// whether they are the right ones.
package okr

import "okrcoach/internal/prose"

// Objective is a goal found in an answer, with its Key Results.
type Objective struct {
	prose.Span
	Text       string      `json:"text"`
	KeyResults []KeyResult `json:"key_results"`
}

// KeyResult is one measure of an Objective. Fields that the text does not
// give are empty.
type KeyResult struct {
	prose.Span
	Text string `json:"text"`
	// Target is the number aimed at with its unit, as written.
	Target string `json:"target"`
	// Deadline is the date or period, as written.
	Deadline string `json:"deadline"`
}
