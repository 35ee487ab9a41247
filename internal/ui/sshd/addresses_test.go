package sshd

import (
	"errors"
	"net"
	"net/netip"
	"slices"
	"strings"
	"testing"
)

func TestAnAddressIsCompleted(t *testing.T) {
	for given, want := range map[string]string{
		"": "127.0.0.1:2222", "2022": "127.0.0.1:2022", ":2022": ":2022", "0.0.0.0": "0.0.0.0:2222",
		"192.168.1.5": "192.168.1.5:2222", "192.168.1.5:22": "192.168.1.5:22", "::1": "[::1]:2222",
		"[::1]": "[::1]:2222", "[::1]:2022": "[::1]:2022", "localhost": "localhost:2222", "127.0.0.1:0": "127.0.0.1:0",
	} {
		if got, err := complete(given); got != want || err != nil {
			t.Errorf("%q became %q, %v; want %q", given, got, err, want)
		}
	}
	for _, given := range []string{"127.0.0.1:http", "127.0.0.1:70000", "127.0.0.1:-1", "99999", "999.0.0.1:22", "1.2.3", ":::"} {
		if got, err := complete(given); !errors.Is(err, ErrListen) {
			t.Errorf("%q became %q, %v", given, got, err)
		}
	}
}

func TestAnAddressThatIsTakenIsSaidWithTheNextStep(t *testing.T) {
	h := openHouse(t, settings{})
	_, err := listen(h.address())
	if err == nil || !errors.Is(err, ErrListen) || !strings.Contains(err.Error(), "choose another port, as in --host 127.0.0.1:") {
		t.Errorf("got %v", err)
	}
	if _, err := listen("192.0.2.1:0"); err == nil || !strings.Contains(err.Error(), "does not have the address") {
		t.Errorf("got %v", err)
	}
}

func TestOnTheLoopbackNobodyElseReachesTheDoor(t *testing.T) {
	h := openHouse(t, settings{})
	if e := h.server.Entrance(); e.Beyond || e.Reach != nil || !strings.HasPrefix(e.Line, "ssh -p ") || !strings.HasSuffix(e.Line, " guest@127.0.0.1") {
		t.Errorf("the host is shown %+v", e)
	}
}

func TestElsewhereItIsSaidOutLoud(t *testing.T) {
	h := openHouse(t, settings{address: "0.0.0.0:0"})
	if !h.server.Entrance().Beyond {
		t.Error("the host is not told")
	}
	if strings.Contains(h.server.Line(), "0.0.0.0") {
		t.Errorf("nobody gets in with %q", h.server.Line())
	}
}

func TestTheAddressesThatLeadOutAreListed(t *testing.T) {
	var interfaces []net.Addr
	for _, each := range []string{"127.0.0.1/8", "::1/128", "fe80::1/64", "2001:db8::5/64", "192.168.1.5/24", "169.254.1.1/16", "10.0.0.7/8", "10.0.0.7/8"} {
		ip, network, err := net.ParseCIDR(each)
		if err != nil {
			t.Fatal(err)
		}
		interfaces = append(interfaces, &net.IPNet{IP: ip, Mask: network.Mask})
	}
	for at, want := range map[string][]string{
		"0.0.0.0":     {"192.168.1.5", "10.0.0.7", "2001:db8::5"},
		"::":          {"192.168.1.5", "10.0.0.7", "2001:db8::5"},
		"127.0.0.1":   nil,
		"::1":         nil,
		"192.168.1.5": {"192.168.1.5"},
	} {
		if got := reachable(netip.MustParseAddr(at), interfaces); !slices.Equal(got, want) {
			t.Errorf("%s is reached at %v, want %v", at, got, want)
		}
	}
}
