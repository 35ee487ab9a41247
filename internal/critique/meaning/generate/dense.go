package main

import "math"

// dense is a layer that maps vectors linearly: the weights of each number that
// comes out lie together.
type dense struct {
	in      int
	weights []float32 // one run of in numbers for each that comes out
	bias    []float32
}

// newDense takes a kernel as the graph stores it, with the numbers that come
// out running fastest.
func newDense(kernel, bias []float32) dense {
	out := len(bias)
	d := dense{len(kernel) / out, make([]float32, len(kernel)), bias}
	for i := range d.in {
		for j := range out {
			d.weights[j*d.in+i] = kernel[i*out+j]
		}
	}
	return d
}

// apply maps each vector. Four numbers are worked out together: the additions of
// one have to wait for each other, those of four do not.
func (d dense) apply(x [][]float32) [][]float32 {
	out := make([][]float32, len(x))
	for i := range x {
		out[i] = make([]float32, len(d.bias))
	}
	for j := 0; j+4 <= len(d.bias); j += 4 {
		w := d.weights[j*d.in:]
		w0, w1, w2, w3 := w[:d.in], w[d.in:2*d.in], w[2*d.in:3*d.in], w[3*d.in:4*d.in]
		for i, v := range x {
			s0, s1, s2, s3 := dot4(v, w0, w1, w2, w3)
			y := out[i][j : j+4]
			y[0], y[1], y[2], y[3] = s0+d.bias[j], s1+d.bias[j+1], s2+d.bias[j+2], s3+d.bias[j+3]
		}
	}
	return out
}

func dot4(v, w0, w1, w2, w3 []float32) (s0, s1, s2, s3 float32) {
	w0, w1, w2, w3 = w0[:len(v)], w1[:len(v)], w2[:len(v)], w3[:len(v)]
	for k, x := range v {
		s0 += float32(x * w0[k])
		s1 += float32(x * w1[k])
		s2 += float32(x * w2[k])
		s3 += float32(x * w3[k])
	}
	return s0, s1, s2, s3
}

func dot32(a, b []float32) (sum float32) {
	for j, x := range a {
		sum += float32(x * b[j])
	}
	return sum
}

func add(to, v []float32) {
	for j, x := range v {
		to[j] += x
	}
}

// norm brings vectors to mean 0 and variance 1, then to a learnt scale and bias.
type norm struct {
	scale, bias []float32
}

func (n norm) apply(x [][]float32) [][]float32 {
	const smallest = 1e-6 // is added to the variance, as the graph does
	out := make([][]float32, len(x))
	for i, v := range x {
		mean, variance := 0.0, 0.0
		for _, y := range v {
			mean += float64(y)
		}
		mean /= float64(len(v))
		for _, y := range v {
			variance += float64((float64(y) - mean) * (float64(y) - mean))
		}
		deviation := math.Sqrt(variance/float64(len(v)) + smallest)
		out[i] = make([]float32, len(v))
		for j, y := range v {
			out[i][j] = float32(float32((float64(y)-mean)/deviation)*n.scale[j]) + n.bias[j]
		}
	}
	return out
}

// softmax turns scores into shares of 1.
func softmax(scores []float64) {
	highest := math.Inf(-1)
	for _, x := range scores {
		highest = max(highest, x)
	}
	sum := 0.0
	for i, x := range scores {
		scores[i] = exp(x - highest)
		sum += scores[i]
	}
	for i := range scores {
		scores[i] /= sum
	}
}

// exp is e to the power of x, by a series over at most half a power of two. The
// standard library's differs in the last bit between processors.
func exp(x float64) float64 {
	if x < -700 {
		return 0
	}
	power := math.Round(x / math.Ln2)
	x -= float64(power * math.Ln2)
	sum, term := 1.0, 1.0
	for i := 1; i < 20; i++ {
		term = float64(term*x) / float64(i)
		sum += term
	}
	return math.Ldexp(sum, int(power))
}

func tanh(x float64) float64 {
	if x < 0 {
		return -tanh(-x)
	}
	e := exp(-2 * x)
	return (1 - e) / (1 + e)
}
