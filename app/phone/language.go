package phone

import (
	"net/http"
	"strconv"
	"strings"

	"onevisit/app/lang"
)

// wordsOf are the words of a reader: of the link chosen on the page, else of the browser's languages, else Chinese; of
// those that the hall offers.
func (s *site) wordsOf(r *http.Request) *lang.Words {
	l := preferred(r.Header.Get("Accept-Language"))
	if chosen := r.URL.Query().Get("lang"); chosen != "" {
		l = lang.Parse(chosen)
	}
	if !s.Hall.Setup().Offers(string(l)) {
		l = lang.ZH
	}
	return lang.For(l)
}

// maxLanguages bounds how many languages of a browser are looked at.
const maxLanguages = 20

// preferred reads an Accept-Language header: of Chinese and English the one with the higher weight, the first of two
// equal ones, Chinese if there is neither.
func preferred(header string) lang.Language {
	best, weight := lang.ZH, 0.0
	for _, part := range strings.SplitN(header, ",", maxLanguages) {
		tag, params, _ := strings.Cut(strings.ToLower(part), ";")
		tag, _, _ = strings.Cut(strings.TrimSpace(tag), "-")
		if tag != "zh" && tag != "en" {
			continue
		}
		q := 1.0
		if v, ok := strings.CutPrefix(strings.TrimSpace(params), "q="); ok {
			var err error
			if q, err = strconv.ParseFloat(strings.TrimSpace(v), 64); err != nil {
				continue
			}
		}
		if q > weight {
			best, weight = lang.Parse(tag), q
		}
	}
	return best
}
