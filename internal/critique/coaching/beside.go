package coaching

import (
	"okrcoach/internal/critique"
	"okrcoach/internal/critique/score"
)

// Shown is one part of a critique as it is shown: what the model said of it,
// and the offline review beside it.
type Shown struct {
	// Section has only its Part where the model said nothing of it, and no band
	// where there is no offline one to stand beside it.
	Section
	// FromOffline says that the model gave no such section, so that the
	// offline review stands in its place.
	FromOffline bool `json:"from_offline"`
	// Offline is the band of the offline score; NoBand for what to repair
	// first and in a review from before there were scores.
	Offline Band `json:"offline_band,omitempty"`
	// OfflineReasons are those of the offline score, or its repairs, in
	// sentences; empty where there are none.
	OfflineReasons []string `json:"offline_reasons"`
	// Above says that the model's band is above the offline one, Disagree that
	// the two are two or more apart.
	Above    bool `json:"above"`
	Disagree bool `json:"disagree"`
}

// apart is from which distance two bands disagree: neighbours differ by a
// matter of opinion.
const apart = 2

// Beside returns all sections in the order in which they are shown, with what
// the offline review says of the same. Where that could not judge the answer,
// its reason is the note that says why.
func Beside(c Critique, r critique.Review) []Shown {
	var all []Shown
	for _, p := range Parts() {
		s := Shown{Section: Section{Part: p}, FromOffline: true}
		for _, given := range c.Sections {
			if given.Part == p {
				s.Section, s.FromOffline = given, false
				break
			}
		}
		s.Offline, s.OfflineReasons = offline(p, r)
		switch {
		case !s.Offline.valid():
			s.Band = NoBand
		case s.Band.valid():
			s.Above = s.Band > s.Offline
			s.Disagree = max(s.Band-s.Offline, s.Offline-s.Band) >= apart
		}
		all = append(all, s)
	}
	return all
}

// offline is what the offline review says of a part.
func offline(p Part, r critique.Review) (Band, []string) {
	if p == RepairFirst {
		reasons := noteOf(r)
		for _, repair := range r.RepairFirst {
			reasons = append(reasons, repair.Text)
		}
		return NoBand, reasons
	}
	if r.Scores == nil {
		return NoBand, noteOf(r)
	}
	s := map[Part]score.Score{Content: r.Scores.Content, Structure: r.Scores.Structure, Delivery: r.Scores.Delivery}[p]
	return BandOf(s.Value), append([]string{}, s.Reasons...)
}

// noteOf is why an answer could not be judged, where that is so.
func noteOf(r critique.Review) []string {
	if r.Note == "" {
		return []string{}
	}
	return []string{r.Note}
}
