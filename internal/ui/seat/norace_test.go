//go:build !race

package seat

// raced says that the race detector is on.
const raced = false
