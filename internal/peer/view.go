package peer

import (
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/rubric"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// View is what one seat may know of the room at one moment. It never changes,
// and may be handed to other goroutines; its maps and slices are not to be
// written to.
type View struct {
	// Version grows with every change of the room.
	Version int
	Seat    Seat
	Role    Role
	Phase   Phase
	// Round counts from 1.
	Round int
	// OneKeyboard says that both sit at the same screen.
	OneKeyboard bool
	// Host and Guest are the two people; Watchers is how many look on.
	Host, Guest Person
	Watchers    int
	Settings    Settings
	// Choices are the questions to choose from: the host's, in the lobby.
	Choices []Choice
	// Asked is the question without anything that is the interviewer's.
	Asked Asked
	// Card is the whole question: the interviewer's from the brief on, and
	// everybody's from the reveal on. Nil before.
	Card  *questions.Question
	Clock Clock
	// Answer is empty before the answer begins.
	Answer    Writing
	FollowUps []FollowUp
	// Nudge is the last one; Number 0 means none yet.
	Nudge Message
	// Sheet is the interviewer's judgement: their own view of it, and
	// everybody's once all is uncovered.
	Sheet Sheet
	// Self is the candidate's judgement: their own view of it, and everybody's
	// once all is uncovered.
	Self Self
	// Sealed says who has ended their judgement; that much everybody may know.
	Sealed Sealed
	// Uncovered says that the reveal shows everything; Review and Comparison
	// are nil before that.
	Uncovered  bool
	Review     *critique.Review
	Comparison *Comparison
	// Takeaways and Votes are what the two wrote and want, by seat.
	Takeaways map[Seat]string
	Votes     map[Seat]Next
	Critique  Critique
	// Away says how long the last stretch was in which nobody's time counted,
	// because the host's machine slept or the interview was resumed.
	Away *history.Interruption
	// Rounds counts the rounds that were uncovered and can be taken home.
	Rounds int
	// Trouble says why the interview is not on disk; empty where it is, and
	// for everybody but the host.
	Trouble string
	// Closed says that the host has left. Nothing changes any more.
	Closed bool
}

// Me and Partner return the person of the view's own seat and the other of the
// two; a watcher is given the candidate and the interviewer.
func (v *View) Me() Person {
	if v.Role == Spectator {
		return v.Of(Candidate)
	}
	return v.Of(v.Role)
}

// Partner is described at Me.
func (v *View) Partner() Person {
	if v.Role == Interviewer {
		return v.Of(Candidate)
	}
	return v.Of(Interviewer)
}

// Of returns the person in a role: the interviewer's or the candidate's.
func (v *View) Of(r Role) Person {
	if v.Host.Role == r {
		return v.Host
	}
	return v.Guest
}

// Person is one of the two.
type Person struct {
	Seat Seat
	Role Role
	// Name is what to call them, never empty.
	Name    string
	Present bool
	Ready   bool
}

// Choice is a question that the host may choose.
type Choice struct {
	ID, Title, Company string
	Time               time.Duration
}

// Asked is the question as a candidate may see it.
type Asked struct {
	ID, Title, Company, Category, Difficulty string
	// Prompt is Markdown.
	Prompt string
	Limit  time.Duration
}

// Halted says why a clock stands although it has begun.
type Halted string

// The reasons.
const (
	Running         Halted = ""
	ByInterviewer   Halted = "interviewer"
	BySomebodysDrop Halted = "drop"
	ByHandOver      Halted = "handed over"
	// ByClosing says that the host has left.
	ByClosing Halted = "closed"
)

// Clock is the clock of the answer at the moment of the view.
type Clock struct {
	// Limit includes the minutes that were added; Added is how many.
	Limit time.Duration
	Added int
	Begun bool
	// Halted is Running while it runs.
	Halted Halted
	// elapsed was counted at the reading at of the room's Uptime.
	elapsed, at time.Duration
}

// Elapsed returns the counted time at a reading of the room's Uptime.
//
// A view that nothing has replaced may be old, so the time since it was made
// counts however long it was. Where it should not, because the machine slept,
// the next beat of the room brings another view.
func (c Clock) Elapsed(now time.Duration) time.Duration {
	if !c.Begun || c.Halted != Running {
		return c.elapsed
	}
	return c.elapsed + max(now-c.at, 0)
}

// Left returns the time that is left; in overtime it is negative.
func (c Clock) Left(now time.Duration) time.Duration { return c.Limit - c.Elapsed(now) }

// Writing is a text that is being written, or was.
type Writing struct {
	Text string
	// Cursor is a byte offset in Text.
	Cursor int
	// Pasted is how many bytes of Text were not typed.
	Pasted int
	// Frozen says that it was handed over and cannot change.
	Frozen bool
}

// FollowUp is a question that came after the answer.
type FollowUp struct {
	// Criterion is the key point that it is about; always empty in a view of
	// a candidate before the reveal.
	Criterion string
	Question  string
	Reply     Writing
	// Clock counts from the question to the reply, against FollowUpTime.
	Clock Clock
}

// Message is a line from the interviewer.
type Message struct {
	// Number counts from 1, so that a new one is told from the last.
	Number int
	Text   string
}

// Sheet is how the interviewer judges.
type Sheet struct {
	Marks map[string]rubric.Verdict
	Bands map[Side]int
	// Comments are by criterion id or side.
	Comments map[string]string
	Notes    string
}

// Self is how the candidate judges.
type Self struct {
	Bands   map[Side]int
	Ratings map[string]history.Rating
}

// Sealed says who has ended their judgement. Rated is the candidate's second
// seal, behind the ratings.
type Sealed struct{ Interviewer, Candidate, Rated bool }

// Critique is how far the critique by a model has come in this round.
type Critique struct {
	// Proposed says that the host has asked; Where is the endpoint's host and
	// the model. Answered and Allowed are the guest's answer.
	Proposed, Answered, Allowed bool
	Where                       string
	// Said is nil until it came.
	Said *coaching.Critique
}

// Comparison sets three judgements side by side.
type Comparison struct {
	// Rows are in order of disagreement, by Distance and within it by Gap, the
	// largest first; rows as far apart keep the order of the rubric, sides last.
	Rows []Row
	// Agreed and Compared count the rows in which all who judged say the same,
	// and those in which two or more judged.
	Agreed, Compared int
}

// Kind says what a row is about.
type Kind string

// The kinds of row.
const (
	KindKeyPoint Kind = "key point"
	KindMistake  Kind = "mistake"
	KindSide     Kind = "side"
)

// Row is one criterion or side as the three judged it.
type Row struct {
	// ID is a criterion id or a Side. Text is the criterion's sentence.
	ID   string
	Kind Kind
	Text string
	// Candidate, Interviewer and Rubric say it in a word or, for a side, as a
	// number of 5; empty where somebody did not judge it.
	Candidate, Interviewer, Rubric string
	// Gap is the widest distance between two judgements, 0 (all the same) to
	// 1 (opposite); -1 where fewer than two judged.
	Gap float64
	// Comment is the interviewer's. Quote is the passage that decided the
	// rubric's verdict, if there is one.
	Comment, Quote string
}
