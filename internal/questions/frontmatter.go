package questions

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/goccy/go-yaml/ast"
)

// mostObjectives is the largest number of Objectives that a question may ask
// for.
const mostObjectives = 10

// decodeFrontMatter reads the front matter, given by its lines, into the
// question.
func (f *File) decodeFrontMatter(lines []string) {
	tree := f.yamlTree(yamlText(lines))
	if tree == nil {
		return
	}
	o, ok := f.newObject(tree, "", "the front matter")
	if !ok || !o.knownFormat() {
		return
	}
	q := &f.Question
	q.ID = o.id("id")
	q.Title = o.line("title", required)
	q.Company = o.line("company", required)
	q.Category = o.line("category", required)
	q.Difficulty = word(o, "difficulty", required, Easy, Medium, Hard)
	q.Time = o.duration("time")
	q.Objectives = o.whole("objectives", mostObjectives)
	q.Related = o.ids("related")
	o.groups("published", "a published fact", optional, func(o *object) {
		q.Published = append(q.Published, Fact{Fact: o.line("fact", required), Source: o.line("source", required)})
	})
	o.groups("key_points", "a key point", required, func(o *object) {
		q.KeyPoints = append(q.KeyPoints, o.keyPoint())
	})
	o.groups("mistakes", "a mistake", required, func(o *object) {
		q.Mistakes = append(q.Mistakes, o.mistake())
	})
	o.groups("examples", "an example", optional, func(o *object) {
		q.Examples = append(q.Examples, o.example())
	})
	o.unknown()
	f.checkIDs()
}

// knownFormat reports whether this program can read the file's format. Where
// the format is newer, nothing else about the file would be worth reporting.
func (o *object) knownFormat() bool {
	expected := strconv.Itoa(FormatVersion)
	n, at, ok := o.take("format", required, expected)
	if !ok {
		return true
	}
	version, err := strconv.Atoi(n.GetToken().Value)
	switch {
	case n.Type() != ast.IntegerType || err != nil || version < 1:
		o.file.report(Error, at, "\"format\" is "+valueOf(n), expected)
	case version > FormatVersion:
		o.file.report(Error, at, fmt.Sprintf("the file has format %d and this program is older", version),
			expected+", or a newer version of the program")
		return false
	}
	return true
}

// keyPoint reads a key point.
func (o *object) keyPoint() KeyPoint {
	return KeyPoint{
		ID:        o.id("id"),
		Point:     o.line("point", required),
		Hint:      o.line("hint", required),
		FollowUp:  o.line("follow_up", required),
		Say:       o.line("say", required),
		Needs:     words(o, "needs", "need", NeedTarget, NeedConsequence, NeedChoice),
		Exemplars: o.lines("exemplars"),
		Contrasts: o.lines("contrasts"),
	}
}

// mistake reads a mistake, and reports one that nothing could show.
func (o *object) mistake() Mistake {
	m := Mistake{
		ID:        o.id("id"),
		Mistake:   o.line("mistake", required),
		Repair:    o.line("repair", required),
		Without:   o.ids("without"),
		Check:     word(o, "check", optional, CheckMeasurable),
		Exemplars: o.lines("exemplars"),
		Contrasts: o.lines("contrasts"),
		BadAnswer: o.text("bad_answer", required),
	}
	if !o.has("without") && !o.has("check") && !o.has("exemplars") {
		o.file.report(Error, o.at, "nothing could show this mistake", `"without", "check" or "exemplars"`)
	}
	return m
}

// example reads a labelled answer.
func (o *object) example() Example {
	e := Example{Text: o.text("text", required)}
	if labels, ok := o.group("labels", required); ok {
		e.Labels = make(map[string]Label, len(labels.fields))
		for _, field := range labels.fields {
			o.file.places[labels.pathTo(field.key)] = field.at
			at := nodePosition(field.value)
			e.Labels[field.key] = wordAt(o.file, field.value, at, "label", []Label{LabelYes, LabelNo, LabelBorderline})
		}
	}
	if evidence, ok := o.group("evidence", optional); ok {
		e.Evidence = make(map[string][]string, len(evidence.fields))
		for _, field := range evidence.fields {
			e.Evidence[field.key] = evidence.lines(field.key)
		}
	}
	return e
}

// checkIDs reports ids that are used twice, and mistakes that are made
// without a key point that does not exist.
func (f *File) checkIDs() {
	used := make(map[string]bool)
	claim := func(id, path string) {
		if id != "" && used[id] {
			f.add(f.Fault(Error, path+".id", "the id "+quote(id)+" is used twice", "an id of its own"))
		}
		used[id] = true
	}
	var points []string
	for i, p := range f.Question.KeyPoints {
		claim(p.ID, fmt.Sprintf("key_points[%d]", i))
		points = append(points, p.ID)
	}
	for i, m := range f.Question.Mistakes {
		claim(m.ID, fmt.Sprintf("mistakes[%d]", i))
		for j, id := range m.Without {
			if id != "" && !slices.Contains(points, id) {
				path := fmt.Sprintf("mistakes[%d].without[%d]", i, j)
				f.add(f.Fault(Error, path, "no key point has the id "+quote(id), nearestOf(id, points)))
			}
		}
	}
}
