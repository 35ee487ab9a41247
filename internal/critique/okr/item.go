package okr

import (
	"regexp"
	"strings"

	"okrcoach/internal/prose"
)

// item is a line of the text with what opens it.
type item struct {
	prose.Line
	// level tells lines that are marked and indented alike from others, such
	// as "1." from "a)" and "##" from "###".
	level level
	// after is set where a blank line stands before it.
	after bool
}

// level is how a line is marked.
type level struct {
	mark   string
	indent int
}

// The marks of levels; a heading's is its hashes and a bullet's the bullet.
const (
	byNumber = "1"
	byRoman  = "I"
	byLetter = "a"
	byBold   = "**"
	byTitle  = "title" // an unmarked line directly above a list
	byRow    = "|"
)

// itemsOf returns the lines of text that say something.
func itemsOf(text string) []item {
	var items []item
	blank := true
	for _, line := range prose.Items(text) {
		if line.Empty() {
			blank = true
			continue
		}
		items = append(items, item{Line: line, level: levelOf(text, line), after: blank})
		blank = false
	}
	for i := range items {
		next := i + 1
		if items[i].level.mark == "" && next < len(items) && items[next].Mark != prose.NoMark &&
			items[next].Mark != prose.Heading && len(items[i].Of(text)) <= longestTitle {
			items[i].level.mark = byTitle
		}
	}
	return items
}

// longestTitle is how many bytes an unmarked line may have to be the title of
// the list below it.
const longestTitle = 100

// levelOf tells how a line is marked.
func levelOf(text string, line prose.Line) level {
	start := line.Start - min(line.Start, longestMark)
	before := text[start:line.Start]
	if i := strings.LastIndexByte(before, '\n'); i >= 0 {
		before = before[i+1:]
	}
	mark := strings.Trim(before, " \t>")
	l := level{indent: line.Indent}
	switch line.Mark {
	case prose.Heading:
		l.mark = strings.TrimRight(mark, "*_ ")
	case prose.Bullet:
		l.mark = "-"
	case prose.Number:
		l.mark = numbering(mark)
	default:
		switch {
		case strings.HasPrefix(line.Of(text), "|"):
			l.mark = byRow
		case strings.HasSuffix(mark, "**") || strings.HasSuffix(mark, "__"):
			l.mark = byBold
		}
	}
	return l
}

// longestMark is how many bytes before a line's text its mark may take.
const longestMark = 40

// numbering tells digits from letters and Roman numerals.
func numbering(mark string) string {
	name := strings.Trim(mark, "().*_ ")
	switch {
	case name == "", '0' <= name[0] && name[0] <= '9':
		return byNumber
	case strings.Trim(strings.ToLower(name), "ivx") == "":
		return byRoman
	}
	return byLetter
}

// aside matches titles of sections that hold no Objectives.
var aside = regexp.MustCompile(`(?i)^\W*(?:(?:my |the |our |some )?(?:context|background|summary|intro|trade-?offs?|priorit|risks?|timeline|time ?line|notes?|assumptions?|approach|conclusion|closing|` +
	`decision|baselines?|owners?|cadence|next steps|balance|initiatives?|actions?|non-goals?|guardrails?|okrs?\b|objectives\b|key results|health metrics|dependencies|appendix|` +
	`projects?|tasks?|how |what |who |when |why\b|reason|because|in short|tl;?dr|finally|if |speed (?:vs|against|versus|and|or)\b))`)
