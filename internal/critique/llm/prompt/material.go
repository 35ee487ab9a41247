package prompt

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"okrcoach/internal/clean"
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/prose"
	"okrcoach/internal/questions"
)

// What goes along at most, in bytes. An answer of ten minutes has about 3,000;
// small models forget the beginning of what is much longer than this.
const (
	MostAnswer   = 24_000
	mostQuestion = 12_000
	mostReview   = 8_000
	mostPassage  = 160
)

// keptEnd is how much of a long answer's end is kept: it holds the decision.
const keptEnd = MostAnswer / 4

// shortened leaves out the middle of a long answer and says so in its place.
func shortened(answer string) (text string, cut bool) {
	answer = strings.TrimSpace(answer)
	if len(answer) <= MostAnswer {
		return answer, false
	}
	from, to := MostAnswer-keptEnd, len(answer)-keptEnd
	for !utf8.RuneStart(answer[from]) {
		from--
	}
	for !utf8.RuneStart(answer[to]) {
		to++
	}
	return fmt.Sprintf("%s\n\n[… %d bytes of the answer were left out here …]\n\n%s", answer[:from], to-from, answer[to:]), true
}

// listing is a text that grows by lines.
type listing struct{ strings.Builder }

func (l *listing) line(format string, args ...any) { fmt.Fprintf(l, format+"\n", args...) }

// text is what was listed, cleaned and with at most n bytes.
func (l *listing) text(n int) string {
	s := strings.TrimSpace(clean.Text(l.String()))
	if len(s) <= n {
		return s
	}
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + " …"
}

// questionText is the question with its rubric. The sample answer stays here:
// it would become the yardstick.
func questionText(q *questions.Question) string {
	var l listing
	if q == nil {
		return "The question is not at hand. Judge the answer by itself."
	}
	l.line("%s (%s, %s, %s)\n\n%s", q.Title, q.Company, q.Category, q.Difficulty, strings.TrimSpace(q.Prompt))
	if why := strings.TrimSpace(q.Why); why != "" {
		l.line("\nWhat interviewers look for:\n%s", why)
	}
	l.line("\nKey points of the rubric:")
	for _, p := range q.KeyPoints {
		l.line("- %s: %s", p.ID, p.Point)
	}
	l.line("\nCommon mistakes:")
	for _, m := range q.Mistakes {
		l.line("- %s: %s", m.ID, m.Mistake)
	}
	if len(q.Published) > 0 {
		l.line("\nWhat the company has published:")
	}
	for _, f := range q.Published {
		l.line("- %s (%s)", f.Fact, f.Source)
	}
	return l.text(mostQuestion)
}

// reviewText is what the offline review found, without a word on how good the
// answer is or how sure the judge: the model is to make up its own mind.
func reviewText(in Input) string {
	var l listing
	r := in.Review
	if r.Note != "" {
		l.line("It could not judge the answer: %s", r.Note)
		return l.text(mostReview)
	}
	for _, group := range []struct {
		title   string
		verdict rubric.Verdict
	}{
		{"Key points that it heard", rubric.Covered},
		{"Key points that it heard in part", rubric.Partly},
		{"Key points that it did not hear", rubric.Missed},
		{"Mistakes that it saw", rubric.Made},
		{"Mistakes that it may have seen", rubric.Possible},
	} {
		l.criteria(group.title, group.verdict, r.Criteria)
	}
	l.findings(in.Answer.Text, r)
	l.facts(r)
	if len(r.RepairFirst) > 0 {
		l.line("What it would repair first:")
	}
	for _, repair := range r.RepairFirst {
		l.line("- %s", repair.Text)
	}
	return l.text(mostReview)
}

// criteria lists the criteria with a verdict, each with the passage that shows
// it.
func (l *listing) criteria(title string, v rubric.Verdict, all []rubric.Criterion) {
	titled := false
	for _, c := range all {
		if c.Verdict != v {
			continue
		}
		if !titled {
			l.line("%s:", title)
			titled = true
		}
		line := "- " + c.ID
		if len(c.Evidence) > 0 {
			line += fmt.Sprintf(", in “%s”", passage(c.Evidence[0].Quote))
		}
		l.line("%s", line)
	}
}

// findings lists what is wrong with the Objectives and Key Results.
func (l *listing) findings(answer string, r critique.Review) {
	if len(r.Findings) > 0 {
		l.line("What is wrong with the Objectives and Key Results:")
	}
	for _, f := range r.Findings {
		if within(f.Span, answer) {
			l.line("- in “%s”: %s", passage(f.Of(answer)), f.Message)
			continue
		}
		l.line("- %s", f.Message)
	}
}

// facts lists the measures of the delivery that hold however the answer was
// given.
func (l *listing) facts(r critique.Review) {
	l.line("Measures:")
	d := r.Delivery
	d.WordsPerMinute = 0 // how fast somebody types is not coached
	for _, f := range d.Facts() {
		l.line("- %s: %s", f.Label, f.Value)
	}
}

// passage puts a passage on one line and cuts it.
func passage(s string) string {
	s = clean.Line(s)
	if len(s) <= mostPassage {
		return s
	}
	n := mostPassage
	for !utf8.RuneStart(s[n]) {
		n--
	}
	return s[:n] + " …"
}

// within reports whether a passage lies in a text. A stored review is only as
// good as the file it was kept in.
func within(s prose.Span, text string) bool {
	return 0 <= s.Start && s.Start < s.End && s.End <= len(text)
}
