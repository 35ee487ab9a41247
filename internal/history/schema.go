package history

import (
	"context"
	"database/sql"
	"fmt"
)

// migrations returns the steps that lead from an empty file to the schema
// that this version uses; PRAGMA user_version counts those already taken. A
// step that has been released is never changed, only followed by another.
//
// Each record is stored in three kinds of column. What is searched, sorted or
// compared has a column of its own. The plan and the answer have theirs so
// that they are stored byte for byte, and can be read with any SQLite tool.
// All else is one JSON document, so that what is yet to come (drills,
// follow-ups, other judges) needs no migration. Where a value is both in a
// column and in the document, the document counts and the column is an index.
//
// parent is not a foreign key: an answer has to be stored even when the one
// it retries is in a plain file or in a database that was set aside, and it
// stays a retry when the other is deleted.
func migrations() []string {
	return []string{`
CREATE TABLE attempts (
	id          TEXT    PRIMARY KEY,
	question_id TEXT    NOT NULL,
	parent      TEXT    NOT NULL, -- '' for none
	criterion   TEXT    NOT NULL, -- '' for a whole answer
	started_at  INTEGER NOT NULL, -- microseconds since 1970, UTC
	plan        TEXT    NOT NULL,
	answer      TEXT    NOT NULL,
	document    TEXT    NOT NULL
) STRICT;
CREATE INDEX attempts_by_start ON attempts (started_at, id);
CREATE INDEX attempts_by_question ON attempts (question_id, started_at, id);
CREATE TABLE drafts (
	id       TEXT    PRIMARY KEY,
	revision INTEGER NOT NULL,
	phase    TEXT    NOT NULL,
	saved_at INTEGER NOT NULL, -- microseconds since 1970, UTC
	plan     TEXT    NOT NULL,
	answer   TEXT    NOT NULL,
	document TEXT    NOT NULL
) STRICT;
`}
}

// schemaVersion returns how many migrations the file has seen; ErrNewer when
// it has seen some that this version does not know.
func schemaVersion(ctx context.Context, q queryer) (int, error) {
	var version int
	if err := q.QueryRowContext(ctx, "PRAGMA user_version").Scan(&version); err != nil {
		return 0, fmt.Errorf("read the schema version: %w", err)
	}
	if known := len(migrations()); version > known {
		return 0, fmt.Errorf("%w: schema %d, this version knows %d", ErrNewer, version, known)
	}
	return version, nil
}

// queryer is a database or a transaction on it.
type queryer interface {
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// migrate takes the steps that are missing, each in a transaction of its own,
// unless another process has taken it in the meantime.
func (db *database) migrate(ctx context.Context, from int) error {
	for i, step := range migrations()[from:] {
		version := from + i + 1
		err := db.transact(ctx, func(tx *sql.Tx) error {
			if now, err := schemaVersion(ctx, tx); err != nil || now >= version {
				return err
			}
			// A pragma takes no parameters; the number is ours.
			_, err := tx.ExecContext(ctx, step+fmt.Sprintf("PRAGMA user_version = %d", version))
			return err
		})
		if err != nil {
			return fmt.Errorf("migrate to schema %d: %w", version, err)
		}
	}
	return nil
}
