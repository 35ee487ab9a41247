package wire

import "strings"

// finish is why an answer ended, as its endpoint says.
type finish struct {
	// reason is the endpoint's own word, "" until there is one.
	reason string
	// kind is the trouble that it means; "" for an answer that is whole.
	kind Kind
	said string
}

// known reports whether the endpoint has said why the answer ended.
func (f finish) known() bool { return f.reason != "" }

// finishOf reads a finish_reason. Besides OpenAI's own words there are those
// of the servers that pass on what their own model's API says.
func finishOf(reason string) finish {
	f := finish{reason: reason}
	switch strings.ToLower(reason) {
	case "stop", "eos", "eos_token", "end_turn", "stop_sequence", "complete", "completed":
	case "length", "max_tokens", "model_length":
		f.kind = TooLong
	case "content_filter", "safety", "recitation", "blocklist", "prohibited_content":
		f.kind = Filtered
	case "refusal":
		f.kind = Declined
	case "error":
		f.kind, f.said = Interrupted, "the endpoint ended the answer with an error"
	default:
		f.kind, f.said = CutOff, "finish_reason "+reason
	}
	return f
}
