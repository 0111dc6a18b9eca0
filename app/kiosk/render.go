package kiosk

import (
	"fmt"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/app/say"
	"onevisit/queue"
)

// render puts the page into words.
func (p *presenter) render() State {
	s := State{Page: p.s.page, Language: p.words.Language(), Large: p.large, Contrast: p.contrast, Low: p.low,
		Top: p.top(), Banner: p.banner(), Bottom: p.bottom()}
	switch p.s.page {
	case PageHome:
		s.Body, s.Foot = p.homePage()
	case PageFind:
		s.Body, s.Foot = p.findPage()
	case PageOffer:
		s.Body, s.Foot = p.offerPage()
	case PageQuestion:
		s.Body, s.Foot = p.questionPage()
	case PageMaterials:
		s.Body, s.Foot = p.materialsPage()
	case PageVerdict:
		s.Body, s.Foot = p.verdictPage()
	case PagePriority:
		s.Body = p.priorityPage()
	case PageList:
		s.Body, s.Foot = p.listPage()
	case PageTicket:
		s.Body, s.Foot = p.ticketPage()
	case PageScan:
		s.Body, s.Foot = p.scanPage()
	case PageProgress:
		s.Body, s.Foot = p.progressPage()
	case PageHelp:
		s.Body, s.Foot = p.helpPage()
	case PageStaff:
		s.Body, s.Foot = p.staffPage()
	case PageBook:
		s.Body, s.Foot = p.bookPage()
	case PageBooked:
		s.Body, s.Foot = p.bookedPage()
	case PageReturn:
		s.Body, s.Foot = p.returnPage()
	case PagePerson:
		s.Body, s.Foot = p.personPage()
	case PageGuide:
		s.Body, s.Foot = p.guidePage()
	}
	return s
}

func (p *presenter) t(key string, args ...lang.Args) string { return p.words.T("kiosk."+key, args...) }

// top is the row over the page.
func (p *presenter) top() Top {
	now := p.hall.Now()
	setup := p.hall.Setup()
	t := Top{Clock: now.Format("15:04"), Date: say.DateLine(p.words, now)}
	switch p.s.page {
	case PageHome:
		t.Hall = p.words.Text(setup.Name)
		if setup.Sample {
			t.Caution = p.words.Text(setup.Caution)
		}
	case PageTicket:
	default:
		t.Back = Button{Text: p.words.T("common.back"), Icon: look.Left, Press: Press{Do: DoBack}}
	}
	other := lang.EN
	if p.words.Language() == lang.EN {
		other = lang.ZH
	}
	t.Tools = []Button{
		{Text: p.t("tool.large"), On: p.large, Press: Press{Do: DoLarge}},
		{Text: p.t("tool.contrast"), On: p.contrast, Press: Press{Do: DoContrast}},
		{Text: p.t("tool.low"), On: p.low, Press: Press{Do: DoLow}},
	}
	if p.hall.Setup().Offers(string(other)) {
		t.Tools = append(t.Tools, Button{Text: p.words.T("language." + string(other)), Press: Press{Do: DoLanguage}})
	}
	if p.p.Reader != nil {
		b := Button{Text: p.t("tool.read"), Press: Press{Do: DoRead}}
		if p.reading {
			b.Text, b.On = p.t("tool.hush"), true
		}
		t.Tools = append([]Button{b}, t.Tools...)
	}
	return t
}

// banner is what went wrong last, or that the queue cannot be read.
func (p *presenter) banner() Banner {
	if p.s.banner.Title == "" && p.live.Stale() {
		return Banner{Title: p.t("error.stale"), Detail: p.t("error.stale_next")}
	}
	return p.s.banner
}

// bottom is the row under the page with the countdown.
func (p *presenter) bottom() Bottom {
	b := Bottom{}
	if p.s.page != PageHome {
		b.Home = Button{Text: p.t("tool.home"), Icon: look.Home, Press: Press{Do: DoHome}}
		if p.s.page != PageHelp && p.s.page != PageStaff {
			b.Help = Button{Text: p.t("help.call"), Icon: look.Hand, Press: Press{Do: DoHelp}, Off: p.s.working != DoNothing}
		}
	}
	if p.s.page == PageTicket {
		b.Home = Button{}
	}
	left := p.limit() - p.idle
	switch {
	case p.s.working != DoNothing:
		b.Text = p.t("working")
	case p.s.page == PageTicket && p.s.paper == paperPrinting:
	case p.s.page == PageTicket:
		b.Text, b.Urgent = p.t("idle.ticket", lang.Args{"n": left}), left <= 5
	case p.idle > 0 && left <= int(p.p.Warn/time.Second):
		b.Text, b.Urgent = p.t("idle.warn", lang.Args{"n": left}), true
	case p.faulty && p.s.page == PageHome:
		b.Text, b.Urgent = p.t("error.printer"), true
	case p.hall.Setup().Sample && p.s.page != PageHome: // home says it in full
		b.Text = p.words.T("common.sample")
	}
	return b
}

func (p *presenter) homePage() (body, foot []Block) {
	tile := func(icon look.Shape, key string, do Do, jade bool) Tile {
		t := Tile{Icon: icon, Title: []Part{{Text: p.t("home." + key)}}, Sub: p.t("home." + key + "_sub"), Jade: jade, Press: Press{Do: do}}
		if p.large && !jade { // large words rather than many
			t.Sub = ""
		}
		return t
	}
	body = []Block{
		Tiles{Cols: 1, Size: Huge, Items: []Tile{tile(look.Checklist, "check", DoCheck, true)}},
		Tiles{Cols: 2, Size: Huge, Fill: !p.low, Items: []Tile{
			tile(look.Ticket, "direct", DoDirect, false), tile(look.Scan, "sign_in", DoSignIn, false),
			tile(look.Progress, "progress", DoProgress, false), tile(look.Hand, "help", DoHelp, false),
		}},
	}
	lines := Lines{Title: p.t("home.lines")}
	for _, l := range p.hall.Setup().Lines {
		wait := p.live.Wait(l.ID)
		lines.Items = append(lines.Items, LineRow{ID: l.ID, Name: p.words.Text(l.Name),
			People: p.t("wait.people", lang.Args{"n": len(p.live.Waiting(l.ID))}), Wait: say.Wait(p.words, wait)})
	}
	return body, []Block{lines}
}

// waitBlock says how the line of the item that was chosen first stands now.
func (p *presenter) waitBlock() []Block {
	all := p.s.drafts()
	if len(all) == 0 {
		return nil
	}
	line, ok := p.hall.Setup().LineOf(all[0].item)
	if !ok {
		return nil
	}
	w := p.live.Wait(line.ID)
	at := w.At
	if at.IsZero() {
		at = p.hall.Now()
	}
	return []Block{Wait{Text: ahead(p.words, w), At: p.t("wait.at", lang.Args{"time": at.Format("15:04")})}}
}

func (p *presenter) helpPage() (body, foot []Block) {
	return []Block{Gap{}, Picture{Icon: look.Hand, Tone: Good, Title: p.t("help.coming"), Detail: p.t("help.wait")}, Gap{}},
		[]Block{Buttons{Cols: 1, Items: []Button{{Text: p.words.T("common.ok"), Kind: look.Primary, Press: Press{Do: DoOK}}}}}
}

func (p *presenter) priorityPage() []Block {
	tiles := Tiles{Cols: p.pick(1, 2), Size: Choice}
	for _, c := range []queue.Priority{queue.PriorityNormal, queue.PriorityElder, queue.PriorityDisabled, queue.PriorityPregnant, queue.PriorityMilitary} {
		tiles.Items = append(tiles.Items, Tile{Title: []Part{{Text: p.priorityName(c)}}, On: c == p.s.priority,
			Press: Press{Do: DoClass, ID: string(c)}})
	}
	title := p.t("priority.title")
	if p.s.person.elder {
		title = p.t("person.elder")
	}
	return []Block{Title{Text: title, Lead: p.t("priority.who") + p.t("stop") + p.t("priority.lead")}, tiles}
}

func (p *presenter) priorityName(c queue.Priority) string {
	if c == queue.PriorityNormal {
		return p.t("priority.none")
	}
	return p.t("priority." + string(c))
}

func (p *presenter) staffPage() (body, foot []Block) {
	dots := ""
	for range []rune(p.s.typed) {
		dots += "•"
	}
	return []Block{Title{Text: p.t("staff.title"), Lead: p.t("staff.lead")}, Field{Text: dots, Hint: p.t("staff.hint")}},
		[]Block{p.numberPad(false), Buttons{Cols: 1, Items: []Button{
			{Text: p.t("staff.ok"), Kind: look.Primary, Off: p.s.typed == "", Press: Press{Do: DoEnter}}}}}
}

// numberPad are the digits, with a decimal point if asked for.
func (p *presenter) numberPad(point bool) Keyboard {
	k := Keyboard{Tall: true}
	for row := range 3 {
		var keys []Key
		for col := range 3 {
			d := fmt.Sprint(3*row + col + 1)
			keys = append(keys, Key{Text: d, Press: Press{Do: DoType, ID: d}})
		}
		k.Rows = append(k.Rows, keys)
	}
	first := Key{Text: p.t("key.clear"), Press: Press{Do: DoClear}}
	if point {
		first = Key{Text: ".", Press: Press{Do: DoType, ID: "."}}
	}
	k.Rows = append(k.Rows, []Key{first, {Text: "0", Press: Press{Do: DoType, ID: "0"}},
		{Icon: look.Backspace, Press: Press{Do: DoErase}}})
	return k
}
