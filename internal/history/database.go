package history

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	_ "modernc.org/sqlite" // registers the driver "sqlite"
)

// database is one open SQLite file with the schema of this version.
type database struct {
	pool *sql.DB
	path string
	// file identifies the file that was opened, to notice when another has
	// taken its name.
	file os.FileInfo
	// readOnly says why the file can be read but not written; nil if it can.
	readOnly error
}

// connect opens the database at path, creates or migrates it, and checks it.
// Its errors are classified; ErrDamaged among them is the caller's to act on.
func connect(ctx context.Context, path string, busy time.Duration) (*database, error) {
	file, err := prepareFile(path)
	if err != nil {
		return nil, classify(err)
	}
	pool, err := sql.Open("sqlite", dataSource(path, busy))
	if err != nil {
		return nil, classify(err)
	}
	// One connection: SQLite has one writer at a time in any case, so more
	// would only wait for each other, each with its own cache.
	pool.SetMaxOpenConns(1)
	db := &database{pool: pool, path: path, file: file}
	if err := db.prepare(ctx); err != nil {
		return nil, classify(errors.Join(err, db.close()))
	}
	return db, nil
}

// prepareFile makes sure that path is a regular file, or can be reached as
// one, that only its owner can read. SQLite gives its log files the mode of
// the database, so that they follow.
func prepareFile(path string) (os.FileInfo, error) {
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) {
		return createPrivate(path)
	}
	if err != nil {
		return nil, err
	}
	// Opening a pipe would wait for its other end, possibly for ever.
	if !info.Mode().IsRegular() {
		return nil, fmt.Errorf("%w: %s is not a file", ErrUnusable, path)
	}
	for _, name := range databaseFiles(path) {
		// A file of somebody else's cannot be closed to others by us; that
		// it can be read is then their decision.
		if err := tighten(name); err != nil && !errors.Is(err, fs.ErrPermission) {
			return nil, err
		}
	}
	return info, nil
}

// createPrivate creates an empty file with mode 0600, whatever the umask.
func createPrivate(path string) (os.FileInfo, error) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	return info, errors.Join(err, f.Chmod(0o600), f.Close())
}

// databaseFiles lists the files that make up the database at path. The log
// comes first: whoever moves the files in this order and is interrupted never
// leaves a log behind that a new database would take for its own.
func databaseFiles(path string) []string {
	return []string{path + "-wal", path + "-shm", path}
}

// dataSource describes the connection that an archive works on.
//
//   - synchronous=FULL syncs the log with every commit. NORMAL would keep the
//     file sound as well, but lose the last commits when the power goes, and
//     the last commit is what somebody was typing. It costs one fsync a save,
//     at most one a second.
//   - secure_delete and temp_store see to it that a deleted answer is not left
//     in free pages, nor any answer in a temporary file.
//   - immediate transactions take the write lock when they begin, where the
//     busy timeout applies, and not half-way, where it cannot.
//
// The journal mode is not set here: it is written into the file, and that
// must not happen before the schema version has been looked at.
func dataSource(path string, busy time.Duration) string {
	query := url.Values{
		"_pragma": {
			fmt.Sprintf("busy_timeout(%d)", busy.Milliseconds()),
			"synchronous(FULL)", "secure_delete(ON)", "temp_store(MEMORY)",
		},
		"mode":      {"rw"},
		"_txlock":   {"immediate"},
		"_error_rc": {"1"},
	}
	return fileURL(path, query)
}

// fileURL names a database the way SQLite wants it, whatever its path is.
func fileURL(path string, query url.Values) string {
	name := filepath.ToSlash(path)
	if filepath.VolumeName(path) != "" && !strings.HasPrefix(name, "/") {
		name = "/" + name // file:///C:/…
	}
	file := url.URL{Scheme: "file", OmitHost: true, Path: name, RawQuery: query.Encode()}
	return file.String()
}

// prepare looks at the version before anything is written, checks the file,
// and brings it up to date.
func (db *database) prepare(ctx context.Context) error {
	version, err := schemaVersion(ctx, db.pool)
	if err != nil {
		return err
	}
	if err := db.check(ctx); err != nil {
		return err
	}
	if err := db.useLog(ctx); err != nil {
		return err
	}
	if err := db.migrate(ctx, version); err != nil {
		return err
	}
	return db.probe(ctx)
}

// probe finds out whether the file can be written, by deleting nothing. One
// that can only be read is still good for looking things up; one that somebody
// else is writing to is good for both, because that will pass.
func (db *database) probe(ctx context.Context) error {
	err := classify(db.discardDraft(ctx, ""))
	switch {
	case errors.Is(err, ErrLocked):
		return nil
	case errors.Is(err, ErrReadOnly):
		db.readOnly = err
		return nil
	}
	return err
}

// check returns ErrDamaged where SQLite finds the file's structure broken. It
// reads the whole file, and still runs at every opening: that takes 10 ms for
// 1,000 attempts (6 MB), nobody waits for it, and damage that is found late
// has had the time to spread.
func (db *database) check(ctx context.Context) error {
	var verdict string
	err := db.pool.QueryRowContext(ctx, "PRAGMA quick_check(1)").Scan(&verdict)
	if err == nil && verdict != "ok" {
		err = fmt.Errorf("%w: %s", ErrDamaged, verdict)
	}
	return err
}

// useLog turns on write-ahead logging: readers and a writer in different
// processes do not wait for each other, and a commit is one sync.
func (db *database) useLog(ctx context.Context) error {
	var mode string
	err := db.pool.QueryRowContext(ctx, "PRAGMA journal_mode = WAL").Scan(&mode)
	if err != nil {
		return fmt.Errorf("turn on write-ahead logging: %w", err)
	}
	return nil
}

// moved reports whether the file that was opened no longer has its name: it
// was set aside by another process, or deleted. What is written to it then
// would be found by nobody.
func (db *database) moved() bool {
	now, err := os.Stat(db.path)
	return err != nil || !os.SameFile(now, db.file)
}

// close closes the database; the last process to do so empties the log.
func (db *database) close() error { return db.pool.Close() }

// truncateLog writes the log into the main file and empties it, so that no
// deleted text is left there. ErrLocked means that another process was
// reading all through the busy timeout and the log could not be emptied.
func (db *database) truncateLog(ctx context.Context) error {
	var busy, frames, written int
	row := db.pool.QueryRowContext(ctx, "PRAGMA wal_checkpoint(TRUNCATE)")
	if err := row.Scan(&busy, &frames, &written); err != nil {
		return fmt.Errorf("empty the log: %w", err)
	}
	if busy != 0 {
		return fmt.Errorf("empty the log: %w", ErrLocked)
	}
	return nil
}
