package agreement

import (
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// predictions makes predictions on one criterion: "+0.9" is a yes at 0.9.
func predictions(t *testing.T, criterion, all string) []Prediction {
	t.Helper()
	var ps []Prediction
	for i, s := range strings.Fields(all) {
		p := Prediction{Answer: string(rune('a' + i)), Criterion: criterion, Kind: rubric.KeyPoint, Yes: s[0] == '+'}
		for _, r := range s[3:] {
			p.Confidence = p.Confidence*10 + float64(r-'0')
		}
		p.Confidence /= math.Pow(10, float64(len(s)-3))
		ps = append(ps, p)
	}
	return ps
}

func TestScores(t *testing.T) {
	for name, c := range map[string]struct {
		all  string
		want Score
	}{
		"all right": {"+0.9 +0.8 -0.1 -0.2", Score{1, 1, 1, 0.025}},
		"one miss":  {"+0.9 +0.4 -0.1 -0.2", Score{2.0 / 3, 0.75, 1, 0.105}},
		"a tie":     {"+0.5 +0.9 -0.5 -0.1", Score{0.8, 0.75, 0.875, 0.13}},
		"one yes":   {"+0.9 -0.1 -0.2", Score{math.NaN(), 1, math.NaN(), 0.02}},
	} {
		t.Run(name, func(t *testing.T) {
			tally := Tally{Predictions: predictions(t, "q/c", c.all)}
			if got := tally.Score("q/c"); !same(got, c.want) {
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

func same(a, b Score) bool {
	near := func(x, y float64) bool { return math.IsNaN(x) && math.IsNaN(y) || math.Abs(x-y) < 1e-9 }
	return near(a.F1, b.F1) && near(a.Accuracy, b.Accuracy) && near(a.AUC, b.AUC) && near(a.Brier, b.Brier)
}

func TestMeansLeaveOutWhatCannotBeSaid(t *testing.T) {
	tally := Tally{Predictions: append(predictions(t, "q/a", "+0.9 +0.4 -0.1 -0.2"), predictions(t, "q/b", "+0.9 -0.1")...)}
	if got := tally.Mean(Any); math.Abs(got.F1-2.0/3) > 1e-9 || math.Abs(got.Accuracy-0.875) > 1e-9 {
		t.Errorf("got %v", got)
	}
	if got := tally.Mean(rubric.Mistake); !math.IsNaN(got.F1) {
		t.Errorf("the mean of no mistakes is %v", got)
	}
}

func TestBootstrapHoldsTheMeanAndIsTheSameEachTime(t *testing.T) {
	tally := Tally{Predictions: predictions(t, "q/c", "+0.9 +0.4 -0.1 -0.6 +0.7 -0.3 +0.8 -0.2")}
	f1, auc := tally.Bootstrap(Any)
	s := tally.Mean(Any)
	if f1.Low > s.F1 || f1.High < s.F1 || auc.Low > s.AUC || auc.High < s.AUC || f1.Low == f1.High {
		t.Errorf("F1 %.2f in %v, AUC %.2f in %v", s.F1, f1, s.AUC, auc)
	}
	if again, _ := tally.Bootstrap(Any); again != f1 {
		t.Errorf("got %v and then %v", f1, again)
	}
}

func TestTallyLooksForQuotesOfWhatWasFound(t *testing.T) {
	a := Answer{
		ID: "x1", Question: "q", Text: "Slow pages cost orders. We like tea.",
		Labels:   map[string]questions.Label{"link": "yes", "rule": "borderline", "cold": "no"},
		Evidence: map[string][]string{"link": {"cost orders"}},
	}
	at := func(start, end int) []rubric.Evidence {
		return []rubric.Evidence{{Span: prose.Span{Start: start, End: end}}}
	}
	var tally Tally
	tally.Add(a, []rubric.Criterion{
		{ID: "link", Confidence: 0.9, Evidence: at(0, 23)}, {ID: "rule", Confidence: 0.9}, {ID: "cold", Confidence: 0.7}, {ID: "unlabelled", Confidence: 0.7},
	})
	if len(tally.Predictions) != 2 || tally.Located != 1 || tally.Overlap != 1 || len(tally.Wrong()) != 1 {
		t.Errorf("got %+v", tally)
	}
	if a.Quoted("link", prose.Span{Start: 24, End: 36}) {
		t.Error("a quote elsewhere counts")
	}
	if a.Quoted("link", prose.Span{Start: 0, End: 200}) {
		t.Error("a quote of everything counts")
	}
}

func TestWithoutTakesOutWhatCameFromAnAnswer(t *testing.T) {
	q := questions.Question{
		KeyPoints: []questions.KeyPoint{{Exemplars: []string{"Slow pages cost us orders.", "Fast search sells."}}},
		Examples:  []questions.Example{{Text: "Slow  pages cost us orders, so we act."}, {Text: "Another."}},
	}
	got := Without(q, "Slow pages cost us orders, so we act.")
	if e := got.KeyPoints[0].Exemplars; len(e) != 1 || e[0] != "Fast search sells." {
		t.Errorf("exemplars left: %q", e)
	}
	if len(got.Examples) != 1 || len(q.KeyPoints[0].Exemplars) != 2 {
		t.Errorf("%d examples are left, and %d exemplars of the original", len(got.Examples), len(q.KeyPoints[0].Exemplars))
	}
}

func TestReadNamesTheLineThatIsNoAnswer(t *testing.T) {
	if _, err := Read(strings.NewReader("{\"id\":\"a2\"}\n\nnonsense")); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("got %v", err)
	}
	all, err := Read(strings.NewReader("{\"id\":\"a2\"}\n{\"id\":\"a3\"}"))
	if err != nil || len(all) != 2 || !all[0].Tuning() || all[1].Tuning() {
		t.Errorf("got %v, %v", all, err)
	}
}

// Three arguments beside two key points. The most confident half are the first
// two; of the first pair the match is known, the second is unlabelled.
func TestPrecisionIsTheOfficialOne(t *testing.T) {
	folder := fstest.MapFS{
		"arguments_dev.csv":  {Data: []byte("arg_id,argument,topic,stance\na1,one,t,1\na2,two,t,1\na3,three,t,1\n")},
		"key_points_dev.csv": {Data: []byte("key_point_id,key_point,topic,stance\nk1,first,t,1\nk2,second,t,1\n")},
		"labels_dev.csv":     {Data: []byte("arg_id,key_point_id,label\na1,k1,1\na1,k2,0\na3,k1,0\na3,k2,1\n")},
	}
	topics, err := ReadKeyPoints(folder, "dev")
	if err != nil || len(topics) != 1 || len(topics[0].Pairs) != 6 {
		t.Fatalf("got %v, %v", topics, err)
	}
	strict, relaxed := Precision(topics, func(*Topic) []float64 { return []float64{0.9, 0.1, 0.8, 0.2, 0.1, 0.3} })
	if strict != 0.5 || relaxed != 1 {
		t.Errorf("got %v strict, %v relaxed", strict, relaxed)
	}
	if _, err := ReadKeyPoints(fstest.MapFS{}, "dev"); err == nil {
		t.Error("an empty folder is read")
	}
}

func TestATrapIsJudgedRightOnTheSideOfItsLabel(t *testing.T) {
	traps, err := ReadTraps(strings.NewReader(`{"id": "s1", "split": "tune", "labels": {"a": "yes", "b": "no"}}` + "\n\n"))
	if err != nil || len(traps) != 1 || traps[0].Split != Tune {
		t.Fatalf("got %v, %v", traps, err)
	}
	for _, c := range []struct {
		id              string
		confidence      float64
		right, labelled bool
	}{{"a", 0.5, true, true}, {"a", 0.49, false, true}, {"b", 0.5, false, true}, {"b", 0.49, true, true}} {
		if right, labelled := traps[0].Right(c.id, c.confidence); right != c.right || labelled != c.labelled {
			t.Errorf("%s at %.2f: got %t, %t", c.id, c.confidence, right, labelled)
		}
	}
	if _, labelled := traps[0].Right("c", 1); labelled {
		t.Error("a criterion without a label has one")
	}
}
