package wire

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// complaint is what an endpoint says of a failure, in whichever of the many
// shapes: OpenAI's object, a plain string, FastAPI's detail, a list.
type complaint struct {
	// messages are the sentences for people, the outermost first.
	messages []string
	// codes are its words for programs: codes, types, classes.
	codes []string
	// params are the names of fields that it blames.
	params []string
	// status is the HTTP status that it repeats; 0 if it names none.
	status int
	// page says that it is a web page, whose words mean nothing to a client.
	page bool
}

// The bounds on a complaint: how deep objects may stand in each other, and how
// many sentences are read.
const (
	maxNesting  = 6
	maxMessages = 16
)

// readComplaint reads the body of a failure.
func readComplaint(body []byte) complaint {
	var c complaint
	body = bytes.TrimSpace(bytes.TrimPrefix(body, []byte("\uFEFF")))
	var value any
	switch {
	case json.Unmarshal(body, &value) == nil:
		c.add(value, 0)
	case bytes.HasPrefix(body, []byte("<")):
		c.messages, c.page = append(c.messages, title(string(body))), true
	default:
		c.messages = append(c.messages, string(body))
	}
	return c
}

// The keys under which complaints stand, in the order in which they are read.
var (
	messageKeys = [...]string{"error", "message", "msg", "detail", "errors", "error_message", "metadata", "raw", "title"}
	codeKeys    = [...]string{"code", "type", "status"}
	paramKeys   = [...]string{"param", "loc", "path"}
)

// add reads one value of a complaint.
func (c *complaint) add(value any, depth int) {
	if depth > maxNesting || len(c.messages) >= maxMessages {
		return
	}
	switch value := value.(type) {
	case string:
		c.addText(value, depth)
	case []any:
		for _, each := range value[:min(len(value), 3)] {
			c.add(each, depth+1)
		}
	case map[string]any:
		for _, key := range paramKeys {
			c.addParam(value[key])
		}
		for _, key := range codeKeys {
			c.addCode(value[key])
		}
		for _, key := range messageKeys {
			c.add(value[key], depth+1)
		}
	}
}

// addText reads a sentence, which may be an object again: a gateway passes on
// what it got as text.
func (c *complaint) addText(text string, depth int) {
	var inner map[string]any
	if strings.HasPrefix(text, "{") && json.Unmarshal([]byte(text), &inner) == nil {
		c.add(inner, depth+1)
		return
	}
	if text != "" && !slices.Contains(c.messages, text) {
		c.messages = append(c.messages, text)
	}
}

// addParam reads the name of a field, or the path to one as a list.
func (c *complaint) addParam(value any) {
	switch value := value.(type) {
	case string:
		c.params = append(c.params, value)
	case []any:
		for _, step := range value {
			if name, ok := step.(string); ok && name != "body" {
				c.params = append(c.params, name)
			}
		}
	}
}

// addCode reads a code, which may be an HTTP status.
func (c *complaint) addCode(value any) {
	word := ""
	switch value := value.(type) {
	case string:
		word = value
	case float64:
		word = fmt.Sprint(value)
	}
	if n, err := strconv.Atoi(word); err == nil && n >= 400 && n <= 599 && c.status == 0 {
		c.status = n
		return
	}
	if word != "" {
		c.codes = append(c.codes, strings.ToLower(word))
	}
}

// text returns the sentences as one.
func (c complaint) text() string {
	if len(c.messages) == 0 {
		return strings.Join(c.codes, ", ")
	}
	return strings.Join(c.messages, ": ")
}

// says reports whether one of the codes holds one of words.
func (c complaint) says(words ...string) bool {
	return slices.ContainsFunc(c.codes, func(code string) bool {
		return slices.ContainsFunc(words, func(w string) bool { return strings.Contains(code, w) })
	})
}

// title returns the title of an HTML page, which says more to a person than
// its start; "a web page" if it has none.
func title(page string) string {
	_, after, ok := strings.Cut(strings.ToLower(page), "<title")
	if !ok || len(strings.ToLower(page)) != len(page) {
		return "a web page"
	}
	rest := page[len(page)-len(after):]
	_, rest, _ = strings.Cut(rest, ">")
	inside, _, ok := strings.Cut(rest, "<")
	if inside = strings.TrimSpace(html.UnescapeString(inside)); !ok || inside == "" {
		return "a web page"
	}
	return "a web page: " + inside
}

// meant is the HTTP status that a complaint would have come with: the one that
// it repeats, or the one of its code; 0 where it has neither.
func (c complaint) meant() int {
	switch {
	case c.status != 0:
		return c.status
	case c.says("invalid_api_key", "authentication_error"):
		return http.StatusUnauthorized
	case c.says("insufficient_quota", "rate_limit"):
		return http.StatusTooManyRequests
	case c.says("permission_error", "permission_denied"):
		return http.StatusForbidden
	case c.says("overloaded"):
		return http.StatusServiceUnavailable
	}
	return 0
}
