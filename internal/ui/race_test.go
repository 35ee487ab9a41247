//go:build race

package ui

// raced says that the race detector is on.
const raced = true
