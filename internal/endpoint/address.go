package endpoint

import (
	"net"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"unicode"

	"golang.org/x/net/idna"
)

// Address is the base URL of an endpoint, checked and brought into one form,
// so that two of the same place are equal.
type Address struct {
	scheme, host string // host with its port, always
	path         string // as it is sent, without a slash at the end
}

// ParseAddress reads a base URL. What is wrong with it is a *Fault whose text
// does not repeat it: it may hold a key.
func ParseAddress(text string) (Address, error) {
	const example = "write it like https://api.openai.com/v1"
	u, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return Address{}, &Fault{What: "the base URL cannot be read", Next: example}
	}
	a := Address{scheme: strings.ToLower(u.Scheme)}
	switch {
	case a.scheme != "https" && a.scheme != "http":
		return Address{}, &Fault{What: "the base URL does not begin with https:// or http://", Next: example}
	case u.User != nil:
		return Address{}, &Fault{What: "the base URL holds a name or a key before its host", Next: "take it out, and give the key as a setting of its own"}
	case u.Opaque != "" || u.Hostname() == "":
		return Address{}, &Fault{What: "the base URL names no host", Next: example}
	case u.RawQuery != "" || u.ForceQuery || strings.Contains(text, "#"):
		return Address{}, &Fault{What: "the base URL has something behind ? or #", Next: "leave that out; a key is a setting of its own, and Azure takes /openai/v1 without a version"}
	}
	if a.host, err = hostAndPort(u, a.scheme); err != nil {
		return Address{}, err
	}
	a.path = strings.TrimRight(u.EscapedPath(), "/")
	if strings.HasSuffix(a.path, "/chat/completions") {
		return Address{}, &Fault{What: "the base URL goes on to /chat/completions", Next: "leave that out; it is added to each request"}
	}
	return a, nil
}

// hostAndPort returns the host in the one way in which it is compared: ASCII,
// in lower case, with its port.
func hostAndPort(u *url.URL, scheme string) (string, error) {
	host, err := canonicalHost(u.Hostname())
	if err != nil {
		return "", err
	}
	port := u.Port()
	if port == "" {
		port = defaultPort(scheme)
	}
	number, err := strconv.ParseUint(port, 10, 16)
	if err != nil || number == 0 {
		return "", &Fault{What: "the base URL has a port that does not exist", Next: "give one from 1 to 65535, or none"}
	}
	return net.JoinHostPort(host, strconv.FormatUint(number, 10)), nil
}

func defaultPort(scheme string) string {
	if scheme == "http" {
		return "80"
	}
	return "443"
}

func canonicalHost(host string) (string, error) {
	if ip, err := netip.ParseAddr(host); err == nil {
		if ip.IsUnspecified() {
			return "", &Fault{What: "the base URL names " + ip.String() + ", which is where a server listens and no place to reach", Next: "write 127.0.0.1 for this machine"}
		}
		return ip.Unmap().String(), nil
	}
	noName := &Fault{What: "the base URL has a host that is no name", Next: "check how it is written"}
	host = strings.ToLower(strings.TrimRight(host, "."))
	if strings.ContainsFunc(host, func(r rune) bool { return r > unicode.MaxASCII }) {
		ascii, err := idna.Lookup.ToASCII(host)
		if err != nil {
			return "", noName
		}
		host = ascii
	}
	// Names of machines in a company have underscores, though they should not.
	if host == "" || strings.Trim(host, "abcdefghijklmnopqrstuvwxyz0123456789-._") != "" {
		return "", noName
	}
	return host, nil
}

// String returns the base URL, with a port only where it is not the usual one.
func (a Address) String() string {
	if a == (Address{}) {
		return ""
	}
	host := strings.TrimSuffix(a.host, ":"+defaultPort(a.scheme))
	// The zone of an IPv6 address is escaped in a URL.
	return a.scheme + "://" + strings.ReplaceAll(host, "%", "%25") + a.path
}

// Host returns host and port, such as "api.openai.com:443" or "[::1]:11434".
// It is what a person consents to.
func (a Address) Host() string { return a.host }

// HasPath reports whether the base URL goes on behind its host. Most
// endpoints want "/v1" there.
func (a Address) HasPath() bool { return a.path != "" }

// Loopback reports whether the address is on this machine, by its name alone:
// no name is looked up.
func (a Address) Loopback() bool {
	name, _, err := net.SplitHostPort(a.host)
	if err != nil {
		return false
	}
	if ip, err := netip.ParseAddr(name); err == nil {
		return ip.IsLoopback()
	}
	return name == "localhost" || strings.HasSuffix(name, ".localhost")
}

// Insecure reports whether what is sent can be read on its way: plain http to
// another machine.
func (a Address) Insecure() bool { return a.scheme == "http" && !a.Loopback() }

// IsNamed reports whether a person who writes this host means the address:
// the same host, and the same port where one is written, else the usual one
// of the address's scheme.
func (a Address) IsNamed(host string) bool {
	host = strings.TrimSpace(host)
	// An IPv6 address by itself has brackets or none; a zone may hold anything.
	if ip, err := netip.ParseAddr(strings.Trim(host, "[]")); err == nil && ip.Is6() && !strings.Contains(ip.Zone(), "]") {
		host = "[" + ip.String() + "]"
	}
	if host == "" || strings.ContainsAny(host, "/?#@") {
		return false
	}
	named, err := ParseAddress(a.scheme + "://" + strings.ReplaceAll(host, "%", "%25"))
	return err == nil && named.host == a.host
}
