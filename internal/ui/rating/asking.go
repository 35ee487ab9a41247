package rating

import (
	"strings"

	"okrcoach/internal/history"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

func (r *Rating) points() []questions.KeyPoint { return r.session.Question().KeyPoints }

// asking shows the key point in question and, while they fit, the ones that
// were answered before.
func (r *Rating) asking() string {
	t, width := r.env.Theme, r.Frame.TextWidth()
	at := min(r.at, len(r.points())-1)
	lines := []string{"", t.Heading.Render("Did you cover it?"), ""}
	lines = append(lines, strings.Split(t.Title.Render(frame.Wrap(r.points()[at].Point, width)), "\n")...)
	lines = append(lines, "", r.scale(r.session.Ratings()[r.points()[at].ID]), "")
	room := r.Frame.BodyHeight() - len(lines)
	for i := max(at-max(room, 0), 0); i < at; i++ {
		p := r.points()[i]
		line := pad(report.Rated(r.session.Ratings()[p.ID]), 7) + p.Point
		lines = append(lines, t.Muted.Render(frame.Cut(line, width)))
	}
	return strings.Join(lines, "\n")
}

// scale shows the three answers with the one given before in bold.
func (r *Rating) scale(given history.Rating) string {
	t := r.env.Theme
	option := func(letter, word string, rating history.Rating) string {
		style := t.Text
		if given == rating {
			style, word = t.Selected, word+" ✓"
		}
		return t.Key.Render(letter) + " " + style.Render(word)
	}
	return option("y", "yes", history.RatedYes) + "    " +
		option("p", "partly", history.RatedPartly) + "    " +
		option("n", "no", history.RatedNo)
}

func pad(s string, width int) string {
	return s + strings.Repeat(" ", max(width-len([]rune(s)), 1))
}
