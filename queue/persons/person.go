// Package persons is what a hall may know about the people who come: how it is sealed, found again and shown. A ticket
// works without any of it. It leaves the program sealed or masked; no journal, log, code, voice or wall screen has it.
//
// The bounds are those of the Personal Information Protection Law: no more than the purpose needs (art. 6), no longer
// than it needs (art. 19), encrypted and open to few (art. 51).
package persons

import "strings"

// Person is what an applicant gave or the identity card said. All of it may be missing.
type Person struct {
	Name     string `json:"name,omitempty"`
	IDNumber string `json:"id_number,omitempty"` // GB 11643 or the number of another document
	Phone    string `json:"phone,omitempty"`
	Address  string `json:"address,omitempty"`
}

// Empty reports whether nothing is known.
func (p Person) Empty() bool { return p == Person{} }

// Trimmed is the person without blanks around what was typed.
func (p Person) Trimmed() Person {
	return Person{Name: strings.TrimSpace(p.Name), IDNumber: strings.TrimSpace(p.IDNumber),
		Phone: strings.TrimSpace(p.Phone), Address: strings.TrimSpace(p.Address)}
}

// longest is more than any name, number or address needs, in bytes.
const longest = 500

// TooLong is the field that holds more than any name, number or address; empty: none.
func (p Person) TooLong() string {
	for _, f := range []struct{ name, value string }{
		{"name", p.Name}, {"id_number", p.IDNumber}, {"phone", p.Phone}, {"address", p.Address}} {
		if len(f.value) > longest {
			return f.name
		}
	}
	return ""
}

// String is the masked person, so that a person printed by mistake tells no more than a screen does.
func (p Person) String() string {
	m := p.Masked()
	return strings.Join(strings.Fields(m.Name+" "+m.IDNumber+" "+m.Phone), " ")
}

// GoString is String: it keeps "%#v" from telling.
func (p Person) GoString() string { return p.String() }
