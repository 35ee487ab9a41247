package meaning

import (
	"slices"
	"strings"
	"testing"
)

func TestAWordThatIsNotListedHasTheVectorOfWhatItIsAFormOf(t *testing.T) {
	for word, meant := range map[string]string{
		"okr's":          "okr",
		"merchants'":     "merchants",
		"merchant’s":     "merchant",
		"don't":          "do not",
		"don’t":          "do not",
		"doesnt":         "does not",
		"can't":          "can not",
		"won't":          "will not",
		"we'll":          "we will",
		"fault-isolated": "fault isolated",
		"read/write":     "read write",
		"40":             "0",
		"99.99":          "0",
		"10,000":         "0",
		"200ms":          "0 ms",
		"3ds":            "3ds",
		"failovered":     "failover",
		"chargebacked":   "chargeback",
		"debugged":       "debug",
	} {
		if got, want := sumOf(word), sumOf(strings.Fields(meant)...); !slices.Equal(got, want) || !known(word) {
			t.Errorf("%q has another vector than %q", word, meant)
		}
	}
}

func TestAMisspelledWordHasTheVectorOfTheOneMeant(t *testing.T) {
	for word, meant := range map[string]string{
		"becuase":     "because",
		"recieve":     "receive",
		"seperately":  "separately",
		"definately":  "definitely",
		"reliabilty":  "reliability",
		"enviroment":  "environment",
		"acheive":     "achieve",
		"custommers":  "customers",
		"availablity": "availability",
	} {
		if got, want := sumOf(word), sumOf(meant); !slices.Equal(got, want) {
			t.Errorf("%q has another vector than %q", word, meant)
		}
	}
}

func TestWhatIsNoWordHasNoVector(t *testing.T) {
	for _, word := range []string{"", "-", "'s", "'", "qzxv", "xxxxxxxxxx", "é", "\xff", ".....", strings.Repeat("a", 1000)} {
		if known(word) {
			t.Errorf("%q is known", word)
		}
	}
}

func TestOneSlip(t *testing.T) {
	for _, c := range []struct {
		a, b string
		want bool
	}{
		{"latency", "latecny", true},
		{"latency", "latncy", true},
		{"latency", "lattency", true},
		{"latency", "latensy", true},
		{"latency", "latencies", false},
		{"latency", "latecyn", false},
		{"latency", "latency", false},
		{"abc", "abcd", true},
		{"", "a", true},
		{"ab", "ba", true},
	} {
		if got := oneSlip(c.a, c.b); got != c.want {
			t.Errorf("%q and %q: %v", c.a, c.b, got)
		}
		if got := oneSlip(c.b, c.a); got != c.want {
			t.Errorf("%q and %q: %v", c.b, c.a, got)
		}
	}
}
