package report

import (
	"cmp"
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
)

// Critique writes what a language model said of an answer, with the offline
// review of the same answer beside it.
func Critique(c coaching.Critique, r critique.Review, answer string) string {
	var w writer
	w.critique(c, r, answer)
	return w.String()
}

// critique writes the sections of a critique.
func (w *writer) critique(c coaching.Critique, r critique.Review, answer string) {
	c.Clean(answer)
	heading := "Critique"
	if !c.AskedAt.IsZero() {
		heading += " of " + c.AskedAt.Format("2 January 2006, 15:04")
	}
	w.heading(heading)
	w.line("%s", c.Label())
	for _, line := range []string{Ended(c), c.Caution, Cost(c)} {
		if line != "" {
			w.line("%s", line)
		}
	}
	for _, s := range coaching.Beside(c, r) {
		w.section(s)
	}
}

// PartName is the heading of a section.
func PartName(p coaching.Part) string {
	switch p {
	case coaching.RepairFirst:
		return "Repair first"
	case coaching.Content:
		return "Content"
	case coaching.Structure:
		return "Structure"
	}
	return "Delivery"
}

// NotInAnswer marks a quote that the candidate did not say.
const NotInAnswer = "not in your answer"

// Struck says what follows for a section from a quote that the candidate did
// not say.
func Struck(p coaching.Part) string {
	if p == coaching.RepairFirst {
		return NotInAnswer + "; the rewrite is left out"
	}
	return NotInAnswer + "; band and rewrite are left out"
}

// Disagreement introduces the offline review's reasons for a band that is far
// from the model's.
func Disagreement(s coaching.Shown) string {
	if s.Offline > s.Band {
		return "They disagree. All that the offline review takes off:"
	}
	return "They disagree. The offline review says:"
}

func (w *writer) section(s coaching.Shown) {
	w.line("\n%s### %s\n", w.deeper, PartName(s.Part))
	if s.FromOffline {
		w.line("- From the offline review")
	} else {
		w.line("- %s", quotedBy(s))
		w.comment(s.Comment)
	}
	if bands := Bands(s); bands != "" {
		w.line("  Band: %s", bands)
	}
	if s.Rewrite != "" {
		w.line("  Instead: %s", quoted(s.Rewrite))
	}
	if s.Disagree {
		w.line("  %s", Disagreement(s))
	}
	if s.Disagree || s.FromOffline {
		for _, reason := range s.OfflineReasons {
			w.line("  - %s", oneLine(reason))
		}
	}
}

// quotedBy is the quote of a section, or that it is none.
func quotedBy(s coaching.Shown) string {
	switch {
	case s.Found:
		return "You said: " + quoted(s.Quote)
	case s.Quote == "":
		return "Without a quote"
	}
	return fmt.Sprintf("Quoted, but %s: %s", NotInAnswer, quoted(s.Quote))
}

// comment writes the model's words below an item.
func (w *writer) comment(text string) {
	w.bar("  ", text)
	w.line("") // or Markdown takes the next line for a part of the quotation
}

// Bands puts the bands of a section into words, the model's never alone; empty
// where there is no offline one.
func Bands(s coaching.Shown) string {
	model, offline := s.Band != coaching.NoBand, s.Offline != coaching.NoBand
	switch {
	case model && s.Band == s.Offline:
		return fmt.Sprintf("“%s”, model and offline", s.Band)
	case model && offline:
		return fmt.Sprintf("model “%s”, offline “%s”", s.Band, s.Offline)
	case offline:
		return fmt.Sprintf("offline “%s”", s.Offline)
	}
	return ""
}

// Ended says why a critique is not complete; empty where it is.
func Ended(c coaching.Critique) string {
	const rest = " What had come is kept, the rest is from the offline review."
	switch c.Outcome {
	case coaching.Complete:
		return ""
	case coaching.Stopped:
		return "You stopped it." + rest
	case coaching.TimedOut:
		return cmp.Or(c.Trouble, "It was not done in time.") + rest
	case coaching.Failed:
		if c.Trouble != "" {
			return c.Trouble
		}
		return "It failed." + rest
	}
	return "The program ended before it was done." + rest
}

// Cost says how long a critique took and how many tokens, as far as that is
// known.
func Cost(c coaching.Critique) string {
	var parts []string
	if c.Took > 0 {
		parts = append(parts, Length(c.Took.Round(time.Second)))
	}
	if u := c.Usage; u.Asked+u.Answered > 0 {
		parts = append(parts, fmt.Sprintf("%s%s sent and %d received", about(u), Plural(u.Asked, "token"), u.Answered))
	}
	if len(parts) == 0 {
		return ""
	}
	return "It took " + strings.Join(parts, ", ") + "."
}

// about is a word before figures that were not counted.
func about(u coaching.Usage) string {
	if u.Counted {
		return ""
	}
	return "about "
}

// InShort says in a few words how a critique ended and what it cost.
func InShort(c coaching.Critique) string {
	short := string(c.Outcome)
	if c.Outcome == coaching.UnderWay {
		short = "cut off"
	}
	if took := c.Took.Round(time.Second); took > 0 {
		short += " · " + Length(took)
	}
	if u := c.Usage; u.Asked+u.Answered > 0 {
		short += " · " + about(u) + Plural(u.Asked+u.Answered, "token")
	}
	return short
}
