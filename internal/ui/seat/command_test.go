package seat

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"
)

// commanded are the screens that have a table of commands.
type commanded interface {
	commands() []command
	foot() []key.Binding
}

func TestHelpHasEveryKeyOfTheFoot(t *testing.T) {
	withoutRaces(t)
	for _, st := range stages() {
		s := st.show(t, 200, 40)
		c, ok := s.screen.(commanded)
		if !ok {
			continue
		}
		var explained []string
		for _, g := range s.screen.Help() {
			for _, k := range g.Keys {
				explained = append(explained, k.Keys()...)
			}
		}
		for _, k := range c.foot() {
			for _, name := range k.Keys() {
				if name != "" && !slices.Contains(explained, name) {
					t.Errorf("%s: the help has no %q", st.name, name)
				}
			}
		}
	}
}

func TestNoKeyOfAMenuIsThereTwice(t *testing.T) {
	for _, st := range stages() {
		c, ok := st.show(t, 80, 24).screen.(commanded)
		if !ok {
			continue
		}
		taken := []string{"q", "esc"}
		for _, command := range c.commands() {
			for _, name := range []string{command.letter, command.chord} {
				if name != "" && slices.Contains(taken, name) {
					t.Errorf("%s: %q is there twice", st.name, name)
				}
				taken = append(taken, name)
			}
		}
	}
}
