package delivery

import "strings"

// commitment is where a clause says what the person or the team does: word
// indexes of its subject and its verb.
type commitment struct {
	subject, verb int
	// promised reports that a "will", "would" or "should" stands between, and
	// able that a "can" does.
	promised, able bool
}

// findCommitment returns the first commitment of a clause: "I'd cut", "we will
// then begin", "the team might aim".
func findCommitment(clause []word) (commitment, bool) {
	for i := range clause {
		if !isSubject(clause, i) {
			continue
		}
		_, contracted, _ := strings.Cut(clause[i].lower, "'")
		c := commitment{subject: i, promised: contracted == "d" || contracted == "ll"}
		for c.verb = i + 1; c.verb < len(clause); c.verb++ {
			w := clause[c.verb].lower
			if actions[w] {
				return c, true
			}
			if !auxiliaries[w] && !weakening[w] {
				break
			}
			c.promised = c.promised || promises[w]
			c.able = c.able || w == "can"
		}
	}
	return commitment{}, false
}

// acts reports whether somebody does something in a clause, rather than being,
// believing or having to. It asks for less than a commitment.
func (c clause) acts() bool {
	for i := range c.words {
		if !isSubject(c.words, i) {
			continue
		}
		verb := i + 1
		for verb < len(c.words) && auxiliaries[c.words[verb].lower] && !attitudes[c.words[verb].lower] {
			verb++
		}
		_, contracted, _ := strings.Cut(c.words[i].lower, "'")
		if verb < len(c.words) && !attitudes[c.words[verb].lower] && !attitudes[contracted] {
			return true
		}
	}
	return false
}

// isSubject reports whether word i stands for those who commit themselves.
func isSubject(clause []word, i int) bool {
	head, _, _ := strings.Cut(clause[i].lower, "'")
	switch head {
	case "i", "we":
		return true
	case "team":
		return i > 0 && owners[clause[i-1].lower]
	}
	return false
}

// goalReach is how many words a goal may stand before what is said of it: "the
// second objective here might be".
const goalReach = 3

// ofGoal reports whether what stands at word i is said of a goal.
func ofGoal(clause []word, i int) bool {
	for j := max(0, i-goalReach); j < i; j++ {
		w := clause[j].lower
		if goals[w] || (w == "result" || w == "results") && j > 0 && clause[j-1].lower == "key" {
			return true
		}
	}
	return false
}

var (
	owners = set("the my our this")
	goals  = set("objective objectives obj goal goals target targets kr krs okr okrs kr1 kr2 kr3 kr4 o1 o2 o3 o4")

	// attitudes say nothing of what is done.
	attitudes = set("be m am re are were was ve have had believe care know understand value love think feel guess mean see like want wish " +
		"hope need all should must agree")

	promises = set("will would should shall must going")
	// auxiliaries may stand between a subject and its verb without changing
	// who acts. "Not" and "never" are none of them.
	auxiliaries = set("will would shall should must can going to be able am are need have want plan intend like love " +
		"also even just then first therefore now only always still definitely simply")

	// weakening words may stand there too, and make a hedge of it.
	weakening = firstWords(modals, doubts)

	// actions are what people say they would do in an answer. Verbs that
	// mishaps take as well are left out: "we could lose, hit, break, take".
	actions = set("accept achieve add adopt agree aim align allocate allow ask assign automate begin bring budget build " +
		"buy cap change choose close commit complete consider consolidate create cut decide dedicate deduplicate defer " +
		"define deliver deploy design drive enforce ensure establish expand extend finish fix focus freeze " +
		"fund give guarantee halve hire implement improve include increase instrument introduce invest isolate keep " +
		"launch lift link lower maintain measure migrate mitigate monitor move offer open optimise optimize own pause pick " +
		"plan prioritise prioritize promise propose protect publish pull push put raise reach rebuild recommend redesign " +
		"reduce refactor release remove replace report require reserve retire review rewrite rotate sacrifice " +
		"separate set ship shift shorten shrink simplify spend split staff start stop strengthen suggest switch target " +
		"test tie track trade train treat try tune upgrade use want work write")

	// outcomes are what a figure does when a Key Result is met.
	outcomes = set("be climb come decline decrease drop drops fall falls get gets go goes grow grows halve halves improve " +
		"improves increase increases land lands reach reaches rise rises shrink shrinks stay stays double doubles")
)
