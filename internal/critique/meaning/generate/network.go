package main

import (
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"math"
	"strings"
)

// weights are the numbers of the encoder's graph by the name of their node.
type weights map[string][]float32

// manifest is the part of model.json that says which weights lie in the shards,
// one after another and without gaps.
type manifest struct {
	Groups []struct {
		Weights []struct {
			Name  string
			Shape []int
			Dtype string
		}
	} `json:"weightsManifest"`
}

// readEncoder reads the network and its pieces.
func readEncoder(folder string) (*encoder, error) {
	var (
		graph  manifest
		shards []byte
		parts  pieces
	)
	err := sentenceEncoder.each(folder, func(name string, contents io.Reader) (err error) {
		switch {
		case name == "model.json":
			err = json.NewDecoder(contents).Decode(&graph)
		case name == "vocab.json":
			parts, err = readPieces(contents)
		case strings.HasPrefix(name, "group1-shard"):
			// The archive has them in the order of their numbers.
			var shard []byte
			shard, err = io.ReadAll(contents)
			shards = append(shards, shard...)
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	w, err := graph.cut(shards)
	if err != nil {
		return nil, err
	}
	return newEncoder(w, parts), nil
}

func (m manifest) cut(shards []byte) (weights, error) {
	out := weights{}
	for _, group := range m.Groups {
		for _, entry := range group.Weights {
			count := 1
			for _, n := range entry.Shape {
				count *= n
			}
			if len(shards) < 4*count {
				return nil, fmt.Errorf("the shards end within %s", entry.Name)
			}
			if entry.Dtype == "float32" {
				out[entry.Name] = floats(shards[:4*count])
			}
			shards = shards[4*count:]
		}
	}
	if len(shards) > 0 {
		return nil, fmt.Errorf("%d bytes follow the last weight", len(shards))
	}
	return out, nil
}

func floats(b []byte) []float32 {
	out := make([]float32, len(b)/4)
	for i := range out {
		out[i] = math.Float32frombits(binary.LittleEndian.Uint32(b[4*i:]))
	}
	return out
}
