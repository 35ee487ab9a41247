package rubric

import (
	"slices"
	"strings"
	"testing"

	"okrcoach/content"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/questions"
)

func opening(t *testing.T) questions.Question {
	t.Helper()
	q, err := questions.Load(questions.Bundled(content.Questions())).Find(questions.Opening)
	if err != nil {
		t.Fatal(err)
	}
	return q
}

// judgedOne returns the verdict on one criterion of the opening question.
func judgedOne(t *testing.T, text, id string) Criterion {
	t.Helper()
	q := opening(t)
	all := New(&q).Judge(text, okr.Read(text))
	at := slices.IndexFunc(all, func(c Criterion) bool { return c.ID == id })
	if at < 0 {
		t.Fatalf("there is no %s", id)
	}
	return all[at]
}

func TestAnAbsenceIsQuotedWhereItShows(t *testing.T) {
	const keyResults = "\nKR: p99 from 900 ms to 500 ms by June\nKR: MTTR from 40 to 15 min by June\n\n"
	for _, c := range []struct{ name, text, id, want string }{
		{
			"what is refused out loud", "Objective 1: a fast queue" + keyResults +
				"I would not connect this to conversion, people in infrastructure do not control that.",
			"internal-only", "I would not connect this to conversion",
		},
		{
			"what is the same everywhere", "Objective 1: a fast queue" + keyResults +
				"I would write exactly the same for any other firm that I know.",
			"generic", "I would write exactly the same for any other firm",
		},
		{"an Objective that could stand anywhere", "Objective 1: Calm operations" + keyResults, "generic", "Calm operations"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := judgedOne(t, c.text, c.id)
			if got.Verdict != Made || !slices.ContainsFunc(got.Evidence, func(e Evidence) bool { return strings.Contains(e.Quote, c.want) }) {
				t.Errorf("%s (%.2f) with %v, want it made with %q", got.Verdict, got.Confidence, got.Evidence, c.want)
			}
		})
	}
}

func TestAMistakeAgreesWithThePointThatPreventsIt(t *testing.T) {
	m := mistake{lines: usualLines, without: []int{0}, points: []string{"Says what waits"}}
	near := &Evidence{Quote: "near"}
	for _, c := range []struct {
		name  string
		point Criterion
		want  Verdict
	}{
		{"covered", Criterion{Verdict: Covered, Confidence: 0.7}, Avoided},
		{"partly covered", Criterion{Verdict: Partly, Confidence: 0.5}, Possible},
		{"missed by far", Criterion{Verdict: Missed, Confidence: 0.1}, Made},
		{"missed, but touched on", Criterion{Verdict: Missed, Confidence: 0.33, Near: near}, Possible},
		{"missed by far, but touched on", Criterion{Verdict: Missed, Confidence: 0.2, Near: near}, Made},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := m.left(&answer{}, []Criterion{c.point}, [][]sight{nil}, nil)
			if got.Verdict != c.want {
				t.Errorf("it is %s (%.2f), want %s", got.Verdict, got.Confidence, c.want)
			}
		})
	}
}

func TestVagueGoalsAreQuotedWithoutTheirLabels(t *testing.T) {
	got := judgedOne(t, "Objective 1: Stabilise.\nKR: clear ownership. KR: incidents reduced considerably. KR: better retries.", "unmeasurable")
	for _, e := range got.Evidence {
		if strings.Contains(e.Quote, "KR") {
			t.Errorf("it quotes %q", e.Quote)
		}
	}
	if len(got.Evidence) == 0 || got.Evidence[0].Quote != "incidents reduced considerably" {
		t.Errorf("it quotes %v", got.Evidence)
	}
}

func TestGoalsOutsideAnyOutlineAreQuotedToo(t *testing.T) {
	got := judgedOne(t, "Uptime gets much better and calls are faster. I ran out of time.", "unmeasurable")
	if len(got.Evidence) == 0 || got.Evidence[0].Quote != "Uptime gets much better and calls are faster." {
		t.Errorf("it quotes %v", got.Evidence)
	}
}

func TestReasonsNameWordsThatAreTypicalOfThePoint(t *testing.T) {
	got := judgedOne(t, "When a call fails the shop loses the sale and everyone in the kitchen notices it.", "business-link")
	if got.Verdict != Covered || !strings.Contains(got.Reason, "“sale”") || strings.Contains(got.Reason, "kitchen") {
		t.Errorf("%s: %s", got.Verdict, got.Reason)
	}
}

func TestNumbersThatAreRefusedAreNoTargets(t *testing.T) {
	got := judgedOne(t, "I do not write 99.99% or 500 ms here. Keep the API stable. Keep it quick.", "unmeasurable")
	if got.Verdict != Made || got.Reason != "No goal has a number to reach." {
		t.Errorf("%s: %s", got.Verdict, got.Reason)
	}
}
