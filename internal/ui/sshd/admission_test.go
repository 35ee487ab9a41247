package sshd

import (
	"testing"

	"okrcoach/internal/peer"
)

func TestAnEnterAloneIsNoWrongCode(t *testing.T) {
	h := openHouse(t, settings{})
	h.enter(withCode("", " ", "wrong", "", h.code(peer.Guest))).sit().sees("seat 2")
	if wrong := h.server.Entrance().Wrong; wrong != 1 {
		t.Errorf("%d wrong codes are counted", wrong)
	}
}

func TestWhoTypesNothingForeverIsSentAway(t *testing.T) {
	h := openHouse(t, settings{})
	if _, err := h.connect(withCode(make([]string, 3*maxEmpty)...)); err == nil {
		t.Error("nothing opens the door")
	}
	if wrong := h.server.Entrance().Wrong; wrong != maxTries {
		t.Errorf("%d wrong codes are counted", wrong)
	}
}
