package wire

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"slices"
	"strings"

	"okrcoach/internal/clean"
)

// The bounds on a list of models: how many, and how long a name, in bytes.
const (
	maxModels    = 2000
	maxModelName = 200
)

// Models returns the names of the endpoint's models in alphabetical order.
// The error is a *Trouble, or that of ctx. Names that are not plain text of
// one line are left out: they could be neither shown nor sent. So are those
// that repeat the key.
func (c *Client) Models(ctx context.Context) ([]string, error) {
	asked := &call{host: c.host, listing: true, strike: striker{secrets: c.secrets()}.line}
	inside := context.WithValue(ctx, callKey{}, asked)
	if _, err := c.api.ListModels(inside); err != nil {
		return nil, asked.failure(ctx, err)
	}
	defer asked.body.Close()
	event, err := asked.body.next()
	for err == nil && string(event) == string(aliveEvent) {
		event, err = asked.body.next()
	}
	if ended := over(ctx, c.host, err); ended != nil {
		return nil, ended
	}
	reply := &Reply{ctx: ctx, asked: asked}
	switch {
	case errors.Is(err, io.EOF):
		return nil, reply.trouble(NotAnAPI, "an empty list of models")
	case err != nil:
		return nil, reply.end(err)
	}
	names, ok := readModels(event)
	if !ok {
		if said, bad := complaintIn(event); bad {
			return nil, reply.end(reply.complained(said))
		}
		return nil, reply.trouble(NotAnAPI, "no list of models")
	}
	return slices.DeleteFunc(names, c.repeatsSecret), nil
}

// repeatsSecret reports whether a name holds what nobody may read.
func (c *Client) repeatsSecret(name string) bool {
	return slices.ContainsFunc(c.secrets(), func(secret string) bool {
		return len(secret) > leastPiece && strings.Contains(name, secret)
	})
}

// complaintIn returns the error in place of a list.
func complaintIn(event []byte) (complaint, bool) {
	c, ok := readChunk(event)
	if !ok {
		return complaint{}, false
	}
	return c.complaint()
}

// readModels reads a list of models: OpenAI's object, or the bare array of
// some hosts; false if it is neither.
func readModels(event []byte) ([]string, bool) {
	type model struct {
		ID string `json:"id"`
	}
	var list struct {
		Data []model `json:"data"`
	}
	if json.Unmarshal(event, &list) != nil || list.Data == nil {
		if json.Unmarshal(event, &list.Data) != nil {
			return nil, isEmptyList(event)
		}
	}
	names := []string{}
	for _, m := range list.Data[:min(len(list.Data), maxModels)] {
		if m.ID != "" && len(m.ID) <= maxModelName && clean.Line(m.ID) == m.ID {
			names = append(names, m.ID)
		}
	}
	slices.Sort(names)
	return slices.Compact(names), true
}

// isEmptyList reports whether event is how a server without any model lists
// them: as null.
func isEmptyList(event []byte) bool {
	var list map[string]json.RawMessage
	return json.Unmarshal(event, &list) == nil && string(list["data"]) == "null"
}
