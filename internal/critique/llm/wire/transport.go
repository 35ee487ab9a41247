package wire

import (
	"context"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"time"
)

// connectTimeout bounds each of connecting and the TLS handshake. All else is
// bound by the caller's context.
const connectTimeout = 10 * time.Second

// The bounds on what is read of a response that is no answer, in bytes.
const (
	maxHeader    = 256 << 10
	maxComplaint = 64 << 10
)

// callKey is where a request's context holds its *call.
type callKey struct{}

// call is one request, as the transport needs to know it to understand the
// response.
type call struct {
	host, model string
	// listing says that the models are asked for, not an answer.
	listing bool
	stream  bool
	sent    []Field
	// strike cleans what the endpoint says, see striker.
	strike func(said string) string
	// body is the response, once it has come with a good status.
	body *events
}

// transport stands below the library. It turns every response but a good one
// into a *Trouble, while the headers are still there to be read, and puts the
// body of a good one into a form that the library reads rightly.
type transport struct {
	below     http.RoundTripper
	authorize func(*http.Request)
}

// RoundTrip sends req once; a redirect is not followed.
func (t *transport) RoundTrip(req *http.Request) (*http.Response, error) {
	asked := req.Context().Value(callKey{}).(*call)
	req = req.Clone(req.Context())
	t.authorize(req)
	res, err := t.below.RoundTrip(req)
	if err != nil {
		return nil, err
	}
	if res.StatusCode < 200 || res.StatusCode > 299 {
		defer res.Body.Close()
		return nil, asked.refusal(res)
	}
	asked.body = newEvents(res.Body, asked)
	if asked.stream {
		res.Body = asked.body
	} else {
		// The library would decode the body by its own rules, without a bound:
		// it gets an empty object, and the reply reads the body itself.
		res.Body = io.NopCloser(strings.NewReader("{}"))
	}
	return res, nil
}

// Connected returns the transport that sends: below, or one of our own for
// nil. One of net/http's is copied, so that a proxy's refusal can be told
// from the endpoint's. New does this with what it is given; it is for those
// who put a transport of theirs between.
func Connected(below http.RoundTripper) http.RoundTripper {
	given, ok := below.(*http.Transport)
	if below != nil && !ok {
		return below
	}
	if !ok {
		given = &http.Transport{
			Proxy:               http.ProxyFromEnvironment,
			DialContext:         (&net.Dialer{Timeout: connectTimeout, KeepAlive: 30 * time.Second}).DialContext,
			ForceAttemptHTTP2:   true,
			IdleConnTimeout:     90 * time.Second,
			TLSHandshakeTimeout: connectTimeout,
		}
	}
	own := given.Clone()
	own.MaxResponseHeaderBytes = maxHeader
	if own.OnProxyConnectResponse == nil {
		own.OnProxyConnectResponse = refusedByProxy
	}
	return own
}

// refusedByProxy returns the trouble of a proxy that would not connect; the
// transport itself would keep no more of it than the words of the status.
func refusedByProxy(_ context.Context, _ *url.URL, _ *http.Request, res *http.Response) error {
	if res.StatusCode == http.StatusOK {
		return nil
	}
	return &Trouble{Kind: BadProxy, Status: res.StatusCode, Said: http.StatusText(res.StatusCode)}
}
