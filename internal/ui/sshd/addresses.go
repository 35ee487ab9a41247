package sshd

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"net"
	"net/netip"
	"slices"
	"strconv"
	"strings"
	"syscall"
)

// ErrListen says that the door cannot be where it was asked for.
var ErrListen = errors.New("nobody can be let in")

const digits = "0123456789"

// complete returns a full address: with the default host where only a port is
// given, and the default port where only a host is. A port alone, as in :2222,
// is every address of this machine, as everywhere else.
func complete(address string) (string, error) {
	defaultHost, defaultPort, _ := net.SplitHostPort(DefaultAddress)
	if address == "" {
		return DefaultAddress, nil
	}
	host, port, err := net.SplitHostPort(address)
	switch {
	case err != nil && strings.Trim(address, digits) == "":
		host, port = defaultHost, address
	case err != nil:
		host, port = strings.Trim(address, "[]"), defaultPort
	case port == "":
		port = defaultPort
	}
	if !isPort(port) {
		return "", fmt.Errorf("%w: %q is not a port, a number up to 65535", ErrListen, port)
	}
	if _, err := netip.ParseAddr(host); err != nil && host != "" && strings.Trim(host, digits+".:") == "" {
		return "", fmt.Errorf("%w: %q is not an address", ErrListen, host)
	}
	return net.JoinHostPort(host, port), nil
}

// CheckAddress returns ErrListen, with the reason, for what can be no address
// to listen at. Whether this machine has it, and its port is free, only Listen
// can tell.
func CheckAddress(address string) error {
	_, err := complete(address)
	return err
}

func isPort(s string) bool {
	_, err := strconv.ParseUint(s, 10, 16)
	return err == nil
}

// listen opens the door, and says what to do where it cannot.
func listen(address string) (net.Listener, error) {
	full, err := complete(address)
	if err != nil {
		return nil, err
	}
	listener, err := net.Listen("tcp", full)
	switch {
	case err == nil:
		return listener, nil
	case errors.Is(err, syscall.EADDRINUSE):
		err = fmt.Errorf("another program already listens at %s; choose another port, as in --host %s", full, neighbour(full))
	case errors.Is(err, fs.ErrPermission):
		err = fmt.Errorf("the port of %s is not open to you; choose one from 1024 on", full)
	case errors.Is(err, syscall.EADDRNOTAVAIL):
		err = fmt.Errorf("this machine does not have the address of %s", full)
	default:
		err = fmt.Errorf("nothing can listen at %s: %w", full, err)
	}
	return nil, fmt.Errorf("%w: %w", ErrListen, err)
}

// neighbour returns the address with the next port.
func neighbour(address string) string {
	host, port, _ := net.SplitHostPort(address)
	n, _ := strconv.Atoi(port)
	return net.JoinHostPort(host, strconv.Itoa(n%65535+1))
}

// reachable returns at which addresses others find a listener, the likeliest
// first: those that it listens at, or all of this machine's that lead out of
// it. None lead to a listener on the loopback.
func reachable(at netip.Addr, interfaces []net.Addr) []string {
	if at.IsLoopback() {
		return nil
	}
	if !at.IsUnspecified() {
		return []string{at.String()}
	}
	var found []netip.Addr
	for _, each := range interfaces {
		prefix, err := netip.ParsePrefix(each.String())
		ip := prefix.Addr().Unmap()
		if err == nil && ip.IsGlobalUnicast() && !slices.Contains(found, ip) {
			found = append(found, ip)
		}
	}
	slices.SortStableFunc(found, func(a, b netip.Addr) int {
		return cmp.Compare(a.BitLen(), b.BitLen()) // what is shorter to type comes first
	})
	var shown []string
	for _, ip := range found {
		shown = append(shown, ip.String())
	}
	return shown
}
