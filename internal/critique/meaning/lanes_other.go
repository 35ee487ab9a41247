//go:build !amd64

package meaning

// dotFour sums the products of v with four other vectors, each in four parts.
func dotFour(v, a, b, c, d *[Dim]float32, parts *[4][4]float32) {
	for n, w := range [4]*[Dim]float32{a, b, c, d} {
		p := &parts[n]
		p[0], p[1], p[2], p[3] = dotParts(v, w)
	}
}

// addScaled adds a multiple of w to v.
func addScaled(v, w *[Dim]float32, by float32) {
	for i := range v {
		v[i] += float32(by * w[i])
	}
}
