package delivery

// What fills depends on where it stands. "Honestly" fills at the beginning of
// a clause and means something at its end ("answer honestly"); "like" fills
// between commas and compares elsewhere.
var (
	// alwaysFilling fills anywhere.
	alwaysFilling = phrases("um", "umm", "uh", "uhm", "erm", "hmm", "basically", "needless to say", "as you know",
		"as we all know", "as everyone knows", "at the end of the day", "it goes without saying",
		"it is important to note that", "it's important to note that", "it is worth noting that",
		"it's worth noting that", "it should be noted that", "when all is said and done", "in this day and age",
		"in today's world", "in today's fast paced world", "i just want to say", "i would just like to say",
		"let me just", "i just think", "like actually", "like literally", "like basically", "for like",
		"and stuff like that", "or something like that", "to be honest with you", "to be perfectly honest",
		"like i said")
	// openingFilling fills at the beginning of a clause.
	openingFilling = phrases("actually", "obviously", "honestly", "literally", "frankly", "to be honest", "ok so",
		"okay so")
	// loneFilling fills where it stands alone between two cuts.
	loneFilling = phrases("actually", "honestly", "literally", "frankly", "you know", "you see", "i mean", "like",
		"well", "okay", "ok", "yeah", "right", "kind of", "sort of")
	// weakFilling fills behind one of leaning: "it is kind of slow", but "this
	// kind of incident".
	weakFilling = phrases("kind of", "sort of", "obviously", "literally")
	leaning     = set("i we you it they there he she is are was were be it's that's there's i'm we're they're just still also " +
		"feels looks seems")

	fillerBeginnings = firstWords(alwaysFilling, openingFilling, loneFilling, weakFilling)
)

// fillers returns the words that the answer could drop without loss.
func fillers(text string, passages []passage) []Hit {
	found := []Hit{}
	for _, p := range passages {
		for i := 0; i < len(p.words); i++ {
			if n := fillerAt(p.words, i); n > 0 {
				found = append(found, hit(text, stretch(p.words[i:i+n])))
				i += n - 1
			}
		}
	}
	return found
}

// fillerAt returns how many words the filler takes that stands at word i of a
// passage; 0 where there is none.
func fillerAt(words []word, i int) int {
	if !fillerBeginnings[words[i].lower] {
		return 0
	}
	if n := alwaysFilling.at(words[i:]); n > 0 {
		return n
	}
	opens := cutAt(words, i) || joiners[words[i-1].lower]
	if n := openingFilling.at(words[i:]); n > 0 && opens {
		return n
	}
	if n := loneFilling.at(words[i:]); n > 0 && opens && cutAt(words, i+n) {
		return n
	}
	if n := weakFilling.at(words[i:]); n > 0 && i > 0 && leaning[words[i-1].lower] && !cutAt(words, i+n) {
		return n
	}
	return 0
}
