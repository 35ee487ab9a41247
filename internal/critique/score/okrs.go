package score

import (
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/critique/okr"
)

// What is taken off the structure of a set of OKRs. The first four are the
// marks of a good Key Result (Doerr, "Measure What Matters"; Wodtke, "Radical
// Focus"; Google re:Work): what all Key Results lack takes the whole amount,
// what some lack their share of it, and half a point at least.
const (
	withoutNumber   = 2.0
	withoutDate     = 1.0
	withoutBaseline = half // where more than half of the Key Results have none
	activities      = 1.0
	wrongCount      = half // for each count that is off
	mostWrongCounts = 1.5
	wrongSense      = half // for each target that contradicts itself or the world
	mostWrongSense  = 1.5
	// withoutKeyResults leaves what Objectives alone are worth.
	withoutKeyResults = Full - half
)

// senseless are the kinds of findings that are about what a target says.
var senseless = []okr.Code{
	okr.ImpossibleTarget, okr.TargetIsBaseline, okr.WrongDirection, okr.PercentileOrder,
	okr.OverBudget, okr.Unambitious, okr.MeanLatency,
}

// okrs returns what is wrong with the structure of a set of OKRs.
func (f Found) okrs() []fault {
	all := keyResults(f.OKRs.Objectives)
	switch {
	case len(f.OKRs.Objectives) == 0:
		return []fault{{points: Full, reason: "No Objective could be made out", about: numbers, repair: Repair{
			Text: "Name each Objective on a line of its own, “Objective 1: …”, and below it its Key Results, each as “KR1: … from … to … by …”.",
		}}}
	case len(all) == 0:
		return []fault{{points: withoutKeyResults, reason: "No Key Result could be made out", about: numbers, repair: Repair{
			f.OKRs.Objectives[0].Span, "Give each Objective two to five Key Results, each on a line of its own: “KR1: … from … to … by …”.",
		}}}
	}
	faults := lacking(all)
	faults = append(faults, f.objectiveCount()...)
	faults = append(faults, f.keyResultCounts()...)
	return append(faults, f.senseless()...)
}

func keyResults(objectives []okr.Objective) []okr.KeyResult {
	var all []okr.KeyResult
	for _, o := range objectives {
		all = append(all, o.KeyResults...)
	}
	return all
}

// lack is something that a Key Result should have.
type lack struct {
	points     float64
	verb, what string
	// repair has a place for the words of the first Key Result without it.
	repair string
	about  subject
	in     func(okr.KeyResult) bool
}

func lacks() []lack {
	return []lack{
		{
			withoutNumber, "lack", "a number to reach", "Put numbers into “%s”: from where to where, in which unit.", numbers,
			func(k okr.KeyResult) bool { return k.Target == "" },
		},
		{
			withoutDate, "lack", "a date", "Add a date to “%s”, such as “by 30 September”.", "",
			func(k okr.KeyResult) bool { return k.Deadline == "" },
		},
		{
			activities, "name", "something to do, not what comes of it", "Say what gets better by “%s”, and by how much.", "",
			func(k okr.KeyResult) bool { return !k.Outcome },
		},
	}
}

// noBaseline is only a fault where it is the rule: who gives most of them
// knows where they stand, and some counts start at nothing.
func noBaseline() lack {
	return lack{
		withoutBaseline, "lack", "a baseline", "Say where “%s” stands today: “from … to …”.", numbers,
		func(k okr.KeyResult) bool { return k.Baseline == "" },
	}
}

// lacking returns what is missing in Key Results.
func lacking(all []okr.KeyResult) []fault {
	var faults []fault
	for _, l := range lacks() {
		if without := only(all, l.in); len(without) > 0 {
			faults = append(faults, l.fault(without, len(all)))
		}
	}
	l := noBaseline()
	if without := only(all, l.in); 2*len(without) > len(all) {
		faults = append(faults, l.fault(without, len(all)))
	}
	return faults
}

// fault takes the share of the points that corresponds to the Key Results
// without it. The repair is at the first of them that names a metric that is
// known, since that one is repaired at once, else at the first: who repairs it
// knows how to do the others.
func (l lack) fault(without []okr.KeyResult, all int) fault {
	at := without[max(0, slices.IndexFunc(without, okr.KeyResult.Measured))]
	return fault{
		points: inHalves(l.points * float64(len(without)) / float64(all)),
		reason: amount(len(without), all, l.verb) + " " + l.what + some(without, all),
		repair: Repair{at.Span, fmt.Sprintf(l.repair, shortened(at.Text)) + others(len(without)-1)},
		about:  l.about,
	}
}

// only returns the Key Results for which something holds.
func only(all []okr.KeyResult, holds func(okr.KeyResult) bool) []okr.KeyResult {
	var found []okr.KeyResult
	for _, k := range all {
		if holds(k) {
			found = append(found, k)
		}
	}
	return found
}

// amount says how many of all Key Results do something: "1 of 9 Key Results
// lacks", "Both Key Results lack". The verb is given in the plural.
func amount(n, all int, verb string) string {
	switch {
	case all == 1:
		return "The only Key Result " + verb + "s"
	case n == all && n == 2:
		return "Both Key Results " + verb
	case n == all:
		return fmt.Sprintf("All %d Key Results %s", n, verb)
	case n == 1:
		return fmt.Sprintf("1 of %d Key Results %ss", all, verb)
	default:
		return fmt.Sprintf("%d of %d Key Results %s", n, all, verb)
	}
}

// some names the first Key Results that are at fault, where not all are.
func some(found []okr.KeyResult, all int) string {
	if len(found) == all {
		return ""
	}
	var texts []string
	for _, k := range found {
		texts = append(texts, k.Text)
	}
	return ": " + firstOf(texts)
}

// others says that more Key Results need the same repair.
func others(n int) string {
	switch n {
	case 0:
		return ""
	case 1:
		return " 1 other Key Result needs the same."
	default:
		return fmt.Sprintf(" %d other Key Results need the same.", n)
	}
}

// objectiveCount returns the fault of a number of Objectives that was not
// asked for, in the words of its finding, of which the first sentence has the
// numbers.
func (f Found) objectiveCount() []fault {
	found := f.findings(okr.ObjectiveCount)
	if len(found) == 0 {
		return nil
	}
	counts, _, _ := strings.Cut(found[0].Message, ". ")
	return []fault{{points: wrongCount, reason: strings.TrimSuffix(counts, "."), repair: Repair{found[0].Span, found[0].Message}}}
}

// keyResultCounts returns the fault of Objectives with too few or too many Key
// Results.
func (f Found) keyResultCounts() []fault {
	few, many := 0, 0
	for _, o := range f.OKRs.Objectives {
		switch n := len(o.KeyResults); {
		case n < okr.FewestKeyResults:
			few++
		case n > okr.MostKeyResults:
			many++
		}
	}
	how := "too few or too many"
	if few == 0 || many == 0 {
		how = "too few"
		if few == 0 {
			how = "too many"
		}
	}
	return f.counted(wrongCount, mostWrongCounts, "1 Objective has "+how+" Key Results: ",
		"%d Objectives have "+how+" Key Results: ", okr.KeyResultCount)
}

// senseless returns the fault of targets that contradict themselves, each
// other or the world.
func (f Found) senseless() []fault {
	return f.counted(wrongSense, mostWrongSense, "1 target does not hold up: ", "%d targets do not hold up: ", senseless...)
}

// counted returns the fault of all findings of some kinds, each of which takes
// points off up to a most. The reason begins with one, or with many and their
// number.
func (f Found) counted(points, most float64, one, many string, codes ...okr.Code) []fault {
	found := f.findings(codes...)
	if len(found) == 0 {
		return nil
	}
	reason := one
	if n := len(found); n > 1 {
		reason = fmt.Sprintf(many, n)
	}
	return []fault{{points: min(points*float64(len(found)), most), reason: reason + f.quoted(found), repair: f.findingRepair(found[0])}}
}

// findings returns those of some kinds, in the order of the text.
func (f Found) findings(codes ...okr.Code) []okr.Finding {
	var found []okr.Finding
	for _, finding := range f.OKRs.Findings {
		if slices.Contains(codes, finding.Code) {
			found = append(found, finding)
		}
	}
	return found
}

// quoted names where the first findings stand.
func (f Found) quoted(findings []okr.Finding) string {
	var texts []string
	for _, finding := range findings {
		texts = append(texts, finding.Of(f.Text))
	}
	return firstOf(texts)
}

// findingRepair says what a finding says, behind the words that it is about.
func (f Found) findingRepair(finding okr.Finding) Repair {
	return Repair{finding.Span, fmt.Sprintf("“%s”: %s", shortened(finding.Of(f.Text)), finding.Message)}
}
