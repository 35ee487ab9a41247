package delivery

import (
	"fmt"
	"strings"
)

// Fact is one figure of a report as it is shown, with its unit.
type Fact struct {
	Label string `json:"label"`
	Value string `json:"value"`
	// Range is what is usual or advised, and Source who says so; both empty
	// where there is no norm.
	Range  string `json:"range"`
	Source string `json:"source"`
}

// Where the ranges come from.
const (
	fromTyping    = "Dhakal and others, 2018"
	fromSpeech    = "a usual rate of speech"
	fromStyle     = "Australian Government Style Manual, “Sentence length”"
	fromUs        = "a rule of this program"
	fromPersuades = fromUs + ", after Blankenship and Holtgraves, 2005"
)

// Facts returns what a screen shows of a report, in that order. What is not
// known is left out: a pasted answer has no pace, and one that was not timed
// no time.
func (r Report) Facts() []Fact {
	facts := r.timeFacts()
	if r.measured() {
		facts = append(facts, r.textFacts()...)
	}
	return facts
}

func (r Report) timeFacts() []Fact {
	words := Fact{Label: "Words", Value: plural(r.Words, "word")}
	if !r.Pasted && r.LimitSeconds > 0 {
		words.Range = fmt.Sprintf("%d to %d typed in %s", FewestWordsIn5Minutes*r.LimitSeconds/fiveMinutes,
			MostWordsIn5Minutes*r.LimitSeconds/fiveMinutes, duration(r.LimitSeconds))
		words.Source = fromTyping
	}
	facts := []Fact{words}
	if r.timed() {
		used := Fact{Label: "Time used", Value: duration(r.Seconds)}
		if r.LimitSeconds > 0 {
			used.Value += " of " + duration(r.LimitSeconds)
		}
		facts = append(facts, used)
	}
	if r.timed() && r.LimitSeconds > 0 {
		left := Fact{Label: "Time left", Value: duration(r.SecondsLeft)}
		if r.SecondsLeft < 0 {
			left = Fact{"Overtime", duration(-r.SecondsLeft), "at most " + duration(r.LimitSeconds/freeOvertime), fromUs}
		}
		facts = append(facts, left)
	}
	if r.WordsPerMinute > 0 {
		facts = append(facts, Fact{
			"Typing pace", plural(r.WordsPerMinute, "word") + " a minute",
			fmt.Sprintf("%d on average, under 20 to over 120", UsualTypingPace), fromTyping,
		})
	}
	return append(facts, Fact{
		"To say it", "about " + duration(r.SpokenSeconds), fmt.Sprintf("at %d words a minute", SpokenWordsPerMinute), fromSpeech,
	})
}

func (r Report) textFacts() []Fact {
	var facts []Fact
	if r.Sentences > 0 {
		facts = append(
			facts,
			Fact{
				"Average sentence", fmt.Sprintf("%.1f words", r.AverageSentence),
				fmt.Sprintf("about %d", AverageSentenceWords), fromStyle,
			},
			Fact{
				"Longest sentence", plural(r.LongestSentence, "word"),
				fmt.Sprintf("at most %d", MostSentenceWords), fromStyle,
			},
		)
	}
	closing := "none"
	if r.Closing != nil {
		closing = "“" + beginning(r.Closing.Text) + "”"
	}
	return append(
		facts,
		Fact{"Hedged commitments", shown(r.Hedges), "none", fromPersuades},
		Fact{"Fillers", shown(r.Fillers), "at most one", fromPersuades},
		Fact{"Signposts", shown(r.Signposts), fmt.Sprintf("at least %d", fewestSignposts), fromUs},
		Fact{"Closing", closing, "one sentence that sums up or decides", fromUs},
		Fact{"Lists", plural(r.ListItems, "item"), "", ""},
	)
}

// mostShown is how many hits a fact names.
const mostShown = 3

// shown counts hits and names the first: "2: “might”, “perhaps”".
func shown(hits []Hit) string {
	if len(hits) == 0 {
		return "none"
	}
	return fmt.Sprintf("%d: %s", len(hits), quoted(hits, mostShown))
}

// quoted names the first n hits, and says that there are more.
func quoted(hits []Hit, n int) string {
	var names []string
	for _, h := range hits[:min(n, len(hits))] {
		names = append(names, "“"+beginning(h.Text)+"”")
	}
	if len(hits) > n {
		names = append(names, "…")
	}
	return strings.Join(names, ", ")
}

// beginning returns the first clauseWords words of a text, on one line.
func beginning(text string) string {
	words := strings.Fields(text)
	if len(words) <= clauseWords {
		return strings.Join(words, " ")
	}
	return strings.Join(words[:clauseWords], " ") + " …"
}

// duration writes whole seconds with their units: "45 s", "5 min", "4 min 5 s".
func duration(seconds int) string {
	switch minutes, rest := seconds/60, seconds%60; {
	case minutes == 0:
		return fmt.Sprintf("%d s", rest)
	case rest == 0:
		return fmt.Sprintf("%d min", minutes)
	default:
		return fmt.Sprintf("%d min %d s", minutes, rest)
	}
}

func plural(n int, noun string) string { return counted(n, noun, noun+"s") }

func counted(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return fmt.Sprintf("%d %s", n, many)
}
