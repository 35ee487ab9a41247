package rubric

import (
	"math"
	"slices"

	"okrcoach/internal/questions"
)

// Features are what is known of a passage beside a criterion, as numbers. The
// first nine compare it with the question's sentences, the others are signs
// that hold whatever the question is about.
type Features [FeatureCount]float64

// The features, in their order. The three that are standardised are in
// standard deviations above what sentences about the other key points score.
const (
	FeatureSense       = iota // nearness by meaning, standardised
	FeatureWords              // nearness by words, standardised
	FeatureDirection          // the learned direction, standardised
	FeatureNear               // mean of the nearest exemplars by meaning
	FeatureNearest            // the nearest exemplar by meaning
	FeatureOthers             // mean of the other points' nearest exemplars by meaning
	FeatureContrasts          // mean of the nearest contrasts by meaning
	FeatureNearWords          // mean of the nearest exemplars by words
	FeatureOthersWords        // mean of the other points' nearest exemplars by words
	FeatureAimed              // a number set as a goal; first of the marks
	FeatureMeasured           // a number with a unit
	FeatureConsequence        // a word for an effect
	FeatureChoice             // a word for a decision
	FeatureName               // a name
	FeatureOwn                // words of oneself
	FeatureTalk               // words that talk about answering
	FeatureNegative           // a word of negation
	FeatureDenied             // a clause that denies
	FeatureLength             // logarithm of the number of words
	FeatureAsks               // a question
	FeatureOpen               // words that leave something to be said; last of the marks
	FeatureDeniedShare        // how much of what the exemplars speak of is denied
	FeatureEvidence           // evidence of a kind that the point needs
	FeatureOnlyTarget         // a number, where the point needs nothing else
	FeatureClause             // the passage is a part of a sentence
	FeatureBias               // 1
	FeatureCount
)

// nearest is how many exemplars a passage is compared with: enough that one
// odd exemplar decides nothing, few enough that a point may be made in several
// quite different ways.
const nearest = 3

// contrastShare is how much nearness to the contrasts takes off.
const contrastShare = 0.5

// judged is a key point or mistake with what answers are compared with.
type judged struct {
	needs     []questions.Need
	exemplars []int // rows that make it
	contrasts []int // rows that do not, although they seem to
	others    []int // exemplars of the other key points
	direction direction
	// says holds how the exemplars stand to their words.
	says map[string]said
	// What sentences about the other key points score.
	sense, words, along yardstick
}

// yardstick is the mean and the standard deviation of what misses score.
type yardstick struct{ mean, spread float64 }

// leastSpread keeps a question with few or very uniform sentences from making
// every score an outlier.
const leastSpread = 0.03

func newYardstick(misses []float64) yardstick {
	y := yardstick{spread: leastSpread}
	if len(misses) == 0 {
		return y
	}
	y.mean = mean(misses)
	squares := 0.0
	for _, x := range misses {
		squares += float64((x - y.mean) * (x - y.mean))
	}
	y.spread = max(leastSpread, math.Sqrt(squares/float64(len(misses))))
	return y
}

func (y yardstick) of(x float64) float64 { return (x - y.mean) / y.spread }

func mean(xs []float64) float64 {
	if len(xs) == 0 {
		return 0
	}
	sum := 0.0
	for _, x := range xs {
		sum += x
	}
	return sum / float64(len(xs))
}

// likeness holds how like a passage is to each row of the corpus, by meaning
// and by words, and how far it points in each criterion's direction.
type likeness struct {
	sense, words, along []float64
}

// nearestMean is the mean of the highest of the values at these rows.
func nearestMean(values []float64, rows []int) float64 {
	var top [nearest]float64
	n := 0
	for _, i := range rows {
		x := values[i]
		at := n
		for at > 0 && top[at-1] < x {
			if at < nearest {
				top[at] = top[at-1]
			}
			at--
		}
		if at < nearest {
			top[at] = x
			n = min(n+1, nearest)
		}
	}
	return mean(top[:n])
}

func highest(values []float64, rows []int) float64 {
	best := 0.0
	for _, i := range rows {
		best = max(best, values[i])
	}
	return best
}

// contrasted is nearness to the exemplars less a share of that to the
// contrasts.
func (j *judged) contrasted(values []float64) float64 {
	return less(nearestMean(values, j.exemplars), nearestMean(values, j.contrasts))
}

func less(exemplars, contrasts float64) float64 {
	return exemplars - float64(contrastShare*contrasts)
}

// features gathers the features of a passage beside criterion number n.
func (j *judged) features(n int, l likeness, p passage, s signs, m marks, denied float64) Features {
	near, contrasts := nearestMean(l.sense, j.exemplars), nearestMean(l.sense, j.contrasts)
	nearWords := nearestMean(l.words, j.exemplars)
	f := Features{
		FeatureSense:       j.sense.of(less(near, contrasts)),
		FeatureWords:       j.words.of(less(nearWords, nearestMean(l.words, j.contrasts))),
		FeatureDirection:   j.along.of(l.along[n]),
		FeatureNear:        near,
		FeatureNearest:     highest(l.sense, j.exemplars),
		FeatureOthers:      nearestMean(l.sense, j.others),
		FeatureContrasts:   contrasts,
		FeatureNearWords:   nearWords,
		FeatureOthersWords: nearestMean(l.words, j.others),
		FeatureClause:      number(p.clause),
		FeatureDeniedShare: denied,
		FeatureBias:        1,
	}
	copy(f[FeatureAimed:], m[:])
	f[FeatureEvidence] = number(s.has(j.needs...))
	if slices.Equal(j.needs, []questions.Need{questions.NeedTarget}) {
		f[FeatureOnlyTarget] = number(s.aimed || s.measured)
	}
	return f
}
