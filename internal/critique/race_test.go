//go:build race

package critique_test

// underRace reports that the race detector runs.
const underRace = true
