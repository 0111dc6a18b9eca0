package app

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// counted are the keys of a paper that are numbers.
var counted = map[string]bool{"originals": true, "copies": true, "signatures": true}

// sheets reads a number of sheets or signatures, also one that was put in quotation marks. None there is none: a zero that
// somebody wrote is not the zero of somebody who said nothing.
func sheets(v any) (int, bool) {
	var text string
	switch v := v.(type) {
	case nil:
		return 0, true
	case json.Number:
		text = v.String()
	case string:
		text = strings.TrimSpace(v)
	default:
		return 0, false
	}
	n, err := strconv.Atoi(text)
	switch {
	case err != nil, n < 0:
		return 0, false
	case n == 0:
		return catalog.None, true
	}
	return n, true
}

func countFault(id, word string, v any) error {
	return fault.New(CodeBadPaper, fault.Args{"paper": id, "value": fmt.Sprintf("%s: %v", word, v), "allowed": word + ": 0, 1, 2 …"})
}

// noneSaid gives a strict submission the zeros that were written as numbers of sheets.
func noneSaid(data []byte, s *catalog.Submission) error {
	var said struct {
		Papers map[string]struct{ Originals, Copies, Signatures *int }
	}
	if err := json.Unmarshal(data, &said); err != nil {
		return fault.Wrap(err, CodeBadJSON, fault.Args{"reason": err.Error()})
	}
	for id, p := range said.Papers {
		h := s.Papers[id]
		for _, n := range []struct {
			word string
			said *int
			to   *int
		}{{"originals", p.Originals, &h.Originals}, {"copies", p.Copies, &h.Copies}, {"signatures", p.Signatures, &h.Signatures}} {
			switch {
			case n.said == nil:
			case *n.said < 0:
				return countFault(id, n.word, *n.said)
			case *n.said == 0:
				*n.to = catalog.None
			}
		}
		s.Papers[id] = h
	}
	return nil
}
