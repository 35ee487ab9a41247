package meaning

import (
	"math/rand/v2"
	"slices"
	"testing"
)

// randomVectors are the same every time.
func randomVectors(n int) []Vector {
	r := rand.New(rand.NewPCG(1, 2))
	all := make([]Vector, n)
	for i := range all {
		all[i] = make(Vector, Dim)
		for j := range all[i] {
			all[i][j] = float32(r.NormFloat64())
		}
	}
	return all
}

func TestDotsAreThoseOfDotToTheLastBit(t *testing.T) {
	for n := range 10 {
		all := randomVectors(n + 1)
		v, rows := all[0], all[1:]
		got, want := make([]float64, n), make([]float64, n)
		for i, row := range rows {
			want[i] = v.Dot(row)
		}
		if v.Dots(rows, got); !slices.Equal(got, want) {
			t.Errorf("got %v, want %v", got, want)
		}
	}
}

func TestAddScaledRoundsTheProductAndTheSum(t *testing.T) {
	all := randomVectors(2)
	v, w := all[0], all[1]
	want := make(Vector, Dim)
	for i := range want {
		want[i] = v[i] + float32(0.3*w[i])
	}
	if v.AddScaled(w, 0.3); !slices.Equal(v, want) {
		t.Errorf("got %v, want %v", v, want)
	}
}

func BenchmarkDots(b *testing.B) {
	all := randomVectors(601)
	products := make([]float64, 600)
	for b.Loop() {
		all[0].Dots(all[1:], products)
	}
}
