package okr

import (
	"cmp"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"okrcoach/internal/prose"
)

// kind is what a piece of text is in a set of OKRs.
type kind int

const (
	other      kind = iota
	objective       // after "Objective 1:", "O1"
	ordinal         // after "my first objective is", "the second:"
	keyResult       // after "KR1.1", "Key Result:"
	keyResults      // after "KRs:", "measured by": a label for several
)

// piece is a stretch of text with what it is taken for.
type piece struct {
	prose.Span
	kind kind
	// label is what marks it, empty where nothing does.
	label prose.Span
	// count numbers an Objective, or a Key Result within its Objective; of
	// is the number of that Objective. Both are 0 where the label has none.
	count, of int
	// firm is set for the label of an Objective with a colon or the like
	// behind it, which is more than a mention.
	firm bool
	// single is set where only the sentence behind the label belongs to it.
	single bool
	// item is the line that it is in; first and last say where in it.
	item        *item
	first, last bool
}

// The labels that people write. Each stands at the start of a line or of a
// sentence, behind nothing but joining words and emphasis.
const (
	joining = `^(?:=+>|-+>)?\s*(?:(?:so|and|then|the|my|our|for|ok|okay|now|from|um|uh),?\s)*[*_"“‘'(\[]*`
	roman   = `(?-i:[IVX]{1,4}|[ivx]{1,4})`
	counter = `(?:\d{1,2}|` + roman + `|[a-h]|one|two|three|four|five)`
	behind  = `[*_"”\])]{0,3}\s*(?:[:.,)\]–—|/-]|→|=>)[*_]{0,2}(?:\s|$)`
	nth     = `(?:first|second|third|fourth|fifth|last|final|1st|2nd|3rd|4th|5th)`

	objectiveLabel = `(?:objective|obj|goal|okr)\.?\s*(?:no\.?\s*|nr\.?\s*|number\s*)?#?-?\s?` + counter + `\s*` + behind +
		`|(?:objective|obj)\s*#?(?:\d{1,2}|` + roman + `|(?-i:[A-H]))\b[*_]{0,2}|(?:objective|obj|goal)\s*(?:` + behind + `|[*_]{0,2}$)|(?:objective|obj|goal)\s*#?` + counter + `[*_]{0,2}\s*$` +
		`|o\s?#?-?\d{1,2}\b\s*(?:` + behind + `)?`
	ordinalLabel = nth + `\s+(?:objective|goal|aim)\b|` + nth + `\s+(?:one|thing|priority|promise|is)\b|(?:first|second|third)(?:ly)?\s?[:–—]\s|(?:first|second|third|fourth|finally)(?:ly)?,\s`
	resultsLabel = `(?:key\s?results|krs|kr's|krs\.)\b[^:.;\n]{0,40}:|(?:key\s?results|krs)\b\s*(?:[–—-]\s|$|,)|(?:key\s?results|krs)\s+(?:(?:here|there) )?(?:would be|will be|are|is|here|there)\b[, ]*(?:like\b,?)?` +
		`|(?:(?:success |key )?metrics|measures|targets|how (?:we|i)(?:'ll| will| would)? (?:measure|know)[^:.\n]{0,30}|measured (?:by|with)|success looks like|to check it)\s*[:,]`
	resultLabel = `(?:o\s?#?\d{1,2}\s?[/.,:-]?\s?)?(?:key\s?results?|krs?)\s*(?:no\.?\s*)?[#-]?\d{1,2}(?:\.\d{1,2})?[a-h]?\b\s*(?:` + behind + `|\)|:)?` +
		`|(?:key\s?results?|krs?)\s*\(?` + counter + `\s*(?:[:.)–—]\s*|-\s)` +
		`|(?:key\s?result|kr)\s*(?:[*_]{0,2}[:.,)–—→=-]+[*_]{0,2}>?(?:\s|$)|(?:would be|will be|is)\b[, ]*(?:like\b,?)?|\s)|kr$` +
		`|[a-h]-\d{1,2}\b`
)

// labelPattern has one group for each of labelKinds, in their order: the
// first that matches at a place wins.
var (
	labelPattern = regexp.MustCompile(`(?i)` + joining + `(?:(` + resultLabel + `)|(` + resultsLabel + `)|(` + objectiveLabel + `)|(` + ordinalLabel + `))`)
	labelKinds   = [...]kind{keyResult, keyResults, objective, ordinal}
)

// measuredBy leads over from an Objective to its Key Results within a
// sentence.
var measuredBy = regexp.MustCompile(`(?i)[,;–—-]?\s(?:as |to be )?measured by\b:?|\b(?:I(?:'d|'ll| would| will)?|we(?:'d|'ll| would| will)?) (?:measure|track|judge|check|gauge) (?:that|this|it|success|progress)(?: (?:by|with|through|on))?\b:?` +
	`|\b(?:we|I)(?:'d|'ll| would| will) know (?:(?:we (?:are|were|have)|it|that|this)\b[^,;.]{0,30}?)?\b(?:if|when|by|because)\b|,\s(?:with )?key results?\b:?|\bit is (?:done|met|reached) when\b`)

// labelHints are the letters, in lower case, of which one is in every label
// but those like "A-1", and measuredByHints those of measuredBy. Looking for
// them first is quicker.
var (
	labelHints = []string{
		"kr", "obj", "goal", "key", "o1", "o2", "o3", "o4", "o5", "o6", "o7", "o8", "o9", "o ", "o#", "o-", "first", "second", "third",
		"fourth", "fifth", "last", "final", "1st", "2nd", "3rd", "4th", "5th", "metrics", "measure", "targets", "how ",
		"success looks", "to check", "know", "track", "judge", "gauge", "met when", "done when", "reached when",
	}
	measuredByHints = []string{"measure", "know", "key result", "track", "judge", "check", "gauge", " when"}
	lettered        = regexp.MustCompile(`(?i)(?:^|\s)[a-h]-\d`)
)

// split cuts what a line says at the labels in it. What stands before the
// first label is of no kind.
func split(text string, at *item) []piece {
	pieces := []piece{{Span: at.Span, item: at, first: true}}
	if at.level.mark == byRow {
		return pieces
	}
	for _, p := range labels(text, at) {
		before := &pieces[len(pieces)-1]
		if p.label.Start < before.Start {
			continue
		}
		before.End = p.label.Start
		p.item = at
		pieces = append(pieces, p)
	}
	pieces[len(pieces)-1].last = true
	return pieces
}

// labels finds the labels in a line, in order.
func labels(text string, at *item) []piece {
	said := at.Of(text)
	lower := strings.ToLower(said)
	if !slices.ContainsFunc(labelHints, func(hint string) bool { return strings.Contains(lower, hint) }) && !lettered.MatchString(said) {
		return nil
	}
	var found []piece
	for start := 0; start < len(said); {
		m := labelPattern.FindStringSubmatchIndex(said[start:min(len(said), start+labelReach)])
		for i, k := range labelKinds {
			if m == nil || m[2*i+2] < 0 {
				continue
			}
			label := prose.Span{Start: at.Start + start + m[2*i+2], End: at.Start + start + m[2*i+3]}
			if k == ordinal && !opensGoal(text, said, start, label) {
				continue
			}
			found = append(found, labelled(text, label, at.End, k))
			start = max(start, start+m[1]-1)
		}
		start = nextStart(said, start)
	}
	if slices.ContainsFunc(measuredByHints, func(hint string) bool { return strings.Contains(lower, hint) }) {
		var phrases []piece
		for _, m := range measuredBy.FindAllStringIndex(said, -1) {
			label := prose.Span{Start: at.Start + m[0], End: at.Start + m[1]}
			p := labelled(text, label, at.End, keyResults)
			p.single = true
			phrases = append(phrases, p)
		}
		found = merged(found, phrases)
	}
	return found
}

// goalName is a name behind "first," that makes it the opening of a goal:
// "First, trust:".
var goalName = regexp.MustCompile(`^\s*[\pL -]{2,40}:\s`)

// opensGoal reports whether an ordinal opens a goal and only counts a step
// ("first, we check"), and whether it stands at the beginning of a sentence
// and not of a line that an editor broke.
func opensGoal(text, said string, start int, label prose.Span) bool {
	if start > 0 && said[start-1] == '\n' {
		return false
	}
	return !strings.HasSuffix(strings.TrimRight(label.Of(text), " "), ",") || goalName.MatchString(text[label.End:])
}

// labelReach is how many bytes a label may take with what leads up to it.
const labelReach = 160

// nextStart returns the next place behind at where a label could stand: behind
// punctuation and a blank, or a dash or an equals sign with blanks around it.
func nextStart(said string, at int) int {
	for at++; at < len(said); at++ {
		switch said[at] {
		case '\n':
			return at + 1
		case ' ', '\t':
		default:
			continue
		}
		r, size := utf8.DecodeLastRuneInString(said[:at])
		switch r {
		case '.', ';', ':', '!', '?', ')', '|', ',':
			return at + 1
		case '–', '—', '=', '>':
			if at > size && strings.ContainsRune(" =", rune(said[at-size-1])) {
				return at + 1
			}
		}
	}
	return at
}

// merged returns two rows of labels as one in the order of the text. Of two
// that overlap it keeps the first.
func merged(a, b []piece) []piece {
	all := append(slices.Clone(a), b...)
	slices.SortStableFunc(all, func(p, q piece) int { return cmp.Compare(p.label.Start, q.label.Start) })
	kept := all[:0]
	for _, p := range all {
		if n := len(kept); n == 0 || kept[n-1].label.End <= p.label.Start {
			kept = append(kept, p)
		}
	}
	return kept
}

// numbers in a label: "2", "1.3", "II", "b".
var (
	digitsInLabel = regexp.MustCompile(`\d{1,2}`)
	forObjective  = regexp.MustCompile(`(?i)\b(?:objective|obj|goal|o)\s*#?(` + counter + `)\b`)
	labelName     = regexp.MustCompile(`(?i)^(?:objective|obj|goal|okr|key\s?results?|krs?)\.?\s*(?:no\.?\s*|nr\.?\s*|number\s*)?[#(-]*\s?(` + counter + `)(?:[^a-z]|$)`)
)

// labelled reads the numbers of a label and takes it for what stands behind it
// up to end.
func labelled(text string, label prose.Span, end int, k kind) piece {
	said := label.Of(text)
	p := piece{Span: prose.Span{Start: label.End, End: end}, kind: k, label: label}
	p.firm = strings.ContainsAny(said, ":–—.)") || label.End == end
	if k == keyResults {
		if m := forObjective.FindStringSubmatch(said); m != nil {
			p.of = counterValue(m[1])
		}
	}
	if k != objective && k != keyResult {
		return p
	}
	all := digitsInLabel.FindAllStringIndex(said, 3)
	if k == keyResult && len(all) > 0 && measuresHere(text, label, all[0][0]) {
		p.label.End = label.Start + all[0][0]
		p.Start = p.label.End
		return p
	}
	number := func(i int) int { return counterValue(said[all[i][0]:all[i][1]]) }
	switch {
	case len(all) > 0:
		p.count = number(len(all) - 1)
		if len(all) > 1 {
			p.of = number(len(all) - 2)
		}
	default:
		if m := labelName.FindStringSubmatch(said); m != nil {
			p.count = counterValue(m[1])
		}
	}
	if first := said[0] | 0x20; k == keyResult && 'a' <= first && first <= 'h' && len(said) > 1 && said[1] == '-' {
		p.of = int(first-'a') + 1
	}
	return p
}

// mostCounted is the highest number that a label counts to.
const mostCounted = 20

// measuresHere reports whether the number behind "KR" and a blank is what is
// measured and no counter: "KR 99.95 to 99.99", "KR 2 incidents".
func measuresHere(text string, label prose.Span, digit int) bool {
	at := label.Start + digit
	n, ok := numeralAt(text, at)
	if !ok || text[at-1] != ' ' {
		return false
	}
	_, measured := measureAt(text, n.end)
	return measured || n.value > mostCounted || phraseAt(text, n.end, "to") > 0
}

// counterValue is the number that a counter stands for: "iv" and "d" are both
// 4, as "1" is 1.
func counterValue(counter string) int {
	counter = strings.ToLower(counter)
	if value, ok := ones[counter]; ok {
		return int(value)
	}
	for i, numeral := range [...]string{"i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x"} {
		if counter == numeral {
			return i + 1
		}
	}
	if len(counter) == 1 && 'a' <= counter[0] && counter[0] <= 'h' {
		return int(counter[0]-'a') + 1
	}
	n, _ := strconv.Atoi(counter)
	return n
}
