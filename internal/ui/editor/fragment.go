package editor

// fragment is a piece of text on its way in or out of the buffer, with the
// parts of it that were pasted.
type fragment struct {
	text   string
	pasted ranges
}

// join returns f with next behind it.
func (f fragment) join(next fragment) fragment {
	end := len(f.text)
	return fragment{text: f.text + next.text, pasted: f.pasted.replace(end, end, next)}
}

// span is a stretch of text.
type span struct{ start, end int }

// ranges are stretches of text, in order and apart from each other.
type ranges []span

func (r ranges) total() int {
	n := 0
	for _, s := range r {
		n += s.end - s.start
	}
	return n
}

// add appends the stretch from start to end, which lies behind all of r or
// touches its last; an empty one changes nothing.
func (r ranges) add(start, end int) ranges {
	if start >= end {
		return r
	}
	if n := len(r); n > 0 && r[n-1].end == start {
		r[n-1].end = end
		return r
	}
	return append(r, span{start, end})
}

// within returns what of r lies between from and to, counted from from.
func (r ranges) within(from, to int) ranges {
	var in ranges
	for _, s := range r {
		in = in.add(max(s.start, from)-from, min(s.end, to)-from)
	}
	return in
}

// replace returns r for a text in which with took the place of what stood
// from from to to.
func (r ranges) replace(from, to int, with fragment) ranges {
	if len(r) == 0 && len(with.pasted) == 0 {
		return nil
	}
	var all ranges
	for _, s := range r {
		all = all.add(s.start, min(s.end, from))
	}
	for _, s := range with.pasted {
		all = all.add(from+s.start, from+s.end)
	}
	moved := len(with.text) - (to - from)
	for _, s := range r {
		all = all.add(max(s.start, to)+moved, s.end+moved)
	}
	return all
}
