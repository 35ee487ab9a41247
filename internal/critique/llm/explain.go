package llm

import (
	"context"
	"errors"
	"fmt"
	"math"
	"time"

	"okrcoach/internal/clean"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm/wire"
)

// ErrNoList says that an endpoint did not list its models in time.
var ErrNoList = errors.New("no list of models")

// What a model can do to a reply that no endpoint is to blame for.
var (
	errNotReadable     = errors.New("the model did not answer in sections")
	errSectionsMissing = errors.New("the model left sections out")
	errOnlyThought     = errors.New("the model thought and did not answer")
)

// Outcome says how a critique ended with err, given the context that it had,
// and in a sentence what went wrong, if anything did.
func Outcome(ctx context.Context, err error) (coaching.Outcome, string) {
	switch cause := context.Cause(ctx); {
	case err == nil:
		return coaching.Complete, ""
	case errors.Is(cause, ErrTimeUp), errors.Is(cause, context.DeadlineExceeded):
		return coaching.TimedOut, Explain(ErrTimeUp)
	case cause != nil:
		return coaching.Stopped, ""
	}
	return coaching.Failed, Explain(err)
}

// Explain says in a sentence or two what went wrong and what to do next. The
// text holds neither key nor answer.
func Explain(err error) string {
	var trouble *wire.Trouble
	switch {
	case errors.Is(err, ErrTimeUp):
		return "The model was not done in time. A smaller or nearer model answers sooner."
	case errors.Is(err, errNotReadable), errors.Is(err, errTooMuch):
		return "The model did not answer in the form that was asked for. Ask again, or choose another model."
	case errors.Is(err, errSectionsMissing):
		return "The model left sections out. Ask again, or choose another model."
	case errors.Is(err, ErrNoList):
		return "The endpoint did not list its models in time. Name one with OKRCOACH_MODEL, or ask again."
	case errors.Is(err, errOnlyThought):
		return "The model thought, and did not come to an answer. Ask again, or choose one that thinks less."
	case errors.As(err, &trouble):
		return explained(trouble)
	}
	return "The critique failed (" + clean.Line(err.Error()) + "). okrcoach doctor looks closer."
}

// explained says what a trouble means to the person.
func explained(t *wire.Trouble) string {
	what, next := reasons(t)
	if t.Said != "" && quotable(t) {
		what += fmt.Sprintf(" It said: “%s”", t.Said)
		if end := what[len(what)-len("”")-1]; end != '.' && end != '!' && end != '?' {
			what += "."
		}
	}
	return what + " " + next
}

// quotable reports whether what the endpoint said tells more than we do.
func quotable(t *wire.Trouble) bool {
	switch t.Kind {
	case wire.Refused, wire.NoSuchHost, wire.NotAnAPI, wire.Redirected, wire.CutOff, wire.TooLong:
		return false
	case wire.Broken:
		return t.Status != 0
	}
	return true
}

const doctor = "okrcoach doctor looks closer."

// reasons returns what happened and the next step.
func reasons(t *wire.Trouble) (what, next string) {
	if what, next = unreached(t); what != "" {
		return what, next
	}
	if what, next = turnedAway(t); what != "" {
		return what, next
	}
	return brokenOff(t)
}

// unreached explains what keeps a request from arriving.
func unreached(t *wire.Trouble) (what, next string) {
	switch t.Kind {
	case wire.Refused:
		return t.Host + " refused the connection.", "Start the model there, or name another base URL. " + doctor
	case wire.NoSuchHost:
		return "There is no host called " + t.Host + ", or no network.", "Check the base URL and the connection. " + doctor
	case wire.BadTLS:
		return t.Host + " could not prove who it is.", "Nothing was sent. Check the base URL, the clock and the certificates. " + doctor
	case wire.BadProxy:
		return "The proxy did not let the request through to " + t.Host + ".", "Check HTTPS_PROXY and NO_PROXY. " + doctor
	case wire.Unreachable:
		return t.Host + " could not be reached.", "Check the connection. " + doctor
	case wire.Redirected:
		return fmt.Sprintf("%s points to %s, and nothing was sent there.", t.Host, t.Said), "Set the base URL to where the model really is."
	}
	return "", ""
}

// turnedAway explains what an endpoint answers instead of a critique.
func turnedAway(t *wire.Trouble) (what, next string) {
	switch t.Kind {
	case wire.Unauthorized:
		return t.Host + " does not accept the key.", "Check that the key is set, and that it belongs to this endpoint. " + doctor
	case wire.Unpaid:
		return t.Host + " wants to be paid first.", "Add credit there, or use another endpoint."
	case wire.Forbidden:
		return t.Host + " does not allow this.", "Choose another model, or ask who runs the endpoint."
	case wire.NoModel:
		return t.Host + " does not have this model.", "Choose another one."
	case wire.NotAnAPI:
		return t.Host + " is not an OpenAI-compatible endpoint, or a sign-in page stands before it.", "Check the base URL, which mostly ends in /v1, and the network. " + doctor
	case wire.Limited:
		return t.Host + " takes no more requests for now.", "Ask again " + later(t.RetryAfter) + "."
	case wire.Overlong:
		return "The model cannot read so much at once.", "Give it a larger context, or choose another model."
	case wire.Rejected:
		return fmt.Sprintf("%s does not take the field %s.", t.Host, t.Field), "Choose another model. " + doctor
	case wire.Unavailable:
		return t.Host + " is overloaded or down.", "Ask again " + later(t.RetryAfter) + "."
	case wire.Broken:
		if t.Status == 0 {
			return t.Host + " closed the connection without a word.", "Ask again, or check what runs there. " + doctor
		}
		return fmt.Sprintf("%s failed (status %d).", t.Host, t.Status), "Ask again, or choose another model."
	}
	return "", ""
}

// later says when to ask again: a minute where the endpoint names no time, and
// long times in full minutes, rounded up.
func later(wait time.Duration) string {
	switch {
	case wait <= 0:
		return "in a minute"
	case wait <= 2*time.Minute:
		return fmt.Sprintf("in %d s", int(math.Ceil(wait.Seconds())))
	}
	return fmt.Sprintf("in %d minutes", int(math.Ceil(wait.Minutes())))
}

// brokenOff explains what ends a critique that had begun.
func brokenOff(t *wire.Trouble) (what, next string) {
	switch t.Kind {
	case wire.Interrupted:
		return t.Host + " gave up in the middle.", "Ask again."
	case wire.CutOff:
		return t.Host + " broke off in the middle.", "Ask again."
	case wire.TooLong:
		return "The model reached its limit of tokens before it was done.", "Ask again, or choose a model that thinks less."
	case wire.Filtered:
		return t.Host + " filtered the answer out.", "Choose another model or endpoint."
	case wire.Declined:
		return "The model declined.", "Choose another model."
	case wire.Overflow:
		return t.Host + " sent more than any critique has.", "Choose another model."
	}
	return t.Host + " sent something that cannot be read.", "Ask again, or choose another model. " + doctor
}
