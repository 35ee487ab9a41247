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
	return Of(strings.Fields(strings.ToLower(sentence)))
}

func TestParaphrasesAreNearerThanOtherSentencesOnTheSubject(t *testing.T) {
	for _, c := range []struct{ sentence, near, far string }{
		{"cut the delay of the payment interface", "reduce api latency", "hire more engineers this year"},
		{"fewer failed payments means more revenue for merchants", "shops earn more when checkout works", "we write a runbook for each service"},
		{"restore service within thirty minutes of an outage", "mttr below half an hour", "translate the documentation into german"},
		{"developers integrate faster with better documentation", "clear guides help programmers connect sooner", "the database was moved to another region"},
		{"the old monolith is split into smaller services", "we move to microservices", "customers trust us with their money"},
		{"new hires become productive quickly", "onboarding takes less time", "the load balancer dropped requests"},
	} {
		near, far := of(c.sentence).Cosine(of(c.near)), of(c.sentence).Cosine(of(c.far))
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
		word := Of([]string{c.word})
		near, far := word.Cosine(Of([]string{c.near})), word.Cosine(Of([]string{c.far}))
		if near < far+0.1 {
			t.Errorf("%q is at %.2f to %q and at %.2f to %q", c.word, near, c.near, far, c.far)
		}
	}
}

func TestAVectorHasUnitLengthOrIsEmpty(t *testing.T) {
	for _, words := range [][]string{nil, {}, {""}, {"zzxqj"}, {"latency"}, {"the", "of"}, strings.Fields("we cut latency by half")} {
		v := Of(words)
		if len(v) != Dim {
			t.Fatalf("%q: %d numbers", words, len(v))
		}
		want := 0.0
		if slices.ContainsFunc(words, Known) {
			want = 1
		}
		if got := math.Sqrt(dot(v, v)); math.Abs(got-want) > 1e-6 {
			t.Errorf("%q: length %v, want %v", words, got, want)
		}
	}
}

func TestTheOrderOfWordsChangesNothing(t *testing.T) {
	words := strings.Fields("reliability is what our merchants pay for and p99 latency shows it")
	forward := Of(words)
	slices.Reverse(words)
	if !slices.Equal(forward, Of(words)) {
		t.Error("the reversed words have another vector")
	}
}

func TestCosine(t *testing.T) {
	v := of("error budget")
	if got := v.Cosine(v); math.Abs(got-1) > 1e-6 {
		t.Errorf("to itself: %v", got)
	}
	for name, w := range map[string]Vector{"nil": nil, "empty": Of(nil), "short": {1}} {
		if got := v.Cosine(w); got != 0 {
			t.Errorf("to a vector that is %s: %v", name, got)
		}
		if got := w.Cosine(v); got != 0 {
			t.Errorf("from a vector that is %s: %v", name, got)
		}
	}
}

func TestWithoutTakesADirectionOut(t *testing.T) {
	v, question := of("we tie latency to conversion"), of("define okrs for a core engineering team")
	rest := v.Without(question)
	if got := rest.Cosine(question); math.Abs(got) > 1e-6 {
		t.Errorf("%v of the direction is left", got)
	}
	if got := dot(rest, rest); math.Abs(got-1) > 1e-6 {
		t.Errorf("squared length %v", got)
	}
	if got := v.Without(v); dot(got, got) != 0 {
		t.Error("something is left of a vector without itself")
	}
	for name, nowhere := range map[string]Vector{"nil": nil, "empty": Of(nil), "short": {1}} {
		if got := v.Without(nowhere).Cosine(v); math.Abs(got-1) > 1e-6 {
			t.Errorf("without a direction that is %s: %v", name, got)
		}
	}
	if got := Vector(nil).Without(v); len(got) != Dim || dot(got, got) != 0 {
		t.Error("an empty vector without a direction is not empty")
	}
}

func TestMeanLiesBetween(t *testing.T) {
	a, b := of("uptime"), of("revenue")
	m := Mean(a, b)
	if to, from := m.Cosine(a), m.Cosine(b); math.Abs(to-from) > 1e-6 || to < a.Cosine(b) {
		t.Errorf("%v to one, %v to the other", to, from)
	}
	for _, empty := range []Vector{Mean(), Mean(nil, Of(nil))} {
		if len(empty) != Dim || dot(empty, empty) != 0 {
			t.Error("the mean of nothing is not empty")
		}
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
	const want = "0448dcda670e8d871bb147ffb43b4f31d46800ddcd79a64f1cf07910aafd7efb"
	sum := sha256.New()
	question := of("define okrs for a core engineering team")
	for _, sentence := range []string{"cut p99 latency from 400 to 200 ms", "merchants trust us", "we don't trade reliability for speed"} {
		v := of(sentence)
		for _, w := range []Vector{v, v.Without(question), Mean(v, question)} {
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

func FuzzOf(f *testing.F) {
	f.Add("we cut p99 latency by 40% and don't look back")
	f.Add("state-of-the-art 10,000 q3's \xff\xfe co-\x00 ’s")
	f.Add("recieved seperately occured --- '' 99.99 3ds/psd2")
	f.Fuzz(func(t *testing.T, text string) {
		words := strings.Fields(text)
		v := Of(words)
		length, want := dot(v, v), 0.0
		if slices.ContainsFunc(words, Known) {
			want = 1
		}
		if len(v) != Dim || math.Abs(length-want) > 1e-5 {
			t.Fatalf("%d numbers, squared length %v, want %v", len(v), length, want)
		}
		for _, x := range v {
			if math.IsNaN(float64(x)) {
				t.Fatal("not a number")
			}
		}
	})
}

var sentence = strings.Fields("we will tie each latency target to merchant conversion so that a failed payment is seen as lost revenue")

func BenchmarkOf(b *testing.B) {
	for b.Loop() {
		Of(sentence)
	}
}

func BenchmarkOfMisspelt(b *testing.B) {
	words := []string{"seperately"}
	for b.Loop() {
		Of(words)
	}
}

func BenchmarkCosine(b *testing.B) {
	v, w := Of(sentence), Of(sentence[:5])
	for b.Loop() {
		v.Cosine(w)
	}
}

func BenchmarkFirstUse(b *testing.B) {
	for b.Loop() {
		open()
	}
}
