package coaching

import (
	"regexp"
	"strings"
)

var (
	// leadIn is what may stand before a label: marks of Markdown and of lists,
	// and what a line of JSON begins with.
	leadIn = regexp.MustCompile("^[\\s#*_>\"'`{,•-]*(?:[0-9]{1,2}[.)]\\s+)?[*_\"'`]*")
	// labelled is a line that begins with a label, or is one.
	labelled = regexp.MustCompile("^([A-Za-z_ -]{4,30}?(?: [0-9]{1,2})?)[*_\"'`]*\\s*(:|\\(|–|—| - |$)[*_]*\\s*(.*)$")
)

// headings reads a critique without JSON: the name of each section on a line or
// at the beginning of one, and in a section the names of its fields or bare
// text.
type headings struct {
	all []draft
	// at is the field that the next line belongs to; empty before the first
	// section and behind the last field of one.
	at field
}

// readProse returns the sections of a text with headings, as far as there are
// any.
func readProse(text string) []draft {
	var h headings
	for line := range strings.Lines(text) {
		h.line(strings.TrimSpace(line))
	}
	return h.all
}

func (h *headings) line(line string) {
	switch {
	case strings.HasPrefix(line, "```"), line != "" && strings.Trim(line, "{}[], ") == "":
		return
	case line == "":
		h.paragraph()
		return
	}
	label := labelled.FindStringSubmatch(line[len(leadIn.FindString(line)):])
	if label == nil {
		h.add(line)
		return
	}
	name, value := label[1], label[3]
	if strings.HasPrefix(strings.TrimLeft(line, "{[, "), `"`) {
		value = jsonValue(value)
	}
	switch part, f := partNamed(name), fieldNamed(name); {
	case part != "":
		h.section(part, value)
	case f == fieldPart && partNamed(value) != "":
		h.section(partNamed(value), "")
	case f != "" && f != fieldPart && (label[2] == ":" || value == "") && len(h.all) > 0:
		h.at = f
		h.add(value)
	default:
		h.add(line)
	}
}

// section begins a section. Behind its name may stand its band or its comment.
func (h *headings) section(p Part, value string) {
	h.all = append(h.all, draft{part: p})
	h.at = fieldComment
	value = strings.TrimSpace(value)
	if bandIn(value).valid() {
		h.all[len(h.all)-1].band = value
		return
	}
	h.add(value)
}

// paragraph ends a field of a single paragraph that has its text.
func (h *headings) paragraph() {
	if len(h.all) == 0 {
		return
	}
	switch d := &h.all[len(h.all)-1]; h.at {
	case fieldQuote, fieldBand:
		if d.quote != "" || d.band != "" {
			h.at = fieldComment
		}
	case fieldRewrite:
		if d.rewrite != "" {
			h.at = ""
		}
	}
}

// add adds a line to the field that it belongs to.
func (h *headings) add(line string) {
	if len(h.all) == 0 || line == "" {
		return
	}
	d := &h.all[len(h.all)-1]
	if h.at == fieldComment && d.quote == "" && isQuotation(line) {
		d.quote = unquoted(line)
		return
	}
	switch h.at {
	case fieldQuote:
		d.quote = unquoted(joinLines(d.quote, line))
	case fieldComment:
		d.comment = joinLines(d.comment, line)
	case fieldRewrite:
		d.rewrite = unquoted(joinLines(d.rewrite, line))
	case fieldBand:
		d.set(fieldBand, line)
		h.at = fieldComment
	}
}

// joinLines adds a line to a text, up to more than is ever shown of it.
func joinLines(text, line string) string {
	if len(text) > 4*MostComment {
		return text
	}
	return strings.TrimSpace(text + "\n" + line)
}

// isQuotation reports whether a whole line is a quotation.
func isQuotation(line string) bool {
	return strings.HasPrefix(line, ">") || strings.HasPrefix(line, `"`) && strings.HasSuffix(line, `"`) ||
		strings.HasPrefix(line, "“") && strings.HasSuffix(line, "”")
}

// unquoted takes the marks of a quotation off both ends.
func unquoted(s string) string { return strings.Trim(s, ">\"“”«» \t") }

// jsonValue is what a line of broken JSON has behind its name: a string, or a
// band. It is empty where the string was cut off.
func jsonValue(s string) string {
	s = strings.TrimRight(s, " ,{[")
	if len(s) > 1 && strings.HasPrefix(s, `"`) && strings.HasSuffix(s, `"`) {
		return unescaped([]byte(s[1 : len(s)-1]))
	}
	if bandIn(s).valid() {
		return s
	}
	return ""
}
