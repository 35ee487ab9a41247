package endpoint

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"time"

	"okrcoach/internal/clean"
)

// Found is an endpoint that answers on this machine.
type Found struct {
	// Name is the program that usually listens there.
	Name   string
	Base   Address
	Models []string
}

// usualPlaces are where the programs listen if nobody has said otherwise.
func usualPlaces() []Found {
	places := []Found{{Name: "Ollama"}, {Name: "LM Studio"}, {Name: "llama.cpp"}}
	for i, port := range []string{"11434", "1234", "8080"} {
		places[i].Base = Address{scheme: "http", host: "127.0.0.1:" + port, path: "/v1"}
	}
	return places
}

// LocalPrograms names the programs that Local looks for, with their ports.
func LocalPrograms() string {
	var named []string
	for _, f := range usualPlaces() {
		named = append(named, f.Name+" (port "+strings.TrimPrefix(f.Base.host, "127.0.0.1:")+")")
	}
	last := len(named) - 1
	return strings.Join(named[:last], ", ") + " and " + named[last]
}

// ProgramAt names the program that usually listens at an address on this
// machine; "" where there is none.
func ProgramAt(a Address) string {
	for _, f := range usualPlaces() {
		_, port, _ := strings.Cut(f.Base.host, ":")
		if a.Loopback() && strings.HasSuffix(a.host, ":"+port) {
			return f.Name
		}
	}
	return ""
}

// Local looks for endpoints at the usual ports of this machine, all at
// once and for no longer than a second, and returns those that list their
// models, in the order Ollama, LM Studio, llama.cpp. It is called only after
// the person has agreed to it. The transport is for tests; nil is one that
// goes past every proxy.
func Local(ctx context.Context, transport http.RoundTripper) []Found {
	const patience = time.Second
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	if transport == nil {
		direct := &http.Transport{DisableKeepAlives: true}
		defer direct.CloseIdleConnections()
		transport = direct
	}
	places := usualPlaces()
	var looking sync.WaitGroup
	for i := range places {
		looking.Go(func() { places[i].Models = modelsAt(ctx, transport, places[i].Base) })
	}
	looking.Wait()
	return slices.DeleteFunc(places, func(f Found) bool { return f.Models == nil })
}

// modelsAt lists the models at an address, nil where it is no endpoint. An
// endpoint without any has an empty list. No redirect is followed, since the
// person has agreed to this machine.
func modelsAt(ctx context.Context, transport http.RoundTripper, a Address) []string {
	const most, longest, maxAnswer = 1000, 200, 1 << 20 // models, bytes of a name, bytes
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, a.String()+"/models", nil)
	if err != nil {
		return nil
	}
	response, err := transport.RoundTrip(request)
	if err != nil {
		return nil
	}
	defer func() { _ = response.Body.Close() }() // what was read is enough
	var list struct {
		Object string `json:"object"`
		Data   []struct {
			ID string `json:"id"`
		} `json:"data"`
	}
	err = json.NewDecoder(io.LimitReader(response.Body, maxAnswer)).Decode(&list)
	// Ollama without a model sends null for the data.
	if err != nil || response.StatusCode != http.StatusOK || list.Object != "list" && list.Data == nil {
		return nil
	}
	models := []string{}
	for _, m := range list.Data[:min(len(list.Data), most)] {
		if name := clean.Line(m.ID); name != "" && len(name) <= longest {
			models = append(models, name)
		}
	}
	return models
}
