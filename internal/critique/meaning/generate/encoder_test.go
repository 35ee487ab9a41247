package main

import (
	"math"
	"os"
	"slices"
	"testing"
)

// The numbers are TensorFlow.js's (4.22), for the same graph and its own cutting
// of the text. The packages are too large for the repository: WORD_VECTORS names
// the folder that holds them.
func TestTheEncoderAgreesWithTensorFlow(t *testing.T) {
	folder := os.Getenv("WORD_VECTORS")
	if folder == "" {
		t.Skip("WORD_VECTORS names no folder")
	}
	e, err := readEncoder(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		text        string
		pieces      []int
		first, last []float64
	}{
		{"it is latency", []int{21, 18, 1069, 4845}, []float64{-0.054232, -0.054442, 0.043012, -0.01854, -0.00691, -0.049948}, []float64{0.054069, 0.052456}},
		{"it is mean time to recovery", []int{21, 18, 457, 99, 10, 5976}, []float64{-0.057578, 0.057526, 0.007392, 0.061007, 0.042561, -0.007361}, []float64{-0.008122, 0.035712}},
		{"how old are you", []int{140, 446, 31, 19}, []float64{0.052889, 0.045883, -0.039647, 0.023406, -0.053803, -0.046062}, []float64{0.048074, -0.023927}},
	} {
		if got := e.pieces.cut(c.text); !slices.Equal(got, c.pieces) {
			t.Errorf("%q is cut into %v, want %v", c.text, got, c.pieces)
		}
		got := e.encode(c.text)
		for i, want := range c.first {
			if math.Abs(got[i]-want) > 2e-6 {
				t.Errorf("%q: number %d is %f, want %f", c.text, i, got[i], want)
			}
		}
		for i, want := range c.last {
			if at := len(got) - len(c.last) + i; math.Abs(got[at]-want) > 2e-6 {
				t.Errorf("%q: number %d is %f, want %f", c.text, at, got[at], want)
			}
		}
	}
}

func TestASentenceIsNearerToItsParaphrase(t *testing.T) {
	folder := os.Getenv("WORD_VECTORS")
	if folder == "" {
		t.Skip("WORD_VECTORS names no folder")
	}
	e, err := readEncoder(folder)
	if err != nil {
		t.Fatal(err)
	}
	question, same, other := e.encode("how old are you"), e.encode("what is your age"), e.encode("the weather is nice today")
	if near, far := dot(question, same), dot(question, other); near < far+0.4 {
		t.Errorf("the paraphrase is at %.2f, the other sentence at %.2f", near, far)
	}
}

func TestOurExponentialAgreesWithTheStandardLibrary(t *testing.T) {
	for x := -40.0; x < 5; x += 0.37 {
		if got, want := exp(x), math.Exp(x); math.Abs(got-want) > 1e-13*want {
			t.Errorf("exp(%v) = %v, want %v", x, got, want)
		}
		if got, want := tanh(x), math.Tanh(x); math.Abs(got-want) > 1e-13 {
			t.Errorf("tanh(%v) = %v, want %v", x, got, want)
		}
	}
}

func TestADenseLayerMultipliesAndAddsItsBias(t *testing.T) {
	d := newDense([]float32{1, 2, 3, 4, 10, 20, 30, 40}, []float32{0.5, 0, 0, -1})
	got := d.apply([][]float32{{1, 1}, {2, 0}})
	want := [][]float32{{11.5, 22, 33, 43}, {2.5, 4, 6, 7}}
	for i := range want {
		if !slices.Equal(got[i], want[i]) {
			t.Errorf("row %d: %v, want %v", i, got[i], want[i])
		}
	}
}
