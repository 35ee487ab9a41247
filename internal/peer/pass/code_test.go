package pass

import (
	"context"
	"crypto/rand"
	mathrand "math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"okrcoach/internal/peer"
)

func contextThatEnds(t *testing.T) (context.Context, context.CancelFunc) {
	return context.WithCancel(t.Context())
}

func TestACodeIsTenCharactersOfCrockfordsAlphabet(t *testing.T) {
	form := regexp.MustCompile(`^[0-9a-hjkmnp-tv-z]{5}-[0-9a-hjkmnp-tv-z]{5}$`)
	seen := map[string]bool{}
	for range 1000 {
		made, err := newCode(rand.Reader)
		if err != nil {
			t.Fatal(err)
		}
		if !form.MatchString(shown(made)) || seen[made] {
			t.Fatalf("made %q", shown(made))
		}
		seen[made] = true
	}
}

func TestEveryCharacterOfACodeIsEquallyLikely(t *testing.T) {
	var all [256]byte
	for i := range all {
		all[i] = byte(i)
	}
	source, counts := strings.NewReader(string(all[:250])), map[rune]int{}
	for range 25 {
		made, err := newCode(source)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range made {
			counts[r]++
		}
	}
	for _, r := range alphabet {
		if counts[r] < 7 || counts[r] > 8 {
			t.Errorf("%c came %d times in 250 of the 256 bytes", r, counts[r])
		}
	}
}

func TestACodeMayBeTypedInManyWays(t *testing.T) {
	for _, typed := range []string{
		"01abc-defgh", "01ABC-DEFGH", "01abcdefgh", " 01abc - defgh ", "olabc-defgh", "OIABC-DEFGH",
		"oiabc defgh\n", "0 1 a b c d e f g h", "01abc\u2011defgh", "01abc\u2013defgh",
	} {
		if got := read(typed); got != "01abcdefgh" {
			t.Errorf("%q was read as %q", typed, got)
		}
	}
}

func TestWhateverIsTypedOtherThanTheCodeOpensNothing(t *testing.T) {
	var at clock
	o := at.options()
	o.Line = 1_000_000
	p := open(t, o)
	right := read(code(p, peer.Guest))
	random := mathrand.New(mathrand.NewPCG(1, 2))
	for range 5000 {
		typed := []byte(right)
		switch random.IntN(4) {
		case 0:
			typed[random.IntN(len(typed))] ^= byte(1 + random.IntN(127))
		case 1:
			typed = typed[:random.IntN(len(typed))]
		case 2:
			typed = append(typed, alphabet[random.IntN(len(alphabet))])
		case 3:
			typed = []byte(strings.Repeat("\xff\x00u", random.IntN(100_000)))
		}
		if read(string(typed)) == right {
			continue // the same code in another way of typing
		}
		if c, _, err := p.check(prove(ofCode, read(string(typed)))); err != ErrWrong || c != (Credential{}) {
			t.Fatalf("%q: %v", typed, err)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add("01abc-defgh")
	f.Add("\xff\u2011")
	f.Fuzz(func(t *testing.T, typed string) {
		once := read(typed)
		if again := read(once); again != once && len(once) <= maxEntered {
			t.Errorf("%q was read as %q and then as %q", typed, once, again)
		}
	})
}
