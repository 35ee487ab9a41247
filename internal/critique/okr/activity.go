package okr

import (
	"regexp"
	"strings"
)

// doing are verbs for work, as opposed to what comes of it. They count only at
// the beginning ("launch X", "help merchants").
var doing = words(`launch launching build building implement implementing help helping support supporting create creating ship
	shipping deliver introduce introducing write writing document documenting run running organise organize hold set develop
	developing design designing conduct start begin continue work working explore investigate refactor refactoring hire train
	publish integrate add adding establish define identify review evaluate roll deploy migrate plan prepare schedule setup research
	finish complete rewrite replace release provide bring harden redesign upgrade`)

// resulting are words for something that comes of the work.
var resulting = regexp.MustCompile(`(?i)\b(?:so that|to (?:cut|reduce|lower|raise|increase|bring|get|lift)|which (?:cuts|raises|lifts|reduces)|resulting in|` +
	`from .{1,60} to |fewer than|less than|more than|at least|at most|under|below|above|without)\b|→|->|[<>≤≥]`)

// isActivity reports whether a Key Result names work instead of what comes of
// it. A number with a unit, or one that limits something, makes it an outcome;
// a mere count of things to make does not.
func isActivity(text string) bool {
	all := metricWords(text)
	for len(all) > 0 && (all[0] == "we" || all[0] == "to" || all[0] == "will" || all[0] == "i") {
		all = all[1:]
	}
	if len(all) < 2 || !doing[all[0]] || nominal(all) || resulting.MatchString(text) {
		return false
	}
	switch {
	case all[0] == "bring" || all[0] == "hold" || all[0] == "deliver":
		if knownMetric(all[1:min(len(all), 4)]) {
			return false
		}
	case all[0] == "set":
		if all[1] != "up" {
			return false
		}
	case all[0] == "roll" && all[1] != "out":
		return false
	}
	for _, q := range Quantities(text) {
		if q.Unit == Percent || q.Unit == Money || q.Unit == Ratio || q.Unit == Duration && q.factor < day || q.share {
			return false
		}
	}
	return true
}

// nominal reports whether the first word is a noun here: "support tickets",
// "release frequency", "deploy time", "review time".
func nominal(all []string) bool {
	if _, known := metrics[all[1]]; known {
		return true
	}
	switch all[1] {
	case "is", "are", "was", "frequency", "cadence", "success", "effort", "process", "coverage", "team", "and", "pipeline", "lead", "notes":
		return true
	}
	return strings.HasSuffix(all[0], "ing") && (all[1] == "of" || all[1] == "on")
}
