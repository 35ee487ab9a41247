package weather

import (
	"bufio"
	"net/http"
	"slices"
	"strings"
	"testing"
)

func TestEachWeatherHasANameOfItsOwn(t *testing.T) {
	all := All()
	slices.Sort(all)
	if len(slices.Compact(slices.Clone(all))) != len(all) || slices.Contains(all, "") {
		t.Errorf("a name stands twice in %q", all)
	}
}

func TestARejectingWeatherKnowsItsFieldAgain(t *testing.T) {
	for _, name := range Optional() {
		if field, status, ok := Rejecting(name, 422).rejects(); !ok || field != name || status != 422 {
			t.Errorf("%s is read as %s, %d", name, field, status)
		}
	}
	for _, w := range slices.Concat(Good(), Silent()) {
		if _, _, ok := w.rejects(); ok {
			t.Errorf("%s rejects", w)
		}
	}
}

func TestAnAnswerComesInChunksOfTheLengthThatWasAsked(t *testing.T) {
	s := ServeAnswer(t, Fair, Answer{Content: "größer als", Chunk: 3, PerSecond: 1000})
	res, err := http.Post(s.URL+"/chat/completions", "application/json", strings.NewReader(`{"stream":true}`))
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	var got []string
	for lines := bufio.NewScanner(res.Body); lines.Scan(); {
		if _, after, ok := strings.Cut(lines.Text(), `"content":"`); ok && !strings.HasPrefix(after, `"`) {
			text, _, _ := strings.Cut(after, `"`)
			got = append(got, text)
		}
	}
	if !slices.Equal(got, []string{"grö", "ßer", " al", "s"}) {
		t.Errorf("got %q", got)
	}
}

func TestAServerRecordsWhatItGot(t *testing.T) {
	s := Serve(t, Unauthorized)
	res, err := http.Post(s.URL+"/chat/completions", "application/json", strings.NewReader("hello"))
	if err != nil {
		t.Fatal(err)
	}
	_ = res.Body.Close()
	got := s.Requests()
	if len(got) != 1 || got[0].Method != "POST" || got[0].Path != "/v1/chat/completions" || got[0].Body != "hello" ||
		got[0].Header.Get("Content-Type") != "application/json" || got[0].Left {
		t.Errorf("recorded %+v", got)
	}
}
