package queue

import (
	"context"
	"strings"

	"onevisit/catalog/fault"
)

// qrPrefix names the format of our QR text and its version.
const qrPrefix = "OV1:"

// longestScan bounds what a scanner may send us.
const longestScan = 256

// QRText is what a ticket's QR carries: "OV1:<HALL>:<TOKEN>", in the QR alphanumeric charset, so that the code stays
// small, or the ticket's address on the hall's phone page, which a phone opens. Scan understands both. The token cannot
// be guessed; the number on the paper proves nothing.
func QRText(setup *Setup, t Ticket) string {
	if setup.Page != "" {
		return setup.Page + PagePath + t.Token
	}
	return qrPrefix + qrHall(setup.ID) + ":" + t.Token
}

// qrHall is a hall's id in the QR alphanumeric charset.
func qrHall(id string) string {
	return strings.Map(func(r rune) rune {
		if r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '.' {
			return r
		}
		return '-'
	}, strings.ToUpper(id))
}

// Scan finds the visit that a scanner or a keyboard means: a QR text of ours, a token, or a printed number of today.
// Faults: CodeOtherHall, CodeOtherDay, CodeUnknownTicket, CodeNotATicket.
func (h *Hall) Scan(ctx context.Context, text string) (Visit, error) {
	if len(text) > longestScan {
		return Visit{}, errNotATicket()
	}
	s := plain(text)
	if token, ok := pageToken(s); ok {
		s = token
	}
	if rest, ok := strings.CutPrefix(s, qrPrefix); ok {
		hall, token, ok := strings.Cut(rest, ":")
		if !ok || !isToken(token) {
			return Visit{}, errNotATicket()
		}
		if hall != qrHall(h.Setup().ID) {
			return Visit{}, fault.New(CodeOtherHall, fault.Args{"hall": hall})
		}
		s = token
	}
	if isToken(s) {
		v, err := h.FindToken(ctx, s)
		if err == nil && v.Ticket.Day != h.Today() {
			return Visit{}, fault.New(CodeOtherDay, fault.Args{"day": v.Ticket.Day})
		}
		return v, err
	}
	return h.FindLabel(ctx, s)
}

// PagePath is where the phone page shows a ticket, before its token.
const PagePath = "/t/"

// pageToken finds the token in a ticket's address on the phone page, whatever stands before and after it.
func pageToken(s string) (string, bool) {
	if !strings.HasPrefix(s, "HTTP://") && !strings.HasPrefix(s, "HTTPS://") {
		return "", false
	}
	_, rest, ok := strings.Cut(s, strings.ToUpper(PagePath))
	if len(rest) > tokenLength && strings.ContainsRune("?#/", rune(rest[tokenLength])) {
		rest = rest[:tokenLength]
	}
	return rest, ok && isToken(rest)
}

// plain makes a scanned or typed text comparable: upper case, full-width forms (from an input method) made half-width,
// no space around.
func plain(text string) string {
	s := strings.Map(func(r rune) rune {
		switch {
		case r >= '！' && r <= '～':
			return r - '！' + '!'
		case r == '\u3000':
			return ' '
		}
		return r
	}, text)
	return strings.ToUpper(strings.TrimSpace(s))
}

// tokenLength is the length of a token: 128 bits in base32.
const tokenLength = 26

// isToken reports whether s has the form of a token.
func isToken(s string) bool {
	if len(s) != tokenLength {
		return false
	}
	_, err := tokenCode.DecodeString(s)
	return err == nil
}

// parseLabel brings a printed number into its full form. It accepts a line's letters, an optional space or hyphen, and
// one to six digits.
func parseLabel(s string) (string, bool) {
	i := 0
	for i < len(s) && s[i] >= 'A' && s[i] <= 'Z' {
		i++
	}
	digits := strings.TrimLeft(s[i:], " -")
	if i == 0 || i > 4 || digits == "" || len(digits) > 6 {
		return "", false
	}
	n := 0
	for _, d := range []byte(digits) {
		if d < '0' || d > '9' {
			return "", false
		}
		n = n*10 + int(d-'0')
	}
	return Label(s[:i], n), true
}

func errNotATicket() error { return fault.New(CodeNotATicket, nil) }
