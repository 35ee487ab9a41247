package okr

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
