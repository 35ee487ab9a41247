package doctor

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
	"okrcoach/internal/endpoint"
)

func response(body string) *http.Response {
	return &http.Response{StatusCode: http.StatusOK, Header: http.Header{"Content-Type": {"application/json"}}, Body: io.NopCloser(strings.NewReader(body))}
}

// TestEachWeatherIsExplained sends the doctor into bad weather: what it says
// has to lead to the repair.
func TestEachWeatherIsExplained(t *testing.T) {
	cases := map[weather.Weather][]string{
		weather.Refused:      {"Nothing listens at 127.0.0.1:", "correct the port in OKRCOACH_BASE_URL"},
		weather.NoSuchHost:   {"There is no host called nowhere.invalid", "online", "OKRCOACH_BASE_URL"},
		weather.SelfSigned:   {"a certificate that this machine does not trust", "SSL_CERT_FILE"},
		weather.NotTLS:       {"speaks plain http, not https", "Write http:// in OKRCOACH_BASE_URL"},
		weather.ProxyRefused: {"The proxy does not let anything through", "Correct HTTPS_PROXY, or add endpoint.invalid to NO_PROXY"},
		weather.ProxyNeeds:   {"The proxy wants a name and a password", "HTTPS_PROXY"},
		weather.ProxyBroken:  {"The proxy does not let anything through", "NO_PROXY"},
		weather.HangsUp:      {"hangs up without an answer", "log"},
		weather.Unauthorized: {"does not accept the key (…4a60, from OKRCOACH_API_KEY)", "set it anew"},
		weather.KeyEchoed:    {"does not accept the key (…4a60, from OKRCOACH_API_KEY)"},
		weather.Unpaid:       {"wants to be paid first", "Add credit"},
		weather.Forbidden:    {"does not allow this", "what the key may do"},
		weather.NoPath:       {"no OpenAI-compatible endpoint at this path (status 404)", "Correct the path in OKRCOACH_BASE_URL"},
		weather.TooMany:      {"takes no more requests for now", "in a minute"},
		weather.TooManyWait:  {"takes no more requests for now", "Look once more in "},
		weather.Broken:       {"failed with status 500", "log"},
		weather.Unavailable:  {"is overloaded or down", "Look once more"},
		weather.MovedAway:    {"sends on to", "nothing was sent there", "sign-in page"},
		weather.Portal:       {"something that is no OpenAI-compatible endpoint, such as a web page", "sign in with a browser"},
		weather.EndsEarly:    {"broke off in the middle", "Look once more"},
		weather.Refusal:      {"would not answer two words", "Choose another model"},
	}
	for w, want := range cases {
		t.Run(string(w), func(t *testing.T) {
			server := weather.Serve(t, w)
			p := patient{variables: at(server.URL), agrees: true, options: Options{Transport: server.Transport}}
			says(t, p.examine(t), append([]string{"trouble Endpoint: "}, want...)...)
		})
	}
}

// TestInAnyWeatherThereIsANextStep holds whatever else is said.
func TestInAnyWeatherThereIsANextStep(t *testing.T) {
	for _, w := range weather.Bad() {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			server := weather.Serve(t, w)
			p := patient{variables: at(server.URL), agrees: true, options: Options{Transport: server.Transport}}
			text := p.examine(t)
			for line := range strings.Lines(text) {
				if strings.HasPrefix(line, "trouble") && strings.HasSuffix(line, "> \n") {
					t.Errorf("there is no next step:\n%s", line)
				}
			}
			if !strings.Contains(text, "trouble Endpoint: ") && !strings.Contains(text, "ok Test: ") {
				t.Errorf("nothing is said of the endpoint:\n%s", text)
			}
			t.Log(text)
		})
	}
}

func TestAModelThatIsNotThereIsNamedWithThoseThatAre(t *testing.T) {
	server := weather.ServeAnswer(t, weather.NoModel, weather.Answer{Models: []string{"alpha", "small-modal", "zeta"}})
	p := patient{variables: at(server.URL), agrees: true}
	says(t, p.examine(t), "trouble Endpoint: ", "has no model small-model, which is from OKRCOACH_MODEL. > Choose one of those that it has: 3 models: small-modal, ")
}

func TestAKeyThatIsNotThereIsExplained(t *testing.T) {
	server := weather.Serve(t, weather.Unauthorized)
	p := patient{agrees: true, variables: map[string]string{"OKRCOACH_BASE_URL": server.URL, "OPENAI_API_KEY": sentinel}}
	says(t, p.examine(t), "note Settings: OPENAI_BASE_URL and OPENAI_API_KEY are not used",
		"trouble Endpoint: ", "wants a key, and none is set for it.", "> Set OKRCOACH_API_KEY to it. A key in OPENAI_API_KEY stays with its own base URL.")
	for _, q := range server.Requests() {
		if q.Header.Get("Authorization") != "" {
			t.Error("the key of another set was sent")
		}
	}
}

func TestABaseURLWithoutItsPathIsCompleted(t *testing.T) {
	server := weather.Serve(t, weather.Fair)
	p := patient{variables: at(strings.TrimSuffix(server.URL, "/v1")), agrees: true}
	says(t, p.examine(t), "trouble Endpoint: ", "> The endpoint is at "+server.URL+": set the base URL to that.")
}

func TestAProgramThatDoesNotRunIsNamed(t *testing.T) {
	closed := transport(func(*http.Request) (*http.Response, error) {
		return nil, &net.OpError{Op: "dial", Err: refusedError(t)}
	})
	for base, want := range map[string]string{
		"http://localhost:11434/v1": "Ollama is not running: nothing listens at localhost:11434. > Start it, with ollama serve",
		"http://127.0.0.1:1234/v1":  "LM Studio is not running: nothing listens at 127.0.0.1:1234. > Start it, with lms server start",
		"http://[::1]:8080/v1":      "llama.cpp is not running: nothing listens at [::1]:8080. > Start it, with llama-server",
		"https://x.example:11434":   "x.example:11434 refuses the connection: the machine is there",
	} {
		p := patient{variables: map[string]string{"OKRCOACH_BASE_URL": base}, agrees: true, options: Options{Transport: closed}}
		says(t, p.examine(t), "trouble Endpoint: "+want)
	}
}

// refusedError is what the system says of a port on which nobody listens.
func refusedError(t *testing.T) error {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	_ = l.Close()
	_, err = net.Dial("tcp", l.Addr().String())
	var op *net.OpError
	if !errors.As(err, &op) {
		t.Fatalf("it is %v", err)
	}
	return op.Err
}

func TestSettingsThatAreWrongAreExplained(t *testing.T) {
	cases := []struct {
		name, config string
		variables    map[string]string
		want         []string
	}{
		{"a key in the file", "base_url: https://x.example\napi_key: " + sentinel, nil, []string{"trouble Settings: ", "config.yaml, line 2: this looks like a key", "> Take it out", "api_key_env"}},
		{"a damaged file", "base_url: [", nil, []string{"trouble Settings: ", "line 1: this is no YAML", "> Write one setting a line"}},
		{"a key without a host", "", map[string]string{"OKRCOACH_API_KEY": sentinel}, []string{"trouble Settings: OKRCOACH_API_KEY: there is a key, and no OKRCOACH_BASE_URL", "> Set OKRCOACH_BASE_URL too"}},
		{"a key in the URL", "", map[string]string{"OPENAI_BASE_URL": "https://" + sentinel + "@x.example"}, []string{"trouble Settings: OPENAI_BASE_URL: the base URL holds a name or a key", "> Take it out"}},
		{"plain http to another machine", "", map[string]string{"OKRCOACH_BASE_URL": "http://192.0.2.1/v1"}, []string{"note Base URL: http://192.0.2.1/v1", "can read the answer and the key. > Use https"}},
		{"a variable that is empty", "base_url: https://x.example\napi_key_env: GATEWAY_KEY", nil, []string{"ok Key: not fetched yet, from GATEWAY_KEY", "trouble Key: ", "the variable GATEWAY_KEY is empty"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			nowhere := transport(func(*http.Request) (*http.Response, error) { return nil, io.ErrClosedPipe })
			p := patient{config: c.config, variables: c.variables, agrees: true, options: Options{Transport: nowhere}}
			says(t, p.examine(t), c.want...)
		})
	}
}

func TestAClockThatIsWrongIsNoticed(t *testing.T) {
	server := weather.Serve(t, weather.Fair)
	for off, want := range map[time.Duration]string{
		4 * time.Minute:      "ok Clock: It agrees",
		-7 * time.Minute:     "trouble Clock: The clock of this machine is 7 min behind that of 127.0.0.1:",
		150 * time.Minute:    "trouble Clock: The clock of this machine is 3 h ahead of",
		100 * 24 * time.Hour: "trouble Clock: The clock of this machine is 100 days ahead of",
	} {
		p := patient{variables: at(server.URL), agrees: true, options: Options{Now: func() time.Time { return time.Now().Add(off) }}}
		says(t, p.examine(t), want)
	}
	p := patient{options: Options{Now: func() time.Time { return time.Unix(0, 0) }}}
	says(t, p.examine(t), "trouble Clock: ", "long past. > Let the system set the time")
}

func TestACertificateThatBeginsLaterPointsToTheClock(t *testing.T) {
	server := httptest.NewTLSServer(http.NotFoundHandler())
	t.Cleanup(server.Close)
	past := func() time.Time { return server.Certificate().NotBefore.Add(-time.Hour) }
	client := server.Client().Transport.(*http.Transport).Clone()
	client.TLSClientConfig.Time = past
	p := patient{variables: at(server.URL + "/v1"), agrees: true, options: Options{Transport: client, Now: past}}
	says(t, p.examine(t), "trouble Endpoint: The certificate of 127.0.0.1:", "so the clock of this machine is probably behind.")
}

func TestTerminalsAreLookedAt(t *testing.T) {
	for _, c := range []struct {
		terminal Terminal
		want     string
	}{
		{Terminal{Name: "xterm-256color", Shown: true, Columns: 80, Rows: 24}, "ok Terminal: xterm-256color, 80 × 24 characters."},
		{Terminal{Name: "xterm", Shown: true}, "ok Terminal: xterm."},
		{Terminal{Name: "xterm", Shown: true, Columns: 30, Rows: 10}, "note Terminal: xterm, 30 × 10 characters. > Make it 40 × 15 or larger."},
		{Terminal{Name: "dumb", Shown: true, Dumb: true}, "trouble Terminal: TERM is dumb, a terminal for plain lines. > Use another"},
		{Terminal{Shown: true, Dumb: true}, "trouble Terminal: TERM is not set, so that practice runs on plain lines. > Set TERM"},
		{Terminal{Dumb: true}, "note Terminal: Input or output is not a terminal here, and TERM is not set"},
		{Terminal{Name: "xterm"}, "note Terminal: Input or output is not a terminal here"},
	} {
		p := patient{options: Options{Terminal: c.terminal}}
		says(t, p.examine(t), c.want)
	}
}

func TestPlacesThatCannotBeWrittenAreNamed(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	p := patient{options: Options{
		Places: []Place{
			{Dir: filepath.Join(dir, "a", "b"), For: "Attempts are kept"},
			{Dir: filepath.Join(file, "x"), For: "Drafts are kept"},
			{Dir: file, For: "Consents are kept"},
		},
		Memory:  endpoint.OpenMemory(filepath.Join(file, "state"), time.Now),
		History: func(context.Context) error { return fmt.Errorf("the disk is full") },
	}}
	says(t, p.examine(t), "trouble Memory: What is remembered of endpoints cannot be read in "+file, "> Make the folder",
		"ok Storage: Attempts are kept in "+dir, "trouble Storage: Drafts are kept in "+file, "trouble Storage: Consents are kept in "+file, "is not a folder", "trouble Storage: The disk is full.")
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("something is left behind: %v, %v", left, err)
	}
}

func TestSilenceIsExplained(t *testing.T) {
	r := &run{settings: endpoint.At(endpoint.Address{}, "m", "")}
	text, next := r.explain(fmt.Errorf("x: %w", context.DeadlineExceeded))
	says(t, text+next, "did not answer in time", "look once more", "firewall")
}

func TestAModelThatIsNotListedIsBlamedBeforeThePath(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		if strings.HasSuffix(r.URL.Path, "/models") {
			_, _ = io.WriteString(w, `{"object":"list","data":[{"id":"tiny-1"}]}`)
			return
		}
		w.WriteHeader(http.StatusNotFound)
		_, _ = io.WriteString(w, `{"error":"nothing here"}`)
	}))
	t.Cleanup(server.Close)
	variables := at(server.URL + "/v1")
	variables["OKRCOACH_MODEL"] = "gpt-9"
	p := patient{variables: variables, agrees: true}
	says(t, p.examine(t), "trouble Endpoint: ", "gpt-9", "tiny-1")
}
