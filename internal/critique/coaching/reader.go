package coaching

import "slices"

// mostRead is how many bytes of an answer of a model are read. A whole critique
// has about 3,000.
const mostRead = 64 << 10

// Reader reads a critique while it is being written, in pieces of any size. It
// takes JSON in whatever shape models put it: the sections by name or in a
// list, in any order and at any depth, with other fields between them, behind
// prose, thinking or the fence of a block of code. Finish reads what is no JSON
// at all. The time taken is proportional to the text, and the memory bounded.
type Reader struct {
	finder  finder
	scanner scanner
	// raw is what the model wrote outside its thinking, for Finish.
	raw  []byte
	read int
	over bool
	// given are the parts that were returned, working the one being written.
	given   []Part
	working Part
	// closed are the sections that the piece being read has closed, and loose
	// those that were written in fields of no object of their own.
	closed []Section
	loose  []draft
	usable bool
}

// NewReader returns a reader of critiques of an answer.
func NewReader(answer string) *Reader {
	// Room for a whole critique.
	r := &Reader{finder: finder{answer: answer}, raw: make([]byte, 0, 4<<10)}
	r.scanner.to, r.scanner.token = r, make([]byte, 0, 1<<10)
	return r
}

// Write reads the next piece and returns the sections whose object it closed,
// checked. Each part is returned once, as it came first. A section without a
// comment says nothing and is none.
func (r *Reader) Write(text string) []Section {
	if room := mostRead - r.read; len(text) > room {
		text, r.over = text[:room], true
	}
	r.read += len(text)
	r.closed = nil
	r.scanner.scan(text)
	return r.closed
}

// Working returns the number, 1 to 4, of the section that was begun last; 0
// before the first, and in prose, which only Finish reads.
func (r *Reader) Working() int { return 1 + slices.Index(Parts(), r.working) }

// Usable reports whether there was any section so far.
func (r *Reader) Usable() bool { return r.usable }

// Overflowed reports that the text was longer than 64 KB, and that what came
// beyond was not read.
func (r *Reader) Overflowed() bool { return r.over }

// Finish returns the sections that Write has not, as far as they can be made
// out. A section that was cut off is kept where its quote and its comment are
// whole, with its band and rewrite where they are. If there was none in JSON at
// all, the text is read as prose with headings. Nothing may be written after.
func (r *Reader) Finish() []Section {
	r.closed = nil
	r.scanner.end()
	for _, o := range slices.Backward(r.scanner.open) {
		if o.draft.quote != "" {
			r.take(o.draft)
		}
	}
	for _, d := range r.loose {
		r.take(d)
	}
	if !r.usable {
		for _, d := range readProse(string(r.raw)) {
			r.take(d)
		}
	}
	return r.closed
}

// take checks a section and adds it to those to return, unless its part was
// there before.
func (r *Reader) take(d draft) {
	if d.part == "" || d.comment == "" || slices.Contains(r.given, d.part) {
		return
	}
	s := r.finder.check(Section{Part: d.part, Quote: d.quote, Comment: d.comment, Band: bandIn(d.band), Rewrite: d.rewrite})
	if s.Comment == "" {
		return
	}
	r.given = append(r.given, d.part)
	r.closed = append(r.closed, s)
	r.usable = true
}

// begin notes that a section is being written.
func (r *Reader) begin(p Part) {
	if p != "" {
		r.working = p
	}
}

// said keeps what a model wrote outside its thinking.
func (r *Reader) said(text string) { r.raw = append(r.raw, text...) }

// scattered sets a field of a section that has no object.
func (r *Reader) scattered(p Part, f field, value string) {
	i := slices.IndexFunc(r.loose, func(d draft) bool { return d.part == p })
	if i < 0 {
		i = len(r.loose)
		r.loose = append(r.loose, draft{part: p})
	}
	r.loose[i].set(f, value)
}
