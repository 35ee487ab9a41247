package seat

import (
	"fmt"
	"maps"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/screen"
)

type ratingKeys struct {
	yes, partly, no, skip, previous, uncover, record, leave, help key.Binding
}

func newRatingKeys() ratingKeys {
	return ratingKeys{
		yes:      screen.Bind("y", "yes", "y"),
		partly:   screen.Bind("p", "partly", "p"),
		no:       screen.Bind("n", "no", "n"),
		skip:     screen.Bind("space", "leave out", "space", "down"),
		previous: screen.Bind("↑", "previous", "up", "backspace"),
		uncover:  screen.Bind("enter", "uncover everything", "enter"),
		record:   screen.Bind("r", "what you said", "r", "ctrl+r"),
		leave:    screen.Bind("q", "leave", "q"),
		help:     screen.Bind("?", "help", "?", "f1"),
	}
}

// rating is the screen on which the candidate meets the rubric and says of
// each key point whether it was covered, before any other judgement is shown.
type rating struct {
	desk *Desk
	keys ratingKeys
	screen.Page
	// at is the key point being asked about; behind the last one everything is
	// ready to be uncovered.
	at int
	// given are the ratings; the view's may be a moment behind.
	given map[string]history.Rating
}

func newRating(d *Desk) screen.Screen {
	r := &rating{desk: d, keys: newRatingKeys(), given: map[string]history.Rating{}}
	maps.Copy(r.given, d.View.Self.Ratings)
	for r.at < len(r.points()) && r.given[r.points()[r.at].ID] != "" {
		r.at++
	}
	return r
}

func (r *rating) points() []questions.KeyPoint {
	if r.desk.View.Card == nil {
		return nil
	}
	return r.desk.View.Card.KeyPoints
}

// done reports whether every key point was asked about.
func (r *rating) done() bool { return r.at >= len(r.points()) }

// Update implements screen.Screen.
func (r *rating) Update(msg tea.Msg) (screen.Screen, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return r, nil
	}
	switch {
	case key.Matches(press, r.keys.record):
		return r, r.desk.openRecord()
	case key.Matches(press, r.keys.leave):
		return r, r.desk.Send(screen.LeaveAskedMsg{})
	case r.desk.View.Sealed.Rated:
	case key.Matches(press, r.keys.previous):
		r.at = max(r.at-1, 0)
	case r.done() && key.Matches(press, r.keys.uncover):
		r.desk.act(peer.Seal{})
	case r.done():
	case key.Matches(press, r.keys.yes):
		r.rate(history.RatedYes)
	case key.Matches(press, r.keys.partly):
		r.rate(history.RatedPartly)
	case key.Matches(press, r.keys.no):
		r.rate(history.RatedNo)
	case key.Matches(press, r.keys.skip):
		r.at++
	}
	return r, nil
}

func (r *rating) rate(rating history.Rating) {
	point := r.points()[r.at].ID
	if err := r.desk.Do(peer.Rate{KeyPoint: point, Rating: rating}); err != nil {
		r.desk.refuse(err)
		return
	}
	r.given[point] = rating
	r.at++
}

// View implements screen.Screen.
func (r *rating) View() string {
	d, k := r.desk, r.keys
	r.desk.dress(&r.Frame)
	if d.View.Sealed.Rated {
		return r.Frame.Render(d.Theme.Strong.Render(d.View.Asked.Title), "",
			"\nComparing your answer with the rubric.", []key.Binding{k.record, k.leave, k.help})
	}
	rows, foot, progress := r.asking, []key.Binding{k.yes, k.partly, k.no, k.skip, k.previous, k.record, k.help}, ""
	if r.done() {
		rows, foot = r.summary, []key.Binding{k.uncover, k.previous, k.record, k.leave, k.help}
	} else {
		progress = d.Theme.Muted.Render(fmt.Sprintf("%d of %d", r.at+1, len(r.points())))
	}
	body := strings.Join(rows(r.Frame.TextWidth()), "\n")
	return r.Frame.Render(d.Theme.Strong.Render(d.View.Asked.Title), progress, body, foot)
}

// asking shows the key point in question and, while they fit, the ones before.
func (r *rating) asking(width int) []string {
	t, point := r.desk.Theme, r.points()[r.at]
	rows := []string{"", t.Heading.Render("Did you cover it?"), ""}
	rows = append(rows, strings.Split(t.Title.Render(frame.Wrap(point.Point, width)), "\n")...)
	rows = append(rows, "", r.scale(r.given[point.ID]), "")
	rows = append(rows, r.standing(width)...)
	return append(rows, r.before(r.at, r.Frame.BodyHeight()-len(rows), width)...)
}

// summary shows what was said of all key points, before it is sealed.
func (r *rating) summary(width int) []string {
	asks := r.desk.View.Of(peer.Interviewer).Name
	text := "That was the last one. enter uncovers everything: what " + asks +
		" thought, what the rubric says, and where you differ."
	rows := append([]string{""}, strings.Split(frame.Wrap(text, width), "\n")...)
	rows = append(append(rows, ""), r.standing(width)...)
	return append(rows, r.before(len(r.points()), r.Frame.BodyHeight()-len(rows), width)...)
}

func (r *rating) standing(width int) []string {
	standing := r.desk.standing()
	if standing == "" {
		return nil
	}
	return []string{frame.Cut(standing, width), ""}
}

// before lists the last of the key points before one, a row each.
func (r *rating) before(at, room, width int) []string {
	var rows []string
	for _, p := range r.points()[max(at-max(room, 0), 0):at] {
		row := frame.Pad(report.Rated(r.given[p.ID]), 8) + p.Point
		rows = append(rows, r.desk.Theme.Muted.Render(frame.Cut(row, width)))
	}
	return rows
}

// scale shows the three answers with the one given before marked.
func (r *rating) scale(given history.Rating) string {
	t := r.desk.Theme
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

// Help implements screen.Screen.
func (r *rating) Help() []screen.Group {
	k := r.keys
	if r.desk.View.Sealed.Rated {
		return []screen.Group{{Title: "Your ratings", Keys: []key.Binding{k.record, k.leave, k.help}}}
	}
	if r.done() {
		return []screen.Group{{Title: "Your ratings", Keys: []key.Binding{k.uncover, k.previous, k.record, k.leave, k.help}}}
	}
	return []screen.Group{{
		Title: "Did you cover it?",
		Keys:  []key.Binding{k.yes, k.partly, k.no, k.skip, k.previous, k.record, k.leave, k.help},
	}}
}
