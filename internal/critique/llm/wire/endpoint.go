package wire

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// Endpoint is where to ask, and with whose key. An empty Key sends none, as
// local servers want it.
type Endpoint struct {
	// BaseURL is what stands before /chat/completions, usually ending in /v1.
	BaseURL string
	Key     string `json:"-"`
}

// Format writes the base URL for every verb, without the user and the query
// that may stand in it, and never the key.
func (e Endpoint) Format(f fmt.State, _ rune) {
	shown := "endpoint without a readable URL"
	if u, err := url.Parse(e.BaseURL); err == nil {
		shown = (&url.URL{Scheme: u.Scheme, Host: u.Host, Path: u.Path}).String()
	}
	_, _ = f.Write([]byte(shown))
}

// parts returns the base URL without user and query, which may be secret, and
// what was left out.
func (e Endpoint) parts() (base string, user *url.Userinfo, query string) {
	base = strings.TrimSpace(e.BaseURL)
	u, err := url.Parse(base)
	if err != nil {
		return base, nil, ""
	}
	user, query = u.User, u.RawQuery
	u.User, u.RawQuery, u.Fragment = nil, "", ""
	return u.String(), user, query
}

// secrets returns what of the endpoint may be shown to nobody.
func (e Endpoint) secrets() []string {
	found := []string{e.Key}
	_, user, query := e.parts()
	if password, ok := user.Password(); ok {
		found = append(found, password)
	}
	for pair := range strings.SplitSeq(query, "&") {
		if name, value, _ := strings.Cut(pair, "="); name != "api-version" {
			found = append(found, unescape(value))
		}
	}
	return append(found, user.Username())
}

// authorize returns what puts the key, or else the user of the URL, and the
// query of the URL on a request; a function for the sake of fmt, which shows
// the address of one, where it may follow a pointer.
func (e Endpoint) authorize() func(*http.Request) {
	_, user, query := e.parts()
	return func(r *http.Request) {
		switch password, _ := user.Password(); {
		case e.Key != "":
			r.Header.Set("Authorization", "Bearer "+e.Key)
		case user != nil:
			r.SetBasicAuth(user.Username(), password)
		}
		r.URL.RawQuery = query
	}
}
