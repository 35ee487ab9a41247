package weather

import (
	"context"
	"io"
	"log"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
)

// listen starts server, with a certificate that nobody signed if secure, and
// ends it with t. The complaints that a server writes about its clients would
// only clutter the output of the test.
func listen(t testing.TB, server *httptest.Server, secure bool) *httptest.Server {
	server.Config.ErrorLog = log.New(io.Discard, "", 0)
	if secure {
		server.StartTLS()
	} else {
		server.Start()
	}
	t.Cleanup(func() {
		server.CloseClientConnections()
		server.Close()
	})
	return server
}

// closedPort returns an address on which nobody listens.
func closedPort(t testing.TB) string {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("cannot listen on loopback: %v", err)
	}
	defer l.Close()
	return l.Addr().String()
}

// goThrough makes s an endpoint behind a proxy.
func (s *Server) goThrough(proxy string) {
	u, err := url.Parse(proxy)
	s.URL, s.Proxy = "https://endpoint.invalid/v1", proxy
	s.Transport = &http.Transport{Proxy: func(*http.Request) (*url.URL, error) { return u, err }}
}

// proxy starts a proxy that answers every request with status.
func proxy(t testing.TB, status int) string {
	handler := http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(status) })
	return listen(t, httptest.NewUnstartedServer(handler), false).URL
}

// withoutNames returns a transport that asks a name server of our own, which
// knows no names, so that the machine's resolver is left alone.
func withoutNames(t testing.TB) http.RoundTripper {
	server, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatalf("cannot listen on loopback: %v", err)
	}
	t.Cleanup(func() { _ = server.Close() })
	go denyNames(server)
	ask := func(ctx context.Context, _, _ string) (net.Conn, error) {
		return (&net.Dialer{}).DialContext(ctx, "udp", server.LocalAddr().String())
	}
	dialer := &net.Dialer{Resolver: &net.Resolver{PreferGo: true, Dial: ask}}
	return &http.Transport{DialContext: dialer.DialContext}
}

// denyNames answers every question of RFC 1035 with "no such name", until the
// socket is closed.
func denyNames(server net.PacketConn) {
	packet := make([]byte, 1500)
	for {
		n, from, err := server.ReadFrom(packet)
		if err != nil {
			return
		}
		if n < 12 {
			continue
		}
		packet[2] |= 0x80                // a response
		packet[3] = packet[3]&0xf0 | 0x3 // NXDOMAIN
		_, _ = server.WriteTo(packet[:n], from)
	}
}
