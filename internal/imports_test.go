// Package internal_test keeps the packages apart: everything below the user
// interface is free of any terminal, dependencies point one way, and the
// network is reached from where it belongs.
package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// imports returns every package of ours with what it imports: itself, or with
// Deps in the place of Imports also what those import.
func imports(t *testing.T, field string) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join ."+field+" \" \"}}", "okrcoach/...").Output()
	if err != nil {
		t.Fatalf("go list: %v", err)
	}
	found := map[string][]string{}
	for line := range strings.Lines(string(out)) {
		fields := strings.Fields(line)
		found[fields[0]] = fields[1:]
	}
	return found
}

func isCharm(path string) bool {
	return strings.HasPrefix(path, "charm.land/") || strings.HasPrefix(path, "github.com/charmbracelet/")
}

func isUI(path string) bool {
	return path == "okrcoach/internal/ui" || strings.HasPrefix(path, "okrcoach/internal/ui/")
}

// isSSH reports whether a package is the SSH server's, or what it stands on.
func isSSH(path string) bool {
	for _, root := range []string{"charm.land/wish", "charm.land/ssh", "golang.org/x/crypto/ssh"} {
		if path == root || strings.HasPrefix(path, root+"/") || strings.HasPrefix(path, root+"@") {
			return true
		}
	}
	return false
}

// isNetwork reports whether a package opens connections or takes them. Those
// that only read addresses, as net/url does, are not meant.
func isNetwork(path string) bool {
	return slices.Contains([]string{"net", "net/http", "net/rpc", "net/smtp", "crypto/tls"}, path) || isSSH(path)
}

func TestNothingBelowTheUserInterfaceImportsATerminalLibrary(t *testing.T) {
	checked := 0
	for path, deps := range imports(t, "Deps") {
		if isUI(path) || !strings.HasPrefix(path, "okrcoach/internal/") {
			continue
		}
		checked++
		for _, dep := range deps {
			if isCharm(dep) || isUI(dep) {
				t.Errorf("%s imports %s", path, dep)
			}
		}
	}
	if checked < 8 {
		t.Errorf("only %d packages were checked; is the list of packages right?", checked)
	}
}

func TestTheUserInterfaceIsWhereTerminalLibrariesAreFound(t *testing.T) {
	if !slices.ContainsFunc(imports(t, "Deps")["okrcoach/internal/ui"], isCharm) {
		t.Error("the rule above would pass whatever the packages import")
	}
}

func TestWhatAGuestSitsAtKnowsNoClipboardOfThisMachine(t *testing.T) {
	found := imports(t, "Deps")
	for _, name := range []string{"seat", "sshd", "editor", "shell"} {
		deps := found["okrcoach/internal/ui/"+name]
		if len(deps) == 0 || slices.ContainsFunc(deps, func(path string) bool { return strings.Contains(path, "clipboard") }) {
			t.Errorf("%s imports a clipboard, or is not there: %d packages", name, len(deps))
		}
	}
}

func TestDependenciesPointOneWay(t *testing.T) {
	// Each package may import those that stand after it, never one before.
	order := []string{"peer", "practice", "history", "critique", "questions", "clean"}
	found := imports(t, "Deps")
	for i, name := range order {
		deps := found["okrcoach/internal/"+name]
		if len(deps) == 0 {
			t.Errorf("there is no package %s", name)
		}
		for _, above := range order[:i] {
			if slices.Contains(deps, "okrcoach/internal/"+above) {
				t.Errorf("%s imports %s", name, above)
			}
		}
	}
}

// TestTheRoomKnowsNoNetwork looks at what the packages of ours that the room
// stands on import themselves. The database brings the package net along, and
// opens no connection with it.
func TestTheRoomKnowsNoNetwork(t *testing.T) {
	direct, all := imports(t, "Imports"), imports(t, "Deps")
	for _, domain := range []string{"okrcoach/internal/peer", "okrcoach/internal/peer/pass"} {
		for _, path := range append([]string{domain}, all[domain]...) {
			for _, imported := range direct[path] {
				if isNetwork(imported) {
					t.Errorf("%s reaches the network: %s imports %s", domain, path, imported)
				}
			}
		}
	}
	if !slices.ContainsFunc(direct["okrcoach/internal/endpoint"], isNetwork) {
		t.Error("the rule above would pass whatever the packages import")
	}
}

func TestTheServerIsImportedInOnePlace(t *testing.T) {
	var found []string
	for path, imported := range imports(t, "Imports") {
		if slices.ContainsFunc(imported, isSSH) {
			found = append(found, path)
		}
	}
	if want := []string{"okrcoach/internal/ui/sshd"}; !slices.Equal(found, want) {
		t.Errorf("the SSH server is imported by %v, want %v", found, want)
	}
}
