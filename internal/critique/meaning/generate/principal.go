package main

import (
	"math"
	"slices"
)

// principal returns the eigenvalues of a symmetric matrix, largest first, and
// their directions. It turns pairs of directions against each other until
// nothing is left between them (Jacobi's method), and changes m. A direction's
// sign is such that its largest number is positive.
func principal(m [][]float64) (values []float64, directions [][]float64) {
	n := len(m)
	turned := make([][]float64, n)
	for i := range turned {
		turned[i] = make([]float64, n)
		turned[i][i] = 1
	}
	for remains(m) {
		for p := range n {
			for q := p + 1; q < n; q++ {
				turn(m, turned, p, q)
			}
		}
	}
	order := make([]int, n)
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int {
		switch {
		case m[a][a] > m[b][b]:
			return -1
		case m[a][a] < m[b][b]:
			return 1
		}
		return 0
	})
	for _, i := range order {
		values = append(values, m[i][i])
		directions = append(directions, signed(turned[i]))
	}
	return values, directions
}

// remains reports whether anything to speak of is left beside the diagonal.
func remains(m [][]float64) bool {
	beside, diagonal := 0.0, 0.0
	for i := range m {
		for j, x := range m[i] {
			if i == j {
				diagonal += float64(x * x)
			} else {
				beside += float64(x * x)
			}
		}
	}
	return beside > 1e-24*diagonal
}

// turn makes the number at row p and column q zero, by a rotation that the
// directions take part in.
func turn(m, directions [][]float64, p, q int) {
	if m[p][q] == 0 {
		return
	}
	theta := (m[q][q] - m[p][p]) / (2 * m[p][q])
	t := 1 / (math.Abs(theta) + math.Sqrt(float64(theta*theta)+1))
	if theta < 0 {
		t = -t
	}
	c := 1 / math.Sqrt(float64(t*t)+1)
	s := float64(t * c)
	for k := range m {
		m[k][p], m[k][q] = rotate(m[k][p], m[k][q], c, s)
	}
	for k := range m {
		m[p][k], m[q][k] = rotate(m[p][k], m[q][k], c, s)
		directions[p][k], directions[q][k] = rotate(directions[p][k], directions[q][k], c, s)
	}
}

func rotate(x, y, c, s float64) (float64, float64) {
	return float64(c*x) - float64(s*y), float64(s*x) + float64(c*y)
}

func signed(v []float64) []float64 {
	largest := 0
	for j, x := range v {
		if math.Abs(x) > math.Abs(v[largest]) {
			largest = j
		}
	}
	if v[largest] < 0 {
		for j := range v {
			v[j] = -v[j]
		}
	}
	return v
}
