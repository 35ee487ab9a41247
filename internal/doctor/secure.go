package doctor

import (
	"crypto/tls"
	"crypto/x509"
	"errors"
	"net/http"
	"strings"
	"time"

	"okrcoach/internal/critique/llm/wire"
)

// insecure explains a connection that could not be made secure. Nothing was
// sent on it.
func (r *run) insecure(t *wire.Trouble) (text, next string) {
	host := r.settings.Base.Host()
	var (
		noRecord  tls.RecordHeaderError
		invalid   x509.CertificateInvalidError
		otherName x509.HostnameError
		unknown   x509.UnknownAuthorityError
	)
	switch {
	case errors.Is(t, http.ErrSchemeMismatch), errors.As(t, &noRecord):
		return host + " speaks plain http, not https.", "Write http:// in " + r.settings.BaseFrom + " if the server is on this machine or in a network that you trust."
	case errors.As(t, &invalid) && invalid.Reason == x509.Expired:
		return r.expired(invalid.Cert)
	case errors.As(t, &otherName):
		return host + " shows a certificate for another name.", "Check the host in " + r.settings.BaseFrom + ". If this network has a sign-in page, sign in with a browser."
	case errors.As(t, &unknown):
		return host + " shows a certificate that this machine does not trust.", "If it is your company's, add its authority to the system's, or name the file with SSL_CERT_FILE. If this network has a sign-in page, sign in with a browser."
	}
	return "No secure connection to " + host + " comes about.", "Check the base URL, the clock and the certificates of this machine."
}

// expired explains a certificate outside its time: it may be the clock of
// this machine that is wrong.
func (r *run) expired(certificate *x509.Certificate) (text, next string) {
	now := r.Now()
	text = "The certificate of " + r.settings.Base.Host() + " is not valid at the time of this machine, " + now.Format(time.DateTime) + "."
	if certificate != nil && now.Before(certificate.NotBefore) {
		return text, "It begins later than that, so the clock of this machine is probably behind. Let the system set the time."
	}
	return text, "If that time is right, the endpoint has to renew it. Otherwise let the system set the time."
}

// proxied explains a proxy that lets nothing through. Its address is not
// repeated, since a password may stand in it.
func (r *run) proxied(t *wire.Trouble) (text, next string) {
	host := r.settings.Base.Host()
	const needsPassword = 407
	next = "Correct " + r.proxyVariable() + ", or add " + nameOf(host) + " to NO_PROXY if it is reached without."
	if t.Status == needsPassword {
		return "The proxy wants a name and a password before it lets anything through to " + host + ".", "Write them into " + r.proxyVariable() + ", before the host and an @."
	}
	return "The proxy does not let anything through to " + host + ".", next
}

// proxyVariable names the variable that the proxy is from.
func (r *run) proxyVariable() string {
	names := []string{"HTTPS_PROXY", "https_proxy"}
	if strings.HasPrefix(r.settings.Base.String(), "http://") {
		names = []string{"HTTP_PROXY", "http_proxy"}
	}
	for _, name := range names {
		if r.Sources.Getenv(name) != "" {
			return name
		}
	}
	return names[0]
}
