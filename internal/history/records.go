package history

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// stored is a record as the database has it: the plan and the text in columns
// of their own, all else in the document.
type stored struct {
	path           string // of the database
	id, plan, text string
	document       []byte
}

// draft puts a stored draft together, clean.
func (s stored) draft() (Draft, error) {
	var d Draft
	if err := s.decode(&d); err != nil {
		return Draft{}, sayf(err, "the draft %s in %s cannot be read and was left where it is", s.id, s.path)
	}
	d.ID, d.Plan, d.Text = s.id, s.plan, s.text
	d.clean()
	return d, nil
}

// attempt puts a stored attempt together, clean.
func (s stored) attempt() (Attempt, error) {
	var at Attempt
	if err := s.decode(&at); err != nil {
		return Attempt{}, sayf(err, "the attempt %s in %s cannot be read and was left where it is", s.id, s.path)
	}
	at.ID, at.Plan, at.Text = s.id, s.plan, s.text
	at.clean()
	return at, nil
}

// decode reads the document into record, or returns ErrUnreadable.
func (s stored) decode(record any) error {
	err := checkID(s.id)
	if err == nil {
		err = json.Unmarshal(s.document, record)
	}
	if err != nil {
		return fmt.Errorf("%w: %w", ErrUnreadable, err)
	}
	return nil
}

// execer is a database or a transaction on it.
type execer interface {
	ExecContext(ctx context.Context, query string, args ...any) (sql.Result, error)
}

// storeDraft stores d unless there is a later revision of it, or the finished
// attempt.
func storeDraft(ctx context.Context, e execer, d Draft) error {
	rest := d
	rest.Plan, rest.Text = "", ""
	document, err := json.Marshal(rest)
	if err != nil {
		return fmt.Errorf("save draft %s: %w", d.ID, err)
	}
	_, err = e.ExecContext(ctx, `
INSERT INTO drafts (id, revision, phase, saved_at, plan, answer, document)
SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
WHERE NOT EXISTS (SELECT 1 FROM attempts WHERE id = ?1)
ON CONFLICT (id) DO UPDATE SET
	revision = excluded.revision, phase = excluded.phase, saved_at = excluded.saved_at,
	plan = excluded.plan, answer = excluded.answer, document = excluded.document
WHERE excluded.revision >= drafts.revision`,
		d.ID, d.Revision, string(d.Phase), d.SavedAt.UnixMicro(), d.Plan, d.Text, string(document))
	if err != nil {
		return fmt.Errorf("save draft %s: %w", d.ID, err)
	}
	return nil
}

// drafts returns all drafts; those that cannot be decoded are in unreadable.
func (db *database) drafts(ctx context.Context) (list []Draft, unreadable []error, err error) {
	rows, err := db.pool.QueryContext(ctx, `SELECT id, plan, answer, document FROM drafts`)
	return collect(db.path, rows, err, stored.draft)
}

// discardDraft removes a draft.
func (db *database) discardDraft(ctx context.Context, id string) error {
	_, err := db.pool.ExecContext(ctx, `DELETE FROM drafts WHERE id = ?`, id)
	return err
}

// finish stores an attempt and removes its draft, both or neither.
func (db *database) finish(ctx context.Context, at Attempt) error {
	return db.transact(ctx, func(tx *sql.Tx) error {
		if err := storeAttempt(ctx, tx, at); err != nil {
			return err
		}
		_, err := tx.ExecContext(ctx, `DELETE FROM drafts WHERE id = ?`, at.ID)
		return err
	})
}

// storeAttempt stores at in place of an earlier state of it.
func storeAttempt(ctx context.Context, e execer, at Attempt) error {
	rest := at
	rest.Plan, rest.Text = "", ""
	document, err := json.Marshal(rest)
	if err != nil {
		return fmt.Errorf("store attempt %s: %w", at.ID, err)
	}
	_, err = e.ExecContext(ctx, `
INSERT INTO attempts (id, question_id, parent, criterion, started_at, plan, answer, document)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (id) DO UPDATE SET
	question_id = excluded.question_id, parent = excluded.parent,
	criterion = excluded.criterion, started_at = excluded.started_at,
	plan = excluded.plan, answer = excluded.answer, document = excluded.document`,
		at.ID, at.QuestionID, at.Parent, at.Criterion, at.StartedAt.UnixMicro(),
		at.Plan, at.Text, string(document))
	if err != nil {
		return fmt.Errorf("store attempt %s: %w", at.ID, err)
	}
	return nil
}

// attempts returns the attempts that f lets through, the newest first; those
// that cannot be decoded are in unreadable.
func (db *database) attempts(ctx context.Context, f Filter) (list []Attempt, unreadable []error, err error) {
	limit := f.Limit
	if limit <= 0 {
		limit = -1 // SQLite's word for none
	}
	const (
		columns = `SELECT id, plan, answer, document FROM attempts`
		order   = ` ORDER BY started_at DESC, id DESC LIMIT ?`
	)
	var rows *sql.Rows
	if f.Question == "" {
		rows, err = db.pool.QueryContext(ctx, columns+order, limit)
	} else {
		rows, err = db.pool.QueryContext(ctx, columns+` WHERE question_id = ?`+order, f.Question, limit)
	}
	return collect(db.path, rows, err, stored.attempt)
}

// attempt returns one attempt by its full id, or ErrNotFound or ErrUnreadable.
func (db *database) attempt(ctx context.Context, id string) (Attempt, error) {
	return readAttempt(ctx, db.pool, db.path, id)
}

// readAttempt is attempt on the database at path, or in a transaction on it.
func readAttempt(ctx context.Context, q queryer, path, id string) (Attempt, error) {
	s := stored{path: path, id: id}
	row := q.QueryRowContext(ctx, `SELECT plan, answer, document FROM attempts WHERE id = ?`, id)
	switch err := row.Scan(&s.plan, &s.text, &s.document); {
	case errors.Is(err, sql.ErrNoRows):
		return Attempt{}, fmt.Errorf("%w: %s", ErrNotFound, id)
	case err != nil:
		return Attempt{}, fmt.Errorf("read attempt %s: %w", id, err)
	}
	return s.attempt()
}

// attemptIDs returns the ids of the attempts that begin with prefix; with an
// error, those found before it.
func (db *database) attemptIDs(ctx context.Context, prefix string) (ids []string, err error) {
	// '~' sorts behind every character of an id, so that the index is used.
	rows, err := db.pool.QueryContext(ctx, `
SELECT id FROM attempts WHERE id >= ?1 AND id < ?1 || '~' ORDER BY id`, prefix)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	for rows.Next() {
		var id string
		if err := rows.Scan(&id); err != nil {
			return ids, err
		}
		ids = append(ids, id)
	}
	return ids, rows.Err()
}

// transact runs work in a transaction that is committed if work succeeds.
func (db *database) transact(ctx context.Context, work func(*sql.Tx) error) error {
	tx, err := db.pool.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	// After a commit this does nothing.
	defer func() { _ = tx.Rollback() }()
	if err := work(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// collect decodes all rows of a query on the database at path that selects
// id, plan, answer and document. A record that cannot be decoded does not hide
// the others, and an error not those before it.
func collect[T any](path string, rows *sql.Rows, err error, decode func(stored) (T, error)) (list []T, unreadable []error, _ error) {
	if err != nil {
		return nil, nil, err
	}
	defer func() { _ = rows.Close() }()
	for rows.Next() {
		s := stored{path: path}
		if err := rows.Scan(&s.id, &s.plan, &s.text, &s.document); err != nil {
			return list, unreadable, err
		}
		record, err := decode(s)
		if err != nil {
			unreadable = append(unreadable, err)
			continue
		}
		list = append(list, record)
	}
	return list, unreadable, rows.Err()
}
