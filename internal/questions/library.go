package questions

import (
	"cmp"
	"errors"
	"fmt"
	"iter"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// Opening is the id of the bundled question that the program opens with; it
// comes first in every list.
const Opening = "stripe-core-api-okrs"

// The errors of Library.Find.
var (
	// ErrUnknown says that there is no question with an id.
	ErrUnknown = errors.New("there is no question")
	// ErrFaulty says that there is one in a file with errors.
	ErrFaulty = errors.New("this question cannot be used")
)

// Library is the questions of all sources. A file is read when it is needed,
// and once: Find reads those with the id it looks for, everything else reads
// them all. Its methods may be called from several goroutines.
type Library struct {
	entries []*entry // in the order of the sources, then by path
	faults  []Fault  // of the folders
	merged  func() merged
}

// entry is a question file that may not have been read yet.
type entry struct {
	source int           // index of the source
	id     func() string // Source.peekID
	file   func() *File  // Source.open
}

// merged is what all files come to.
type merged struct {
	questions []Question
	byID      map[string]Question
	faults    []Fault
}

// Load lists the question files of the sources. Where two sources have a
// question with the same id, the later source's is used, so that a bundled
// question can be replaced, and a warning names both. Within one source that
// is an error in the second file.
func Load(sources ...Source) *Library {
	l := &Library{}
	for i, s := range sources {
		paths, faults := s.list()
		l.faults = append(l.faults, faults...)
		for _, path := range paths {
			l.entries = append(l.entries, &entry{
				source: i,
				id:     sync.OnceValue(func() string { return s.peekID(path) }),
				file:   sync.OnceValue(func() *File { return s.open(path) }),
			})
		}
	}
	l.merged = sync.OnceValue(l.merge)
	return l
}

// All returns the questions that can be used: Opening first, the others from
// easy to hard and then by company and title.
func (l *Library) All() []Question {
	return slices.Clone(l.merged().questions)
}

// Faults returns what is wrong with the sources and their files, sorted by
// file and place.
func (l *Library) Faults() []Fault {
	return slices.Clone(l.merged().faults)
}

// Files returns all question files, faulty ones included, in the order of the
// sources and then by path.
func (l *Library) Files() []*File {
	files := make([]*File, len(l.entries))
	workers := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wg sync.WaitGroup
	for i, e := range l.entries {
		workers <- struct{}{}
		wg.Go(func() {
			files[i] = e.file()
			<-workers
		})
	}
	wg.Wait()
	return files
}

// Has reports whether there is a question with an id.
func (l *Library) Has(id string) bool {
	_, ok := l.merged().byID[id]
	return ok
}

// Find returns the question with an id. Its error is ErrUnknown, with the
// nearest id named, or ErrFaulty, with the first fault.
func (l *Library) Find(id string) (Question, error) {
	if q, ok := l.findQuickly(id); ok {
		return q, nil
	}
	all := l.merged()
	if q, ok := all.byID[id]; ok {
		return q, nil
	}
	for _, f := range l.Files() {
		if f.Question.ID == id && !f.Usable() {
			i := slices.IndexFunc(f.Faults, func(fault Fault) bool { return fault.Severity == Error })
			return Question{}, fmt.Errorf("%w: %w", ErrFaulty, f.Faults[i])
		}
	}
	ids := make([]string, 0, len(all.questions))
	for _, q := range all.questions {
		ids = append(ids, q.ID)
	}
	if near, ok := nearest(id, ids); ok {
		return Question{}, fmt.Errorf("%w %s; the nearest is %s", ErrUnknown, quote(id), quote(near))
	}
	return Question{}, fmt.Errorf("%w %s", ErrUnknown, quote(id))
}

// findQuickly returns the question with an id without parsing more than the
// files that could hold it.
func (l *Library) findQuickly(id string) (Question, bool) {
	for e := range l.candidates(id) {
		if f := e.file(); f.Usable() && f.Question.ID == id {
			return f.Question, true
		}
	}
	return Question{}, false
}

// candidates returns the files that may hold the question with an id: those
// of the last source first, and in a source the first file first, as merge
// decides.
func (l *Library) candidates(id string) iter.Seq[*entry] {
	ordered := slices.Clone(l.entries)
	slices.SortStableFunc(ordered, func(a, b *entry) int { return cmp.Compare(b.source, a.source) })
	return func(yield func(*entry) bool) {
		for _, e := range ordered {
			if peeked := e.id(); (peeked == "" || peeked == id) && !yield(e) {
				return
			}
		}
	}
}

// merge reads all files and decides which question stands for each id.
func (l *Library) merge() merged {
	m := merged{byID: make(map[string]Question), faults: slices.Clone(l.faults)}
	owners := make(map[string]int) // ids to indexes of files
	files := l.Files()
	for i, f := range files {
		m.faults = append(m.faults, f.Faults...)
		if !f.Usable() {
			continue
		}
		id := f.Question.ID
		if before, ok := owners[id]; ok {
			same := l.entries[before].source == l.entries[i].source
			m.faults = append(m.faults, f.duplicate(files[before].Path, same))
			if same {
				continue
			}
		}
		owners[id] = i
		m.byID[id] = f.Question
	}
	related := RelatedExist(func(id string) bool { _, ok := owners[id]; return ok })
	for _, i := range owners {
		m.questions = append(m.questions, files[i].Question)
		m.faults = append(m.faults, related(files[i])...)
	}
	slices.SortFunc(m.questions, compare)
	sortFaults(m.faults)
	return m
}

// duplicate returns the fault that the file's id is used in another file, of
// the same source or of one before.
func (f *File) duplicate(other string, sameSource bool) Fault {
	const expected = "an id of its own"
	if sameSource {
		return f.Fault(Error, "id", "the id "+quote(f.Question.ID)+" is used in "+other+" already", expected)
	}
	return f.Fault(Warning, "id", "this question replaces the one in "+other, expected+" if that is not meant")
}

// compare orders questions for lists.
func compare(a, b Question) int {
	return cmp.Or(
		cmp.Compare(a.rank(), b.rank()),
		cmp.Compare(strings.ToLower(a.Company), strings.ToLower(b.Company)),
		cmp.Compare(strings.ToLower(a.Title), strings.ToLower(b.Title)),
		cmp.Compare(a.ID, b.ID),
	)
}

// rank returns the place of a question's group in lists: Opening is before the
// easy ones.
func (q Question) rank() int {
	if q.ID == Opening {
		return -1
	}
	return slices.Index([]Difficulty{Easy, Medium, Hard}, q.Difficulty)
}
