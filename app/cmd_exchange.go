package app

import (
	"bytes"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format"
	"onevisit/catalog/format/cpsvap"
	"onevisit/catalog/format/xlsx"
	"onevisit/catalog/format/yaml"
)

// Fault codes of import and export.
const (
	CodeNoFile       fault.Code = "app.no_file"        // path
	CodeFileTooLarge fault.Code = "app.file_too_large" // path, limit (MB)
	CodeWhichFormat  fault.Code = "app.which_format"   // path
	CodeThere        fault.Code = "app.already_there"  // path
	CodeNeedsFolder  fault.Code = "app.needs_folder"   //
	CodeNothingTaken fault.Code = "app.nothing_taken"  //
)

// importFlags are what catalog import is asked for.
type importFlags struct {
	all, into, force bool
	out, office      string
}

// exchangeCommands bring items in and give them out.
func (p *program) exchangeCommands() []*cobra.Command {
	w := p.words()
	var in importFlags
	bring := &cobra.Command{Use: "import FILE...", Short: w.T("exchange.import"), Long: w.T("exchange.import_long"), Args: cobra.MinimumNArgs(1),
		RunE: func(_ *cobra.Command, a []string) error { return p.bringIn(a, in) }}
	f := bring.Flags()
	f.BoolVar(&in.all, "all", false, w.T("exchange.flag.all"))
	f.BoolVar(&in.into, "into", false, w.T("exchange.flag.into"))
	f.StringVar(&in.out, "out", "", w.T("exchange.flag.out"))
	f.StringVar(&in.office, "department", "", w.T("exchange.flag.department"))
	f.BoolVar(&in.force, "force", false, w.T("exchange.flag.force"))
	var force bool
	give := &cobra.Command{Use: "export FILE", Short: w.T("exchange.export"), Long: w.T("exchange.export_long"), Args: cobra.ExactArgs(1),
		RunE: func(c *cobra.Command, a []string) error {
			cat, err := p.catalogInEffect(c.Context())
			if err != nil {
				return err
			}
			return p.giveOut(a[0], cat.Items(), cat.Bundles(), force)
		}}
	give.Flags().BoolVar(&force, "force", false, w.T("exchange.flag.force"))
	template := &cobra.Command{Use: "template FILE.xlsx", Short: w.T("exchange.template"), Args: cobra.ExactArgs(1),
		RunE: func(_ *cobra.Command, a []string) error {
			if !strings.EqualFold(filepath.Ext(a[0]), ".xlsx") {
				return fault.New(CodeWhichFormat, fault.Args{"path": a[0]})
			}
			return p.giveOut(a[0], nil, nil, force)
		}}
	template.Flags().BoolVar(&force, "force", false, w.T("exchange.flag.force"))
	return []*cobra.Command{bring, give, template}
}

// nearestLines says that nothing was found, and what is next to it.
func (p *program) nearestLines(cat *catalog.Catalog, query string) []string {
	lines := []string{p.words().T("exchange.nothing", lang.Args{"query": query})}
	for _, h := range cat.Nearest(query, 3) {
		lines = append(lines, "  "+p.words().T("exchange.nearest", lang.Args{"id": h.Item.ID, "name": p.words().Text(h.Item.Name)}))
	}
	return lines
}

// bringIn reads files, says of every line what became of it, and puts what was taken where it was asked for.
func (p *program) bringIn(paths []string, in importFlags) error {
	if in.into && p.config.Catalog == "" {
		return fault.New(CodeNeedsFolder, nil)
	}
	_, existing, err := loadHall(p.config)
	if err != nil {
		return err
	}
	result, refused := readItems(paths, existing, in)
	if result == nil {
		return refused
	}
	if err := p.print(importReport(result, nil), p.importLines(result)...); err != nil {
		return err
	}
	if refused != nil {
		return refused
	}
	if len(result.Items)+len(result.Bundles) == 0 && (in.into || in.out != "") {
		return fault.New(CodeNothingTaken, nil)
	}
	if in.out != "" {
		if err := p.giveOut(in.out, result.Items, result.Bundles, in.force); err != nil {
			return err
		}
	}
	if in.into {
		return p.mergeIn(result.Items, result.Bundles)
	}
	return nil
}

// report is an import as JSON.
type report struct {
	Count map[format.Outcome]int `json:"count"`
	Lines []format.Note          `json:"lines"`
	Items []*catalog.Item        `json:"items"`
	Files []string               `json:"files,omitempty"`
}

func importReport(r *format.Result, files []string) report {
	return report{Count: r.Count(), Lines: r.Notes, Items: r.Items, Files: files}
}

// importLines says of every line what was taken, changed, refused or passed over, and how many there were.
func (p *program) importLines(r *format.Result) []string {
	w := p.words()
	lines := make([]string, 0, len(r.Notes)+1)
	for _, n := range r.Notes {
		what := n.Name
		if n.Thing != "" {
			what = w.T("exchange.thing."+n.Thing) + " " + n.Name
		}
		if n.Reason != nil {
			what = w.Error(n.Reason.At(""))
		}
		lines = append(lines, n.Where+"\t"+w.T("exchange.outcome."+string(n.Outcome))+"\t"+what)
	}
	c := r.Count()
	return append(lines, w.T("exchange.total", lang.Args{"items": len(r.Items), "taken": c[format.Taken], "changed": c[format.Changed],
		"refused": c[format.Refused], "skipped": c[format.Skipped]}))
}

// readItems reads files by their endings. Lists and tables are read together, for they may refer to each other. A nil
// result is a file that was refused as a whole.
func readItems(paths []string, existing *catalog.Catalog, in importFlags) (*format.Result, error) {
	out := &format.Result{}
	var tables []xlsx.File
	var refused []error
	office := catalog.Text{ZH: in.office}
	join := func(r *format.Result, err error) error {
		if r == nil {
			return err
		}
		out.Items, out.Bundles, out.Notes = append(out.Items, r.Items...), append(out.Bundles, r.Bundles...), append(out.Notes, r.Notes...)
		if err != nil {
			refused = append(refused, err)
		}
		return nil
	}
	for _, path := range paths {
		data, err := readBounded(path)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(path)
		switch strings.ToLower(filepath.Ext(path)) {
		case ".xlsx", ".xlsm", ".xls", ".et", ".csv", ".tsv", ".txt":
			tables = append(tables, xlsx.File{Name: name, Data: data})
		case ".json", ".jsonld":
			err = join(cpsvap.Read(name, data, cpsvap.Options{All: in.all, Department: office}))
		case ".yaml", ".yml":
			err = join(readYAML(name, data))
		default:
			err = fault.New(CodeWhichFormat, fault.Args{"path": path})
		}
		if err != nil {
			return nil, err
		}
	}
	if len(tables) > 0 {
		if err := join(xlsx.Read(tables, xlsx.Options{All: in.all, Existing: existing, Department: office})); err != nil {
			return nil, err
		}
	}
	if len(refused) > 0 {
		out.Items, out.Bundles = nil, nil
	}
	return out, errors.Join(refused...)
}

func readYAML(name string, data []byte) (*format.Result, error) {
	items, bundles, err := yaml.File(name, data)
	if err == nil {
		_, err = catalog.New("import", items)
	}
	if err != nil {
		return nil, err
	}
	r := &format.Result{Items: items, Bundles: bundles}
	for _, it := range items {
		r.Note(format.Note{Where: it.Where, Outcome: format.Taken, Thing: format.ThingItem, Name: it.Name.ZH, Item: it.ID})
	}
	for _, b := range bundles {
		r.Note(format.Note{Where: b.Where, Outcome: format.Taken, Thing: format.ThingBundle, Name: b.Name.ZH})
	}
	return r, nil
}

// readBounded reads a file that is not larger than any importer takes. It asks for the size first: nothing of a larger
// one is read.
func readBounded(path string) ([]byte, error) {
	const limit = max(xlsx.MaxBytes, cpsvap.MaxBytes)
	info, err := os.Stat(path)
	if err != nil || !info.Mode().IsRegular() {
		return nil, fault.Wrap(err, CodeNoFile, fault.Args{"path": path})
	}
	if info.Size() > limit {
		return nil, fault.New(CodeFileTooLarge, fault.Args{"path": path, "limit": limit >> 20})
	}
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, fault.Wrap(err, CodeNoFile, fault.Args{"path": path})
	}
	return data, nil
}

// giveOut writes items in the format of the file's ending. A list as CSV is several files, one a table.
func (p *program) giveOut(path string, items []*catalog.Item, bundles []*catalog.Bundle, force bool) error {
	files := map[string][]byte{}
	var err error
	base := strings.TrimSuffix(path, filepath.Ext(path))
	switch strings.ToLower(filepath.Ext(path)) {
	case ".xlsx":
		var b bytes.Buffer
		err = xlsx.WriteAll(&b, items, bundles)
		files[path] = b.Bytes()
	case ".csv":
		var tables map[string][]byte
		tables, err = xlsx.CSVAll(items, bundles)
		for name, data := range tables {
			files[base+"-"+name+".csv"] = data
		}
	case ".json", ".jsonld":
		files[path], err = cpsvap.Write(items, bundles)
	case ".yaml", ".yml":
		files[path], err = yaml.EncodeAll(items, bundles)
	default:
		err = fault.New(CodeWhichFormat, fault.Args{"path": path})
	}
	if err != nil {
		return err
	}
	for name := range files {
		if _, err := os.Lstat(name); err == nil && !force {
			return fault.New(CodeThere, fault.Args{"path": name})
		}
	}
	if err := replaceFiles(files); err != nil {
		return err
	}
	return p.written(files, len(items))
}

func (p *program) written(files map[string][]byte, items int) error {
	names := make([]string, 0, len(files))
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	if p.json {
		return nil // the report is the only value on standard output
	}
	return p.print(nil, p.words().T("exchange.written", lang.Args{"n": items, "path": strings.Join(names, ", ")}))
}

// mergeIn puts items and bundles into the hall folder's catalog. Everything is loaded before a file is touched.
func (p *program) mergeIn(items []*catalog.Item, bundles []*catalog.Bundle) error {
	changed, err := yaml.MergeAll(os.DirFS(p.config.Catalog), ".", items, bundles)
	if err != nil {
		return err
	}
	files := map[string][]byte{}
	for name, data := range changed {
		files[filepath.Join(p.config.Catalog, filepath.FromSlash(name))] = data
	}
	if err := replaceFiles(files); err != nil {
		return err
	}
	return p.written(files, len(items))
}

// replaceFiles writes files beside their places and then moves all of them there. If one cannot be moved, those before it
// are put back.
func replaceFiles(files map[string][]byte) (err error) {
	var names []string
	for name := range files {
		names = append(names, name)
	}
	slices.Sort(names)
	defer func() {
		for _, name := range names {
			err = errors.Join(err, ignoreMissing(os.Remove(name+".new")))
		}
	}()
	for _, name := range names {
		if err := os.WriteFile(name+".new", files[name], 0o644); err != nil { //nolint:gosec // a hall's rules are public
			return fault.Wrap(err, CodeNoWrite, fault.Args{"path": name})
		}
	}
	type old struct {
		name string
		data []byte
	}
	var moved []old
	for _, name := range names {
		before, readErr := os.ReadFile(name)
		if err := os.Rename(name+".new", name); err != nil {
			for _, o := range moved {
				if o.data == nil {
					err = errors.Join(err, os.Remove(o.name))
				} else {
					err = errors.Join(err, os.WriteFile(o.name, o.data, 0o644)) //nolint:gosec // as it was
				}
			}
			return fault.Wrap(err, CodeNoWrite, fault.Args{"path": name})
		}
		if readErr != nil {
			before = nil
		}
		moved = append(moved, old{name, before})
	}
	return nil
}

func ignoreMissing(err error) error {
	if errors.Is(err, os.ErrNotExist) {
		return nil
	}
	return err
}
