//go:build unix

package endpoint

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// withCommand returns settings whose key a command prints.
func withCommand(t *testing.T, command string, variables ...string) Settings {
	t.Helper()
	s, err := Resolve(sources(t, "base_url: https://f.example\napi_key_cmd: |\n  "+command+"\n", variables...))
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func TestACommandGivesTheKeyWhenItIsAskedForAndOnce(t *testing.T) {
	ran := filepath.Join(t.TempDir(), "ran")
	s := withCommand(t, `echo x >>"$RAN"; echo noise >&2; printf ' %s\n\n' "$SECRET" | cat`, "RAN="+ran, "SECRET="+sentinel)
	if _, err := os.Stat(ran); err == nil || s.KeyShown() != "not fetched yet" || !s.HasKey() {
		t.Fatalf("it has run, or is not waiting to: %s", s.KeyShown())
	}
	for range 2 {
		if key, err := s.Key(t.Context()); err != nil || key.Reveal() != sentinel {
			t.Fatalf("%v, %v", key, err)
		}
	}
	if data, _ := os.ReadFile(ran); string(data) != "x\n" {
		t.Errorf("it ran %d times", len(data)/2)
	}
	if s.KeyShown() != "…4a60" {
		t.Errorf("it shows %s", s.KeyShown())
	}
}

func TestACommandThatGivesNoKeyIsExplained(t *testing.T) {
	cases := []struct{ name, command, want string }{
		{"failure", `printf 'vault is \033[31mlocked\nmore of it\n' >&2; exit 2`, "the command for the key failed and says: vault is locked;"},
		{"silent failure", "exit 3", "failed; run it in a terminal"},
		{"a key in the complaint", `echo "no such key: $SECRET" >&2; exit 1`, "says: no such key: [hidden]"},
		{"nothing", "true", "prints no key"},
		{"two lines", `echo "$SECRET"; echo more`, "more than one line"},
		{"much", "head -c 1000000 /dev/zero", "too long"},
		{"missing", "no-such-command-here", "failed and says: "},
		{"a terminal", "echo x >/dev/tty", "failed"},
		{"a question", `read x && echo "$SECRET"`, "failed"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s := withCommand(t, c.command, "SECRET="+sentinel)
			key, err := s.Key(t.Context())
			var fault *Fault
			if !errors.As(err, &fault) || !strings.Contains(err.Error(), c.want) || !strings.Contains(fault.Where, "config.yaml, line 2") || !key.IsZero() {
				t.Fatalf("%v, %v", key, err)
			}
			if leaks(err.Error()) || strings.Contains(err.Error(), "more of it") {
				t.Errorf("too much is said: %v", err)
			}
		})
	}
}

func TestACommandEndsWithItsContextAndMayRunAgain(t *testing.T) {
	begun := filepath.Join(t.TempDir(), "begun")
	s := withCommand(t, `test -e "$BEGUN" && echo "$SECRET" && exit; touch "$BEGUN"; sleep 600 | sleep 600`, "BEGUN="+begun, "SECRET="+sentinel)
	ctx, cancel := context.WithCancel(t.Context())
	go func() {
		for ctx.Err() == nil {
			if _, err := os.Stat(begun); err == nil {
				cancel()
			}
		}
	}()
	if key, err := s.Key(ctx); !errors.Is(err, context.Canceled) || !key.IsZero() {
		t.Fatalf("%v, %v", key, err)
	}
	if key, err := s.Key(t.Context()); err != nil || key.Reveal() != sentinel {
		t.Errorf("afterwards: %v, %v", key, err)
	}
}

func TestAVariableGivesTheKeyWhenItIsAskedFor(t *testing.T) {
	const file = "base_url: https://f.example\napi_key_env: GATEWAY_KEY\n"
	s, err := Resolve(sources(t, file, "GATEWAY_KEY="+sentinel))
	if err != nil {
		t.Fatal(err)
	}
	if key, err := s.Key(t.Context()); err != nil || key.Reveal() != sentinel {
		t.Errorf("%v, %v", key, err)
	}
	for value, want := range map[string]string{"": "GATEWAY_KEY is empty", "Bearer " + sentinel: "GATEWAY_KEY: "} {
		s, err := Resolve(sources(t, file, "GATEWAY_KEY="+value))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := s.Key(t.Context()); err == nil || !strings.Contains(err.Error(), want) || leaks(err.Error()) {
			t.Errorf("%v", err)
		}
	}
}

func TestACommandThatTakesTooLongIsExplained(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 0)
	defer cancel()
	err := commandFault(ctx, "config.yaml, line 2", "Password:")
	if !strings.Contains(err.Error(), "longer than 10s") || !strings.Contains(err.Error(), "must not ask") || strings.Contains(err.Error(), "Password") {
		t.Errorf("it is %v", err)
	}
}
