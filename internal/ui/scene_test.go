package ui

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/delivery"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/critique/score"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// scene is a moment in the program that is worth a picture.
type scene struct {
	name string
	// set brings a desk to that moment.
	set func(d *desk, at size) *stage
}

// scenes are every screen and every dialog, each in the states in which it
// looks different.
var scenes = []scene{
	{"brief", atBrief()},
	{"brief-with-a-history", func(d *desk, at size) *stage { return d.withHistory().stand(questions.Opening, at) }},
	{"brief-with-hints-open", atBrief("h", "y")},
	{"brief-asks-before-hints", atBrief("h")},
	{"brief-asks-before-sample", atBrief("s")},
	{"brief-help", atBrief("?")},

	{"chooser", atChooser()},
	{"chooser-at-the-end", atChooser("end")},
	{"chooser-searching", atChooser("/", "r", "e", "t", "r", "y")},
	{"chooser-filtered", atChooser("c", "c", "c")},
	{"chooser-filtered-to-nothing", atChooser("c", "c", "d")},
	{"chooser-with-nothing-found", atChooser("/", "x", "y", "z", "tab")},
	{"chooser-help", atChooser("?")},

	{"plan", func(d *desk, at size) *stage {
		return d.stand(questions.Opening, at).press("p").typing("merchants, latency\nerror budget at the end").wait(75 * time.Second)
	}},
	{"answer-empty", answering("")},
	{"answer-in-wide-characters", answering(wideText)},
	{"answer", answering(sampleText)},
	{"answer-paused", func(d *desk, at size) *stage { return answering(sampleText)(d, at).press("ctrl+t").wait(time.Minute) }},
	{"answer-in-the-last-minute", func(d *desk, at size) *stage {
		return answering(sampleText)(d, at).wait(3*time.Minute + 13*time.Second)
	}},
	{"answer-in-overtime", inOvertime},
	{"answer-below-the-plan", func(d *desk, at size) *stage {
		return d.stand(questions.Opening, at).press("p").typing("merchants first, then latency\nthen the error budget\nclose with a rule\nleave a minute for it").press("ctrl+s").typing("At Stripe a failed charge")
	}},
	{"answer-menu", func(d *desk, at size) *stage { return answering(sampleText)(d, at).press("esc") }},
	{"answer-menu-while-paused", func(d *desk, at size) *stage { return answering(sampleText)(d, at).press("ctrl+t", "esc") }},
	{"answer-throw-away", func(d *desk, at size) *stage { return answering(sampleText)(d, at).press("esc", "x") }},
	{"answer-leave", func(d *desk, at size) *stage { return answering(sampleText)(d, at).press("ctrl+c") }},
	{"answer-help", func(d *desk, at size) *stage { return answering("")(d, at).press("f1") }},
	{"answer-after-a-sleep", func(d *desk, at size) *stage {
		s := answering("At Stripe a failed charge")(d, at)
		d.sleep(83 * time.Minute)
		return s.wait(time.Second)
	}},
	{"answer-with-trouble", func(d *desk, at size) *stage {
		trouble := &history.Trouble{Cause: history.ErrFull, Path: "/home/you/.local/state/okrcoach/draft-k3v9x2ab.md"}
		return answering(sampleText)(d, at).send(keptMsg{err: trouble})
	}},

	{"submitted", submitted()},
	{"rating", submitted("enter")},
	{"rating-half-way", submitted("enter", "y", "p", "space")},
	{"rating-back-at-the-first", submitted("enter", "y", "up")},
	{"rating-judging", func(d *desk, at size) *stage {
		d.judge = slowly(d.judge)
		return submitted("s")(d, at).wait(200 * time.Millisecond)
	}},

	{"review", func(d *desk, at size) *stage { return atHistory("enter")(d, at) }},
	{"review-of-a-repair-that-adds", reviewing("2. For company")},
	{"review-of-a-score", reviewing("Structure")},
	{"review-of-a-missed-point", reviewing("missed   company")},
	{"review-of-a-point-that-came-near", reviewing("missed   speed-vs")},
	{"review-of-a-covered-point", reviewing("business-link")},
	{"review-of-a-partly-covered-point", reviewing("quantified-t")},
	{"review-of-a-mistake", reviewing("unmeasurable")},
	{"review-of-an-objective", reviewing("2. the API")},
	{"review-of-a-key-result", reviewing("MTTR")},
	{"review-of-an-activity", reviewing("└ make everything")},
	{"review-of-a-finding", reviewing("! There is no number")},
	{"review-of-a-finding-about-all", reviewing("! You were asked")},
	{"review-of-a-fact", reviewing("Longest sentence")},
	{"review-of-the-attempt", reviewing("20 November")},
	{"review-from-before-scores", oldReview},
	{"review-of-what-could-not-be-judged", unjudgeable},
	{"review-in-the-answer", func(d *desk, at size) *stage { return reviewing("unmeasurable")(d, at).press("tab", "down") }},
	{"review-of-a-question-that-is-gone", func(d *desk, at size) *stage { return atHistory("end", "enter")(d, at) }},
	{"review-in-wide-characters", func(d *desk, at size) *stage {
		return answering(wideText)(d, at).press("ctrl+s", "s", "home")
	}},
	{"review-with-the-sample", func(d *desk, at size) *stage { return reviewing("business-link")(d, at).press("s") }},
	{"review-help", func(d *desk, at size) *stage { return reviewing("business-link")(d, at).press("?") }},

	{"review-of-a-round", interviewed(sampleRound("round", 1), "1. For speed")},
	{"review-of-a-round-at-a-score", interviewed(sampleRound("round", 1), "Content")},
	{"review-of-a-round-at-a-point", interviewed(sampleRound("round", 1), "business-link")},
	{"review-of-a-round-at-a-point-asked-about", interviewed(sampleRound("round", 1), "missed   speed-vs")},
	{"review-of-a-round-at-a-mistake", interviewed(sampleRound("round", 1), "ignores")},
	{"review-of-a-round-side-by-side", interviewed(sampleRound("round", 1), "Round 1")},
	{"review-of-a-round-at-a-follow-up", interviewed(sampleRound("round", 1), "0:42")},
	{"review-of-a-round-at-what-was-not-replied-to", interviewed(sampleRound("round", 1), "And if")},
	{"review-of-a-round-at-the-notes", interviewed(sampleRound("round", 1), "Ada noted")},
	{"review-of-a-round-at-what-is-taken-away", interviewed(sampleRound("round", 1), "Ben takes")},
	{"review-of-a-round-without-a-word-from-either", interviewed(swappedRound("swapped", 1), "business-link")},
	{"review-of-a-round-of-long-names", interviewed(longNames(sampleRound("round", 1)), "business-link")},

	{"critique-asks-for-consent", atCritique()},
	{"critique-of-a-host-without-tls", func(d *desk, at size) *stage {
		d.model.settings = unsafely()
		return atCritique()(d, at)
	}},
	{"critique-connecting", func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(time.Second) }},
	{"critique-half-way", func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(10 * time.Second) }},
	{"critique-stopped", func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(10 * time.Second).press("esc") }},
	{"critique", func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(20 * time.Second) }},
	{"critique-at-its-end", func(d *desk, at size) *stage { return atCritique("y")(d, at).wait(20 * time.Second).press("end") }},
	{"critique-overdue", func(d *desk, at size) *stage {
		d.model.sections = d.model.sections[:1]
		return atCritique("y")(d, at).wait(31 * time.Second)
	}},
	{"critique-timed-out", func(d *desk, at size) *stage {
		d.model.sections = d.model.sections[:1]
		return atCritique("y")(d, at).wait(50 * time.Second).press("end")
	}},
	{"critique-failed", func(d *desk, at size) *stage {
		d.model.sections, d.model.trouble = nil, "models.example.com:443 does not accept the key. Check that the key belongs to this endpoint. okrcoach doctor looks closer."
		return atCritique("y")(d, at).wait(time.Second)
	}},
	{"critique-with-long-sections", func(d *desk, at size) *stage {
		for i := range d.model.sections {
			d.model.sections[i].Comment = strings.Repeat(d.model.sections[i].Comment+" ", 4)
		}
		return atCritique("y")(d, at).wait(20 * time.Second).press("pgdown")
	}},
	{"critique-of-models", func(d *desk, at size) *stage {
		return atCritique("y")(d, at).wait(20*time.Second).press("m", "y", "down")
	}},
	{"critique-without-an-endpoint", func(d *desk, at size) *stage {
		d.model.settings = endpoint.Settings{}
		return atCritique()(d, at)
	}},
	{"critique-of-a-model-on-this-machine", func(d *desk, at size) *stage {
		d.model.settings, d.model.local = endpoint.Settings{}, nearby()
		return atCritique("y")(d, at)
	}},
	{"critique-with-faulty-settings", func(d *desk, at size) *stage {
		d.model.fault = &endpoint.Fault{Where: "OKRCOACH_BASE_URL", What: "the base URL does not begin with https:// or http://", Next: "write it like https://api.openai.com/v1"}
		return atCritique()(d, at)
	}},
	{"critique-help", func(d *desk, at size) *stage { return atCritique("?")(d, at) }},
	{"critique-offline", func(d *desk, at size) *stage {
		d.offline, d.model = true, nil
		return atCritique()(d, at)
	}},

	{"history", atHistory()},
	{"history-empty", atChooser("a")},
	{"history-asks-before-deleting", atHistory("D")},
	{"history-with-news", func(d *desk, at size) *stage {
		return atHistory()(d, at).send(screen.NoticedMsg{Text: "Written to stripe-core-api-okrs-2026-11-20.md."})
	}},

	{"history-with-an-interview", func(d *desk, at size) *stage {
		d.keep([]history.Attempt{sampleAttempt("alone", 5), sampleRound("round", 1), swappedRound("swapped", 1), longNames(sampleRound("long", 0))}, nil)
		return d.stand("", at).press("a")
	}},

	{"offer-of-one-draft", offer(1)},
	{"offer-of-three-drafts", offer(3)},
	{"offer-asks-before-throwing-away", func(d *desk, at size) *stage { return offer(1)(d, at).press("x") }},
}

// withHistory gives the desk a few finished attempts.
func (d *desk) withHistory() *desk {
	d.keep(sampleAttempts(), nil)
	return d
}

func atBrief(keys ...string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage { return d.stand(questions.Opening, at).press(keys...) }
}

// chooser is reached from the first brief, since there is no history yet.
func atChooser(keys ...string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage { return d.stand("", at).press("c").press(keys...) }
}

func atHistory(keys ...string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		return d.withHistory().stand("", at).press("a").press(keys...)
	}
}

func answering(text string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		s := d.stand(questions.Opening, at).press("enter")
		return s.typing(text).wait(47 * time.Second)
	}
}

func inOvertime(d *desk, at size) *stage {
	return answering(sampleText)(d, at).wait(4*time.Minute + 30*time.Second)
}

func submitted(keys ...string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		return answering(sampleText)(d, at).press("ctrl+s").press(keys...)
	}
}

// reviewing opens the latest attempt and goes down to the row that says this.
func reviewing(label string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		s := atHistory("enter", "home")(d, at)
		s.pressUntil("down", label)
		return s
	}
}

// atCritique opens the latest attempt and asks for a critique of it.
func atCritique(keys ...string) func(*desk, size) *stage {
	return func(d *desk, at size) *stage { return atHistory("enter", "c")(d, at).press(keys...) }
}

// unsafely are settings of another machine that is reached without TLS.
func unsafely() endpoint.Settings {
	base, err := endpoint.ParseAddress("http://models.example.com:8000/v1")
	if err != nil {
		panic(err)
	}
	return endpoint.At(base, "steady-1", "OKRCOACH_BASE_URL")
}

// nearby are endpoints on this machine.
func nearby() []endpoint.Found {
	base, err := endpoint.ParseAddress("http://127.0.0.1:11434/v1")
	if err != nil {
		panic(err)
	}
	return []endpoint.Found{{Name: "Ollama", Base: base, Models: []string{"small:1b", "middling:8b"}}}
}

// oldReview is one that was stored before there were scores and findings.
func oldReview(d *desk, at size) *stage {
	a := sampleAttempt("old", 100)
	r := a.Review
	r.Scores, r.Findings, r.RepairFirst = nil, nil, nil
	for i := range r.Criteria {
		r.Criteria[i].Confidence, r.Criteria[i].Near = 0, nil
	}
	for i := range r.Objectives {
		o := &r.Objectives[i]
		o.Findings = nil
		for j, k := range o.KeyResults {
			o.KeyResults[j] = okr.KeyResult{Text: k.Text, Target: k.Target, Deadline: k.Deadline, Span: k.Span}
		}
	}
	r.Delivery = delivery.Report{Words: r.Delivery.Words, SpokenSeconds: r.Delivery.SpokenSeconds, Seconds: r.Delivery.Seconds, WordsPerMinute: 25}
	d.keep([]history.Attempt{a}, nil)
	s := d.stand("", at).press("a", "enter")
	s.pressUntil("down", "MTTR")
	return s
}

// unjudgeable is an answer about something else.
func unjudgeable(d *desk, at size) *stage {
	a := sampleAttempt("astray", 1)
	r := a.Review
	r.Note = "This reads like an answer to another question: Searches fall by a tenth overnight."
	r.Scores, r.Objectives, r.Findings, r.RepairFirst = score.None(r.Note), []okr.Objective{}, []okr.Finding{}, []score.Repair{}
	for i := range r.Criteria {
		c := &r.Criteria[i]
		*c = rubric.Criterion{ID: c.ID, Kind: c.Kind, Verdict: rubric.Missed, Reason: r.Note}
		if c.Kind == rubric.Mistake {
			c.Verdict, c.Confidence = rubric.Possible, 0.5
		}
	}
	d.keep([]history.Attempt{a}, nil)
	return d.stand("", at).press("a", "enter", "home")
}

func offer(drafts int) func(*desk, size) *stage {
	return func(d *desk, at size) *stage {
		d.keep(nil, sampleDrafts(drafts))
		return d.stand("", at)
	}
}

// slowly is a judge who takes a second.
func slowly(judge func(questions.Question, critique.Answer) critique.Review) func(questions.Question, critique.Answer) critique.Review {
	return func(q questions.Question, a critique.Answer) critique.Review {
		time.Sleep(time.Second)
		return judge(q, a)
	}
}

// onStage runs a test on every scene at one size, each in its own bubble.
func onStage(t *testing.T, at size, test func(t *testing.T, s *stage)) {
	t.Helper()
	for _, scene := range scenes {
		t.Run(scene.name, func(t *testing.T) {
			inBubble(t, func(t *testing.T) { test(t, scene.set(newDesk(t), at)) })
		})
	}
}

// String names a size as people do.
func (s size) String() string { return fmt.Sprintf("%dx%d", s.width, s.height) }
