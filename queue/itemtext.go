package queue

import (
	"net/url"
	"slices"
	"strings"
)

// itemPrefix names the format of a text that opens an item.
const itemPrefix = "OV1I:"

// GuidePath is where the phone page shows the guide of an item, before its id.
const GuidePath = "/g/"

// longestItem bounds what is read as an item with its answers.
const longestItem = 1024

// ItemText is what the QR of a list or a guide carries: "OV1I:<HALL>:<item>?<question>=<answer>…", or the address of the
// item's guide on the hall's phone page with the same behind it. It leads back to the item with what was answered, and
// says nothing of anybody.
func ItemText(setup *Setup, item string, answers map[string]string) string {
	values := url.Values{}
	for q, a := range answers {
		values.Set(q, a)
	}
	text := url.PathEscape(item)
	if len(values) > 0 {
		text += "?" + values.Encode()
	}
	if setup.Page != "" {
		return setup.Page + GuidePath + text
	}
	return itemPrefix + qrHall(setup.ID) + ":" + text
}

// ReadItem finds the item and the answers in what a scanner sent. Nothing is checked against a catalog. A list as text
// may have lines before it.
func ReadItem(setup *Setup, text string) (item string, answers map[string]string, ok bool) {
	lines := strings.FieldsFunc(text, func(r rune) bool { return r == '\n' || r == '\r' })
	i := slices.IndexFunc(lines, func(s string) bool {
		return strings.HasPrefix(s, itemPrefix) || strings.HasPrefix(s, "http://") || strings.HasPrefix(s, "https://")
	})
	if i < 0 || len(lines[i]) > longestItem {
		return "", nil, false
	}
	s := lines[i]
	if rest, own := strings.CutPrefix(s, itemPrefix+qrHall(setup.ID)+":"); own {
		s = rest
	} else if _, rest, page := strings.Cut(s, GuidePath); page && !strings.HasPrefix(s, itemPrefix) {
		s = rest
	} else {
		return "", nil, false
	}
	path, query, _ := strings.Cut(s, "?")
	item, err := url.PathUnescape(path)
	if err != nil || item == "" {
		return "", nil, false
	}
	values, err := url.ParseQuery(query)
	if err != nil {
		return "", nil, false
	}
	answers = map[string]string{}
	for q := range values {
		answers[q] = values.Get(q)
	}
	delete(answers, "lang") // the phone page's own
	return item, answers, true
}
