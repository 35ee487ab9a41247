package weather

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"
	"time"
	"unicode/utf8"
)

// longest bounds everything that a server does for one request.
const longest = 2 * time.Minute

// Answer is what the model says, and how fast. The zero value is a short
// answer at once.
type Answer struct {
	// Content is the text; "" for a short JSON object.
	Content string
	// Thinking is what a reasoning weather says before it.
	Thinking string
	// First is the wait before the first chunk.
	First time.Duration
	// PerSecond is how many chunks come in a second; 0 for all at once.
	PerSecond float64
	// Chunk is the length of a chunk in runes; 0 for 4, which is about a token.
	Chunk int
	// Counted is how many tokens of the prompt the server says it has read; 0
	// for what it was sent.
	Counted int
	// Models are the names of the models; nil for two.
	Models []string
}

// Request is one request that a server got.
type Request struct {
	Method, Path string
	Header       http.Header
	Body         string
	// Left says that the client closed the connection before it was answered
	// in full.
	Left bool
}

// Server is one server in some weather.
type Server struct {
	// URL is the base URL of the endpoint, ending in /v1.
	URL string
	// Transport is how to reach it where the URL alone does not do; nil
	// otherwise.
	Transport http.RoundTripper
	// Proxy is the proxy that Transport goes through, for programs that take it
	// from the environment; "" otherwise.
	Proxy string
	// Elsewhere is the host that MovedAway leads to; nil in other weather.
	Elsewhere *Server

	weather  Weather
	answer   Answer
	mu       sync.Mutex
	requests []*Request
	over     chan struct{}
}

// Serve starts a server that ends with t.
func Serve(t testing.TB, w Weather) *Server { return ServeAnswer(t, w, Answer{}) }

// ServeAnswer starts a server that ends with t and says a, as far as the
// weather lets it.
func ServeAnswer(t testing.TB, w Weather, a Answer) *Server {
	t.Helper()
	if a.Content == "" {
		a.Content = `{"said": "Name the number, then what it is worth to the merchants."}`
	}
	if a.Thinking == "" {
		a.Thinking = "First I look at the numbers."
	}
	if a.Chunk == 0 {
		a.Chunk = 4
	}
	if a.Models == nil {
		a.Models = []string{"small-model", "large-model"}
	}
	s := &Server{weather: w, answer: a, over: make(chan struct{})}
	s.start(t)
	t.Cleanup(func() { close(s.over) })
	return s
}

// start opens the server's port, or makes it impossible to reach.
func (s *Server) start(t testing.TB) {
	switch s.weather {
	case Refused:
		s.URL = "http://" + closedPort(t) + "/v1"
	case NoSuchHost:
		s.URL, s.Transport = "http://nowhere.invalid/v1", withoutNames(t)
	case ProxyRefused:
		s.goThrough("http://" + closedPort(t))
	case ProxyNeeds:
		s.goThrough(proxy(t, http.StatusProxyAuthRequired))
	case ProxyBroken:
		s.goThrough(proxy(t, http.StatusBadGateway))
	case SelfSigned:
		s.URL = listen(t, httptest.NewUnstartedServer(s), true).URL + "/v1"
	case NotTLS:
		plain := listen(t, httptest.NewUnstartedServer(s), false)
		s.URL = strings.Replace(plain.URL, "http:", "https:", 1) + "/v1"
	default:
		if s.weather == MovedAway {
			s.Elsewhere = Serve(t, Fair)
		}
		s.URL = listen(t, httptest.NewUnstartedServer(s), false).URL + "/v1"
	}
}

// Requests returns the requests that have come so far.
func (s *Server) Requests() []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := make([]Request, len(s.requests))
	for i, r := range s.requests {
		found[i] = *r
	}
	return found
}

// AwaitLeft waits until the client of the last request has closed the
// connection, and reports whether it did before patience, some seconds, ended.
func (s *Server) AwaitLeft() bool {
	for range 500 {
		if got := s.Requests(); len(got) > 0 && got[len(got)-1].Left {
			return true
		}
		time.Sleep(10 * time.Millisecond)
	}
	return false
}

// ServeHTTP records the request and answers it as the weather has it.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	body, _ := io.ReadAll(io.LimitReader(r.Body, 16<<20))
	got := &Request{Method: r.Method, Path: r.URL.Path, Header: r.Header.Clone(), Body: string(body)}
	s.mu.Lock()
	s.requests = append(s.requests, got)
	s.mu.Unlock()
	defer func() {
		s.mu.Lock()
		got.Left = r.Context().Err() != nil
		s.mu.Unlock()
	}()
	c := &conversation{w: w, r: r, s: s, body: got.Body, end: time.Now().Add(longest)}
	_ = json.NewDecoder(bytes.NewReader(body)).Decode(&c.asked)
	switch {
	case s.refuse(c):
	case r.Method == http.MethodGet && r.URL.Path == "/v1/models":
		c.models()
	case r.Method == http.MethodPost && r.URL.Path == "/v1/chat/completions":
		s.chat(c)
	default:
		http.Error(w, "404 page not found", http.StatusNotFound)
	}
}

// conversation is one request that is being answered.
type conversation struct {
	w     http.ResponseWriter
	r     *http.Request
	s     *Server
	body  string
	asked struct {
		Model          string `json:"model"`
		Stream         bool   `json:"stream"`
		StreamOptions  any    `json:"stream_options"`
		ResponseFormat any    `json:"response_format"`
		Temperature    any    `json:"temperature"`
		MaxTokens      any    `json:"max_tokens"`
		MaxCompletion  any    `json:"max_completion_tokens"`
	}
	end time.Time
}

// carries reports whether the request carries the optional field.
func (c *conversation) carries(field string) bool {
	switch field {
	case "response_format":
		return c.asked.ResponseFormat != nil
	case "stream":
		return c.asked.Stream
	case "stream_options":
		return c.asked.StreamOptions != nil
	case "temperature":
		return c.asked.Temperature != nil
	}
	return c.asked.MaxTokens != nil || c.asked.MaxCompletion != nil
}

// wait lets d pass, and reports whether the client is still there.
func (c *conversation) wait(d time.Duration) bool {
	if c.r.Context().Err() != nil || time.Now().After(c.end) {
		return false
	}
	if d <= 0 {
		return true
	}
	timer := time.NewTimer(min(d, time.Until(c.end)))
	defer timer.Stop()
	select {
	case <-c.r.Context().Done():
		return false
	case <-c.s.over:
		return false
	case <-timer.C:
		return true
	}
}

// send writes text and hands it to the network.
func (c *conversation) send(text string) bool {
	if _, err := io.WriteString(c.w, text); err != nil {
		return false
	}
	return http.NewResponseController(c.w).Flush() == nil
}

// reply writes a response with a status, the type of the body guessed from
// how it starts.
func (c *conversation) reply(status int, body string) {
	kind := "application/json"
	switch {
	case strings.HasPrefix(body, "<"):
		kind = "text/html; charset=utf-8"
	case !strings.HasPrefix(body, "{") && !strings.HasPrefix(body, `"`):
		kind = "text/plain; charset=utf-8"
	}
	c.w.Header().Set("Content-Type", kind)
	c.w.WriteHeader(status)
	_, _ = io.WriteString(c.w, body)
}

// pieces cuts the content into its chunks.
func (a Answer) pieces() []string {
	var found []string
	for rest := a.Content; rest != ""; {
		n := 0
		for range a.Chunk {
			_, size := utf8.DecodeRuneInString(rest[n:])
			n += size
		}
		found, rest = append(found, rest[:n]), rest[n:]
	}
	return found
}

// between is the wait between two chunks.
func (a Answer) between() time.Duration {
	if a.PerSecond <= 0 {
		return 0
	}
	return time.Duration(float64(time.Second) / a.PerSecond)
}
