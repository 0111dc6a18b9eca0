package persons

import (
	"strings"
	"unicode/utf8"
)

// Masks follow the practice of halls and gazettes; the law names none. The number of stars says nothing about what is
// hidden where that would help to guess.

const star = "*"

// Masked is the person as screens and lists show it.
func (p Person) Masked() Person {
	return Person{Name: MaskName(p.Name), IDNumber: MaskID(p.IDNumber), Phone: MaskPhone(p.Phone),
		Address: MaskAddress(p.Address)}
}

// doubleSurnames are the family names of two characters that are met most.
var doubleSurnames = []string{"欧阳", "上官", "司马", "诸葛", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "司徒", "夏侯",
	"宇文", "长孙", "端木", "南宫", "轩辕", "独孤", "呼延", "申屠", "澹台", "公冶", "百里", "东郭", "西门"}

// MaskName keeps the family name: 张伟 is 张*, 欧阳娜娜 is 欧阳**. Of a name that has parts (阿不都·热合曼, John Smith)
// the first letter is left.
func MaskName(name string) string {
	name = strings.TrimSpace(name)
	n := utf8.RuneCountInString(name)
	if n == 0 {
		return ""
	}
	if strings.ContainsAny(name, " ·•.-") || name[0] < utf8.RuneSelf {
		return first(name, 1) + "***"
	}
	keep := 1
	for _, s := range doubleSurnames {
		if n > 2 && strings.HasPrefix(name, s) {
			keep = 2
		}
	}
	return first(name, keep) + strings.Repeat(star, max(n-keep, 1))
}

// MaskID keeps the first three and the last four characters of an identity number, 110***********0021; of a shorter
// number the last two.
func MaskID(number string) string {
	number = strings.TrimSpace(number)
	switch n := utf8.RuneCountInString(number); {
	case n == 0:
		return ""
	case n >= 15:
		return first(number, 3) + strings.Repeat(star, n-7) + last(number, 4)
	default:
		return hidden(number, 2)
	}
}

// MaskPhone keeps the first three and the last four digits of a mobile number, 138****5678; of a shorter number the
// last two.
func MaskPhone(number string) string {
	number = strings.TrimSpace(number)
	switch n := utf8.RuneCountInString(number); {
	case n == 0:
		return ""
	case n >= 11:
		return first(number, 3) + strings.Repeat(star, n-7) + last(number, 4)
	default:
		return hidden(number, 2)
	}
}

// shownAddress is how much of an address is shown: province and city, as a rule.
const shownAddress = 6

// MaskAddress keeps the beginning of an address, less than half of a short one.
func MaskAddress(address string) string {
	address = strings.TrimSpace(address)
	n := utf8.RuneCountInString(address)
	if n == 0 {
		return ""
	}
	return first(address, min(shownAddress, (n-1)/2)) + "***"
}

// hidden is a short text with its last n characters, or nothing of it where these were most of it.
func hidden(s string, n int) string {
	if utf8.RuneCountInString(s) < 3*n {
		return "***"
	}
	return "***" + last(s, n)
}

func first(s string, n int) string { return string([]rune(s)[:n]) }

func last(s string, n int) string {
	r := []rune(s)
	return string(r[len(r)-n:])
}
