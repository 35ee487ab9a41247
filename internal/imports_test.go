// Package internal_test holds the rules about which package may import which.
// They keep everything below the user interface free of any terminal.
package internal_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// imports returns every package below internal with all that it imports,
// directly or not.
func imports(t *testing.T) map[string][]string {
	t.Helper()
	out, err := exec.Command("go", "list", "-f", "{{.ImportPath}} {{join .Deps \" \"}}", "okrcoach/internal/...").Output()
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

func TestNothingBelowTheUserInterfaceImportsATerminalLibrary(t *testing.T) {
	checked := 0
	for path, deps := range imports(t) {
		if isUI(path) {
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
	if !slices.ContainsFunc(imports(t)["okrcoach/internal/ui"], isCharm) {
		t.Error("the rule above would pass whatever the packages import")
	}
}

func TestDependenciesPointOneWay(t *testing.T) {
	// Each package may import those that stand after it, never one before.
	order := []string{"practice", "history", "critique", "questions", "clean"}
	found := imports(t)
	for i, name := range order {
		deps := found["okrcoach/internal/"+name]
		for _, above := range order[:i] {
			if slices.Contains(deps, "okrcoach/internal/"+above) {
				t.Errorf("%s imports %s", name, above)
			}
		}
	}
}
