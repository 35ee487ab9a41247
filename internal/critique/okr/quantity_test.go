package okr

import (
	"fmt"
	"strings"
	"testing"
)

// numbers writes the quantities in text as "what stands there=value unit",
// with "!" where it is aimed at.
func numbers(text string) string {
	var all []string
	for _, q := range Quantities(text) {
		s := fmt.Sprintf("%s=%.7g%s", q.Of(text), q.Value, q.Unit)
		if q.Low != q.Value {
			s = fmt.Sprintf("%s=%.7g..%.7g%s", q.Of(text), q.Low, q.Value, q.Unit)
		}
		if q.Aimed {
			s += "!"
		}
		all = append(all, s)
	}
	return strings.Join(all, ", ")
}

func TestNumbersAreReadWithTheirUnits(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"from 900 ms to 500 ms", "900 ms=0.9t, 500 ms=0.5t!"},
		{"from 900 to 500ms", "900=900n, 500ms=0.5t!"},
		{"99.95% to 99.99 %", "99.95%=99.95%, 99.99 %=99.99%!"},
		{"99.95 to 99.99", "99.95=99.95%, 99.99=99.99%!"},
		{"99,99 % and 99,999 %", "99,99 %=99.99%, 99,999 %=99.999%"},
		{"10,000 calls, 1.000.000 calls, 1,234.5 calls", "10,000=10000n, 1.000.000=1000000n, 1,234.5=1234.5n"},
		{"four nines, then four and a half nines, then five 9s", "four nines=99.99%, four and a half nines=99.995%, five 9s=99.999%"},
		{"3.5 nines", "3.5 nines=99.95%"},
		{"half a second, half an hour", "half a second=0.5t, half an hour=1800t"},
		{"cut by half, by a third, a quarter of them", "half=50%, a third=33.33333%, a quarter=25%"},
		{"two thirds of calls, two-thirds of calls", "two thirds=66.66667%, two-thirds=66.66667%"},
		{"a third one, a third party, a fifth attempt", ""},
		{"2 incidents a quarter", "2=2n"},
		{"below 1 in 10 million, 1 per 10 milion", "1 in 10 million=1e-05n!, 1 per 10 milion=1e-05n"},
		{"from 5 to 1 per 10 million", "5=5n, 1 per 10 million=1e-05n!"},
		{"6 of 9 services, nine times out of ten, one in five", "6 of 9=66.66667n, nine times out of ten=90n, one in five=20n"},
		{"200-300 ms, 200–300 ms, between 2 and 3 days", "200-300 ms=0.2..0.3t, 200–300 ms=0.2..0.3t, 2 and 3 days=172800..259200t"},
		{"12 to 18 months, 12-18 months", "12 to 18 months=3.1104e+07..4.6656e+07t, 12-18 months=3.1104e+07..4.6656e+07t"},
		{"from 4 to 2 days", "4=4n, 2 days=172800t!"},
		{"4 min 20 sec, 1h30m, 1 h 30 min", "4 min 20 sec=260t, 1h30m=5400t, 1 h 30 min=5400t"},
		{"70:30 and 50:50, at 14:30 or 9:00", "70:30=70x, 50:50=50x, 14=14n, 30=30n, 9=9n, 00=0n"},
		{"2x, 10× and tenfold", "2x=2x, 10×=10x"},
		{"$2.50, €3 million, AED 90k, 30 cents", "$2.50=2.5$, €3 million=3000000$, AED 90k=90000$, 30 cents=0.3$"},
		{"2.1M lines, 14m, 5bn", "2.1M=2100000n, 14m=1.4e+07n, 5bn=5e+09n"},
		{"twenty-five calls, two hundred ms, a hundred, a million", "twenty-five=25n, two hundred ms=0.2t, a hundred=100n, a million=1000000n"},
		{"under a second, a second later, within an hour", "a second=1t!, an hour=3600t!"},
		{"zero double charges, zero-downtime, from two to zero", "zero=0n, two=2n, zero=0n!"},
		{"one of them, at most one, from four to one, one hour, the one", "one=1n!, four=4n, one=1n!, one hour=3600t"},
		{"4 or fewer, 500 ms or less, 2 at most, max 3", "4=4n!, 500 ms=0.5t!, 2=2n!, 3=3n!"},
		{"to about 15 minutes, sub-100 ms, -15 %, +0.4pt", "15 minutes=900t!, 100 ms=0.1t!, 15 %=15%!, 0.4pt=0.4%!"},
		{"250 bps, 1 percentage point, 3 percent", "250 bps=2.5%, 1 percentage point=1%, 3 percent=3%"},
		{"50 µs", "50 µs=5e-05t"},
		{"500 ms, 99 %", "500 ms=0.5t, 99 %=99%"},
		{"p99, P99.9, p999, 95th percentile, 99%ile", "p99=99p, P99.9=99.9p, p999=99.9p, 95th percentile=95p, 99%ile=99p"},
		{"Q3, Q3 2026, H1 '27, FY26, 1H 2026, 2026-06-30", "Q3=0d, Q3 2026=0d, H1 '27=0d, FY26=0d, 1H 2026=0d, 2026-06-30=0d"},
		{"30 June, June 30th, 2026, 1st of July 2026, June 2026, 30/06/2026", "30 June=0d, June 30th, 2026=0d, 1st of July 2026=0d, June 2026=0d, 30/06/2026=0d"},
		{"in 2026, 2000 ms, 2000 shops, 10 may fail", "2026=0d, 2000 ms=2t, 2000=2000n, 10=10n"},
		{"KR1, KR 1.1, O2, 3DS, 5xx, v1.2.3, Sev-1, sev 2, #3, 24/7, Java 8, B-1, p0, EC2", "1.1=1.1n, 24=24n"},
		{"1234567890123456789", ""},
		{"about 5,10,15 of them", "5=5n, 10=10n, 15=15n"},
	} {
		if got := numbers(c.text); got != c.want {
			t.Errorf("%q:\n got  %s\n want %s", c.text, got, c.want)
		}
	}
}

func TestDeadlinesAsWritten(t *testing.T) {
	for text, want := range map[string]string{
		"by 30 June":                           "30 June",
		"by the end of Q3":                     "the end of Q3",
		"by end of year":                       "end of year",
		"by end-June":                          "end-June",
		"by mid-2026":                          "mid-2026",
		"H1 2026":                              "H1 2026",
		"by June":                              "June",
		"until spring":                         "spring",
		"before Black Friday":                  "Black Friday",
		"this quarter":                         "this quarter",
		"in the next two quarters":             "in the next two quarters",
		"within 6 weeks":                       "within 6 weeks",
		"in two quarters":                      "in two quarters",
		"no later than 1 July":                 "1 July",
		"by year end":                          "year end",
		"EOY":                                  "EOY",
		"by end of fiscal year":                "end of fiscal year",
		"from 900 ms (Q1) to 500 ms by Q3":     "Q3",
		"2 a quarter":                          "",
		"per quarter, each quarter":            "",
		"last quarter":                         "",
		"recovered within 5 days":              "",
		"in 30 minutes":                        "",
		"May we fall behind in the first half": "",
		"due 30 June":                          "30 June",
		"by the 30th of June":                  "the 30th of June",
		"by Dec":                               "Dec",
		"in June":                              "June",
	} {
		if got := deadlineIn(text).Of(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
}
