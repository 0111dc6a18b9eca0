package yaml

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// CodeCannotEdit is a file in which an item cannot be replaced, because it is written on one line: file, item.
const CodeCannotEdit fault.Code = "yaml.cannot_edit"

// Merge puts items into a hall's catalog files (dir/catalog/*.yaml) and returns the files that change, by path: an item
// that is there under the same id is replaced where it stands, another one joins the file of its department or begins a
// new one. All else in the files stays as it is, comments too. The whole was loaded before it is returned: with an error
// nothing should be written.
func Merge(fsys fs.FS, dir string, items []*catalog.Item) (map[string][]byte, error) {
	folder := path.Join(dir, "catalog")
	names, err := files(fsys, folder)
	if err != nil {
		return nil, err
	}
	m := merger{changed: map[string]bool{}, left: map[string]*catalog.Item{}}
	for _, it := range items {
		m.left[it.ID] = it
	}
	for _, name := range names {
		data, err := fs.ReadFile(fsys, path.Join(folder, name))
		if err != nil {
			return nil, fault.Wrap(err, CodeUnreadable, fault.Args{"file": name}).At(path.Join("catalog", name))
		}
		s := &script{name: path.Join(folder, name)}
		if err := s.read(data); err != nil {
			return nil, err
		}
		m.files = append(m.files, s)
	}
	if err := m.merge(items); err != nil {
		return nil, err
	}
	out := map[string][]byte{}
	for _, s := range m.files {
		if m.changed[s.name] {
			out[s.name] = s.bytes()
		}
	}
	if _, err := Load(overlay{fsys, folder, out}, dir); err != nil {
		return nil, err
	}
	return out, nil
}

type merger struct {
	files   []*script
	changed map[string]bool
	left    map[string]*catalog.Item // not yet in a file
}

// script is a catalog file as lines, with where its items stand.
type script struct {
	name  string
	lines []string
	file  file
	items []stand
	end   int // where a further item belongs; -1 if items are written on one line
	inset string
}

// stand is where an item stands: lines[from:to].
type stand struct {
	id       string
	from, to int
}

func (s *script) read(data []byte) error {
	if err := Decode(s.name, data, &s.file); err != nil {
		return err
	}
	data = bytes.ReplaceAll(bytes.TrimPrefix(data, bom), []byte("\r\n"), []byte("\n"))
	s.lines = strings.Split(strings.TrimSuffix(string(data), "\n"), "\n")
	root, err := parse(s.name, data)
	if err != nil {
		return err
	}
	list := find(root, "items")
	s.end = -1
	if list == nil || list.Kind != yamlv3.SequenceNode || list.Style&yamlv3.FlowStyle != 0 {
		for _, it := range s.file.Items {
			s.items = append(s.items, stand{it.ID, -1, -1})
		}
		return nil
	}
	s.end = len(s.lines)
	for i := 0; i+1 < len(root.Content); i += 2 {
		if k := root.Content[i]; k.Line > list.Line && k.Line-1 < s.end {
			s.end = k.Line - 1
		}
	}
	for i := range list.Content {
		s.stands(list.Content, i)
	}
	for s.end > 0 && remark(s.lines[s.end-1]) {
		s.end--
	}
	return nil
}

// stands notes where the item of a node stands. What stands above the next item is the next item's.
func (s *script) stands(nodes []*yamlv3.Node, i int) {
	n, to := nodes[i], s.end
	if i+1 < len(nodes) {
		to = nodes[i+1].Line - 1
	}
	from := n.Line - 1
	for to > from+1 && remark(s.lines[to-1]) {
		to--
	}
	at := stand{s.file.Items[i].ID, from, to}
	if n.Kind != yamlv3.MappingNode || n.Style&yamlv3.FlowStyle != 0 || !strings.HasPrefix(strings.TrimSpace(s.lines[from]), "-") {
		at.from, at.to = -1, -1
	} else {
		s.inset = s.lines[from][:strings.Index(s.lines[from], "-")]
	}
	s.items = append(s.items, at)
}

func remark(line string) bool {
	t := strings.TrimSpace(line)
	return t == "" || strings.HasPrefix(t, "#")
}

func (s *script) bytes() []byte { return []byte(strings.Join(s.lines, "\n") + "\n") }

// fits tells whether an item in this file would be read as it is: the file's own defaults fill what an item leaves out.
func (s *script) fits(it *catalog.Item) bool {
	f := &s.file
	filled := func(own, files string) bool { return own != "" || files == "" }
	return filled(it.Line, f.Line) && filled(it.Effective, f.Effective) && filled(it.Source.Text, f.Source.Text) &&
		filled(it.Source.Kind, f.Source.Kind) && filled(it.Source.Region, f.Source.Region) && filled(it.Source.Caveat, f.Source.Caveat)
}

// text is the item as an entry of this file's list.
func (s *script) text(it *catalog.Item) ([]string, error) {
	i := itemOf(it)
	if i.Department == s.file.Department {
		i.Department = catalog.Text{}
	}
	var out bytes.Buffer
	e := yamlv3.NewEncoder(&out)
	e.SetIndent(2)
	if err := e.Encode(encode(reflect.ValueOf([]item{i}))); err != nil {
		return nil, err
	}
	if err := e.Close(); err != nil {
		return nil, err
	}
	lines := strings.Split(strings.TrimSuffix(out.String(), "\n"), "\n")
	for k, l := range lines {
		if l != "" {
			lines[k] = s.inset + l
		}
	}
	return lines, nil
}

func (m *merger) merge(items []*catalog.Item) error {
	for _, s := range m.files {
		if err := m.replace(s); err != nil {
			return err
		}
	}
	for _, it := range items {
		if m.left[it.ID] == nil {
			continue
		}
		delete(m.left, it.ID)
		s, err := m.fileFor(it)
		if err != nil {
			return err
		}
		lines, err := s.text(it)
		if err != nil {
			return err
		}
		s.lines = slices.Insert(s.lines, s.end, lines...)
		s.end += len(lines)
		m.changed[s.name] = true
	}
	return nil
}

// replace puts the new items in the place of the old ones, the last first so that the lines above stay where they are.
func (m *merger) replace(s *script) error {
	for _, at := range slices.Backward(s.items) {
		it := m.left[at.id]
		if it == nil {
			continue
		}
		if at.from < 0 || s.end < 0 {
			return fault.New(CodeCannotEdit, fault.Args{"file": s.name, "item": at.id}).At(s.name)
		}
		var lines []string
		if s.fits(it) {
			var err error
			if lines, err = s.text(it); err != nil {
				return err
			}
			delete(m.left, at.id)
		} else if len(s.items) == 1 {
			return fault.New(CodeCannotEdit, fault.Args{"file": s.name, "item": at.id}).At(s.name)
		}
		s.lines = slices.Replace(s.lines, at.from, at.to, lines...)
		s.end += len(lines) - (at.to - at.from)
		m.changed[s.name] = true
	}
	return nil
}

// fileFor finds the file that a new item joins: one of its department, else a new one.
func (m *merger) fileFor(it *catalog.Item) (*script, error) {
	for _, s := range m.files {
		if s.end >= 0 && s.file.Department == it.Department && s.fits(it) {
			return s, nil
		}
	}
	sum := sha256.Sum256([]byte(it.Department.ZH + "\x00" + it.Department.EN))
	s := &script{name: path.Join(path.Dir(m.files[0].name), "department-"+hex.EncodeToString(sum[:4])+".yaml")}
	for slices.ContainsFunc(m.files, func(o *script) bool { return o.name == s.name }) {
		s.name = strings.TrimSuffix(s.name, ".yaml") + "-2.yaml"
	}
	s.file.Department = it.Department
	head, err := yamlv3.Marshal(encode(reflect.ValueOf(file{Department: it.Department, Items: []item{}})))
	if err != nil {
		return nil, err
	}
	s.lines = strings.Split(strings.Replace(strings.TrimSpace(string(head)), "items: []", "items:", 1), "\n")
	s.end = len(s.lines)
	m.files = append(m.files, s)
	return s, nil
}

// overlay is a file system in which some files of a folder are others.
type overlay struct {
	fs.FS
	folder string
	files  map[string][]byte
}

// ReadFile implements fs.ReadFileFS.
func (o overlay) ReadFile(name string) ([]byte, error) {
	if data, ok := o.files[name]; ok {
		return data, nil
	}
	return fs.ReadFile(o.FS, name)
}

// ReadDir implements fs.ReadDirFS.
func (o overlay) ReadDir(name string) ([]fs.DirEntry, error) {
	out, err := fs.ReadDir(o.FS, name)
	if err != nil || name != o.folder {
		return out, err
	}
	for file := range o.files {
		base := path.Base(file)
		if !slices.ContainsFunc(out, func(e fs.DirEntry) bool { return e.Name() == base }) {
			out = append(out, added(base))
		}
	}
	return out, nil
}

// added is the entry of a file that is not there yet.
type added string

func (a added) Name() string               { return string(a) }
func (a added) IsDir() bool                { return false }
func (a added) Type() fs.FileMode          { return 0 }
func (a added) Info() (fs.FileInfo, error) { return nil, fs.ErrNotExist }
