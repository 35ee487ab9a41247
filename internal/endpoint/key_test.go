package endpoint

import (
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"strings"
	"testing"

	"github.com/goccy/go-yaml"
)

// sentinel is a key that must turn up nowhere but in Reveal.
const sentinel = "sk-sentinel-3f9a1c7b2e8d4a60"

// holder has a key where package fmt cannot call its methods.
type holder struct {
	Name string
	Open Key
	hid  Key
	deep *struct{ key Key }
}

func newHolder(t *testing.T) holder {
	t.Helper()
	key, err := NewKey(" " + sentinel + "\r\n")
	if err != nil || key.Reveal() != sentinel {
		t.Fatalf("the key is %q, %v", key.Reveal(), err)
	}
	return holder{Open: key, hid: key, deep: &struct{ key Key }{key}}
}

// leaks reports whether text gives more of the key away than its end.
func leaks(text string) bool {
	for _, part := range []string{sentinel[:8], sentinel[8:16], sentinel[len(sentinel)-6:], fmt.Sprintf("%x", sentinel[8:12])} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(part)) {
			return true
		}
	}
	return false
}

func TestAKeyIsPrintedAsItsEnd(t *testing.T) {
	h := newHolder(t)
	verbs := []string{"%v", "%+v", "%#v", "%s", "%q", "%x", "%X", "%d", "%t", "%p", "%T", "%b", "%o", "%c", "%U", "%e", "%20s", "%-8v", "%!"}
	for _, value := range []any{h.Open, &h.Open, h, &h, []Key{h.hid}, map[string]Key{"a": h.hid}, *h.deep} {
		for _, verb := range verbs {
			if text := fmt.Sprintf(verb, value); leaks(text) {
				t.Errorf("%s of %T: %s", verb, value, text)
			}
		}
		if text := fmt.Sprint(value) + fmt.Sprintln(value) + fmt.Errorf("it is %w", fmt.Errorf("%v", value)).Error(); leaks(text) {
			t.Errorf("%T: %s", value, text)
		}
	}
	if got := h.Open.String(); got != "…4a60" {
		t.Errorf("it is %s", got)
	}
}

func TestAKeyIsWrittenAsItsEnd(t *testing.T) {
	h := newHolder(t)
	for _, value := range []any{h.Open, &h.Open, h, []Key{h.Open}, map[string]any{"a": h}} {
		fromJSON, err := json.Marshal(value)
		if err != nil || leaks(string(fromJSON)) {
			t.Errorf("JSON of %T: %s, %v", value, fromJSON, err)
		}
		fromYAML, err := yaml.Marshal(value)
		if err != nil || leaks(string(fromYAML)) {
			t.Errorf("YAML of %T: %s, %v", value, fromYAML, err)
		}
		var b strings.Builder
		slog.New(slog.NewTextHandler(&b, nil)).Info("key", "key", value)
		slog.New(slog.NewJSONHandler(&b, nil)).Info("key", "key", value)
		if leaks(b.String()) {
			t.Errorf("log of %T: %s", value, &b)
		}
	}
}

func TestAShortKeyShowsNothing(t *testing.T) {
	for text, want := range map[string]string{"": "none", " \n": "none", "abc": "hidden", "abcdefghijk": "hidden", "abcdefghijkl": "…ijkl"} {
		key, err := NewKey(text)
		if err != nil || key.String() != want {
			t.Errorf("%q: %s, %v", text, key, err)
		}
	}
}

func TestWhatCannotBeSentIsNoKey(t *testing.T) {
	for _, text := range []string{
		"Bearer " + sentinel, `"` + sentinel + `"`, "'" + sentinel + "'", sentinel + "\n" + sentinel,
		sentinel + " x", sentinel + "\x00x", sentinel + "é", strings.Repeat("k", 10_000),
	} {
		key, err := NewKey(text)
		var fault *Fault
		if !errors.As(err, &fault) || !key.IsZero() || fault.What == "" || fault.Next == "" {
			t.Errorf("%.40q: %v, %v", text, key, err)
		} else if leaks(err.Error()) {
			t.Errorf("it is repeated: %v", err)
		}
	}
}

func TestKeysAreToldFromNames(t *testing.T) {
	for word, want := range map[string]bool{
		sentinel:                                  true,
		"sk-proj-abcdefghijkl":                    true,
		"0f8a3c1be27d4f69a5b0c3d8e1f7a294":        true, // as Azure's
		"AIzaSyA1b2C3d4E5f6":                      true,
		"eyJhbGciOiJIUzI1NiJ9.e30.x":              true,
		"gpt-4o-mini-2024-07-18":                  false,
		"claude-sonnet-4-20250514":                false,
		"Qwen3-Coder-480B-A35B-Instruct-2507-FP8": false,
		"qwen2.5-coder:7b-instruct-q4_K_M":        false,
		"hf.co/bartowski/Llama-3.2-3B-GGUF:Q4":    false,
		"MY_COMPANY_GATEWAY_KEY_2":                false,
		"https://gateway.example/a1b2c3d4/v1":     false,
	} {
		if got := looksLikeKey(word); got != want {
			t.Errorf("%s: %v", word, got)
		}
	}
}
