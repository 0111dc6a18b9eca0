package phone

import (
	"crypto/sha256"
	"encoding/base64"
	"net"
	"net/http"
	"slices"
	"strings"
)

// policy lets a browser load nothing and run nothing; the one style of the page is named by its hash.
var policy = "default-src 'none'; style-src 'sha256-" + hash(style) +
	"'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

func hash(s string) string {
	sum := sha256.Sum256([]byte(s))
	return base64.StdEncoding.EncodeToString(sum[:])
}

// guard sets the headers of every answer and lets only reading under a known host name through.
func (s *site) guard(next http.Handler) http.Handler {
	return http.HandlerFunc(func(rw http.ResponseWriter, r *http.Request) {
		h := rw.Header()
		h.Set("Content-Security-Policy", policy)
		h.Set("X-Content-Type-Options", "nosniff")
		h.Set("Referrer-Policy", "no-referrer") // the address is the key to the ticket
		h.Set("Cache-Control", "no-store")
		h.Set("X-Robots-Tag", "noindex")
		h.Set("Vary", "Accept-Language")
		switch {
		case !s.hostAllowed(r):
			s.say(rw, r, http.StatusMisdirectedRequest, "wrong_host")
		case r.Method != http.MethodGet && r.Method != http.MethodHead:
			h.Set("Allow", "GET, HEAD")
			s.say(rw, r, http.StatusMethodNotAllowed, "only_read")
		default:
			next.ServeHTTP(rw, r)
		}
	})
}

// hostAllowed refuses host names that are not ours: a page of somebody else must not reach this machine by giving its
// own name this machine's address (DNS rebinding). An IP address cannot be borrowed like that, so the one that the
// connection came in on is allowed.
func (s *site) hostAllowed(r *http.Request) bool {
	host := r.Host
	if h, _, err := net.SplitHostPort(host); err == nil {
		host = h
	}
	host = strings.Trim(host, "[]")
	same := func(name string) bool { return strings.EqualFold(name, host) }
	if slices.ContainsFunc([]string{"localhost", "127.0.0.1", "::1"}, same) || slices.ContainsFunc(s.Hosts, same) {
		return true
	}
	ip := net.ParseIP(host)
	local, ok := r.Context().Value(http.LocalAddrContextKey).(*net.TCPAddr)
	return ok && ip != nil && ip.Equal(local.IP)
}
