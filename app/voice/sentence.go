// Package voice says calls aloud: the sentence of a call, the queue of announcements, and the speech of the system that
// speaks them. It runs beside the screens: a hall without a loudspeaker loses nothing else.
package voice

import (
	"strings"
	"unicode"

	"onevisit/app/lang"
	"onevisit/queue"
)

// Sentence is a call as it is said. The number is said digit by digit and letter by letter, as people read it off the
// paper in their hand: speech engines would make a quantity of "012".
func Sentence(w *lang.Words, c queue.Call) string {
	key := "voice.call"
	if c.Again {
		key = "voice.recall"
	}
	first := strings.IndexFunc(c.Label, unicode.IsDigit)
	if first < 0 {
		first = len(c.Label)
	}
	return w.T(key, lang.Args{"letters": spell(w, c.Label[:first]), "digits": spell(w, c.Label[first:]),
		"window": window(w, c.Window)})
}

// spell takes a text apart; anything but letters and digits is not said.
func spell(w *lang.Words, text string) string {
	var parts []string
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			parts = append(parts, w.T("voice.digit."+string(r)))
		case unicode.IsLetter(r):
			parts = append(parts, string(unicode.ToUpper(r)))
		}
	}
	return strings.Join(parts, " ")
}

// window says a window's id. "12" stays as it is: every engine says it as a number of its language. Other ids are
// spelled like a number on a ticket.
func window(w *lang.Words, id string) string {
	digits := strings.TrimLeft(id, "0")
	if len(digits) != 2 || strings.Trim(digits, "0123456789") != "" {
		return spell(w, id)
	}
	return digits
}
