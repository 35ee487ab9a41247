package delivery

import (
	"encoding/json"
	"reflect"
	"strings"
	"testing"
	"time"
	"unicode/utf8"
)

func TestTimeAndPace(t *testing.T) {
	text := strings.Repeat("word ", 150)
	for _, c := range []struct {
		name                       string
		text                       string
		m                          Measured
		seconds, left, spoken, wpm int
	}{
		{"nothing", "", Measured{}, 0, 0, 0, 0},
		{"typed", text, Measured{Took: 5 * time.Minute, Limit: 5 * time.Minute}, 300, 0, 60, 30},
		{"in time", text, Measured{Took: 4 * time.Minute, Limit: 5 * time.Minute}, 240, 60, 60, 38},
		{"overtime", text, Measured{Took: 6 * time.Minute, Limit: 5 * time.Minute}, 360, -60, 60, 25},
		{"no limit", text, Measured{Took: 5 * time.Minute}, 300, 0, 60, 30},
		{"untimed", text, Measured{Limit: 5 * time.Minute}, 0, 0, 60, 0},
		{"pasted has no pace", text, Measured{Took: time.Minute, Pasted: true}, 60, 0, 60, 0},
		{"no measurable time has no pace", "one two three", Measured{Took: time.Millisecond}, 0, 0, 1, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := Measure(c.text, c.m)
			got := []int{r.Seconds, r.SecondsLeft, r.SpokenSeconds, r.WordsPerMinute}
			if want := []int{c.seconds, c.left, c.spoken, c.wpm}; !reflect.DeepEqual(got, want) {
				t.Errorf("got %v, want %v", got, want)
			}
		})
	}
}

func TestAReportReadsBackAsItWasStored(t *testing.T) {
	for _, text := range []string{"", "One word.", "First, we might aim for 3, um. In short, we stop."} {
		r := measure(text)
		stored, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		for _, list := range []string{`"hedges":[`, `"fillers":[`, `"signposts":[`} {
			if !strings.Contains(string(stored), list) {
				t.Errorf("%s holds no %s", stored, list)
			}
		}
		var read Report
		if err := json.Unmarshal(stored, &read); err != nil || !reflect.DeepEqual(read, r) {
			t.Errorf("%+v was read as %+v: %v", r, read, err)
		}
	}
}

func TestAReportFromBeforeTextsWereMeasuredHasNoScore(t *testing.T) {
	var r Report
	old := `{"words":150,"seconds":300,"limit_seconds":300,"spoken_seconds":60,"words_per_minute":30}`
	if err := json.Unmarshal([]byte(old), &r); err != nil {
		t.Fatal(err)
	}
	if value, reasons := r.Score(); value != 0 || reasons != nil {
		t.Errorf("scored %v: %q", value, reasons)
	}
	for _, f := range r.Facts() {
		if f.Label == "Hedged commitments" || f.Label == "Average sentence" {
			t.Errorf("shows %+v", f)
		}
	}
	again, err := json.Marshal(r)
	if err != nil || strings.Contains(string(again), "hedges") {
		t.Errorf("stored again as %s, %v", again, err)
	}
}

func TestOtherLanguagesAndScriptsAreMeasured(t *testing.T) {
	for _, text := range []string{
		"我们将把延迟从900毫秒降到500毫秒。然后停止。", "Мы снизим p99 до 300 мс.", "🙂🙂", "→ … —", "مرحبا بالعالم.",
		"\xff\xfe \"\xff", "e\u0301tat c\u0327a", "İstanbul ẞ K", "- \n- \n1.\n##\n", "**\n**", "may may may could I", "I", "Objective",
	} {
		r := measure(text)
		r.Score()
		r.Facts()
		checkHits(t, text, r)
	}
}

// checkHits fails where a hit does not stand where it says.
func checkHits(t *testing.T, text string, r Report) {
	t.Helper()
	hits := append(append(append([]Hit{}, r.Hedges...), r.Fillers...), r.Signposts...)
	if r.Closing != nil {
		hits = append(hits, *r.Closing)
	}
	if r.Longest != nil {
		hits = append(hits, hit(text, *r.Longest))
	}
	for _, h := range hits {
		if h.Start < 0 || h.End <= h.Start || h.End > len(text) || text[h.Start:h.End] != h.Text {
			t.Fatalf("%+v does not stand in %q", h, text)
		}
		if utf8.ValidString(text) && !utf8.ValidString(h.Text) {
			t.Fatalf("%+v cuts a rune of %q", h, text)
		}
	}
	if r.Hedges == nil || r.Fillers == nil || r.Signposts == nil {
		t.Fatalf("a list of %+v is nil", r)
	}
}

func FuzzMeasure(f *testing.F) {
	for _, seed := range []string{
		"", "We might aim for 99.99 %.", "- KR1: maybe 3\n  and on\n2) b", "“I could cut” \"", "# H\nIn short, 1 > 2 > 3",
		"I think perhaps, hopefully, we could, um, like, try to", "\xffwe could\xff cut", "A-1 \u2028we'd", "why: :", "**O1**:",
	} {
		f.Add(seed, 300, 300, false)
	}
	f.Fuzz(func(t *testing.T, text string, took, limit int, pasted bool) {
		took, limit = took%10000, limit%10000
		r := Measure(text, Measured{Took: time.Duration(took) * time.Second, Limit: time.Duration(limit) * time.Second, Pasted: pasted})
		checkHits(t, text, r)
		value, reasons := r.Score()
		if value < 0 || value > 5 || value*2 != float64(int(value*2)) || len(reasons) == 0 {
			t.Fatalf("scored %v: %q", value, reasons)
		}
		for _, fact := range r.Facts() {
			if fact.Label == "" || fact.Value == "" {
				t.Fatalf("empty fact %+v", fact)
			}
		}
	})
}

func BenchmarkMeasure(b *testing.B) {
	for name, text := range map[string]string{
		"800 words":  strings.Repeat("We might cut the p99 of charges from 900 ms to 500 ms by June, which keeps merchants. ", 47),
		"1 MB prose": strings.Repeat("We cut the p99 from 900 ms to 500 ms. Nobody leaves. ", 1<<20/53),
		"1 MB lines": strings.Repeat("- p99\n", 1<<20/6),
		"1 MB doubt": strings.Repeat("perhaps ", 1<<20/8),
		"1 MB marks": strings.Repeat("\", a", 1<<20/4),
		"1 MB we":    strings.Repeat("we might ", 1<<20/9),
		"1 MB if":    strings.Repeat("if possible, ", 1<<20/13),
		"1 MB ends":  strings.Repeat("In short, a.\n", 1<<20/13),
		"1 MB one":   strings.Repeat("a", 1<<20),
	} {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(text)))
			for b.Loop() {
				Measure(text, Measured{})
			}
		})
	}
}
