package doctor

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/critique/llm/wire"
	"okrcoach/internal/endpoint"
)

// explain says what went wrong with a request and what leads to its repair,
// from what is known of the settings.
func (r *run) explain(err error) (text, next string) {
	host := r.settings.Base.Host()
	var t *wire.Trouble
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return host + " did not answer in time.", "A model that is loaded for the first time takes long: look once more. Otherwise see whether the endpoint is busy, or whether a firewall swallows what is sent."
	case errors.Is(err, errIgnored):
		return r.settings.Model + " answers in no form that was asked for.", "Choose another model."
	case !errors.As(err, &t):
		return sentence(err.Error()), ""
	}
	if text, next = r.unreached(t); text == "" {
		text, next = r.turnedAway(t)
	}
	if text == "" {
		text, next = r.brokenOff(t)
	}
	if t.Said != "" && tells(t) {
		text += " It says: “" + strings.TrimRight(t.Said, ".") + "”."
	}
	return text, next
}

// tells reports whether what the endpoint says tells more than its kind does.
func tells(t *wire.Trouble) bool {
	switch t.Kind {
	case wire.Broken:
		return t.Status != 0
	case wire.Refused, wire.NoSuchHost, wire.BadTLS, wire.BadProxy, wire.Redirected, wire.NoModel, wire.CutOff:
		return false
	}
	return true
}

// unreached explains what keeps a request from arriving.
func (r *run) unreached(t *wire.Trouble) (text, next string) {
	base := r.settings.Base
	switch t.Kind {
	case wire.Refused:
		return r.refused()
	case wire.NoSuchHost:
		return "There is no host called " + nameOf(base.Host()) + ", as far as this machine can tell.",
			"See whether you are online, and check the base URL, which is from " + r.settings.BaseFrom + "; a company's host may need its VPN."
	case wire.BadTLS:
		return r.insecure(t)
	case wire.BadProxy:
		return r.proxied(t)
	case wire.Unreachable:
		return base.Host() + " cannot be reached.", "See whether you are online, and whether a firewall or a VPN is in the way."
	case wire.Redirected:
		return r.sentOn(t)
	}
	return "", ""
}

// refused explains a port on which nobody listens.
func (r *run) refused() (text, next string) {
	base := r.settings.Base
	program := endpoint.ProgramAt(base)
	switch {
	case program != "":
		how := map[string]string{"Ollama": "ollama serve", "LM Studio": "lms server start", "llama.cpp": "llama-server and a model"}[program]
		return program + " is not running: nothing listens at " + base.Host() + ".", "Start it, with " + how + ", and look once more."
	case base.Loopback():
		return "Nothing listens at " + base.Host() + " on this machine.", "Start the server of the model, or correct the port in " + r.settings.BaseFrom + "."
	}
	return base.Host() + " refuses the connection: the machine is there, and nothing listens at that port.",
		"Correct the port in " + r.settings.BaseFrom + ", or see whether the server runs."
}

// sentOn explains a redirect.
func (r *run) sentOn(t *wire.Trouble) (text, next string) {
	base := r.settings.Base
	text = fmt.Sprintf("%s sends on to %s, and nothing was sent there.", base.Host(), t.Said)
	if strings.HasPrefix(t.Said, "https://"+nameOf(base.Host())) && strings.HasPrefix(base.String(), "http://") {
		return text, "Write https:// in " + r.settings.BaseFrom + "."
	}
	return text, "If this network has a sign-in page, sign in with a browser. If the endpoint has moved, set the base URL to where it is now."
}

// turnedAway explains what an endpoint answers to a request that it does not
// take.
func (r *run) turnedAway(t *wire.Trouble) (text, next string) {
	host := r.settings.Base.Host()
	switch t.Kind {
	case wire.Unauthorized:
		return r.unauthorized()
	case wire.Unpaid:
		return host + " wants to be paid first.", "Add credit there, or use another endpoint."
	case wire.Forbidden:
		return host + " knows the key and does not allow this.", "Ask who runs the endpoint what the key may do, or choose another model. Some endpoints allow no requests from some countries."
	case wire.NoModel:
		return r.noModel()
	case wire.NotAnAPI:
		return r.noAPI(t)
	case wire.Limited:
		return host + " takes no more requests for now.", "Look once more " + later(t.RetryAfter) + "."
	case wire.Unavailable:
		return host + " is overloaded or down.", "Look once more " + later(t.RetryAfter) + "."
	case wire.Rejected:
		return fmt.Sprintf("%s does not take the field %s.", host, t.Field), "Choose another model."
	}
	return "", ""
}

func later(wait time.Duration) string {
	if wait <= 0 {
		return "in a minute"
	}
	return "in " + wait.Round(time.Second).String()
}

// unauthorized explains a key that is wrong, or not there.
func (r *run) unauthorized() (text, next string) {
	s := r.settings
	if !s.HasKey() {
		next = "Set one in the same place as the base URL, which is from " + s.BaseFrom + "."
		if s.BaseFrom == "OKRCOACH_BASE_URL" {
			next = "Set OKRCOACH_API_KEY to it. A key in OPENAI_API_KEY stays with its own base URL."
		}
		return s.Base.Host() + " wants a key, and none is set for it.", next
	}
	return fmt.Sprintf("%s does not accept the key (%s, from %s).", s.Base.Host(), s.KeyShown(), s.KeyFrom),
		"See whether it is a key of this endpoint, is whole, and was not revoked; then set it anew."
}

// noModel explains a model that is not there, with those that are.
func (r *run) noModel() (text, next string) {
	s := r.settings
	text = fmt.Sprintf("%s has no model %s, which is from %s.", s.Base.Host(), s.Model, s.ModelFrom)
	if len(r.models) == 0 {
		return text, "Correct its name, as the endpoint writes it."
	}
	return text, "Choose one of those that it has: " + listed(r.nearest(s.Model)) + "."
}

// noAPI explains a web page, or anything else in place of an answer.
func (r *run) noAPI(t *wire.Trouble) (text, next string) {
	s := r.settings
	const notFound, notAllowed = 404, 405
	if t.Status == notFound || t.Status == notAllowed {
		next = "Correct the path in " + s.BaseFrom + "; most endpoints are at /v1."
		if !s.Base.HasPath() {
			next = "Most endpoints are at " + s.Base.String() + "/v1: try that as the base URL."
		}
		return fmt.Sprintf("%s answers, and has no OpenAI-compatible endpoint at this path (status %d).", s.Base.Host(), t.Status), next
	}
	return s.Base.Host() + " answers with something that is no OpenAI-compatible endpoint, such as a web page.",
		"If this network has a sign-in page, sign in with a browser. Otherwise correct " + s.BaseFrom + ", which mostly ends in /v1."
}

// brokenOff explains what goes wrong behind a good beginning.
func (r *run) brokenOff(t *wire.Trouble) (text, next string) {
	host := r.settings.Base.Host()
	switch t.Kind {
	case wire.Broken:
		if strings.Contains(t.Said, "HTTPS server") && strings.HasPrefix(r.settings.Base.String(), "http://") {
			return host + " wants https.", "Write https:// in " + r.settings.BaseFrom + "."
		}
		if t.Status == 0 {
			return host + " hangs up without an answer.", "See whether it is an http server at all, and what it writes into its log."
		}
		return fmt.Sprintf("%s failed with status %d.", host, t.Status), "Look once more, choose another model, or see what the endpoint writes into its log."
	case wire.CutOff, wire.Interrupted:
		return host + " broke off in the middle.", "Look once more. If it stays so, something between it and you ends the stream, such as a proxy."
	case wire.Filtered, wire.Declined:
		return r.settings.Model + " would not answer two words.", "Choose another model."
	}
	return host + " sends something that cannot be read.", "See whether it is an OpenAI-compatible endpoint, and choose another model."
}

// nameOf returns a host without its port.
func nameOf(host string) string {
	if at := strings.LastIndex(host, ":"); at > 0 {
		return host[:at]
	}
	return host
}
