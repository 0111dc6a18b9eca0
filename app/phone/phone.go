// Package phone is the small web page behind a ticket's QR: the number, how many are ahead, an honest range, the window
// when called, and what the pre-check found missing. It only reads, needs no script, loads nothing from anywhere and
// shows no personal data; a ticket is found by its 128-bit token alone.
package phone

import (
	"context"
	"log/slog"
	"net/http"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Hall is what the page asks of the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string
	FindToken(ctx context.Context, token string) (queue.Visit, error)
	Booking(ctx context.Context, code string) (queue.Booking, error)
	Visit(ctx context.Context, ticket int64) (queue.Visit, error)
}

// Live is the projection the page reads. *queue.Live is one.
type Live interface {
	Ticket(id int64) (queue.Ticket, bool)
	WaitOf(ticket int64) queue.Wait
	Stale() bool
}

// Params is what the page needs.
type Params struct {
	Hall Hall
	Live Live
	Log  *slog.Logger
	// Hosts are the host names under which the page may be opened, without a port. The names of this machine itself and
	// the IP address that a connection came in on are always allowed.
	Hosts []string
}

// maxToken bounds what is looked up; a token has 26 characters.
const maxToken = 64

// Handler serves the page: GET /, GET /t/{token}, an appointment GET /b/{code}, the guide of an item GET /g/{item}, and a page in words for everything
// else.
func Handler(p Params) http.Handler {
	s := &site{p}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /{$}", func(rw http.ResponseWriter, r *http.Request) { s.say(rw, r, http.StatusOK, "home") })
	mux.HandleFunc("GET /t/{token}", s.ticket)
	mux.HandleFunc("GET /T/{token}", s.ticket) // as scanners and codes in capitals have it
	mux.HandleFunc("GET /g/{item}", s.guide)
	mux.HandleFunc("GET /b/{code}", s.booking)
	mux.HandleFunc("/", func(rw http.ResponseWriter, r *http.Request) { s.say(rw, r, http.StatusNotFound, "unknown") })
	return s.guard(mux)
}

// site answers requests.
type site struct{ Params }

// ticket shows one ticket.
func (s *site) ticket(rw http.ResponseWriter, r *http.Request) {
	token := r.PathValue("token")
	if len(token) > maxToken {
		s.say(rw, r, http.StatusNotFound, "unknown")
		return
	}
	v, err := s.Hall.FindToken(r.Context(), token)
	switch {
	case fault.Has(err, queue.CodeUnknownTicket):
		s.say(rw, r, http.StatusNotFound, "unknown")
	case err != nil:
		if r.Context().Err() == nil { // nobody left
			s.Log.Error("phone page: ticket", "err", err)
		}
		s.say(rw, r, http.StatusServiceUnavailable, "failed")
	default:
		s.write(rw, r, http.StatusOK, s.visitPage(s.wordsOf(r), v))
	}
}

// say answers with a page of words: a sentence and what to do now.
func (s *site) say(rw http.ResponseWriter, r *http.Request, status int, key string) {
	w := s.wordsOf(r)
	p := s.blank(w)
	p.Head, p.More = w.T("phone."+key), w.T("phone."+key+"_more")
	s.write(rw, r, status, p)
}
