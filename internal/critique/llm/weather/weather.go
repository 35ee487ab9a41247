// Package weather serves on the loopback interface what endpoints really do
// to their clients, for tests: good answers at any pace, and every way of
// failing that has been seen. Each server is bounded in time and ends with its
// test. What a client should make of it is left to the tests.
package weather

import (
	"fmt"
	"slices"
)

// Weather names one way of behaving.
type Weather string

// Good weather. Fair streams the answer with a count of tokens at the end,
// and gives it whole where no stream is asked for; so do the others, each with
// a peculiarity that a client must bear.
const (
	Fair             Weather = "fair"
	Reasoning        Weather = "delta.reasoning before the text"
	ReasoningContent Weather = "delta.reasoning_content before the text"
	ByteOrderMark    Weather = "a byte-order mark first"
	Ping             Weather = "data: ping and empty data"
	Comments         Weather = "a thousand comments first"
	EmptyChoices     Weather = "events without choices"
	NullContent      Weather = "null content and null fields"
	NoSpace          Weather = "data without a space"
	CRLF             Weather = "lines ended by CRLF"
	CR               Weather = "lines ended by CR"
	ManyLines        Weather = "events over several data lines"
	NamedEvents      Weather = "events with names, ids and retry"
	NoBlankLines     Weather = "no blank lines between events"
	NoDone           Weather = "no [DONE] at the end"
	StaysOpen        Weather = "silence behind the finish_reason"
	Whole            Weather = "a whole completion in place of a stream"
	WholePretty      Weather = "a whole completion over many lines"
	AlwaysStreams    Weather = "a stream though none was asked for"
	Escapes          Weather = "escape sequences around the text"
	ContentParts     Weather = "content as a list of parts"
)

// No connection, or none that can be trusted. Of these, NoSuchHost and the
// proxies need the Server's Transport.
const (
	Refused      Weather = "connection refused"
	NoSuchHost   Weather = "no such host"
	SelfSigned   Weather = "a certificate of its own"
	NotTLS       Weather = "https to a server without TLS"
	ProxyRefused Weather = "the proxy refuses connections"
	ProxyNeeds   Weather = "the proxy wants a password"
	ProxyBroken  Weather = "the proxy cannot connect"
	HangsUp      Weather = "closed without a response"
)

// Silence: each lasts until the client goes.
const (
	NoHeaders    Weather = "no headers"
	NoToken      Weather = "headers and no token"
	OneChunk     Weather = "one chunk, then silence"
	OnlyComments Weather = "only keep-alive comments"
)

// Responses with a bad status.
const (
	Unauthorized  Weather = "401"
	KeyEchoed     Weather = "401 that repeats the key"
	Unpaid        Weather = "402"
	Forbidden     Weather = "403"
	NoModel       Weather = "404 for the model"
	NoPath        Weather = "404 for the path"
	TooMany       Weather = "429"
	TooManyWait   Weather = "429 with Retry-After in seconds"
	TooManyUntil  Weather = "429 with Retry-After as a date"
	Broken        Weather = "500"
	BadGateway    Weather = "502 with a web page"
	Unavailable   Weather = "503"
	RequestEchoed Weather = "500 that repeats the request"
	MovedHere     Weather = "307 on the same host"
	MovedAway     Weather = "307 to another host"
	PlainString   Weather = "400 as a plain string about the format"
)

// Responses with a good status that are no whole answer.
const (
	Portal           Weather = "the web page of a captive portal"
	ErrorWith200     Weather = "an error with status 200"
	ErrorCommented   Weather = "an error behind a comment"
	ErrorInChunk     Weather = "an error inside a chunk"
	ErrorObject      Weather = "an object of type error"
	ErrorSpaced      Weather = "an error with a space in the brace"
	ErrorBare        Weather = "an error without data:"
	ErrorString      Weather = "an error as a plain string"
	ErrorDetail      Weather = "an error as a detail"
	ErrorEvent       Weather = "an event named error"
	EndsEarly        Weather = "the end without a finish_reason"
	DoneEarly        Weather = "[DONE] without a finish_reason"
	TornApart        Weather = "the end in the middle of a line"
	Dies             Weather = "the connection torn in the middle"
	Length           Weather = "finish_reason length"
	ContentFilter    Weather = "finish_reason content_filter"
	OtherReason      Weather = "finish_reason tool_calls"
	Refusal          Weather = "a refusal"
	BrokenJSON       Weather = "a chunk that is not JSON"
	FiftyMegabytes   Weather = "a stream of 50 MB"
	FiveMegabyteLine Weather = "a line of 5 MB"
)

// Optional lists the fields that a request may carry and a server refuse.
func Optional() []string {
	return []string{"response_format", "stream", "stream_options", "temperature", "max_tokens"}
}

// Rejecting is a server that answers a request that carries the field with
// status, 400, 422 or 500, in the words that go with it, and is fair to one
// that does not.
func Rejecting(field string, status int) Weather {
	return Weather(fmt.Sprintf("%d because of %s", status, field))
}

// rejects reads the name that Rejecting gave.
func (w Weather) rejects() (field string, status int, ok bool) {
	_, err := fmt.Sscanf(string(w), "%d because of %s", &status, &field)
	return field, status, err == nil
}

// Good lists the weathers in which a client gets the whole answer.
func Good() []Weather {
	return []Weather{
		Fair, Reasoning, ReasoningContent, ByteOrderMark, Ping, Comments, EmptyChoices, NullContent, NoSpace, CRLF,
		CR, ManyLines, NamedEvents, NoBlankLines, NoDone, StaysOpen, Whole, WholePretty, AlwaysStreams, Escapes,
		ContentParts,
	}
}

// Silent lists the weathers that end only with the patience of the client.
func Silent() []Weather { return []Weather{NoHeaders, NoToken, OneChunk, OnlyComments} }

// Bad lists the weathers in which no client gets the whole answer, and every
// client comes to an end by itself.
func Bad() []Weather {
	bad := []Weather{
		Refused, NoSuchHost, SelfSigned, NotTLS, ProxyRefused, ProxyNeeds, ProxyBroken, HangsUp,
		Unauthorized, KeyEchoed, Unpaid, Forbidden, NoModel, NoPath, TooMany, TooManyWait, TooManyUntil,
		Broken, BadGateway, Unavailable, RequestEchoed, MovedHere, MovedAway, PlainString,
		Portal, ErrorWith200, ErrorCommented, ErrorInChunk, ErrorObject, ErrorSpaced, ErrorBare, ErrorString,
		ErrorDetail, ErrorEvent, EndsEarly, DoneEarly, TornApart, Dies, Length, ContentFilter, OtherReason, Refusal,
		BrokenJSON, FiftyMegabytes, FiveMegabyteLine,
	}
	for _, field := range Optional() {
		for _, status := range []int{400, 422, 500} {
			bad = append(bad, Rejecting(field, status))
		}
	}
	return bad
}

// All lists every weather.
func All() []Weather { return slices.Concat(Good(), Silent(), Bad()) }
