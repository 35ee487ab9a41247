package mock

import (
	"context"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/prompt"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/ui/screen"
)

// scripted is a coach whose model says one thing, without a network.
type scripted struct {
	settings endpoint.Settings
	asked    []string
}

func newScripted(t *testing.T) *scripted {
	t.Helper()
	base, err := endpoint.ParseAddress("https://models.example.com/v1")
	if err != nil {
		t.Fatal(err)
	}
	return &scripted{settings: endpoint.At(base, "steady-1", "OKRCOACH_BASE_URL")}
}

func (s *scripted) Settings() (endpoint.Settings, error) { return s.settings, nil }

func (s *scripted) Prepare(c endpoint.Settings, _ questions.Question, at history.Attempt) coach.Request {
	return coach.Request{
		ID: "critique", AskedAt: morning, Settings: c, Answer: at.Text,
		Prompt: prompt.Prompt{System: "Judge this answer."},
	}
}

func (s *scripted) Ask(_ context.Context, r coach.Request, _ func(llm.Event)) coaching.Critique {
	time.Sleep(4 * time.Second)
	s.asked = append(s.asked, r.Answer)
	c := r.Begun()
	c.Outcome = coaching.Complete
	return c
}

// uncovered is hosted, with the round played to the comparison.
func (d *desk) uncovered(model *scripted) (host, guest *terminal, i *Interview) {
	d.t.Helper()
	d.coach = model
	host, guest, i, _ = d.hosted()
	d.must(playTo(i.Room, peer.Reveal))
	d.must(i.Room.Do(peer.Guest, peer.Seal{}))
	host.see("Comparison")
	guest.see("Comparison")
	return host, guest, i
}

func TestAModelIsAskedOnceBothHaveSaidYes(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		model := newScripted(t)
		host, guest, i := newDesk(t).uncovered(model)
		host.press("c")
		host.see("Ask a language model?", "steady-1 at", "models.example.com:443", "Ben is asked as well")
		host.press("r")
		host.see("What would be sent", "Judge this answer")
		host.press("esc")
		host.see("Ask a language model?")
		host.press("y")
		guest.see("May the answer be sent?")
		time.Sleep(time.Minute)
		if len(model.asked) > 0 {
			t.Fatal("the model was asked before the guest said yes")
		}
		guest.press("y")
		guest.until("nothing has come", func(string) bool { return i.Room.View(peer.Guest).Critique.Said != nil })
		if len(model.asked) != 1 || model.asked[0] != "A failed charge is a lost sale." {
			t.Errorf("the model was sent %q", model.asked)
		}
	})
}

func TestNothingIsSentWhenTheGuestSaysNo(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		model := newScripted(t)
		host, guest, i := newDesk(t).uncovered(model)
		host.press("c")
		host.see("Ask a language model?")
		host.press("y")
		guest.see("May the answer be sent?")
		guest.press("n")
		guest.until("there is no answer", func(string) bool { return i.Room.View(peer.Guest).Critique.Answered })
		time.Sleep(time.Minute)
		if len(model.asked) > 0 {
			t.Error("the model was asked")
		}
	})
}

func TestWithoutAModelTheHostIsToldWhy(t *testing.T) {
	for words, coach := range map[string]Coach{"this is --offline": nil, "No language model is set.": &scripted{}} {
		var now time.Duration
		c := critic{coach: coach, desk: newScreenDesk(&now)}
		if cmd := c.read(false); cmd != nil {
			c.handle(t.Context(), cmd())
		}
		told, ok := c.desk.Sent().(screen.NoticedMsg)
		if !ok || !strings.Contains(told.Text, words) {
			t.Errorf("it says %+v, want %q", told, words)
		}
	}
}

func TestACritiqueThatComesInTheNextRoundIsNotTakenForItsAnswer(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		o := d.roomOptions()
		o.OneKeyboard = true
		i, err := Begin(archive, o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
		d.must(err)
		d.must(playTo(i.Room, peer.Notes))
		first := i.Room.Rounds()[0].Attempt
		d.must(i.Room.Do(peer.Host, peer.Vote{Next: peer.Swap}))
		d.must(playSwapped(i.Room))
		d.must(i.Room.Do(peer.Host, peer.Propose{Where: "steady-1 at models.example.com"}))
		d.must(i.Room.Do(peer.Guest, peer.Consent{Yes: true}))
		d.must(i.Keep(ctx))

		var now time.Duration
		c := critic{coach: newScripted(t), desk: newScreenDesk(&now)}
		c.at(i)
		if cmd := c.criticised(ctx, criticisedMsg{first, coaching.Critique{ID: "late"}}); cmd != nil {
			cmd()
		}
		if said := i.Room.View(peer.Host).Critique.Said; said != nil {
			t.Errorf("the second answer is criticised by %q", said.ID)
		}
		kept, err := archive.Attempt(ctx, first.ID)
		d.must(err)
		if len(kept.Critiques) != 1 {
			t.Errorf("the first answer has %d critiques", len(kept.Critiques))
		}
		d.must(i.Close(ctx))
		d.must(archive.Close())
	})
}

// playSwapped takes a room from the lobby of its second round, in which the
// guest asks, to the uncovered reveal.
func playSwapped(r *peer.Room) error {
	for _, step := range []struct {
		by  peer.Seat
		act peer.Act
	}{
		{peer.Host, peer.Ready{Ready: true}},
		{peer.Guest, peer.Ready{Ready: true}},
		{peer.Guest, peer.Start{}},
		{peer.Host, peer.HandOver{}},
		{peer.Guest, peer.Judge{}},
		{peer.Guest, peer.Seal{}},
		{peer.Host, peer.Seal{}},
		{peer.Host, peer.Seal{}},
	} {
		if err := r.Do(step.by, step.act); err != nil {
			return err
		}
		r.Judge()
	}
	return nil
}
