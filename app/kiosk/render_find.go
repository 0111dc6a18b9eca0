package kiosk

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// counts is how many of something stand on a page: upright, lying, and with the controls in the lower half.
type counts struct{ tall, wide, low, lowWide int }

var (
	hitsOn    = counts{6, 4, 2, 2}
	popularOn = counts{tall: 4, wide: 2}
	officesOn = counts{8, 4, 4, 4}
)

// count is how many stand on this page; large text needs more room for each.
func (p *presenter) count(c counts) int {
	n := p.pick(c.tall, c.wide)
	if p.low {
		n = p.pick(c.low, c.lowWide)
	}
	if p.large && n > 2 {
		n--
	}
	return n
}

func (p *presenter) pick(tall, wide int) int {
	if p.wide {
		return wide
	}
	return tall
}

// findPage searches items by what is typed, by department, and shows those asked for most.
func (p *presenter) findPage() (body, foot []Block) {
	s := &p.s
	hint := p.t("find.hint")
	if len(s.rest) > 0 {
		hint = p.t("find.another", lang.Args{"n": len(s.rest)})
	}
	field := Field{Text: strings.ToUpper(s.query), Hint: hint, Icon: look.Search}
	if s.query != "" && !p.low { // the field stands above what can be reached
		field.Clear = Press{Do: DoClear}
	}
	body = append(body, field)
	hits := p.hitTiles(p.found())
	rows := p.bundleRows()
	if p.memo.last {
		rows = append(hits.Items, rows...)
	} else {
		rows = append(rows, hits.Items...)
	}
	switch {
	case s.query != "" && len(rows) == 0:
		body = append(body, p.noHits()...)
	case s.query != "" || s.office != "":
		size := p.count(hitsOn)
		if s.query == "" {
			body = append(body, Heading{p.officeName(s.office)})
			if p.wide && !p.low {
				size = max(size-1, 1)
			}
		}
		from, to, pager := p.paged(len(rows), size, s.at)
		body = append(body, Tiles{Cols: 1, Size: Row, Items: rows[from:to]})
		body = append(body, pager...)
	default:
		body = append(body, p.opening()...)
	}
	return body, []Block{p.keyboard()}
}

// opening is the search page before anything is typed: what is asked for most, what belongs together, the departments.
func (p *presenter) opening() []Block {
	list := p.catalogMemo()
	var out []Block
	if !p.low { // there the departments have the room
		tiles := Tiles{Cols: 2, Size: Small}
		for _, it := range p.popular(p.even(p.count(popularOn))) {
			tiles.Items = append(tiles.Items, Tile{Title: []Part{{Text: p.words.Text(it.Name)}}, Press: Press{Do: DoItem, ID: it.ID}})
		}
		out = append(out, Heading{p.t("find.popular")}, tiles)
	}
	if all := p.hall.Catalog().Bundles(); len(all) > 0 && len(p.s.rest) == 0 && !p.low {
		tiles := Tiles{Cols: 1, Size: Small}
		if most := p.pick(2, 1); len(all) > most {
			tiles.Items = append(tiles.Items, p.allBundlesTile())
		} else {
			for _, b := range all {
				tiles.Items = append(tiles.Items, bundleTile(p, b))
			}
		}
		if !p.wide {
			out = append(out, Heading{p.t("find.bundles")})
		}
		out = append(out, tiles)
	}
	var all []Tile
	if p.low && len(p.hall.Catalog().Bundles()) > 0 && len(p.s.rest) == 0 {
		all = append(all, p.allBundlesTile())
	}
	for _, o := range list.offices {
		all = append(all, Tile{Icon: officeIcon(o.name), Title: []Part{{Text: p.words.Text(o.name)}},
			Right: count(o.items), Press: Press{Do: DoOffice, ID: o.name.ZH}})
	}
	size := p.even(p.count(officesOn))
	if p.low { // two rows, however large
		size = p.pick(officesOn.low, officesOn.lowWide)
	}
	from, to, pager := p.paged(len(all), size, p.s.at)
	offices := Tiles{Cols: 2, Size: Small, Items: all[from:to]}
	return append(append(out, Heading{p.t("find.offices")}, offices), pager...)
}

// even is a number of tiles that fills two columns.
func (p *presenter) even(n int) int { return max(n-n%2, 2) }

// allBundlesTile leads to the list of all bundles, where they do not stand on the page themselves.
func (p *presenter) allBundlesTile() Tile {
	return Tile{Icon: look.DrawTogether, Title: []Part{{Text: p.t("find.bundles")}}, Right: count(len(p.hall.Catalog().Bundles())),
		Press: Press{Do: DoOffice, ID: allBundles}}
}

// bundleRows are the bundles that a search found, or all of them, one below the other.
func (p *presenter) bundleRows() []Tile {
	var out []Tile
	for _, b := range p.memo.together {
		out = append(out, Tile{Icon: look.DrawTogether, Title: []Part{{Text: p.words.Text(b.Name)}},
			Sub: p.t("bundle.sub", lang.Args{"n": len(b.Components)}), Press: Press{Do: DoBundle, ID: b.ID}})
	}
	return out
}

// bundleTile is one thing in a person's life that needs several items.
func bundleTile(p *presenter, b *catalog.Bundle) Tile {
	return Tile{Icon: look.DrawTogether, Title: []Part{{Text: p.words.Text(b.Name)}},
		Right: p.t("bundle.items", lang.Args{"n": len(b.Components)}), Press: Press{Do: DoBundle, ID: b.ID}}
}

func (p *presenter) officeName(zh string) string {
	if zh == allBundles {
		return p.t("find.bundles")
	}
	for _, o := range p.catalogMemo().offices {
		if o.name.ZH == zh {
			return p.words.Text(o.name)
		}
	}
	return zh
}

// hitTiles are items one below the other.
func (p *presenter) hitTiles(hits []catalog.Hit) Tiles {
	tiles := Tiles{Cols: 1, Size: Row}
	for _, h := range hits {
		name := p.words.Text(h.Item.Name)
		t := Tile{Icon: officeIcon(h.Item.Department), Title: []Part{{Text: name}}, Sub: itemSub(p.words, h.Item), Press: Press{Do: DoItem, ID: h.Item.ID}}
		switch {
		case h.Text == name && len(h.Ranges) > 0:
			t.Title = parts(name, h.Ranges)
		case h.Field == catalog.FieldAlias && p.words.Language() == lang.ZH: // aliases have no English
			t.Sub = p.t("find.alias", lang.Args{"name": h.Text}) + " · " + t.Sub
		}
		tiles.Items = append(tiles.Items, t)
	}
	return tiles
}

// noHits says that nothing was found, and offers what is nearest and a person's help.
func (p *presenter) noHits() []Block {
	out := []Block{Note{Text: p.t("find.none", lang.Args{"query": strings.ToUpper(p.s.query)}), Big: true}}
	if near := p.hall.Catalog().Nearest(p.s.query, min(p.count(hitsOn), p.pick(4, 2))); len(near) > 0 {
		out = append(out, Note{Text: p.t("find.near")}, p.hitTiles(near))
	}
	return append(out, Note{Text: p.t("find.ask")},
		Buttons{Cols: 1, Low: true, Items: []Button{{Text: p.t("help.call"), Icon: look.Hand, Kind: look.Raised, Press: Press{Do: DoHelp}}}})
}

// paged cuts a list into pages and makes the buttons that turn them.
func (p *presenter) paged(n, size, at int) (from, to int, pager []Block) {
	pages := max((n+size-1)/size, 1)
	at = min(max(at, 0), pages-1)
	from, to = at*size, min((at+1)*size, n)
	if pages == 1 {
		return from, to, nil
	}
	return from, to, []Block{Pager{
		Text: p.t("page", lang.Args{"at": at + 1, "all": pages}),
		Prev: Button{Text: p.t("prev"), Icon: look.Left, Off: at == 0, Press: Press{Do: DoPage, N: at - 1}},
		Next: Button{Text: p.t("next"), Icon: look.Right, Off: at == pages-1, Press: Press{Do: DoPage, N: at + 1}},
	}}
}

// keyboard are the letters: names are found by their pinyin or its initials, so that no input method is needed.
func (p *presenter) keyboard() Keyboard {
	k := Keyboard{}
	for i, letters := range []string{"qwertyuiop", "asdfghjkl", "zxcvbnm"} {
		var row []Key
		for _, r := range letters {
			row = append(row, Key{Text: strings.ToUpper(string(r)), Press: Press{Do: DoType, ID: string(r)}})
		}
		if i == 2 {
			row = append(row, Key{Icon: look.Backspace, Wide: 2, Press: Press{Do: DoErase}})
		}
		k.Rows = append(k.Rows, row)
	}
	return k
}
