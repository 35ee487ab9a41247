package seat

import (
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
)

func hostLobby(t *testing.T, change ...func(*peer.View)) *sitting {
	t.Helper()
	s := sit(t, inPhase(peer.Interviewer, peer.Lobby, change...)())
	doorOf()(s)
	return s
}

func TestEnterIsReadyAndTakesItBack(t *testing.T) {
	s := hostLobby(t)
	s.press("enter").wantActs(peer.Ready{Ready: true})
	s.desk.View.Host.Ready = true
	s.wantWords("not ready after all", "You are ready. Ben is not yet.")
	s.press("enter").wantActs(peer.Ready{Ready: false})
}

func TestHostChangesWhatTheTwoAgreeOn(t *testing.T) {
	base := staged(peer.Interviewer, peer.Lobby).Settings
	for name, test := range map[string]struct {
		keys []string
		want func(*peer.Settings)
	}{
		"next question":      {[]string{"right"}, func(s *peer.Settings) { s.Question = "checkout" }},
		"question before":    {[]string{"left"}, func(s *peer.Settings) { s.Question = "drop" }},
		"question in list":   {[]string{"space", "down", "down", "enter"}, func(s *peer.Settings) { s.Question = "drop" }},
		"more time":          {[]string{"down", "right"}, func(s *peer.Settings) { s.Limit = 2 * time.Minute }},
		"the other asks":     {[]string{"down", "down", "left"}, func(s *peer.Settings) { s.Asks = peer.Guest }},
		"clock goes on":      {[]string{"down", "down", "down", "right"}, func(s *peer.Settings) { s.PauseOnDrop = false }},
		"nothing below it":   {[]string{"end", "right"}, nil},
		"least time":         {[]string{"down", "left"}, nil},
		"list left as it is": {[]string{"space", "esc"}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := hostLobby(t).press(test.keys...)
			if test.want == nil {
				s.wantActs()
				return
			}
			want := base
			test.want(&want)
			s.wantActs(peer.Settle{Settings: want})
		})
	}
}

func TestTimeGoesToTheNextInTheListFromAnywhere(t *testing.T) {
	for _, test := range []struct {
		from time.Duration
		by   int
		want time.Duration
	}{
		{0, 1, 2 * time.Minute},
		{4 * time.Minute, 1, 5 * time.Minute},
		{4 * time.Minute, -1, 3 * time.Minute},
		{2 * time.Minute, -1, 0},
		{time.Hour, 1, time.Hour},
		{90 * time.Minute, -1, time.Hour},
	} {
		if got := turnLimit(peer.Settings{Limit: test.from}, test.by).Limit; got != test.want {
			t.Errorf("%v by %d is %v, want %v", test.from, test.by, got, test.want)
		}
	}
}

func TestGuestCannotChangeWhatTheTwoAgreeOn(t *testing.T) {
	s := sit(t, staged(peer.Candidate, peer.Lobby)).open()
	s.press("right", "left", "down", "right", "space", "c", "w").wantActs()
	if len(s.dialogs) > 0 {
		t.Errorf("there is a dialog:\n%s", s.text())
	}
}

func TestNameIsTypedLettersIncluded(t *testing.T) {
	s := sit(t, staged(peer.Candidate, peer.Lobby)).open().press("n")
	if !s.screen.Typing() || s.screen.Cursor() == nil {
		t.Fatal("no name can be typed")
	}
	s.press("backspace", "backspace", "backspace").typing("n q?w")
	s.send(tea.PasteMsg{Content: "and\nhere"})
	s.press("enter").wantActs(peer.Rename{Name: "n q?wand here"})
	s.press("n").typing("x").press("esc").wantActs()
	s.press("n", "ctrl+u", "enter").wantActs()
	if s.screen.Typing() {
		t.Error("the name is still being typed")
	}
}

func TestNameIsTypedOnWhenTheRolesChange(t *testing.T) {
	d := meet(t)
	d.press("n", "ctrl+u").typing("Benja")
	settings := d.desk.View.Settings
	settings.Asks = peer.Guest
	d.ada(peer.Settle{Settings: settings})
	d.typing("min").press("enter").wantWords("Benjamin (you)", "asks")
}

func TestHostMakesANewCodeAndReadsTheWayIn(t *testing.T) {
	s := hostLobby(t)
	s.press("c").wantActs()
	if made := s.desk.Door.(*standIn).made; made != 1 {
		t.Errorf("%d codes were made", made)
	}
	s.sized(100, 40).press("w").wantWords("ssh -p 2222 guest@127.0.0.1", "4F7K-9QXM-2T", stagedKey,
		"ssh -R 2222:127.0.0.1:2222 RELAY", "ssh -J RELAY -p 2222 guest@127.0.0.1", "okrcoach mock --host ADDRESS:2222")
}

func TestWhoLooksAtTheWayInFindsNoCodeThatHasExpired(t *testing.T) {
	for _, test := range []struct {
		name   string
		change func(*Entrance)
		made   int
	}{
		{"both good", func(*Entrance) {}, 0},
		{"the guest's expired", func(e *Entrance) { e.Left = 0 }, 1},
		{"the guest's used", func(e *Entrance) { e.Left, e.Used = 0, true }, 0},
		{"the one to watch expired", func(e *Entrance) { e.Left, e.Used, e.WatchExpired = 0, true, true }, 1},
	} {
		s := hostLobby(t)
		test.change(&s.desk.Door.(*standIn).entrance)
		s.press("w")
		if made := s.desk.Door.(*standIn).made; made != test.made {
			t.Errorf("%s: %d codes were made", test.name, made)
		}
	}
}

func TestWayInIsInSightInTheSmallestTerminal(t *testing.T) {
	s := hostLobby(t).sized(40, 15)
	s.press("end").wantWords("ssh -p 2222 guest@127.0.0.1", "4F7K-9QXM-2T", "9:41 left", "enter ready")
}

func TestTunnelGoesToTheAddressThatTheDoorListensAt(t *testing.T) {
	for _, test := range []struct {
		e    Entrance
		want string
	}{
		{Entrance{Line: "ssh -p 2222 guest@127.0.0.1"}, "ssh -R 2222:127.0.0.1:2222 RELAY"},
		{Entrance{Line: "ssh -p 23 guest@10.0.0.7", Beyond: true, Reach: []string{"10.0.0.7"}}, "ssh -R 23:10.0.0.7:23 RELAY"},
		{Entrance{Line: "ssh guest@fd00::7", Beyond: true, Reach: []string{"fd00::7"}}, "ssh -R 22:[fd00::7]:22 RELAY"},
	} {
		s := hostLobby(t).sized(100, 50)
		s.desk.Door.(*standIn).entrance = test.e
		s.press("w").wantWords(test.want)
	}
}

func TestADoorThatIsOpenBeyondThisMachineIsNotToBeOpenedAgain(t *testing.T) {
	s := hostLobby(t).sized(100, 50)
	s.desk.Door.(*standIn).entrance = Entrance{Line: "ssh -p 23 guest@10.0.0.7", Beyond: true, Reach: []string{"10.0.0.7"}}
	s.press("w").wantWords("The door is open there already").wantNoWords("Start again", "okrcoach mock --host")
}

func TestAGuestWithAKeyIsNotSaidToHaveUsedTheCode(t *testing.T) {
	s := hostLobby(t).sized(100, 50)
	s.desk.Door.(*standIn).entrance = Entrance{Line: "ssh -p 23 guest@10.0.0.7", Used: true}
	s.press("j").wantWords(s.desk.View.Guest.Name + " came in with a key.").wantNoWords("The code is used.")
}

func TestBothReadyBringsTheBriefUp(t *testing.T) {
	d := meet(t)
	d.ada(peer.Ready{Ready: true}).wantWords("Ada is ready.")
	d.press("enter").wantWords("Ada starts the clock")
	d.press("enter")
	if d.desk.View.Phase != peer.Brief {
		t.Error("the candidate has started the clock")
	}
}

func TestInterviewerReadsTheCardAndStarts(t *testing.T) {
	s := sit(t, staged(peer.Interviewer, peer.Brief)).sized(80, 40).open()
	s.wantWords("Why it is asked", "serve the business")
	s.press("tab").wantWords("Ties technical metrics", "Who loses money", "Ask: What does a slow call cost a merchant?")
	s.press("tab").wantWords("Speaks of engineering metrics alone.", "Instead: Say what it means")
	s.press("tab").wantWords("A strong answer", "the API is the product", "A weak answer", "We make the system faster")
	s.press("tab").wantWords("Why it is asked").wantActs()
	s.press("enter").wantActs(peer.Start{})
}

func TestCardScrollsToItsEndAndEachPartBeginsAtItsTop(t *testing.T) {
	s := sit(t, staged(peer.Interviewer, peer.Brief)).sized(40, 15).open()
	s.press("tab", "end").wantWords("When do you stop shipping?").wantNoWords("Ties technical")
	s.press("tab").wantWords("Speaks of engineering")
	s.press("tab", "tab", "tab").wantWords("Ties technical")
}
