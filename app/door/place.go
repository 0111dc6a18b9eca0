package door

import (
	"strings"

	"onevisit/app/look"
)

// Place is where a machine's hall is: its files and its database; and the machine's ticket printer.
type Place struct {
	Folder   string // of the hall's files; empty: the embedded sample hall
	Database string // postgres://USER@HOST/DATABASE; empty: a file on this machine
	Printer  string // of tickets, as in station.yaml: tcp://HOST:9100, dev:PATH, lp:NAME; empty: none
}

// placing is the page of the first start: language, hall, database, printer.
type placing struct {
	d                     *Door
	own, server           bool
	folder, base, printer *look.Entry
	said                  *look.Para
	on                    [4]*look.Button // sample, own, here, server
	going                 bool
	folderBox, box        *look.Panel
}

// showPlace builds the page.
func (d *Door) showPlace() {
	w := d.p.Words
	p := &placing{d: d, own: d.place.Folder != "", server: d.place.Database != ""}
	d.page = p
	entry := func(key, text string) *look.Entry {
		e := look.NewEntry(w.T("door.place." + key)).Height(44).Limit(500)
		e.SetText(text)
		return e
	}
	p.folder, p.base = entry("folder_hint", d.place.Folder), entry("database_hint", d.place.Database)
	p.printer = entry("printer_hint", d.place.Printer)
	p.said = look.NewPara(w.T("door.place.lead"), look.Lead, look.Soft).MaxLines(5)
	pick := func(key string, f func()) *look.Button {
		return look.NewButton(w.T("door.place."+key), look.Raised, func() { f(); p.show() }).Height(56).TextSize(look.Lead).
			Sub(w.T("door.place." + key + "_sub")).LeftText()
	}
	p.on = [4]*look.Button{pick("sample", func() { p.own = false }), pick("own", func() { p.own = true }),
		pick("here", func() { p.server = false }), pick("server", func() { p.server = true })}
	plain := func(key string, f func()) *look.Button {
		return look.NewButton(w.T("door.place."+key), look.Plain, f)
	}
	p.folderBox = look.NewPanel(look.None, 0, 0, look.Row(12, look.Grow(p.folder), plain("find", p.findFolder), plain("check", p.checkHall)))
	p.box = look.NewPanel(look.None, 0, 0, look.Row(12, look.Grow(p.base), plain("test", p.checkDatabase)))
	title := func(key string) *look.Text { return look.NewText(w.T("door.place."+key), look.Title, look.Ink).Bold() }
	d.stage.SetContent(look.PadAll(look.Col(16, d.head(), look.Grow(look.NewScroll(look.Col(12,
		title("hall"), look.Grid(2, 16, p.on[0], p.on[1]), p.folderBox, look.Gap(0, 4),
		title("database"), look.Grid(2, 16, p.on[2], p.on[3]), p.box, look.Gap(0, 4),
		title("printer"), look.Row(12, look.Grow(p.printer), plain("print", p.testPrinter))))),
		look.Card(look.Surface, 16, look.Row(16, look.Grow(p.said), p.backButton(), look.NewButton(w.T("door.place.next"), look.Primary, p.next)))), 32))
	p.show()
}

// backButton leads back to the seats without a change: whoever only looked, or whose server does not answer, is not held
// here. At the first start there is nothing to go back to.
func (p *placing) backButton() *look.Button {
	b := look.NewButton(p.d.p.Words.T("common.back"), look.Plain, func() {
		p.d.page = nil
		p.d.show()
	})
	if !p.d.seen {
		b.Hide()
	}
	return b
}

// findFolder lets the person look for the folder instead of writing where it is.
func (p *placing) findFolder() {
	p.d.pickFolder(strings.TrimSpace(p.folder.Text()), func(path string) {
		p.folder.SetText(path)
		p.checkHall()
	})
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
	out.Printer = strings.TrimSpace(p.printer.Text())
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

// testPrinter prints the test page: whether it came out only who stands there sees.
func (p *placing) testPrinter() {
	if p.place().Printer == "" {
		p.say(p.d.p.Words.T("door.place.no_printer"), look.RedInk)
		return
	}
	sent := p.d.p.Words.T("door.place.printer_sent")
	p.try(func(to Place) (string, error) { return sent, p.d.p.TestPrinter(to) })
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
