package wire

import (
	"io"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// refusal returns the trouble that a response with a bad status is. It reads
// the body as far as a complaint can be long.
func (c *call) refusal(res *http.Response) *Trouble {
	t := &Trouble{Kind: Broken, Host: c.host, Status: res.StatusCode, RetryAfter: retryAfter(res.Header, time.Now())}
	if to, err := res.Location(); err == nil && res.StatusCode < 400 {
		t.Kind = Redirected
		t.Said = c.strike((&url.URL{Scheme: to.Scheme, Host: to.Host, Path: to.Path}).String())
		return t
	}
	body, err := io.ReadAll(io.LimitReader(res.Body, maxComplaint))
	if err != nil && len(body) == 0 {
		t.err = err
	}
	said := readComplaint(body)
	t.Kind, t.Field = c.judge(res.StatusCode, said)
	t.Said = c.strike(said.text())
	return t
}

// judge tells the kind of a failure by its status and what is said of it.
func (c *call) judge(status int, said complaint) (Kind, Field) {
	switch status {
	case http.StatusUnauthorized:
		return Unauthorized, ""
	case http.StatusPaymentRequired:
		return Unpaid, ""
	case http.StatusForbidden:
		return Forbidden, ""
	case http.StatusNotFound:
		if !c.listing && !said.page && c.missesModel(said) {
			return NoModel, ""
		}
		return NotAnAPI, ""
	case http.StatusMethodNotAllowed:
		return NotAnAPI, ""
	case http.StatusProxyAuthRequired:
		return BadProxy, ""
	case http.StatusTooManyRequests:
		if said.says("insufficient_quota") {
			return Unpaid, "" // waiting does not help
		}
		return Limited, ""
	case http.StatusBadRequest, http.StatusUnprocessableEntity, http.StatusInternalServerError:
		return c.judgeRequest(said)
	case http.StatusRequestTimeout, http.StatusBadGateway, http.StatusServiceUnavailable,
		http.StatusGatewayTimeout, 520, 521, 522, 523, 524, 529:
		return Unavailable, ""
	}
	return Broken, ""
}

// judgeRequest tells the kind of a failure that may lie in what was sent.
func (c *call) judgeRequest(said complaint) (Kind, Field) {
	switch {
	case said.page:
		return Broken, ""
	case said.says("context_length"):
		return Overlong, ""
	case said.says("content_filter", "content_policy"):
		return Filtered, ""
	}
	if field := c.blamed(said); field != "" {
		return Rejected, field
	}
	if said.says("model_not_found", "invalid_model") || c.namesMissingModel(said) {
		return NoModel, ""
	}
	return Broken, ""
}

// missesModel reports whether a 404 is about the model, not about the path.
func (c *call) missesModel(said complaint) bool {
	if said.says("model_not_found", "deploymentnotfound") {
		return true
	}
	text := strings.ToLower(said.text())
	return hasWord(text, "model") || hasWord(text, "models") && !strings.Contains(text, "/models") ||
		len(c.model) > 2 && strings.Contains(text, strings.ToLower(c.model)) ||
		strings.Contains(text, "no endpoints found")
}

// namesMissingModel reports whether said is that there is no such model, with
// a status that says less.
func (c *call) namesMissingModel(said complaint) bool {
	text := strings.ToLower(said.text())
	return hasWord(text, "model") && slices.ContainsFunc(
		[]string{"not found", "does not exist", "invalid model", "unknown model", "not a valid model", "no such model"},
		func(phrase string) bool { return strings.Contains(text, phrase) })
}

// maxRetryAfter bounds what is believed of a Retry-After.
const maxRetryAfter = 24 * time.Hour

// retryAfter returns how long the headers ask to wait: in milliseconds as
// some endpoints say it, in seconds or as a date by RFC 9110, section 10.2.3.
func retryAfter(h http.Header, now time.Time) time.Duration {
	if ms, err := strconv.ParseFloat(h.Get("Retry-After-Ms"), 64); err == nil {
		return bounded(ms, time.Millisecond)
	}
	value := strings.TrimSpace(h.Get("Retry-After"))
	if s, err := strconv.ParseFloat(value, 64); err == nil {
		return bounded(s, time.Second)
	}
	if at, err := http.ParseTime(value); err == nil {
		return bounded(at.Sub(now).Seconds(), time.Second)
	}
	return 0
}

// bounded returns n units, at least 0 and at most maxRetryAfter.
func bounded(n float64, unit time.Duration) time.Duration {
	switch most := float64(maxRetryAfter / unit); {
	case n > most:
		return maxRetryAfter
	case n > 0:
		return time.Duration(n * float64(unit))
	}
	return 0
}
