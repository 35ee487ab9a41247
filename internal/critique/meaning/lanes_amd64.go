package meaning

// The assembly takes a vector for so many fours and one number more.
var _ [1]struct{} = [Dim % 4]struct{}{}

// dotFour sums the products of v with four other vectors, each in four parts.
//
//go:noescape
func dotFour(v, a, b, c, d *[Dim]float32, parts *[4][4]float32)

// addScaled adds a multiple of w to v.
//
//go:noescape
func addScaled(v, w *[Dim]float32, by float32)
