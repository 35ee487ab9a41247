// Package wire speaks with endpoints that call themselves compatible with
// OpenAI's chat completions, through go-openai, and tells what really
// happened: it decodes streams itself, follows no redirect, keeps the headers
// of a failure, and turns each of them into a Trouble. What is asked, in which
// format, and what to do next is left to package llm.
package wire

import "encoding/json"

// Format is the form in which the model is made to answer.
type Format string

// The formats, the strictest first.
const (
	FormatSchema Format = "json_schema"
	FormatObject Format = "json_object"
	FormatText   Format = "text"
)

// Field is a field of a request that some endpoints refuse.
type Field string

// The fields that can be left out of a request.
const (
	FieldFormat        Field = "response_format"
	FieldStream        Field = "stream"
	FieldStreamOptions Field = "stream_options"
	FieldTemperature   Field = "temperature"
	FieldTokens        Field = "max_tokens"
)

// Message is one message of a conversation. Role is "system" or "user".
type Message struct{ Role, Content string }

// Request is one question to a model.
type Request struct {
	Model    string
	Messages []Message
	Format   Format
	// Schema is the JSON Schema of the answer for FormatSchema.
	Schema json.RawMessage
	Stream bool
	// MaxTokens bounds the answer; 0 for no bound.
	MaxTokens int
	// Without lists the optional fields to leave out.
	Without []Field
}

// Delta is a piece of an answer. All fields may be empty: then the endpoint
// only said that it is alive. The texts are valid UTF-8 and just as the model
// gave them: an escape sequence may be spread over several pieces, so whoever
// puts them together cleans them.
type Delta struct {
	Text string
	// Thinking is text of a model that reasons before it answers.
	Thinking string
	// Usage is nil until the endpoint gives its own count.
	Usage *Usage
	// Last says that the endpoint has given a finish_reason: no text follows,
	// at most a count of tokens. Some endpoints then leave the stream open.
	Last bool
}

// Usage is the endpoint's own count of tokens.
type Usage struct{ Asked, Answered int }

// Kind says what went wrong.
type Kind string

// The kinds of trouble.
const (
	Refused      Kind = "connection refused"
	NoSuchHost   Kind = "no such host"
	BadTLS       Kind = "no secure connection"
	BadProxy     Kind = "proxy failed"
	Unreachable  Kind = "unreachable"  // any other failure to connect
	Unauthorized Kind = "unauthorized" // 401
	Unpaid       Kind = "unpaid"       // 402
	Forbidden    Kind = "forbidden"    // 403
	NoModel      Kind = "no such model"
	NotAnAPI     Kind = "not an API"        // a wrong path, HTML, a captive portal
	Limited      Kind = "too many"          // 429
	Broken       Kind = "server error"      // 500 and other failures
	Unavailable  Kind = "unavailable"       // 502, 503, 504
	Redirected   Kind = "redirected"        // to what Said says; nothing was sent there
	Overlong     Kind = "context too small" // the model cannot read so much
	Rejected     Kind = "rejected"          // Field was refused
	Interrupted  Kind = "error in stream"   // the endpoint sent an error after it had begun
	CutOff       Kind = "cut off"           // the stream ended without a finish_reason
	TooLong      Kind = "token limit"       // finish_reason length
	Filtered     Kind = "filtered"          // finish_reason content_filter
	Declined     Kind = "declined"          // a refusal of the model
	Overflow     Kind = "too much"          // a line or a stream beyond all bounds
	Garbled      Kind = "garbled"           // JSON that cannot be read
)
