package history

import (
	"context"
	"database/sql"
	"fmt"
	"net/url"
	"time"
)

// rescueTime bounds the reading of a damaged database, in whose broken pages
// SQLite may go round in circles. 1,000 attempts take about half a second.
const rescueTime = 10 * time.Second

// rescue copies what can still be read of the damaged database at path into
// db, all of that or nothing, and returns how many records it is. The damaged
// file is only read.
func (db *database) rescue(ctx context.Context, path string) (int, error) {
	attempts, drafts, err := readDamaged(ctx, path)
	if err != nil {
		return 0, fmt.Errorf("rescue what %s still holds: %w", path, err)
	}
	err = db.transact(ctx, func(tx *sql.Tx) error {
		for _, at := range attempts {
			if err := storeAttempt(ctx, tx, at); err != nil {
				return err
			}
		}
		for _, d := range drafts {
			if err := storeDraft(ctx, tx, d); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return 0, fmt.Errorf("rescue what %s still holds: %w", path, err)
	}
	return len(attempts) + len(drafts), nil
}

// readDamaged returns the records that can be read within rescueTime. Errors
// on the way are what is to be expected and are passed over.
func readDamaged(ctx context.Context, path string) ([]Attempt, []Draft, error) {
	ctx, cancel := context.WithTimeout(ctx, rescueTime)
	defer cancel()
	// With this pragma SQLite reads even a file that has lost its end.
	query := url.Values{"mode": {"ro"}, "_pragma": {"writable_schema(ON)"}}
	pool, err := sql.Open("sqlite", fileURL(path, query))
	if err != nil {
		return nil, nil, err
	}
	pool.SetMaxOpenConns(1)
	damaged := &database{pool: pool, path: path}
	drafts, _, _ := damaged.drafts(ctx)
	ids, _ := damaged.attemptIDs(ctx, "")
	var attempts []Attempt
	for _, id := range ids {
		// One by one, because a scan would end at the first broken page.
		if at, err := damaged.attempt(ctx, id); err == nil {
			attempts = append(attempts, at)
		}
	}
	return attempts, drafts, pool.Close()
}
