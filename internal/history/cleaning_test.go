package history

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/critique/rubric"
)

// red is what nothing from a file may do to the terminal.
const red = "\x1b[31m"

// dirty puts an escape sequence into every string of an attempt but its id.
func dirty(at Attempt) Attempt {
	at.QuestionID, at.QuestionTitle = red+at.QuestionID, at.QuestionTitle+red+"\n"
	at.Parent, at.Criterion = red+at.Parent, red+at.Criterion
	at.Plan, at.Text = red+at.Plan, red+at.Text
	at.Interruptions = []Interruption{{red + CauseRestarted, UnknownLength}, {red + CauseAsleep, time.Hour}}
	at.Aids = []Aid{red + AidHints, red + AidSample}
	at.Ratings = map[string]Rating{red + "business-link": red + RatedYes, "speed-vs-stability": RatedNo}
	at.Interview = dirtyInterview(*at.Interview)
	return at
}

// dirtyInterview does it for an interview, and adds what nobody can have said.
func dirtyInterview(in Interview) *Interview {
	in.ID, in.Candidate, in.Interviewer = in.ID+red, red+in.Candidate, in.Interviewer+red+"\n"
	in.Marks = map[string]rubric.Verdict{red + "business-link": red + rubric.Partly, "internal-only": rubric.Made}
	in.Bands = map[string]int{red + "content": 0, "structure": 5, "delivery": 6}
	in.SelfBands = map[string]int{"content": 4, "structure": -1}
	in.Comments = map[string]string{red + "business-link": in.Comments["business-link"] + red}
	in.Notes, in.CandidateTakes, in.InterviewerTakes = red+in.Notes, red+in.CandidateTakes, in.InterviewerTakes+red
	in.FollowUps = slices.Clone(in.FollowUps)
	for i, f := range in.FollowUps {
		in.FollowUps[i] = FollowUp{f.Criterion + red, red + f.Question + "\n", f.Reply + red, f.Took}
	}
	in.FollowUps[1].Took = -time.Second
	return &in
}

func TestNothingFromAFileReachesTheTerminalRaw(t *testing.T) {
	want := attemptOf("a1")
	want.Review = nil // its offsets are those of other bytes
	wantDraft := Draft{Attempt: want, Phase: PhaseAnswer, Cursor: 9, Revision: 1}
	wantDraft.ID = "d1"
	left := Draft{Attempt: dirty(attemptOf("d1")), Phase: red + PhaseAnswer, Cursor: 9 + len(red), Revision: 1}

	for name, prepare := range map[string]func(dir string){
		"plain files": func(dir string) { leave(t, dir, dirty(attemptOf("a1")), left) },
		"database": func(dir string) {
			a := healthy(t, dir)
			finish(t, a, dirty(attemptOf("a1")))
			save(t, a, left)
			closeArchive(t, a)
		},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			prepare(dir)
			a := healthy(t, dir)
			one, err := a.Attempt(t.Context(), "a1")
			if err != nil || !reflect.DeepEqual(one, want) {
				t.Errorf("got  %+v, %v\nwant %+v", one, err, want)
			}
			list, err := a.Attempts(t.Context(), Filter{})
			if err != nil || len(list) != 1 || !reflect.DeepEqual(list[0], want) {
				t.Errorf("got  %+v, %v\nwant %+v", list, err, want)
			}
			if got := drafts(t, a); len(got) != 1 || !reflect.DeepEqual(got[0], wantDraft) {
				t.Errorf("got  %+v\nwant %+v", got, wantDraft)
			}
		})
	}
}

func TestPlainFilesAreCleanedWhereTheDatabaseCannotTakeThem(t *testing.T) {
	dir := t.TempDir()
	writeFile(t, filepath.Join(dir, databaseName), "")
	unlock := lockDatabase(t, dir)
	defer unlock()
	leave(t, dir, dirty(attemptOf("a1")))
	a := open(t, dir)
	list, err := a.Attempts(t.Context(), Filter{})
	if err != nil || len(list) != 1 || list[0].QuestionTitle != attemptOf("a1").QuestionTitle {
		t.Errorf("got %+v, %v", list, err)
	}
	wantSentence(t, a.Warnings(), filepath.Join(dir, "attempt-a1.md")+
		" could not be taken into the history (another program keeps the history locked) and was left where it is")
}

func TestAReviewWithAnyStringThatIsNotCleanIsDropped(t *testing.T) {
	for name, spoil := range map[string]func(*critique.Review){
		"judge":     func(r *critique.Review) { r.Judge += red },
		"note":      func(r *critique.Review) { r.Note += red },
		"criterion": func(r *critique.Review) { r.Criteria[0].ID += red },
		"verdict":   func(r *critique.Review) { r.Criteria[0].Verdict += red },
		"quote":     func(r *critique.Review) { r.Criteria[0].Evidence[0].Quote += red },
		"reason":    func(r *critique.Review) { r.Criteria[0].Reason += red },
		"advice":    func(r *critique.Review) { r.Criteria[0].Advice += red },
		"objective": func(r *critique.Review) { r.Objectives = []okr.Objective{{Text: red}} },
		"deadline": func(r *critique.Review) {
			r.Objectives = []okr.Objective{{KeyResults: []okr.KeyResult{{Deadline: red}}}}
		},
	} {
		at := attemptOf("a1")
		if at.clean(); at.Review == nil {
			t.Fatal("a clean review was dropped")
		}
		spoil(at.Review)
		if at.clean(); at.Review != nil {
			t.Errorf("%s: the review was kept", name)
		}
	}
}

func TestAFileNameInAWarningIsCleanedToo(t *testing.T) {
	dir := t.TempDir()
	if err := writeAtomically(dir, "draft-"+red+"x.md", nil); err != nil {
		t.Skip("no file can have such a name here: ", err)
	}
	wantSentence(t, open(t, dir).Warnings(),
		filepath.Join(dir, "draft-x.md")+" cannot be read as a draft or an attempt and was left where it is")
}

func TestAnIDThatIsNotOneMakesARecordUnreadable(t *testing.T) {
	a := healthy(t, t.TempDir())
	at := attemptOf("a1")
	at.ID = red + "a1"
	if err := storeAttempt(t.Context(), a.db.pool, at); err != nil {
		t.Fatal(err)
	}
	list, err := a.Attempts(t.Context(), Filter{})
	if err != nil || len(list) != 0 || len(a.Warnings()) != 1 || strings.Contains(a.Warnings()[0].Error(), red) {
		t.Errorf("got %+v, %v, %q", list, err, a.Warnings())
	}
}
