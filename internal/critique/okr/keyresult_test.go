package okr

import "testing"

// read reads one Key Result.
func read(t *testing.T, said string) KeyResult {
	t.Helper()
	got := Read("Objective 1: x\n- KR1: " + said + "\n- KR2: y")
	if len(got) != 1 || len(got[0].KeyResults) != 2 {
		t.Fatalf("%q is read as %+v", said, got)
	}
	return got[0].KeyResults[0]
}

func TestKeyResultsAreTakenApart(t *testing.T) {
	for _, c := range []struct {
		said, metric string
		direction    Direction
		baseline     string
		target, unit string
		deadline     string
		scope        string
	}{
		{"p99 of the charge endpoint from 900 ms to 500 ms by 30 June", "p99", Down, "900 ms", "500 ms", "ms", "30 June", "of the charge endpoint"},
		{"Reduce p99 latency from 900 to 500 ms by end of Q3", "p99 latency", Down, "900", "500 ms", "ms", "end of Q3", ""},
		{"availability from 99.95 to 99.99% in every region", "availability", Up, "99.95", "99.99%", "%", "", "in every region"},
		{"four nines for every merchant by June", "", "", "", "four nines", "nines", "June", "for every merchant"},
		{"MTTR under 15 minutes", "MTTR", Down, "", "15 minutes", "minutes", "", ""},
		{"MTTR 45 → 15 min", "MTTR", Down, "45", "15 min", "min", "", ""},
		{"keep p99 at 300 ms", "p99", Hold, "", "300 ms", "ms", "", ""},
		{"deploys per day stay >= 20", "deploys", Hold, "", "20", "", "", ""},
		{"Developer NPS 55 -> 65", "Developer NPS", Up, "55", "65", "", "", ""},
		{"at most two Sev-1s a quarter", "Sev-1s", Down, "", "two", "", "", ""},
		{"no more than 1 breaking change per year", "breaking change", Down, "", "1", "", "", ""},
		{"support tickets per 1,000 integrations down 30%", "support tickets", Down, "", "down 30%", "%", "", "per 1,000 integrations"},
		{"95 % of all builds pass by 30 June, up from 82 %", "all builds pass", Up, "82 %", "95 %", "%", "30 June", ""},
		{"99.99 % availability, today 99.95 %", "availability", Up, "99.95 %", "99.99 %", "%", "", ""},
		{"one config system, today 4", "one config system", "", "4", "one", "", "", ""},
		{"P99 should come to 500 ms from 900 ms", "P99", Down, "900 ms", "500 ms", "ms", "", ""},
		{"conversion +0.4pt in an A/B test", "conversion", Up, "", "+0.4pt", "pt", "", "in an A/B test"},
		{"infra cost per million calls -15%", "infra cost", Down, "", "-15%", "%", "", "per million calls"},
		{"latency below half a second", "latency", Down, "", "half a second", "second", "", ""},
		{"duplicate charges from 5 to 1 per 10 million", "duplicate charges", Down, "5", "1 per 10 million", "per 10 million", "", ""},
		{"cost per call from $2 to $1.50 before 2027-01-31", "cost", Down, "$2", "$1.50", "$", "2027-01-31", "per call"},
		{"On standard runners, the p95 wait falls from 90 s to 20 s by 30 June", "p95 wait", Down, "90 s", "20 s", "s", "30 June", "On standard runners"},
		{"Share of merchants one failure can reach from 20 % to 5 %", "Share of merchants one failure can reach", Down, "20 %", "5 %", "%", "", ""},
		{"Incidents that block charges from 4 to 2 a quarter, MTTR from 6 to 3 minutes, by 30 September", "Incidents that block charges", Down, "4", "2", "", "30 September", ""},
		{"cut incidents by a third this quarter", "incidents", Down, "", "by a third", "", "this quarter", ""},
		{"halve the number of false alerts", "number of false alerts", Down, "", "halve", "", "", ""},
		{"no double charges", "double charges", "", "", "no double charges", "", "", ""},
		{"p99 stays between 200 and 300 ms", "p99", Hold, "", "200 and 300 ms", "ms", "", ""},
		{"6 of 9 services on the new store by H2", "services", "", "", "6 of 9", "of 9", "H2", "on the new store"},
		{"Cut merchant volume lost to downtime by 50% YoY", "merchant volume lost to downtime", Down, "", "by 50%", "%", "", ""},
		{"30% fewer support tickets", "support tickets", Down, "", "30% fewer", "%", "", ""},
		{"No downtime in the whole year", "downtime", "", "", "No downtime", "", "", "in the whole year"},
		{"nobody is charged twice when the line drops", "nobody is charged twice", Down, "", "nobody is charged twice", "", "", ""},
		{"Release frequency from weekly to daily", "Release frequency", "", "weekly", "daily", "", "", ""},
		{"99% under 500 ms", "99%", Down, "", "500 ms", "ms", "", ""},
		{"Monolith is divided. 5 of 8 domains are moved out", "domains are moved out", "", "", "5 of 8", "of 8", "", ""},
		{"customers never leave, so churn = 2%", "churn", Down, "", "2%", "%", "", ""},
		{"because of 99.9% uptime all orders succeed and revenue grows 10x", "revenue", Up, "", "10x", "x", "", ""},
		{"because of 100% uptime all orders succeed so revenue will grow 10x", "revenue", Up, "", "10x", "x", "", ""},
		{"new ledger in a modern way, own precision rules (JPY has none, KWD has three)", "new ledger", "", "", "", "", "", "in a modern way"},
		{"Each change has a plan tested in the last 90 days", "Each change has a plan tested", "", "", "", "", "", ""},
		{"4.3 min / month budget", "budget", "", "", "4.3 min", "min", "", ""},
		{"number of merchants with a bad hour going down", "number of merchants with a bad hour", Down, "", "", "", "", ""},
		{"fewer slow queries", "slow queries", Down, "", "", "", "", ""},
		{"noticeably better latency on hot paths", "latency", "", "", "", "", "", "on hot paths"},
		{"At the end of next year the old house is closed", "old house is closed", "", "", "", "", "the end of next year", ""},
		{"uptime better", "uptime", "", "", "", "", "", ""},
		{"everything better", "everything", "", "", "", "", "", ""},
	} {
		k := read(t, c.said)
		if k.Metric != c.metric || k.Direction != c.direction || k.Baseline != c.baseline || k.Target != c.target ||
			k.Unit != c.unit || k.Deadline != c.deadline || k.Scope != c.scope {
			t.Errorf("%q:\n got  %q %q %q > %q (%s) by %q, %q\n want %q %q %q > %q (%s) by %q, %q", c.said,
				k.Metric, k.Direction, k.Baseline, k.Target, k.Unit, k.Deadline, k.Scope,
				c.metric, c.direction, c.baseline, c.target, c.unit, c.deadline, c.scope)
		}
	}
}

func TestActivitiesAreToldFromOutcomes(t *testing.T) {
	for said, outcome := range map[string]bool{
		"launch 3 edge locations by end of Q3":              false,
		"help merchants integrate faster":                   false,
		"build a dashboard for every team":                  false,
		"roll out tracing to all squads":                    false,
		"Support more local payment methods":                false,
		"hire 4 SREs by June":                               false,
		"p99 from 900 to 500 ms":                            true,
		"support tickets down 30 %":                         true,
		"release frequency from weekly to daily":            true,
		"deploy time from 40 to 10 min":                     true,
		"launch edge caches so that p99 falls under 500 ms": true,
		"migrate 100 % of shards to the new store":          true,
		"build time under 10 minutes":                       true,
		"review time from 3 days to 1 day":                  true,
		"hold p99 under 500 ms":                             true,
		"write errors below 0.1 %":                          true,
		"incidents get fewer":                               true,
		"complete checkouts from 68 % to 70 %":              true,
		"Improve our documentation":                         false,
		"better postmortems":                                false,
		"good dashboards by method of payment":              false,
		"optimize the auth call":                            false,
		"break the monolith gradually":                      false,
		"move off Java 8":                                   false,
		"old ledger is retired":                             false,
		"cloud commitment renegotiated by Q3":               false,
		"legacy parts identified":                           false,
		"improve conversion":                                true,
		"better uptime for merchants":                       true,
		"no errors introduced by our deploys":               true,
		"5 of 8 domains are migrated":                       true,
		"90 % of services migrated":                         true,
	} {
		if got := read(t, said).Outcome; got != outcome {
			t.Errorf("%q: outcome is %t", said, got)
		}
	}
}

func TestADateSetOnceCountsForAllBelowIt(t *testing.T) {
	const results = "\n- p99 from 900 to 500 ms\n- MTTR from 45 to 15 min\n"
	for name, c := range map[string]struct {
		text, want string
	}{
		"in the first line":       {"OKRs for Q3 2026\nObjective 1: x" + results, "Q3 2026"},
		"before the first":        {"All of this by the end of June.\n\nObjective 1: x" + results, "the end of June"},
		"this quarter":            {"For this quarter I would set:\n\nObjective 1: x" + results, "this quarter"},
		"in the title":            {"Objective 1: pay down debt by end of fiscal year" + results, "end of fiscal year"},
		"in the label":            {"Objective 1: x\nKey Results by end of Q3 2026:" + results, "end of Q3 2026"},
		"in brackets":             {"Objective 1: x\nKRs (Q3):" + results, "Q3"},
		"behind all":              {"Objective 1: x" + results + "\nAll by 30 June.", "30 June"},
		"behind all, in words":    {"Objective 1: x" + results + "\nEverything is due by the end of Q2.", "the end of Q2"},
		"by how long it takes":    {"Objective 1: x" + results + "\n1 and 2 are for the next two quarters.", "the next two quarters"},
		"for the first two":       {"Objective 1: x" + results + "\nThe first two are for this quarter; the third takes three quarters.", "this quarter"},
		"beside the Key Results":  {"Objective 1: x. KR: p99 from 900 to 500 ms. KR: MTTR 15 min. This is the long horizon, four quarters.", "four quarters"},
		"in another's sentence":   {"Objective 1: x. p99 from 900 to 500 ms, MTTR from 45 to 15 min, both by 30 June.", "30 June"},
		"nowhere":                 {"Objective 1: x" + results + "\nWe lost two contracts last year.", ""},
		"of the company's past":   {"As of 2017 Stripe had kept every version. In 2023 it had 99.999 %.\n\nObjective 1: x" + results, ""},
		"at another Key Result":   {"Objective 1: x. KR: p99 from 900 to 500 ms, MTTR from 45 to 15 min. KR: churn 2 %.\nRetros are in the months before Christmas.", ""},
		"of a freeze, not of all": {"Objective 1: x" + results + "\nNothing ships in the week before Black Friday.", ""},
	} {
		for i, k := range Read(c.text)[0].KeyResults {
			if k.Deadline != c.want {
				t.Errorf("%s: Key Result %d is due by %q, want %q", name, i+1, k.Deadline, c.want)
			}
		}
	}
}
