package okr

import "regexp"

// target returns the number that a Key Result aims at, as written: the first
// that is set as a goal, else the first with a unit, else the first at all.
func target(text string) string {
	best, rank := "", 0
	for _, q := range Quantities(text) {
		if r := q.targetRank(); r > rank {
			best, rank = q.Of(text), r
		}
	}
	return best
}

// targetRank is 0 for a number that cannot be a target, and higher the more
// it looks like one.
func (q Quantity) targetRank() int {
	switch {
	case q.Unit == Date || q.Unit == Percentile:
		return 0
	case q.Aimed:
		return 3
	case q.Unit != Plain:
		return 2
	}
	return 1
}

// due matches a date, or a period after a word that makes it a deadline, in
// its first, second or third group.
var due = regexp.MustCompile(`(?i)(` + dates + `)` +
	`|\b(?:by|before|until|in)\s+((?:the\s+)?(?:end of\s+)?(?:(?:the|this|next)\s+)?(?:(?:fiscal|calendar)\s+)?(?:year|quarter|half|month|q[1-4]|h[12]|spring|summer|autumn|fall|winter|christmas)(?:[ -]end)?\b|(?:(?:the\s+)?end of\s+)?` + month + `)` +
	`|(\bend of (?:the\s+|this\s+|next\s+)?(?:year|quarter|half|month|q[1-4]|h[12])\b|\b(?:eoy|eoq|this quarter|next quarter|this year|next year|year end)\b|\bwithin ` + digits + ` (?:days|weeks|months|quarters)\b)`)

// deadline returns the first date or period by which something is due, as
// written.
func deadline(text string) string {
	m := due.FindStringSubmatch(text)
	if m == nil {
		return ""
	}
	return m[1] + m[2] + m[3]
}
