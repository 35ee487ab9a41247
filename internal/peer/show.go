package peer

import "time"

// view returns what a seat may know. It begins with what everybody may, and
// adds what belongs to a role or a phase: what is not added is not there.
func (m *moment) view(seat Seat) *View {
	s := m.state
	v := &View{
		Version: m.version, Seat: seat, Role: s.role(seat), Phase: s.phase, Round: s.number,
		OneKeyboard: s.oneKeyboard, Host: s.person(Host), Guest: s.person(Guest), Watchers: s.watchers,
		Settings: s.settings, Asked: s.asked(), Clock: m.answerClock(), Answer: s.answer,
		FollowUps: m.followUps(seat), Nudge: s.nudge, Sealed: s.sealed, Away: s.away,
		Rounds: len(s.past), Closed: s.closed,
	}
	if s.uncovered {
		v.Rounds++
	}
	if seat == Host {
		v.Trouble = m.trouble
		if s.phase == Lobby {
			v.Choices = s.shelf.choices
		}
	}
	if s.mayReadCard(v.Role) {
		v.Card = s.question
	}
	s.addJudgements(v)
	return v
}

// addJudgements adds what each thinks of the answer: their own until all is
// uncovered, and then everybody's.
func (s *state) addJudgements(v *View) {
	if v.Role == Interviewer || s.uncovered {
		v.Sheet = s.sheet
	}
	if v.Role == Candidate || s.uncovered {
		v.Self = s.self
	}
	if !s.uncovered {
		return
	}
	v.Uncovered, v.Review, v.Comparison = true, s.review, s.comparison
	v.Critique = s.proposal
	v.Takeaways, v.Votes = given(s.takeaways), given(s.votes)
}

// given returns what the two gave, without what is empty; nil for nothing.
func given[T ~string](of bySeat[T]) map[Seat]T {
	var found map[Seat]T
	for _, seat := range []Seat{Host, Guest} {
		found = set(found, seat, of[seat])
	}
	return found
}

// mayReadCard reports whether the rubric lies open to a role.
func (r *round) mayReadCard(role Role) bool {
	switch r.phase {
	case Lobby:
		return false
	case Reveal, Notes, Ended:
		return true
	}
	return role == Interviewer
}

func (s *state) person(seat Seat) Person {
	return Person{
		Seat: seat, Role: s.role(seat), Name: s.names[seat], Present: s.present[seat], Ready: s.ready[seat],
	}
}

func (r *round) asked() Asked {
	q := r.question
	return Asked{
		ID: q.ID, Title: q.Title, Company: q.Company, Category: q.Category, Difficulty: string(q.Difficulty),
		Prompt: q.Prompt, Limit: r.agreed(),
	}
}

// followUps returns the questions that were asked. What they are about is the
// rubric's.
func (m *moment) followUps(seat Seat) []FollowUp {
	open := m.state.mayReadCard(m.state.role(seat))
	var all []FollowUp
	for i := range m.state.followUps {
		f := &m.state.followUps[i]
		shown := FollowUp{Question: f.question, Reply: f.reply, Clock: m.replyClock(f)}
		if open {
			shown.Criterion = f.criterion
		}
		all = append(all, shown)
	}
	return all
}

// replyClock returns the clock of a follow-up, and why it stands if it does.
// It has begun even if it waits for somebody from the start.
func (m *moment) replyClock(f *followUp) Clock {
	c := m.clock(f.watch, FollowUpTime)
	c.Begun = true
	switch {
	case f.reply.Frozen:
		c.Halted = ByHandOver
	case c.Halted == ByClosing:
	case m.state.dropped():
		c.Halted = BySomebodysDrop
	}
	return c
}

// answerClock returns the clock of the answer, and why it stands if it does.
func (m *moment) answerClock() Clock {
	s := m.state
	c := m.clock(s.watch, s.limit())
	c.Added = s.added
	switch {
	case s.answer.Frozen:
		c.Halted = ByHandOver
	case s.phase != Answer || c.Halted == ByClosing:
	case s.paused:
		c.Halted = ByInterviewer
	case s.dropped():
		c.Halted = BySomebodysDrop
	}
	// It has begun even if it waits for somebody from the start.
	c.Begun = c.Begun || s.phase == Answer
	return c
}

// clock returns what a stopwatch shows.
func (m *moment) clock(w stopwatch, limit time.Duration) Clock {
	c := Clock{Limit: limit, Begun: w.begun, elapsed: w.elapsed(m.at), at: m.uptime}
	if m.state.closed {
		c.Halted = ByClosing
	}
	return c
}
