package questions

import "strings"

// longKeys are the keys of the front matter that hold the rubric, the
// published facts and the examples: nine tenths of a file, and of the time to
// parse it.
var longKeys = []string{"published:", "key_points:", "mistakes:", "examples:"}

// preview returns the question in a file without what the long keys hold; ok
// is false where there is none to show.
func (s Source) preview(name string) (q Question, ok bool) {
	data, err := s.read(name)
	if err != nil || len(data) > maxFileBytes {
		return Question{}, false
	}
	f := newFile(s.shown(name))
	f.lines = splitLines(string(data))
	end := f.frontMatterEnd()
	if end == 0 {
		return Question{}, false
	}
	f.decodeFrontMatter(shortKeys(f.lines[1 : end-1]))
	f.decodeBody(end)
	f.Question.Source = s.origin(f)
	return f.Question, f.Question.Title != "" && f.Question.Prompt != ""
}

// peekID returns the id that a file gives itself, or "" where only parsing
// the file would tell.
func (s Source) peekID(name string) string {
	data, err := s.read(name)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(data)) {
		if value, ok := strings.CutPrefix(line, "id:"); ok {
			if id := strings.TrimSpace(value); isID(id) {
				return id
			}
			return ""
		}
	}
	return ""
}

// shortKeys returns the lines of a front matter without those of the long
// keys.
func shortKeys(lines []string) []string {
	var kept []string
	long := false
	for _, line := range lines {
		// A value goes on in lines that are indented or items of a list.
		if line != "" && !strings.ContainsAny(line[:1], " \t#-]}") {
			long = false
			for _, key := range longKeys {
				long = long || strings.HasPrefix(line, key)
			}
		}
		if !long {
			kept = append(kept, line)
		}
	}
	return kept
}
