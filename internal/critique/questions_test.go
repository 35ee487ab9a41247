package critique_test

import (
	"testing"

	"okrcoach/content"
	"okrcoach/internal/questions"
)

// bundled returns the questions that come with the program.
func bundled(t testing.TB) []questions.Question {
	t.Helper()
	all := questions.Load(questions.Bundled(content.Questions())).All()
	if len(all) == 0 {
		t.Fatal("no bundled questions")
	}
	return all
}

func find(t testing.TB, id string) questions.Question {
	t.Helper()
	for _, q := range bundled(t) {
		if q.ID == id {
			return q
		}
	}
	t.Fatalf("no question %s", id)
	return questions.Question{}
}
