package manager

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// startGrace is how long after opening a kiosk or a board that was on the day before may still be switched on; no source
// fixes it: our default.
const startGrace = 10 * time.Minute

// stationsState is the page of the hall's machines.
type stationsState struct {
	note, empty string
	head        stationRow
	rows        []stationRow
}

// stationRow is a station.
type stationRow struct {
	key                                                  string
	seat, machine, heard, since, printer, forms, version string
	state                                                look.State
	word                                                 string
}

// stations computes the page of stations: what is wrong first.
func (t talk) stations(f facts) *stationsState {
	s := &stationsState{note: t.t("station.note"), empty: t.t("station.none"),
		head: stationRow{seat: t.t("col.seat"), machine: t.t("col.machine"), word: t.t("col.state"), heard: t.t("col.heard"),
			since: t.t("col.opened"), printer: t.t("col.printer"), forms: t.t("col.forms"), version: t.t("col.version")}}
	for _, x := range f.stations {
		s.rows = append(s.rows, t.stationRow(f, x))
	}
	grave := map[look.State]int{look.Late: -2, look.Yellow: -1, look.Closed: 1}
	slices.SortStableFunc(s.rows, func(a, b stationRow) int { return grave[a.state] - grave[b.state] })
	return s
}

// stationRow says how one station is.
func (t talk) stationRow(f facts, x stationFact) stationRow {
	r := stationRow{key: x.Key(), seat: t.seat(x.Station), machine: x.Machine, heard: t.moment(f, x.heard), since: t.moment(f, x.Since),
		printer: t.printerWord(x.Printer), forms: t.printerWord(x.Forms), version: x.Version}
	_, _, bad := x.PrinterFault()
	switch {
	case x.Off:
		r.state, r.word = look.Closed, t.t("station.off")
		r.since = none
	case x.silent(f.now):
		r.state, r.word = look.Late, t.t("station.silent")
		if x.heard.Format(time.DateOnly) != f.now.Format(time.DateOnly) {
			r.state, r.word = look.Closed, t.t("station.not_on")
		}
	case x.Stale:
		r.state, r.word = look.Late, t.t("station.stale")
	case bad:
		r.state, r.word = look.Yellow, t.t("station.printer")
	case x.Printer == queue.PrinterLow || x.Forms == queue.PrinterLow:
		r.state, r.word = look.Yellow, t.t("station.low")
	default:
		r.state, r.word = look.Green, t.t("station.fine")
	}
	return r
}

// seat names a station by what it is and where: "3 号窗口", "自助机 kiosk-1", "大屏".
func (t talk) seat(s queue.Station) string {
	switch {
	case s.Seat == queue.SeatCounter && s.Place != "":
		return t.T("common.window", lang.Args{"id": s.Place})
	case s.Seat == queue.SeatKiosk:
		if m := kioskName.FindStringSubmatch(s.Place); m != nil {
			return t.t("alert.kiosk", lang.Args{"id": m[1]})
		}
		if s.Place != "" && s.Place != queue.SeatKiosk {
			return t.T("door.seat.kiosk") + " " + s.Place
		}
	case s.Seat == queue.SeatBoard && s.Place == queue.PlacePhone:
		return t.T("door.seat.phone")
	}
	return t.T("door.seat." + s.Seat)
}

// printerWord says how a printer is.
func (t talk) printerWord(word string) string {
	if word == "" || !t.Has("manager.printer."+word) {
		return none
	}
	return t.t("printer." + word)
}

// stationAlerts are the stations that are silent in office hours, were not switched on, show what is old, or cannot
// print. One that was closed in order is nobody's fault.
func (t talk) stationAlerts(f facts, c choices) []alert {
	if !f.open {
		return nil
	}
	var out []alert
	for _, x := range f.stations {
		a := alert{kind: alertDevice, state: look.Yellow, button: t.t("do.stations"), do: command{verb: verbStations}}
		args := lang.Args{"seat": t.seat(x.Station), "machine": x.Machine, "time": t.moment(f, x.heard)}
		since := x.heard
		fixed := x.Seat == queue.SeatKiosk || x.Seat == queue.SeatBoard
		today := x.heard.Format(time.DateOnly) == f.now.Format(time.DateOnly)
		which, word, bad := x.PrinterFault()
		switch {
		case x.Off:
			continue
		case x.silent(f.now) && today:
			a.title, a.detail = t.t("alert.silent", args), t.t("alert.silent_do", args)
		case x.silent(f.now):
			if !fixed || f.now.Sub(f.opening) < startGrace {
				continue
			}
			a.title, a.detail = t.t("alert.not_on", args), t.t("alert.not_on_do", args)
		case x.Stale:
			since = x.stale
			args["time"] = t.moment(f, since)
			a.state, a.title, a.detail = look.Late, t.t("alert.station_stale", args), t.t("alert.station_stale_do", args)
		case bad:
			since = x.fault
			args["time"], args["device"], args["word"] = t.moment(f, since), t.t("col."+which), t.t("printer."+word)
			a.title, a.detail = t.t("alert.printer", args), t.t("alert.printer_do", args)
		default:
			continue
		}
		if !c.handled[x.matter(since)] {
			out = append(out, a)
		}
	}
	return out
}

// matter names what is wrong with a station among what is dealt with on this screen.
func (s stationFact) matter(since time.Time) string {
	return fmt.Sprintf("station %s %d", s.Key(), since.UnixMicro())
}

// matters are all that could be wrong with it now.
func (s stationFact) matters() []string {
	return []string{s.matter(s.heard), s.matter(s.stale), s.matter(s.fault)}
}

// toldBy reports a device that its own machine tells more of: that the printer has no paper, or that it works again.
func (f facts) toldBy(d device) bool {
	return slices.ContainsFunc(f.stations, func(s stationFact) bool {
		if s.Place == "" || s.Place != d.where || d.name != "printer" || s.silent(f.now) || s.Off {
			return false
		}
		_, _, bad := s.PrinterFault()
		return bad || s.Printer == queue.PrinterOK && s.heard.After(d.at)
	})
}

// stationDetail computes the sheet of a station.
func (t talk) stationDetail(f facts, key string) (detailState, bool) {
	i := slices.IndexFunc(f.stations, func(s stationFact) bool { return s.Key() == key })
	if i < 0 {
		return detailState{}, false
	}
	x := f.stations[i]
	r := t.stationRow(f, x)
	s := detailState{title: r.seat, lead: r.word, close: t.T("common.close")}
	for _, l := range [][2]string{{"machine", r.machine}, {"heard", r.heard}, {"opened", r.since}, {"printer", r.printer},
		{"forms", r.forms}, {"version", r.version}} {
		if l[1] != "" && l[1] != none {
			s.lines = append(s.lines, [2]string{t.t("col." + l[0]), l[1]})
		}
	}
	if r.state == look.Late || r.state == look.Yellow || r.word == t.t("station.not_on") {
		s.lines = append(s.lines, [2]string{t.t("col.remedy"), t.t("station.do")})
		s.buttons = []detailButton{{t.t("do.hush"), command{verb: verbHandled, key: strings.Join(x.matters(), "\n")}}}
	}
	return s, true
}
