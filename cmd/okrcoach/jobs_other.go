//go:build !unix

package main

import "os"

// jobControl returns nothing to wait for: this system cannot suspend.
func jobControl() (suspended <-chan os.Signal, suspend, stop func()) {
	return nil, nil, func() {}
}
