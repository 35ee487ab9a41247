package weather

import (
	"fmt"
	"net/http"
	"strings"
	"time"
)

// refuse answers where the weather lets no request through, whatever it asks
// for, and reports whether it did.
func (s *Server) refuse(c *conversation) bool {
	switch s.weather {
	case NoHeaders:
		c.wait(longest)
	case HangsUp:
		panic(http.ErrAbortHandler)
	case Unauthorized:
		c.reply(401, `{"error":{"message":"Invalid authentication.","type":"invalid_request_error","code":"invalid_api_key"}}`)
	case KeyEchoed:
		said := fmt.Sprintf("Incorrect API key provided: %s (%s). You can find yours in your account.", masked(c.key()), c.key())
		c.reply(401, `{"error":{"message":`+quote(said)+`}}`)
	case Unpaid:
		c.reply(402, `{"error":{"message":"Insufficient credits.","code":402}}`)
	case Forbidden:
		c.reply(403, `{"error":{"message":"Your plan does not include this."}}`)
	case NoPath:
		c.reply(404, "404 page not found\n")
	case TooMany, TooManyWait, TooManyUntil:
		c.tooMany()
	case Broken:
		c.reply(500, `{"error":{"message":"Something went wrong on our side.","type":"server_error"}}`)
	case BadGateway:
		c.reply(502, "<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>")
	case Unavailable:
		c.w.Header().Set("Retry-After", "3")
		c.reply(503, `{"error":"model is being loaded"}`)
	case Portal:
		c.reply(200, "\n<!DOCTYPE html>\n<html><head><title>Hotel Wi-Fi &amp; lounge</title></head><body>Please sign in.</body></html>")
	case MovedHere:
		c.move("/elsewhere" + c.r.URL.Path + "?once=1")
	case MovedAway:
		c.move(s.Elsewhere.URL + strings.TrimPrefix(c.r.URL.Path, "/v1"))
	default:
		return false
	}
	return true
}

// key is the key that came with the request.
func (c *conversation) key() string {
	return strings.TrimPrefix(c.r.Header.Get("Authorization"), "Bearer ")
}

// masked shows a key as servers do: its start and its last four characters.
func masked(key string) string {
	if len(key) < 12 {
		return key
	}
	return key[:7] + strings.Repeat("*", len(key)-11) + key[len(key)-4:]
}

// tooMany asks to wait, in the form that the weather has.
func (c *conversation) tooMany() {
	switch c.s.weather {
	case TooManyWait:
		c.w.Header().Set("Retry-After", "7")
	case TooManyUntil:
		c.w.Header().Set("Retry-After", time.Now().Add(time.Hour).UTC().Format(http.TimeFormat))
	}
	c.reply(429, `{"error":{"message":"Rate limit reached.","type":"requests","code":"rate_limit_exceeded"}}`)
}

// move redirects in the way that keeps method and body.
func (c *conversation) move(to string) {
	c.w.Header().Set("Location", to)
	c.w.WriteHeader(http.StatusTemporaryRedirect)
}

// reject refuses a request for one field that it carries, in the words of a
// kind of server that does so with that status.
func (c *conversation) reject(field string, status int) {
	switch status {
	case http.StatusBadRequest:
		c.reply(status, fmt.Sprintf(`{"error":{"message":"Unsupported parameter: '%s' is not supported with this model.",`+
			`"type":"invalid_request_error","param":%q,"code":"unsupported_parameter"}}`, field, field))
	case http.StatusUnprocessableEntity:
		c.reply(status, fmt.Sprintf(`{"detail":[{"type":"extra_forbidden","loc":["body",%q],`+
			`"msg":"Extra inputs are not permitted","input":true}]}`, field))
	default:
		c.reply(status, fmt.Sprintf(`{"error":"cannot handle %s: not implemented"}`, field))
	}
}

// refuseChat answers where the weather lets no question through, though the
// models can be listed, and reports whether it did.
func (c *conversation) refuseChat() bool {
	if field, status, ok := c.s.weather.rejects(); ok && c.carries(field) {
		c.reject(field, status)
		return true
	}
	switch c.s.weather {
	case NoModel:
		said := fmt.Sprintf("The model `%s` does not exist or you do not have access to it.", c.asked.Model)
		c.reply(404, `{"error":{"message":`+quote(said)+`,"type":"invalid_request_error","param":null,"code":"model_not_found"}}`)
	case RequestEchoed:
		c.reply(500, `{"error":{"message":`+quote("panic while handling "+c.r.Header.Get("Authorization")+": "+c.body)+`}}`)
	case PlainString:
		if !c.carries("response_format") {
			return false
		}
		c.reply(400, `{"error":"'response_format.type' must be 'text'"}`)
	case ErrorWith200:
		c.reply(200, `{"error":{"message":"The upstream provider failed.","code":"provider_error"}}`)
	case BrokenJSON:
		c.stream("data: {\"choices\":[{\"delta\":{\"content\":\"half\n\n")
	case FiveMegabyteLine:
		c.stream("data: {\"choices\":[{\"delta\":{\"content\":\"" + strings.Repeat("a", 5<<20) + "\"}}]}\n\n")
	default:
		return false
	}
	return true
}
