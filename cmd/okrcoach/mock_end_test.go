//go:build linux || darwin

package main

import (
	"encoding/json"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// takenHome has Ben type the line that his screen shows.
func (e *evening) takenHome() {
	file := filepath.Join(e.t.TempDir(), "session.md")
	x := start(e.t, append(e.away, "FILE="+file), "sh", append([]string{"-c", `"$@" export > "$FILE"`, "sh"}, e.line(e.port)...)...)
	x.sees("Code:")
	x.types(e.code + "\r")
	x.exits(exitDone)
	text, err := os.ReadFile(file)
	if err != nil {
		e.t.Fatal(err)
	}
	page := onOneLine(string(text))
	for _, part := range []string{
		"# Mock interview: Ada and Ben", "Round 1: OKRs for Stripe's core API team", "Asked by Ada, answered by Ben.",
		benBegins + " " + benGoesOn, benReplies, adaWonders, benDecides, adaComments, "Begin with money.", "Ask for dates.",
		"Round 2: OKRs for the team that runs hosted CI runners", "Asked by Ben, answered by Ada.", adaAnswers, adaReplies,
	} {
		if !strings.Contains(page, part) {
			e.t.Errorf("the page that was taken home lacks %q", part)
		}
	}
}

// end has both end the interview, and everybody leave.
func (e *evening) end() {
	e.ben.types(ctrlG)
	e.ada.sees("Ben wants to end here. And you?")
	e.ada.types(ctrlG)
	e.ada.sees("End the interview?")
	e.ada.types("y")
	for _, x := range []*terminal{e.ada, e.ben, e.cleo} {
		x.reads("The interview is over.", "2 rounds with both your parts")
	}
	e.ben.types("q")
	e.ben.exits(exitDone)
	e.ben.reads("You have left your seat.")
	e.ada.types("\r")
	e.ada.sees("Ben can still take the interview home until you leave.")
	e.ada.types("y")
	e.ada.exits(exitDone)
	e.cleo.exits(exitDone)
	e.cleo.reads("The host has closed the room")
}

// isInTheHistory finds both rounds, and nothing of a journal.
func (e *evening) isInTheHistory() {
	command := exec.Command(okrcoach(e.t), "history", "--json")
	command.Env = e.env
	out, err := command.Output()
	if err != nil {
		e.t.Fatal(err)
	}
	var attempts []struct {
		Question  string
		Interview struct {
			Round                  int
			Candidate, Interviewer string
		}
	}
	if err := json.Unmarshal(out, &attempts); err != nil || len(attempts) != 2 {
		e.t.Fatalf("%v in the history:\n%s", err, out)
	}
	second, first := attempts[0], attempts[1]
	if first.Question != firstQuestion || first.Interview.Candidate != "Ben" || first.Interview.Round != 1 ||
		second.Question != secondQuestion || second.Interview.Candidate != "Ada" || second.Interview.Interviewer != "Ben" {
		e.t.Errorf("the history:\n%s", out)
	}
	e.keepsNoJournal()
}

func (e *evening) keepsNoJournal() {
	for _, entry := range e.env {
		folder, found := strings.CutPrefix(entry, "XDG_DATA_HOME=")
		if !found || folder == "" {
			continue
		}
		_ = filepath.WalkDir(folder, func(path string, _ fs.DirEntry, _ error) error {
			if strings.HasPrefix(filepath.Base(path), "interview-") {
				e.t.Errorf("%s is still there", path)
			}
			return nil
		})
	}
}
