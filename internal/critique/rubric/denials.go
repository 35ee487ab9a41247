package rubric

// The words that denials are read from.
var (
	joiners = []string{"but", "and", "because", "since", "so", "though", "although", "whereas", "which"}
	// conditions open a clause that says when something holds.
	conditions = []string{"if", "when", "once", "until", "unless", "while", "after", "before"}
	// hanging words open a part that hangs on the clause behind it.
	hanging     = append([]string{"even", "above", "below", "at", "on", "in", "for", "with", "from", "beyond", "over", "by"}, conditions...)
	determiners = []string{"the", "a", "their", "its", "our", "my", "your", "his", "her", "every"}
	// relatives open a clause that describes something.
	relatives = []string{"who", "that", "which", "whose", "where", "you"}
	// speakers are who speaks, pointers what was just spoken of, and subjects
	// who has a clause of their own.
	speakers = []string{"i", "we", "our", "us", "my", "me", "ours", "team"}
	pointers = []string{"this", "that", "it", "there", "these", "here", "those", "them"}
	subjects = []string{"i", "we", "they", "he", "she", "it", "this", "that", "nobody", "none"}
	copulas  = []string{"is", "are", "was", "were", "isn't", "aren't", "wasn't", "weren't"}
	// auxiliaries stand before the "not" of a whole clause.
	auxiliaries = []string{
		"is", "are", "was", "were", "be", "do", "does", "did", "will", "would", "shall", "should", "must", "can",
		"could", "may", "might", "has", "have", "had", "am", "need", "i'm", "we're", "it's", "that's", "i'd", "we'd", "we'll", "i'll",
	}
	// denials stand before what is denied.
	denials = []string{"not", "never", "no", "none", "nothing", "nobody", "neither", "nor", "cannot", "hardly"}
	// outright denials need no subject.
	outright = []string{"none", "nothing", "neither", "nor", "never"}
	// refusals deny what they take as their object, behind refusers.
	refusals = []string{"refuse", "refuses", "skip", "ignore", "ignores", "omit", "neglect", "decline"}
	refusers = []string{"i", "we", "would", "will", "to", "and", "still", "can", "could", "deliberately", "i'd", "we'd"}
	// asides say where to things are put off.
	asides  = []string{"out", "aside", "chance", "later", "loudest"}
	leaving = []string{"leave", "leaves", "left", "leaving"}
	// undecided words take back all that the sentence says.
	undecided = map[string]bool{"regardless": true, "undecided": true, "unclear": true, "undefined": true}
	// traces are parts of words without which nothing is denied.
	traces = []string{
		"no", "n't", "n’t", "never", "neither", "hardly", "refuse", "skip", "ignore", "omit", "neglect", "decline",
		"regardless", "leave", "left", "leaving", "undecided", "unclear", "undefined", "too early", "rather than", "instead of", "without",
	}
	// scalars after a denial make a measure or an emphasis of it: "no more
	// than 3", "not only", "no matter".
	scalars = []string{"only", "even", "just", "merely", "simply", "more", "later", "less", "fewer", "matter", "doubt"}
	// bounds make a limit of what is denied.
	bounds = []string{"above", "beyond", "exceed", "over", "more", "longer", "past"}
	// restraints hold something back: to deny them is to let it go.
	restraints = stems("stop freeze wait pause hold halt block roll revert undo switch cap limit guard protect veto queue delay")
	// bad things are good to deny.
	bad = stems("vague down downtime lose lost losing loss fail failing failure break broken slow slower slowdown " +
		"outage incident error waste double twice duplicate surprise drop abandon leave miss missed wait stall hang " +
		"guess hurt harm suffer notice bad worse risky risk compromise ignore forget interrupt cost " +
		"overrule override bypass borrow lend lent pull charged")
	// intrusions are good to deny of others, and not of the speaker: "nobody
	// has to be asked", but not "we never ask".
	intrusions = stems("touch ask approve approval")
	// yielding words may stand between a denial and what it averts, and lets
	// make what follows of one's own doing.
	yielding = []string{
		"ever", "be", "been", "get", "gets", "let", "allow", "want", "make", "have", "a", "an", "any", "it", "the",
		"them", "anybody", "anyone", "us", "to",
	}
	lets = []string{"let", "allow", "make"}
)
