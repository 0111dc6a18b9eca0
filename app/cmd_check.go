package app

import (
	"bytes"
	"encoding/json"
	"io"
	"time"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// CodeBadJSON is a submission that is not the JSON of a submission.
const CodeBadJSON fault.Code = "app.bad_json" // reason

// maxSubmission is the most that is read from standard input, in bytes: far above any real submission.
const maxSubmission = 1 << 20

func (p *program) checkCommand() *cobra.Command {
	w := p.words()
	return &cobra.Command{
		Use:   "check",
		Short: w.T("cli.check"),
		Long:  w.T("cli.check_long"),
		Args:  cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			s, cat, err := loadHall(p.config)
			if err != nil {
				return err
			}
			data, err := io.ReadAll(io.LimitReader(p.in, maxSubmission))
			if err != nil {
				return fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
			}
			if severalItems(data) {
				return p.checkTogether(cat, s.Calendar.Day(time.Now()), data)
			}
			sub, err := readSubmission(bytes.NewReader(data))
			if err != nil {
				return err
			}
			if sub.On == "" {
				sub.On = s.Calendar.Day(time.Now())
			}
			v, err := cat.Check(sub)
			if err != nil {
				return err
			}
			it, err := cat.Item(sub.Item)
			if err != nil {
				return err
			}
			if err := p.print(v, say.Verdict(p.words(), it, v)...); err != nil {
				return err
			}
			if !v.Accepts() {
				return errNo
			}
			return nil
		},
	}
}

// readSubmission reads one submission as strict JSON.
func readSubmission(r io.Reader) (catalog.Submission, error) {
	var s catalog.Submission
	err := decodeOne(io.LimitReader(r, maxSubmission), &s)
	return s, err
}

// decodeOne reads one strict JSON value.
func decodeOne(r io.Reader, out any) error {
	d := json.NewDecoder(r)
	d.DisallowUnknownFields()
	if err := d.Decode(out); err != nil {
		return fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	if d.More() {
		return fault.New(CodeBadJSON, fault.Args{"reason": "more than one value"})
	}
	return nil
}

func (p *program) catalogCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "catalog", Short: w.T("cli.catalog")}
	lint := &cobra.Command{Use: "lint", Short: w.T("cli.catalog_lint"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			_, cat, err := loadHall(p.config)
			if err != nil {
				return err
			}
			findings := catalog.Lint(cat)
			lines := make([]string, 0, len(findings)+1)
			for _, f := range findings {
				lines = append(lines, f.Where+" "+f.Item+": "+say.Finding(p.words(), f)+" → "+say.Mend(p.words(), f))
			}
			lines = append(lines, p.words().T("cli.lint_total", lang.Args{"n": len(findings), "items": len(cat.Items())}))
			return p.print(findings, lines...)
		}}
	show := &cobra.Command{Use: "show ITEM", Short: w.T("cli.catalog_show"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, a []string) error {
			_, cat, err := loadHall(p.config)
			if err != nil {
				return err
			}
			it, err := cat.Item(a[0])
			if err != nil {
				return err
			}
			return p.print(it, say.Guide(p.words(), it)...)
		}}
	var n int
	search := &cobra.Command{Use: "search QUERY", Short: w.T("cli.catalog_search"), Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, a []string) error {
			_, cat, err := loadHall(p.config)
			if err != nil {
				return err
			}
			hits := cat.Search(joinWords(a), n)
			lines := make([]string, 0, len(hits))
			for _, h := range hits {
				lines = append(lines, h.Item.ID+"\t"+p.words().Text(h.Item.Name)+"\t"+p.words().Text(h.Item.Department))
			}
			if len(hits) == 0 {
				lines = p.nearestLines(cat, joinWords(a))
			}
			if err := p.print(hits, lines...); err != nil {
				return err
			}
			if len(hits) == 0 {
				return errNo
			}
			return nil
		}}
	search.Flags().IntVarP(&n, "number", "n", 10, w.T("cli.flag.number"))
	c.AddCommand(lint, show, search)
	c.AddCommand(p.exchangeCommands()...)
	return c
}

func joinWords(a []string) string {
	s := ""
	for i, w := range a {
		if i > 0 {
			s += " "
		}
		s += w
	}
	return s
}

// badDate is the error for a day or a time of day that cannot be read.
func badDate(value string) error {
	return fault.New(catalog.CodeBadDate, fault.Args{"value": value})
}
