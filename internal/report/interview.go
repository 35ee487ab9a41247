package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Round is a round of an interview. The question is nil where its file is
// gone.
type Round struct {
	Attempt  history.Attempt
	Question *questions.Question
}

// Interview writes the rounds of one interview as one page in Markdown, for
// either of the two to take home. Nothing that the two have typed can look
// like a heading or a table of it.
func Interview(title string, rounds []Round) string {
	var w writer
	if len(rounds) == 0 {
		w.line("# %s\n\nNo round was judged yet.", oneLine(title))
		return w.String()
	}
	first := rounds[0].Attempt
	names := ""
	if in := first.Interview; in != nil {
		names = ": " + interviewer(in) + " and " + candidate(in)
	}
	w.line("# %s%s\n", oneLine(title), names)
	w.line("%s · %s", Date(first.StartedAt), Plural(len(rounds), "round"))
	for i, r := range rounds {
		number := i + 1
		if in := r.Attempt.Interview; in != nil {
			number = in.Round
		}
		w.line("\n## Round %d: %s\n", number, oneLine(r.Attempt.QuestionTitle))
		page := writer{attempt: r.Attempt, review: r.Attempt.Review, question: r.Question, deeper: "#"}
		page.page()
		w.WriteString(page.String())
	}
	return w.String()
}

// Peer says in a few words what another person had to do with an attempt:
// "asked by Ada" of one's own answer, "Ben's answer" of a guest's; nothing
// where it was practised alone.
func Peer(a history.Attempt) string {
	switch in := a.Interview; {
	case in == nil:
		return ""
	case in.CandidateIsGuest:
		return cmp.Or(oneLine(in.Candidate), "the guest") + "'s answer"
	default:
		return "asked by " + cmp.Or(oneLine(in.Interviewer), "a peer")
	}
}

// candidate and interviewer are the names of the two, fit for Markdown.
func candidate(in *history.Interview) string { return verbatim(Candidate(in)) }

func interviewer(in *history.Interview) string { return verbatim(Interviewer(in)) }

// interview writes the part of the two people in a round.
func (w *writer) interview() {
	in := w.attempt.Interview
	w.theirText(candidate(in)+"'s plan", w.attempt.Plan)
	w.theirText(candidate(in)+"'s answer", w.attempt.Text)
	w.followUps(in.FollowUps)
	w.sideBySide()
	w.comments(in)
	w.theirText(interviewer(in)+"'s notes", in.Notes)
	w.theirText("What "+candidate(in)+" takes away", in.CandidateTakes)
	w.theirText("What "+interviewer(in)+" takes away", in.InterviewerTakes)
}

// theirText writes what one of two people has written.
func (w *writer) theirText(title, text string) {
	if oneLine(text) != "" {
		w.heading(title)
		w.bar("", text)
	}
}

func (w *writer) followUps(all []history.FollowUp) {
	if len(all) == 0 {
		return
	}
	w.heading("Follow-ups")
	for i, f := range all {
		about := ""
		if f.Criterion != "" {
			about = ", about " + verbatim(f.Criterion)
		}
		if i > 0 {
			w.line("")
		}
		w.line("%d. Asked%s:", i+1, about)
		w.bar("   ", f.Question)
		w.line("") // or Markdown takes the next line for a part of the quotation
		if oneLine(f.Reply) == "" {
			w.line("   Without a reply.")
			continue
		}
		w.line("   Replied in %s:", Length(f.Took))
		w.bar("   ", f.Reply)
	}
}

// sideBySide writes what the three said of each criterion and side.
func (w *writer) sideBySide() {
	in, rows := w.attempt.Interview, compared(w.attempt)
	if len(rows) == 0 {
		return
	}
	w.heading("Side by side")
	w.line("%s\n", agreement(rows))
	table := [][]string{{"", candidate(in) + " answered", interviewer(in) + " asked", "the rubric"}}
	for _, r := range rows {
		row := []string{verbatim(r.what)}
		for _, j := range []judgement{r.candidate, r.interviewer, r.rubric} {
			row = append(row, cmp.Or(verbatim(j.said), "–"))
		}
		table = append(table, row)
	}
	w.table(table)
}

// comments writes why the interviewer judged as they did, in the order of the
// rubric, sides behind it.
func (w *writer) comments(in *history.Interview) {
	said := maps.Clone(in.Comments)
	maps.DeleteFunc(said, func(_, text string) bool { return oneLine(text) == "" })
	if len(said) == 0 {
		return
	}
	w.heading(interviewer(in) + "'s comments")
	order := slices.Concat(criteria(w.attempt), []string{"structure", "content", "delivery"}, slices.Sorted(maps.Keys(said)))
	first := true
	for _, id := range order {
		text, ok := said[id]
		if !ok {
			continue
		}
		delete(said, id)
		if !first {
			w.line("")
		}
		first = false
		w.line("- %s", verbatim(id))
		w.bar("  ", text)
	}
}

// said tells in brackets what the candidate and the interviewer of a round
// said of something; nothing where neither did.
func said(in *history.Interview, byCandidate, byInterviewer judgement) string {
	var parts []string
	if byCandidate.said != "" {
		parts = append(parts, candidate(in)+" said: "+verbatim(byCandidate.said))
	}
	if byInterviewer.said != "" {
		parts = append(parts, interviewer(in)+" said: "+verbatim(byInterviewer.said))
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, "; ") + ")"
}
