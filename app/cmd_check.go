package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"

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
			cat, today, err := loadCatalog(p.config)
			if err != nil {
				return err
			}
			data, err := readInput(p.in)
			if err != nil {
				return err
			}
			in, err := readWritten(data)
			if err != nil {
				return placed(data, err)
			}
			if in.several {
				return placed(data, p.checkTogether(cat, today, in))
			}
			sub, err := in.submission(strings.Join(in.named, ""), today)
			if err != nil {
				return placed(data, err)
			}
			sub = cat.Understand(sub)
			it, err := cat.Item(sub.Item)
			if err != nil {
				return placed(data, err)
			}
			v, err := it.Check(it.InPerson(sub))
			if err != nil {
				return placed(data, err)
			}
			if err := p.print(v.Reply(), say.Verdict(p.words(), it, v)...); err != nil {
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
	data, err := io.ReadAll(io.LimitReader(r, maxSubmission))
	if err != nil {
		return s, fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	if err := decodeOne(bytes.NewReader(data), &s); err != nil {
		return s, err
	}
	return s, noneSaid(data, &s)
}

// decodeOne reads one strict JSON value. A fault names the line.
func decodeOne(r io.Reader, out any) error {
	data, err := io.ReadAll(r)
	if err != nil {
		return fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.DisallowUnknownFields()
	if err := d.Decode(out); err != nil {
		at := d.InputOffset()
		if syntax := (*json.SyntaxError)(nil); errors.As(err, &syntax) {
			at = syntax.Offset
		}
		return fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()}).At(lineOf(data, at))
	}
	if d.More() {
		return fault.New(CodeBadJSON, fault.Args{"reason": "more than one value"}).At(lineOf(data, d.InputOffset()))
	}
	return nil
}

func (p *program) catalogCommand() *cobra.Command {
	w := p.words()
	c := &cobra.Command{Use: "catalog", Short: w.T("cli.catalog")}
	lint := &cobra.Command{Use: "lint", Short: w.T("cli.catalog_lint"), Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error {
			cat, _, err := loadCatalog(p.config) // the files, which is where it is mended
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
		RunE: func(c *cobra.Command, a []string) error {
			cat, err := p.catalogInEffect(c.Context())
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
		RunE: func(c *cobra.Command, a []string) error {
			cat, err := p.catalogInEffect(c.Context())
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
	c.AddCommand(p.versionCommands()...)
	c.AddCommand(p.guideCommand(), p.slimCommand())
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
