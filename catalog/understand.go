package catalog

import (
	"maps"
	"slices"
	"strings"
)

// Understand puts what people write into the catalog's ids: an item by its code or its only name, an answer by the name
// of its choice, a paper by its name or as the document of an alternative or a substitute that it is. What is not
// understood stays as it is, and Check says so. An id always goes before a name.
func (c *Catalog) Understand(s Submission) Submission {
	if _, ok := c.byID[s.Item]; !ok {
		if it := c.named(s.Item); it != nil {
			s.Item = it.ID
		}
	}
	if it, ok := c.byID[s.Item]; ok {
		return it.understand(s)
	}
	return s
}

// named is the one item with this code or name; nil if there is none, or more than one.
func (c *Catalog) named(name string) *Item {
	var found *Item
	for _, it := range c.items {
		if name == "" || it.Code != name && it.Name.ZH != name && !strings.EqualFold(it.Name.EN, name) {
			continue
		}
		if found != nil {
			return nil
		}
		found = it
	}
	return found
}

func (it *Item) understand(s Submission) Submission {
	s = s.Clone()
	understandDays(&s)
	for _, id := range slices.Sorted(maps.Keys(s.Answers)) {
		i := it.situation(id)
		if i < 0 {
			i = slices.IndexFunc(it.Situations, func(q Situation) bool { return q.Ask.ZH == id || q.Ask.EN == id })
		}
		if i < 0 && id == ApplicantSituation { // asked under another id
			i = it.whoComes()
		}
		if i < 0 && id == ApplicantSituation { // nothing here depends on who comes
			delete(s.Answers, id)
		}
		if i < 0 {
			continue
		}
		answer := it.Situations[i].understand(s.Answers[id])
		delete(s.Answers, id)
		s.Answers[it.Situations[i].ID] = answer
	}
	for _, key := range slices.Sorted(maps.Keys(s.Papers)) {
		if it.material(key) == nil && !it.isPart(key) {
			it.place(s.Papers, key)
		}
	}
	for i, id := range s.Pledged {
		if m := it.byName(id); it.material(id) == nil && m != nil {
			s.Pledged[i] = m.ID
		}
	}
	return s
}

// yesNo are words for the choices yes and no.
var yesNo = map[string]string{
	"true": "yes", "是": "yes", "有": "yes", "y": "yes", "对": "yes",
	"false": "no", "否": "no", "无": "no", "没有": "no", "不是": "no", "n": "no",
}

// understand finds the choice that an answer names; a number may have its unit behind it.
func (q *Situation) understand(answer string) string {
	answer = strings.TrimSpace(answer)
	if q.Numeric() {
		answer = strings.Map(narrow, answer) // as an input method writes it: ４．５
		if q.Unit.ZH != "" {
			answer = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(answer, q.Unit.ZH), q.Unit.EN))
		}
		return answer
	}
	is := func(id string) bool {
		return slices.ContainsFunc(q.Choices, func(c Choice) bool { return c.ID == id })
	}
	if answer == "" || is(answer) {
		return answer
	}
	for _, c := range q.Choices {
		if c.Name.ZH == answer || strings.EqualFold(c.Name.EN, answer) || strings.EqualFold(c.ID, answer) {
			return c.ID
		}
	}
	word := strings.ToLower(answer)
	if id := yesNo[word]; is(id) {
		return id
	}
	if id := q.somebody(word, is); q.BuiltIn || q.ID == ApplicantSituation && is(id) {
		return id
	}
	for other, id := range yesNo { // yes and no where the choices have ids such as true or 是
		if id == word && is(other) {
			return other
		}
	}
	return answer
}

// narrow is the plain sign for a full-width one.
func narrow(r rune) rune {
	if r >= '！' && r <= '～' {
		return r - '！' + '!'
	}
	return r
}

// kin are words for a close relative.
var kin = []string{ApplicantRelative, "relatives", "spouse", "parent", "child", "family", "配偶", "父母", "子女", "近亲属", "亲属"}

// somebody is who comes, where the item makes no difference between all who may: a relative is somebody else to an item
// that knows agents only.
func (q *Situation) somebody(word string, is func(string) bool) string {
	switch {
	case slices.Contains(kin, word) && is(ApplicantRelative):
		return ApplicantRelative
	case slices.Contains(kin, word), word == ApplicantGuardian, word == "监护人", word == "yes", word == "true", word == "代办":
		return ApplicantAgent
	case word == "no", word == "false", word == "本人":
		return ApplicantSelf
	}
	return word
}

// answers says what a question takes.
func (q *Situation) answers() string {
	if q.Numeric() {
		return "0, 1, 4.5 …"
	}
	ids := make([]string, len(q.Choices))
	for i, c := range q.Choices {
		ids[i] = c.ID
	}
	return strings.Join(ids, ", ")
}

// ids joins what the item has, for a fault that says what there is.
func (it *Item) ids(n int, id func(int) string) string {
	out := make([]string, n)
	for i := range out {
		out[i] = id(i)
	}
	return strings.Join(out, ", ")
}

// byName is the one material with this name; nil if there is none, or more than one.
func (it *Item) byName(name string) *Material {
	var found *Material
	for i := range it.Materials {
		if m := &it.Materials[i]; name != "" && (m.Name.ZH == name || strings.EqualFold(m.Name.EN, name)) {
			if found != nil {
				return nil
			}
			found = m
		}
	}
	return found
}

// place puts a paper that is no material of the item under the one that it is for.
func (it *Item) place(papers map[string]Handed, key string) {
	h := papers[key]
	if m := it.byName(key); m != nil {
		if said, taken := papers[m.ID]; !taken || said == h { // twice the same is once
			delete(papers, key)
			papers[m.ID] = h
			return
		} // else it may be meant as a document of another material, such as the register of the new place
	}
	for i := range it.Materials {
		m := &it.Materials[i]
		for _, alt := range m.Sets {
			for _, p := range alt {
				if p.ID == key || p.Name.ZH == key || p.Name.EN != "" && strings.EqualFold(p.Name.EN, key) {
					delete(papers, key)
					papers[PartKey(m.ID, p.ID)] = h
				}
			}
		}
		if len(m.Sets) == 0 {
			for _, t := range m.AnyOf {
				if t.ZH == key || t.EN != "" && strings.EqualFold(t.EN, key) {
					delete(papers, key)
					papers[PartKey(m.ID, t.ZH)] = h
				}
			}
		}
		for _, s := range slices.Concat(m.Substitutes, m.NotAccepted) {
			if s.ID != key && s.Name.ZH != key {
				continue
			}
			delete(papers, key)
			if _, taken := papers[m.ID]; !taken {
				h.Instead = s.ID
				papers[m.ID] = h
			}
		}
	}
}

// whoComes is the question who comes: the one with that id, else the first that offers the person and an agent or a
// relative. -1 if there is none.
func (it *Item) whoComes() int {
	if i := it.situation(ApplicantSituation); i >= 0 {
		return i
	}
	return slices.IndexFunc(it.Situations, func(s Situation) bool {
		has := func(id string) bool {
			return slices.ContainsFunc(s.Choices, func(c Choice) bool { return c.ID == id })
		}
		return has(ApplicantSelf) && (has(ApplicantAgent) || has(ApplicantRelative))
	})
}

// Knows reports whether the item has such a material, document of an alternative or substitute, by id or by name.
func (it *Item) Knows(paper string) bool {
	if it.material(paper) != nil || it.isPart(paper) {
		return true
	}
	papers := map[string]Handed{paper: {}}
	it.place(papers, paper)
	_, same := papers[paper]
	return !same
}

// Asks reports whether the item has such a question, by id or by its text.
func (it *Item) Asks(question string) bool {
	return it.situation(question) >= 0 || question == ApplicantSituation && it.whoComes() >= 0 ||
		slices.ContainsFunc(it.Situations, func(q Situation) bool { return q.Ask.ZH == question || q.Ask.EN == question })
}

// standings are words for how a paper lies on the counter.
var standings = map[string]Standing{
	"given": Given, "ok": Given, "good": Given, "valid": Given, "yes": Given, "true": Given, "present": Given,
	"有": Given, "已交": Given, "齐": Given,
	"": NotGiven, "missing": NotGiven, "not_given": NotGiven, "not given": NotGiven, "none": NotGiven, "absent": NotGiven,
	"no": NotGiven, "false": NotGiven, "无": NotGiven, "缺": NotGiven, "未交": NotGiven,
	"unclear": Unclear, "unreadable": Unclear, "看不清": Unclear, "wrong": Wrong, "invalid": Wrong, "不对": Wrong,
	"waived": Waived, "免交": Waived, "fillable": Fillable, "可当场补正": Fillable,
}

// StandingOf is how a paper lies on the counter, in the word that somebody wrote for it.
func StandingOf(word string) (Standing, bool) {
	s, ok := standings[strings.ToLower(strings.TrimSpace(word))]
	return s, ok
}
