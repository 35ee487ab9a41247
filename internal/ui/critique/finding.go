package critique

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/critique/llm"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

// search is a wait for settings, endpoints, models or a prompt. What comes of
// an earlier one is dropped.
type search struct {
	ctx  context.Context
	stop context.CancelFunc
}

// look begins a search, in place of the one before, and says what for.
func (c *Critique) look(doing string) *search {
	c.giveUp()
	ctx, stop := context.WithCancel(c.env.Context)
	c.stage, c.doing, c.search = looking, doing, &search{ctx, stop}
	return c.search
}

// giveUp ends the search under way, so that the network is left alone.
func (c *Critique) giveUp() {
	if c.search != nil {
		c.search.stop()
		c.search = nil
	}
}

// found ends a search, and reports whether what it brought is still wanted.
func (c *Critique) found(s *search) bool {
	wanted := c.stage == looking && c.search == s
	if wanted {
		c.giveUp()
	}
	return wanted
}

// settingsFoundMsg brings the settings, or what is wrong with them.
type settingsFoundMsg struct {
	from     *search
	settings endpoint.Settings
	err      error
	// choose says that a model is to be chosen, whichever is set.
	choose bool
}

// find looks for the endpoint that is set, and goes on with the model that is,
// or with the choice of one.
func (c *Critique) find(choose bool) tea.Cmd {
	c.trouble, c.top = "", 0
	from, search := c.env.Coach, c.look("Reading the settings.")
	return func() tea.Msg {
		s, err := from.Settings()
		return settingsFoundMsg{search, s, err, choose}
	}
}

func (c *Critique) settingsFound(msg settingsFoundMsg) tea.Cmd {
	switch {
	case !c.found(msg.from):
		return nil
	case msg.err != nil:
		return c.fail(report.Sentence(msg.err))
	case !msg.settings.Found():
		c.stage = reading
		c.trouble = "No endpoint is set up. Set OKRCOACH_BASE_URL and, where it wants one, OKRCOACH_API_KEY; okrcoach doctor says more."
		return c.say("Look for a model on this machine?",
			"No endpoint is set up. "+endpoint.LocalPrograms()+" would be asked on this machine alone for the models they have. Nothing of yours is sent.",
			"Look", localAgreedMsg{})
	}
	c.settings = msg.settings
	if msg.choose || c.settings.Model == "" {
		return c.askForModels()
	}
	return c.prepare()
}

// fail says why no critique can begin.
func (c *Critique) fail(why string) tea.Cmd {
	c.stage, c.trouble = reading, why
	return nil
}

// localAgreedMsg says that this machine may be looked at.
type localAgreedMsg struct{}

// localFoundMsg brings the endpoints of this machine.
type localFoundMsg struct {
	from  *search
	found []endpoint.Found
}

func (c *Critique) lookHere() tea.Cmd {
	from, search := c.env.Coach, c.look("Looking for a model on this machine.")
	return func() tea.Msg { return localFoundMsg{search, from.Local(search.ctx)} }
}

func (c *Critique) localFound(msg localFoundMsg) tea.Cmd {
	if !c.found(msg.from) {
		return nil
	}
	c.choices = nil
	for _, f := range msg.found {
		for _, model := range f.Models {
			c.choices = append(c.choices, choice{endpoint.At(f.Base, model, f.Name), model + "  at " + f.Name + ", " + f.Base.Host(), true})
		}
	}
	if len(c.choices) == 0 {
		return c.fail("No model answers on this machine. Start one there, or set OKRCOACH_BASE_URL; okrcoach doctor says more.")
	}
	c.stage, c.list.Cursor = choosing, 0
	return nil
}

// modelsAgreedMsg says that the endpoint may be asked for its models.
type modelsAgreedMsg struct{}

// modelsFoundMsg brings the models of the endpoint.
type modelsFoundMsg struct {
	from   *search
	models []string
	err    error
}

// askForModels lists the models of the endpoint. That sends the key there, so
// it needs the person's word as a critique does.
func (c *Critique) askForModels() tea.Cmd {
	if !c.settings.Found() {
		return c.find(true)
	}
	if c.env.Coach.Allowed(c.settings.Base) || c.settings.Base.Loopback() && !c.settings.HasKey() {
		return c.listModels()
	}
	c.stage = reading
	return c.say("Ask for the list of models?",
		fmt.Sprintf("%s would be asked for the models that it has.%s Nothing of your answer is sent.", c.settings.Base.Host(), c.keyGoes()),
		"Ask", modelsAgreedMsg{})
}

// keyGoes says that a key goes along, where there is one, and who can read it.
func (c *Critique) keyGoes() string {
	switch {
	case !c.settings.HasKey():
		return ""
	case c.settings.Base.Insecure():
		return " The key from " + c.settings.KeyFrom + " goes there by plain http: whoever is on the way can read it."
	}
	return " The key from " + c.settings.KeyFrom + " goes there."
}

func (c *Critique) listModels() tea.Cmd {
	from, settings := c.env.Coach, c.settings
	search := c.look("Asking " + settings.Base.Host() + " for its models.")
	return func() tea.Msg {
		models, err := from.Models(search.ctx, settings)
		return modelsFoundMsg{search, models, err}
	}
}

func (c *Critique) modelsFound(msg modelsFoundMsg) tea.Cmd {
	switch {
	case !c.found(msg.from):
		return nil
	case msg.err != nil:
		return c.fail(llm.Explain(msg.err))
	case len(msg.models) == 0:
		return c.fail(c.settings.Base.Host() + " has no models. Add one there, or name it with OKRCOACH_MODEL.")
	}
	c.choices, c.list.Cursor = nil, 0
	for i, model := range msg.models {
		if model == c.settings.Model {
			c.list.Cursor = i
		}
		c.choices = append(c.choices, choice{c.settings.With(model), model, false})
	}
	c.stage = choosing
	return nil
}

// choose takes the model under the cursor, and remembers it for its host.
func (c *Critique) choose() tea.Cmd {
	chosen, with := c.choices[c.list.Cursor], c.env.Coach
	c.settings = chosen.settings
	return tea.Batch(remember(func() error { return with.Choose(chosen.settings, chosen.found) }), c.prepare())
}

// remember writes down what the person has decided. Where that fails it holds
// for this run, and the person is told.
func remember(write func() error) tea.Cmd {
	return func() tea.Msg {
		if err := write(); err != nil {
			return screen.NoticedMsg{Text: report.Sentence(err), Trouble: true}
		}
		return nil
	}
}
