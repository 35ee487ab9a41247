package editor

import (
	"slices"
	"testing"

	"charm.land/bubbles/v2/key"
)

func TestKeysOfTheProgramAreFree(t *testing.T) {
	commands := DefaultKeyMap().commands()
	for _, k := range []string{"ctrl+c", "ctrl+g", "ctrl+l", "ctrl+o", "ctrl+s", "ctrl+t", "ctrl+z", "f1", "ctrl+enter", "alt+enter", "shift+tab"} {
		if commands[k] != nil {
			t.Errorf("%s is bound", k)
		}
	}
}

func TestNoKeyHasTwoMeanings(t *testing.T) {
	k := DefaultKeyMap()
	var all []string
	for _, m := range k.motions() {
		all = append(all, append(m.binding.Keys(), shifted(m.binding).Keys()...)...)
	}
	for _, a := range k.actions() {
		all = append(all, a.binding.Keys()...)
	}
	slices.Sort(all)
	for i := 1; i < len(all); i++ {
		if all[i] == all[i-1] {
			t.Errorf("%s is bound twice", all[i])
		}
	}
}

func TestEveryKeyOfTheHelpHasWords(t *testing.T) {
	e, _ := newEditor("", 10, 2)
	for _, b := range e.Help() {
		if h := b.Help(); h.Key == "" || h.Desc == "" || !b.Enabled() {
			t.Errorf("%v has no words", b.Keys())
		}
	}
}

func TestADisabledBindingDoesNothing(t *testing.T) {
	keys := DefaultKeyMap()
	keys.Undo.SetEnabled(false)
	e := New(Styles{}, keys, (&fakeClock{}).read)
	e.SetSize(10, 2)
	press(e, "type:a", "ctrl+/")
	wantMarked(t, e, "a|")
	if slices.ContainsFunc(e.Help(), func(b key.Binding) bool { return b.Help().Desc == "undo" && b.Enabled() }) {
		t.Error("the help shows it as enabled")
	}
}
