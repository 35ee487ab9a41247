package main

import (
	"net"
	"path/filepath"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
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

func TestScripts(t *testing.T) {
	if raced {
		t.Skip("with the race detector each of the 200 programs takes a second to start")
	}
	testscript.Run(t, testscript.Params{
		Dir:                 filepath.Join("testdata", "script"),
		RequireExplicitExec: true,
		RequireUniqueNames:  true,
		Setup: func(env *testscript.Env) error {
			home := filepath.Join(env.WorkDir, "home")
			env.Setenv("HOME", home)
			env.Setenv("USERPROFILE", home)
			env.Setenv("DATA", filepath.Join(home, ".local", "share", "okrcoach"))
			env.Setenv("XDG_DATA_HOME", filepath.Join(home, ".local", "share"))
			env.Setenv("XDG_STATE_HOME", filepath.Join(home, ".local", "state"))
			return nil
		},
	})
}
