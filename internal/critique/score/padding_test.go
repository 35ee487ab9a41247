package score_test

import (
	"bytes"
	"encoding/json"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"okrcoach/content"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/questions"
)

// answered is an answer to a bundled question, with the judge of that.
type answered struct {
	name, text string
	judge      *critique.Judge
	question   questions.Question
}

func (a answered) review(text string) critique.Review {
	return a.judge.Review(critique.Answer{Text: text, Limit: a.question.Time})
}

// eachAnswer runs a test on the sample and the bad answers of each bundled
// question.
func eachAnswer(t *testing.T, test func(t *testing.T, a answered)) {
	t.Helper()
	for _, q := range questions.Load(questions.Bundled(content.Questions())).All() {
		judge := critique.New(&q)
		all := []answered{{"sample", q.Sample, judge, q}}
		for _, m := range q.Mistakes {
			all = append(all, answered{m.ID, m.BadAnswer, judge, q})
		}
		for _, a := range all {
			t.Run(q.ID+"/"+a.name, func(t *testing.T) { test(t, a) })
		}
	}
}

// paddings are true and say nothing.
var paddings = map[string]string{
	"weather":    strings.Repeat("The weather was fine on that day. People walked along the river and talked. ", 6),
	"platitudes": strings.Repeat("Quality is important. Communication matters in every team. A plan is a plan. Customers are people, and people have needs. ", 4),
	"lines":      strings.Repeat("Good things take time.\nTeams are made of people.\n\n", 8),
	"list":       strings.Repeat("- quality is important\n- communication matters\n", 6),
	"praise":     strings.Repeat("This is a very good question, and it is a pleasure to think about it. ", 6),
}

func TestPaddingRaisesNoScore(t *testing.T) {
	eachAnswer(t, func(t *testing.T, a answered) {
		before := a.review(a.text)
		for name, padding := range paddings {
			for where, text := range map[string]string{
				"before": padding + "\n\n" + a.text, "after": a.text + "\n\n" + padding, "below": a.text + "\n" + padding,
			} {
				after := a.review(text)
				wantNoRise(t, name+" "+where+": delivery", before.Scores.Delivery, after.Scores.Delivery)
				if a.question.Objectives > 0 {
					wantNoRise(t, name+" "+where+": structure", before.Scores.Structure, after.Scores.Structure)
				}
				wantNoRise(t, name+" "+where+": content", before.Scores.Content, after.Scores.Content)
			}
		}
	})
}

func wantNoRise(t *testing.T, what string, before, after score.Score) {
	t.Helper()
	if after.Value > before.Value {
		t.Errorf("%s rises from %g, %q, to %g, %q", what, before.Value, before.Reasons, after.Value, after.Reasons)
	}
}

var takenOff = regexp.MustCompile(`\(−([0-9.]+)\)\.$`)

func TestValuesAreFullLessWhatTheReasonsTakeOff(t *testing.T) {
	eachAnswer(t, func(t *testing.T, a answered) {
		s := a.review(a.text).Scores
		for _, side := range []score.Score{s.Structure, s.Content, s.Delivery} {
			want := float64(score.Full)
			for _, reason := range side.Reasons {
				if m := takenOff.FindStringSubmatch(reason); m != nil {
					points, _ := strconv.ParseFloat(m[1], 64)
					want -= points
				} else if len(side.Reasons) > 1 || side.Value != score.Full {
					t.Errorf("%q takes nothing off", reason)
				}
			}
			if want = max(want, 0); side.Value != want {
				t.Errorf("it is %g, and the reasons leave %g: %q", side.Value, want, side.Reasons)
			}
		}
	})
}

func TestScoresAreTheSameBytesEachTime(t *testing.T) {
	eachAnswer(t, func(t *testing.T, a answered) {
		var first []byte
		for range 3 {
			r := a.review(a.text)
			written, err := json.Marshal([]any{r.Scores, r.RepairFirst})
			if err != nil {
				t.Fatal(err)
			}
			if first == nil {
				first = written
			}
			if !bytes.Equal(written, first) {
				t.Fatalf("first\n%s\nthen\n%s", first, written)
			}
		}
	})
}

func TestRepairsPointIntoTheAnswer(t *testing.T) {
	eachAnswer(t, func(t *testing.T, a answered) {
		repairs := a.review(a.text).RepairFirst
		if len(repairs) > 3 {
			t.Errorf("there are %d", len(repairs))
		}
		for _, r := range repairs {
			if r.Start < 0 || r.End > len(a.text) || r.Start > r.End || r.Text == "" || strings.Contains(r.Text, "\n") {
				t.Errorf("got %+v", r)
			}
		}
	})
}
