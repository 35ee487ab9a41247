package delivery

import (
	"slices"
	"strings"
	"testing"
)

func TestListsAreNoSentences(t *testing.T) {
	text := "We do three things here.\n" +
		"- cut the p99 of the charge call\n" +
		"- stop. Then go on.\n" +
		"  This goes on with the item above.\n" +
		"KR2: uptime\n" +
		"# A heading of five words\n" +
		"This is another sentence, and it has ten words now."
	r := measure(text)
	if r.Sentences != 2 || r.ListItems != 3 || r.AverageSentence != 7.5 || r.LongestSentence != 10 {
		t.Errorf("%d sentences of %.1f words, the longest %d; %d items", r.Sentences, r.AverageSentence, r.LongestSentence, r.ListItems)
	}
	if r.Longest == nil || !strings.HasPrefix(r.Longest.Of(text), "This is another") {
		t.Errorf("longest: %+v", r.Longest)
	}
}

func TestHitsStandInTheOrderOfTheAnswer(t *testing.T) {
	r := measure("Um, we might ship, um, and we could stop. First, um, we may test. Second, we might use 3.")
	for name, hits := range map[string][]Hit{"hedges": r.Hedges, "fillers": r.Fillers, "signposts": r.Signposts} {
		if len(hits) < 2 || !slices.IsSortedFunc(hits, func(a, b Hit) int { return a.Start - b.Start }) {
			t.Errorf("%s: %v", name, found(hits))
		}
	}
}
