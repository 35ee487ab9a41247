package questions

import (
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/clean"
)

// What Lint asks of a file that is to be judged well.
const (
	enoughExemplars   = 5
	enoughSampleWords = 40
)

// Rule checks a usable file and returns what it finds; File.Fault makes a
// fault with its place.
type Rule func(*File) []Fault

// Lint returns the file's faults and, where it is usable, what the rules of
// this package and the given ones find: what makes the judge worse or the
// coaching poorer although the question can be asked. The faults are sorted
// by place.
func Lint(f *File, more ...Rule) []Fault {
	faults := slices.Clone(f.Faults)
	if !f.Usable() {
		return faults
	}
	for _, rule := range append([]Rule{lintKeyPoints, lintRepeats, lintExamples, lintSample}, more...) {
		faults = append(faults, rule(f)...)
	}
	sortFaults(faults)
	return faults
}

// RelatedExist returns the rule that related questions are known.
func RelatedExist(known func(id string) bool) Rule {
	return func(f *File) []Fault {
		var faults []Fault
		for i, id := range f.Question.Related {
			if !known(id) {
				at := fmt.Sprintf("related[%d]", i)
				faults = append(faults, f.Fault(Warning, at, "there is no question "+quote(id), "the id of a question"))
			}
		}
		return faults
	}
}

// lintKeyPoints finds key points that are hard to judge, and follow-up
// questions that ask nothing.
func lintKeyPoints(f *File) []Fault {
	var faults []Fault
	for i, p := range f.Question.KeyPoints {
		at := fmt.Sprintf("key_points[%d].", i)
		if n := len(p.Exemplars); n < enoughExemplars {
			message := fmt.Sprintf("the key point %s has %d exemplars", quote(p.ID), n)
			expected := fmt.Sprintf("%d or more, worded differently", enoughExemplars)
			faults = append(faults, f.Fault(Warning, at+"exemplars", message, expected))
		}
		if !strings.HasSuffix(p.FollowUp, "?") {
			faults = append(faults, f.Fault(Warning, at+"follow_up", "the follow-up does not end with a question mark", "a question"))
		}
	}
	return faults
}

// lintRepeats finds sentences that stand twice among the exemplars and
// contrasts of a key point or a mistake: they tell the judge nothing, or a
// contradiction.
func lintRepeats(f *File) []Fault {
	var faults []Fault
	check := func(at string, exemplars, contrasts []string) {
		first := make(map[string]string)
		for i, s := range slices.Concat(exemplars, contrasts) {
			here := fmt.Sprintf("%s.exemplars[%d]", at, i)
			if i >= len(exemplars) {
				here = fmt.Sprintf("%s.contrasts[%d]", at, i-len(exemplars))
			}
			if there, ok := first[strings.ToLower(s)]; ok {
				message := fmt.Sprintf("this sentence stands on line %d too", f.places[there].line)
				faults = append(faults, f.Fault(Warning, here, message, "another sentence"))
				continue
			}
			first[strings.ToLower(s)] = here
		}
	}
	for i, p := range f.Question.KeyPoints {
		check(fmt.Sprintf("key_points[%d]", i), p.Exemplars, p.Contrasts)
	}
	for i, m := range f.Question.Mistakes {
		check(fmt.Sprintf("mistakes[%d]", i), m.Exemplars, m.Contrasts)
	}
	return faults
}

// lintExamples finds labels and evidence for criteria that do not exist, and
// evidence that is not in the example's text.
func lintExamples(f *File) []Fault {
	ids := f.Question.criteria()
	var faults []Fault
	known := func(id, at string) {
		if !slices.Contains(ids, id) {
			faults = append(faults, f.Fault(Error, at, "no key point or mistake has the id "+quote(id), nearestOf(id, ids)))
		}
	}
	for i, e := range f.Question.Examples {
		for id := range e.Labels {
			known(id, fmt.Sprintf("examples[%d].labels.%s", i, id))
		}
		text := clean.Line(e.Text)
		for id, passages := range e.Evidence {
			at := fmt.Sprintf("examples[%d].evidence.%s", i, id)
			known(id, at)
			for j, passage := range passages {
				if !strings.Contains(text, passage) {
					faults = append(faults, f.Fault(Error, fmt.Sprintf("%s[%d]", at, j), "this passage is not in the example's text", "words copied from it"))
				}
			}
		}
	}
	return faults
}

// lintSample finds a sample answer that is too short to be one.
func lintSample(f *File) []Fault {
	n := len(strings.Fields(f.Question.Sample))
	if n >= enoughSampleWords {
		return nil
	}
	line := slices.IndexFunc(f.lines, func(line string) bool {
		name, ok := heading(line)
		return ok && strings.EqualFold(name, sampleAnswer)
	})
	message := fmt.Sprintf("the sample answer has %d words", n)
	expected := fmt.Sprintf("a full answer of %d words or more", enoughSampleWords)
	return []Fault{f.faultAt(Warning, position{line: line + 1, column: 1}, message, expected)}
}

// criteria returns the ids of the key points and mistakes.
func (q Question) criteria() []string {
	var ids []string
	for _, p := range q.KeyPoints {
		ids = append(ids, p.ID)
	}
	for _, m := range q.Mistakes {
		ids = append(ids, m.ID)
	}
	return ids
}
