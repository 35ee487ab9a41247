package meaning

import "math"

// Dim is how many numbers a vector has.
const Dim = encoderDim + gloveDim

// Vector is the meaning of some words: the weighted sum of their vectors. Its
// direction tells what they are about, its length how many words of weight
// there are.
type Vector []float32

// Dot is the product of two vectors. It is summed in four parts, always in the
// same order, and without fused operations, so that it is the same on every
// platform.
func (v Vector) Dot(w Vector) float64 {
	if len(v) != Dim || len(w) != Dim {
		return 0
	}
	v, w = v[:Dim:Dim], w[:Dim:Dim]
	var a, b, c, d float32
	i := 0
	for ; i+3 < Dim; i += 4 {
		a += float32(v[i] * w[i])
		b += float32(v[i+1] * w[i+1])
		c += float32(v[i+2] * w[i+2])
		d += float32(v[i+3] * w[i+3])
	}
	for ; i < Dim; i++ {
		a += float32(v[i] * w[i])
	}
	return float64((a + b) + (c + d))
}

// Length is the length of a vector, 0 or more.
func (v Vector) Length() float64 { return math.Sqrt(v.Dot(v)) }

// Plus returns the sum of two vectors: the meaning of both texts together.
func (v Vector) Plus(w Vector) Vector {
	sum := make(Vector, Dim)
	for i := range sum {
		sum[i] = v[i] + w[i]
	}
	return sum
}

// AddScaled adds a multiple of w to v.
func (v Vector) AddScaled(w Vector, by float32) {
	v, w = v[:Dim:Dim], w[:Dim:Dim]
	for i := range v {
		v[i] += float32(by * w[i])
	}
}

// Scaled returns a multiple of v.
func (v Vector) Scaled(by float64) Vector {
	out := make(Vector, Dim)
	for i := range v {
		out[i] = float32(float64(v[i]) * by)
	}
	return out
}

// Unit returns v with the length 1, or zero where it has none.
func (v Vector) Unit() Vector {
	const least = 1e-6
	n := v.Length()
	if n < least {
		return make(Vector, Dim)
	}
	return v.Scaled(1 / n)
}

// Without returns v without what points in a direction of unit length.
func (v Vector) Without(direction Vector) Vector {
	out := make(Vector, Dim)
	copy(out, v)
	out.AddScaled(direction, -float32(v.Dot(direction)))
	return out
}
