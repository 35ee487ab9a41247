package mock

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
	"okrcoach/internal/ui/seat"
	"okrcoach/internal/ui/theme"
)

// mostCritique is how long a model may take over an answer. The two have
// something to talk about meanwhile, so that nobody is asked to wait longer.
const mostCritique = llm.Budget + 15*time.Second

// Coach asks language models; it is a coach.Coach but in tests. Only Ask uses
// the network, and the two have said yes to that.
type Coach interface {
	Settings() (endpoint.Settings, error)
	Prepare(s endpoint.Settings, q questions.Question, at history.Attempt) coach.Request
	Ask(ctx context.Context, r coach.Request, tell func(llm.Event)) coaching.Critique
}

// critic asks a language model about an answer that was uncovered, once the
// two have agreed. It belongs to the host, whose endpoint that is.
type critic struct {
	// coach is nil where no model may be asked.
	coach Coach
	desk  *screen.Desk
	// question is what the host is asked before anything is proposed, and
	// propose puts it to the room.
	question func(where string) string
	propose  func(where string) error

	room     *peer.Room
	archive  *history.Archive
	settings endpoint.Settings
	// busy says that a model is being asked, or the settings are read for it,
	// refused the round in which that was not possible.
	busy    bool
	refused int
}

type (
	// settingsReadMsg brings the endpoint that is set. Where agreed is set,
	// the two had agreed on it before the interview was resumed.
	settingsReadMsg struct {
		settings endpoint.Settings
		err      error
		agreed   bool
	}
	// textWantedMsg asks for the text that would be sent; textMadeMsg brings it.
	textWantedMsg struct{ settings endpoint.Settings }
	textMadeMsg   struct {
		settings endpoint.Settings
		text     string
	}
	// modelMeantMsg says that the host wants this model to be asked.
	modelMeantMsg struct{ settings endpoint.Settings }
	// criticisedMsg brings what a model said about an answer.
	criticisedMsg struct {
		attempt  history.Attempt
		critique coaching.Critique
	}
)

// at makes the critic the one of an interview.
func (c *critic) at(i *Interview) { c.room, c.archive = i.Room, i.archive }

// handle takes the messages that are the critic's own.
func (c *critic) handle(ctx context.Context, msg tea.Msg) (cmd tea.Cmd, done bool) {
	switch msg := msg.(type) {
	case seat.CritiqueAskedMsg:
		return c.read(false), true
	case settingsReadMsg:
		return c.meant(ctx, msg), true
	case modelMeantMsg:
		c.settings = msg.settings
		if err := c.propose(where(msg.settings)); err != nil {
			c.tell(report.Sentence(err))
		}
		return nil, true
	case textWantedMsg:
		return c.prepare(msg.settings), true
	case textMadeMsg:
		c.show(msg)
		return nil, true
	case criticisedMsg:
		return c.criticised(ctx, msg), true
	}
	return nil, false
}

func (c *critic) tell(text string) {
	c.desk.Send(screen.NoticedMsg{Text: text, Trouble: true})
}

// where names a model and who runs it.
func where(s endpoint.Settings) string { return s.Model + " at " + s.Base.Host() }

// read reads which endpoint is set.
func (c *critic) read(agreed bool) tea.Cmd {
	if c.coach == nil {
		c.tell("A critique needs a language model, and this is --offline. The round is in the history, where one can be asked for later.")
		return nil
	}
	from := c.coach
	return func() tea.Msg {
		s, err := from.Settings()
		return settingsReadMsg{s, err, agreed}
	}
}

// meant asks the host whether this is the model to be asked.
func (c *critic) meant(ctx context.Context, msg settingsReadMsg) tea.Cmd {
	s := msg.settings
	switch {
	case msg.agreed:
		c.settings = s
		return c.ask(ctx)
	case msg.err != nil:
		c.tell(report.Sentence(msg.err))
	case !s.Found() || s.Model == "":
		c.tell("No language model is set. okrcoach doctor says how to set one; this interview can be left meanwhile and gone on with.")
	default:
		c.askHost(s)
	}
	return nil
}

// askHost asks the host before the other one is asked.
func (c *critic) askHost(s endpoint.Settings) {
	c.desk.Open(&dialog.Choice{
		Title: "Ask a language model?", Text: c.question(where(s)),
		Options: []dialog.Option{
			{Key: "n", Label: "No, send nothing"},
			{Key: "r", Label: "Read what would be sent", Msg: textWantedMsg{s}},
			{Key: "y", Label: "Yes", Msg: modelMeantMsg{s}},
		},
	})
}

// prepare makes the text that would be sent.
func (c *critic) prepare(s endpoint.Settings) tea.Cmd {
	rounds, from := c.room.Rounds(), c.coach
	if len(rounds) == 0 {
		return nil
	}
	r := rounds[len(rounds)-1]
	return func() tea.Msg { return textMadeMsg{s, from.Prepare(s, r.Question, r.Attempt).Text()} }
}

// show shows that text, over the question that it is there for.
func (c *critic) show(msg textMadeMsg) {
	c.askHost(msg.settings)
	c.desk.Open(&dialog.Page{Title: "What would be sent", Draw: func(_ *theme.Theme, width int) string {
		return frame.Wrap(msg.text, width)
	}})
}

// follow looks at what the host may know now, and asks the model where both
// have said yes and nothing has come yet.
func (c *critic) follow(ctx context.Context, v *peer.View) tea.Cmd {
	agreed := v.Critique.Proposed && v.Critique.Allowed && v.Critique.Said == nil
	if c.coach == nil || c.room == nil || c.busy || v.Round == c.refused || !agreed {
		return nil
	}
	c.busy = true
	if where(c.settings) == v.Critique.Where {
		return c.ask(ctx)
	}
	return c.read(true)
}

// ask sends question and answer to the model that was agreed on, and to no
// other.
func (c *critic) ask(ctx context.Context) tea.Cmd {
	rounds, settings := c.room.Rounds(), c.settings
	v := c.room.View(peer.Host)
	if where(settings) != v.Critique.Where || len(rounds) == 0 || rounds[len(rounds)-1].Attempt.Review == nil {
		c.busy, c.refused = false, v.Round
		c.tell(v.Critique.Where + " is not set any more, so that nothing was sent.")
		return nil
	}
	from, r := c.coach, rounds[len(rounds)-1]
	return func() tea.Msg {
		ctx, cancel := context.WithTimeoutCause(ctx, mostCritique, llm.ErrTimeUp)
		defer cancel()
		request := from.Prepare(settings, r.Question, r.Attempt)
		return criticisedMsg{r.Attempt, from.Ask(ctx, request, func(llm.Event) {})}
	}
}

// isLast reports whether an attempt is that of the last uncovered round: the
// critique of one before is not for the answer that now lies open.
func (c *critic) isLast(at history.Attempt) bool {
	rounds := c.room.Rounds()
	return len(rounds) > 0 && rounds[len(rounds)-1].Attempt.ID == at.ID
}

// criticised shares what the model said. Where the two have gone on meanwhile
// it goes to the history alone.
func (c *critic) criticised(ctx context.Context, msg criticisedMsg) tea.Cmd {
	c.busy = false
	if msg.critique.Trouble != "" {
		c.tell(msg.critique.Trouble)
	}
	if c.isLast(msg.attempt) && c.room.Do(peer.Host, peer.Criticised{Critique: msg.critique}) == nil {
		return nil
	}
	archive, ctx := c.archive, context.WithoutCancel(ctx)
	return func() tea.Msg {
		if err := archive.KeepCritique(ctx, msg.attempt, msg.critique); err != nil {
			return screen.NoticedMsg{Text: report.Sentence(err), Trouble: true}
		}
		return screen.NoticedMsg{Text: "The critique of the last round has come. It is in the history."}
	}
}
