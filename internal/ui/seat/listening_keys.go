package seat

import (
	"charm.land/bubbles/v2/key"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/screen"
)

// commands are what can be done while listening, wherever the focus is.
func (l *listening) commands() []command {
	clock := l.desk.View.Clock
	var all []command
	if l.asking() {
		all = append(
			all,
			command{"w", "ctrl+o", "ask your own", "Your own question", l.write},
			command{"s", "ctrl+s", "end", "End the follow-ups …", l.end},
		)
	} else {
		pause := command{"t", "ctrl+t", "pause", "Stop the clock", l.do(peer.Pause{})}
		if clock.Halted == peer.ByInterviewer {
			pause = command{"t", "ctrl+t", "go on", "Let the clock run", l.do(peer.Continue{})}
		}
		all = append(
			all, pause,
			command{"+", "", "minute", "Add a minute", l.do(peer.AddMinute{})},
			command{"s", "ctrl+s", "stop", "Stop the answer …", l.end},
		)
	}
	if l.canNudge() {
		all = append(all, command{"n", "ctrl+g", "nudge", "Send a nudge …", l.nudge})
	}
	if l.last() != nil {
		hint, label := "the answer", "Show the answer"
		if l.showAnswer {
			hint, label = "the replies", "Show the replies"
		}
		all = append(all, command{"v", "", hint, label, l.toggleAnswer})
	}
	if l.text.away {
		all = append(all, command{"f", "", "follow", "Follow the cursor again", l.text.follow})
	}
	return append(all, command{"l", "ctrl+l", "card", "Read your card", l.readCard})
}

// do returns what does something in the room.
func (l *listening) do(a peer.Act) func() {
	return func() { l.desk.act(a) }
}

func (l *listening) menuTitle() string {
	if l.asking() {
		return "Follow-ups"
	}
	if l.desk.View.Clock.Halted == peer.Running {
		return "The clock goes on"
	}
	return "The clock stands"
}

func (l *listening) toggleAnswer() {
	l.showAnswer = !l.showAnswer
	if l.showAnswer {
		l.text.top = 0
		return
	}
	l.text.end()
}

// end ends the answer or the follow-ups, after it has asked once.
func (l *listening) end() {
	who := l.desk.View.Of(peer.Candidate).Name
	if l.asking() {
		text := "Then you both judge the answer, each for yourself. No question can be asked after that."
		var holds func() bool
		if l.replying() {
			text = who + " has not handed over the last reply; it stays as it is now. " + text
			holds = l.replying
		}
		l.desk.askWhile(holds, l, "End the follow-ups?", text, "Go on asking", "End them and judge", l.do(peer.Judge{}))
		return
	}
	l.desk.ask(l, "Stop the answer?", "What "+who+" has typed so far is the answer. Then come your follow-ups.",
		"Let it go on", "Stop it", l.do(peer.Stop{}))
}

// sendNumber sends the follow-up of the row with a number.
func (l *listening) sendNumber(n int) {
	if n < len(l.rows) && l.rows[n].ask != "" {
		l.list.Cursor, l.detailTop = n, 0
		l.send(l.rows[n])
	}
}

// send asks the follow-up of a key point, once.
func (l *listening) send(row criterion) {
	switch {
	case !l.asking() || row.ask == "":
	case l.sent(row.id):
		l.desk.Send(screen.NoticedMsg{Text: "That question has been asked. Write one of your own with w."})
	default:
		l.askNow(peer.Ask{Criterion: row.id, Question: row.ask})
	}
}

// sent reports whether the follow-up of a key point was asked.
func (l *listening) sent(id string) bool {
	for _, f := range l.desk.View.FollowUps {
		if f.Criterion == id {
			return true
		}
	}
	return false
}

// Help implements screen.Screen.
func (l *listening) Help() []screen.Group {
	if l.field != nil {
		return []screen.Group{{Title: l.field.title, Keys: l.field.keys()}, {Title: "Editing", Keys: l.field.Help()}}
	}
	groups := []screen.Group{{Title: "Listening", Keys: append(
		bindings(l.commands(), l.Typing()),
		screen.Bind("tab", "next pane", "tab", "shift+tab"), screen.Bind("esc", "menu", "esc"), helpKey(l.Typing()),
	)}}
	groups = append(groups, screen.Group{Title: "The text", Keys: []key.Binding{
		screen.Bind("↑↓ pgup pgdn", "scroll", "up", "down", "pgup", "pgdown", "space", "home", "end", "k", "j"),
	}})
	groups = append(groups, screen.Group{Title: "The rubric", Keys: l.rubricKeys()})
	return append(groups, screen.Group{Title: "Notes", Keys: l.notes.Help()})
}

// rowKeys are those of the chosen row, in few words.
func (l *listening) rowKeys() []key.Binding {
	if l.list.Cursor >= len(l.rows) {
		return nil
	}
	row := l.rows[l.list.Cursor]
	var keys []key.Binding
	if l.asking() && row.ask != "" && !l.sent(row.id) {
		keys = append(keys, screen.Bind("enter", "ask it", "enter"))
	}
	return append(keys, markInShort(row.kind))
}

// rubricKeys are those of all rows.
func (l *listening) rubricKeys() []key.Binding {
	keys := []key.Binding{screen.Bind("↑↓", "move", "up", "down", "k", "j", "home", "end")}
	if l.asking() {
		keys = append(
			keys, screen.Bind("enter", "ask it", "enter"),
			screen.Bind("1–9", "ask number 1 to 9", "1", "2", "3", "4", "5", "6", "7", "8", "9"),
		)
	}
	keys = append(keys, markKeys()...)
	return append(keys, screen.Bind("pgup pgdn", "more of the chosen row", "pgup", "pgdown"))
}

// markKeys are the keys that mark a row.
func markKeys() []key.Binding {
	return []key.Binding{
		screen.Bind("c", "covered", "c"), screen.Bind("p", "partly", "p"), screen.Bind("m", "missed, or made", "m"),
		screen.Bind("a", "avoided", "a"), screen.Bind("x", "no mark", "x", "backspace"), screen.Bind("space", "next mark", "space"),
	}
}

// markInShort are the keys that mark a row of a kind, as one hint.
func markInShort(kind peer.Kind) key.Binding {
	switch kind {
	case peer.KindMistake:
		return screen.Bind("m/a", "made, avoided", "m", "a")
	case peer.KindSide:
		return screen.Bind("0–5", "judge", "0", "1", "2", "3", "4", "5")
	}
	return screen.Bind("c/p/m", "mark", "c", "p", "m")
}
