// Command okrcoach is an interview coach in the terminal. This package is
// wiring only: flags, streams, folders and exit codes. What the program does
// lives under internal.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(execute(context.Background(), systemHost(), os.Args[1:]))
}
