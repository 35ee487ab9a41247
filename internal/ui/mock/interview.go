package mock

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/report"
)

// Interview is a room with its place on the disk: the journal that it can be
// gone on from, and the history that its rounds go to. Its methods may be
// called from several goroutines.
type Interview struct {
	Room *peer.Room

	archive *history.Archive
	journal *history.Journal

	mu sync.Mutex
	// kept is what the history holds of each round, as JSON by attempt id.
	kept map[string][]byte
}

// Begin opens a room with a journal in the archive. The id and the log of the
// options are filled in here.
func Begin(archive *history.Archive, o peer.Options, hostName string, s peer.Settings) (*Interview, error) {
	i, err := journaled(archive, &o, o.NewID())
	if err != nil {
		return nil, err
	}
	if i.Room, err = peer.Open(o, hostName, s); err != nil {
		return nil, errors.Join(err, i.journal.Remove())
	}
	return i, nil
}

// GoOn opens the room of an interview that was left unfinished.
func GoOn(archive *history.Archive, o peer.Options, id string) (*Interview, error) {
	i, err := journaled(archive, &o, id)
	if err != nil {
		return nil, err
	}
	if i.Room, err = rebuild(archive, o); err != nil {
		return nil, errors.Join(err, i.journal.Close())
	}
	return i, nil
}

// journaled opens the journal of an interview and makes it the log of o.
func journaled(archive *history.Archive, o *peer.Options, id string) (*Interview, error) {
	journal, err := archive.OpenJournal(id)
	if err != nil {
		return nil, err
	}
	o.ID, o.Log = id, func(line []byte) error {
		if err := journal.Append(line); !errors.Is(err, history.ErrClosed) {
			return err
		}
		// The journal is closed when nothing can come of the interview any
		// more that the history does not have.
		return nil
	}
	return &Interview{archive: archive, journal: journal, kept: map[string][]byte{}}, nil
}

// rebuild returns the room of the interview o.ID as its journal tells it.
func rebuild(archive *history.Archive, o peer.Options) (*peer.Room, error) {
	log, err := archive.ReadJournal(o.ID)
	if err != nil {
		return nil, err
	}
	room, err := peer.Resume(o, log)
	return room, errors.Join(err, log.Close())
}

// Keep makes the journal survive a power cut, and puts into the history what
// has changed about the rounds that were uncovered. When the interview has
// ended and all of it is kept, the journal is removed. An error may also say
// that something is kept elsewhere than in the database, as report.Kept tells.
func (i *Interview) Keep(ctx context.Context) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	ended := i.Room.View(peer.Host).Phase == peer.Ended
	var errs []error
	for _, r := range i.Room.Rounds() {
		errs = append(errs, i.keepRound(ctx, r.Attempt))
	}
	err := errors.Join(errs...)
	if ended && report.Kept(err) {
		return errors.Join(err, i.journal.Remove())
	}
	if synced := i.journal.Sync(); !errors.Is(synced, history.ErrClosed) {
		err = errors.Join(err, synced)
	}
	return err
}

// keepRound stores a round unless the history has it as it stands.
func (i *Interview) keepRound(ctx context.Context, at history.Attempt) error {
	text, err := json.Marshal(at)
	if err != nil {
		return fmt.Errorf("the round cannot be written: %w", err)
	}
	if slices.Equal(text, i.kept[at.ID]) {
		return nil
	}
	if err = i.archive.Finish(ctx, i.withCritiques(ctx, at)); report.Kept(err) {
		i.kept[at.ID] = text
	}
	return err
}

// withCritiques returns a round with the critiques that the history has of it
// besides: it may have been asked about between two sittings.
func (i *Interview) withCritiques(ctx context.Context, at history.Attempt) history.Attempt {
	stored, err := i.archive.Attempt(ctx, at.ID)
	if err != nil {
		return at
	}
	for _, c := range stored.Critiques {
		known := func(own coaching.Critique) bool { return own.ID == c.ID }
		if !slices.ContainsFunc(at.Critiques, known) {
			at = at.With(c)
		}
	}
	return at
}

// Close ends the interview for everybody and keeps its last state. One that
// has not ended can be gone on with; one in which nothing has happened is
// forgotten. It is to be called when the program has ended, however it ended,
// and before the archive is closed.
func (i *Interview) Close(ctx context.Context) error {
	i.Room.Close()
	err := i.Keep(ctx)
	v := i.Room.View(peer.Host)
	if untouched(v) {
		return errors.Join(err, i.journal.Remove())
	}
	if v.Trouble != "" && v.Phase != peer.Ended {
		// The last of it waits for a disk that does not take it, and ends with
		// the program. An interview that has ended is in the history.
		err = errors.Join(err, errors.New(v.Trouble))
	}
	return errors.Join(err, i.journal.Close())
}

// Unfinished reports whether there is something to go on with.
func (i *Interview) Unfinished() bool {
	v := i.Room.View(peer.Host)
	return v.Phase != peer.Ended && !untouched(v)
}

// untouched reports whether an interview has never left its first lobby.
func untouched(v *peer.View) bool { return v.Phase == peer.Lobby && v.Round <= 1 }
