package coaching

// nest is an object or a list.
type nest struct {
	list bool
	// key is the name before the colon whose value is awaited; in a list, the
	// name of the list.
	key   string
	keyed bool
	// bareNames says that names stand in it without quotation marks.
	bareNames bool
	draft     draft
}

// set gives a value to the section that it is for.
func (s *scanner) set(n *nest, value string) {
	to := n
	if n.list && len(s.open) > 1 {
		// A list of values stands for its first.
		to = &s.open[len(s.open)-2]
	}
	if f := fieldNamed(n.key); f != "" {
		to.draft.set(f, value)
		if f == fieldPart {
			s.to.begin(to.draft.part)
		}
	} else if to.draft.part != "" {
		return // more than was asked for
	} else if p := partNamed(n.key); p != "" {
		s.to.scattered(p, fieldComment, value)
	} else if p, f := fieldOfPart(n.key); p != "" {
		s.to.scattered(p, f, value)
		s.to.begin(p)
	}
}

// top is the innermost object or list; there is one in every mode but prose.
func (s *scanner) top() *nest { return &s.open[len(s.open)-1] }

// push opens an object or a list. It has the name that it is the value of; an
// object in a list has the list's.
func (s *scanner) push(list bool) {
	if len(s.open) == mostOpen {
		s.deeper++
		return
	}
	n := nest{list: list}
	if len(s.open) > 0 {
		if top := s.top(); top.keyed {
			n.draft.part = partNamed(top.key)
			if list {
				n.key, n.keyed = top.key, true
			}
			top.keyed = top.list
		}
	}
	s.open = append(s.open, n)
}

// pop closes an object or a list, with all that was left open in it.
func (s *scanner) pop(list bool) {
	if s.deeper > 0 {
		s.deeper--
		return
	}
	for i := len(s.open) - 1; i >= 0; i-- {
		if s.open[i].list != list {
			continue
		}
		for _, n := range s.open[i:] {
			s.to.take(n.draft)
		}
		s.open = s.open[:i]
		break
	}
	if len(s.open) == 0 {
		s.mode = inProse
	}
}
