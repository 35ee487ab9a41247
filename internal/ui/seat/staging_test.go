package seat

import (
	"testing"
	"time"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// The views in these tests are of an interview between Ada, the host, and Ben.

const stagedPrompt = `You lead the team that runs the **core API** of a payments company.

Define three Objectives with their Key Results for the coming half-year: uptime, latency, and what comes after.`

const stagedAnswer = `At Stripe a failed charge is a lost sale for the merchant, so latency is money.

Objective 1: merchants can always charge
- availability of the charge path from 99.98 % to 99.99 % by 30 June`

func stagedCard() *questions.Question {
	return &questions.Question{
		ID: "core-api", Title: "OKRs for the team that runs the core API", Company: "Stripe", Category: "Product Strategy",
		Difficulty: questions.Medium, Time: 5 * time.Minute, Objectives: 3, Prompt: stagedPrompt,
		Why:    "It shows whether technical goals serve the business.",
		HowTo:  "1. Put the role in context.\n2. Choose few Objectives.",
		Sample: "At Stripe, the API is the product.\n\n**Objective 1:** a charge never fails through our fault.",
		KeyPoints: []questions.KeyPoint{
			{
				ID: "business-link", Point: "Ties technical metrics to what merchants earn.",
				Hint: "Who loses money when a call takes a second?", FollowUp: "What does a slow call cost a merchant?", Say: "Each 100 ms costs them sales.",
			},
			{
				ID: "quantified-targets", Point: "Names specific, measurable targets instead of vague improvement.",
				Hint: "Which number will be on the wall?", FollowUp: "How fast is fast enough, and by when?", Say: "The p99 falls from 900 ms to 500 ms.",
			},
			{
				ID: "speed-vs-stability", Point: "Says how they choose between speed of delivery and a stable system.",
				Hint: "What happens when the error budget is spent?", FollowUp: "When do you stop shipping?", Say: "Half of the budget gone stops launches.",
			},
		},
		Mistakes: []questions.Mistake{
			{ID: "internal-only", Mistake: "Speaks of engineering metrics alone.", Repair: "Say what it means for the merchant.", BadAnswer: "We raise uptime and lower latency across all services."},
			{ID: "unmeasurable", Mistake: "Sets goals that cannot be measured.", Repair: "Give a number, a unit and a date.", BadAnswer: "We make the system faster and better."},
		},
	}
}

// staged is a view of a seat whose person is the interviewer, the candidate or
// looks on, in a phase. Ben answers, Ada asks.
func staged(role peer.Role, phase peer.Phase) *peer.View {
	card := stagedCard()
	v := &peer.View{
		Version: 1, Role: role, Phase: phase, Round: 1,
		Host:     peer.Person{Seat: peer.Host, Role: peer.Interviewer, Name: "Ada", Present: true},
		Guest:    peer.Person{Seat: peer.Guest, Role: peer.Candidate, Name: "Ben", Present: true},
		Settings: peer.Settings{Question: card.ID, Asks: peer.Host, PauseOnDrop: true},
		Choices: []peer.Choice{
			{ID: card.ID, Title: card.Title, Company: card.Company, Time: card.Time},
			{ID: "checkout", Title: "OKRs for the checkout", Company: "Shopify", Time: 5 * time.Minute},
			{ID: "drop", Title: "A metric has dropped", Company: "Google", Time: 4 * time.Minute},
		},
		Asked: peer.Asked{
			ID: card.ID, Title: card.Title, Company: card.Company, Category: card.Category,
			Difficulty: string(card.Difficulty), Prompt: card.Prompt, Limit: card.Time,
		},
		Clock: peer.Clock{Limit: card.Time},
	}
	v.Seat = map[peer.Role]peer.Seat{peer.Interviewer: peer.Host, peer.Candidate: peer.Guest, peer.Spectator: peer.Watcher}[role]
	if role == peer.Interviewer && phase != peer.Lobby {
		v.Card = card
	}
	switch phase {
	case peer.Answer:
		v.Clock.Begun = true
		v.Answer = peer.Writing{Text: stagedAnswer, Cursor: len(stagedAnswer)}
	case peer.FollowUps, peer.Judging, peer.Reveal:
		v.Clock.Begun, v.Clock.Halted = true, peer.ByHandOver
		v.Answer = peer.Writing{Text: stagedAnswer, Cursor: len(stagedAnswer), Frozen: true}
	}
	if phase == peer.Reveal {
		v.Card = card
		v.Sealed = peer.Sealed{Interviewer: true, Candidate: true}
	}
	return v
}

// asked adds a follow-up that is open, and closes those before it.
func asked(v *peer.View, question, reply string) *peer.View {
	for i := range v.FollowUps {
		v.FollowUps[i].Reply.Frozen = true
		v.FollowUps[i].Clock.Halted = peer.ByHandOver
	}
	v.FollowUps = append(v.FollowUps, peer.FollowUp{
		Question: question, Reply: peer.Writing{Text: reply, Cursor: len(reply)},
		Clock: peer.Clock{Limit: peer.FollowUpTime, Begun: true},
	})
	return v
}

// replied hands over the reply to the open follow-up.
func replied(v *peer.View) *peer.View {
	last := &v.FollowUps[len(v.FollowUps)-1]
	last.Reply.Frozen, last.Clock.Halted = true, peer.ByHandOver
	return v
}

// moment is one state of a screen that looks different.
type moment struct {
	name string
	view func() *peer.View
	// set brings the screen to the moment; nil where the view does.
	set func(s *sitting)
}

// standIn is a door that is always the same.
type standIn struct {
	entrance Entrance
	// made counts the new codes that were asked for.
	made int
}

func (d *standIn) Entrance() Entrance { return d.entrance }
func (d *standIn) NewCode()           { d.made++ }

// doorOf is the way in to a room that only this machine reaches.
func doorOf(change ...func(*Entrance)) func(*sitting) {
	return func(s *sitting) {
		e := Entrance{Line: "ssh -p 2222 guest@127.0.0.1", Code: "4F7K-9QXM-2T", Left: 9*time.Minute + 41*time.Second}
		for _, c := range change {
			c(&e)
		}
		s.desk.Door = &standIn{entrance: e}
		s.desk.Fingerprint = stagedKey
		s.open()
	}
}

const stagedKey = "SHA256:uNiVztksCsDhcc0u9e8BgrJXVGDCqPXZr2yHN6bPq0I"

func inPhase(role peer.Role, phase peer.Phase, change ...func(*peer.View)) func() *peer.View {
	return func() *peer.View {
		v := staged(role, phase)
		for _, c := range change {
			c(v)
		}
		return v
	}
}

func keysPressed(names ...string) func(*sitting) {
	return func(s *sitting) { s.press(names...) }
}

func rated(v *peer.View) {
	v.Self.Ratings = map[string]history.Rating{"business-link": history.RatedYes, "quantified-targets": history.RatedNo}
}

// withoutRaces leaves a test out under the race detector: the screens of a seat
// run on one goroutine, and this one only drives and draws them.
func withoutRaces(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("it drives and draws screens on one goroutine, and runs without the race detector")
	}
}
