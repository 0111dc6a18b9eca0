package app

import (
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

// Faults of a submission that was written by hand.
const (
	CodeBadPaper fault.Code = "app.bad_paper" // paper, value, allowed
	CodeBadPart  fault.Code = "app.bad_part"  // key, want
)

// What a part of a submission should have been: the argument "want" of CodeBadPart.
const (
	wantAnswers fault.Code = "app.want.answers"
	wantPapers  fault.Code = "app.want.papers"
	wantNames   fault.Code = "app.want.names"
	wantBool    fault.Code = "app.want.bool"
	wantText    fault.Code = "app.want.text"
	wantItems   fault.Code = "app.want.items"
)

// written is a submission as people write it: one item, several, or a bundle.
type written struct {
	items   []json.RawMessage // submissions of their own
	named   []string          // items by id or name, that share what follows
	byItem  map[string]json.RawMessage
	bundle  string
	several bool
	on      string
	answers map[string]any
	papers  map[string]catalog.Handed
	pledged []string
	gap     bool
	none    bool // no promises are taken
	person  string
}

// inputKeys are the keys of a submission with the other words that are taken for them.
var inputKeys = map[string][]string{
	"item": {"id", "service"}, "on": {"date", "day", "today"},
	"answers": {"answer", "situation", "situations"}, "papers": {"paper", "materials", "documents", "given", "submitted"},
	"pledged": {"pledge", "pledges"}, "gap": {"gap_promised"}, "no_promises": {"dishonest"}, "applicant": {"agent", "who"},
	"person": {"applicant_name"}, "bundle": nil, "items": {"submissions"},
}

// keyOf is the key that a word stands for; "" if it stands for none.
func keyOf(word string, keys map[string][]string) string {
	word = strings.ToLower(word)
	for k, others := range keys {
		if k == word || slices.Contains(others, word) {
			return k
		}
	}
	return ""
}

// readWritten reads one submission, a list of them, or a bundle.
func readWritten(data []byte) (written, error) {
	w := written{}
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		w.several = true
		return w, decodeOne(bytes.NewReader(data), &w.items)
	}
	var raw map[string]json.RawMessage
	if err := decodeOne(bytes.NewReader(data), &raw); err != nil {
		return w, err
	}
	var faults []error
	said := map[string]string{}
	for _, word := range slices.Sorted(maps.Keys(raw)) {
		key := keyOf(word, inputKeys)
		if first, twice := said[key]; twice && key != "" { // answers and situation are one
			line := 1 + bytes.Count(data[:max(0, quotedAt(data, first))], []byte("\n"))
			faults = append(faults, fault.New(yaml.CodeDuplicateKey, fault.Args{"key": word, "first": line}))
			continue
		}
		said[key] = word
		faults = append(faults, w.part(key, word, raw[word]))
	}
	return w, errors.Join(faults...)
}

// part reads one key of a submission.
func (w *written) part(key, word string, value json.RawMessage) error {
	wants := func(into any, want fault.Code) error {
		if json.Unmarshal(value, into) == nil {
			return nil
		}
		return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(want, nil)})
	}
	if string(bytes.TrimSpace(value)) == "null" {
		return nil
	}
	switch key {
	case "item":
		var id string
		err := wants(&id, wantText)
		w.named = append(w.named, id)
		return err
	case "bundle":
		w.several = true
		return wants(&w.bundle, wantText)
	case "on":
		return wants(&w.on, wantText)
	case "answers":
		return w.answer(value, word)
	case "applicant":
		return w.applicant(value, word)
	case "papers":
		return w.paper(value, word)
	case "pledged":
		return w.pledge(value, word)
	case "gap":
		return wants(&w.gap, wantBool)
	case "person":
		return wants(&w.person, wantText)
	case "no_promises":
		return wants(&w.none, wantBool)
	case "items":
		w.several = true
		if json.Unmarshal(value, &w.byItem) == nil {
			return nil
		}
		var ids []string
		if json.Unmarshal(value, &ids) == nil {
			w.named = append(w.named, ids...)
			return nil
		}
		return wants(&w.items, wantItems)
	}
	return fault.New(yaml.CodeUnknownKey, fault.Args{"key": word, "allowed": strings.Join(slices.Sorted(maps.Keys(inputKeys)), ", ")})
}

func (w *written) answer(value json.RawMessage, word string) error {
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	var said map[string]any
	if d.Decode(&said) != nil {
		return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(wantAnswers, nil)})
	}
	for id, a := range said {
		switch a := a.(type) {
		case nil:
			continue
		case string, bool, json.Number:
			w.say(id, a)
		default:
			return fault.New(CodeBadPart, fault.Args{"key": word + "." + id, "want": fault.New(wantAnswers, nil)})
		}
	}
	return nil
}

func (w *written) say(id string, answer any) {
	if w.answers == nil {
		w.answers = map[string]any{}
	}
	w.answers[id] = answer
}

// applicant takes who has come: one of the choices of the question, or whether it is an agent.
func (w *written) applicant(value json.RawMessage, word string) error {
	var agent bool
	if json.Unmarshal(value, &agent) == nil {
		w.say(catalog.ApplicantSituation, map[bool]string{true: catalog.ApplicantAgent, false: catalog.ApplicantSelf}[agent])
		return nil
	}
	var who string
	if json.Unmarshal(value, &who) != nil {
		return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(wantText, nil)})
	}
	w.say(catalog.ApplicantSituation, who)
	return nil
}

// pledge takes a list of materials, one of them, or {material: true}.
func (w *written) pledge(value json.RawMessage, word string) error {
	var one string
	var which map[string]bool
	switch {
	case json.Unmarshal(value, &w.pledged) == nil:
	case json.Unmarshal(value, &one) == nil:
		w.pledged = []string{one}
	case json.Unmarshal(value, &which) == nil:
		w.pledged = nil
		for _, id := range slices.Sorted(maps.Keys(which)) {
			if which[id] {
				w.pledged = append(w.pledged, id)
			}
		}
	default:
		return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(wantNames, nil)})
	}
	return nil
}

// submission is what was written for one item. The day is today where none is written.
func (w *written) submission(item, today string) (catalog.Submission, error) {
	s := catalog.Submission{Item: item, On: w.on, Papers: map[string]catalog.Handed{}, Pledged: w.pledged, Gap: w.gap,
		NoPromises: w.none, Person: w.person}
	if s.On == "" {
		s.On = today
	}
	maps.Copy(s.Papers, w.papers)
	for id, h := range s.Papers {
		if h.Issued == inOrder { // looked at and found good on the day
			h.Issued = s.On
			s.Papers[id] = h
		}
	}
	text, err := json.Marshal(w.answers)
	if err == nil {
		err = json.Unmarshal(text, &s.Answers)
	}
	if err != nil {
		return s, fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	return s, nil
}

// submissions are those of all items that were written, in the order of the items.
func (w *written) submissions(cat *catalog.Catalog, today string) ([]catalog.Submission, error) {
	var out []catalog.Submission
	var faults []error
	add := func(part written, item string) {
		s, err := part.submission(item, today)
		faults = append(faults, err)
		s.Item = cat.Understand(s).Item
		out = append(out, s)
	}
	for _, id := range w.named {
		add(*w, id)
	}
	own := func(raw json.RawMessage, item string) {
		part, err := readWritten(raw)
		if faults = append(faults, err); err != nil {
			return
		}
		if len(part.named) > 0 {
			item = part.named[0]
		}
		part.on, part.person = cmp.Or(part.on, w.on), cmp.Or(part.person, w.person)
		add(part, item)
	}
	for _, raw := range w.items {
		own(raw, "")
	}
	for _, id := range slices.Sorted(maps.Keys(w.byItem)) {
		own(w.byItem[id], id)
	}
	if err := errors.Join(faults...); err != nil {
		return nil, err
	}
	if len(w.named) > 1 {
		if err := spread(cat, out); err != nil {
			return nil, err
		}
	}
	for i := range out {
		out[i] = cat.Understand(out[i])
	}
	return out, nil
}

// lineOf is the line of a place in JSON.
func lineOf(data []byte, offset int64) string {
	offset = min(max(offset, 0), int64(len(data)))
	return fmt.Sprintf("stdin:%d", 1+bytes.Count(data[:offset], []byte("\n")))
}
