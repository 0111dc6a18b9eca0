// Package identity reads the numbers and names by which a person or an organisation is known: citizen numbers (GB 11643),
// unified social credit codes (GB 32100), and names as two papers spell them. It decides nothing about a person: where
// two spellings differ it says how, and a person at the window decides.
package identity

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"onevisit/catalog/fault"
)

// Fault codes of numbers. The number itself is never an argument: it is personal data.
const (
	CodeLength   fault.Code = "identity.length"    // want, have
	CodeSign     fault.Code = "identity.sign"      // at: the place of a sign that cannot stand there
	CodeBirth    fault.Code = "identity.birth"     // the birth date in the number is no date
	CodeCheck    fault.Code = "identity.check"     // the check digit is wrong: one sign is mistyped
	CodeArea     fault.Code = "identity.area"      // the area code cannot exist
	CodeNotThere fault.Code = "identity.not_there" // nothing was written
)

// Citizen is what a citizen number (公民身份号码) says.
type Citizen struct {
	Number string // 18 places, as it is written today; personal data
	Area   string // six digits: where the number was given out
	Birth  string // YYYY-MM-DD
	Male   bool
	Old    bool // it was written in the old form of 15 digits
}

var citizenWeights = [17]int{7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2}

const citizenChecks = "10X98765432"

// ParseCitizen reads a citizen number of 18 places or of the old 15 (GB 11643), written in any width, with spaces or
// hyphens, x in either case. An old number is given its century 19 and its check digit. Fifteen digits have no check
// digit, so a mistyped one can pass.
func ParseCitizen(s string) (Citizen, error) {
	n := Normalize(s)
	old := false
	switch places := utf8.RuneCountInString(n); places {
	case 0:
		return Citizen{}, fault.New(CodeNotThere, nil)
	case 15:
		if at := badDigit(n, 15); at > 0 {
			return Citizen{}, fault.New(CodeSign, fault.Args{"at": at})
		}
		n, old = n[:6]+"19"+n[6:], true
		n += string(citizenCheck(n))
	case 18:
		if at := badDigit(n, 17); at > 0 {
			return Citizen{}, fault.New(CodeSign, fault.Args{"at": at})
		}
		if n[17:] != "X" && (n[17] < '0' || n[17] > '9' || len(n) > 18) {
			return Citizen{}, fault.New(CodeSign, fault.Args{"at": 18})
		}
	default:
		return Citizen{}, fault.New(CodeLength, fault.Args{"want": 18, "have": places})
	}
	// Regions 1–8; 9 and a region stands before a foreigner's permanent residence number (外国人永久居留身份证, 2023).
	if n[0] == '0' || n[0] == '9' && (n[1] < '1' || n[1] > '8') {
		return Citizen{}, fault.New(CodeArea, nil)
	}
	if !date(n[6:10], n[10:12], n[12:14]) {
		return Citizen{}, fault.New(CodeBirth, nil)
	}
	if citizenCheck(n) != n[17] {
		return Citizen{}, fault.New(CodeCheck, nil)
	}
	return Citizen{
		Number: n, Area: n[:6], Birth: n[6:10] + "-" + n[10:12] + "-" + n[12:14], Male: (n[16]-'0')%2 == 1, Old: old,
	}, nil
}

// AgeOn is the person's age in whole years on a day (YYYY-MM-DD); a year is full on the birthday itself. It is -1 for a
// day before birth or a day that is none.
func (c Citizen) AgeOn(day string) int {
	if len(day) != 10 || day[4] != '-' || day[7] != '-' || !date(day[:4], day[5:7], day[8:]) || day < c.Birth {
		return -1
	}
	age := number(day[:4]) - number(c.Birth[:4])
	if day[5:] < c.Birth[5:] {
		age--
	}
	return age
}

func citizenCheck(n string) byte {
	sum := 0
	for i, w := range citizenWeights {
		sum += int(n[i]-'0') * w
	}
	return citizenChecks[sum%11]
}

// badDigit is the place, from 1, of the first sign among the first n that is no digit; 0 if there is none.
func badDigit(s string, n int) int {
	for i, r := range []rune(s)[:n] {
		if r < '0' || r > '9' {
			return i + 1
		}
	}
	return 0
}

func number(s string) int {
	n := 0
	for _, r := range s {
		if r < '0' || r > '9' {
			return -1
		}
		n = n*10 + int(r-'0')
	}
	return n
}

func date(year, month, day string) bool {
	y, m, d := number(year), number(month), number(day)
	if y < 1800 || m < 1 || m > 12 || d < 1 {
		return false
	}
	last := 31
	switch m {
	case 4, 6, 9, 11:
		last = 30
	case 2:
		last = 28
		if y%4 == 0 && (y%100 != 0 || y%400 == 0) {
			last = 29
		}
	}
	return d <= last
}

// Normalize writes a number as one compares it: full-width signs as plain ones, letters large, without spaces, hyphens
// and invisible signs.
func Normalize(s string) string {
	return strings.Map(func(r rune) rune {
		if r >= '！' && r <= '～' {
			r -= '！' - '!'
		}
		switch {
		case unicode.IsSpace(r), unicode.Is(unicode.Cf, r), unicode.Is(unicode.Pd, r), unicode.Is(unicode.Mn, r):
			return -1
		}
		return unicode.ToUpper(r)
	}, s)
}
