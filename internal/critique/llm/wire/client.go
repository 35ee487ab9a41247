package wire

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"net/url"
	"strings"

	"github.com/sashabaranov/go-openai"
)

// Client asks one endpoint. It may be used by several goroutines.
type Client struct {
	api   *openai.Client
	below *transport
	host  string
	// secrets is a function for the same reason as authorize.
	secrets func() []string
}

// New returns a client of e that sends through below; nil for a transport of
// its own, which honours the proxies of the environment. Nothing is sent, and
// a URL that cannot be used is told by the first request.
//
// The library below is not given the key, because it would print it: the
// transport adds it to each request.
func New(e Endpoint, below http.RoundTripper) *Client {
	e.Key = strings.TrimSpace(e.Key)
	t := &transport{below: Connected(below), authorize: e.authorize()}
	config := openai.DefaultConfig("")
	config.BaseURL, _, _ = e.parts()
	config.HTTPClient = &http.Client{
		Transport: t,
		// The transport makes an error of a redirect; this is the second lock.
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	host := ""
	if u, err := url.Parse(config.BaseURL); err == nil {
		host = strings.ToLower(u.Host)
	}
	return &Client{api: openai.NewClientWithConfig(config), below: t, host: host, secrets: e.secrets}
}

// Format writes the host for every verb, and nothing else.
func (c Client) Format(f fmt.State, _ rune) { _, _ = f.Write([]byte("client of " + c.host)) }

// Close ends the connections that are kept for a next request.
func (c *Client) Close() {
	if idle, ok := c.below.below.(interface{ CloseIdleConnections() }); ok {
		idle.CloseIdleConnections()
	}
}

// Chat sends r and returns as soon as the endpoint has begun to answer. The
// error is a *Trouble, or that of ctx. Reading the reply is bound by ctx too.
func (c *Client) Chat(ctx context.Context, r Request) (*Reply, error) {
	asked := &call{
		host: c.host, model: r.Model, sent: r.sent(), stream: r.streams(),
		strike: striker{secrets: c.secrets(), texts: r.private()}.line,
	}
	inside := context.WithValue(ctx, callKey{}, asked)
	reply := &Reply{ctx: ctx, asked: asked}
	if asked.stream {
		stream, err := c.api.CreateChatCompletionStream(inside, r.body())
		if err != nil {
			return nil, asked.failure(ctx, err)
		}
		reply.source = stream.RecvRaw
		return reply, nil
	}
	if _, err := c.api.CreateChatCompletion(inside, r.body()); err != nil {
		return nil, asked.failure(ctx, err)
	}
	reply.source = asked.body.next
	return reply, nil
}

// failure returns what err, from opening a request, is to the caller.
func (c *call) failure(ctx context.Context, err error) error {
	if ended := over(ctx, c.host, err); ended != nil {
		return ended
	}
	var known *Trouble
	if errors.As(err, &known) {
		known.Host = c.host
		return known
	}
	if errors.Is(err, openai.ErrChatCompletionInvalidModel) {
		return &Trouble{Kind: NoModel, Host: c.host, Said: "a model for completions, not for chat"}
	}
	return c.unreached(err)
}
