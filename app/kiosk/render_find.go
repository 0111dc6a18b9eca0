package kiosk

import (
	"strings"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
)

// Items on one page of a list, upright and lying.
const (
	hitsTall    = 6
	hitsWide    = 4
	popularTall = 6
	popularWide = 4
	officeTall  = 8
	officeWide  = 4
)

func (p *presenter) pick(tall, wide int) int {
	if p.wide {
		return wide
	}
	return tall
}

// fewer is pick with as many less while the text is large.
func (p *presenter) fewer(tall, wide, less int) int {
	n := p.pick(tall, wide)
	if p.large {
		n -= less
	}
	return n
}

// findPage searches items by what is typed, by department, and shows those asked for most.
func (p *presenter) findPage() (body, foot []Block) {
	s := &p.s
	hint := p.t("find.hint")
	if len(s.rest) > 0 {
		hint = p.t("find.another", lang.Args{"n": len(s.rest)})
	}
	field := Field{Text: strings.ToUpper(s.query), Hint: hint, Icon: look.Search}
	if s.query != "" {
		field.Clear = Press{Do: DoClear}
	}
	body = append(body, field)
	hits := p.found()
	switch {
	case s.query != "" && len(hits) == 0:
		body = append(body, p.noHits()...)
	case s.query != "" || s.office != "":
		size := p.fewer(hitsTall, hitsWide, 1)
		if s.query == "" {
			body = append(body, Heading{p.officeName(s.office)})
			size = p.fewer(hitsTall, hitsWide-1, 1)
		}
		from, to, pager := p.paged(len(hits), size, s.at)
		body = append(body, p.hitTiles(hits[from:to]))
		body = append(body, pager...)
	default:
		body = append(body, p.opening()...)
	}
	return body, []Block{p.keyboard()}
}

// opening is the search page before anything is typed.
func (p *presenter) opening() []Block {
	cat := p.hall.Catalog()
	out := []Block{Heading{p.t("find.popular")}}
	tiles := Tiles{Cols: 2, Size: Small}
	for _, it := range p.popular(p.fewer(popularTall, popularWide, 2)) {
		tiles.Items = append(tiles.Items, Tile{Title: []Part{{Text: p.words.Text(it.Name)}}, Press: Press{Do: DoItem, ID: it.ID}})
	}
	out = append(out, tiles, Heading{p.t("find.offices")})
	all := cat.Departments()
	from, to, pager := p.paged(len(all), p.fewer(officeTall, officeWide, 2), p.s.at)
	offices := Tiles{Cols: 2, Size: Small}
	for _, d := range all[from:to] {
		offices.Items = append(offices.Items, Tile{Title: []Part{{Text: p.words.Text(d)}},
			Right: count(len(cat.Of(d.ZH))), Press: Press{Do: DoOffice, ID: d.ZH}})
	}
	return append(append(out, offices), pager...)
}

func (p *presenter) officeName(zh string) string {
	for _, d := range p.hall.Catalog().Departments() {
		if d.ZH == zh {
			return p.words.Text(d)
		}
	}
	return zh
}

// hitTiles are items one below the other.
func (p *presenter) hitTiles(hits []catalog.Hit) Tiles {
	tiles := Tiles{Cols: 1, Size: Row}
	for _, h := range hits {
		name := p.words.Text(h.Item.Name)
		t := Tile{Title: []Part{{Text: name}}, Sub: itemSub(p.words, h.Item), Press: Press{Do: DoItem, ID: h.Item.ID}}
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
	if near := p.nearest(p.pick(4, 2)); len(near) > 0 {
		for i := range near {
			near[i].Ranges = nil
		}
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
