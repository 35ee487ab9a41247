package critique

import (
	"cmp"
	"sync"

	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/questions"
)

// Version names this judge. It changes whenever the same answer might get
// another review.
const Version = "meaning-2"

// cautionPlain is said where a question gives the judge little to go by.
const cautionPlain = "This question has no exemplars, so the verdicts are less sure. It would be judged better with some for each key point."

// Judge judges answers to one question. It does no I/O, holds no state that
// changes, and may be used from several goroutines at once.
type Judge struct {
	question *questions.Question
	language language
	topics   *topics
	// number is that of the question among the topics.
	number   int
	rubric   *rubric.Rubric
	expected okr.Expected
}

// New prepares a judge for q, which must not change afterwards. It tells an
// answer to q from answers to the other questions that are given to it;
// without any it cannot.
func New(q *questions.Question, others ...questions.Question) *Judge {
	return newJudge(q, 0, func() *topics { return newTopics(withOthers(q, others)) })
}

// newJudge prepares a judge for q, which has a number among topics. Somebody
// waits for it, so the topics are made beside the rubric.
func newJudge(q *questions.Question, number int, topics func() *topics) *Judge {
	j := &Judge{question: q, number: number}
	var beside sync.WaitGroup
	beside.Go(func() {
		j.topics, j.language, j.expected = topics(), newLanguage(q), okr.Expect(q)
	})
	j.rubric = rubric.New(q)
	beside.Wait()
	return j
}

// Review judges one answer.
func (j *Judge) Review(a Answer) Review {
	r := Review{
		Judge:       Version,
		Objectives:  []okr.Objective{},
		Findings:    []okr.Finding{},
		RepairFirst: []score.Repair{},
		Delivery:    delivery.Measure(a.Text, delivery.Measured{Took: a.Took, Limit: a.Limit, Pasted: a.Pasted}),
	}
	if r.Note = cmp.Or(j.language.unjudgeable(a.Text), j.topics.astray(a.Text, j.number)); r.Note != "" {
		r.Criteria = j.rubric.Unjudged(r.Note)
		r.Scores = score.None(r.Note)
		return r
	}
	if j.rubric.Plain() {
		r.Caution = cautionPlain
	}
	objectives := okr.Read(a.Text)
	r.Criteria = j.rubric.Judge(a.Text, objectives)
	found := score.Found{Question: j.question, Text: a.Text, Criteria: r.Criteria, Delivery: r.Delivery}
	if j.question.Objectives > 0 {
		found.OKRs = okr.Check(a.Text, objectives, j.expected)
		r.Objectives, r.Findings = found.OKRs.Objectives, found.OKRs.Findings
	}
	r.Scores, r.RepairFirst = found.Scores(), found.RepairFirst()
	return r
}
