package peer

import (
	"errors"
	"fmt"
	"time"
)

// Bounds of what people can do to each other.
const (
	// FollowUpTime is the small clock of a follow-up; it is never enforced.
	FollowUpTime = time.Minute
	// NudgeEvery is the shortest time between two nudges, each of which may
	// ring the candidate's bell once.
	NudgeEvery = 10 * time.Second
	// The longest texts, in bytes. An answer of 100 kB has some 17,000 words.
	MaxName    = 60
	MaxLine    = 400
	MaxComment = 2_000
	MaxNotes   = 20_000
	MaxAnswer  = 100_000
	// MaxTyped is how many bytes one of the two can put into the texts of a
	// round, what they take out again included: a large text that is undone
	// and redone by a held key would else fill the host's disk with its log.
	MaxTyped = 40 * MaxAnswer
	// MaxFollowUps is how many follow-ups one round takes.
	MaxFollowUps = 20
	// MaxCritiques is how many critiques by a model one round takes.
	MaxCritiques = 20
)

// Errors of Do. Each is a sentence for the person who tried.
var (
	ErrPhase  = errors.New("that does not fit here")
	ErrRole   = errors.New("that is for the other one to do")
	ErrSealed = errors.New("that was sealed and cannot change")
	ErrSoon   = errors.New("a nudge went a moment ago; wait a few seconds")
	// ErrPresent says that nobody has to go on alone.
	ErrPresent = errors.New("the other one is here, so that it takes both")
	// ErrLong, ErrFollowUps, ErrCritiques and ErrTyped say that there is no more
	// to be had.
	ErrLong      = errors.New("two hours are as long as an answer may take")
	ErrFollowUps = fmt.Errorf("%d follow-ups are the most for one round", MaxFollowUps)
	ErrCritiques = fmt.Errorf("%d critiques are the most for one round", MaxCritiques)
	ErrTyped     = errors.New("so much was put in and taken out again that this round takes no more text")
	ErrClosed    = errors.New("the interview is over, because the host has left")
	// ErrValue says that an act names something there is not.
	ErrValue = errors.New("there is no such choice")
	// ErrTaken says that somebody sits there.
	ErrTaken = errors.New("that seat is taken")
	// ErrQuestion says that a log cannot be gone on with, because its question
	// is no longer there.
	ErrQuestion = errors.New("the question of this interview is no longer there")
	ErrLog      = errors.New("the log of the interview cannot be read")
)
