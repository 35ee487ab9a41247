package ui

import (
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/history"
	"okrcoach/internal/prose"
)

// walk goes down through all rows of a review, and calls visit at each.
func walk(s *stage, visit func(chosen string)) {
	s.press("home")
	for last := ""; ; {
		chosen := s.chosen()
		if visit(chosen); chosen == last {
			return
		}
		last = chosen
		s.press("down")
	}
}

func TestReviewStandsStillWhileItIsRead(t *testing.T) {
	for _, at := range []size{{40, 15}, {80, 24}, {100, 30}} {
		inBubble(t, func(t *testing.T) {
			s := atHistory("enter")(newDesk(t), at)
			// The rule between the list and the details, below that of the head.
			rule := func() int {
				return 2 + slices.IndexFunc(s.rows()[2:], func(row string) bool { return strings.Contains(row, "──") })
			}
			first, rows := rule(), 0
			walk(s, func(chosen string) {
				if rows++; rule() != first {
					t.Errorf("%v: at %q the rule stands in row %d, not %d", at, chosen, rule(), first)
				}
			})
			if rows < 30 {
				t.Errorf("%v: only %d rows were read", at, rows)
			}
		})
	}
}

func TestReviewBeginsWithTheFirstRepair(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		s := atHistory("enter")(newDesk(t), ordinary)
		s.wantWords("▸ 1. For speed-vs-stability", "Repair 1 of 3")
	})
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		a := sampleAttempt("good", 1)
		a.Review.RepairFirst = nil
		d.keep([]history.Attempt{a}, nil)
		d.stand("", ordinary).press("a", "enter").wantWords("▸ ~ partly   quantified-targets")
	})
}

func TestAGuestsAnswerIsNeitherTriedAgainNorSentAnywhere(t *testing.T) {
	for _, byGuest := range []bool{false, true} {
		inBubble(t, func(t *testing.T) {
			d := newDesk(t)
			a := sampleAttempt("round", 1)
			a.Interview = &history.Interview{Candidate: "Ben", Interviewer: "Ada", CandidateIsGuest: byGuest}
			d.keep([]history.Attempt{a}, nil)
			for _, key := range []string{"c", "r", "R"} {
				s := d.stand("", ordinary).press("a", "enter", key)
				if stays := strings.Contains(s.rows()[0], "Review"); stays != byGuest {
					t.Errorf("by a guest %t: after %s the screen is\n%s", byGuest, key, s.text())
				}
			}
		})
	}
}

func TestOldReviewsHaveNoEmptySections(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		var read strings.Builder
		s := oldReview(newDesk(t), ordinary)
		walk(s, func(string) { read.WriteString(s.text()) })
		for _, unwanted := range []string{"Repair first", "Scores", "How sure", "an activity", "none given", "Hedged"} {
			if strings.Contains(read.String(), unwanted) {
				t.Errorf("an old review says %q", unwanted)
			}
		}
		for _, wanted := range []string{"Key points", "Objectives and Key Results", "Found: target: 15 minutes, no date.", "Delivery", "Typing pace"} {
			if !strings.Contains(read.String(), wanted) {
				t.Errorf("an old review does not say %q", wanted)
			}
		}
	})
}

func TestReviewUnderlinesWhatAFindingIsAbout(t *testing.T) {
	terminal := picture(t, "nocolour", reviewing("! There is no number"))
	var marked []string
	for y := range terminal.Height() {
		if words := underlined(terminal, y); words != "" {
			marked = append(marked, words)
		}
	}
	if got, want := strings.Join(marked, " "), "make everything else faster as well"; got != want {
		t.Errorf("%q is underlined, want %q", got, want)
	}
}

// A stored review is only as good as the file it was kept in.
func TestReviewBearsPlacesThatTheAnswerDoesNotHave(t *testing.T) {
	for _, astray := range []prose.Span{{Start: -3, End: 2}, {Start: 9, End: 4}, {Start: 5, End: 1 << 20}, {Start: 1 << 20, End: 1<<20 + 1}} {
		inBubble(t, func(t *testing.T) {
			d := newDesk(t)
			a := sampleAttempt("astray", 1)
			r := a.Review
			r.RepairFirst[0].Span, r.Criteria[4].Near.Span, r.Criteria[0].Evidence[0].Span = astray, astray, astray
			r.Findings[0].Span, r.Objectives[0].Findings[0].Span, r.Objectives[1].Span = astray, astray, astray
			r.Objectives[0].KeyResults[0].Span = astray
			r.Delivery.Longest, r.Delivery.Closing = &astray, &delivery.Hit{Span: astray}
			r.Delivery.Hedges = []delivery.Hit{{Span: astray}}
			d.keep([]history.Attempt{a}, nil)
			s := d.stand("", ordinary).press("a", "enter")
			walk(s, func(string) { s.wantWords("Review") })
		})
	}
}
