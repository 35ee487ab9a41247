package questions

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/goccy/go-yaml/ast"

	"okrcoach/internal/clean"
)

// presence says whether a key has to be there.
type presence bool

const (
	required presence = true
	optional presence = false
)

// What the methods of object expect, in the words of a fault.
const (
	expectLine     = "one line of text"
	expectText     = "text"
	expectGroup    = "keys with values below it"
	expectList     = "a list, one item a line after \"- \""
	expectID       = "lower-case letters, digits and hyphens"
	expectDuration = "a time such as 5m, 90s or 7m30s, from 30s to 2h"
)

// object is a group of keys while it is read. Each method that reads a key
// reports what is wrong with its value and then returns the zero value, so
// that one pass finds all the faults.
type object struct {
	file   *File
	path   string // in the front matter; "" is the front matter itself
	what   string // in messages: "a key point"
	at     position
	fields []field
	asked  []string // the keys that were read: those that are known
}

// field is a key and its value.
type field struct {
	key   string
	at    position // of the key
	value ast.Node
}

// newObject returns the group of keys at n, or reports that it is none.
func (f *File) newObject(n ast.Node, path, what string) (*object, bool) {
	o := &object{file: f, path: path, what: what, at: nodePosition(n)}
	if path == "" {
		o.at = start
	}
	f.places[path] = o.at
	m, ok := n.(*ast.MappingNode)
	if !ok {
		f.report(Error, nodePosition(n), what+" is "+kindOf(n), expectGroup)
		return nil, false
	}
	for _, entry := range m.Values {
		added := field{key: keyName(entry), at: tokenPosition(entry.Key.GetToken()), value: entry.Value}
		if _, twice := o.field(added.key); twice {
			f.report(Error, added.at, "key "+quote(added.key)+" is given twice", "it once")
			continue
		}
		o.fields = append(o.fields, added)
	}
	return o, true
}

// field returns the field with a key.
func (o *object) field(key string) (field, bool) {
	for _, f := range o.fields {
		if f.key == key {
			return f, true
		}
	}
	return field{}, false
}

// pathTo returns the path of a key in the front matter.
func (o *object) pathTo(key string) string {
	if o.path == "" {
		return key
	}
	return o.path + "." + key
}

// has reports whether there is something under a key. A key without a value,
// or with an empty list, is as good as none.
func (o *object) has(key string) bool {
	f, ok := o.field(key)
	if !ok {
		return false
	}
	if list, isList := f.value.(*ast.SequenceNode); isList {
		return len(list.Values) > 0
	}
	return f.value.Type() != ast.NullType
}

// take returns the value of a key and its place, and remembers that the key
// is known. It reports a required key that has no value.
func (o *object) take(key string, p presence, expected string) (n ast.Node, at position, ok bool) {
	o.asked = append(o.asked, key)
	at = o.at
	f, ok := o.field(key)
	if ok {
		at = f.at
	}
	if !o.has(key) {
		if p == required {
			o.file.report(Error, at, fmt.Sprintf("%s has no %q", o.what, key), expected)
		}
		return nil, at, false
	}
	at = nodePosition(f.value)
	o.file.places[o.pathTo(key)] = at
	return f.value, at, true
}

// unknown reports the keys that nothing has read.
func (o *object) unknown() {
	for _, f := range o.fields {
		if !slices.Contains(o.asked, f.key) {
			o.file.report(Warning, f.at, fmt.Sprintf("unknown key %s in %s", quote(f.key), o.what), nearestOf(f.key, o.asked))
		}
	}
}

// text returns a text of any number of lines.
func (o *object) text(key string, p presence) string {
	return o.string(key, p, expectText, strings.TrimSpace)
}

// line returns a text on one line.
func (o *object) line(key string, p presence) string {
	return o.string(key, p, expectLine, clean.Line)
}

// string returns a text that is not empty, trimmed by trim.
func (o *object) string(key string, p presence, expected string, trim func(string) string) string {
	n, at, ok := o.take(key, p, expected)
	if !ok {
		return ""
	}
	return o.file.string(n, at, quote(key), expected, trim)
}

// id returns an id.
func (o *object) id(key string) string {
	n, at, ok := o.take(key, required, expectID)
	if !ok {
		return ""
	}
	return o.file.id(n, at, quote(key))
}

// duration returns a time from 30 seconds to 2 hours.
func (o *object) duration(key string) time.Duration {
	const shortest, longest = 30 * time.Second, 2 * time.Hour
	n, at, ok := o.take(key, required, expectDuration)
	if !ok {
		return 0
	}
	text, ok := textOf(n)
	d, err := time.ParseDuration(strings.TrimSpace(text))
	if !ok || err != nil || d < shortest || d > longest {
		o.file.report(Error, at, quote(key)+" is "+valueOf(n), expectDuration)
		return 0
	}
	return d
}

// whole returns a whole number from 1 to most; 0 where there is none.
func (o *object) whole(key string, most int) int {
	expected := fmt.Sprintf("a whole number from 1 to %d", most)
	n, at, ok := o.take(key, optional, expected)
	if !ok {
		return 0
	}
	i, err := strconv.Atoi(n.GetToken().Value)
	if n.Type() != ast.IntegerType || err != nil || i < 1 || i > most {
		o.file.report(Error, at, quote(key)+" is "+valueOf(n), expected)
		return 0
	}
	return i
}

// items returns the values in a list, each with its path and its place.
func (o *object) items(key string, p presence) []item {
	n, at, ok := o.take(key, p, expectList)
	if !ok {
		return nil
	}
	return o.file.items(n, at, o.pathTo(key), quote(key))
}

// lines returns a list of texts on one line each.
func (o *object) lines(key string) []string {
	var lines []string
	for _, it := range o.items(key, optional) {
		lines = append(lines, o.file.string(it.value, it.at, "an item of "+quote(key), expectLine, clean.Line))
	}
	return lines
}

// ids returns a list of ids.
func (o *object) ids(key string) []string {
	var ids []string
	for _, it := range o.items(key, optional) {
		ids = append(ids, o.file.id(it.value, it.at, "an item of "+quote(key)))
	}
	return ids
}

// group returns the group of keys under a key.
func (o *object) group(key string, p presence) (*object, bool) {
	n, _, ok := o.take(key, p, expectGroup)
	if !ok {
		return nil, false
	}
	return o.file.newObject(n, o.pathTo(key), quote(key))
}

// groups calls read for each group of keys in a list, and reports the keys
// that it has not read.
func (o *object) groups(key, what string, p presence, read func(*object)) {
	for _, it := range o.items(key, p) {
		if group, ok := o.file.newObject(it.value, it.path, what); ok {
			read(group)
			group.unknown()
		}
	}
}

// word returns the value of a key that is one of the allowed words.
func word[T ~string](o *object, key string, p presence, allowed ...T) T {
	n, at, ok := o.take(key, p, oneOf(allowed))
	if !ok {
		return ""
	}
	return wordAt(o.file, n, at, key, allowed)
}

// words returns a list of allowed words; what names the kind of word.
func words[T ~string](o *object, key, what string, allowed ...T) []T {
	var list []T
	for _, it := range o.items(key, optional) {
		list = append(list, wordAt(o.file, it.value, it.at, what, allowed))
	}
	return list
}
