// Command eval measures the judge: on labelled answers to the first question
// and to others, on a suite of cases made to mislead it, on the bundled
// questions' own examples, and on ArgKP-2021. It prints Markdown. With -fit it
// fits the judge's weights instead and prints them as Go.
//
//	go run ./internal/critique/eval
//	go run ./internal/critique/eval -misses
//	go run ./internal/critique/eval -fit
//
// It is run from the top of the project. ArgKP-2021 is no part of it: it is
// scored where OKRCOACH_EVAL names a folder that holds it in argkp.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	data := flag.String("data", "internal/critique/testdata", "the folder of the labelled answers")
	fit := flag.Bool("fit", false, "fit the weights instead of measuring")
	misses := flag.Bool("misses", false, "name every wrong verdict")
	flag.Parse()
	if err := run(*data, os.Getenv("OKRCOACH_EVAL"), *fit, *misses); err != nil {
		fmt.Fprintln(os.Stderr, "eval:", err)
		os.Exit(1)
	}
}

func run(data, outside string, fit, misses bool) error {
	s, err := load(data)
	if err != nil {
		return err
	}
	if fit {
		return s.fit(os.Stdout)
	}
	s.measure(os.Stdout, misses)
	return measureArguments(os.Stdout, outside)
}
