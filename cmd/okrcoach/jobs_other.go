//go:build !unix

package main

import "os"

// canSuspend reports that this system has no job control.
func canSuspend() bool { return false }

// jobControl returns nothing to wait for: this system cannot suspend.
func jobControl() (suspended <-chan os.Signal, suspend, stop func()) {
	return nil, nil, func() {}
}
