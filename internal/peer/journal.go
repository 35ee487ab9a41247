package peer

// journal hands the lines of the log on, one after another. A line that could
// not be written waits, with all behind it, until it can.
type journal struct {
	write func(line []byte) error
	// waiting are the lines that are not on disk, the oldest first.
	waiting [][]byte
	// trouble says why; empty where none is waiting.
	trouble string
}

// add keeps a line and writes what it can.
func (j *journal) add(line []byte) {
	j.waiting = append(j.waiting, line)
	j.flush()
}

// flush writes the lines that wait, as far as that goes.
func (j *journal) flush() {
	for len(j.waiting) > 0 {
		if err := j.write(j.waiting[0]); err != nil {
			j.trouble = err.Error()
			return
		}
		j.waiting[0] = nil
		j.waiting = j.waiting[1:]
	}
	j.waiting, j.trouble = nil, ""
}
