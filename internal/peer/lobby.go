package peer

// opened is the first event of every log.
type opened struct {
	ID          string   `json:"id"`
	OneKeyboard bool     `json:"one_keyboard,omitempty"`
	Host        string   `json:"host"`
	Settings    Settings `json:"settings"`
	// Attempt names the attempt of the first round.
	Attempt string `json:"attempt"`
}

func (opened) kind() kind { return kindOpened }

func (o opened) check(in scene) error {
	if in.seq != 0 {
		return ErrPhase
	}
	return in.shelf.check(o.Settings)
}

func (o opened) apply(s *state, _ Seat) {
	s.id, s.oneKeyboard = o.ID, o.OneKeyboard
	s.present = bySeat[bool]{Host: true, Guest: o.OneKeyboard}
	host := nameOf(o.Host, Host, "")
	s.round = round{names: bySeat[string]{Host: host, Guest: nameOf("", Guest, host)}}
	s.begin(1, o.Attempt, o.Settings)
}

// began is a round behind the first. It says what was chosen, so that a log
// leads to the same round whatever questions have come since.
type began struct {
	Question string `json:"question"`
	Attempt  string `json:"attempt"`
}

func (began) kind() kind { return kindBegan }

func (b began) check(in scene) error {
	if !in.swapping || in.shelf.find(b.Question) == nil {
		return ErrPhase
	}
	return nil
}

func (b began) apply(s *state, _ Seat) {
	settings := s.settings
	settings.Question, settings.Asks = b.Question, s.settings.Asks.Other()
	number, names := s.number+1, s.names
	s.past, s.round = append(s.past, s.round), round{names: names}
	s.begin(number, b.Attempt, settings)
}

// begin opens the lobby of a round.
func (s *state) begin(number int, attempt string, settings Settings) {
	s.number, s.attempt, s.settings = number, attempt, settings
	s.startedOn = s.on
	s.question = s.shelf.find(settings.Question)
	s.phase = Lobby
}

// nextQuestion returns the id of the question for the round to come: both have
// seen the rubrics of those before.
func (s *state) nextQuestion() string {
	asked := map[string]bool{s.question.ID: true}
	for i := range s.past {
		asked[s.past[i].question.ID] = true
	}
	return s.shelf.behind(s.question.ID, asked)
}

func (a Rename) prepare(in scene) change {
	if in.by == Host || in.by == Guest {
		a.Name = nameOf(a.Name, in.by, in.names[in.by.Other()])
	}
	return a
}

func (Rename) kind() kind { return kindRename }

func (a Rename) check(in scene) error {
	if err := in.expectTwo(Lobby); err != nil {
		return err
	}
	return nothingIf(in.names[in.by] == a.Name)
}

func (a Rename) apply(s *state, by Seat) { s.names[by] = a.Name }

func (a Settle) prepare(scene) change { return a }
func (Settle) kind() kind             { return kindSettle }

func (a Settle) check(in scene) error {
	if err := in.expectSeat(Host, Lobby); err != nil {
		return err
	}
	if err := in.shelf.check(a.Settings); err != nil {
		return err
	}
	return nothingIf(in.settings == a.Settings)
}

// apply drops notes that were taken before a GoBack, when somebody else asks or
// something else is asked: they are one interviewer's own, on one question.
func (a Settle) apply(s *state, _ Seat) {
	if a.Settings.Asks != s.settings.Asks || a.Settings.Question != s.settings.Question {
		s.sheet = Sheet{}
	}
	s.settings, s.question = a.Settings, s.shelf.find(a.Settings.Question)
	s.ready = bySeat[bool]{}
}

func (a Ready) prepare(scene) change { return a }
func (Ready) kind() kind             { return kindReady }

func (a Ready) check(in scene) error {
	if err := in.expectTwo(Lobby); err != nil {
		return err
	}
	return nothingIf(in.ready[in.by] == a.Ready)
}

func (a Ready) apply(s *state, by Seat) {
	s.ready[by] = a.Ready
	s.setOut()
}

// setOut begins the brief when both are there and ready.
func (s *state) setOut() {
	if s.ready[Host] && s.ready[Guest] && s.present[Host] && s.present[Guest] {
		s.phase = Brief
	}
}
