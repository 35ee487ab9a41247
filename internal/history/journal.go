package history

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"sync"
)

// ErrLine says that what was to be appended to a journal is more than one
// line.
var ErrLine = errors.New("a line of a journal cannot have a line feed in it")

// Journal is the log of an interview under way: a file of lines beside the
// database that only ever grows, so that the interview can be gone on with
// when the program dies. What the lines say is for their writer to know. Its
// methods may be called from several goroutines.
type Journal struct {
	path string
	// remove takes the file away, and release gives the interview back to the
	// archive.
	remove  func() error
	release func()

	mu   sync.Mutex
	file journalFile // nil once it was closed
	// size is where the last whole line ends, in bytes. Where torn is set,
	// there may be a beginning of another line behind it.
	size int64
	torn bool
}

// journalFile is what a journal needs of its file.
type journalFile interface {
	io.WriterAt
	io.Closer
	Truncate(size int64) error
	Sync() error
}

// Path returns where the journal is.
func (j *Journal) Path() string { return j.path }

// Append adds a line, given without its line feed, in one write. When it
// returns nil the line survives the end of the program, however it ends; for
// a power cut see Sync. After an error the line is not in the journal, and
// may be appended again: whatever came of it is cut off first, so that no
// torn line is ever followed by another.
//
// It returns ErrLine, ErrClosed, or a sentence that names the file and wraps
// ErrFull, ErrReadOnly or ErrUnusable.
func (j *Journal) Append(line []byte) error {
	if bytes.IndexByte(line, '\n') >= 0 {
		return ErrLine
	}
	j.mu.Lock()
	defer j.mu.Unlock()
	if j.file == nil {
		return ErrClosed
	}
	if err := j.mend(); err != nil {
		return j.unwritten(err)
	}
	whole := append(line[:len(line):len(line)], '\n')
	if _, err := j.file.WriteAt(whole, j.size); err != nil {
		j.torn = true
		// At once, in case there is no next time. If it fails, the next
		// Append tries again and says why.
		_ = j.mend()
		return j.unwritten(err)
	}
	j.size += int64(len(whole))
	return nil
}

// mend cuts off the beginning of a line that could not be written.
func (j *Journal) mend() error {
	if !j.torn {
		return nil
	}
	err := j.file.Truncate(j.size)
	j.torn = err != nil
	return err
}

// Sync makes what was appended survive a power cut. Its errors are those of
// Append.
func (j *Journal) Sync() error {
	j.mu.Lock()
	file := j.file
	j.mu.Unlock()
	if file == nil {
		return ErrClosed
	}
	// Lines may come meanwhile: whoever types does not wait for the disk.
	switch err := file.Sync(); {
	case errors.Is(err, fs.ErrClosed):
		return ErrClosed
	case err != nil:
		return j.unwritten(err)
	}
	return nil
}

// unwritten says that the journal cannot be written, because of err.
func (j *Journal) unwritten(err error) error {
	err = classify(err)
	return sayf(err, "%s could not be written (%s)", j.path, reason(err))
}

// Close gives the interview back and keeps the journal, so that it can be
// gone on with; one without a line is not worth keeping. Closing twice is
// harmless.
func (j *Journal) Close() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.end(j.size == 0)
}

// Remove ends the journal for good: the interview has ended, and its rounds
// are kept. The error names what could not be removed.
func (j *Journal) Remove() error {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.end(true)
}

// end closes the file, removes it where that is wanted, and gives the
// interview back.
func (j *Journal) end(forGood bool) error {
	if j.file == nil {
		return nil
	}
	// The file goes while the interview is still held, so that it is not
	// another's that goes. Windows removes no open file.
	err := j.file.Close()
	j.file = nil
	if forGood {
		err = errors.Join(err, j.remove())
	}
	j.release()
	return err
}

// endOfLines returns where the last whole line ends in the first size bytes
// of r: 0 where there is none.
func endOfLines(r io.ReaderAt, size int64) (int64, error) {
	const step = 64 << 10
	chunk := make([]byte, min(size, step))
	for end := size; end > 0; {
		begin := max(end-step, 0)
		part := chunk[:end-begin]
		if _, err := r.ReadAt(part, begin); err != nil && !errors.Is(err, io.EOF) {
			return 0, err
		}
		if i := bytes.LastIndexByte(part, '\n'); i >= 0 {
			return begin + int64(i) + 1, nil
		}
		end = begin
	}
	return 0, nil
}
