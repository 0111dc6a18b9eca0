package version

import (
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog"
)

// materials compares the materials by their ids: first those that are new, then those that went, then those that stayed.
func (d *differ) materials() {
	was := map[string]*catalog.Material{}
	for i := range d.old.Materials {
		was[d.old.Materials[i].ID] = &d.old.Materials[i]
	}
	for i := range d.now.Materials {
		m := &d.now.Materials[i]
		if was[m.ID] == nil {
			d.about(ThingMaterial, m.ID, m.Name)
			d.add(Added, catalog.Text{}, catalog.Text{ZH: m.When}, asked(m, EffectTight))
		}
	}
	now := map[string]bool{}
	for i := range d.now.Materials {
		now[d.now.Materials[i].ID] = true
	}
	for i := range d.old.Materials {
		m := &d.old.Materials[i]
		if !now[m.ID] {
			d.about(ThingMaterial, m.ID, m.Name)
			d.add(Removed, catalog.Text{ZH: m.When}, catalog.Text{}, asked(m, EffectLooser))
		}
	}
	for i := range d.now.Materials {
		if m := &d.now.Materials[i]; was[m.ID] != nil {
			d.about(ThingMaterial, m.ID, m.Name)
			d.material(was[m.ID], m)
		}
	}
}

// asked is an effect, if the applicant has to bring the material at all.
func asked(m *catalog.Material, e Effect) Effect {
	if m.Optional || m.From == catalog.FromGovernment {
		return EffectNone
	}
	return e
}

func (d *differ) material(a, b *catalog.Material) {
	d.text("name", a.Name, b.Name)
	d.when("when", a.When, b.When, func(t *trial) Effect { return t.material(a.ID) })
	if fetched := catalog.FromGovernment; (a.From == fetched) != (b.From == fetched) {
		d.word("from", string(a.From), string(b.From), map[bool]Effect{true: EffectLooser, false: EffectTight}[b.From == fetched])
	}
	d.flag("optional", a.Optional, b.Optional, EffectLooser)
	d.flag("pledge", a.Pledge, b.Pledge, EffectLooser)
	d.flag("main", a.Main, b.Main, EffectTight)
	d.later(a.Later, b.Later)
	d.word("take", string(a.Take), string(b.Take), taking(a.Take, b.Take))
	d.count("originals", a.Originals, b.Originals, a.OriginalsPer, b.OriginalsPer)
	d.count("copies", a.Copies, b.Copies, a.CopiesPer, b.CopiesPer)
	d.count("signatures", a.Signatures, b.Signatures, a.SignaturesPer, b.SignaturesPer)
	d.flag("not_expired", a.NotExpired, b.NotExpired, EffectTight)
	d.within(a.IssuedWithin, b.IssuedWithin)
	d.choice("any_of", a, b)
	d.others("substitutes", a.Substitutes, b.Substitutes, EffectLooser)
	d.others("not_accepted", a.NotAccepted, b.NotAccepted, EffectTight)
	d.text("issuer", a.Issuer, b.Issuer)
	d.text("obtain", a.Obtain, b.Obtain)
	d.text("note", a.Note, b.Note)
	d.word("same", a.Same, b.Same, EffectNone)
}

// when notes a change of a condition. Which way it goes is found by trying the answers out.
func (d *differ) when(field, was, now string, effect func(*trial) Effect) {
	if strings.TrimSpace(was) == strings.TrimSpace(now) {
		return
	}
	if d.tried == nil {
		d.tried = newTrial(d.old, d.now)
	}
	d.word(field, was, now, effect(d.tried))
}

// later: what may follow is easier than what may not, and the longer it may take the easier.
func (d *differ) later(was, now catalog.Limit) {
	switch {
	case was == now:
	case !was.Stated():
		d.word("later", "", now.String(), EffectLooser)
	case !now.Stated():
		d.word("later", was.String(), "", EffectTight)
	default:
		d.limit("later", was, now, EffectLooser)
	}
}

// within: a paper may have been issued some time ago, or at any time where nothing is stated.
func (d *differ) within(was, now catalog.Limit) {
	switch {
	case was == now:
	case !was.Stated():
		d.word("valid", "", now.String(), EffectTight)
	case !now.Stated():
		d.word("valid", was.String(), "", EffectLooser)
	default:
		d.limit("valid", was, now, EffectLooser)
	}
}

// taking is what a change of what is kept means: original and copy together are more than one of them.
func taking(was, now catalog.Take) Effect {
	part := func(t catalog.Take) bool { return t == catalog.TakeOriginal || t == catalog.TakeCopy }
	switch {
	case was == catalog.TakeOriginalCopy && (part(now) || now == catalog.TakeVerify),
		was == catalog.TakeOriginal && now == catalog.TakeVerify:
		return EffectLooser
	case now == catalog.TakeOriginalCopy && (part(was) || was == catalog.TakeVerify),
		now == catalog.TakeOriginal && was == catalog.TakeVerify:
		return EffectTight
	}
	return EffectNone
}

// count notes a change of a number; one that is not stated counts as one, which is what the counter looks for.
func (d *differ) count(field string, was, now int, per, perNow string) {
	if was == now && per == perNow {
		return
	}
	e := EffectNone
	if per == perNow {
		e = counted(max(was, 1), max(now, 1))
		if field != "originals" && (was == 0 || now == 0) {
			e = counted(was, now)
		}
	}
	write := func(n int, per string) string {
		s := ""
		if n > 0 {
			s = strconv.Itoa(n)
		}
		if per != "" {
			s += " / " + per
		}
		return s
	}
	d.word(field, write(was, per), write(now, perNow), e)
}

// choice notes a change of the alternatives: more of them are easier, fewer harder.
func (d *differ) choice(field string, a, b *catalog.Material) {
	if slices.Equal(a.AnyOf, b.AnyOf) && alike(a.Sets, b.Sets) {
		return
	}
	e := EffectNone
	if len(a.Sets) == 0 && len(b.Sets) == 0 {
		e = grown(a.AnyOf, b.AnyOf, EffectLooser)
	}
	if len(a.AnyOf) == 0 || len(b.AnyOf) == 0 {
		e = EffectNone // the material by its own name against a choice: no list to compare
	}
	d.add(field, joined(a.AnyOf), joined(b.AnyOf), e)
}

func (d *differ) others(field string, was, now []catalog.Substitute, more Effect) {
	if alike(was, now) {
		return
	}
	names := func(list []catalog.Substitute) []catalog.Text {
		out := make([]catalog.Text, len(list))
		for i, s := range list {
			out[i] = s.Name
		}
		return out
	}
	d.add(field, joined(names(was)), joined(names(now)), grown(names(was), names(now), more))
}

// grown is an effect if the list has all it had and more, and its reverse if it lost some and won none.
func grown(was, now []catalog.Text, more Effect) Effect {
	within := func(a, b []catalog.Text) bool {
		return !slices.ContainsFunc(a, func(t catalog.Text) bool {
			return !slices.ContainsFunc(b, func(u catalog.Text) bool { return u.ZH == t.ZH })
		})
	}
	switch a, b := within(was, now), within(now, was); {
	case a && !b:
		return more
	case b && !a:
		return reverse(more)
	}
	return EffectNone
}
