package phone

import (
	"bytes"
	_ "embed"
	"html/template"
	"net/http"
	"strconv"
	"strings"
	"time"

	"onevisit/app/lang"
	"onevisit/app/say"
	"onevisit/queue"
)

//go:embed page.html
var pageText string

//go:embed page.css
var styleText string

// style goes into the page and, as a hash, into the policy. It must be the same byte by byte, also from a checkout with
// other line ends.
var style = strings.ReplaceAll(styleText, "\r\n", "\n")

var pageTemplate = template.Must(template.New("page").Parse(pageText))

// refresh is how often the page loads itself again, in seconds.
const refresh = 10

// page is what the template shows; every text in it is finished.
type page struct {
	Lang, Other, OtherName string
	Style                  template.CSS
	Title, Hall, Caution   string
	Refresh                int // 0: the page does not change any more
	Tone                   string
	Label, Head, More      string
	Note                   string // what has changed about it
	Rows                   []row
	Cases                  []caseRows
	Guide                  []guidePart
	Stale, Updated         string
}

type row struct{ Name, Value string }

// caseRows is one item of the visit: how it stands and what is missing.
type caseRows struct {
	Item, State, Lead string
	Missing           []row
	BringLead         string
	Bring             []string // what was said to be there, and what is to be brought
	Guide, GuideName  string   // the item's guide
}

// blank is a page without a ticket.
func (s *site) blank(w *lang.Words) page {
	setup := s.Hall.Setup()
	other := w.Language().Other()
	p := page{
		Lang: string(w.Language()), Other: string(other), OtherName: w.T("language." + string(other)),
		Style: template.CSS(style), //nolint:gosec // a constant of ours, not input
		Title: w.T("phone.title"), Hall: w.Text(setup.Name),
	}
	if !setup.Offers(string(other)) {
		p.OtherName = ""
	}
	if setup.Sample {
		p.Caution = w.Text(setup.Caution)
		if p.Caution == "" {
			p.Caution = w.T("common.sample")
		}
	}
	return p
}

// visitPage is the page of a ticket.
func (s *site) visitPage(w *lang.Words, v queue.Visit) page {
	t, now := v.Ticket, s.Hall.Now()
	p := s.blank(w)
	p.Label = w.T("phone.number", lang.Args{"label": t.Label})
	p.Head = s.head(w, t)
	if line, ok := s.Hall.Setup().Line(t.Line); ok {
		p.Rows = append(p.Rows, row{w.T("phone.line"), w.Text(line.Name)})
	}
	if s.stale(t) {
		return p // yesterday's: nothing on it can change
	}
	if t.State == queue.Called {
		p.Tone = "now"
	}
	p.Rows = append(p.Rows, row{w.T("phone.state"), w.T("state.ticket." + string(t.State))})
	p.Rows = append(p.Rows, s.waitRows(w, t)...)
	p.Rows = append(p.Rows, row{w.T("phone.arrived"), t.Arrived.Format("15:04")})
	for _, c := range v.Cases {
		if r, ok := s.caseRows(w, c); ok {
			p.Cases = append(p.Cases, r)
		}
	}
	if t.Live() {
		p.Refresh = refresh
		p.Updated = w.T("phone.updated", lang.Args{"time": now.Format(time.TimeOnly), "n": refresh})
		if s.Live.Stale() {
			p.Stale = w.T("phone.stale")
		}
	}
	return p
}

// stale reports a ticket that a day nobody closed has left open.
func (s *site) stale(t queue.Ticket) bool { return t.Live() && t.Day != s.Hall.Today() }

// head is the one sentence that says what to do now.
func (s *site) head(w *lang.Words, t queue.Ticket) string {
	if s.stale(t) {
		date := t.Day
		if d, err := time.Parse(time.DateOnly, t.Day); err == nil {
			date = say.Date(w, d)
		}
		return w.T("phone.other_day", lang.Args{"date": date})
	}
	at := lang.Args{"id": t.Window}
	switch t.State {
	case queue.Waiting:
		if t.Window != "" {
			return w.T("phone.waiting_at", at)
		}
		return w.T("phone.waiting")
	case queue.Called, queue.Serving:
		return w.T("phone."+string(t.State), at)
	case queue.Held, queue.NoShow, queue.Cancelled, queue.Expired:
		return w.T("phone." + string(t.State))
	case queue.Completed:
		outcome := string(t.Outcome)
		if outcome == "" {
			outcome = "none"
		}
		return w.T("phone.outcome." + outcome)
	}
	return w.T("state.ticket." + string(t.State))
}

// waitRows says who is ahead and how long it may take. A projection that does not know the ticket yet says nothing
// rather than "no wait".
func (s *site) waitRows(w *lang.Words, t queue.Ticket) []row {
	known, ok := s.Live.Ticket(t.ID)
	if t.State != queue.Waiting || !ok || known.State != queue.Waiting {
		return nil
	}
	wait := s.Live.WaitOf(t.ID)
	ahead := w.T("phone.next")
	if wait.Ahead > 0 {
		ahead = w.T("common.people", lang.Args{"n": wait.Ahead})
	}
	return []row{{w.T("phone.ahead"), ahead}, {w.T("phone.wait"), say.Wait(w, wait)}}
}

// write sends a page. It is made as a whole first, so that a fault never sends half of one.
func (s *site) write(rw http.ResponseWriter, r *http.Request, status int, p page) {
	var b bytes.Buffer
	if err := pageTemplate.Execute(&b, p); err != nil {
		s.Log.Error("phone page: template", "err", err)
		http.Error(rw, "", http.StatusInternalServerError)
		return
	}
	rw.Header().Set("Content-Type", "text/html; charset=utf-8")
	rw.Header().Set("Content-Language", p.Lang)
	rw.Header().Set("Content-Length", strconv.Itoa(b.Len()))
	rw.WriteHeader(status)
	if r.Method != http.MethodHead {
		_, _ = rw.Write(b.Bytes()) // the reader may be gone
	}
}
