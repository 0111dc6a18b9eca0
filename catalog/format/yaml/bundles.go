package yaml

import (
	"bytes"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// EncodeAll is Encode for items with bundles of them; File reads both back as they are.
func EncodeAll(items []*catalog.Item, bundles []*catalog.Bundle) ([]byte, error) {
	f := fileOf(items)
	for _, b := range bundles {
		f.Bundles = append(f.Bundles, bundleOf(b))
	}
	return marshal(encode(reflect.ValueOf(f)))
}

func marshal(n *yamlv3.Node) ([]byte, error) {
	var out bytes.Buffer
	e := yamlv3.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(n); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

// bundleOf is bundle's way back.
func bundleOf(b *catalog.Bundle) bundle {
	out := bundle{ID: b.ID, Name: b.Name, Aliases: b.Aliases, Department: b.Department, Effective: b.Effective,
		Source: source{b.Source}}
	out.Situations = situationsOf(b.Situations)
	for _, c := range b.Components {
		c.Where = ""
		out.Items = append(out.Items, component(c))
	}
	return out
}

// bundlesFile is the file that bundles join that no file has yet.
const bundlesFile = "bundles.yaml"

// MergeAll is Merge for items with bundles of them. A bundle that is there under the same id is replaced where it stands,
// another one joins bundles.yaml.
func MergeAll(fsys fs.FS, dir string, items []*catalog.Item, bundles []*catalog.Bundle) (map[string][]byte, error) {
	changed := map[string][]byte{}
	if len(items) > 0 {
		var err error
		if changed, err = Merge(fsys, dir, items); err != nil {
			return nil, err
		}
	}
	folder := path.Join(dir, "catalog")
	over := overlay{fsys, folder, changed}
	for _, b := range bundles {
		if err := mergeBundle(over, folder, b); err != nil {
			return nil, err
		}
	}
	if _, err := Load(over, dir); err != nil {
		return nil, err
	}
	return changed, nil
}

// mergeBundle puts one bundle into the files of the overlay.
func mergeBundle(over overlay, folder string, b *catalog.Bundle) error {
	names, err := files(over, folder)
	if err != nil {
		return err
	}
	entry, err := marshal(encode(reflect.ValueOf([]bundle{bundleOf(b)})))
	if err != nil {
		return err
	}
	for _, name := range names {
		file := path.Join(folder, name)
		data, err := over.ReadFile(file)
		if err != nil {
			return fault.Wrap(err, CodeUnreadable, fault.Args{"file": name}).At(path.Join("catalog", name))
		}
		at, ok, err := findBundle(file, data, b.ID)
		if err != nil {
			return err
		}
		if !ok {
			continue
		}
		if at.from < 0 {
			return fault.New(CodeCannotEdit, fault.Args{"file": file, "item": b.ID}).At(file)
		}
		lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
		inset := lines[at.from][:strings.Index(lines[at.from], "-")]
		over.files[file] = []byte(strings.Join(slices.Replace(lines, at.from, at.to, inserted(entry, inset)...), "\n") + "\n")
		return nil
	}
	file := path.Join(folder, bundlesFile)
	data, err := over.ReadFile(file)
	if err != nil {
		data = []byte("bundles:\n")
	}
	over.files[file] = append(append([]byte(strings.TrimRight(string(data), "\n")+"\n"), strings.Join(inserted(entry, ""), "\n")...), '\n')
	return nil
}

// inserted are the lines of an entry at a distance from the margin.
func inserted(entry []byte, inset string) []string {
	lines := strings.Split(strings.TrimSuffix(string(entry), "\n"), "\n")
	for i, l := range lines {
		if l != "" {
			lines[i] = inset + l
		}
	}
	return lines
}

// findBundle finds where a bundle stands in a file: lines[from:to], or from -1 if it is written on one line.
func findBundle(name string, data []byte, id string) (at stand, ok bool, err error) {
	root, err := parse(name, bytes.ReplaceAll(bytes.TrimPrefix(data, bom), []byte("\r\n"), []byte("\n")))
	if err != nil {
		return at, false, err
	}
	list := find(root, "bundles")
	if list == nil || list.Kind != yamlv3.SequenceNode {
		return at, false, nil
	}
	lines := strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	end := len(lines)
	for i := 0; i+1 < len(root.Content); i += 2 {
		if k := root.Content[i]; k.Line > list.Line && k.Line-1 < end {
			end = k.Line - 1
		}
	}
	for i, n := range list.Content {
		v := find(n, "id")
		if v == nil || v.Value != id {
			continue
		}
		if (list.Style|n.Style)&yamlv3.FlowStyle != 0 || !strings.HasPrefix(strings.TrimSpace(lines[n.Line-1]), "-") {
			return stand{id: id, from: -1}, true, nil
		}
		to := end
		if i+1 < len(list.Content) {
			to = list.Content[i+1].Line - 1
		}
		for to > n.Line && remark(lines[to-1]) {
			to--
		}
		return stand{id: id, from: n.Line - 1, to: to}, true, nil
	}
	return at, false, nil
}
