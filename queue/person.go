package queue

import (
	"context"
	"errors"
	"time"

	"onevisit/catalog/fault"
	"onevisit/queue/persons"
)

// Person is what may be known about an applicant. See package persons.
type Person = persons.Person

// Sealed is a person as stores keep it. Nothing in it tells who it is without the hall's key.
type Sealed struct {
	Ticket int64
	Day    string // business day on which it was kept
	Hash   string // keyed hash of the identity number; empty without one
	Key    string // which keys sealed it
	Data   []byte
}

// CodeBadPerson is a field that no name, number or address fills.
const CodeBadPerson fault.Code = "queue.bad_person" // field

// Verbs about persons.
const (
	VerbKeepPerson Verb = "keep_person"
	VerbReadPerson Verb = "read_person"
)

// Events about persons. Why is the ticket's label; the journal never tells more.
const (
	EvPersonKeep  Kind = "person_keep"  // 登记申请人
	EvPersonRead  Kind = "person_read"  // 查看申请人
	EvPersonErase Kind = "person_erase" // 清除申请人信息
)

// WithPersons gives the hall the keys that persons are sealed with. Without it the hall keeps nobody.
func WithPersons(r *persons.Keyring) Option { return func(h *Hall) { h.keyring = r } }

// keys are the hall's keys, fitting what the store keeps already.
func (h *Hall) keys(r Reader) (*persons.Keys, error) {
	if h.keyring == nil {
		return nil, fault.New(persons.CodeNoKey, fault.Args{"path": persons.FileName, "environment": persons.Environment})
	}
	known, err := r.PersonKey()
	if err != nil {
		return nil, err
	}
	return h.keyring.Keys(known)
}

// PersonHash is the keyed hash of an identity number, by which one person is told from another.
// Faults: persons.CodeNoKey, persons.CodeWrongKey, persons.CodeBadKey, persons.CodeKeyFile.
func (h *Hall) PersonHash(ctx context.Context, idNumber string) (hash string, err error) {
	err = h.store.View(ctx, func(r Reader) error {
		k, err := h.keys(r)
		if err == nil {
			hash = k.Hash(idNumber)
		}
		return err
	})
	return hash, err
}

// KeepPerson keeps, sealed, who a ticket is for; what was kept before is replaced. The journal notes that, and not what.
// Faults: CodeUnknownTicket, CodeBadPerson (also for an empty person), and those of PersonHash.
func (h *Hall) KeepPerson(ctx context.Context, a Act, ticket int64, p Person) error {
	p, err := checked(p)
	if err != nil {
		return err
	}
	if p.Empty() {
		return fault.New(CodeBadPerson, fault.Args{"field": "name"})
	}
	err = h.do(ctx, a, VerbKeepPerson, func(s *step) (Deed, error) {
		t, err := s.Ticket(ticket)
		if err != nil {
			return Deed{}, err
		}
		return Deed{Ticket: t.ID}, s.keep(t, p)
	})
	if errors.As(err, &errKnown{}) {
		return nil
	}
	return err
}

// checked is a person without blanks around, or the field that cannot be one.
func checked(p Person) (Person, error) {
	p = p.Trimmed()
	if f := p.TooLong(); f != "" {
		return p, fault.New(CodeBadPerson, fault.Args{"field": f})
	}
	return p, nil
}

// keep seals a person for a ticket.
func (s *step) keep(t Ticket, p Person) error {
	k, err := s.h.keys(s)
	if err != nil {
		return err
	}
	data, err := k.Seal(t.ID, p)
	if err != nil {
		return err
	}
	err = s.PutSealed(Sealed{Ticket: t.ID, Day: s.day, Hash: k.Hash(p.IDNumber), Key: k.ID(), Data: data})
	if err == nil {
		s.log(EvPersonKeep, "", "", t.Label, nil, nil, nil)
	}
	return err
}

// PersonOf tells who a ticket is for, as it is needed on a form; false if nothing is kept. The journal notes who looked.
// Faults: CodeUnknownTicket and those of PersonHash.
func (h *Hall) PersonOf(ctx context.Context, a Act, ticket int64) (p Person, found bool, err error) {
	a.Key = "" // looking twice is looking twice
	err = h.do(ctx, a, VerbReadPerson, func(s *step) (Deed, error) {
		var t Ticket
		if p, t, found, err = h.unseal(s, ticket); err == nil && found {
			s.log(EvPersonRead, "", "", t.Label, nil, nil, nil)
		}
		return Deed{}, err
	})
	return p, found, err
}

// MaskedPersonOf tells who a ticket is for, as screens may show it; false if nothing is kept. Faults as PersonOf.
func (h *Hall) MaskedPersonOf(ctx context.Context, ticket int64) (p Person, found bool, err error) {
	err = h.store.View(ctx, func(r Reader) error {
		p, _, found, err = h.unseal(r, ticket)
		return err
	})
	return p.Masked(), found, err
}

// farBack is how many tickets a correction is followed back.
const farBack = 10

// unseal opens what is kept of a ticket, or of the one it goes on with after a correction.
func (h *Hall) unseal(r Reader, ticket int64) (p Person, asked Ticket, found bool, err error) {
	t, err := r.Ticket(ticket)
	asked = t
	for n := 0; err == nil && n < farBack; n++ {
		var sealed Sealed
		if sealed, found, err = r.Sealed(t.ID); err != nil {
			break
		}
		if found {
			if h.keyring == nil {
				_, err = h.keys(r)
				break
			}
			var k *persons.Keys
			if k, err = h.keyring.Keys(sealed.Key); err == nil {
				p, err = k.Open(sealed.Ticket, sealed.Data)
			}
			break
		}
		if t.Origin == 0 {
			break
		}
		t, err = r.Ticket(t.Origin)
	}
	return p, asked, found && err == nil, err
}

// FindPerson finds the visits of a person by identity number, the newest first, as long as the person is kept.
// Faults as PersonHash.
func (h *Hall) FindPerson(ctx context.Context, idNumber string) ([]Visit, error) {
	var out []Visit
	err := h.store.View(ctx, func(r Reader) error {
		k, err := h.keys(r)
		if err != nil {
			return err
		}
		hash := k.Hash(idNumber)
		if hash == "" {
			return nil
		}
		ids, err := r.SealedOf(hash)
		for _, id := range ids {
			var v Visit
			var e1, e2 error
			v.Ticket, e1 = r.Ticket(id)
			v.Cases, e2 = r.Cases(id)
			err = errors.Join(err, e1, e2)
			out = append(out, h.localVisit(v))
		}
		return err
	})
	return out, err
}

// erasePersons removes whom the hall needs no more (Rules.KeepPersons, Rules.KeepOpenPersons), and notes of which
// tickets.
func (s *step) erasePersons() error {
	rules := s.h.Setup().Rules
	ago := func(days int) string {
		return s.h.Setup().Calendar.Day(s.now.Add(-time.Duration(days) * 24 * time.Hour))
	}
	gone, err := s.EraseSealed(ago(rules.KeepPersons), ago(max(rules.KeepOpenPersons, rules.KeepPersons)))
	if err != nil {
		return err
	}
	for _, id := range gone {
		t, err := s.Ticket(id)
		if err != nil {
			return err
		}
		s.log(EvPersonErase, "", "", t.Label, nil, nil, nil)
	}
	return nil
}
