package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"strings"
	"unicode/utf8"

	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

// utf8Mark stands before what some shells write into a pipe.
const utf8Mark = "\ufeff"

// readInput reads a submission from standard input: all of it or a fault, in UTF-8, nothing said twice.
func readInput(r io.Reader) ([]byte, error) {
	data, err := io.ReadAll(io.LimitReader(r, maxSubmission+1))
	if err != nil {
		return nil, fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	data = bytes.TrimPrefix(data, []byte(utf8Mark))
	switch {
	case len(data) > maxSubmission:
		return nil, fault.New(yaml.CodeTooLarge, fault.Args{"limit": maxSubmission}).At(lineOf(data, 0))
	case !utf8.Valid(data):
		return nil, fault.New(yaml.CodeEncoding, nil).At(lineOf(data, firstBad(data)))
	case len(bytes.TrimSpace(data)) == 0:
		return nil, fault.New(yaml.CodeEmpty, nil).At(lineOf(data, 0))
	}
	return data, twice(data)
}

// firstBad is where the text stops being UTF-8.
func firstBad(data []byte) int64 {
	at := 0
	for at < len(data) {
		r, n := utf8.DecodeRune(data[at:])
		if r == utf8.RuneError && n < 2 {
			break
		}
		at += n
	}
	return int64(at)
}

// twice finds what one mapping says two times: which of the two is meant cannot be known. JSON that is broken is left to
// the reader.
func twice(data []byte) error {
	type level struct {
		keys map[string]int64 // nil for a list
		key  bool             // a key comes next
	}
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	var open []level
	var faults []error
	for {
		token, err := d.Token()
		if err != nil {
			return errors.Join(faults...)
		}
		top := len(open) - 1
		switch token := token.(type) {
		case json.Delim:
			if token == '}' || token == ']' {
				open = open[:top]
				continue
			}
			if top >= 0 {
				open[top].key = true
			}
			next := level{key: true}
			if token == '{' {
				next.keys = map[string]int64{}
			}
			open = append(open, next)
			continue
		case string:
			if top < 0 || open[top].keys == nil || !open[top].key {
				break
			}
			open[top].key = false
			at := d.InputOffset()
			if first, said := open[top].keys[token]; said {
				line := 1 + bytes.Count(data[:first], []byte("\n"))
				faults = append(faults, fault.New(yaml.CodeDuplicateKey, fault.Args{"key": token, "first": line}).At(lineOf(data, at)))
			}
			open[top].keys[token] = at
			continue
		}
		if top >= 0 {
			open[top].key = true
		}
	}
}

// places are the arguments by which a fault names what was written, the most telling first.
var places = []string{"situation", "paper", "material", "field", "key", "value", "item", "bundle"}

// placed gives the faults of a submission the line of what they speak of, as far as it stands there as they name it.
func placed(data []byte, err error) error {
	if many, ok := err.(interface{ Unwrap() []error }); ok {
		var out []error
		for _, e := range many.Unwrap() {
			out = append(out, placed(data, e))
		}
		return errors.Join(out...)
	}
	f, ok := err.(*fault.Error) //nolint:errorlint // what it wraps is not what is said
	if !ok || f.Where != "" {
		return err
	}
	for _, arg := range places {
		said, _ := f.Args[arg].(string)
		if paper, ok := strings.CutPrefix(said, "papers."); ok && arg == "field" { // papers.form.copies
			said = paper[:max(0, strings.LastIndexByte(paper, '.'))]
		}
		if at := quotedAt(data, said); at >= 0 {
			return f.At(lineOf(data, at))
		}
	}
	return err
}

// quotedAt is where the JSON says a word; -1 if nowhere.
func quotedAt(data []byte, word string) int64 {
	quoted, err := json.Marshal(word)
	if word == "" || err != nil {
		return -1
	}
	return int64(bytes.Index(data, quoted))
}
