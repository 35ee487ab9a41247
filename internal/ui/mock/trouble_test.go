package mock

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/screen"
)

func TestAHistoryThatCannotBeWrittenIsToldAndStopsNothing(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		d.data = filepath.Join(d.fileInTheWay(), "below") // where not even root can make a folder
		at := d.sit()
		at.see("!", "The history cannot be")
		at.setUp()
		at.answered("Ada", "Ben", "A failed charge is a lost sale.")
		at.judged("Ada", "Ben")
		at.compared("Ada", "Ben")
		time.Sleep(2 * keepAfter)
		at.press("ctrl+c", "ctrl+c")
		select {
		case <-at.ended:
		case <-time.After(patience):
			t.Fatalf("it does not end:\n%s", at.shown())
		}
		if err := at.closeWithTrouble(); !report.Kept(err) {
			t.Errorf("it is not kept: %v", err)
		}
		if words := d.words(d.scratch); !strings.Contains(words, "A failed charge is a lost sale.") {
			t.Errorf("the round is not beside the history: %.200q", words)
		}
	})
}

func TestAnInterviewThatCannotBeginIsToldAndCanBeTriedAgain(t *testing.T) {
	d := newDesk(t)
	archive := d.openArchive(t.Context())
	d.must(archive.Close())
	table := d.newTable(size{80, 24})
	a := agreement{[2]string{"Ada", "Ben"}, peer.Settings{Question: questions.Opening, Asks: peer.Host}}
	table.opened(openedMsg{archive: archive, questions: fewQuestions().All()})
	for range 2 {
		table.begun(table.agreed(a)().(begunMsg))
		told, ok := table.desk.Sent().(screen.NoticedMsg)
		if !ok || !strings.Contains(told.Text, "The interview has not begun.") {
			t.Errorf("it says %+v", told)
		}
	}
}

func TestWhatTheJournalCannotTakeIsToldWithTheNextStep(t *testing.T) {
	k := keeping{interview: &Interview{}}
	cmd := k.follow(&peer.View{Version: 2, Round: 1, Trouble: "the journal could not be written (the disk is full)"})
	if cmd == nil {
		t.Fatal("nothing is told")
	}
	if again := k.tell("The journal could not be written (the disk is full).", ""); again != nil {
		t.Error("it is told twice")
	}
}

func TestAnInterviewWhoseLogTheDiskDoesNotTakeIsNotCalledKept(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		journal, err := archive.OpenJournal("unwritten")
		d.must(err)
		full := errors.New("the log could not be written (the disk is full)")
		o := d.roomOptions()
		o.ID, o.OneKeyboard, o.Log = "unwritten", true, func([]byte) error { return full }
		room, err := peer.Open(o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
		d.must(err)
		d.must(playTo(room, peer.FollowUps))
		i := &Interview{Room: room, archive: archive, journal: journal, kept: map[string][]byte{}}
		if err := i.Close(ctx); report.Kept(err) || !strings.Contains(err.Error(), full.Error()) {
			t.Errorf("closing it says %v", err)
		}
		d.must(archive.Close())
	})
}

func TestAnInterviewThatEndedInTheLastMomentIsKeptAtTheNextStart(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		o := d.roomOptions()
		o.OneKeyboard = true
		i, err := Begin(archive, o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
		d.must(err)
		d.must(playTo(i.Room, peer.Ended))
		d.must(i.journal.Close()) // as a process that dies leaves it
		d.must(archive.Close())

		archive = d.openArchive(ctx)
		found, _, err := FindUnfinished(ctx, archive, o)
		if err != nil || len(found) != 0 {
			t.Errorf("unfinished are %v, %v", found, err)
		}
		d.must(archive.Close())
		attempts, journals := d.kept()
		if len(attempts) != 1 || len(journals) != 0 || attempts[0].Interview == nil {
			t.Errorf("there are %+v and %v", attempts, journals)
		}
	})
}

func TestAnInterviewThatCannotBeGoneOnWithStaysWhereItIs(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		defer func() { _ = archive.Close() }()
		j, err := archive.OpenJournal("of-another-time")
		d.must(err)
		d.must(j.Append([]byte(`{"seq":1,"kind":"of another time"}`)))
		d.must(j.Close())
		found, _, err := FindUnfinished(ctx, archive, d.roomOptions())
		if len(found) != 0 || err == nil || !strings.Contains(err.Error(), j.Path()) {
			t.Errorf("unfinished are %v, %v", found, err)
		}
		if journals, _ := archive.Journals(ctx); len(journals) != 1 {
			t.Errorf("the journals are %v", journals)
		}
	})
}

func TestACritiqueAskedForBetweenTwoSittingsStays(t *testing.T) {
	inBubble(t, func(t *testing.T) {
		d := newDesk(t)
		ctx := context.WithoutCancel(t.Context())
		archive := d.openArchive(ctx)
		o := d.roomOptions()
		o.OneKeyboard = true
		i, err := Begin(archive, o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
		d.must(err)
		d.must(playTo(i.Room, peer.Notes))
		d.must(i.Close(ctx))
		attempts, err := archive.Attempts(ctx, history.Filter{})
		d.must(err)
		d.must(archive.KeepCritique(ctx, attempts[0], coaching.Critique{ID: "between"}))
		i, err = GoOn(archive, o, attempts[0].Interview.ID)
		d.must(err)
		d.must(i.Room.Do(peer.Guest, peer.Take{Text: "Say the number first."}))
		d.must(i.Close(ctx))
		d.must(archive.Close())
		attempts, _ = d.kept()
		if len(attempts[0].Critiques) != 1 || attempts[0].Interview.CandidateTakes == "" {
			t.Errorf("the round is kept as %+v", attempts[0])
		}
	})
}

// playTo takes a room at one keyboard from the lobby to a phase.
func playTo(r *peer.Room, last peer.Phase) error {
	for _, step := range []struct {
		by  peer.Seat
		act peer.Act
	}{
		{peer.Host, peer.Ready{Ready: true}},
		{peer.Guest, peer.Ready{Ready: true}},
		{peer.Host, peer.Start{}},
		{peer.Guest, peer.Edit{Text: "A failed charge is a lost sale."}},
		{peer.Guest, peer.HandOver{}},
		{peer.Host, peer.Judge{}},
		{peer.Host, peer.Seal{}},
		{peer.Guest, peer.Seal{}},
		{peer.Guest, peer.Seal{}},
		{peer.Guest, peer.Proceed{}},
		{peer.Guest, peer.Vote{Next: peer.End}},
	} {
		if r.View(peer.Host).Phase == last {
			break
		}
		if err := r.Do(step.by, step.act); err != nil {
			return err
		}
		r.Judge()
	}
	return nil
}
