package app

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format/yaml"
)

// inOrder stands for the day of the check: the paper was looked at and is good.
const inOrder = "in order"

// paperKeys are the keys of a paper with the other words that are taken for them.
var paperKeys = map[string][]string{
	"standing": {"state", "status"}, "which": nil, "originals": {"original"}, "copies": {"copy"},
	"expires": {"valid_until", "expiry", "expires_on", "until"}, "issued": {"issued_on", "issue_date", "date"},
	"signatures": {"signed", "signers"}, "instead": {"substitute", "as"}, "reason": {"note", "why"},
	"holder": {"holder_name", "in_name_of"}, "material": {"id", "name", "paper"},
}

// paper takes the papers as a mapping by material, or as a list of those that are there.
func (w *written) paper(value json.RawMessage, word string) error {
	w.papers = map[string]catalog.Handed{}
	var byID map[string]json.RawMessage
	if json.Unmarshal(value, &byID) == nil {
		for _, id := range slices.Sorted(maps.Keys(byID)) {
			if _, err := w.hand(id, byID[id]); err != nil {
				return err
			}
		}
		return nil
	}
	var list []json.RawMessage
	if json.Unmarshal(value, &list) != nil {
		return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(wantPapers, nil)})
	}
	for _, one := range list {
		var id string
		if json.Unmarshal(one, &id) == nil {
			if err := w.lay(id, good(catalog.Handed{Standing: catalog.Given}, true, true)); err != nil {
				return err
			}
			continue
		}
		if id, err := w.hand("", one); err != nil {
			return err
		} else if id == "" {
			return fault.New(CodeBadPart, fault.Args{"key": word, "want": fault.New(wantPapers, nil)})
		}
	}
	return nil
}

// lay puts a paper with the others. The same said twice is said once; two that differ cannot both be meant.
func (w *written) lay(id string, h catalog.Handed) error {
	if said, twice := w.papers[id]; twice && said != h {
		return fault.New(catalog.CodeDuplicateField, fault.Args{"item": strings.Join(w.named, ""), "field": "papers", "value": id})
	}
	w.papers[id] = h
	return nil
}

// hand takes one paper: a word or a truth value alone says how it lies there; a mapping says it in detail. It gives the material that it is for.
func (w *written) hand(id string, value json.RawMessage) (string, error) {
	var said any
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&said); err != nil {
		return id, fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	word := ""
	switch said := said.(type) {
	case nil:
		return id, nil
	case bool:
		word = map[bool]string{true: "given", false: ""}[said]
	case string:
		word = said
	case map[string]any:
		return w.detail(id, said)
	default:
		return id, badPaper(id, string(value))
	}
	s, ok := catalog.StandingOf(word)
	if !ok {
		return id, badPaper(id, word)
	}
	return id, w.lay(id, good(catalog.Handed{Standing: s}, true, true))
}

// detail takes one paper as a mapping. What is said of a document without a standing is that it is there, and a date that
// is left out of one that is there was found good like the rest; a date written as "" is one that the paper does not show.
func (w *written) detail(id string, said map[string]any) (string, error) {
	out := map[string]any{"standing": string(catalog.Given)}
	part := ""
	for word, v := range said {
		key := keyOf(word, paperKeys)
		text, isText := v.(string)
		switch {
		case key == "":
			allowed := strings.Join(slices.Sorted(maps.Keys(paperKeys)), ", ")
			return id, fault.New(yaml.CodeUnknownKey, fault.Args{"key": word, "allowed": allowed})
		case key == "material":
			if id == "" {
				id = text
			}
		case key == "which" && isText:
			part = text
		case key == "standing" && isText:
			s, ok := catalog.StandingOf(text)
			if !ok {
				return id, badPaper(id, text)
			}
			out[key] = string(s)
		case counted[key]:
			n, ok := sheets(v)
			if !ok {
				return id, countFault(id, word, v)
			}
			out[key] = n
		case key == "standing":
			given, _ := v.(bool)
			out[key] = map[bool]string{true: string(catalog.Given), false: ""}[given]
		default:
			out[key] = v
		}
	}
	text, err := json.Marshal(out)
	var h catalog.Handed
	if err == nil {
		err = json.Unmarshal(text, &h)
	}
	if wrong := (*json.UnmarshalTypeError)(nil); errors.As(err, &wrong) {
		return id, fault.New(CodeBadPaper, fault.Args{"paper": id, "value": wrong.Field + ": " + wrong.Value, "allowed": "\"…\""})
	}
	if err != nil {
		return id, badPaper(id, string(text))
	}
	if part != "" {
		id = catalog.PartKey(id, part)
	}
	return id, w.lay(id, good(h, out["expires"] == nil, out["issued"] == nil))
}

// good fills in the dates that were left out of what lies there: the paper was looked at and is good.
func good(h catalog.Handed, expires, issued bool) catalog.Handed {
	if h.Standing == catalog.Given && expires {
		h.Expires = catalog.LongTerm
	}
	if h.Standing == catalog.Given && issued {
		h.Issued = inOrder
	}
	return h
}

func badPaper(id, value string) error {
	return fault.New(CodeBadPaper, fault.Args{"paper": id, "value": value,
		"allowed": "given, unclear, wrong, waived, fillable, missing"})
}
