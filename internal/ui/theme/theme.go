// Package theme holds every colour of the program, named by what it means.
// Nothing else in the project names a colour. A theme is built once for a
// light or dark background and then only read; where the terminal shows no
// colours, the attributes that go with each style still tell things apart.
package theme

import "charm.land/lipgloss/v2"

// Theme is one set of styles.
type Theme struct {
	// Dark says what background the theme is for.
	Dark bool

	Text   lipgloss.Style
	Muted  lipgloss.Style
	Strong lipgloss.Style
	// Brand is the program's name; Title heads a page, Heading a section.
	Brand   lipgloss.Style
	Title   lipgloss.Style
	Heading lipgloss.Style
	// Rule draws lines and borders, FocusRule those of the focused part.
	Rule      lipgloss.Style
	FocusRule lipgloss.Style
	// Key and Desc are the two halves of a key hint.
	Key  lipgloss.Style
	Desc lipgloss.Style

	// Clock is time left, Hurry the last stretch of it, Overtime the time
	// beyond, Paused a standing clock.
	Clock    lipgloss.Style
	Hurry    lipgloss.Style
	Overtime lipgloss.Style
	Paused   lipgloss.Style

	// Good, Fair and Poor colour verdicts and ratings.
	Good lipgloss.Style
	Fair lipgloss.Style
	Poor lipgloss.Style

	// Quote marks the passage of an answer that a verdict rests on.
	Quote lipgloss.Style
	// Struck is a passage that was said to be in the answer and is not.
	Struck lipgloss.Style
	// Selected is the row under the cursor, Selection chosen text.
	Selected  lipgloss.Style
	Selection lipgloss.Style

	Notice lipgloss.Style
	Fault  lipgloss.Style

	palette palette
}

// palette is the handful of colours that the styles are made of, as #rrggbb.
type palette struct {
	muted, rule, accent, good, fair, poor, quote string
}

// New returns the theme for a dark or light background.
func New(dark bool) *Theme {
	if dark {
		return build(dark, palette{
			muted: "#949ba5", rule: "#454b54", accent: "#6cb6ff",
			good: "#6bc46d", fair: "#e3b341", poor: "#ff8078", quote: "#4a4114",
		})
	}
	return build(dark, palette{
		muted: "#5f666f", rule: "#c3c8ce", accent: "#0b5cad",
		good: "#1a7f37", fair: "#8a5a00", poor: "#b42318", quote: "#ffeeb0",
	})
}

func build(dark bool, p palette) *Theme {
	plain := lipgloss.NewStyle()
	fore := func(c string) lipgloss.Style { return plain.Foreground(lipgloss.Color(c)) }
	return &Theme{
		Dark: dark, palette: p,
		Text: plain, Muted: fore(p.muted), Strong: plain.Bold(true),
		Brand: fore(p.accent).Bold(true), Title: plain.Bold(true), Heading: fore(p.accent).Bold(true),
		Rule: fore(p.rule), FocusRule: fore(p.accent),
		Key: fore(p.accent), Desc: fore(p.muted),
		Clock: plain.Bold(true), Hurry: fore(p.fair).Bold(true),
		Overtime: fore(p.poor).Bold(true), Paused: fore(p.accent).Bold(true),
		Good: fore(p.good), Fair: fore(p.fair), Poor: fore(p.poor),
		Quote:    plain.Background(lipgloss.Color(p.quote)).Underline(true),
		Struck:   fore(p.muted).Strikethrough(true),
		Selected: plain.Bold(true), Selection: plain.Reverse(true),
		Notice: fore(p.accent), Fault: fore(p.poor).Bold(true),
	}
}
