package endpoint

import (
	"context"
	"io"
	"net/http"
	"reflect"
	"strings"
	"testing"
)

// machine answers requests by the port they go to; a port without an answer
// is closed.
type machine map[string]string

func (m machine) RoundTrip(r *http.Request) (*http.Response, error) {
	if r.URL.Path != "/v1/models" || r.URL.Hostname() != "127.0.0.1" || r.Header.Get("Authorization") != "" {
		return nil, io.ErrUnexpectedEOF
	}
	body, ok := m[r.URL.Port()]
	switch {
	case !ok:
		return nil, io.ErrClosedPipe
	case body == "silence":
		<-r.Context().Done()
		return nil, context.Cause(r.Context())
	}
	status := http.StatusOK
	if rest, moved := strings.CutPrefix(body, "moved"); moved {
		status, body = http.StatusFound, rest
	}
	return &http.Response{StatusCode: status, Body: io.NopCloser(strings.NewReader(body)), Header: http.Header{}}, nil
}

func TestEndpointsOnThisMachineAreFound(t *testing.T) {
	const list = `{"object":"list","data":[{"id":"llama3.2:3b"},{"id":"a\u001b[31mb"},{"id":""}]}`
	cases := []struct {
		name string
		on   machine
		want map[string][]string
	}{
		{"none", machine{}, map[string][]string{}},
		{"all", machine{"11434": list, "1234": `{"data":[{"id":"m"}]}`, "8080": list}, map[string][]string{
			"Ollama http://127.0.0.1:11434/v1": {"llama3.2:3b", "ab"}, "LM Studio http://127.0.0.1:1234/v1": {"m"}, "llama.cpp http://127.0.0.1:8080/v1": {"llama3.2:3b", "ab"},
		}},
		{"without a model", machine{"11434": `{"object":"list","data":null}`}, map[string][]string{"Ollama http://127.0.0.1:11434/v1": {}}},
		{"something else", machine{"8080": "<html>", "1234": `{"error":"no"}`, "11434": "moved" + list}, map[string][]string{}},
		{"silence", machine{"8080": "silence", "1234": list}, map[string][]string{"LM Studio http://127.0.0.1:1234/v1": {"llama3.2:3b", "ab"}}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			got := map[string][]string{}
			for _, l := range Local(t.Context(), c.on) {
				if !l.Base.Loopback() {
					t.Errorf("%s is not on this machine", l.Base)
				}
				got[l.Name+" "+l.Base.String()] = l.Models
			}
			if !reflect.DeepEqual(got, c.want) {
				t.Errorf("it is %v", got)
			}
		})
	}
}

func TestProgramsAreNamedByTheirPorts(t *testing.T) {
	if got, want := LocalPrograms(), "Ollama (port 11434), LM Studio (port 1234) and llama.cpp (port 8080)"; got != want {
		t.Errorf("it is %q", got)
	}
	for text, want := range map[string]string{
		"http://localhost:11434/v1": "Ollama", "http://[::1]:1234": "LM Studio", "http://127.0.0.1:8080/v1": "llama.cpp",
		"http://127.0.0.1:18080/v1": "", "http://192.168.1.9:11434/v1": "", "http://localhost/v1": "",
	} {
		if got := ProgramAt(address(t, text)); got != want {
			t.Errorf("%s: %q", text, got)
		}
	}
}
