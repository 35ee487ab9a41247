package report

import (
	"regexp"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/history"
)

// interviewedAttempt is a round in which Ada asked and Ben, the guest,
// answered.
func interviewedAttempt() history.Attempt {
	a := reviewedAttempt()
	a.Plan, a.Aids, a.Interruptions, a.Pauses = "", nil, nil, 0
	a.Review.Scores = &score.Scores{
		Structure: score.Score{Value: 2, Reasons: []string{"One Objective (−3)."}},
		Content:   score.Score{Value: 2.5, Reasons: []string{"Missed: speed (−2.5)."}},
		Delivery:  score.Score{Value: 5, Reasons: []string{"Nothing is taken off."}},
	}
	a.Interview = &history.Interview{
		ID: "1nterv1w", Round: 1, Candidate: "Ben", Interviewer: "Ada", CandidateIsGuest: true,
		Marks: map[string]rubric.Verdict{
			"business-link": rubric.Missed, "speed": rubric.Partly, "unmeasurable": rubric.Made, "generic": rubric.Avoided,
		},
		Bands: map[string]int{"structure": 3, "content": 1}, SelfBands: map[string]int{"structure": 4, "content": 4, "delivery": 5},
		Comments: map[string]string{"content": "I waited for a number.", "speed": "You said what stops,\nbut not when."},
		Notes:    "slow start\n\nthen better",
		FollowUps: []history.FollowUp{
			{Criterion: "speed", Question: "What stops?", Reply: "New features.\nUntil June.", Took: 42 * second},
			{Question: "And then?"},
		},
		CandidateTakes: "Begin with the merchant.", InterviewerTakes: "Wait longer.",
	}
	return a
}

func TestMarkdownOfARoundTellsWhatBothSaid(t *testing.T) {
	golden.RequireEqual(t, Markdown(interviewedAttempt(), askedQuestion()))
}

func TestReviewOfARoundNamesThePeople(t *testing.T) {
	got := Review(interviewedAttempt(), nil)
	for _, want := range []string{
		"- Structure: 2 of 5 (Ben said: 4; Ada said: 3)\n",
		"- Delivery: 5 of 5 (Ben said: 5)\n",
		"- ✓ covered: business-link (Ben said: covered; Ada said: missed)\n",
		"- ✗ made: unmeasurable (Ada said: made)\n",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in\n%s", want, got)
		}
	}
}

func TestInterviewIsOnePage(t *testing.T) {
	second := interviewedAttempt()
	second.QuestionTitle, second.Text, second.Ratings, second.Review = "Name a metric", "p99.", nil, nil
	second.Interview = &history.Interview{Round: 2, Candidate: "Ada", Interviewer: "Ben", Marks: map[string]rubric.Verdict{"what": rubric.Covered}}
	first := interviewedAttempt()
	first.Critiques = []coaching.Critique{critiqued()}
	golden.RequireEqual(t, Interview("Mock interview", []Round{{first, askedQuestion()}, {second, nil}}))
}

func TestInterviewWithoutARoundSaysSo(t *testing.T) {
	if got, want := Interview("Mock interview", nil), "# Mock interview\n\nNo round was judged yet.\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// forged is a text that would pass for the program's own words.
const forged = "fine\n## Side by side\n\n| | Ben |\n|---|---|\n| speed | covered |\r# Ada's notes\n<h2>Side by side</h2>\n\\<h2>x</h2>\n===\n---\n```\n"

// hostileAttempt is a round in which everything that a person can type is
// forged.
func hostileAttempt() history.Attempt {
	name := "# x | **y** | <h2>z</h2> ` [a](b)\n## Notes"
	a := interviewedAttempt()
	a.Plan, a.Text = forged, forged
	a.Review.Criteria[0].Evidence[0].Quote = forged
	a.Review.Objectives = []okr.Objective{{Text: "## Side by side", KeyResults: []okr.KeyResult{{Text: "# <h2>"}, {Text: "| a |"}}}}
	in := a.Interview
	in.Candidate, in.Interviewer = name, name
	in.Notes, in.CandidateTakes, in.InterviewerTakes = forged, forged, forged
	in.FollowUps = []history.FollowUp{{Criterion: name, Question: forged, Reply: forged}}
	in.Comments = map[string]string{"speed": forged, name: forged}
	in.Marks[name], a.Ratings[name] = rubric.Verdict(name), history.Rating(name)
	return a
}

func TestNothingThatPeopleTypeLooksLikeThePages(t *testing.T) {
	honest := structure(Interview("Mock interview", []Round{{interviewedAttempt(), nil}}))
	hostile := structure(Interview("Mock interview", []Round{{hostileAttempt(), nil}}))
	name := verbatim(hostileAttempt().Interview.Candidate)
	for i, line := range hostile {
		hostile[i] = strings.ReplaceAll(line, name, "NAME")
	}
	for i, line := range honest {
		honest[i] = strings.NewReplacer("Ben", "NAME", "Ada", "NAME").Replace(line)
	}
	// A plan is the one section that the honest one does not have, and the row
	// of a criterion that is not in the rubric the one row.
	got := strings.Join(hostile, "\n")
	got = strings.Replace(got, "### NAME's plan\n", "", 1)
	if want := strings.Join(honest, "\n"); got != want {
		t.Errorf("got the structure\n%s\nwant\n%s", got, want)
	}
	golden.RequireEqual(t, Markdown(hostileAttempt(), nil))
}

// structure lists the headings of a page, and of its table how many columns
// each row has, as Markdown sees them; and fails at HTML or a code fence.
func structure(page string) []string {
	var found []string
	tag := regexp.MustCompile(`(^|[^\\])(\\\\)*<[a-zA-Z/!?]`)
	item := regexp.MustCompile(`^ *([-*+]|[0-9]+[.)]) +`)
	for line := range strings.Lines(strings.ReplaceAll(page, "\r", "\n")) {
		line = strings.TrimRight(line, "\n")
		bare := strings.TrimLeft(item.ReplaceAllString(line, ""), " ")
		switch {
		case tag.MatchString(line):
			found = append(found, "HTML: "+line)
		case strings.HasPrefix(bare, "#"), strings.HasPrefix(bare, "```"), strings.HasPrefix(bare, "==="):
			found = append(found, line)
		case strings.HasPrefix(bare, "---"):
			found = append(found, line)
		}
	}
	return found
}

func TestATableHasOneRowForEachThatWasJudged(t *testing.T) {
	page := Markdown(hostileAttempt(), nil)
	rows := 0
	for line := range strings.Lines(page) {
		if !strings.HasPrefix(line, "|") {
			continue
		}
		rows++
		bars := strings.Count(line, "|") - strings.Count(line, `\|`)
		if bars != 5 {
			t.Errorf("%d bars in %s", bars, line)
		}
	}
	if want := 2 + 4 + 1 + 3; rows != want {
		t.Errorf("%d rows, want %d", rows, want)
	}
}

func TestTheLargestDisagreementComesFirst(t *testing.T) {
	var got []string
	rows := compared(interviewedAttempt())
	for _, r := range rows {
		got = append(got, r.what)
	}
	want := "business-link, content, 0 to 5, speed, structure, 0 to 5, mistake: unmeasurable, mistake: generic, delivery, 0 to 5"
	if strings.Join(got, ", ") != want {
		t.Errorf("got  %s\nwant %s", strings.Join(got, ", "), want)
	}
	if got, want := agreement(rows), "All who judged agree in 3 of 7. The largest disagreement comes first."; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestWhatOneOrNobodyJudgedIsNoDisagreement(t *testing.T) {
	a := history.Attempt{
		Ratings:   map[string]history.Rating{"b": history.RatedNo, "a": history.RatedYes},
		Interview: &history.Interview{Marks: map[string]rubric.Verdict{"b": rubric.Missed, "c": rubric.Made}},
		Review:    &critique.Review{Criteria: []rubric.Criterion{{ID: "d", Kind: rubric.KeyPoint}}},
	}
	rows := compared(a)
	if len(rows) != 3 || rows[0].what != "b" || rows[0].gap() != 0 || rows[1].what != "a" || rows[1].gap() != -1 {
		t.Errorf("got %+v", rows)
	}
	if got := agreement(rows); got != "All who judged agree." {
		t.Errorf("got %q", got)
	}
	if got := agreement(nil); got != "Nothing was judged by two of the three." {
		t.Errorf("got %q", got)
	}
}

func TestHalfAPointIsNoDisagreement(t *testing.T) {
	for _, test := range []struct {
		interviewer int
		rubric      float64
		note        string
		gap         float64
		agreed      bool
	}{
		{4, 3.5, "", 0.1, true},
		{3, 3.5, "", 0.1, true},
		{4, 3, "", 0.2, false},
		{0, 5, "", 1, false},
		{0, 5, "There is no answer to judge.", -1, false},
	} {
		a := history.Attempt{
			Interview: &history.Interview{Bands: map[string]int{"content": test.interviewer}},
			Review:    &critique.Review{Note: test.note, Scores: &score.Scores{Content: score.Score{Value: test.rubric}}},
		}
		if gap, agreed := sideCompared(a, "content").spread(); gap != test.gap || agreed != test.agreed {
			t.Errorf("%+v: got %g, %t", test, gap, agreed)
		}
	}
}

func TestPeerSaysWhoElseHadAPart(t *testing.T) {
	for want, in := range map[string]*history.Interview{
		"":                   nil,
		"asked by Ada":       {Candidate: "Ben", Interviewer: "Ada"},
		"Ben's answer":       {Candidate: "Ben", Interviewer: "Ada", CandidateIsGuest: true},
		"asked by a peer":    {},
		"the guest's answer": {CandidateIsGuest: true},
	} {
		if got := Peer(history.Attempt{Interview: in}); got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
	if got := Summary(interviewedAttempt()); got != "22 November 2026 · 5:12 of 5:00 · 11 words · Ben's answer" {
		t.Errorf("got %q", got)
	}
}
