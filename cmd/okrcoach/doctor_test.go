//go:build linux || darwin

package main

import (
	"strings"
	"testing"

	"okrcoach/internal/critique/llm/weather"
)

func TestTheDoctorAsksBeforeAnythingIsSent(t *testing.T) {
	const key = "sk-sentinel-3f9a1c7b2e8d4a60"
	server := weather.ServeAnswer(t, weather.Fair, weather.Answer{Content: `{"reply": "hello"}`})
	env := append(home(t), "OKRCOACH_BASE_URL="+server.URL, "OKRCOACH_API_KEY="+key, "OKRCOACH_MODEL=small-model")
	for word, sent := range map[string]int{"n": 0, "": 0, "\x04": 0, "y": 2} {
		before := len(server.Requests())
		x := start(t, env, okrcoach(t), "doctor")
		x.sees("y or n:")
		if len(server.Requests()) != before {
			t.Fatal("something was sent before the answer")
		}
		x.types(word + "\r")
		x.exits(exitDone)
		x.sees("Nothing is in trouble.")
		if got := len(server.Requests()) - before; got != sent {
			t.Errorf("%q: %d requests", word, got)
		}
		if strings.Contains(x.output(), key[:10]) {
			t.Errorf("the key is shown:\n%s", x.output())
		}
	}
}

func TestTheDoctorEndsWhileItWaitsForAWord(t *testing.T) {
	x := start(t, append(home(t), "OKRCOACH_BASE_URL=http://127.0.0.1:9/v1"), okrcoach(t), "doctor")
	x.sees("y or n:")
	x.types("\x03")
	x.exits(exitInterrupted)
}
