package main

import (
	"slices"
	"testing"
)

func TestAnAddressStandsBeforeOrBehindTheQuestion(t *testing.T) {
	for _, c := range []struct {
		given, rest []string
		address     string
	}{
		{nil, nil, hostHere},
		{[]string{"my-own"}, []string{"my-own"}, hostHere},
		{[]string{"0.0.0.0:7022"}, nil, "0.0.0.0:7022"},
		{[]string{"0.0.0.0:7022", "my-own"}, []string{"my-own"}, "0.0.0.0:7022"},
		{[]string{"my-own", "0.0.0.0:7022"}, []string{"my-own"}, "0.0.0.0:7022"},
		{[]string{"my-own", ":7022"}, []string{"my-own"}, ":7022"},
		{[]string{"7290"}, nil, "7290"},
		{[]string{""}, []string{""}, hostHere},
	} {
		o := hostingOptions{address: hostHere}
		if address, rest := o.split(c.given); address != c.address || !slices.Equal(rest, c.rest) {
			t.Errorf("%q is split into %q and %q", c.given, address, rest)
		}
	}
	o := hostingOptions{address: "127.0.0.1"}
	if address, rest := o.split([]string{"7290"}); address != "127.0.0.1" || len(rest) != 1 {
		t.Errorf("beside an address, a number is taken for another: %q, %q", address, rest)
	}
}

func TestTheCommandThatGoesOnHasTheFlagsThatWereUsed(t *testing.T) {
	for want, o := range map[string]mockOptions{
		"okrcoach mock": {},
		"okrcoach mock --offline --questions 'it'\\''s mine'": {offline: true, questions: "it's mine"},
		"okrcoach mock --host":                                {hosting: hostingOptions{address: hostHere}, question: "my-own"},
		"okrcoach mock --host 0.0.0.0:7022 --watch --allow-key keys.pub --questions my/own": {
			questions: "my/own", hosting: hostingOptions{address: "0.0.0.0:7022", watch: true, allowKey: "keys.pub"},
		},
	} {
		if got := o.again(); got != want {
			t.Errorf("it is %q, want %q", got, want)
		}
	}
}
