package coaching

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

const answer = `I tie uptime to what merchants lose.

1. Objective: merchants can always charge.
   - Reduce p99 latency from 900 ms to 200 ms by 30 June.
   - Raise availability from 99.95 % to 99.99 % this quarter.
2. Objective: “fast” launches don't break things.

If I must choose, stability comes before speed — a failed charge is lost revenue.
`

// whole is a critique as it was asked for.
const whole = `{
  "repair_first": {"quote": "Reduce p99 latency from 900 ms to 200 ms by 30 June.", "comment": "You never say what it costs.", "rewrite": "Reduce p99 latency from 900 ms to 200 ms by 30 June, worth [revenue]."},
  "content": {"quote": "I tie uptime to what merchants lose.", "comment": "You promise a link and do not make it.", "band": 2, "rewrite": "An hour down costs merchants [amount]."},
  "structure": {"quote": "Objective: merchants can always charge.", "comment": "One {thing} at a time.", "band": 3, "rewrite": "First, merchants can always charge."},
  "delivery": {"quote": "a failed charge is lost revenue", "comment": "You end on a decision.", "band": 4, "rewrite": "A failed charge is lost revenue."}
}`

// told writes sections as lines: part, whether the quote was found, the comment
// and the band.
func told(sections []Section) string {
	var lines []string
	for _, s := range sections {
		lines = append(lines, fmt.Sprintf("%s|%v|%s|%d", s.Part, s.Found, s.Comment, s.Band))
	}
	return strings.Join(lines, "\n")
}

// read gives a text to a reader in pieces of n bytes.
func read(text string, n int) []Section {
	r := NewReader(answer)
	var all []Section
	for len(text) > 0 {
		piece := text[:min(n, len(text))]
		all = append(all, r.Write(piece)...)
		text = text[len(piece):]
	}
	return append(all, r.Finish()...)
}

const (
	quoteLine = `"quote": "I tie uptime to what merchants lose.", `
	content2  = `"content": {` + quoteLine + `"comment": "No link.", "band": 2, "rewrite": "x"}`
	saysTwo   = "content|true|No link.|2"
	wholeSays = "repair_first|true|You never say what it costs.|0\ncontent|true|You promise a link and do not make it.|2\n" +
		"structure|true|One {thing} at a time.|3\ndelivery|true|You end on a decision.|4"
)

func TestReaderReadsWhateverModelsWrite(t *testing.T) {
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", ""},
		{"as asked for", whole, wholeSays},
		{"a fence", "Here you are:\n```json\n" + whole + "\n```\nGood luck!", wholeSays},
		{"a byte-order mark", "\ufeff" + whole, wholeSays},
		{"thinking before it", `<think>Maybe {"content": {"quote": "x", "comment": "thought", "band": 4}} <b> </thin </think>` + whole, wholeSays},
		{"thinking in capitals and brackets", "[THINK] {\"content\": {\"comment\": \"thought\"}} [/THINK]\n" + whole, wholeSays},
		{"thinking without an end", "<think>" + whole, ""},
		{"a tag that is no thinking", "<answer>" + whole + "</answer>", wholeSays},
		{"a wrapper", `{"critique": ` + whole + `}`, wholeSays},
		{"a wrapper named like a section", `{"content": ` + whole + `}`, wholeSays},
		{"another order", `{"delivery": {` + quoteLine + `"comment": "D", "band": 1}, ` + content2 + `}`, "delivery|true|D|1\n" + saysTwo},
		{"fields in another order", `{"content": {"band": 2, "comment": "No link.", ` + strings.TrimSuffix(quoteLine, ", ") + `}}`, saysTwo},
		{"extra keys", `{"version": [1, {"a": "}"}], "content": {"confidence": 0.9, "details": {"comment": "inner"}, ` + quoteLine + `"tags": ["a", "b"], "comment": "No link.", "band": 2}, "total": 9}`, saysTwo},
		{"a list of sections", `{"sections": [{"section": "content", ` + quoteLine + `"comment": "No link.", "band": 2}, {"Section": "Delivery", "comment": "D"}]}`, saysTwo + "\ndelivery|false|D|0"},
		{"a bare list", `[{"part": "content", ` + quoteLine + `"comment": "No link.", "band": 2}]`, saysTwo},
		{"a list under the name of a section", `{"content": [{` + quoteLine + `"comment": "No link.", "band": 2}, {"comment": "second"}]}`, saysTwo},
		{"objects one after another", `{"section": "content", ` + quoteLine + `"comment": "No link.", "band": 2}` + "\n" + `{"section": "delivery", "comment": "D"}`, saysTwo + "\ndelivery|false|D|0"},
		{"keys in another case", `{"CONTENT": {"Quote ": "I tie uptime to what merchants lose.", "COMMENT": "No link.", "Band": 2}, "Repair First": {"comment": "R"}}`, saysTwo + "\nrepair_first|false|R|0"},
		{"one object without nesting", `{"content_quote": "I tie uptime to what merchants lose.", "content_comment": "No link.", "content_band": "2", "deliveryComment": "D"}`, saysTwo + "\ndelivery|false|D|0"},
		{"comments alone", `{"content": "No link.", "delivery": "D"}`, "content|false|No link.|0\ndelivery|false|D|0"},
		{"the first of two counts", `{` + content2 + `, "content": {` + quoteLine + `"comment": "again", "band": 4}}`, saysTwo},
		{"the first of two fields counts", `{"content": {` + quoteLine + `"comment": "No link.", "comment": "again", "band": 2, "band": 4}}`, saysTwo},
		{"null", `{"repair_first": null, "content": {` + quoteLine + `"comment": "No link.", "band": null, "rewrite": null}, "delivery": {"quote": null, "comment": null}}`, "content|true|No link.|0"},
		{"a quote in a list", `{"content": {"quote": ["I tie uptime to what merchants lose.", "b"], "comment": "No link.", "band": 2}}`, saysTwo},
		{"a trailing comma", `{"content": {` + quoteLine + `"comment": "No link.", "band": 2,},}`, saysTwo},
		{"a missing comma", `{"content": {"quote": "I tie uptime to what merchants lose." "comment": "No link." "band": 2}}`, saysTwo},
		{"names without quotation marks", `{content: {quote: "I tie uptime to what merchants lose.", comment: "No link.", band: 2}}`, saysTwo},
		{"quotation marks without a backslash", `{"content": {` + quoteLine + `"comment": "You say "fast" twice.", "band": 2}}`, `content|true|You say "fast" twice.|2`},
		{"such with a comma", `{"content": {` + quoteLine + `"comment": "You say "fast", twice.", "band": 2}}`, `content|true|You say "fast", twice.|2`},
		{"a line break in a string", "{\"content\": {" + quoteLine + "\"comment\": \"No\nlink.\", \"band\": 2}}", "content|true|No\nlink.|2"},
		{"escapes", `{"content": {` + quoteLine + `"comment": "\u00e9\ud83d\ude00 \"q\" \\ \/ \ud83d x \q", "band": 2}}`, `content|true|é😀 "q" \ / � x q|2`},
		{"control characters", `{"content": {` + quoteLine + `"comment": "\u001b]52;c;aGk=\u0007No\u0000 \u001b[31mlink.\u202e", "band": 2}}`, saysTwo},
		{"braces in prose", "I use {braces}. " + whole, wholeSays},
		{"an unclosed brace before it", "a { b: " + whole, wholeSays},
		{"deep nesting", strings.Repeat("[", 5000) + strings.Repeat(`{"a":`, 5000) + whole, wholeSays[:0]},
		{"a bad quote keeps neither band nor rewrite", `{"content": {"quote": "I doubled revenue last year.", "comment": "No.", "band": 4, "rewrite": "x"}}`, "content|false|No.|0"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, n := range []int{len(c.text) + 1, 1, 2, 3, 7} {
				if got := told(read(c.text, n)); got != c.want {
					t.Errorf("in pieces of %d bytes:\n%s\nwant\n%s", n, got, c.want)
				}
			}
		})
	}
}

func TestReaderReadsBandsAsModelsWriteThem(t *testing.T) {
	for band, want := range map[string]Band{
		"1": 1, "4": 4, "3.0": 3, `"3"`: 3, `"3/4"`: 3, `"3 of 4"`: 3, `"3 out of 4"`: 3, `"Band 3: good"`: 3, `"good"`: 3, `"**Strong**"`: 4,
		`"mixed, leaning good"`: 2, `"would sink the interview"`: 1, `"Sinks"`: 1, `"3 (good)"`: 3, `"3 – good"`: 3,
		"0": 0, "5": 0, "99": 0, "2.5": 0, "-3": 0, "null": 0, "true": 0, "[]": 0, "{}": 0, `""`: 0, `"3/5"`: 0, `"4/10"`: 0, `"34"`: 0, `"goodish"`: 0, `"1e9"`: 0, "1e0": 0,
	} {
		text := `{"content": {` + quoteLine + `"comment": "No link.", "band": ` + band + `, "rewrite": "x"}}`
		got := read(text, 3)
		if len(got) != 1 || got[0].Band != want {
			t.Errorf("band %s: got %v, want %d", band, got, want)
		}
	}
}

func TestSectionComesWithThePieceThatClosesIt(t *testing.T) {
	r := NewReader(answer)
	closing := strings.Index(whole, "},\n  \"content\"")
	for i := range closing {
		if got := r.Write(whole[i : i+1]); len(got) > 0 {
			t.Fatalf("a section came with byte %d", i)
		}
	}
	if got := r.Write("}"); len(got) != 1 || got[0].Part != RepairFirst {
		t.Errorf("with its closing brace came %v", got)
	}
}

func TestWorkingFollowsWhatIsBeingWritten(t *testing.T) {
	r := NewReader(answer)
	for _, step := range []struct {
		text string
		want int
	}{
		{"Well: {", 0},
		{`"delivery": {"quote": `, 4},
		{`"the content: structure", "comment": "c"}`, 4},
		{`, "repair_first"`, 4},
		{`: {`, 1},
		{`}, "sections": [{"section": "structure", "`, 3},
	} {
		r.Write(step.text)
		if got := r.Working(); got != step.want {
			t.Errorf("after %q: %d, want %d", step.text, got, step.want)
		}
	}
}

func TestFinishKeepsACutSectionWithWholeQuoteAndComment(t *testing.T) {
	begun := `{"content": {` + quoteLine
	for text, want := range map[string]string{
		begun + `"comment": "No link`:                                                    "",
		begun + `"comment": "No link."`:                                                  "content|true|No link.|0",
		begun + `"comment": "No link.", "band": 2`:                                       "content|true|No link.|0",
		begun + `"comment": "No link.", "band": 2, "rewrite": "hal`:                      saysTwo,
		`{"content": {"comment": "No link.", "band": 2, "quote": "I tie uptim`:           "",
		`{"sections": [{"section": "content", ` + quoteLine + `"comment": "N."`:          "content|true|N.|0",
		"{\n  " + `"content": {` + "\n    " + quoteLine + "\n" + `    "comment": "No li`: "",
	} {
		for _, n := range []int{1, 1000} {
			if got := told(read(text, n)); got != want {
				t.Errorf("%q in pieces of %d: %q, want %q", text, n, got, want)
			}
		}
	}
}

func TestFinishReadsProseWithHeadings(t *testing.T) {
	for name, c := range map[string]struct{ text, want string }{
		"headings of Markdown": {
			"Sure!\n\n## Repair first\n\nYou never say what it costs.\n\n### 2. Content (3/4)\n> I tie uptime to what merchants lose.\n\nNo link.\nNone.",
			"repair_first|false|You never say what it costs.|0\ncontent|true|No link.\nNone.|3",
		},
		"labels": {
			"**Content:**\n- **Quote:** “I tie uptime to what merchants lose.”\n- **Comment:** No link.\n- **Band:** 2 (mixed)\n- **Rewrite:** \"x\"\n\n**Delivery**\nQuote: a failed charge is lost revenue\n\nYou end on a decision.\n",
			saysTwo + "\ndelivery|true|You end on a decision.|0",
		},
		"YAML":             {"content:\n  quote: \"I tie uptime to what merchants lose.\"\n  comment: No link.\n  band: 2\n", saysTwo},
		"one line each":    {"Content: No link.\nStructure – fine\nNothing else: at all", "content|false|No link.|0\nstructure|false|fine\nNothing else: at all|0"},
		"numbered":         {"Section 1: Content\nComment: No link.\n", "content|false|No link.|0"},
		"JSON that broke":  {"{\n\"content\": {\n  \"quote\": I tie uptime to what merchants lose.\",\n  \"comment\": \"No link.\",\n  \"band\": 2\n}\n}", "content|false|No link.|0"},
		"nothing of use":   {"I cannot help with that.", ""},
		"thinking is none": {"<think>Content: thought</think>Delivery: D.", "delivery|false|D.|0"},
	} {
		t.Run(name, func(t *testing.T) {
			for _, n := range []int{1, 5, 1000} {
				if got := told(read(c.text, n)); got != c.want {
					t.Errorf("in pieces of %d:\n%s\nwant\n%s", n, got, c.want)
				}
			}
		})
	}
}

func TestReaderStopsReadingAnEndlessText(t *testing.T) {
	for name, piece := range map[string]string{
		"prose": "no braces here ", "thinking": "<think>", "a string": `{"content": {"comment": "`, "braces": "{", "a word": "{a:b",
	} {
		t.Run(name, func(t *testing.T) {
			r := NewReader(answer)
			for range 1 << 11 {
				r.Write(strings.Repeat(piece, 70))
			}
			if !r.Overflowed() {
				t.Error("it did not overflow")
			}
			if n := cap(r.raw) + cap(r.scanner.token) + len(r.scanner.open); n > 8*mostRead {
				t.Errorf("it holds %d bytes", n)
			}
			if got := r.Write(whole); got != nil {
				t.Errorf("beyond the end it read %v", got)
			}
			r.Finish()
		})
	}
	if r := NewReader(answer); r.Write(whole) == nil || r.Overflowed() || !r.Usable() {
		t.Error("a whole critique overflows")
	}
}

// FuzzReader proves that a text means the same in all pieces, and that what
// comes of it can be shown.
func FuzzReader(f *testing.F) {
	for _, text := range []string{
		whole, "<think>{</think>" + whole, "```json\n" + whole + "```", "Content: a\nQuote: b", `{"content":{"quote":"\ud83d\ude00`,
		`[{"section":"content","quote":["I tie uptime to what merchants lose."],"comment":"a "b" c"}]`, "[THINK]<[/THINK]{{{[[]]}",
	} {
		f.Add(text, []byte{1, 4, 200})
	}
	f.Fuzz(func(t *testing.T, text string, sizes []byte) {
		want := read(text, len(text)+1)
		r := NewReader(answer)
		var got []Section
		for i, rest := 0, text; rest != ""; i++ {
			n := 1
			if len(sizes) > 0 {
				n = min(int(sizes[i%len(sizes)])+1, len(rest))
			}
			got = append(got, r.Write(rest[:n])...)
			rest = rest[n:]
		}
		got = append(got, r.Finish()...)
		if !reflect.DeepEqual(got, want) {
			t.Errorf("got %v, in one piece %v", got, want)
		}
		if n := r.Working(); n < 0 || n > len(Parts()) {
			t.Errorf("working on section %d", n)
		}
		seen := map[Part]bool{}
		for _, s := range got {
			if seen[s.Part] {
				t.Errorf("%s comes twice", s.Part)
			}
			seen[s.Part] = true
			requireSound(t, answer, s)
		}
	})
}

// BenchmarkReader reads a critique of ordinary length, most of whose cost is
// the checking of its four sections, and one as long as a Reader takes.
func BenchmarkReader(b *testing.B) {
	comment := " You name the number, and the interviewer asks at once where it comes from."
	for name, text := range map[string]string{
		"ordinary": strings.ReplaceAll(whole, `", "band"`, strings.Repeat(comment, 7)+`", "band"`),
		"longest":  strings.Replace(whole, `{`, `{"notes": "`+strings.Repeat(comment, 800)+`",`, 1),
	} {
		for _, size := range []int{4, 64, len(text)} {
			b.Run(fmt.Sprintf("%s in pieces of %d bytes", name, size), func(b *testing.B) {
				b.SetBytes(int64(len(text)))
				b.ReportAllocs()
				for b.Loop() {
					r := NewReader(answer)
					for rest := text; rest != ""; {
						n := min(size, len(rest))
						r.Write(rest[:n])
						rest = rest[n:]
					}
					r.Finish()
				}
			})
		}
	}
}
