package coaching

import (
	"slices"

	"okrcoach/internal/clean"
)

// The longest names and sentences of a critique, in bytes.
const (
	mostName    = 80
	mostTrouble = 600
)

// Clean makes a critique that was read from a file fit to be shown with its
// answer, whatever wrote the file: sections are checked again, unknown and
// repeated ones dropped, the others put in order, names and sentences cleaned
// and cut, figures that cannot be set to 0, and an outcome that is not known
// becomes UnderWay. A critique with sections of a Reader stays as it is.
func (c *Critique) Clean(answer string) {
	f := finder{answer: answer}
	sections := []Section{}
	for _, p := range Parts() {
		i := slices.IndexFunc(c.Sections, func(s Section) bool { return s.Part == p })
		if i < 0 {
			continue
		}
		if s := f.check(c.Sections[i]); s.Comment != "" {
			sections = append(sections, s)
		}
	}
	c.Sections = sections
	for _, name := range []*string{&c.ID, &c.Model, &c.Host, &c.Prompt, &c.Rung} {
		*name = cut(clean.Line(*name), mostName)
	}
	c.Trouble, c.Caution = cut(clean.Line(c.Trouble), mostTrouble), cut(clean.Line(c.Caution), mostTrouble)
	if !slices.Contains([]Outcome{UnderWay, Complete, Stopped, TimedOut, Failed}, c.Outcome) {
		c.Outcome = UnderWay
	}
	c.Usage.Asked, c.Usage.Answered = max(c.Usage.Asked, 0), max(c.Usage.Answered, 0)
	c.Took = max(c.Took, 0)
}

// Label says what a critique is and whose, in a sentence of plain text. A
// critique always stands under it, and under another one where it is over and
// the model has said nothing.
func (c Critique) Label() string {
	model, host := cut(clean.Line(c.Model), mostName), cut(clean.Line(c.Host), mostName)
	if model == "" {
		model = "a language model"
	}
	if host != "" {
		model += " at " + host
	}
	if len(c.Sections) == 0 && c.Outcome != UnderWay {
		return "Nothing came from " + model + ". All of this is the offline review."
	}
	return "Coaching by " + model + ", not a grade."
}
