// Package yaml reads the files of a hall: strictly, with every fault at once and each with its file and line.
package yaml

import (
	"errors"
	"reflect"
	"slices"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// Decode reads one YAML document into out, a pointer to a struct, map or slice. Fields are named by their yaml tag; a
// key without a field, a key written twice and a value of another type are faults. All faults are returned, joined,
// each a *fault.Error that names file and line; then out is only partly filled.
//
// Scalars are taken as written: yes, 08 and 2026-01-01 are texts where a text is wanted. A catalog.Text named "name"
// reads the keys name and name_en. A string field tagged ",where" receives the place of its mapping.
func Decode(file string, data []byte, out any) error {
	v := reflect.ValueOf(out)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return errors.New("yaml: Decode wants a pointer")
	}
	root, err := parse(file, data)
	if err != nil {
		return err
	}
	d := decoder{file: file}
	d.value("", root, v.Elem())
	return errors.Join(d.faults...)
}

type decoder struct {
	file   string
	faults []error
}

func (d *decoder) add(n *yamlv3.Node, code fault.Code, args fault.Args) {
	d.faults = append(d.faults, fault.New(code, args).At(at(d.file, n.Line)))
}

func (d *decoder) wrong(key string, n *yamlv3.Node, want fault.Code) {
	value := n.Value
	switch n.Kind {
	case yamlv3.MappingNode:
		value = "{…}"
	case yamlv3.SequenceNode:
		value = "[…]"
	}
	if r := []rune(value); len(r) > 60 {
		value = string(r[:60]) + "…"
	}
	d.add(n, CodeWrongType, fault.Args{"key": key, "value": value, "want": fault.New(want, nil)})
}

var (
	textType  = reflect.TypeFor[catalog.Text]()
	limitType = reflect.TypeFor[catalog.Limit]()
)

// value reads a node into v. key is what a message calls it.
func (d *decoder) value(key string, n *yamlv3.Node, v reflect.Value) {
	for n.Kind == yamlv3.AliasNode {
		n = n.Alias
	}
	if isNull(n) { // written and left empty: not stated
		v.SetZero()
		return
	}
	if v.Kind() == reflect.Pointer {
		v.Set(reflect.New(v.Type().Elem()))
		d.value(key, n, v.Elem())
		return
	}
	if v.Type() == textType {
		d.text(key, n, v.Addr().Interface().(*catalog.Text))
		return
	}
	if c, ok := v.Addr().Interface().(custom); ok {
		c.read(d, key, n)
		return
	}
	if n.Kind == yamlv3.ScalarNode && d.scalar(key, n, v) {
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		if n.Kind != yamlv3.MappingNode {
			d.wrong(key, n, WantMapping)
			return
		}
		d.mapping(n, v)
	case reflect.Slice:
		if n.Kind != yamlv3.SequenceNode {
			d.wrong(key, n, WantList)
			return
		}
		out := reflect.MakeSlice(v.Type(), len(n.Content), len(n.Content))
		for i, c := range n.Content {
			d.value(key, c, out.Index(i))
		}
		v.Set(out)
	case reflect.Map:
		if n.Kind != yamlv3.MappingNode {
			d.wrong(key, n, WantMapping)
			return
		}
		d.table(n, v)
	default:
		d.wrong(key, n, wantOf(v.Type()))
	}
}

// text reads a Chinese text, or a mapping with both languages.
func (d *decoder) text(key string, n *yamlv3.Node, t *catalog.Text) {
	switch n.Kind {
	case yamlv3.ScalarNode:
		t.ZH = strings.TrimSpace(n.Value)
	case yamlv3.MappingNode:
		keys := []string{"zh", "en"}
		if find(n, "name") != nil {
			keys = []string{"name", "name_en"}
		}
		d.keys(n, keys, func(k string, c *yamlv3.Node) {
			if k == keys[0] {
				d.value(k, c, reflect.ValueOf(&t.ZH).Elem())
			} else {
				d.value(k, c, reflect.ValueOf(&t.EN).Elem())
			}
		})
	default:
		d.wrong(key, n, WantText)
	}
}

func find(n *yamlv3.Node, key string) *yamlv3.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

// keys walks a mapping and reports keys that are unknown or written twice. allowed nil takes any key.
func (d *decoder) keys(n *yamlv3.Node, allowed []string, each func(string, *yamlv3.Node)) {
	seen := map[string]int{}
	for i := 0; i+1 < len(n.Content); i += 2 {
		k := n.Content[i]
		for k.Kind == yamlv3.AliasNode {
			k = k.Alias
		}
		if k.Kind != yamlv3.ScalarNode {
			d.wrong("", k, WantText)
			continue
		}
		if first, twice := seen[k.Value]; twice {
			d.add(n.Content[i], CodeDuplicateKey, fault.Args{"key": k.Value, "first": first})
			continue
		}
		seen[k.Value] = k.Line
		if allowed != nil && !slices.Contains(allowed, k.Value) {
			args := fault.Args{"key": k.Value, "allowed": strings.Join(allowed, ", ")}
			code := CodeUnknownKey
			if right := writeInstead(k.Value, allowed); right != "" {
				code, args["instead"] = CodeWriteInstead, right
			}
			d.add(n.Content[i], code, args)
			continue
		}
		each(k.Value, n.Content[i+1])
	}
}

// table reads a mapping with free keys.
func (d *decoder) table(n *yamlv3.Node, v reflect.Value) {
	t := v.Type()
	out := reflect.MakeMapWithSize(t, len(n.Content)/2)
	d.keys(n, nil, func(k string, c *yamlv3.Node) {
		key := reflect.New(t.Key()).Elem()
		if before := len(d.faults); !d.scalar(k, &yamlv3.Node{Kind: yamlv3.ScalarNode, Value: k, Line: c.Line}, key) ||
			len(d.faults) > before {
			return
		}
		val := reflect.New(t.Elem()).Elem()
		d.value(k, c, val)
		out.SetMapIndex(key, val)
	})
	v.Set(out)
}

// mapping reads the fields of a struct.
func (d *decoder) mapping(n *yamlv3.Node, v reflect.Value) {
	fields := map[string]reflect.Value{}
	var names []string
	d.fields(n, v, fields, &names)
	d.keys(n, names, func(k string, c *yamlv3.Node) { d.value(k, c, fields[k]) })
}

// fields lists the keys of a struct in the order of its fields.
func (d *decoder) fields(n *yamlv3.Node, v reflect.Value, fields map[string]reflect.Value, names *[]string) {
	for i := range v.NumField() {
		name, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
		f := v.Field(i)
		switch {
		case option == "inline":
			d.fields(n, f, fields, names)
		case option == "where":
			f.SetString(at(d.file, n.Line))
		case name == "" || name == "-" || !f.CanSet():
		case f.Type() == textType:
			t := f.Addr().Interface().(*catalog.Text)
			fields[name], fields[name+"_en"] = f, reflect.ValueOf(&t.EN).Elem()
			*names = append(*names, name, name+"_en")
		default:
			fields[name] = f
			*names = append(*names, name)
		}
	}
}
