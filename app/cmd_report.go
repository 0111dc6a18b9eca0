package app

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
	"onevisit/queue/oversight/figures"
)

// CodeBadBy is a wish to tell figures apart by something unknown: value, allowed.
const CodeBadBy fault.Code = "cli.bad_by"

// dayReport is what the command says with --json.
type dayReport struct {
	From  string         `json:"from"`
	To    string         `json:"to"`
	By    figures.By     `json:"by"`
	Rows  []reportRow    `json:"rows"`
	Total figures.Tally  `json:"total"`
	Rates []figures.Rate `json:"rates"`
}

type reportRow struct {
	figures.Row
	Rates []figures.Rate `json:"rates"`
}

// reportCommand says the hall's figures over some days, each with what it is made of.
func (p *program) reportCommand() *cobra.Command {
	w := p.words()
	var from, to, by string
	c := &cobra.Command{Use: "report", Short: w.T("cli.report"), Args: cobra.NoArgs,
		RunE: func(c *cobra.Command, _ []string) error {
			return p.withHall(c.Context(), func(st *Station) error {
				q, err := reportQuery(st, from, to, by)
				if err != nil {
					return err
				}
				b, err := figures.Open(c.Context(), st.Hall, q.From, q.To)
				if err != nil {
					return err
				}
				out := dayReport{From: q.From, To: q.To, By: q.By, Rows: []reportRow{}}
				rows, total := b.Report(q)
				for _, r := range rows {
					out.Rows = append(out.Rows, reportRow{r, r.Rates()})
				}
				out.Total, out.Rates = total, total.Rates()
				return p.print(out, p.figureLines(st, out)...)
			})
		}}
	c.Flags().StringVar(&from, "from", "", w.T("cli.flag.from"))
	c.Flags().StringVar(&to, "to", "", w.T("cli.flag.to"))
	c.Flags().StringVar(&by, "by", string(figures.ByDay), w.T("cli.flag.by"))
	return c
}

// reportQuery reads the flags; without days it is today.
func reportQuery(st *Station, from, to, by string) (figures.Query, error) {
	q := figures.Query{From: from, To: to, By: figures.By(by), Now: st.Hall.Now()}
	if q.To == "" {
		q.To = st.Hall.Today()
	}
	if q.From == "" {
		q.From = q.To
	}
	for _, d := range []string{q.From, q.To} {
		if _, err := time.Parse(time.DateOnly, d); err != nil {
			return q, badDate(d)
		}
	}
	if q.From > q.To {
		return q, fault.New(CodeBadSpan, fault.Args{"from": q.From, "to": q.To})
	}
	if !slices.Contains(figures.All(), q.By) {
		var allowed []string
		for _, b := range figures.All() {
			allowed = append(allowed, string(b))
		}
		return q, fault.New(CodeBadBy, fault.Args{"value": by, "allowed": strings.Join(allowed, ", ")})
	}
	return q, nil
}

// figureLines is the report as a table: a line a value, then the whole, then what each figure means.
func (p *program) figureLines(st *Station, r dayReport) []string {
	w := p.words()
	head := []string{w.T("figure.by." + string(r.By)), w.T("figure.finished")}
	for _, f := range r.Rates {
		head = append(head, w.T("figure."+f.ID))
	}
	lines := []string{r.From + " – " + r.To, strings.Join(head, "\t")}
	line := func(name string, finished int, rates []figures.Rate) {
		cells := []string{name, strconv.Itoa(finished)}
		for _, f := range rates {
			cells = append(cells, rateText(w, f))
		}
		lines = append(lines, strings.Join(cells, "\t"))
	}
	for _, row := range r.Rows {
		line(p.valueName(st, r.By, row.Value), row.Finished, row.Rates)
	}
	line(w.T("figure.total"), r.Total.Finished, r.Rates)
	for _, f := range r.Rates {
		lines = append(lines, w.T("figure."+f.ID)+": "+w.T("figure."+f.ID+".means"))
	}
	return lines
}

// rateText is a rate with the numbers it comes from, so that nobody takes one of two for a trend.
func rateText(w *lang.Words, f figures.Rate) string {
	percent, ok := f.Percent()
	if !ok {
		return w.T("figure.none")
	}
	return fmt.Sprintf("%.1f%% (%d/%d)", percent, f.N, f.Of)
}

// valueName is a value as people call it.
func (p *program) valueName(st *Station, by figures.By, value string) string {
	switch {
	case value == "":
		return p.words().T("figure.nobody")
	case by == figures.ByItem:
		if it, err := st.Hall.Catalog().Item(value); err == nil {
			return p.words().Text(it.Name)
		}
	}
	return value
}
