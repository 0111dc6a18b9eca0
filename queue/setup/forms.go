package setup

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"onevisit/catalog"
	"onevisit/queue"
)

// languages are those that the program speaks.
var languages = []string{"zh-CN", "en"}

// Lengths of form texts, in characters: what fits on one line of an A4 form.
const (
	longestName   = 40
	longestFooter = 80
	longestPhone  = 40
)

// readForms reads what forms say of the hall.
func readForms(file hallFile, r *report) queue.FormTexts {
	f := file.Forms
	for _, t := range []struct {
		key  string
		text catalog.Text
		most int
	}{{"name", f.Name, longestName}, {"seal", f.Seal, longestName}, {"address", f.Address, longestFooter},
		{"phone", catalog.Text{ZH: f.Phone}, longestPhone}, {"complain", catalog.Text{ZH: f.Complain}, longestPhone},
		{"footer", f.Footer, longestFooter}} {
		field := "forms." + t.key
		long := utf8.RuneCountInString(t.text.ZH) > t.most || utf8.RuneCountInString(t.text.EN) > 2*t.most
		r.check(f.Where, field, shorten(t.text.ZH+t.text.EN), !long, "1 … "+strconv.Itoa(t.most))
		if t.text.EN != "" { // a text in English alone would leave the Chinese form without it
			r.need(f.Where, field, t.text.ZH != "")
		}
	}
	return queue.FormTexts{Name: f.Name, Seal: f.Seal, Address: f.Address, Phone: f.Phone, Complain: f.Complain, Footer: f.Footer}
}

// shorten keeps a fault's sentence short.
func shorten(s string) string {
	if list := []rune(s); len(list) > longestName {
		return string(list[:longestName]) + "…"
	}
	return s
}

// readDevices reads what the machines of the hall have.
func readDevices(file hallFile, r *report) queue.Devices {
	f := file.Devices
	out := queue.Devices{Tickets: f.Tickets, Forms: f.Forms}
	r.check(f.Where, "devices.tickets", f.Tickets, printer(f.Tickets, "tcp://", "dev:", "pdf:"), "tcp://192.0.2.7:9100, dev:/dev/usb/lp0, pdf:DIR")
	r.check(f.Where, "devices.forms", f.Forms, f.Forms == "lp:" || printer(f.Forms, "lp:", "pdf:"), "lp:NAME, pdf:DIR")
	choice(r, f.Where, "devices.dots", f.Dots, &out.Dots, map[string]int{"576": 576, "384": 384})
	choice(r, f.Where, "devices.contrast", f.Contrast, &out.Contrast, map[string]string{"night": "night", "day": "day", "auto": "auto"})
	if f.AskID != nil {
		out.AskID = *f.AskID
	}
	return out
}

// printer tells whether an address is none, or of one of the kinds and names something.
func printer(address string, kinds ...string) bool {
	return address == "" || slices.ContainsFunc(kinds, func(kind string) bool {
		rest, ok := strings.CutPrefix(address, kind)
		return ok && rest != "" && !strings.ContainsAny(address, " \t")
	})
}

// readLanguages reads the languages that people are offered. Chinese is always among them: the forms are Chinese.
func readLanguages(file hallFile, r *report) []string {
	seen := map[string]string{}
	for _, l := range file.Languages {
		r.check(file.Where, "languages", l, slices.Contains(languages, l), strings.Join(languages, ", "))
		r.once(seen, file.Where, "languages", l)
	}
	if len(file.Languages) > 0 {
		r.check(file.Where, "languages", strings.Join(file.Languages, ", "), slices.Contains(file.Languages, languages[0]), languages[0])
	}
	return file.Languages
}
