package wire

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"io"
	"net"
	"net/http"
	"net/url"
	"strings"
	"syscall"
)

// The numbers by which Windows calls a refused and a reset connection; no
// other system has errors that high.
const (
	windowsRefused = syscall.Errno(10061)
	windowsReset   = syscall.Errno(10054)
)

// unreached returns the trouble for err, which kept a request from being
// answered at all.
func (c *call) unreached(err error) *Trouble {
	// The outer error quotes the URL, in which a secret may stand.
	var outer *url.Error
	if errors.As(err, &outer) {
		err = outer.Err
	}
	return &Trouble{Kind: reachKind(err), Host: c.host, Said: c.strike(err.Error()), err: err}
}

// reachKind tells the ways of not reaching an endpoint apart. The proxy comes
// first: its name may be the one that is not found.
func reachKind(err error) Kind {
	var name *net.DNSError
	switch {
	case isProxy(err):
		return BadProxy
	case errors.As(err, &name):
		return NoSuchHost
	case isTLS(err):
		return BadTLS
	case errors.Is(err, syscall.ECONNREFUSED), errors.Is(err, windowsRefused):
		return Refused
	case errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF),
		errors.Is(err, syscall.ECONNRESET), errors.Is(err, windowsReset):
		return Broken
	case strings.Contains(err.Error(), "malformed HTTP"):
		return NotAnAPI
	}
	return Unreachable
}

// isProxy reports whether err is of the way to a proxy.
func isProxy(err error) bool {
	var op *net.OpError
	return errors.As(err, &op) && (op.Op == "proxyconnect" || op.Op == "socks connect")
}

// isTLS reports whether err is of the handshake. Some of its errors have no
// type, only the word that they begin with.
func isTLS(err error) bool {
	var (
		unverified *tls.CertificateVerificationError
		noRecord   tls.RecordHeaderError
		alert      tls.AlertError
		authority  x509.UnknownAuthorityError
		hostname   x509.HostnameError
		invalid    x509.CertificateInvalidError
	)
	return errors.As(err, &unverified) || errors.As(err, &noRecord) || errors.As(err, &alert) ||
		errors.As(err, &authority) || errors.As(err, &hostname) || errors.As(err, &invalid) ||
		errors.Is(err, http.ErrSchemeMismatch) ||
		strings.Contains(err.Error(), "tls: ") || strings.Contains(err.Error(), "TLS handshake")
}
