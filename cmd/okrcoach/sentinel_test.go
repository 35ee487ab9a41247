//go:build linux

package main

import (
	"bytes"
	"encoding/base64"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"okrcoach/internal/critique/llm/weather"
)

// What nobody may find: the key, as every form that a log could have it in,
// and words of the answer that stand nowhere else.
const (
	sentinelKey  = "sk-sentinel-Zq81vXw7LmNp3RtYb5KdWXYZ"
	sentinelWord = "zebrafinches"
)

const sentinelAnswer = "A failed charge is a lost sale for " + sentinelWord + ". Launches stop when the budget is spent.\n"

// wantNoKey checks that no form of the key stands in a text.
func wantNoKey(t *testing.T, where, text string) {
	t.Helper()
	for _, form := range []string{sentinelKey, sentinelKey[3:12], sentinelKey[12:24], base64.StdEncoding.EncodeToString([]byte(sentinelKey))} {
		if strings.Contains(text, form) {
			t.Errorf("%s shows %q of the key:\n%s", where, form, text)
		}
	}
}

// wantNoWord checks that nothing of the answer stands in a text.
func wantNoWord(t *testing.T, where, text string) {
	t.Helper()
	if strings.Contains(strings.ToLower(text), sentinelWord) {
		t.Errorf("%s shows the answer:\n%s", where, text)
	}
}

// sentinelHome is a home with the key and an endpoint set, and its folder.
func sentinelHome(t *testing.T, server *weather.Server) (env []string, dir string) {
	env = append(home(t), "OKRCOACH_BASE_URL="+server.URL, "OKRCOACH_API_KEY="+sentinelKey, "OKRCOACH_MODEL=small-model", "https_proxy="+server.Proxy)
	i := slices.IndexFunc(env, func(v string) bool { return strings.HasPrefix(v, "XDG_DATA_HOME="+os.TempDir()) })
	return env, filepath.Dir(strings.TrimPrefix(env[i], "XDG_DATA_HOME="))
}

// filesUnder returns what stands in each file of a folder.
func filesUnder(t *testing.T, dir string) map[string]string {
	t.Helper()
	found := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		data, err := os.ReadFile(path)
		found[strings.TrimPrefix(path, dir)] = string(data)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return found
}

func TestNeitherKeyNorAnswerComesOutOfTheCommand(t *testing.T) {
	withoutRaces(t)
	for _, w := range []weather.Weather{
		weather.Fair, weather.KeyEchoed, weather.RequestEchoed, weather.Refused, weather.NotTLS, weather.SelfSigned,
		weather.MovedAway, weather.Portal, weather.NoModel, weather.ErrorObject, weather.BrokenJSON, weather.Refusal,
		weather.ProxyNeeds, weather.Rejecting("response_format", 422),
	} {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			server := weather.ServeAnswer(t, w, weather.Answer{Content: modelSays})
			env, dir := sentinelHome(t, server)
			host := strings.TrimSuffix(server.URL[strings.Index(server.URL, "//")+2:], "/v1")
			for _, args := range [][]string{{"critique", "-", "--json"}, {"critique", "-"}} {
				cmd := exec.Command(okrcoach(t), append(args, "--allow-host", host)...)
				var out, complaint bytes.Buffer
				cmd.Env, cmd.Stdin, cmd.Stdout, cmd.Stderr = env, strings.NewReader(sentinelAnswer), &out, &complaint
				_ = cmd.Run() // most weathers end it with an error
				if out.Len() == 0 {
					t.Errorf("no review was printed:\n%s", &complaint)
				}
				for where, text := range map[string]string{"the output": out.String(), "the complaint": complaint.String()} {
					wantNoKey(t, where, text)
				}
				wantNoWord(t, "the complaint", complaint.String())
				for line := range strings.Lines(out.String()) {
					if strings.Contains(line, "trouble") {
						wantNoWord(t, "the trouble", line)
					}
				}
			}
			for name, text := range filesUnder(t, dir) {
				wantNoKey(t, name, text)
				wantNoWord(t, name, text)
			}
			if got := server.Requests(); w == weather.Fair && !(strings.Contains(got[0].Body, sentinelWord) && got[0].Header.Get("Authorization") == "Bearer "+sentinelKey) {
				t.Error("there was nothing to come out")
			}
		})
	}
}

func TestNeitherKeyNorAnswerIsInTheProcessListOrACrash(t *testing.T) {
	withoutRaces(t)
	server := weather.ServeAnswer(t, weather.NoToken, weather.Answer{})
	env, dir := sentinelHome(t, server)
	answer := filepath.Join(t.TempDir(), "answer.md")
	if err := os.WriteFile(answer, []byte(sentinelAnswer), 0o600); err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(okrcoach(t), "critique", answer, "--allow-host", strings.TrimSuffix(strings.TrimPrefix(server.URL, "http://"), "/v1"))
	var said bytes.Buffer
	cmd.Env, cmd.Stdout, cmd.Stderr = env, &said, &said
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	for end := time.Now().Add(patience); len(server.Requests()) == 0 && time.Now().Before(end); {
		time.Sleep(10 * time.Millisecond)
	}
	wantNothingListed(t, cmd.Process.Pid)
	// The dump of every goroutine is what a crash would show.
	if err := cmd.Process.Signal(syscall.SIGQUIT); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was made to fail
	if !strings.Contains(said.String(), "goroutine ") {
		t.Fatalf("there is no dump:\n%s", &said)
	}
	wantNoKey(t, "the dump", said.String())
	wantNoWord(t, "the dump", said.String())
	for name, text := range filesUnder(t, dir) {
		wantNoKey(t, name, text)
		wantNoWord(t, name, text)
	}
}

// wantNothingListed checks the command lines of a process and its children.
func wantNothingListed(t *testing.T, pid int) {
	t.Helper()
	proc := "/proc/" + strconv.Itoa(pid)
	list, err := os.ReadFile(proc + "/cmdline")
	if err != nil {
		t.Fatal(err)
	}
	children, _ := filepath.Glob(proc + "/task/*/children")
	for _, path := range children {
		if ids, _ := os.ReadFile(path); len(ids) > 0 {
			t.Errorf("it has started %s", ids)
		}
	}
	wantNoKey(t, "the process list", string(list))
	wantNoWord(t, "the process list", string(list))
}

func TestNeitherKeyNorAnswerLeavesTheScreensButForTheHistory(t *testing.T) {
	withoutRaces(t)
	for _, w := range []weather.Weather{weather.KeyEchoed, weather.RequestEchoed, weather.Fair} {
		t.Run(string(w), func(t *testing.T) {
			t.Parallel()
			server := weather.ServeAnswer(t, w, weather.Answer{Content: modelSays})
			env, dir := sentinelHome(t, server)
			x := start(t, env, okrcoach(t), "practice", "stripe-core-api-okrs")
			practise(x, sentinelAnswer, "is spent.")
			x.types("c")
			x.sees("Nothing has been sent yet")
			x.types("a")
			x.sees("c ask again")
			wantNothingListed(t, x.cmd.Process.Pid)
			for line := range strings.Lines(x.shown()) {
				if strings.Contains(line, "!") {
					wantNoWord(t, "the trouble", line)
				}
			}
			x.types("q")
			x.exits(exitDone)
			wantNoKey(t, "the screen", x.output())
			files := filesUnder(t, dir)
			if !strings.Contains(files["/state/okrcoach/endpoints.json"], "127.0.0.1") {
				t.Errorf("the consent is not kept: %q", files)
			}
			for name, text := range files {
				wantNoKey(t, name, text)
				if !strings.HasPrefix(name, "/data/okrcoach/") {
					wantNoWord(t, name, text)
				}
			}
		})
	}
}
