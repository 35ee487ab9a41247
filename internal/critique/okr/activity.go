package okr

import (
	"regexp"
	"slices"
	"strings"
)

// doing are verbs for work, as opposed to what comes of it. They count only at
// the beginning ("launch X", "help merchants").
var doing = words(`launch launching build building implement implementing help helping support supporting create creating ship
	shipping deliver introduce introducing write writing document documenting run running organise organize hold set develop
	developing design designing conduct start begin continue work working explore investigate refactor refactoring hire train
	publish integrate add adding establish define identify review evaluate roll deploy migrate plan prepare schedule setup research
	finish complete rewrite replace release provide bring harden redesign upgrade break split decommission retire deprecate
	modernise modernize automate standardise standardize consolidate optimise optimize renegotiate`)

// bettering are words for a change for the better that name work where they
// stand before one of tools: "improve our documentation", "better dashboards".
// Before anything else they may name what comes of it: "improve conversion".
var (
	bettering = words(`improve improved improving enhance enhanced update updated strengthen simplify revamp better clearer good great
		amazing new modern`)
	tools = words(`documentation docs doc documents runbooks runbook playbooks tooling tools tool process processes procedures
		communication dashboards dashboard monitoring observability postmortems postmortem architecture codebase code tests testing
		policy policies guides training culture roadmap`)
)

// mostAdjectives is how many words may stand between the two.
const mostAdjectives = 3

// betters reports whether a Key Result only makes a tool better.
func betters(all []string) bool {
	return bettering[all[0]] && slices.ContainsFunc(all[1:min(len(all), mostAdjectives+2)], func(w string) bool { return tools[w] })
}

// done are the same verbs in the passive, behind what they are done to: "the
// old ledger is retired", "cloud contract renegotiated".
var done = regexp.MustCompile(`(?i)^[^,;.]*?\b(?:launched|built|implemented|created|shipped|introduced|written|documented|published|integrated|established|` +
	`defined|identified|evaluated|deployed|migrated|planned|prepared|rewritten|replaced|hardened|redesigned|designed|upgraded|refactored|` +
	`retired|decommissioned|renegotiated|divided|modernised|modernized|rolled out|trained|hired)\b`)

// passive reports whether a Key Result says that work is done. Behind a metric
// that is better one way the same words tell cases apart: "errors introduced".
func passive(text string, all []string) bool {
	m := done.FindString(text)
	if m == "" {
		return false
	}
	before := metricWords(m)
	return len(before) > 1 && !slices.ContainsFunc(all, func(w string) bool { return metrics[w] != eitherIsBetter })
}

// resulting are words for something that comes of the work.
var resulting = regexp.MustCompile(`(?i)\b(?:so that|to (?:cut|reduce|lower|raise|increase|bring|get|lift)|which (?:cuts|raises|lifts|reduces)|resulting in|` +
	`from .{1,60} to |fewer than|less than|more than|at least|at most|under|below|above|without|becomes? (?:smaller|shorter|fewer|less|faster)|shrinks?|(?:goes|comes) down)\b|→|->|[<>≤≥]`)

// isActivity reports whether a Key Result names work instead of what comes of
// it. A number with a unit, or one that limits something, makes it an outcome;
// a mere count of things to make does not.
func isActivity(text string) bool {
	all := metricWords(text)
	for len(all) > 0 && (all[0] == "we" || all[0] == "to" || all[0] == "will" || all[0] == "i") {
		all = all[1:]
	}
	if len(all) < 2 || resulting.MatchString(text) {
		return false
	}
	if !betters(all) && !passive(text, all) && !offOrTo(all) && (!doing[all[0]] || nominal(all)) {
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

// offOrTo reports whether a Key Result begins like "move off Java 8".
func offOrTo(all []string) bool {
	return all[0] == "move" && (all[1] == "off" || all[1] == "to" || all[1] == "onto")
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
