package edit

import (
	"slices"

	"fyne.io/fyne/v2"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// OpenBundle shows a life event (一件事一次办) to edit: as it was left, or as it is in effect.
func (e *Editor) OpenBundle(id string) {
	e.Restore()
	e.bench.openBundle(e.p.Hall.Catalog(), id)
	e.at, e.play, e.ruling = place{}, newPlay(), noRuling
	e.show()
	e.form.ScrollToTop()
}

// NewBundle begins a new life event that an item is part of.
func (e *Editor) NewBundle(it *catalog.Item) {
	e.bench.beginBundle(e.p.Hall.Catalog(), it)
	e.at, e.play, e.ruling = place{}, newPlay(), noRuling
	e.reshaped()
	e.form.ScrollToTop()
}

// bundled names the life events that the item is part of, each with the way to its form, and begins a new one.
func (e *Editor) bundled(it *catalog.Item) []fyne.CanvasObject {
	var objs []fyne.CanvasObject
	for _, b := range e.bench.bundleList(e.p.Hall.Catalog()) {
		if slices.ContainsFunc(b.Components, func(c catalog.Component) bool { return c.Item == it.ID }) {
			open := look.NewButton(e.t("open_bundle"), look.Plain, func() { e.OpenBundle(b.ID) }).Height(36)
			objs = append(objs, look.NewPanel(look.Fill, 8, 0, look.Row(8, look.Grow(look.NewPara(e.t("in_bundle",
				lang.Args{"name": e.p.Words().Text(b.Name)}), look.Small, look.Soft)), open)).Padding(6, 8, 6, 10))
		}
	}
	if _, err := e.p.Hall.Catalog().Item(it.ID); err != nil { // a life event names items that are there
		return objs
	}
	return append(objs, look.Start(look.NewButton(e.t("new_bundle"), look.Quiet, func() { e.NewBundle(it) }).Icon(look.Plus).Height(36)))
}

// bundleOutline are the parts of a life event: its questions and its items.
func (e *Editor) bundleOutline() []fyne.CanvasObject {
	w, b := e.p.Words(), e.bench.bundle
	objs := []fyne.CanvasObject{e.part(e.t("part_bundle"), "", place{})}
	section := func(title string, add func()) {
		objs = append(objs, look.Gap(0, 6), look.Row(4, look.Grow(look.Pad(heading(title), 0, 0, 0, 8)),
			look.NewButton("", look.Quiet, add).Icon(look.Plus).Height(36)))
	}
	section(e.t("part_asks", countOf(len(e.bench.item.Situations))), e.addAsk)
	for i, s := range e.bench.item.Situations {
		objs = append(objs, e.part(or(w.Text(s.Ask), e.t("unnamed")), "", place{partAsk, i}))
	}
	section(e.t("part_components", countOf(len(b.Components))), func() {
		b.Components = append(b.Components, catalog.Component{})
		e.at = place{partComponent, len(b.Components) - 1}
		e.reshaped()
	})
	for i, c := range b.Components {
		sub := ""
		if c.Exempt != "" {
			sub = e.t("sometimes_exempt")
		}
		objs = append(objs, e.part(or(w.Text(e.componentName(c)), e.t("unnamed")), sub, place{partComponent, i}))
	}
	return objs
}

// componentName is what a component is called: by itself, or as its item.
func (e *Editor) componentName(c catalog.Component) catalog.Text {
	if it, err := e.p.Hall.Catalog().Item(c.Item); err == nil && c.Name.ZH == "" {
		return it.Name
	}
	return c.Name
}

// bundleForm is the form of the life event itself.
func (e *Editor) bundleForm(b *catalog.Bundle) fyne.CanvasObject {
	field := func(key string) string { return e.p.Words().T("version.field." + key) }
	return look.Col(10, heading(e.t("part_bundle")), look.NewPara(e.t("bundle_note"), look.Small, look.Soft),
		e.both(field("name"), &b.Name),
		e.names(field("aliases"), b.Aliases, func(list []string) { b.Aliases = list }),
		e.both(field("department"), &b.Department),
		pair(e.field(field("source"), b.Source.Text, func(s string) { b.Source.Text = s }),
			e.field(field("effective"), b.Effective, func(s string) { b.Effective = s })))
}

// componentForm is the form of one item of a life event: which, and when it is not needed.
func (e *Editor) componentForm(c *catalog.Component) fyne.CanvasObject {
	b := e.bench.bundle
	return look.Col(10,
		e.title(e.t("part_component"), func() { b.Components = slices.Delete(b.Components, e.at.index, e.at.index+1) },
			len(b.Components), func(i, j int) { b.Components[i], b.Components[j] = b.Components[j], b.Components[i] }),
		e.chooseItem(c),
		e.both(e.t("component_name"), &c.Name),
		e.whenForm(e.t("component_exempt"), e.t("component_always"), &c.Exempt),
		e.both(e.t("component_reason"), &c.Reason))
}

// mostFound is how many items are offered for what is typed.
const mostFound = 5

// chooseItem finds the item that a component is by what people call it. Without one it is only named: the person is told
// of it, and nothing about it can be checked here.
func (e *Editor) chooseItem(c *catalog.Component) fyne.CanvasObject {
	w := e.p.Words()
	said := e.t("component_named")
	if it, err := e.p.Hall.Catalog().Item(c.Item); err == nil {
		said = w.Text(it.Name) + " · " + w.Text(it.Department)
	}
	found := look.Col(4)
	in := look.NewEntry(e.t("component_find")).Icon(look.Search).Height(40)
	in.OnChange = func(q string) {
		found.Objects = nil
		for _, hit := range e.p.Hall.Catalog().Search(q, mostFound) {
			found.Objects = append(found.Objects, look.NewButton(w.Text(hit.Item.Name), look.Quiet, func() {
				c.Item, c.Name = hit.Item.ID, hit.Item.Name
				e.reshaped()
			}).LeftText().Height(36))
		}
		found.Refresh()
		e.p.Stage.Adopt()
	}
	row := []fyne.CanvasObject{look.Grow(look.NewPara(said, look.Body, look.Ink))}
	if c.Item != "" {
		row = append(row, look.NewButton(e.t("component_unlink"), look.Quiet, func() {
			c.Item = ""
			e.reshaped()
		}).Height(36))
	}
	return look.NewPanel(look.Fill, 8, 0, look.Col(6, look.NewText(e.t("component_item"), look.Small, look.Soft), look.Row(8, row...), in, found)).
		Padding(8, 10, 8, 10)
}

// bundleSide says what keeps the life event from being published.
func (e *Editor) bundleSide() []fyne.CanvasObject {
	now := e.p.Hall.Catalog()
	if _, err := catalog.NewWithBundles("draft", e.bench.items(now), []*catalog.Bundle{e.bench.bundle}); err != nil {
		return e.faults(err)
	}
	return []fyne.CanvasObject{look.NewLight(look.Green, e.t("no_findings"), look.Body)}
}
