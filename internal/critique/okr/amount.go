package okr

import (
	"strings"

	"okrcoach/internal/prose"
)

// amountAt reads a number with its unit, or without one: "500 ms", "70:30",
// "four nines", "6 of 9", "200-300 ms", "12 to 18 months", "4 min 20 sec".
func amountAt(text string, at int) (Quantity, bool) {
	n, ok := numeralAt(text, at)
	if !ok {
		return Quantity{}, false
	}
	for _, read := range [...]func(string, int, numeral) (Quantity, bool){ninesAt, proportionAt, shareAt, rangeAt} {
		if q, ok := read(text, at, n); ok {
			return q, true
		}
	}
	q := measured(text, at, n)
	if n.spelt && n.value <= 1 && q.Unit == Plain && !countsAlone(text, at, q) {
		return q, false
	}
	return q, true
}

// measured gives a number the unit behind it, if there is one.
func measured(text string, at int, n numeral) Quantity {
	q := Quantity{Span: prose.Span{Start: at, End: n.end}, Unit: Plain, unitAt: n.end, factor: 1}
	m, ok := measureAt(text, n.end)
	switch {
	case ok && (endsWord(text, m.end) || m.factor == hour && isDigit(text[m.end])): // "1h30m"
		q.Unit, q.unitAt, q.End, q.factor = m.unit, m.start, m.end, m.factor
	case n.decimal && n.value > 99 && n.value < 100:
		q.Unit = Percent // "99.95": said of availability even without the sign
	}
	q.Value = n.value * q.factor
	if n.comma && q.Unit == Percent && q.Value >= 1000 && q.Value < 100_000 {
		q.Value /= 1000 // "99,999 %"
	}
	q.Low = q.Value
	if q.Unit == Duration {
		q = compound(text, q)
	}
	return q
}

// compound takes a smaller unit of time behind a duration into it: "4 min 20
// sec", "1h30m".
func compound(text string, q Quantity) Quantity {
	at := skipSpace(text, q.End)
	if at >= len(text) || !isDigit(text[at]) {
		return q
	}
	n, ok := digitsAt(text, at)
	if !ok {
		return q
	}
	m, ok := measureAt(text, n.end)
	if wordAt(text, n.end) == "m" && q.factor == hour {
		m, ok = measure{Duration, n.end, n.end + 1, minute}, true
	}
	if !ok || m.unit != Duration || m.factor >= q.factor || !endsWord(text, m.end) {
		return q
	}
	q.Value += float64(n.value * m.factor)
	q.Low, q.End = q.Value, m.end
	return q
}

// countsAlone reports whether "one" or "zero" is a number here: "to one", "at
// most one", "zero incidents". Mostly "one" stands for a thing.
func countsAlone(text string, at int, q Quantity) bool {
	if q.Value == 0 {
		return true
	}
	switch wordAt(text, skipSpace(text, q.End)) {
	case "of", "another", "side", "end", "thing", "that", "who", "which", "day":
		return false
	}
	switch before := wordBefore(text, skipSpaceBack(text, at)); before {
	case "to", "most":
		return true
	case "":
		return aimed(text[:at])
	}
	return false
}

// ninesAt reads an availability by its nines: "four nines", "3.5 nines",
// "five 9s".
func ninesAt(text string, at int, n numeral) (Quantity, bool) {
	start := skipSpace(text, n.end)
	end := start
	switch {
	case wordAt(text, start) == "nines":
		end += len("nines")
	case strings.HasPrefix(text[start:], "9s"):
		end += len("9s")
	case strings.HasPrefix(text[start:], "9's"):
		end += len("9's")
	}
	// By half nines, from one to seven of them.
	percents := [...]float64{90, 95, 99, 99.5, 99.9, 99.95, 99.99, 99.995, 99.999, 99.9995, 99.9999, 99.99995, 99.99999}
	halves := int(n.value*2) - 2
	if end == start || halves < 0 || halves >= len(percents) || float64(halves+2) != n.value*2 {
		return Quantity{}, false
	}
	q := Quantity{Span: prose.Span{Start: at, End: end}, Unit: Percent, unitAt: start, factor: 1}
	q.Value, q.Low = percents[halves], percents[halves]
	return q, true
}

// proportionAt reads two numbers around a colon. What might be a time of day
// is none.
func proportionAt(text string, at int, n numeral) (Quantity, bool) {
	if n.end >= len(text) || text[n.end] != ':' || n.spelt {
		return Quantity{}, false
	}
	second, ok := digitsAt(text, n.end+1)
	if !ok || second.decimal || second.end == n.end+3 && second.value < 60 && n.value < 24 && n.value+second.value != 100 {
		return Quantity{}, false
	}
	return Quantity{
		Span: prose.Span{Start: at, End: second.end}, Unit: Ratio, unitAt: second.end,
		Value: n.value, Low: n.value, factor: 1,
	}, true
}

// moneyAt reads an amount behind a currency sign or code: "$2.50", "€3 m",
// "AED 90k".
func moneyAt(text string, at int) (Quantity, bool) {
	start := at + currencySign(text, at)
	if start == at {
		if !currencies[wordAt(text, at)] {
			return Quantity{}, false
		}
		start += len("usd")
	}
	start = skipSpace(text, start)
	if start >= len(text) || !isDigit(text[start]) {
		return Quantity{}, false
	}
	n, ok := numeralAt(text, start)
	if wordAt(text, n.end) == "t" {
		n.value, n.end = n.value*1e12, n.end+1
	}
	return Quantity{
		Span: prose.Span{Start: at, End: n.end}, Unit: Money, unitAt: n.end, Value: n.value, Low: n.value, factor: 1,
	}, ok
}

// currencySign returns the length of a currency sign at this place, or 0.
func currencySign(text string, at int) int {
	for _, sign := range [...]string{"$", "€", "£", "¥", "₹"} {
		if strings.HasPrefix(text[at:], sign) {
			return len(sign)
		}
	}
	return 0
}

var currencies = map[string]bool{
	"usd": true, "eur": true, "gbp": true, "aed": true, "sgd": true, "inr": true, "brl": true, "chf": true,
	"aud": true, "cad": true, "jpy": true,
}
