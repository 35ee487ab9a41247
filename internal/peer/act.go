package peer

import (
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
)

// Act is something a person does in the room. Room.Do says whether it fits the
// seat, its role and the phase; what people typed in it is cleaned and capped.
// What each does stands with its phase: lobby.go, answering.go, followups.go,
// sheet.go, reveal.go, notes.go, consent.go and absence.go.
type Act interface {
	// prepare returns what is to happen: the act with its texts cleaned and
	// capped. It expects nothing of the phase and refuses nothing.
	prepare(in scene) change
}

// Settings are what the two agree on in the lobby.
type Settings struct {
	// Question is the id of the question that is asked.
	Question string `json:"question"`
	// Limit is the time for the answer, 30 s to 2 h; 0 is the question's own.
	Limit time.Duration `json:"limit_ns"`
	// Asks is who is the interviewer of this round, Host or Guest.
	Asks Seat `json:"asks"`
	// PauseOnDrop stops the clock of the answer, and that of a reply, while one
	// of the two is away; otherwise it goes on.
	PauseOnDrop bool `json:"pause_on_drop"`
}

// The acts, with the phases and the seats that they belong to.
type (
	// Rename gives the seat's person a name: anybody, in the lobby.
	Rename struct {
		Name string `json:"name"`
	}
	// Settle changes the settings: the host, in the lobby. Nobody is ready
	// then, because what they agreed to has changed.
	Settle struct {
		Settings Settings `json:"settings"`
	}
	// Ready agrees to the settings, or takes that back: the two, in the lobby.
	// When both are ready and present the brief begins.
	Ready struct {
		Ready bool `json:"ready"`
	}
	// Start starts the clock of the answer: the interviewer, in the brief.
	Start struct{}
	// Edit is the candidate's text as it now stands: the answer while it is
	// given, the reply while a follow-up is open.
	Edit struct {
		Text string `json:"text"`
		// Cursor is a byte offset in Text.
		Cursor int `json:"cursor"`
		// Pasted is how many bytes of Text were not typed.
		Pasted int `json:"pasted,omitempty"`
		// Reply is the number of the follow-up that Text replies to, from 1;
		// 0 is the answer. What is typed while the next is asked does not
		// become the reply to that: it is refused.
		Reply int `json:"reply,omitempty"`
	}
	// HandOver freezes what is being written: the candidate, the answer or the
	// reply to the open follow-up.
	HandOver struct {
		// Reply is as in Edit; where another is open by now, nothing happens.
		Reply int `json:"reply,omitempty"`
	}
	// Pause and Continue stop the clock of the answer and let it run, AddMinute
	// gives a minute more, Stop ends the answer: the interviewer.
	Pause     struct{}
	Continue  struct{}
	AddMinute struct{}
	Stop      struct{}
	// Mark ticks a key point or a mistake; an empty verdict takes it back:
	// the interviewer, from the answer until the seal.
	Mark struct {
		Criterion string         `json:"criterion"`
		Verdict   rubric.Verdict `json:"verdict"`
	}
	// Jot replaces the private notes: the interviewer, from the brief until
	// the seal. Everybody can read them once all is uncovered.
	Jot struct {
		Notes string `json:"notes"`
	}
	// Nudge sends a line to the candidate: the interviewer, while answer or
	// replies are written, at most one in NudgeEvery.
	Nudge struct {
		Text string `json:"text"`
	}
	// Ask sends a follow-up question, which closes the one before: the
	// interviewer, among the follow-ups. Criterion is the key point that it is
	// about; empty for a question of their own. Without a Question it is the
	// key point's own.
	Ask struct {
		Criterion string `json:"criterion,omitempty"`
		Question  string `json:"question"`
	}
	// Judge ends the follow-ups: the interviewer.
	Judge struct{}
	// Band gives a side 0 to 5; -1 takes it back: the interviewer from the
	// answer on and the candidate while judging, each for themselves, until
	// their seal.
	Band struct {
		Side  Side `json:"side"`
		Value int  `json:"value"`
	}
	// Comment says why, on a criterion or a side: the interviewer, from the
	// answer until the seal. An empty text takes it back.
	Comment struct {
		On   string `json:"on"`
		Text string `json:"text"`
	}
	// Rate says whether a key point was covered; an empty rating takes it
	// back: the candidate, at the reveal, until everything is uncovered.
	Rate struct {
		KeyPoint string         `json:"key_point"`
		Rating   history.Rating `json:"rating"`
	}
	// Seal ends one's own judgement: the interviewer and the candidate while
	// judging, and the candidate once more behind the ratings at the reveal.
	Seal struct{}
	// GoOn goes on while the other is away and only their part is missing:
	// the candidate among the follow-ups, which end, either of the two behind
	// their own seal while judging, and the interviewer at the reveal. What
	// the other has not judged by then stays empty.
	GoOn struct{}
	// GoBack leads from the brief back to the lobby: either of the two, while
	// the other is away.
	GoBack struct{}
	// Proceed leads from the uncovered reveal to the notes: either of the two.
	Proceed struct{}
	// Take keeps what one takes away from the round: the two, in the notes.
	Take struct {
		Text string `json:"text"`
	}
	// Vote says how to go on: the two, in the notes. It happens when both want
	// the same, or at once where the other is away or at the same keyboard.
	Vote struct {
		Next Next `json:"next"`
	}
	// Propose asks whether the answer may be sent to a language model, at the
	// uncovered reveal or in the notes: the host. Host and model say where to.
	Propose struct {
		Where string `json:"where"`
	}
	// Consent answers that: the guest. Without it nothing is sent.
	Consent struct {
		Yes bool `json:"yes"`
	}
	// Criticised shares what the model said: the host, after the consent.
	Criticised struct {
		Critique coaching.Critique `json:"critique"`
	}
)
