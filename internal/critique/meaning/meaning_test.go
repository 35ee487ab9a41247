package meaning

import (
	"crypto/sha256"
	"encoding/hex"
	"math"
	"slices"
	"strings"
	"testing"
)

// of reads a sentence that has no punctuation but within words.
func of(sentence string) Vector {
	return sumOf(strings.Fields(strings.ToLower(sentence))...)
}

// sumOf looks words up and adds them.
func sumOf(words ...string) Vector {
	found := make([]Word, len(words))
	for i, word := range words {
		found[i] = Find(word)
	}
	return Sum(found)
}

func known(word string) bool { return len(Find(word)) > 0 }

// cosine is how near two vectors point, from -1 to 1.
func cosine(v, w Vector) float64 { return v.Unit().Dot(w.Unit()) }

func TestParaphrasesAreNearerThanOtherSentencesOnTheSubject(t *testing.T) {
	for _, c := range []struct{ sentence, near, far string }{
		{"cut the delay of the payment interface", "reduce api latency", "hire more engineers this year"},
		{"fewer failed payments means more revenue for merchants", "shops earn more when checkout works", "we write a runbook for each service"},
		{"restore service within thirty minutes of an outage", "mttr below half an hour", "translate the documentation into german"},
		{"developers integrate faster with better documentation", "clear guides help programmers connect sooner", "the database was moved to another region"},
		{"the old monolith is split into smaller services", "we move to microservices", "customers trust us with their money"},
		{"new hires become productive quickly", "onboarding takes less time", "the load balancer dropped requests"},
	} {
		near, far := cosine(of(c.sentence), of(c.near)), cosine(of(c.sentence), of(c.far))
		if near < far+0.1 {
			t.Errorf("%q: %q is at %.2f, %q at %.2f", c.sentence, c.near, near, c.far, far)
		}
	}
}

func TestWordsOfTheTradeStandWhereTheyBelong(t *testing.T) {
	for _, c := range []struct{ word, near, far string }{
		{"okrs", "objectives", "weather"},
		{"mttr", "recovery", "garden"},
		{"p99", "slow", "politician"},
		{"kubernetes", "cluster", "breakfast"},
		{"webhooks", "notification", "forest"},
		{"idempotent", "repeat", "furniture"},
		{"deploy", "release", "troops"},
		{"sla", "agreement", "army"},
	} {
		word := of(c.word)
		near, far := cosine(word, of(c.near)), cosine(word, of(c.far))
		if near < far+0.1 {
			t.Errorf("%q is at %.2f to %q and at %.2f to %q", c.word, near, c.near, far, c.far)
		}
	}
}

func TestAUnitVectorHasUnitLengthOrIsEmpty(t *testing.T) {
	for _, words := range [][]string{nil, {}, {""}, {"zzxqj"}, {"latency"}, {"the", "of"}, strings.Fields("we cut latency by half")} {
		want := 0.0
		if slices.ContainsFunc(words, known) {
			want = 1
		}
		if got := sumOf(words...).Unit().Length(); math.Abs(got-want) > 1e-5 {
			t.Errorf("%q: length %v, want %v", words, got, want)
		}
	}
}

func TestTheOrderOfWordsChangesNothing(t *testing.T) {
	words := strings.Fields("reliability is what our merchants pay for and p99 latency shows it")
	forward := sumOf(words...)
	slices.Reverse(words)
	if !slices.Equal(forward, sumOf(words...)) {
		t.Error("the reversed words have another vector")
	}
}

func TestTheSumOfPassagesIsThatOfBothTogether(t *testing.T) {
	both, apart := of("error budget spent"), of("error budget").Plus(of("spent"))
	if got := cosine(both, apart); math.Abs(got-1) > 1e-5 {
		t.Errorf("they are at %v", got)
	}
	if a, b := both.Length(), apart.Length(); math.Abs(a-b) > 1e-4 {
		t.Errorf("they have the lengths %v and %v", a, b)
	}
}

func TestWithoutTakesADirectionOut(t *testing.T) {
	v, question := of("we tie latency to conversion"), of("define okrs for a core engineering team").Unit()
	rest := v.Without(question)
	if got := cosine(rest, question); math.Abs(got) > 1e-5 {
		t.Errorf("%v of the direction is left", got)
	}
	if got := v.Without(v.Unit()).Length(); got > 1e-5*v.Length() {
		t.Errorf("%v is left of a vector without itself", got)
	}
}

func TestScaling(t *testing.T) {
	v := of("error budget")
	if got, want := v.Scaled(2).Length(), 2*v.Length(); math.Abs(got-want) > 1e-5 {
		t.Errorf("twice the vector has the length %v, want %v", got, want)
	}
	w := v.Scaled(1)
	w.AddScaled(v, 2)
	if got, want := w.Length(), 3*v.Length(); math.Abs(got-want) > 1e-4 {
		t.Errorf("the vector and twice it have the length %v, want %v", got, want)
	}
}

// The vectors are part of what makes an answer's result the same everywhere: a
// new table has to be a decision, and these numbers change with it.
func TestTheTableIsTheOneThatWasMeasured(t *testing.T) {
	const want = "3eeb9372be3176feb459d86da1e04945033cf9a527d3246465a138e9bdecde58"
	sum := sha256.Sum256([]byte(embedded))
	if got := hex.EncodeToString(sum[:]); got != want {
		t.Errorf("SHA-256 of words.table is %s, want %s", got, want)
	}
}

func TestVectorsAreTheSameOnEveryPlatform(t *testing.T) {
	const want = "e67e5e16dc0aec3bbf297ce996fdbe21a083c2600c3d1d9df551604df79b082f"
	sum := sha256.New()
	question := of("define okrs for a core engineering team").Unit()
	for _, sentence := range []string{"cut p99 latency from 400 to 200 ms", "merchants trust us", "we don't trade reliability for speed"} {
		v := of(sentence)
		for _, w := range []Vector{v, v.Without(question), v.Plus(question).Unit()} {
			for _, x := range w {
				bits := math.Float32bits(x)
				sum.Write([]byte{byte(bits), byte(bits >> 8), byte(bits >> 16), byte(bits >> 24)})
			}
		}
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		t.Errorf("SHA-256 of the vectors is %s, want %s", got, want)
	}
}

func FuzzSum(f *testing.F) {
	f.Add("we cut p99 latency by 40% and don't look back")
	f.Add("state-of-the-art 10,000 q3's \xff\xfe co-\x00 ’s")
	f.Add("recieved seperately occured --- '' 99.99 3ds/psd2")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		v := sumOf(words...)
		if len(v) != Dim || v.Length() > 0 && !slices.ContainsFunc(words, known) {
			t.Fatalf("%d numbers, length %v", len(v), v.Length())
		}
		for _, x := range v {
			if math.IsNaN(float64(x)) || math.IsInf(float64(x), 0) {
				t.Fatal("not a number")
			}
		}
	})
}

var sentence = strings.Fields("we will tie each latency target to merchant conversion so that a failed payment is seen as lost revenue")

func BenchmarkSum(b *testing.B) {
	for b.Loop() {
		sumOf(sentence...)
	}
}

func BenchmarkSumMisspelt(b *testing.B) {
	words := []string{"seperately"}
	for b.Loop() {
		sumOf(words...)
	}
}

func BenchmarkDot(b *testing.B) {
	v, w := sumOf(sentence...), sumOf(sentence[:5]...)
	for b.Loop() {
		v.Dot(w)
	}
}

func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		open()
	}
}
