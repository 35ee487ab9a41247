package main

import (
	"fmt"
	"io"
	"sync"

	"okrcoach/internal/critique/agreement"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/questions"
)

// bag is an examined answer beside one key point, with what readers decided.
type bag struct {
	examination rubric.Examination
	criterion   int
	yes         bool
	weight      float64
	// quoted says of each passage whether a reader quotes there.
	quoted []bool
}

// trapWeight is what a case of the suite weighs beside an answer: there are
// many, and they are rarer in life.
const trapWeight = 0.3

// fit prints the weights that follow from everything that may be learned from.
func (s *sets) fit(w io.Writer) error {
	tuning, _ := s.halves()
	bags := s.bags(tuning, leftOut)
	bags = append(bags, s.bags(s.practice, leftOut)...)
	bags = append(bags, s.bags(s.bundled, whole)...)
	bags = append(bags, s.bags(s.unbundled, whole)...)
	points := fitPoints(append(bags, s.trapBags()...))
	quotes := fitQuotes(bags)
	plainBags := s.bags(s.unbundled, plain)
	for _, set := range [][]agreement.Answer{tuning, s.practice, s.bundled} {
		plainBags = append(plainBags, s.bags(set, plain)...)
	}
	printWeights(w, "pointWeights", points)
	printWeights(w, "plainWeights", fitPoints(plainBags))
	printWeights(w, "quoteWeights", quotes)
	return nil
}

// bags examines answers beside each key point with a clear label.
func (s *sets) bags(answers []agreement.Answer, of func(questions.Question, string) *questions.Question) []bag {
	found := make([][]bag, len(answers))
	var all sync.WaitGroup
	for i, a := range answers {
		all.Go(func() {
			q := of(s.question(a.Question), a.Text)
			e := rubric.New(q).Examine(a.Text)
			for n, p := range q.KeyPoints {
				label := a.Labels[p.ID]
				if label != questions.LabelYes && label != questions.LabelNo || len(e.Passages) == 0 {
					continue
				}
				b := bag{examination: e, criterion: n, yes: label == questions.LabelYes, weight: 1}
				for _, passage := range e.Passages {
					b.quoted = append(b.quoted, b.yes && a.Quoted(p.ID, passage.Span))
				}
				found[i] = append(found[i], b)
			}
		})
	}
	all.Wait()
	var bags []bag
	for _, f := range found {
		bags = append(bags, f...)
	}
	return bags
}

// trapBags examines the cases of the suite that may be learned from.
func (s *sets) trapBags() []bag {
	var bags []bag
	rubrics := map[string]*rubric.Rubric{}
	for _, t := range s.suite {
		q := s.question(t.Question)
		if rubrics[q.ID] == nil {
			rubrics[q.ID] = rubric.New(&q)
		}
		e := rubrics[q.ID].Examine(t.Text)
		for n, p := range q.KeyPoints {
			if label, ok := t.Labels[p.ID]; ok && t.Split == agreement.Tune && len(e.Passages) > 0 {
				bags = append(bags, bag{examination: e, criterion: n, yes: label == questions.LabelYes, weight: trapWeight})
			}
		}
	}
	return bags
}

func printWeights(w io.Writer, name string, weights rubric.Features) {
	fmt.Fprintf(w, "var %s = Features{\n", name)
	for i, x := range weights {
		fmt.Fprintf(w, "\t%s: %.2f,\n", featureNames[i], x)
	}
	fmt.Fprint(w, "}\n\n")
}

var featureNames = [rubric.FeatureCount]string{
	"FeatureSense", "FeatureWords", "FeatureDirection", "FeatureNear", "FeatureNearest", "FeatureOthers", "FeatureContrasts",
	"FeatureNearWords", "FeatureOthersWords", "FeatureAimed", "FeatureMeasured", "FeatureConsequence", "FeatureChoice",
	"FeatureName", "FeatureOwn", "FeatureTalk", "FeatureNegative", "FeatureDenied", "FeatureLength", "FeatureAsks",
	"FeatureOpen", "FeatureDeniedShare", "FeatureEvidence", "FeatureOnlyTarget", "FeatureClause", "FeatureBias",
}
