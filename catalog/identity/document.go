package identity

import (
	"strings"
	"unicode"
)

// Kind is what a number on a person's or an organisation's document is.
type Kind string

// Kinds of numbers by which an applicant may be known. Not everybody has a citizen number, and nobody is sent away for
// having another document.
const (
	KindCitizen      Kind = "citizen"      // 公民身份号码, also that of residents from Hong Kong, Macao and Taiwan, and the foreigner's card of 2023
	KindOrganisation Kind = "organisation" // 统一社会信用代码
	KindPermit       Kind = "permit"       // 港澳居民来往内地通行证 (H, M), 台湾居民来往大陆通行证
	KindResident     Kind = "resident"     // 外国人永久居留身份证 of before 2023: the country in three letters and twelve digits
	KindPassport     Kind = "passport"     // a passport of any country: letters and digits
	KindOfficer      Kind = "officer"      // 军官证, 士官证: 军字第1234567号
)

// Document tells what a number is and gives it as the hall keeps it: an old citizen number as the one of today, so that a
// person is the same one with either card. A slip of the finger in a citizen number or a code is the fault that
// ParseCitizen and ParseOrganisation name; other numbers have no check digit, and of them only the shape is looked at.
func Document(s string) (Kind, string, error) {
	n := Normalize(s)
	digits := 0
	for _, r := range n {
		if r >= '0' && r <= '9' {
			digits++
		}
	}
	places := len([]rune(n))
	switch letters := places - digits; {
	case strings.ContainsFunc(n, func(r rune) bool { return unicode.Is(unicode.Han, r) }):
		if strings.ContainsRune(n, '字') && digits >= 4 && places <= 20 {
			return KindOfficer, n, nil
		}
	case places == 15 && letters == 3 && strings.Trim(n[:3], capitals) == "":
		return KindResident, n, nil
	case places == 18:
		o, err := ParseOrganisation(n)
		if err == nil {
			return KindOrganisation, o.Code, nil
		}
		if letters > 1 { // one letter is rather a slip in a citizen number
			return "", "", err
		}
	case travel(n, places, letters):
		n = strings.NewReplacer("(", "", ")", "").Replace(n)
		if permit(n) {
			return KindPermit, n, nil
		}
		return KindPassport, n, nil
	}
	c, err := ParseCitizen(n)
	return KindCitizen, c.Number, err
}

const capitals = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"

// travel tells whether a number has the shape of a passport's or a permit's: six to twelve places, four digits at least.
func travel(n string, places, letters int) bool {
	return places >= 6 && places <= 12 && (letters > 0 || places <= 10) && places-letters >= 4 &&
		strings.Trim(n, capitals+"0123456789()") == ""
}

// Kept is a number as the hall keeps it, also one that is no document's.
func Kept(s string) string {
	if _, n, err := Document(s); err == nil {
		return n
	}
	return Normalize(s)
}

// permit tells whether the number is one of a permit to travel to the mainland: H or M and eight digits, with or without
// the two of the issue; from Taiwan eight digits.
func permit(n string) bool {
	rest := strings.TrimLeft(n, "HM")
	return strings.Trim(rest, "0123456789") == "" &&
		(len(n)-len(rest) == 1 && (len(rest) == 8 || len(rest) == 10) || len(n) == len(rest) && len(n) == 8)
}
