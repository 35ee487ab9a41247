package peer

import (
	"cmp"
	"math"
	"slices"
	"strconv"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// sameScore is up to which distance, in points of 5, two judgements of a side
// say the same: people give whole points, and the judge halves.
const sameScore = 0.5

// closeSide is up to which Gap two judgements of a side are close: a point and
// a half of 5. Half the scale is no longer close. Of a criterion there are
// three words, and one step between them, closeStep, is close.
const (
	closeSide = 0.3
	closeStep = 0.5
)

// Distance says in one of four steps how far apart the judgements of a row are.
type Distance int

// The distances, the smallest first. Unjudged is a row with fewer than two
// judgements.
const (
	Unjudged Distance = iota
	Agreed
	Close
	Apart
)

// Distance returns how far apart the judgements of the row are. It takes the
// kind of the row: a criterion has three words and a side twelve values, so
// that the same Gap does not mean the same on both.
func (r Row) Distance() Distance {
	same, near := 0.0, closeStep
	if r.Kind == KindSide {
		same, near = sameScore/MaxBand, closeSide
	}
	switch {
	case r.Gap < 0:
		return Unjudged
	case r.Gap <= same:
		return Agreed
	case r.Gap <= near:
		return Close
	}
	return Apart
}

// compare sets the three judgements of an uncovered round side by side. A
// review that could judge nothing is no judgement.
func compare(r *round) *Comparison {
	c := &Comparison{}
	verdicts := map[string]rubric.Criterion{}
	if r.review.Note == "" {
		for _, criterion := range r.review.Criteria {
			verdicts[criterion.ID] = criterion
		}
	}
	for _, k := range r.question.KeyPoints {
		c.add(r.criterion(KindKeyPoint, k.ID, k.Point, verdicts[k.ID]))
	}
	for _, m := range r.question.Mistakes {
		c.add(r.criterion(KindMistake, m.ID, m.Mistake, verdicts[m.ID]))
	}
	for _, side := range Sides() {
		c.add(r.side(side))
	}
	slices.SortStableFunc(c.Rows, func(a, b Row) int {
		return cmp.Or(cmp.Compare(b.Distance(), a.Distance()), cmp.Compare(b.Gap, a.Gap))
	})
	return c
}

// add takes a row in and counts it.
func (c *Comparison) add(row Row) {
	c.Rows = append(c.Rows, row)
	switch row.Distance() {
	case Unjudged:
		return
	case Agreed:
		c.Agreed++
	}
	c.Compared++
}

// criterion returns the row of a key point or a mistake.
func (r *round) criterion(kind Kind, id, sentence string, found rubric.Criterion) Row {
	row := Row{
		ID: id, Kind: kind, Text: sentence,
		Candidate: string(verdictOf(r.self.Ratings[id])), Interviewer: string(r.sheet.Marks[id]),
		Rubric: string(found.Verdict), Comment: r.sheet.Comments[id],
	}
	if len(found.Evidence) > 0 {
		row.Quote = found.Evidence[0].Quote
	}
	var given []float64
	for _, word := range []string{row.Candidate, row.Interviewer, row.Rubric} {
		if word != "" {
			given = append(given, weight(rubric.Verdict(word)))
		}
	}
	row.Gap = spread(given, 1)
	return row
}

// side returns the row of a side.
func (r *round) side(side Side) Row {
	row := Row{ID: string(side), Kind: KindSide, Comment: r.sheet.Comments[string(side)]}
	var given []float64
	take := func(value float64) string {
		given = append(given, value)
		return strconv.FormatFloat(value, 'f', -1, 64)
	}
	if band, ok := r.self.Bands[side]; ok {
		row.Candidate = take(float64(band))
	}
	if band, ok := r.sheet.Bands[side]; ok {
		row.Interviewer = take(float64(band))
	}
	if score, ok := scoreOf(r.review, side); ok {
		row.Rubric = take(score)
	}
	row.Gap = spread(given, MaxBand)
	return row
}

// scoreOf returns the judge's score of a side, if it could judge.
func scoreOf(r *critique.Review, side Side) (score float64, ok bool) {
	if r.Scores == nil || r.Note != "" {
		return 0, false
	}
	switch side {
	case Structure:
		return r.Scores.Structure.Value, true
	case Content:
		return r.Scores.Content.Value, true
	}
	return r.Scores.Delivery.Value, true
}

// verdictOf puts a candidate's rating in the words of the rubric.
func verdictOf(rating history.Rating) rubric.Verdict {
	switch rating {
	case history.RatedYes:
		return rubric.Covered
	case history.RatedPartly:
		return rubric.Partly
	case history.RatedNo:
		return rubric.Missed
	}
	return ""
}

// weight returns how much of a criterion a verdict sees, 0 to 1.
func weight(v rubric.Verdict) float64 {
	switch v {
	case rubric.Covered, rubric.Made:
		return 1
	case rubric.Partly, rubric.Possible:
		return 0.5
	}
	return 0
}

// spread returns the widest distance between judgements on a scale from 0 to
// most, as a share of the scale; -1 where there are fewer than two.
func spread(given []float64, most float64) float64 {
	if len(given) < 2 {
		return -1
	}
	return math.Abs(slices.Max(given)-slices.Min(given)) / most
}
