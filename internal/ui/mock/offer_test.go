package mock

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// leave has two at one keyboard, or at two, leave an interview in its answer.
// Where it is their own question, nobody else has that.
func (d *desk) leave(oneKeyboard, own bool, names ...string) {
	d.t.Helper()
	ctx := context.WithoutCancel(d.t.Context())
	archive := d.openArchive(ctx)
	o := d.roomOptions()
	o.OneKeyboard = oneKeyboard
	s := peer.Settings{Question: questions.Opening, Asks: peer.Host}
	if own {
		q := o.Questions[0]
		q.ID = "my-own"
		o.Questions = append(slices.Clone(o.Questions), q)
		s.Question = q.ID
	}
	i, err := Begin(archive, o, names[0], s)
	d.must(err)
	if !oneKeyboard {
		_, err := i.Room.Join(peer.Guest)
		d.must(err)
	}
	d.must(i.Room.Do(peer.Guest, peer.Rename{Name: names[1]}))
	d.must(playTo(i.Room, peer.Answer))
	d.must(i.Close(ctx))
	d.must(archive.Close())
}

func TestAnInterviewWhoseQuestionIsGoneIsOfferedToBeThrownAway(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.leave(true, true, "First", "Second")
		at := d.sit()
		at.see("An interview is not finished", "The interview of First and Second cannot be gone on with",
			"its question my-own is not here. Start with --questions", "FOLDER, or throw it away.")
		at.press("x")
		at.see("Throw the interview away?")
		at.press("y")
		at.see("Two people at one keyboard")
		at.press("ctrl+c")
		at.seeTheEnd()
		if _, journals := d.kept(); len(journals) != 0 {
			t.Errorf("the journals are %v", journals)
		}
	})
}

func TestEachOfSeveralInterviewsCanBeToldApartAndThrownAway(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.leave(false, false, "Ada", "Ben")
		d.leave(false, true, "Cy", "Di")
		d.leave(true, false, "Eve", "Fay")
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		defer func() { _ = archive.Close() }()
		found, others, err := FindUnfinished(ctx, archive, d.roomOptions())
		d.must(err)
		if len(found) != 2 || len(others) != 1 {
			t.Fatalf("found are %v and %v", found, others)
		}
		front := NewFront(ctx, archive, found, d.uptime, 80, 24, screen.NoticedMsg{Text: Elsewhere(others)})
		at := d.open(frontModel{front}, size{80, 24})
		at.see("2 interviews not finished.", "round 1 · Ada and Ben · Define OKRs", "Cy and Di · my-own is not here",
			"An interview of Eve and Fay at one keyboard is not finished. okrcoach mock goes on")
		one := 1 + slices.IndexFunc(found, func(u Unfinished) bool { return u.Missing != "" })
		at.press(string(rune('0' + one)))
		at.see("The interview of Cy and Di cannot be gone on with")
		at.press("b")
		at.see("2 interviews not finished.")
		at.press(string(rune('0' + one)))
		at.see("cannot be gone on with")
		at.press("x")
		at.see("Throw the interview away?")
		at.press("y")
		at.see("Go on with the interview?", "Ada and Ben, answer", "Round 1, Define OKRs", "left on ")
		at.press("enter")
		at.seeTheEnd()
		if front.Chosen() == "" || front.Left() {
			t.Errorf("%q was chosen", front.Chosen())
		}
	})
}

func TestWhenAnotherWindowWasFasterTheTableOffersWhatIsLeft(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.leave(true, false, "Ada", "Ben")
		ctx := context.WithoutCancel(t.Context())
		at := d.sit()
		at.see("Go on with the interview?")
		archive := d.openArchive(ctx)
		found, _, err := FindUnfinished(ctx, archive, d.tableOptions())
		d.must(err)
		other, err := GoOn(archive, d.tableOptions(), found[0].ID)
		d.must(err)
		at.press("enter")
		at.see("is under way in another window", "Two people at one keyboard")
		at.press("ctrl+c")
		at.seeTheEnd()
		d.must(errors.Join(other.Close(ctx), archive.Close()))
	})
}

// tableOptions are those of a room at one keyboard at this desk.
func (d *desk) tableOptions() peer.Options {
	o := d.roomOptions()
	o.OneKeyboard = true
	return o
}

func TestWhatIsGoneOnWithElsewhereIsSaidInOneLine(t *testing.T) {
	hosted, table := Unfinished{Names: "Ada and Ben"}, Unfinished{Names: "Ada and Ben", OneKeyboard: true}
	for want, others := range map[string][]Unfinished{
		"": nil,
		"An interview of Ada and Ben that was hosted is not finished. okrcoach mock --host goes on with it.": {hosted},
		"An interview of Ada and Ben at one keyboard is not finished. okrcoach mock goes on with it.":        {table},
		"2 hosted interviews are not finished. okrcoach mock --host goes on with them.":                      {hosted, hosted},
		"2 interviews at one keyboard are not finished. okrcoach mock goes on with them.":                    {table, table},
	} {
		if got := Elsewhere(others); got != want {
			t.Errorf("it says %q, want %q", got, want)
		}
	}
}

func TestAnOfferNeverCutsWhatTellsInterviewsApart(t *testing.T) {
	u := Unfinished{Names: strings.Repeat("x", 200), Title: "A title", Round: 2, Stage: "notes"}
	if line := row(u); !strings.HasPrefix(line, "1 Jan 00:00 · round 2 · ") {
		t.Errorf("the row is %q", line)
	}
}
