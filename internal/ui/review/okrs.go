package review

import (
	"fmt"

	"okrcoach/internal/critique"
	"okrcoach/internal/critique/okr"
	"okrcoach/internal/prose"
	"okrcoach/internal/report"
)

// objectives shows the Objectives and Key Results as a tree, with each finding
// below what it is about. A finding about all of them comes first.
func objectives(r *critique.Review, text string) []row {
	rows := findings(report.FindingsOfWhole(r), text, "")
	for i := range r.Objectives {
		o := &r.Objectives[i]
		own, byKeyResult := report.FindingsOf(*o)
		rows = append(rows, objective(o, i+1))
		stem := "│ "
		if len(o.KeyResults) == 0 {
			stem = "  "
		}
		rows = append(rows, findings(own, text, stem)...)
		for j := range o.KeyResults {
			branch, below := "├ ", "│ "
			if j == len(o.KeyResults)-1 {
				branch, below = "└ ", "  "
			}
			rows = append(rows, keyResult(&o.KeyResults[j], branch, report.Checked(r)))
			rows = append(rows, findings(byKeyResult[j], text, below)...)
		}
	}
	return rows
}

func objective(o *okr.Objective, number int) row {
	return row{
		label: fmt.Sprintf("%d. %s", number, report.Title(*o)), spans: []prose.Span{o.Span},
		tell: func(d *details) {
			d.heading("Objective")
			d.text(report.Title(*o))
			if len(o.KeyResults) == 0 {
				d.text(report.WithoutKeyResults)
				return
			}
			d.text(report.Plural(len(o.KeyResults), "Key Result") + ".")
			d.text(o.Question())
		},
	}
}

func keyResult(k *okr.KeyResult, branch string, checked bool) row {
	return row{
		stem: branch, label: oneLine(k.Text), spans: []prose.Span{k.Span},
		tell: func(d *details) {
			d.heading("Key Result")
			d.text(k.Text)
			if !checked {
				d.text("Found: " + report.KeyResult(*k) + ".")
				return
			}
			for _, f := range report.Fields(*k) {
				d.field(f)
			}
		},
	}
}

// findings has a row for each, indented by a stem.
func findings(all []okr.Finding, text, stem string) []row {
	var rows []row
	for _, f := range all {
		rows = append(rows, row{
			stem: stem, finding: true, label: oneLine(f.Message), spans: []prose.Span{f.Span},
			tell: func(d *details) {
				d.heading(report.FindingSign + " " + string(f.Code))
				d.quotes(text, within([]prose.Span{f.Span}, len(text)))
				d.text(f.Message)
			},
		})
	}
	return rows
}
