package peer

import (
	"testing"

	"okrcoach/internal/critique/coaching"
)

func TestACritiqueNeedsTheConsentOfBoth(t *testing.T) {
	s := newStage(t)
	s.toUncovered()
	expect := func(want Critique) {
		t.Helper()
		if got := s.View(Guest).Critique; got != want {
			t.Errorf("the critique is %+v, want %+v", got, want)
		}
	}
	refused := func(a Act) {
		t.Helper()
		if err := s.Do(Host, a); err == nil {
			t.Errorf("%T was accepted", a)
		}
	}
	said := Criticised{coaching.Critique{ID: "c", Model: "m"}}
	expect(Critique{})
	refused(said)
	s.do(Host, Propose{"one.example"})
	expect(Critique{Proposed: true, Where: "one.example"})
	refused(said)
	s.do(Guest, Consent{false})
	expect(Critique{Proposed: true, Answered: true, Where: "one.example"})
	refused(said)
	s.do(Host, Propose{"one.example"})
	expect(Critique{Proposed: true, Where: "one.example"})
	s.do(Guest, Consent{true})
	s.do(Host, Propose{"one.example"})
	expect(Critique{Proposed: true, Answered: true, Allowed: true, Where: "one.example"})

	s.do(Host, Propose{"two.example"})
	expect(Critique{Proposed: true, Where: "two.example"})
	refused(said)
	s.do(Guest, Consent{true})
	s.do(Host, said)
	if c := s.View(Guest).Critique.Said; c == nil || c.Model != "m" {
		t.Errorf("the guest is shown %+v", c)
	}
}

func TestARoundTakesSoManyCritiques(t *testing.T) {
	s := newStage(t)
	s.toUncovered()
	s.do(Host, Propose{"example.com"})
	s.do(Guest, Consent{true})
	for n := range MaxCritiques {
		s.do(Host, Criticised{coaching.Critique{ID: string(rune('a' + n))}})
	}
	if err := s.Do(Host, Criticised{coaching.Critique{ID: "z"}}); err != ErrCritiques {
		t.Errorf("one more: %v", err)
	}
	s.do(Host, Criticised{coaching.Critique{ID: "a", Model: "m"}})
}
