package yaml

import (
	"bytes"
	"errors"
	"io"
	"regexp"
	"sort"
	"strconv"
	"strings"
	"unicode/utf8"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog/fault"
)

// Bounds of a file. A hall's largest catalog file is far below; the bounds keep a hostile one from costing memory.
const (
	MaxBytes = 4 << 20
	maxDepth = 40
	maxNodes = 400_000 // with every alias written out
)

var bom = []byte{0xEF, 0xBB, 0xBF}

// parse reads the text of one document into its root node, or says what is wrong with the text itself.
func parse(file string, data []byte) (*yamlv3.Node, error) {
	if len(data) > MaxBytes {
		return nil, fault.New(CodeTooLarge, fault.Args{"limit": MaxBytes}).At(file + ":1")
	}
	data = bytes.TrimPrefix(data, bom)
	if line, ok := readable(data); !ok {
		return nil, fault.New(CodeEncoding, nil).At(at(file, line))
	}
	doc, err := document(file, data)
	if err != nil {
		return nil, err
	}
	if len(doc.Content) == 0 || isNull(doc.Content[0]) {
		return nil, fault.New(CodeEmpty, nil).At(at(file, 1))
	}
	m := measure{file: file, sizes: map[*yamlv3.Node]int{}}
	m.size(doc.Content[0], 0)
	if m.fault != nil {
		return nil, m.fault
	}
	return doc.Content[0], nil
}

// document reads the only document of the text.
func document(file string, data []byte) (*yamlv3.Node, error) {
	text, hidden := hideMarks(data)
	d := yamlv3.NewDecoder(bytes.NewReader(text))
	doc, second := new(yamlv3.Node), new(yamlv3.Node)
	if err := decode(d, doc); errors.Is(err, io.EOF) {
		return nil, fault.New(CodeEmpty, nil).At(at(file, 1))
	} else if err != nil {
		return nil, broken(file, text, err)
	}
	if err := decode(d, second); err == nil {
		return nil, fault.New(CodeManyDocs, nil).At(at(file, second.Line))
	} else if !errors.Is(err, io.EOF) {
		return nil, broken(file, text, err)
	}
	if hidden {
		showMarks(doc)
	}
	return doc, nil
}

// decode keeps a panic of the parser from ending the program; it is a broken file like any other.
func decode(d *yamlv3.Decoder, n *yamlv3.Node) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = errors.New("yaml: cannot be parsed")
		}
	}()
	return d.Decode(n)
}

// mark stands for a question mark while the text is parsed. The parser takes a question mark anywhere in {ask: Early
// retirement?, …} for the sign of a key, which it is at the beginning of a word only.
const mark = '\uE03F'

// hideMarks puts mark in the place of every question mark that follows a part of a word.
func hideMarks(data []byte) (text []byte, hidden bool) {
	if !bytes.Contains(data, []byte("?")) || bytes.ContainsRune(data, mark) {
		return data, false
	}
	text = make([]byte, 0, len(data)+64)
	for i, c := range data {
		if c == '?' && i > 0 && !bytes.ContainsAny(data[i-1:i], " \t\r\n,[]{}") {
			text = utf8.AppendRune(text, mark)
			hidden = true
			continue
		}
		text = append(text, c)
	}
	return text, hidden
}

func showMarks(n *yamlv3.Node) {
	n.Value = strings.ReplaceAll(n.Value, string(mark), "?")
	for _, c := range n.Content {
		showMarks(c)
	}
}

// readable finds the first line that is not UTF-8 text. A file saved as UTF-16 or GBK fails here.
func readable(data []byte) (line int, ok bool) {
	line = 1
	for len(data) > 0 {
		r, n := utf8.DecodeRune(data)
		if r == utf8.RuneError && n == 1 || r == 0 {
			return line, false
		}
		if r == '\n' {
			line++
		}
		data = data[n:]
	}
	return line, true
}

var linePart = regexp.MustCompile(`line (\d+): `)

// maxLocate bounds the size of a text that is parsed again to find the line of its fault.
const maxLocate = 1 << 20

// broken turns the parser's message into a fault with its line. The parser names the line where the broken mapping or
// list begins, which may be far above; the fault is in the first line with which the message comes up.
func broken(file string, text []byte, err error) error {
	reason := strings.TrimPrefix(err.Error(), "yaml: ")
	line := 1
	if m := linePart.FindStringSubmatch(reason); m != nil {
		line, _ = strconv.Atoi(m[1])
		reason = strings.Replace(reason, m[0], "", 1)
	}
	if len(text) <= maxLocate {
		line = locate(text, err)
	}
	reason = strings.ReplaceAll(reason, string(mark), "?")
	return fault.New(CodeBroken, fault.Args{"reason": reason}).At(at(file, line))
}

func locate(text []byte, err error) int {
	var ends []int
	for i, c := range text {
		if c == '\n' {
			ends = append(ends, i+1)
		}
	}
	ends = append(ends, len(text))
	return 1 + sort.Search(len(ends)-1, func(i int) bool {
		d := yamlv3.NewDecoder(bytes.NewReader(text[:ends[i]]))
		for {
			e := decode(d, new(yamlv3.Node))
			if e != nil {
				return e.Error() == err.Error()
			}
		}
	})
}

func at(file string, line int) string { return file + ":" + strconv.Itoa(max(1, line)) }

func isNull(n *yamlv3.Node) bool { return n.Kind == yamlv3.ScalarNode && n.ShortTag() == "!!null" }

// measure counts the nodes with every alias written out, so that a few lines cannot stand for millions.
type measure struct {
	file  string
	sizes map[*yamlv3.Node]int // of anchored nodes; -1 while being counted
	fault *fault.Error
}

func (m *measure) fail(code fault.Code, args fault.Args, n *yamlv3.Node) int {
	if m.fault == nil {
		m.fault = fault.New(code, args).At(at(m.file, n.Line))
	}
	return 1
}

func (m *measure) size(n *yamlv3.Node, depth int) int {
	if depth > maxDepth {
		return m.fail(CodeTooDeep, fault.Args{"limit": maxDepth}, n)
	}
	if n.Kind == yamlv3.AliasNode {
		size, ok := m.sizes[n.Alias]
		if !ok || size < 0 { // it holds itself
			return m.fail(CodeAliases, nil, n)
		}
		return size
	}
	if n.Anchor != "" {
		m.sizes[n] = -1
	}
	total := 1
	for _, c := range n.Content {
		total += m.size(c, depth+1)
		if total > maxNodes {
			return m.fail(CodeAliases, nil, n)
		}
	}
	if n.Anchor != "" {
		m.sizes[n] = total
	}
	return total
}
