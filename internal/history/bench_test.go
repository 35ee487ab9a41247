package history

import (
	"fmt"
	"strings"
	"testing"
)

// A draft of 10,000 words, saved to the database as while somebody types.
func BenchmarkSaveDraft(b *testing.B) {
	a := healthy(b, b.TempDir())
	text := strings.Repeat("words ", 10_000)
	revision := 0
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		revision++
		save(b, a, draftOf("d1", revision, text))
	}
}

// The same draft as a plain file, because there is no database.
func BenchmarkSaveDraftPlain(b *testing.B) {
	dir := b.TempDir()
	writeFile(b, dir+"/in the way", "")
	a := open(b, dir+"/in the way/dir", dir)
	text := strings.Repeat("words ", 10_000)
	revision := 0
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		revision++
		if err := a.SaveDraft(b.Context(), draftOf("d1", revision, text)); !isKept(err) {
			b.Fatal(err)
		}
	}
}

// Opening an archive of 1,000 attempts, with the check of the whole file.
func BenchmarkOpen(b *testing.B) {
	dir := b.TempDir()
	fill(b, dir, 1000)
	for b.Loop() {
		closeArchive(b, healthy(b, dir))
	}
}

// The newest 50 of 1,000 attempts, with their reviews.
func BenchmarkAttempts(b *testing.B) {
	dir := b.TempDir()
	a := fill(b, dir, 1000)
	for b.Loop() {
		list, err := a.Attempts(b.Context(), Filter{Limit: 50})
		if err != nil || len(list) != 50 {
			b.Fatal(len(list), err)
		}
	}
}

// fill stores n attempts of about 6 KB and returns the open archive.
func fill(b *testing.B, dir string, n int) *Archive {
	b.Helper()
	a := healthy(b, dir)
	for i := range n {
		at := attemptOf(fmt.Sprintf("a%05d", i))
		at.Text = strings.Repeat("words ", 400)
		for range 8 {
			at.Review.Criteria = append(at.Review.Criteria, at.Review.Criteria[0])
		}
		finish(b, a, at)
	}
	return a
}

// A line as a keystroke makes it, in the journal of an interview.
func BenchmarkAppend(b *testing.B) {
	j := openJournal(b, healthy(b, b.TempDir()), "i1")
	line := []byte(strings.Repeat("x", 150))
	b.ReportAllocs()
	for b.Loop() {
		if err := j.Append(line); err != nil {
			b.Fatal(err)
		}
	}
}
