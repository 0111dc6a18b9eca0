package cpsvap

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"net/url"
	"slices"
	"strings"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/format"
)

// Options of an import.
type Options struct {
	// All refuses everything if one service is refused.
	All bool
	// Department is the department of services that name none.
	Department catalog.Text
}

// Read brings in the services of a JSON-LD document. A service that keeps our record comes back as it was; where the
// document's own words differ from the record, someone has changed them, and they are taken. Others are built from
// what CPSV-AP and CCCEV say, in the terms of this version and of older ones.
func Read(file string, data []byte, o Options) (*format.Result, error) {
	g, err := parse(data)
	if err != nil {
		var f *fault.Error
		if errors.As(err, &f) {
			return nil, f.At(file)
		}
		return nil, err
	}
	r := &reader{g: g, o: o, file: file, ids: map[string]bool{}}
	for _, address := range g.foreign {
		r.result.Note(format.Note{Where: file, Outcome: format.Changed, Reason: fault.New(CodeNotFetched, fault.Args{"address": address})})
	}
	found := false
	for _, n := range g.order {
		switch {
		case n.is("PublicService", "Service", "GovernmentService"):
			found = true
			r.service(n)
		case n.is("Event", "LifeEvent", "BusinessEvent") && len(n.values["record"]) > 0:
			r.bundle(n)
		}
	}
	if !found {
		return nil, fault.New(CodeNoService, nil).At(file)
	}
	if o.All && r.failed > 0 {
		r.result.Items, r.result.Bundles = nil, nil
		return &r.result, fault.New(CodeNotAll, fault.Args{"n": r.failed})
	}
	return &r.result, nil
}

type reader struct {
	g      *graph
	o      Options
	file   string
	ids    map[string]bool
	result format.Result
	failed int
}

func (r *reader) where(n *resource) string { return r.file + " " + n.id }

func (r *reader) changed(n *resource, f *fault.Error) {
	r.result.Note(format.Note{Where: r.where(n), Outcome: format.Changed, Reason: f})
}

func (r *reader) refuse(n *resource, f *fault.Error) {
	r.failed++
	r.result.Note(format.Note{Where: r.where(n), Outcome: format.Refused, Reason: f})
}

// service takes one service.
func (r *reader) service(n *resource) {
	it, own := r.kept(n)
	if !own {
		it = r.build(n)
	}
	if it == nil {
		return
	}
	it.Where = r.where(n)
	if r.ids[it.ID] {
		r.refuse(n, fault.New(catalog.CodeDuplicateItem, fault.Args{"item": it.ID, "first": it.ID}))
		return
	}
	if _, err := catalog.New("import", []*catalog.Item{it}); err != nil {
		for _, f := range flat(err) {
			r.refuse(n, f)
		}
		return
	}
	r.ids[it.ID] = true
	r.result.Items = append(r.result.Items, it)
	r.result.Note(format.Note{Where: it.Where, Outcome: format.Taken, Thing: format.ThingItem, Name: it.Name.ZH, Item: it.ID})
}

func flat(err error) []*fault.Error {
	if j, ok := err.(interface{ Unwrap() []error }); ok {
		var out []*fault.Error
		for _, e := range j.Unwrap() {
			out = append(out, flat(e)...)
		}
		return out
	}
	var f *fault.Error
	if errors.As(err, &f) {
		return []*fault.Error{f}
	}
	return nil
}

// kept gives the item of our own record, with the document's words where they differ.
func (r *reader) kept(n *resource) (*catalog.Item, bool) {
	for _, v := range n.values["record"] {
		if v.json == nil {
			continue
		}
		it := &catalog.Item{}
		if err := json.Unmarshal(v.json, it); err != nil || it.ID == "" {
			continue
		}
		r.reword(n, it)
		return it, true
	}
	return nil, false
}

// reword takes over what somebody has changed in the document's own terms.
func (r *reader) reword(n *resource, it *catalog.Item) {
	differ := func(field string, ours *catalog.Text, theirs catalog.Text) {
		if theirs.ZH != "" && theirs != *ours {
			*ours = theirs
			r.changed(n, fault.New(CodeOtherTexts, fault.Args{"field": field}))
		}
	}
	differ("title", &it.Name, name(n))
	for _, office := range r.g.resources(n, "hasCompetentAuthority") {
		differ("hasCompetentAuthority", &it.Department, name(office))
	}
	for _, out := range r.g.resources(n, "produces") {
		differ("produces", &it.Result, name(out))
	}
	for _, cost := range r.g.resources(n, "hasCost") {
		differ("hasCost", &it.Fee, text(cost.all("description")))
	}
	if basis := r.g.resources(n, "hasLegalResource"); len(basis) == len(it.Basis) {
		for i, b := range basis {
			differ("hasLegalResource", &it.Basis[i], name(b))
		}
	}
	for _, req := range r.g.resources(n, "holdsRequirement") {
		id := text(req.all("identifier")).ZH
		for i := range it.Materials {
			if it.Materials[i].ID == id {
				differ("holdsRequirement", &it.Materials[i].Name, name(req))
			}
		}
	}
	var aliases []string
	for _, v := range n.values["keyword"] {
		aliases = append(aliases, v.text)
	}
	if len(aliases) > 0 && !slices.Equal(aliases, it.Aliases) {
		it.Aliases = aliases
		r.changed(n, fault.New(CodeOtherTexts, fault.Args{"field": "keyword"}))
	}
}

func (r *reader) bundle(n *resource) {
	for _, v := range n.values["record"] {
		b := &catalog.Bundle{}
		if v.json == nil || json.Unmarshal(v.json, b) != nil || b.ID == "" {
			continue
		}
		b.Where = r.where(n)
		r.result.Bundles = append(r.result.Bundles, b)
		r.result.Note(format.Note{Where: b.Where, Outcome: format.Taken, Thing: format.ThingBundle, Name: b.Name.ZH, Item: b.ID})
		return
	}
}

// build makes an item of a service of another program.
func (r *reader) build(n *resource) *catalog.Item {
	it := &catalog.Item{Name: name(n), Materials: []catalog.Material{}}
	if it.Name.ZH == "" {
		r.refuse(n, fault.New(CodeNoTitle, fault.Args{"id": n.id}))
		return nil
	}
	region := ""
	for _, office := range r.g.resources(n, "hasCompetentAuthority", "isProvidedBy", "provider", "serviceOperator", "ownedBy") {
		if it.Department = name(office); it.Department.ZH != "" {
			region = text(office.all("region")).ZH
			break
		}
	}
	if it.Department.ZH == "" {
		it.Department = r.o.Department
	}
	if it.Department.ZH == "" {
		r.refuse(n, fault.New(CodeNoOffice, fault.Args{"title": it.Name.ZH}))
		return nil
	}
	it.Code = text(n.all("identifier")).ZH
	it.ID = r.idOf(n, it)
	for _, v := range n.all("keyword") {
		if s := strings.TrimSpace(v.text); s != "" {
			it.Aliases = append(it.Aliases, s)
		}
	}
	it.Source = catalog.Source{Text: or(n.id, r.file), Region: region}
	if strings.HasPrefix(n.id, "_:") {
		it.Source.Text = r.file
	}
	if d := text(n.all("description")); d.ZH != it.Name.ZH {
		it.Source.Caveat = d.ZH
	}
	r.times(n, it)
	r.costs(n, it)
	for _, out := range r.g.resources(n, "produces", "serviceOutput", "hasOutput") {
		it.Result = joined(it.Result, name(out))
	}
	for _, law := range r.g.resources(n, "hasLegalResource", "follows", "hasFormalFramework") {
		if t := name(law); t.ZH != "" {
			it.Basis = append(it.Basis, t)
		} else if !strings.HasPrefix(law.id, "_:") && law.id != "" {
			it.Basis = append(it.Basis, catalog.Text{ZH: law.id})
		}
	}
	r.requirements(n, it)
	return it
}

// idOf is the id of a service: that of our own address, else one made of a hash of its address, so that it stays.
func (r *reader) idOf(n *resource, it *catalog.Item) string {
	if rest, ok := strings.CutPrefix(n.id, idItem); ok {
		if id, err := url.PathUnescape(rest); err == nil && id != "" {
			return id
		}
	}
	key := n.id
	if strings.HasPrefix(key, "_:") || key == "" {
		key = it.Department.ZH + "\x00" + it.Name.ZH + "\x00" + it.Code
	}
	sum := sha256.Sum256([]byte(key))
	id := "ld-" + hex.EncodeToString(sum[:5])
	r.changed(n, fault.New(CodeMadeID, fault.Args{"id": id}))
	return id
}

func joined(a, b catalog.Text) catalog.Text {
	if a.ZH == "" {
		return b
	}
	if b.ZH != "" {
		a.ZH += "；" + b.ZH
	}
	if a.EN != "" && b.EN != "" {
		a.EN += "; " + b.EN
	}
	return a
}
