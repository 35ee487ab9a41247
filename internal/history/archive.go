package history

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"sync"
	"time"
)

// databaseName is the file in Options.Dir that holds attempts and drafts.
const databaseName = "history.db"

// defaultBusyTimeout is long enough for any write of another process, and
// short enough for a person to wait for once.
const defaultBusyTimeout = 2 * time.Second

// ErrClosed says that the archive was closed before the call.
var ErrClosed = errors.New("the history is closed")

// Options says where an archive keeps its files.
type Options struct {
	// Dir is the folder of the database and of the plain files beside it.
	// It is created where it is missing, and closed to other users.
	Dir string
	// Fallbacks are the folders tried in turn for plain files when Dir
	// cannot be written. They are created when they are first needed.
	Fallbacks []string
	// Now gives the date used in the name of a damaged file that is set
	// aside; time.Now where it is nil.
	Now func() time.Time
	// BusyTimeout is how long to wait for another process that is writing;
	// 2 s where it is 0.
	BusyTimeout time.Duration
}

// Archive keeps attempts, drafts and journals. All its methods may be called from
// several goroutines, and several processes may have an archive open on the
// same folder. A context that ends stops the wait for another operation at
// once, and the wait for another process after Options.BusyTimeout.
type Archive struct {
	opts  Options
	files folders
	holds *holds

	// turn is held by the one operation that is under way. There is a single
	// connection beneath, so nothing is lost by waiting here, and unlike a
	// mutex a channel lets the waiting end with a context.
	turn chan struct{}
	// The next three belong to whoever has the turn.
	db     *database // nil while the database cannot be used
	latest map[string]int
	closed bool

	// mu guards what can be asked while an operation waits for a lock, and
	// the journals that are open, by id.
	mu       sync.Mutex
	trouble  *Trouble
	warnings []error
	journals map[string]*Journal
}

// Open opens the archive in opts.Dir and never fails: where the database
// cannot be used, Trouble says why and plain files take its place. Plain
// files left by earlier runs are taken into the database. Close it after use.
func Open(ctx context.Context, opts Options) *Archive {
	if opts.Now == nil {
		opts.Now = time.Now
	}
	if opts.BusyTimeout == 0 {
		opts.BusyTimeout = defaultBusyTimeout
	}
	files := append(folders{opts.Dir}, opts.Fallbacks...)
	a := &Archive{
		opts:     opts,
		files:    files,
		turn:     make(chan struct{}, 1),
		latest:   make(map[string]int),
		journals: make(map[string]*Journal),
	}
	if makePrivate(opts.Dir) == nil {
		if err := tighten(opts.Dir); err != nil {
			a.warn(sayf(err, "%s could not be closed to other users (%s)", opts.Dir, reason(err)))
		}
	}
	a.holds = newHolds(files)
	a.openDatabase(ctx, nil)
	a.takeIn(ctx)
	a.clearScratch()
	return a
}

// Close closes every journal, gives back every held draft and closes the
// database, which writes its log into the main file unless another process
// still has it open.
func (a *Archive) Close() error {
	a.turn <- struct{}{}
	defer func() { <-a.turn }()
	if a.closed {
		return nil
	}
	a.closed = true
	err := a.closeJournals()
	a.holds.dropAll()
	if a.db == nil {
		return err
	}
	return errors.Join(err, a.db.close())
}

// Trouble says what has kept the database from being used as it should since
// the archive was opened, or returns nil. It does not wait for operations
// that are under way.
func (a *Archive) Trouble() *Trouble {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.trouble
}

// Warnings lists what could not be read or cleared away: plain files, which
// were left where they are, and single records of the database. The text of
// each is one sentence, with the path, that can be shown as it is; the
// technical detail is in what it wraps. It does not wait for operations that
// are under way.
func (a *Archive) Warnings() []error {
	a.mu.Lock()
	defer a.mu.Unlock()
	return slices.Clone(a.warnings)
}

// warn keeps what there is in errs for Warnings, once each.
func (a *Archive) warn(errs ...error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	for _, err := range errs {
		known := func(w error) bool { return w.Error() == err.Error() }
		if err != nil && !slices.ContainsFunc(a.warnings, known) {
			a.warnings = append(a.warnings, err)
		}
	}
}

// begin waits for the turn to work on the archive; the caller ends it. It
// returns the context's error, or ErrClosed.
func (a *Archive) begin(ctx context.Context) (end func(), err error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	select {
	case a.turn <- struct{}{}:
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	if a.closed {
		<-a.turn
		return nil, ErrClosed
	}
	return func() { <-a.turn }, nil
}

// databasePath is where the database is, or would be.
func (a *Archive) databasePath() string {
	return filepath.Join(a.opts.Dir, databaseName)
}
