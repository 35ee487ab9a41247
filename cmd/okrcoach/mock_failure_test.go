package main

import (
	"fmt"
	"runtime/debug"
	"strings"
	"testing"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// fails returns what a panic inside of the program is told as.
func fails() (reason string) {
	defer func() { reason = fmt.Sprintf("%v\n\n%s", recover(), debug.Stack()) }()
	(*questions.Library)(nil).All()
	return ""
}

func TestWhatFailedInAnotherSeatIsToldOnceWithThePlace(t *testing.T) {
	var failed seatFailures
	if err := failed.err(); err != nil {
		t.Errorf("nothing failed, and it says %v", err)
	}
	for range 3 {
		failed.add(peer.Guest, fails())
	}
	told := failed.err().Error()
	for _, part := range []string{"failed 3 times", "seat 2: runtime error", "< okrcoach/internal/questions.(*Library).All"} {
		if !strings.Contains(told, part) {
			t.Errorf("%q is not in %q", part, told)
		}
	}
	if strings.ContainsAny(told, "\n\t") || strings.Contains(told, "debug.Stack") {
		t.Errorf("it is more than a line of it: %q", told)
	}
}
