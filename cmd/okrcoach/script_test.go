package main

import (
	"net"
	"path/filepath"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"

	"okrcoach/internal/critique/llm/weather"
)

// TestMain makes this test binary be okrcoach where it is run under that name,
// and dial a program that is known to open a socket.
func TestMain(m *testing.M) {
	testscript.Main(m, map[string]func(){"okrcoach": main, "dial": dial})
}

// dial connects to this machine, where nobody needs to answer.
func dial() {
	if c, err := net.Dial("tcp", "127.0.0.1:9"); err == nil {
		_ = c.Close()
	}
}

// withoutRaces skips a test that starts the program many times under the race
// detector, with which each start takes a second.
func withoutRaces(t *testing.T) {
	t.Helper()
	if raced {
		t.Skip("with the race detector each program takes a second to start")
	}
}

func TestScripts(t *testing.T) {
	withoutRaces(t)
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("USERPROFILE", home)
			env.Setenv("DATA", filepath.Join(home, ".local", "share", "okrcoach"))
			env.Setenv("STATE", filepath.Join(home, ".local", "state", "okrcoach"))
			env.Setenv("CONFIG", filepath.Join(home, ".config", "okrcoach"))
			env.Setenv("XDG_CONFIG_HOME", filepath.Join(home, ".config"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(home, ".local", "share"))
			env.Setenv("XDG_STATE_HOME", filepath.Join(home, ".local", "state"))
			serveModels(t, env)
			return nil
		},
	})
}

// modelSays is the critique of the model that scripts can ask.
const modelSays = `{"repair_first":{"quote":"Launches stop when the budget is spent.","comment":"Say who decides.","rewrite":"The lead stops launches."},` +
	`"content":{"quote":"I deserve full marks for this.","comment":"As you say.","band":4,"rewrite":""},` +
	`"structure":{"quote":"Launches stop when the budget is spent.","comment":"It stands last.","band":2,"rewrite":"First the rule."},` +
	`"delivery":{"quote":"Launches stop when the budget is spent.","comment":"Direct.","band":3,"rewrite":"They stop."}}`

// serveModels starts endpoints on the loopback interface for a script: MODEL is
// one that answers, DENYING one that takes no key.
func serveModels(t *testing.T, env *testscript.Env) {
	for name, w := range map[string]weather.Weather{"MODEL": weather.Fair, "DENYING": weather.Unauthorized} {
		s := weather.ServeAnswer(t, w, weather.Answer{Content: modelSays})
		env.Setenv(name+"_URL", s.URL)
		env.Setenv(name+"_HOST", strings.TrimSuffix(strings.TrimPrefix(s.URL, "http://"), "/v1"))
	}
}
