package app

import (
	"bytes"
	"encoding/json"

	"onevisit/app/say"
	"onevisit/catalog"
)

// severalItems tells whether the JSON is about several items in one visit: a list of submissions, or a bundle.
func severalItems(data []byte) bool {
	var head struct {
		Bundle json.RawMessage `json:"bundle"`
	}
	return bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) || json.Unmarshal(data, &head) == nil && head.Bundle != nil
}

// checkTogether checks several items in one visit and prints each verdict and the one list of papers.
func (p *program) checkTogether(cat *catalog.Catalog, today string, data []byte) error {
	var m catalog.Merged
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte("[")) {
		var subs []catalog.Submission
		if err := decodeOne(bytes.NewReader(data), &subs); err != nil {
			return err
		}
		for i := range subs {
			if subs[i].On == "" {
				subs[i].On = today
			}
		}
		var err error
		if m, err = cat.CheckTogether(subs); err != nil {
			return err
		}
	} else {
		var s catalog.BundleSubmission
		if err := decodeOne(bytes.NewReader(data), &s); err != nil {
			return err
		}
		if s.On == "" {
			s.On = today
		}
		var err error
		if m, err = cat.CheckBundle(s); err != nil {
			return err
		}
	}
	w := p.words()
	var lines []string
	if m.Bundle != nil {
		lines = append(lines, w.Text(m.Bundle.Name))
	}
	for _, i := range m.Items {
		it, err := cat.Item(i.Item)
		if err != nil {
			return err
		}
		lines = append(lines, say.Verdict(w, it, i.Verdict)...)
	}
	if err := p.print(m, lines...); err != nil {
		return err
	}
	if !m.Accepts() {
		return errNo
	}
	return nil
}
