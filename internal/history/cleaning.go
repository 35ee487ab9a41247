package history

import (
	"maps"
	"reflect"
	"slices"

	"okrcoach/internal/clean"
)

// clean makes a record fit to be shown, whatever wrote it: plain files are for
// people to edit, and SQLite has editors too. It belongs where a record is put
// together from what is on disk, and nowhere else. The id is not its matter;
// one that is not valid makes the record unreadable.
//
// A review of other bytes than those of the clean text points at nothing, and
// one with a string that is not clean was not written by a judge. Either is
// dropped, and the answer can be judged anew.
func (at *Attempt) clean() {
	text := clean.Text(at.Text)
	if text != at.Text || !isClean(reflect.ValueOf(at.Review)) {
		at.Review = nil
	}
	at.Text, at.Plan = text, clean.Text(at.Plan)
	at.QuestionID, at.QuestionTitle = clean.Line(at.QuestionID), clean.Line(at.QuestionTitle)
	at.Parent, at.Criterion = clean.Line(at.Parent), clean.Line(at.Criterion)
	for i := range at.Interruptions {
		at.Interruptions[i].Cause = line(at.Interruptions[i].Cause)
	}
	for i := range at.Aids {
		at.Aids[i] = line(at.Aids[i])
	}
	at.Ratings = cleaned(at.Ratings, line[Rating])
	at.Interview.clean()
	for i := range at.Critiques {
		at.Critiques[i].Clean(at.Text)
	}
}

// cleaned returns a map with clean keys, and with its values cleaned by value;
// nil stays nil. Of keys that become the same one, the last in order stays.
func cleaned[V any](m map[string]V, value func(V) V) map[string]V {
	if isClean(reflect.ValueOf(m)) {
		return m
	}
	out := make(map[string]V, len(m))
	for _, key := range slices.Sorted(maps.Keys(m)) {
		out[clean.Line(key)] = value(m[key])
	}
	return out
}

// line cleans a word that has a type of its own.
func line[S ~string](s S) S { return S(clean.Line(string(s))) }

// clean does for a draft what it does for an attempt. The cursor stays before
// the words that it was before.
func (d *Draft) clean() {
	typed := d.Text
	d.Attempt.clean()
	d.Phase = line(d.Phase)
	if d.Text != typed {
		before := typed[:min(max(d.Cursor, 0), len(typed))]
		d.Cursor = runeStart(d.Text, len(clean.Text(before)))
	}
}

// isClean reports whether all strings in v are clean text.
func isClean(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.String:
		return clean.Text(v.String()) == v.String()
	case reflect.Pointer, reflect.Interface:
		return v.IsNil() || isClean(v.Elem())
	case reflect.Struct:
		for i := range v.NumField() {
			if !isClean(v.Field(i)) {
				return false
			}
		}
	case reflect.Slice, reflect.Array:
		for i := range v.Len() {
			if !isClean(v.Index(i)) {
				return false
			}
		}
	case reflect.Map:
		for entry := v.MapRange(); entry.Next(); {
			if !isClean(entry.Key()) || !isClean(entry.Value()) {
				return false
			}
		}
	}
	return true
}
