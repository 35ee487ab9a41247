package coaching

import "strings"

// field names a field of a section.
type field string

// The fields of a section. The last one says which part it is about, where it
// stands in a list.
const (
	fieldQuote   field = "quote"
	fieldComment field = "comment"
	fieldBand    field = "band"
	fieldRewrite field = "rewrite"
	fieldPart    field = "section"
)

// draft is a section as the model writes it, in its own words.
type draft struct {
	part                          Part
	quote, comment, band, rewrite string
}

// set gives a field its value, unless it has one: of two the first counts.
func (d *draft) set(f field, value string) {
	var at *string
	switch f {
	case fieldQuote:
		at = &d.quote
	case fieldComment:
		at = &d.comment
	case fieldBand:
		at = &d.band
	case fieldRewrite:
		at = &d.rewrite
	case fieldPart:
		if d.part == "" {
			d.part = partNamed(value)
		}
		return
	default:
		return
	}
	if *at == "" {
		*at = strings.TrimSpace(value)
	}
}

// partNamed returns the part that a name stands for, however it is written:
// "repair_first", "Repair first", "RepairFirst"; empty where it stands for
// none.
func partNamed(name string) Part {
	switch letters(name) {
	case "repairfirst", "repair", "firstrepair", "whattorepairfirst":
		return RepairFirst
	case "content":
		return Content
	case "structure":
		return Structure
	case "delivery":
		return Delivery
	}
	return ""
}

// fieldNamed returns the field that a name stands for; empty where it stands
// for none.
func fieldNamed(name string) field {
	switch name := letters(name); name {
	case "quote", "comment", "band", "rewrite", "section":
		return field(name)
	case "part", "name":
		return fieldPart
	}
	return ""
}

// fieldOfPart reads a name that is both, as in "content_quote".
func fieldOfPart(name string) (Part, field) {
	name = letters(name)
	for _, f := range []field{fieldQuote, fieldComment, fieldBand, fieldRewrite} {
		if before, ok := strings.CutSuffix(name, string(f)); ok {
			return partNamed(before), f
		}
	}
	return "", ""
}

// longestName bounds what is taken for a name.
const longestName = 40

// letters returns the letters of a name in lower case; empty where it is too
// long to be one.
func letters(name string) string {
	if len(name) > longestName {
		return ""
	}
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z':
			return r
		case 'A' <= r && r <= 'Z':
			return r - 'A' + 'a'
		}
		return -1
	}, name)
}
