package door

import (
	"strings"

	"onevisit/app/look"
)

// Place is where a machine's hall is: its files and its database.
type Place struct {
	Folder   string // of the hall's files; empty: the embedded sample hall
	Database string // postgres://USER@HOST/DATABASE; empty: a file on this machine
}

// placing is the page of the first start: language, hall, database.
type placing struct {
	d              *Door
	own, server    bool
	folder, base   *look.Entry
	said           *look.Para
	on             [4]*look.Button // sample, own, here, server
	rows           [2]*look.Button // test buttons
	going          bool
	folderBox, box *look.Panel
}

// showPlace builds the page.
func (d *Door) showPlace() {
	w := d.p.Words
	p := &placing{d: d, own: d.place.Folder != "", server: d.place.Database != ""}
	d.page = p
	p.folder = look.NewEntry(w.T("door.place.folder_hint")).Height(44).Limit(500)
	p.folder.SetText(d.place.Folder)
	p.base = look.NewEntry(w.T("door.place.database_hint")).Height(44).Limit(500)
	p.base.SetText(d.place.Database)
	p.said = look.NewPara("", look.Lead, look.Soft).MaxLines(7)
	pick := func(key string, f func()) *look.Button {
		return look.NewButton(w.T("door.place."+key), look.Raised, func() { f(); p.show() }).Height(56).TextSize(look.Lead).
			Sub(w.T("door.place." + key + "_sub")).LeftText()
	}
	p.on = [4]*look.Button{pick("sample", func() { p.own = false }), pick("own", func() { p.own = true }),
		pick("here", func() { p.server = false }), pick("server", func() { p.server = true })}
	p.rows = [2]*look.Button{look.NewButton(w.T("door.place.check"), look.Plain, func() { p.checkHall() }),
		look.NewButton(w.T("door.place.test"), look.Plain, func() { p.checkDatabase() })}
	p.folderBox = look.NewPanel(look.None, 0, 0, look.Row(12, look.Grow(p.folder), p.rows[0]))
	p.box = look.NewPanel(look.None, 0, 0, look.Row(12, look.Grow(p.base), p.rows[1]))
	title := func(key string) *look.Text { return look.NewText(w.T("door.place."+key), look.Title, look.Ink).Bold() }
	d.stage.SetContent(look.PadAll(look.Col(16, d.head(),
		title("hall"), look.Grid(2, 16, p.on[0], p.on[1]), p.folderBox,
		title("database"), look.Grid(2, 16, p.on[2], p.on[3]), p.box,
		look.Grow(look.Card(look.Surface, 16, p.said)),
		look.Row(16, look.Space(), look.NewButton(w.T("door.place.next"), look.Primary, p.next))), 32))
	p.show()
}

// show marks what is chosen and shows the entries that belong to it.
func (p *placing) show() {
	for i, on := range []bool{!p.own, p.own, !p.server, p.server} {
		p.on[i].SetOn(on)
	}
	for box, on := range map[*look.Panel]bool{p.folderBox: p.own, p.box: p.server} {
		if on {
			box.Show()
		} else {
			box.Hide()
		}
	}
	p.d.stage.Adopt()
}

// place is what is chosen now.
func (p *placing) place() Place {
	var out Place
	if p.own {
		out.Folder = strings.TrimSpace(p.folder.Text())
	}
	if p.server {
		out.Database = strings.TrimSpace(p.base.Text())
	}
	return out
}

// try does something that may take seconds in the background and says how it went. One thing at a time.
func (p *placing) try(f func(Place) (said string, err error)) {
	if p.going {
		return
	}
	p.going = true
	w, place := p.d.p.Words, p.place()
	p.say(w.T("door.place.trying"), look.Soft)
	p.d.p.Runner.Go(func() {
		said, err := f(place)
		p.d.p.Runner.Do(func() {
			p.going = false
			switch {
			case p.d.page != p: // left meanwhile
			case err != nil:
				p.say(w.Error(err), look.RedInk)
			default:
				p.say(said, look.JadeInk)
			}
		})
	})
}

func (p *placing) say(text string, ink colour) {
	p.said.SetColor(ink)
	p.said.SetText(text)
	p.d.stage.Adopt()
}

// lacks says what has to be written first, and whether anything has.
func (p *placing) lacks(folder, database bool) bool {
	to, w := p.place(), p.d.p.Words
	switch {
	case folder && p.own && to.Folder == "":
		p.say(w.T("door.place.no_folder"), look.RedInk)
	case database && p.server && to.Database == "":
		p.say(w.T("door.place.no_database"), look.RedInk)
	default:
		return false
	}
	return true
}

func (p *placing) checkHall() {
	if p.lacks(true, false) {
		return
	}
	good := p.d.p.Words.T("door.place.hall_good")
	p.try(func(to Place) (string, error) { return good, p.d.p.CheckHall(to) })
}

func (p *placing) checkDatabase() {
	if p.lacks(false, true) {
		return
	}
	good := p.d.p.Words.T("door.place.database_good")
	p.try(func(to Place) (string, error) { return good, p.d.p.CheckDatabase(to) })
}

// next checks both and goes on: to the seats if nothing changed, else to a new start with the other hall.
func (p *placing) next() {
	if p.lacks(true, true) {
		return
	}
	same, said := p.place() == p.d.p.Place, p.d.p.Words.T("door.place.restart")
	p.try(func(to Place) (string, error) {
		if err := p.d.p.CheckHall(to); err != nil {
			return "", err
		}
		if err := p.d.p.CheckDatabase(to); err != nil {
			return "", err
		}
		if !same {
			return said, p.d.p.Move(to)
		}
		p.d.p.Runner.Do(func() {
			if p.d.page == p {
				p.d.page = nil
				p.d.show()
			}
		})
		return said, nil
	})
}
