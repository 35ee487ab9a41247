//go:build race

package mock

// raced says that the race detector is on.
const raced = true
