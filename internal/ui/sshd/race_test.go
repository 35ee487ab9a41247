//go:build race

package sshd

// raced says that the race detector is on.
const raced = true
