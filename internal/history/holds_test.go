package history

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"sync/atomic"
	"testing"
	"time"
)

func TestADraftIsHeldByOneArchiveAtATime(t *testing.T) {
	dir := t.TempDir()
	a, b := healthy(t, dir), healthy(t, dir)
	for range 2 {
		if err := a.Hold("d1"); err != nil {
			t.Fatalf("Hold: %v", err)
		}
	}
	if err := b.Hold("d1"); !errors.Is(err, ErrHeld) {
		t.Errorf("got %v, want ErrHeld", err)
	}
	b.holds.drop("d1") // which it does not hold
	if err := b.Hold("d1"); !errors.Is(err, ErrHeld) {
		t.Errorf("got %v, want ErrHeld", err)
	}
	a.holds.drop("d1")
	if err := b.Hold("d1"); err != nil {
		t.Errorf("Hold after Release: %v", err)
	}
	closeArchive(t, b)
	wantList(t, "locks", lockFiles(t, dir))
}

func TestAskingForDraftsDoesNotGetInTheWayOfHolding(t *testing.T) {
	dir := t.TempDir()
	a, b := healthy(t, dir), healthy(t, dir)
	save(t, a, draftOf("d1", 1, "x"))
	a.holds.drop("d1")
	ctx, stop := context.WithCancel(t.Context())
	var asking sync.WaitGroup
	asking.Go(func() {
		for ctx.Err() == nil {
			_, _ = b.Drafts(t.Context())
		}
	})
	for range 100 {
		if err := a.Hold("d1"); err != nil {
			t.Error(err)
		}
		a.holds.drop("d1")
	}
	stop()
	asking.Wait()
}

func TestALockIsNeverSharedWhileItsFileComesAndGoes(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.lock")
	var inside, most atomic.Int32
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			for range 40 {
				lock, err := acquire(t.Context(), path)
				if err != nil {
					t.Error(err)
					return
				}
				if n := inside.Add(1); n > 1 {
					most.Store(n)
				}
				time.Sleep(20 * time.Microsecond)
				inside.Add(-1)
				lock.release()
			}
		})
	}
	all.Wait()
	if most.Load() > 1 {
		t.Errorf("%d had the lock at once", most.Load())
	}
}

func TestTheLockOfADeadProcessIsClearedAway(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	save(t, a, draftOf("d1", 1, "x"))
	closeArchive(t, a)
	writeFile(t, filepath.Join(dir, locksName, "draft-d1.lock"), "")
	wantList(t, "drafts", revisions(drafts(t, healthy(t, dir))), "d1@x")
	wantList(t, "locks", lockFiles(t, dir))
}

func TestADatabaseLockedForGoodIsGivenUpAfterTheTimeout(t *testing.T) {
	dir := filled(t)
	// Exclusive locking keeps even readers out, as a backup tool might.
	db, err := connect(t.Context(), filepath.Join(dir, databaseName), time.Second)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.close() }()
	if _, err := db.pool.Exec(`PRAGMA locking_mode = EXCLUSIVE; DELETE FROM drafts`); err != nil {
		t.Fatal(err)
	}
	begun := time.Now()
	a := open(t, dir)
	troubleOf(t, a.Trouble(), ErrLocked)
	if took := time.Since(begun); took > 2*time.Second {
		t.Errorf("opening took %v", took)
	}
	worksOnPlainFiles(t, a, dir)
}

func TestAnOpeningThatHangsInAnotherProcessIsGivenUp(t *testing.T) {
	dir := t.TempDir()
	lock, err := acquire(t.Context(), filepath.Join(dir, locksName, databaseName+lockSuffix))
	if err != nil {
		t.Fatal(err)
	}
	defer lock.release()
	a := open(t, dir)
	troubleOf(t, a.Trouble(), ErrLocked)
	if _, err := os.Stat(filepath.Join(dir, databaseName)); err == nil {
		t.Error("the database was opened without the lock")
	}
	worksOnPlainFiles(t, a, dir)
}

func TestTroubleIsToldWhileASaveWaits(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	defer lockDatabase(t, dir)()
	saved := make(chan error)
	go func() { saved <- a.SaveDraft(context.WithoutCancel(t.Context()), draftOf("d1", 1, "x")) }()
	for len(a.turn) == 0 {
		time.Sleep(time.Millisecond)
	}
	begun := time.Now()
	if a.Trouble() != nil || a.Warnings() != nil {
		t.Error("there is trouble already")
	}
	ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
	defer cancel()
	if _, err := a.Drafts(ctx); !errors.Is(err, context.DeadlineExceeded) {
		t.Errorf("Drafts: got %v", err)
	}
	if took := time.Since(begun); took > 200*time.Millisecond {
		t.Errorf("asking took %v", took)
	}
	troubleOf(t, <-saved, ErrLocked)
}

func TestADeadlineWhileTheDatabaseIsLockedStillSavesTheDraft(t *testing.T) {
	dir := t.TempDir()
	a := healthy(t, dir)
	defer lockDatabase(t, dir)()
	ctx, cancel := context.WithTimeout(t.Context(), 50*time.Millisecond)
	defer cancel()
	var trouble *Trouble
	if err := a.SaveDraft(ctx, draftOf("d1", 1, "x")); !errors.As(err, &trouble) {
		t.Fatalf("got %v, want a Trouble", err)
	}
	wantList(t, "plain files", plainFiles(t, dir), "draft-d1.md")
}
