package endpoint

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"

	"github.com/agext/levenshtein"
	"github.com/goccy/go-yaml/ast"
	"github.com/goccy/go-yaml/lexer"
	"github.com/goccy/go-yaml/parser"
	"github.com/goccy/go-yaml/token"

	"okrcoach/internal/clean"
)

// The keys of the configuration file.
const (
	configBase    = "base_url"
	configModel   = "model"
	configKeyEnv  = "api_key_env"
	configCommand = "api_key_cmd"
)

func configKeys() []string { return []string{configBase, configModel, configKeyEnv, configCommand} }

// config is the configuration file while it is read.
type config struct {
	path   string
	values map[string]value
}

// readConfig reads the configuration file. One that is missing or empty has
// no settings; everything else that is wrong with it is a *Fault, which
// repeats nothing of the file but the names of its keys: a secret may be
// anywhere in a file that is written wrongly.
func (src Sources) readConfig() (set, error) {
	text, err := readShort(src.Config)
	if err != nil || text == "" {
		return set{}, err
	}
	c := config{path: src.Config, values: map[string]value{}}
	if err := c.parse(text); err != nil {
		return set{}, err
	}
	return c.set(src)
}

// readShort returns the text of a configuration file, "" where there is none.
func readShort(path string) (string, error) {
	const maxConfig = 64 << 10 // bytes; a real one has 200
	name := filepath.Base(path)
	f, err := os.Open(path)
	if errors.Is(err, fs.ErrNotExist) || path == "" {
		return "", nil
	}
	if err != nil {
		return "", unreadable(path, err)
	}
	defer func() { _ = f.Close() }() // nothing was written
	data, err := io.ReadAll(io.LimitReader(f, maxConfig+1))
	switch {
	case err != nil:
		return "", unreadable(path, err)
	case len(data) > maxConfig:
		return "", &Fault{Where: path, What: "this is too large for a configuration", Next: "keep to " + strings.Join(configKeys(), ", ") + " in " + name}
	}
	return clean.Text(string(data)), nil
}

func unreadable(path string, err error) *Fault {
	reason := err.Error()
	var file *fs.PathError
	if errors.As(err, &file) {
		reason = file.Err.Error()
	}
	return &Fault{Where: path, What: "the configuration cannot be read (" + reason + ")", Next: "make it a file that you may read, or take it away"}
}

// at names a line of the file.
func (c *config) at(line int) string { return fmt.Sprintf("%s, line %d", c.path, line) }

// parse reads the keys and values.
func (c *config) parse(text string) error {
	// The parser's time grows with the square of the tokens.
	const maxTokens = 500
	tokens := lexer.Tokenize(text)
	if len(tokens) > maxTokens {
		return c.noYAML(1)
	}
	tree, err := parser.Parse(tokens, 0, parser.AllowDuplicateMapKey())
	if err != nil {
		return c.noYAML(lineOf(err))
	}
	for i, doc := range tree.Docs {
		if doc.Body == nil || doc.Body.Type() == ast.NullType || doc.Body.Type() == ast.CommentType {
			continue
		}
		group, ok := doc.Body.(*ast.MappingNode)
		if !ok || i > 0 {
			return c.noYAML(doc.Body.GetToken().Position.Line)
		}
		for _, entry := range group.Values {
			if err := c.add(entry); err != nil {
				return err
			}
		}
	}
	return nil
}

func (c *config) noYAML(line int) *Fault {
	return &Fault{Where: c.at(line), What: "this is no YAML that a configuration can be read from", Next: "write one setting a line, such as " + configBase + ": " + openAI}
}

// lineOf returns the line of an error of the parser, 1 where it has none.
func lineOf(err error) int {
	// The type of the error is internal to the parser; this is its way out.
	var placed interface{ GetToken() *token.Token }
	if errors.As(err, &placed) && placed.GetToken() != nil {
		return placed.GetToken().Position.Line
	}
	return 1
}

// add takes over one key with its value.
func (c *config) add(entry *ast.MappingValueNode) error {
	name := clean.Line(entry.Key.GetToken().Value)
	from := c.at(entry.Key.GetToken().Position.Line)
	_, twice := c.values[name]
	text, isText := textOf(entry.Value)
	switch {
	case !slices.Contains(configKeys(), name):
		return unknownKey(name, from)
	case twice:
		return &Fault{Where: from, What: name + " is there twice", Next: "keep one of them"}
	case entry.Value.Type() == ast.NullType:
		return nil
	case !isText:
		return &Fault{Where: from, What: name + " is no text on one line", Next: "write it behind the colon, in quotes where it has special characters"}
	case holdsKey(text):
		return keyInFile(from)
	}
	c.values[name] = value{text, from}
	return nil
}

func textOf(n ast.Node) (string, bool) {
	switch n := n.(type) {
	case *ast.StringNode:
		return clean.Line(n.Value), true
	case *ast.LiteralNode:
		return clean.Line(n.Value.Value), true
	}
	return "", false
}

// unknownKey says what is wrong with a key of the file that has no meaning.
func unknownKey(name, from string) *Fault {
	const near = 3 // letters that may be wrong
	lower := strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(name))
	for _, secret := range []string{"key", "apikey", "api_key", "token", "api_token", "secret", "password", "openai_api_key", "okrcoach_api_key"} {
		if lower == secret {
			return keyInFile(from)
		}
	}
	if holdsKey(name) || len(name) > 40 {
		return &Fault{Where: from, What: "there is no such setting", Next: "the settings are " + strings.Join(configKeys(), ", ")}
	}
	for _, known := range configKeys() {
		if levenshtein.Distance(lower, known, nil) <= near {
			return &Fault{Where: from, What: fmt.Sprintf("there is no setting %q", name), Next: "write " + known}
		}
	}
	return &Fault{Where: from, What: fmt.Sprintf("there is no setting %q", name), Next: "the settings are " + strings.Join(configKeys(), ", ")}
}

func keyInFile(from string) *Fault {
	return &Fault{
		Where: from, What: "this looks like a key, and a key has no place in the file",
		Next: "take it out, renew it if others can read the file, and name the variable that holds it with " + configKeyEnv + ", or a command that prints it with " + configCommand,
	}
}

// set makes a set of what the file holds.
func (c *config) set(src Sources) (set, error) {
	s := set{title: "the settings in " + c.path, base: c.values[configBase], model: c.values[configModel], lends: true}
	env, command := c.values[configKeyEnv], c.values[configCommand]
	switch {
	case env.text != "" && command.text != "":
		return set{}, &Fault{Where: command.from, What: "the key comes from a variable and from a command", Next: "keep " + configKeyEnv + " or " + configCommand}
	case env.text != "":
		if err := usableVariable(env); err != nil {
			return set{}, err
		}
		s.key, s.keyFrom = &keyring{fetch: src.fromVariable(env)}, env.text+" ("+env.from+")"
	case command.text != "":
		s.key, s.keyFrom = &keyring{fetch: src.fromCommand(command)}, "the command in "+command.from
	}
	if s.key != nil && s.base.text == "" {
		from := env.from + command.from // one of them is empty
		return set{}, &Fault{Where: from, What: "there is a key, and no " + configBase + " to say whom it is for", Next: "add " + configBase + ", for OpenAI " + openAI}
	}
	return s, s.check()
}

// usableVariable checks the name of the variable that holds the key. Those of
// the other sets come before the file and belong to their own base URLs.
func usableVariable(env value) error {
	if !regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_]*$`).MatchString(env.text) {
		return &Fault{Where: env.from, What: configKeyEnv + " takes the name of a variable, and this is none", Next: "write a name such as GATEWAY_API_KEY, and put the key into that variable"}
	}
	for _, name := range []string{ownSet, commonSet} {
		if env.text == name+"_API_KEY" {
			return &Fault{Where: env.from, What: env.text + " goes with " + name + "_BASE_URL, and not with this file", Next: "set " + name + "_BASE_URL, or put the key into a variable of its own"}
		}
	}
	return nil
}

// fromVariable returns how to get a key from the variable that env names.
func (src Sources) fromVariable(env value) func(context.Context) (Key, error) {
	return func(context.Context) (Key, error) {
		key, err := NewKey(src.Getenv(env.text))
		if err != nil {
			return Key{}, located(err, env.text)
		}
		if key.IsZero() {
			return Key{}, &Fault{Where: env.from, What: "the variable " + env.text + " is empty, and the key should be there", Next: "set it, or name another"}
		}
		return key, nil
	}
}
