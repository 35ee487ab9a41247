package history

import (
	"reflect"

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
		at.Interruptions[i].Cause = Cause(clean.Line(string(at.Interruptions[i].Cause)))
	}
	for i := range at.Aids {
		at.Aids[i] = Aid(clean.Line(string(at.Aids[i])))
	}
	at.Ratings = cleanRatings(at.Ratings)
	for i := range at.Critiques {
		at.Critiques[i].Clean(at.Text)
	}
}

// cleanRatings returns ratings with clean keys and values; nil stays nil.
func cleanRatings(ratings map[string]Rating) map[string]Rating {
	if isClean(reflect.ValueOf(ratings)) {
		return ratings
	}
	cleaned := make(map[string]Rating, len(ratings))
	for id, r := range ratings {
		cleaned[clean.Line(id)] = Rating(clean.Line(string(r)))
	}
	return cleaned
}

// clean does for a draft what it does for an attempt. The cursor stays before
// the words that it was before.
func (d *Draft) clean() {
	typed := d.Text
	d.Attempt.clean()
	d.Phase = Phase(clean.Line(string(d.Phase)))
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
