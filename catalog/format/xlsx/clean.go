package xlsx

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
)

// blanks are what databases write where there is nothing.
var blanks = map[string]bool{"未找到": true, "null": true, "none": true, "nan": true, "n/a": true, "undefined": true, "-": true,
	"--": true, "—": true, "/": true, "\\": true, "暂无": true, "#n/a": true, "#ref!": true, "#value!": true, "#name?": true}

func blank(s string) bool { return blanks[strings.ToLower(strings.TrimSpace(s))] }

// markup is a sign that a text was written by a web page: a tag that pages have, or a character's name.
var markup = regexp.MustCompile(`(?i)</?(?:p|br|div|span|b|i|u|strong|em|font|a|ul|ol|li|table|tbody|thead|tr|td|th|h[1-6]|img|sup|sub|o:p|style|script)(?:\s[^<>]*)?/?>|&(?:nbsp|lt|gt|amp|quot|ldquo|rdquo|middot|mdash|hellip|#\d{2,5}|#x[0-9a-fA-F]{2,4});`)

// breaks are the tags that end a line.
var breaks = map[string]bool{"p": true, "br": true, "div": true, "li": true, "tr": true, "table": true, "ul": true, "ol": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true}

// clean gives a cell's text without spaces around it, and without the markup of web pages; marked tells whether it had
// some.
func clean(s string) (text string, marked bool) {
	s = strings.ReplaceAll(s, "\r\n", "\n")
	if !markup.MatchString(s) {
		return strings.TrimSpace(s), false
	}
	var lines []string
	for line := range strings.SplitSeq(strings.ReplaceAll(shown(s), "\u00a0", " "), "\n") {
		if line = strings.Join(strings.Fields(line), " "); line != "" {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n"), true
}

// shown is the text of a page, with line feeds where it breaks lines and without what it does not show.
func shown(page string) string {
	var b strings.Builder
	hidden := 0
	z := html.NewTokenizer(strings.NewReader(page))
	for {
		kind := z.Next()
		if kind == html.ErrorToken {
			return b.String()
		}
		if kind == html.TextToken {
			if hidden == 0 {
				b.Write(z.Text())
			}
			continue
		}
		name, _ := z.TagName()
		tag := string(name)
		if breaks[tag] {
			b.WriteByte('\n')
		}
		if tag == "script" || tag == "style" {
			if kind == html.StartTagToken {
				hidden++
			} else if hidden > 0 {
				hidden--
			}
		}
	}
}

// headKey makes headings comparable: 材料 名称* is 材料名称, TASK_NAME is taskname.
func headKey(s string) string {
	s, _ = clean(s)
	s = strings.NewReplacer("（英文）", "英文", "(英文)", "英文", "（必填）", "", "(必填)", "", "（份）", "", "(份)", "").Replace(s)
	return strings.ToLower(strings.Map(func(r rune) rune {
		switch {
		case r >= 0x4e00, r >= '0' && r <= '9', r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			if r >= 0xFF00 || r >= 0x3000 && r < 0x4e00 {
				return -1
			}
			return r
		}
		return -1
	}, s))
}
