package doctor

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"okrcoach/internal/endpoint"
)

// The names of what is looked at.
const (
	nameSettings = "Settings"
	nameBase     = "Base URL"
	nameModel    = "Model"
	nameKey      = "Key"
	nameMemory   = "Memory"
	nameConsent  = "Consent"
	nameReach    = "Endpoint"
	nameTest     = "Test"
	nameClock    = "Clock"
	nameTerminal = "Terminal"
	nameStorage  = "Storage"
)

// configured says for each setting what it is and where it comes from.
func (r *run) configured(context.Context) {
	settings, err := endpoint.Resolve(r.Sources)
	if err != nil {
		r.fault(nameSettings, err)
		return
	}
	if chosen, ok := r.Memory.Chosen(); ok && !settings.Found() {
		model := settings.Model
		settings = endpoint.At(chosen, "", "your choice on this machine")
		settings.Model = model
	}
	r.settings = settings
	for _, note := range settings.Notes {
		r.note(nameSettings, note, "")
	}
	if !settings.Found() {
		r.note(nameSettings, "No endpoint is set. The offline review needs none.",
			"For critiques set OKRCOACH_BASE_URL, or write base_url into "+r.Sources.Config+". OPENAI_API_KEY alone will do for OpenAI.")
		return
	}
	r.base()
	r.model()
	if settings.HasKey() {
		r.ok(nameKey, settings.KeyShown()+", from "+settings.KeyFrom+".")
	} else if settings.Base.Loopback() {
		r.ok(nameKey, "None, and a model on this machine mostly needs none.")
	} else {
		r.note(nameKey, "None is set for "+settings.Base.Host()+".", "If the endpoint wants one, set it in the same place as the base URL. A key of another place does not go there.")
	}
}

func (r *run) base() {
	base := r.settings.Base
	text := base.String() + ", from " + r.settings.BaseFrom + "."
	if base.Insecure() {
		r.note(nameBase, text+" This is plain http to another machine: whoever is on the way can read the answer and the key.", "Use https where the endpoint has it.")
		return
	}
	r.ok(nameBase, text)
}

// model says which model is meant: the one that is set, or else the one that
// was chosen for the host.
func (r *run) model() {
	if r.settings.Model == "" {
		if chosen := r.Memory.Model(r.settings.Base); chosen != "" {
			r.settings = r.settings.With(chosen)
		}
	}
	if r.settings.Model == "" {
		r.note(nameModel, "None is set.", "You choose one when you ask for the first critique, or set OKRCOACH_MODEL.")
		return
	}
	r.ok(nameModel, r.settings.Model+", from "+r.settings.ModelFrom+".")
}

// fault says what is wrong with the settings, or whatever else err is.
func (r *run) fault(name string, err error) {
	var fault *endpoint.Fault
	if !errors.As(err, &fault) {
		r.trouble(name, sentence(err.Error()), "")
		return
	}
	r.trouble(name, sentence(strings.TrimPrefix(fault.Where+": ", ": ")+fault.What), sentence(fault.Next))
}

// remembered says what is kept about the endpoint.
func (r *run) remembered(context.Context) {
	if err := r.Memory.Trouble(); err != nil {
		r.trouble(nameMemory, sentence(err.Error()), "Make the folder one that you may read and write. Until then you are asked again in each run.")
	}
	base := r.settings.Base
	if !r.settings.Found() {
		return
	}
	if r.Memory.Allowed(base) {
		r.ok(nameConsent, fmt.Sprintf("You have allowed every critique to go to %s. To take that back, delete %s.", base.Host(), r.Memory.Path()))
	} else {
		r.ok(nameConsent, "You are asked before anything goes to "+base.Host()+".")
	}
	if rung := r.Memory.Rung(base, r.settings.Model); rung != "" {
		r.ok(nameMemory, "The last critique of this model came as "+rung+"; the next begins there.")
	}
}

// sentence makes a sentence of what is none by custom. Where it begins with
// the name of a variable or a file, that stays as it is written.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" {
		return ""
	}
	first, _, _ := strings.Cut(text, " ")
	if !strings.ContainsAny(first, "_:/\\.") {
		text = strings.ToUpper(text[:1]) + text[1:]
	}
	if strings.ContainsAny(text[len(text)-1:], ".?!") {
		return text
	}
	return text + "."
}
