package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

const answer = "# OKRs\n\nUptime is what our buyers feel. We go from 99.98 % to 99.995 % by June.\n\n- \"Fast\" means 300 ms at p99.\n"

func configFor(t *testing.T, answer string) config {
	t.Helper()
	path := filepath.Join(t.TempDir(), "answer.md")
	if err := os.WriteFile(path, []byte(answer), 0o600); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run([]string{path}, &out); err != nil {
		t.Fatal(err)
	}
	var c config
	if err := json.Unmarshal(out.Bytes(), &c); err != nil {
		t.Fatal(err)
	}
	return c
}

func TestTheCoachQuotesTheAnswerAsItIs(t *testing.T) {
	for _, rule := range configFor(t, answer).Rules {
		if rule.Match != "body.model == 'coach'" {
			continue
		}
		var reply struct {
			Choices []struct{ Message struct{ Content string } }
		}
		if err := json.Unmarshal([]byte(rule.Response.Content), &reply); err != nil {
			t.Fatal(err)
		}
		var said critique
		if err := json.Unmarshal([]byte(reply.Choices[0].Message.Content), &said); err != nil {
			t.Fatal(err)
		}
		for _, section := range []section{said.RepairFirst, said.Content, said.Structure, said.Delivery} {
			if section.Quote == "" || !strings.Contains(answer, section.Quote) {
				t.Errorf("%q is not in the answer", section.Quote)
			}
		}
		return
	}
	t.Error("there is no coach")
}

func TestAModelThatIsNotListedIsNotFound(t *testing.T) {
	rules := configFor(t, answer).Rules
	if first := rules[0]; first.Match != "" || first.Response.Status != 404 {
		t.Errorf("the rule that all others override answers with %d to %q", first.Response.Status, first.Match)
	}
}

func TestAnAnswerWithoutASentenceIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "answer.md")
	if err := os.WriteFile(path, []byte("- \n\n***\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{path}, &bytes.Buffer{}); err == nil {
		t.Error("there is nothing to quote, and nothing was said about it")
	}
}
