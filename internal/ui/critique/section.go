package critique

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/frame"
)

// bar stands before what a model says, in barWidth columns.
const (
	bar      = "│ "
	barWidth = 2
)

// section draws one section: the quote, the comment, both bands and the
// rewrite.
func (p *page) section(s coaching.Shown) {
	t := p.critique.env.Theme
	title := t.Heading.Render(report.PartName(s.Part))
	if s.FromOffline {
		title += t.Muted.Render("  from the offline review")
	}
	p.lines = append(p.lines, title)
	p.bands(s)
	if s.FromOffline {
		p.reasons(s)
		return
	}
	p.quote(s)
	if s.Comment != "" {
		p.barred(p.critique.env.Markdown.Render(s.Comment, p.width-barWidth))
	}
	if s.Rewrite != "" {
		p.barred(frame.Wrap(t.Strong.Render("Instead")+"  "+s.Rewrite, p.width-barWidth))
	}
	if s.Disagree {
		p.disagreement(s)
	}
}

// barred adds the model's words behind a bar: a line of them that looks like
// one of the program's can be told from it.
func (p *page) barred(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		p.lines = append(p.lines, p.critique.env.Theme.Rule.Render(bar)+line)
	}
}

// quote shows the candidate's words, or that they are not the candidate's.
func (p *page) quote(s coaching.Shown) {
	t := p.critique.env.Theme
	switch {
	case s.Quote == "":
	case s.Found:
		p.styled("“"+oneLine(s.Quote)+"”", t.Quote.Render)
	default:
		p.styled("“"+oneLine(s.Quote)+"”", t.Struck.Render)
		p.styled("– "+report.Struck(s.Part), t.Muted.Render)
	}
}

// bands shows what the model and the offline review make of it, side by side.
func (p *page) bands(s coaching.Shown) {
	if s.Offline == coaching.NoBand {
		return
	}
	offline := "Offline: " + p.band(s.Offline)
	if s.FromOffline {
		p.text(offline)
		return
	}
	line := "Model: " + p.band(s.Band) + "   " + offline
	if kinder := p.critique.env.Theme.Muted.Render("   the model is kinder"); s.Above && ansi.StringWidth(line+kinder) <= p.width {
		line += kinder
	}
	p.text(line)
}

// band is a band as a number and in words, in the colour of a verdict.
func (p *page) band(b coaching.Band) string {
	t := p.critique.env.Theme
	if b == coaching.NoBand {
		return t.Muted.Render("no band")
	}
	style := map[coaching.Band]lipgloss.Style{
		coaching.Sinks: t.Poor, coaching.Mixed: t.Fair, coaching.Good: t.Good, coaching.Strong: t.Good,
	}[b]
	return style.Render(fmt.Sprintf("%d %s", b, b))
}

// disagreement gives the offline side's reasons; the model's stand above.
func (p *page) disagreement(s coaching.Shown) {
	p.styled(report.Disagreement(s), p.critique.env.Theme.Strong.Render)
	p.reasons(s)
}

func (p *page) reasons(s coaching.Shown) {
	for _, reason := range s.OfflineReasons {
		for i, line := range strings.Split(frame.Wrap(reason, p.width-2), "\n") {
			mark := "  "
			if i == 0 {
				mark = "- "
			}
			p.lines = append(p.lines, mark+line)
		}
	}
}

func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
