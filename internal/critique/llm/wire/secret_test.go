package wire_test

import (
	"encoding/base64"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/critique/llm/wire"
)

// everyForm writes v in every way in which it could land in a log.
func everyForm(v any) string {
	plain, _ := json.Marshal(v)
	return fmt.Sprintf("%v %+v %#v %s %q %d %x %v", v, v, v, v, v, v, v, struct{ V any }{v}) + string(plain)
}

// leak returns what of the secrets stands in text, "" if nothing does.
func leak(text string) string {
	for _, secret := range []string{
		key, key[:7], key[3:12], key[len(key)-4:], key[len(key)-8:], base64.StdEncoding.EncodeToString([]byte(key)),
		answer, "zebra", "Our Objective is", "for every merchant",
	} {
		if strings.Contains(strings.ToLower(text), strings.ToLower(secret)) {
			return secret
		}
	}
	return ""
}

func TestNoErrorHoldsTheKeyOrTheAnswer(t *testing.T) {
	for _, w := range weather.Bad() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			for err := ask(t, bounded(t), weather.Serve(t, w), question()).err; err != nil; err = errors.Unwrap(err) {
				if found := leak(everyForm(err)); found != "" {
					t.Errorf("%q stands in %q", found, err)
				}
			}
		})
	}
}

func TestAnEchoOfKeyOrAnswerIsStruck(t *testing.T) {
	for _, said := range []string{
		"Incorrect API key provided: sk-proj-********************WXYZ.",
		"bad key sk-pr...WXYZ", "bad key sk-pr…WXYZ", "bad key ****WXYZ", "the key ending in WXYZ is bad",
		"token " + strings.ToUpper(key), "header Bearer " + key + "!", "key='" + key + "'", key[4:20],
		"cannot tokenise: " + answer, "input: " + strings.ReplaceAll(answer, " ", "\\n"),
		"at 'zebra-grade latency: cut p99'", strings.ToUpper(answer), "<b>" + answer + "</b>",
		"OUR\tOBJECTIVE\tIS\tZEBRA", strings.Repeat("x ", 140) + key,
	} {
		quoted, _ := json.Marshal(said)
		for _, h := range []heard{
			hearStatus(500, said), hearStatus(400, `{"error":{"message":`+string(quoted)+`}}`),
			hear(hello + `data: {"error":` + string(quoted) + "}\n\n"), hear(said),
			hear(`data: {"choices":[{"delta":{"refusal":` + string(quoted) + `},"finish_reason":"stop"}]}` + "\n\n"),
		} {
			var trouble *wire.Trouble
			if !errors.As(h.err, &trouble) {
				t.Fatalf("got %v", h.err)
			}
			if found := leak(everyForm(trouble)); found != "" {
				t.Errorf("of %q, %q stands in %q", said, found, trouble)
			}
			if len(trouble.Said) > 300 {
				t.Errorf("%d bytes are kept", len(trouble.Said))
			}
		}
	}
}

func TestTheKeyOfAnotherIsStruckToo(t *testing.T) {
	if err := hearStatus(500, "upstream refused sk-other-0123456789").err; strings.Contains(err.Error(), "0123456789") {
		t.Errorf("%q shows the key of a gateway", err)
	}
}

func TestWhatIsNoSecretIsKept(t *testing.T) {
	const said = "The server is busy: please try again in 20 seconds."
	if err := hearStatus(503, `{"error":{"message":"`+said+`"}}`).err; !strings.Contains(err.Error(), said) {
		t.Errorf("%q lost more than it should", err)
	}
}

func TestWhatAnEndpointSaysIsCleanedAndCut(t *testing.T) {
	err := hearStatus(500, "a\x1b]52;c;aGFja2Vk\x07b\r\n\u202ec "+strings.Repeat("ü", 400)).err
	var trouble *wire.Trouble
	if !errors.As(err, &trouble) {
		t.Fatal(err)
	}
	if !strings.HasPrefix(trouble.Said, "ab c üü") || len(trouble.Said) > 300 || strings.ToValidUTF8(trouble.Said, "") != trouble.Said {
		t.Errorf("kept %q", trouble.Said)
	}
}

func TestNothingThatIsPrintedShowsTheKey(t *testing.T) {
	endpoint := wire.Endpoint{BaseURL: "https://user:" + key + "@endpoint.test/v1?key=" + key, Key: key}
	client := wire.New(endpoint, nil)
	defer client.Close()
	hidden := struct {
		client *wire.Client
		inner  wire.Client
	}{client, *client}
	for _, v := range []any{client, *client, hidden, &hidden} {
		if found := leak(everyForm(v)); found != "" {
			t.Errorf("%q stands in %+v", found, v)
		}
	}
	if shown := fmt.Sprintf("%v %+v %#v %s", endpoint, endpoint, &endpoint, endpoint); leak(shown) != "" {
		t.Errorf("the endpoint prints as %q", shown)
	}
	endpoint.BaseURL = "https://endpoint.test/v1"
	if got := everyForm(endpoint); leak(got) != "" || !strings.Contains(got, "https://endpoint.test/v1") {
		t.Errorf("the endpoint prints as %q", got)
	}
}
