package endpoint

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// sources returns where to look, with these variables and this file.
func sources(t *testing.T, file string, variables ...string) Sources {
	t.Helper()
	src := Sources{Getenv: getenv(variables), Environ: append(os.Environ(), variables...), Config: filepath.Join(t.TempDir(), "config.yaml")}
	if file != "" {
		if err := os.WriteFile(src.Config, []byte(file), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return src
}

// getenv finds variables in a list of name=value.
func getenv(variables []string) func(string) string {
	return func(name string) string {
		for _, v := range variables {
			if n, text, _ := strings.Cut(v, "="); n == name {
				return text
			}
		}
		return ""
	}
}

func TestSettingsComeInSets(t *testing.T) {
	const file = "base_url: https://file.example/v1\nmodel: file-model\n"
	cases := []struct {
		name                    string
		variables               []string
		file                    string
		base, key, model        string
		baseFrom, keyFrom, note string
	}{
		{name: "nothing", key: "none"},
		{
			name: "a key of OpenAI's", variables: []string{"OPENAI_API_KEY=openai-key-1111"},
			base: openAI, key: "…1111", baseFrom: "OPENAI_API_KEY alone", keyFrom: "OPENAI_API_KEY",
		},
		{
			name: "a key of OpenAI's does not go to another set's host", variables: []string{"OPENAI_API_KEY=openai-key-1111", "OKRCOACH_BASE_URL=http://localhost:11434/v1"},
			base: "http://localhost:11434/v1", key: "none", baseFrom: "OKRCOACH_BASE_URL", note: "OPENAI_BASE_URL and OPENAI_API_KEY are not used",
		},
		{
			name: "nor to the file's", variables: []string{"OPENAI_API_KEY=openai-key-1111"}, file: file,
			base: openAI, key: "…1111", baseFrom: "OPENAI_API_KEY alone", keyFrom: "OPENAI_API_KEY", note: "the settings in ",
		},
		{
			name: "our own set first", variables: []string{"OKRCOACH_BASE_URL=https://own.example", "OKRCOACH_API_KEY=own-key-key-2222", "OKRCOACH_MODEL=m", "OPENAI_API_KEY=openai-key-1111", "OPENAI_BASE_URL=https://o.example"},
			base: "https://own.example", key: "…2222", model: "m", baseFrom: "OKRCOACH_BASE_URL", keyFrom: "OKRCOACH_API_KEY", note: "not used",
		},
		{
			name: "a common base without a key", variables: []string{"OPENAI_BASE_URL= https://o.example/v1/ \n", "OPENAI_MODEL=om"},
			base: "https://o.example/v1", key: "none", model: "om", baseFrom: "OPENAI_BASE_URL",
		},
		{
			name: "the file", file: file,
			base: "https://file.example/v1", key: "none", model: "file-model", baseFrom: "line 1",
		},
		{
			name: "our own model is lent to any set", variables: []string{"OKRCOACH_MODEL=mine", "OPENAI_API_KEY=openai-key-1111", "OPENAI_MODEL=theirs"},
			base: openAI, key: "…1111", model: "mine", baseFrom: "OPENAI_API_KEY alone", keyFrom: "OPENAI_API_KEY",
		},
		{
			name: "a common model is not", variables: []string{"OPENAI_MODEL=theirs"}, file: "base_url: https://file.example/v1\n",
			base: "https://file.example/v1", key: "none", baseFrom: "line 1", note: "OPENAI_MODEL is not used",
		},
		{
			name: "a model of the file is lent where there is none", variables: []string{"OPENAI_API_KEY=openai-key-1111"}, file: "model: file-model\n",
			base: openAI, key: "…1111", model: "file-model", baseFrom: "OPENAI_API_KEY alone", keyFrom: "OPENAI_API_KEY",
		},
		{name: "a model alone", variables: []string{"OKRCOACH_MODEL=mine"}, key: "none", model: "mine"},
		{
			name: "a key in a variable that the file names", variables: []string{"GATEWAY_KEY=gateway-key-3333"}, file: "base_url: https://file.example/v1\napi_key_env: GATEWAY_KEY\n",
			base: "https://file.example/v1", key: "not fetched yet", baseFrom: "line 1", keyFrom: "GATEWAY_KEY (",
		},
		{
			name: "a file that is wrong, behind the environment", variables: []string{"OKRCOACH_BASE_URL=https://own.example/v1"}, file: "api_key: " + sentinel,
			base: "https://own.example/v1", key: "none", baseFrom: "OKRCOACH_BASE_URL", note: "line 1: this looks like a key",
		},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, err := Resolve(sources(t, c.file, c.variables...))
			if err != nil {
				t.Fatal(err)
			}
			if s.Base.String() != c.base || s.KeyShown() != c.key || s.Model != c.model {
				t.Errorf("base %q, key %s, model %q", s.Base, s.KeyShown(), s.Model)
			}
			if !strings.Contains(s.BaseFrom, c.baseFrom) || !strings.Contains(s.KeyFrom, c.keyFrom) || (s.KeyFrom == "") != (c.key == "none") || (s.ModelFrom == "") != (c.model == "") {
				t.Errorf("base from %q, key from %q, model from %q", s.BaseFrom, s.KeyFrom, s.ModelFrom)
			}
			notes := strings.Join(s.Notes, "\n")
			if !strings.Contains(notes, c.note) || (notes == "") != (c.note == "") {
				t.Errorf("the notes are %q", notes)
			}
			if s.Found() != (c.base != "") || s.HasKey() != (c.key != "none") {
				t.Errorf("found %v, has key %v", s.Found(), s.HasKey())
			}
		})
	}
}

func TestSettingsThatCannotBeUsedAreSaidWithTheirPlace(t *testing.T) {
	cases := []struct {
		name, file  string
		variables   []string
		where, what string
	}{
		{name: "our own key without a host", variables: []string{"OKRCOACH_API_KEY=" + sentinel}, where: "OKRCOACH_API_KEY", what: "OKRCOACH_BASE_URL"},
		{name: "our own key is not lent", variables: []string{"OKRCOACH_API_KEY=" + sentinel, "OPENAI_BASE_URL=https://o.example"}, where: "OKRCOACH_API_KEY", what: "whom it is for"},
		{name: "a key in the URL", variables: []string{"OPENAI_BASE_URL=https://" + sentinel + "@o.example"}, where: "OPENAI_BASE_URL", what: "before its host"},
		{name: "a key with a word", variables: []string{"OPENAI_API_KEY=Bearer " + sentinel}, where: "OPENAI_API_KEY", what: "Bearer"},
		{name: "a key for a model", variables: []string{"OPENAI_BASE_URL=https://o.example", "OPENAI_MODEL=" + sentinel}, where: "OPENAI_MODEL", what: "looks like a key"},
		{name: "a key in the file", file: "base_url: https://f.example\n\napi_key: " + sentinel, where: "line 3", what: "no place in the file"},
		{name: "a key under another name", file: "Api-Key: x", where: "line 1", what: "no place in the file"},
		{name: "a key as the variable", file: "base_url: https://f.example\napi_key_env: " + sentinel, where: "line 2", what: "no place in the file"},
		{name: "a hexadecimal key as the variable", file: "base_url: https://f.example\napi_key_env: f08a3c1be27d4f69a5b0c3d8e1f7a294", where: "line 2", what: "no place in the file"},
		{name: "a key in the command", file: "base_url: https://f.example\napi_key_cmd: echo '" + sentinel + "'", where: "line 2", what: "no place in the file"},
		{name: "a key as a key", file: sentinel + ": x", where: "line 1", what: "no such setting"},
		{name: "a sum for a variable", file: "base_url: https://f.example\napi_key_env: $GATEWAY", where: "line 2", what: "the name of a variable"},
		{name: "another set's variable", file: "base_url: https://f.example\napi_key_env: OPENAI_API_KEY", where: "line 2", what: "OPENAI_BASE_URL"},
		{name: "a misspelt setting", file: "base-url: https://f.example", where: "line 1", what: "write base_url"},
		{name: "an unknown setting", file: "model: m\ntemperature: 1", where: "line 2", what: `"temperature"`},
		{name: "twice", file: "model: a\nmodel: b", where: "line 2", what: "twice"},
		{name: "two keys", file: "base_url: https://f.example\napi_key_env: A\napi_key_cmd: b", where: "line 3", what: "keep api_key_env or api_key_cmd"},
		{name: "a key and no host", file: "api_key_cmd: pass show x", where: "line 1", what: "whom it is for"},
		{name: "a list", file: "- base_url: x", where: "line 1", what: "no YAML"},
		{name: "a word", file: sentinel, where: "line 1", what: "no YAML"},
		{name: "a broken line", file: "model: m\nbase_url: \"" + sentinel, where: "line 2", what: "no YAML"},
		{name: "a group", file: "model:\n  name: m", where: "line 1", what: "no text"},
		{name: "a number", file: "model: 4", where: "line 1", what: "no text"},
		{name: "an alias", file: "model: &a m\nbase_url: *a", where: "line 1", what: "no text"},
		{name: "two documents", file: "model: m\n---\nmodel: n\n", where: "line 3", what: "no YAML"},
		{name: "many words", file: "model: [" + strings.Repeat("a, ", 1000) + "]", where: "line 1", what: "no YAML"},
		{name: "much", file: strings.Repeat("# padding\n", 10_000), where: "config.yaml", what: "too large"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			s, err := Resolve(sources(t, c.file, c.variables...))
			var fault *Fault
			if !errors.As(err, &fault) {
				t.Fatalf("it is %+v, %v", s, err)
			}
			if !strings.Contains(fault.Where, c.where) || !strings.Contains(fault.What+" "+fault.Next, c.what) {
				t.Errorf("it is %v", err)
			}
			if leaks(err.Error()) || strings.Contains(err.Error(), "f08a3c") {
				t.Errorf("the key is repeated: %v", err)
			}
		})
	}
}

func TestAConfigurationThatSaysNothingIsNoFault(t *testing.T) {
	for _, file := range []string{"", "\n", "# a comment\n", "---\n", "base_url:\nmodel:\n", "\ufeffmodel: ''\n"} {
		if s, err := Resolve(sources(t, file)); err != nil || s.Found() {
			t.Errorf("%q: %+v, %v", file, s, err)
		}
	}
	if _, err := Resolve(Sources{Getenv: getenv(nil), Config: t.TempDir()}); err == nil {
		t.Error("a folder is read as a file")
	}
}

func TestSettingsCanBePrinted(t *testing.T) {
	s, err := Resolve(sources(t, "", "OPENAI_API_KEY="+sentinel))
	if err != nil {
		t.Fatal(err)
	}
	key, err := s.Key(t.Context())
	if err != nil || key.Reveal() != sentinel {
		t.Fatalf("%v, %v", key, err)
	}
	if text := fmt.Sprintf("%v %+v %#v %+v %#v %+v", s, s, s, s.key, s.key, key); leaks(text) {
		t.Error(text)
	}
}

func FuzzConfiguration(f *testing.F) {
	for _, text := range []string{"base_url: https://f.example\nmodel: m", "api_key: x", "a: [b, {c: d}]", "? a\n: b", "\t- \"", "model: |\n  a\n  b"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Resolve(sources(t, text))
		if err != nil && (s.Found() || !errors.As(err, new(*Fault))) {
			t.Errorf("%+v, %v", s, err)
		}
	})
}
