package endpoint

import (
	"errors"
	"strings"

	"okrcoach/internal/clean"
)

// Sources is where settings are looked for.
type Sources struct {
	Getenv func(string) string
	// Environ is the environment of the person's own command, as of
	// os.Environ.
	Environ []string
	// Config is the path of the configuration file, which may be missing.
	Config string
}

// openAI is whom a key in OPENAI_API_KEY is for, where nothing else is said.
const openAI = "https://api.openai.com/v1"

// The sets of the environment, by how their variables begin. The second is
// what other programs read too.
const (
	ownSet    = "OKRCOACH"
	commonSet = "OPENAI"
)

// value is a setting as it was found, and where.
type value struct{ text, from string }

// set is the settings of one place. They belong together: a key goes to the
// base URL of its own set and to no other.
type set struct {
	// title names the set in a note.
	title       string
	base, model value
	// key is how to get the key; nil where the set has none.
	key     *keyring
	keyFrom string
	// lends says that the model is meant whatever the endpoint, where the
	// set names no endpoint of its own.
	lends bool
}

// names reports whether the set names an endpoint, or a key for one.
func (s set) names() bool { return s.base.text != "" || s.key != nil }

// Resolve finds the settings: OKRCOACH_API_KEY, _BASE_URL and _MODEL, then the
// same with OPENAI, then the configuration file. The first of these sets that
// names a base URL or a key is taken whole. A model alone is lent to the set
// that is taken by OKRCOACH_MODEL, before that set's own, and by the
// configuration file, behind it: both speak to this program. OPENAI_MODEL
// speaks to many, so it stays with its own set.
//
// The error is a *Fault about the set that is taken. What is wrong with the
// configuration file where the environment comes first is a note.
func Resolve(src Sources) (Settings, error) {
	own, ownErr := environmentSet(src.Getenv, ownSet)
	common, commonErr := environmentSet(src.Getenv, commonSet)
	file, fileErr := src.readConfig()
	switch {
	case ownErr != nil:
		return Settings{}, ownErr
	case own.names():
		return own.settle(own, common, file).noting(fileErr), nil
	case commonErr != nil:
		return Settings{}, commonErr
	case common.names():
		return common.settle(own, common, file).noting(fileErr), nil
	case fileErr != nil:
		return Settings{}, fileErr
	}
	return file.settle(own, common, file), nil
}

// environmentSet reads the variables that begin with name.
func environmentSet(getenv func(string) string, name string) (set, error) {
	base, model, keyName := name+"_BASE_URL", name+"_MODEL", name+"_API_KEY"
	s := set{title: name + "_BASE_URL and " + keyName, lends: name == ownSet}
	if text := strings.TrimSpace(getenv(base)); text != "" {
		s.base = value{text, base}
	}
	if text := clean.Line(getenv(model)); text != "" {
		s.model = value{text, model}
	}
	key, err := NewKey(getenv(keyName))
	if err != nil {
		return set{}, located(err, keyName)
	}
	if !key.IsZero() {
		s.key, s.keyFrom = holding(key), keyName
	}
	if s.base.text == "" && s.key != nil {
		if name == ownSet {
			return set{}, &Fault{
				Where: keyName, What: "there is a key, and no " + base + " to say whom it is for",
				Next: "set " + base + " too, for OpenAI to " + openAI,
			}
		}
		s.base = value{openAI, keyName + " alone"}
	}
	return s, s.check()
}

// check returns what is wrong with the values of the set.
func (s set) check() error {
	if s.base.text != "" {
		if _, err := ParseAddress(s.base.text); err != nil {
			return located(err, s.base.from)
		}
	}
	const longest = 200 // bytes; the longest names of models have some 100
	switch name := s.model; {
	case holdsKey(name.text):
		return &Fault{Where: name.from, What: "this looks like a key and is where the name of a model belongs", Next: "put the name of a model there"}
	case len(name.text) > longest:
		return &Fault{Where: name.from, What: "the name of the model is too long to be one", Next: "okrcoach doctor lists those that the endpoint has"}
	}
	return nil
}

// settle makes settings of the set that is taken, with the model that another
// may lend.
func (s set) settle(own, common, file set) Settings {
	base, _ := ParseAddress(s.base.text) // checked when the set was read
	settled := Settings{Base: base, BaseFrom: s.base.from, KeyFrom: s.keyFrom, key: s.key}
	for _, m := range []value{own.lent(), s.model, file.lent()} {
		if m.text != "" {
			settled.Model, settled.ModelFrom = m.text, m.from
			break
		}
	}
	for _, other := range []set{common, file} {
		if other.names() && other.title != s.title {
			settled.Notes = append(settled.Notes, other.title+" are not used, because "+s.title+" come first.")
		}
	}
	if common.model.text != "" && !common.names() {
		settled.Notes = append(settled.Notes, common.model.from+" is not used, because no endpoint is set with it.")
	}
	return settled
}

// lent is the model of a set that names no endpoint, and is meant for any.
func (s set) lent() value {
	if s.names() || !s.lends {
		return value{}
	}
	return s.model
}

// noting adds what is wrong with a file that is not used.
func (s Settings) noting(err error) Settings {
	var fault *Fault
	if errors.As(err, &fault) {
		s.Notes = append(s.Notes, fault.Error()+".")
	}
	return s
}

// located gives a fault its place; other errors are left as they are.
func located(err error, where string) error {
	var fault *Fault
	if errors.As(err, &fault) {
		return fault.at(where)
	}
	return err
}
