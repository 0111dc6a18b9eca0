package identity

import (
	"strings"

	"onevisit/catalog/fault"
)

// CodeBody is a unified social credit code whose own check passes and whose body code's does not.
const CodeBody fault.Code = "identity.body"

// Organisation is what a unified social credit code (统一社会信用代码) says.
type Organisation struct {
	Code      string // 18 places
	Registrar byte   // who registered it: 1 institutions, 5 civil affairs, 9 market regulation …
	Kind      byte   // the registrar's own class of body
	Area      string // six digits
	Body      string // nine places: the body's own code (组织机构代码)
}

// creditAlphabet leaves out I, O, S, V and Z, which are read as digits (GB 32100-2015).
const creditAlphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

// ParseOrganisation reads a unified social credit code (GB 32100-2015), written in any width and case. Both check digits
// are checked, that of the whole and that of the body code within it (GB 11714).
func ParseOrganisation(s string) (Organisation, error) {
	n := Normalize(s)
	if n == "" {
		return Organisation{}, fault.New(CodeNotThere, nil)
	}
	if have := len([]rune(n)); have != 18 || len(n) != 18 {
		return Organisation{}, fault.New(CodeLength, fault.Args{"want": 18, "have": have})
	}
	sum, weight := 0, 1
	for i := range 18 {
		v := strings.IndexByte(creditAlphabet, n[i])
		if v < 0 || i >= 2 && i < 8 && v > 9 {
			return Organisation{}, fault.New(CodeSign, fault.Args{"at": i + 1})
		}
		if i < 17 {
			sum += v * weight
			weight = weight * 3 % 31
		}
	}
	if creditAlphabet[(31-sum%31)%31] != n[17] {
		return Organisation{}, fault.New(CodeCheck, nil)
	}
	if !bodyCheck(n[8:17]) {
		return Organisation{}, fault.New(CodeBody, nil)
	}
	return Organisation{Code: n, Registrar: n[0], Kind: n[1], Area: n[2:8], Body: n[8:17]}, nil
}

// bodyCheck checks the nine places of a body code: digits and all letters A–Z, modulo 11.
func bodyCheck(body string) bool {
	sum := 0
	for i, w := range [8]int{3, 7, 9, 10, 5, 8, 4, 2} {
		v := int(body[i] - '0')
		if body[i] >= 'A' {
			v = int(body[i]-'A') + 10
		}
		sum += v * w
	}
	return "0X987654321"[sum%11] == body[8]
}
