package weather

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// chat answers a question.
func (s *Server) chat(c *conversation) {
	switch {
	case c.refuseChat():
	case s.weather == Whole, s.weather == WholePretty, !c.asked.Stream && !s.streamsOnly():
		c.whole()
	default:
		c.w.Header().Set("Content-Type", "text/event-stream; charset=utf-8")
		c.w.WriteHeader(http.StatusOK)
		_ = http.NewResponseController(c.w).Flush()
		c.tell()
	}
}

// streamsOnly reports whether the weather is one of streams, even where none
// was asked for.
func (s *Server) streamsOnly() bool {
	switch s.weather {
	case AlwaysStreams, NoToken, OneChunk, OnlyComments, FiftyMegabytes, TornApart, Dies, EndsEarly, DoneEarly,
		ErrorCommented, ErrorInChunk, ErrorObject, ErrorSpaced, ErrorBare, ErrorString, ErrorDetail, ErrorEvent:
		return true
	}
	return false
}

// stream writes a whole stream at once.
func (c *conversation) stream(text string) {
	c.w.Header().Set("Content-Type", "text/event-stream")
	c.send(text)
}

// tell streams the answer, or as much of it as the weather allows.
func (c *conversation) tell() {
	switch c.s.weather {
	case NoToken:
		c.wait(longest)
		return
	case OnlyComments:
		for c.wait(20*time.Millisecond) && c.send(": still here\n\n") {
		}
		return
	case FiftyMegabytes:
		event := c.event(delta("content", strings.Repeat("more ", 800)))
		for sent := 0; sent < 50<<20 && c.wait(0) && c.send(event); sent += len(event) {
		}
		return
	}
	if !c.wait(c.s.answer.First) || !c.send(c.before()) || !c.text() {
		return
	}
	if c.s.weather == Dies {
		panic(http.ErrAbortHandler)
	}
	c.send(c.after())
	if c.s.weather == StaysOpen {
		c.wait(longest)
	}
}

// text streams the content, and reports whether the end is to follow.
func (c *conversation) text() bool {
	pieces := c.s.answer.pieces()
	switch {
	case c.s.weather == Refusal:
		pieces = nil
	case c.breaksOff():
		pieces = pieces[:1]
	}
	for i, piece := range pieces {
		if i > 0 && !c.wait(c.s.answer.between()) {
			return false
		}
		if !c.send(c.event(c.piece(piece))) {
			return false
		}
	}
	if c.s.weather == OneChunk {
		c.wait(longest)
		return false
	}
	return true
}

// breaksOff reports whether the weather lets no more than one chunk through.
func (c *conversation) breaksOff() bool {
	switch c.s.weather {
	case OneChunk, TornApart, Dies, EndsEarly, DoneEarly,
		ErrorCommented, ErrorInChunk, ErrorObject, ErrorSpaced, ErrorBare, ErrorString, ErrorDetail, ErrorEvent:
		return true
	}
	return false
}

// piece is the chunk for a piece of the content.
func (c *conversation) piece(text string) string {
	if c.s.weather == ContentParts {
		return fmt.Sprintf(`{"object":"chat.completion.chunk","choices":[{"index":0,"delta":{"content":[{"type":"text","text":%s}]}}]}`, quote(text))
	}
	return delta("content", text)
}

// delta is a chunk with one field.
func delta(field, text string) string {
	return fmt.Sprintf(`{"id":"chat-1","object":"chat.completion.chunk","created":1760000000,"model":"small-model",`+
		`"choices":[{"index":0,"delta":{%q:%s},"finish_reason":null}]}`, field, quote(text))
}

// quote is text as a string of JSON.
func quote(text string) string {
	quoted, _ := json.Marshal(text)
	return string(quoted)
}

// event is one event of a stream, in the form that the weather gives it.
func (c *conversation) event(data string) string {
	switch c.s.weather {
	case NoSpace:
		return "data:" + data + "\n\n"
	case CRLF:
		return "data: " + data + "\r\n\r\n"
	case CR:
		return "data: " + data + "\r\r"
	case ManyLines:
		return "data: " + strings.Replace(data, `"choices":`, "\ndata: \"choices\":\ndata:   ", 1) + "\n\n"
	case NamedEvents:
		return "id: 7\nevent: message\nretry: 1000\ndata: " + data + "\n\n"
	case NoBlankLines:
		return "data: " + data + "\n"
	case Ping:
		return "data: ping\n\ndata:\n\ndata: " + data + "\n\n"
	}
	return "data: " + data + "\n\n"
}

// models lists the models.
func (c *conversation) models() {
	var list []string
	for _, name := range c.s.answer.Models {
		list = append(list, fmt.Sprintf(`{"id":%s,"object":"model","created":1760000000,"owned_by":"library"}`, quote(name)))
	}
	c.reply(200, `{"object":"list","data":[`+strings.Join(list, ",")+`]}`)
}
