package main

import (
	"testing"

	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/critique/rubric"
)

// made is an answer of two passages, of which the first holds as much of a
// feature as given.
func made(yes bool, feature int, much float64) bag {
	var first, second rubric.Features
	first[feature], first[rubric.FeatureBias], second[rubric.FeatureBias] = much, 1, 1
	return bag{
		examination: rubric.Examination{Passages: []rubric.Examined{
			{Features: []rubric.Features{first}, Quotable: true}, {Features: []rubric.Features{second}, Quotable: true},
		}},
		yes: yes, weight: 1, quoted: []bool{yes, false},
	}
}

func TestFittingFindsTheFeatureThatTells(t *testing.T) {
	var bags []bag
	for i := range 40 {
		bags = append(bags, made(i%2 == 0, rubric.FeatureEvidence, float64(1-i%2)))
	}
	w := fitPoints(bags)
	if w[rubric.FeatureEvidence] <= 0 || w[rubric.FeatureChoice] != 0 {
		t.Errorf("evidence weighs %v, and choice, which nobody made, %v", w[rubric.FeatureEvidence], w[rubric.FeatureChoice])
	}
	for _, b := range bags {
		if score := rubric.Pool(b.examination.Scores(0, w)); (score > 0) != b.yes {
			t.Errorf("an answer that is %t scores %.2f", b.yes, score)
		}
	}
	if q := fitQuotes(bags); q[rubric.FeatureEvidence] <= 0 || q[rubric.FeatureBias] != 0 {
		t.Errorf("evidence weighs %v in a quote, and the constant %v", q[rubric.FeatureEvidence], q[rubric.FeatureBias])
	}
}

func TestEachFeatureHasItsName(t *testing.T) {
	for i, name := range map[int]string{
		rubric.FeatureSense: "FeatureSense", rubric.FeatureAimed: "FeatureAimed", rubric.FeatureDeniedShare: "FeatureDeniedShare",
		rubric.FeatureClause: "FeatureClause", rubric.FeatureBias: "FeatureBias",
	} {
		if featureNames[i] != name {
			t.Errorf("feature %d is called %s, want %s", i, featureNames[i], name)
		}
	}
}

func TestTheSetsBelongToQuestionsThatAreThere(t *testing.T) {
	s, err := load("../testdata")
	if err != nil {
		t.Fatal(err)
	}
	tuning, heldOut := s.halves()
	if len(tuning) != 20 || len(heldOut) != 20 {
		t.Errorf("the halves have %d and %d answers", len(tuning), len(heldOut))
	}
	for _, set := range [][]string{ids(s.practice), ids(s.bundled), ids(s.unbundled)} {
		if len(set) < 50 {
			t.Errorf("a set has only %d answers", len(set))
		}
		for _, id := range set {
			if !s.library.Has(id) {
				t.Errorf("there is no question %s", id)
			}
		}
	}
}

// ids returns the ids of the questions that answers belong to.
func ids(answers []agreement.Answer) []string {
	var all []string
	for _, a := range answers {
		all = append(all, a.Question)
	}
	return all
}
