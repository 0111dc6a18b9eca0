package catalog

import "onevisit/catalog/identity"

// NameLook is a paper whose name is not sign for sign the applicant's: traditional forms, a character that a system could
// not type, or another name. A person decides whether it is the same one and whether the paper may be in another's name;
// the outcome does not depend on it.
type NameLook struct {
	Material string            `json:"material"` // or PartKey(material, part)
	Holder   string            `json:"holder"`   // as the paper says
	Likeness identity.Likeness `json:"likeness"` // never identity.Equal
	Pairs    [][2]string       `json:"pairs,omitempty"`
}

// looks compares the names on the papers with the applicant's. Papers come in the catalog's order, those for parts after
// the one for the whole.
func (j *judge) looks() []NameLook {
	if j.s.Person == "" {
		return nil
	}
	var out []NameLook
	look := func(key string) {
		h, ok := j.s.Papers[key]
		if !ok || h.Standing == "" || h.Holder == "" {
			return
		}
		if c := identity.CompareNames(j.s.Person, h.Holder); !c.Same() {
			out = append(out, NameLook{Material: key, Holder: h.Holder, Likeness: c.Likeness, Pairs: c.Pairs})
		}
	}
	for i := range j.it.Materials {
		m := &j.it.Materials[i]
		look(m.ID)
		for _, alternative := range m.alts {
			for _, p := range alternative {
				look(p.key)
			}
		}
	}
	return out
}
