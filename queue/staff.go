package queue

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"

	"golang.org/x/crypto/bcrypt"

	"onevisit/catalog/fault"
)

// Role is what somebody of the hall may do.
type Role string

// Roles.
const (
	RoleClerk   Role = "clerk"   // 窗口人员
	RoleManager Role = "manager" // 主任：also opens the manager's seat
)

// Member is somebody who works in the hall. Nobody is deleted: who leaves is inactive, and the journal keeps its names.
type Member struct {
	ID       string    `json:"id"` // the clerk's number: "12"
	Name     string    `json:"name"`
	Role     Role      `json:"role"`
	Windows  []string  `json:"windows,omitempty"` // where the clerk works; none: anywhere
	Inactive bool      `json:"inactive,omitempty"`
	Secret   string    `json:"-"` // bcrypt hash of the password; empty: none was set
	By       string    `json:"by,omitempty"`
	At       time.Time `json:"at,omitzero"`
}

// Faults of people and passwords.
const (
	CodeBadMember   fault.Code = "queue.bad_member"   // field
	CodeLastManager fault.Code = "queue.last_manager" // name
	CodePassword    fault.Code = "queue.password"     // least, most (characters)
	CodeWrongLogin  fault.Code = "queue.wrong_login"  // none
)

// Lengths of a password. bcrypt reads 72 bytes at most, 24 Chinese characters.
const (
	leastPassword = 8
	mostPassword  = 72
)

// Staff are the people of the hall, by id, the inactive ones too.
func (h *Hall) Staff(ctx context.Context) ([]Member, error) {
	return viewed(ctx, h, Reader.Staff, func(m Member) Member {
		m.At = h.local(m.At)
		return m
	})
}

// Guarded reports whether a manager has to log in: there is an active one with a password. A hall that has set up
// nobody is never locked.
func Guarded(staff []Member) bool { return slices.ContainsFunc(staff, Member.opens) }

// opens reports somebody who can log in to the manager's seat.
func (m Member) opens() bool { return m.Role == RoleManager && !m.Inactive && m.Secret != "" }

// PutMember adds somebody or changes what is known of them; an empty password leaves the old one. The last manager who
// can log in stays a manager who can log in, so that nobody is locked out.
// Faults: CodeBadMember, CodePassword, CodeLastManager, CodeUnknownWindow.
func (h *Hall) PutMember(ctx context.Context, a Act, m Member, password string) (Member, error) {
	m.ID, m.Name = strings.TrimSpace(m.ID), strings.TrimSpace(m.Name)
	if err := h.checkMember(m); err != nil {
		return m, err
	}
	secret := ""
	if password != "" {
		var err error
		if secret, err = hash(password); err != nil {
			return m, err
		}
	}
	err := h.do(ctx, a, VerbStaff, func(s *step) (Deed, error) {
		all, err := s.Staff()
		if err != nil {
			return Deed{}, err
		}
		from, at := "", slices.IndexFunc(all, func(o Member) bool { return o.ID == m.ID })
		m.Secret = secret
		if at >= 0 {
			from = all[at].standing()
			if secret == "" {
				m.Secret = all[at].Secret
			}
		}
		if at >= 0 && all[at].opens() && !m.opens() {
			others := slices.Delete(slices.Clone(all), at, at+1)
			if !Guarded(others) {
				return Deed{}, fault.New(CodeLastManager, fault.Args{"name": all[at].Name})
			}
		}
		m.By, m.At = s.act.Clerk, s.now
		s.log(EvStaff, from, m.standing(), m.ID, nil, nil, nil)
		return Deed{}, s.PutMember(m)
	})
	if errors.As(err, &errKnown{}) {
		err = nil
	}
	m.At = h.local(m.At)
	return m, err
}

// standing is what the journal says of somebody.
func (m Member) standing() string {
	if m.Inactive {
		return "inactive"
	}
	return string(m.Role)
}

func (h *Hall) checkMember(m Member) error {
	bad := func(field string) error { return fault.New(CodeBadMember, fault.Args{"field": field}) }
	switch {
	case m.ID == "" || len(m.ID) > 32 || strings.ContainsAny(m.ID, " \t\n,"):
		return bad("id")
	case m.Name == "" || len(m.Name) > 120:
		return bad("name")
	case m.Role != RoleClerk && m.Role != RoleManager:
		return bad("role")
	}
	for _, w := range m.Windows {
		if _, ok := h.Setup().Window(w); !ok {
			return fault.New(CodeUnknownWindow, fault.Args{"window": w})
		}
	}
	return nil
}

// ClearPasswords takes every password away, so that the manager's seat opens without one again: the way back for a hall
// whose managers forgot theirs. Whoever can run the program on the hall's machine can do it; the journal says so.
func (h *Hall) ClearPasswords(ctx context.Context, a Act) (n int, err error) {
	err = h.do(ctx, a, VerbStaff, func(s *step) (Deed, error) {
		all, err := s.Staff()
		if err != nil {
			return Deed{}, err
		}
		n = 0
		for _, m := range all {
			if m.Secret == "" {
				continue
			}
			n++
			m.Secret, m.By, m.At = "", s.act.Clerk, s.now
			s.log(EvStaff, m.standing(), m.standing(), m.ID, nil, nil, nil)
			if err := s.PutMember(m); err != nil {
				return Deed{}, err
			}
		}
		return Deed{}, nil
	})
	if errors.As(err, &errKnown{}) {
		err = nil
	}
	return n, err
}

// Authenticate checks a password for the manager's seat. Who there is and whose password it was is not told. Who types
// wrong ones has to wait, as Attempt says. Faults: CodeWrongLogin, CodeLoginWait.
func (h *Hall) Authenticate(ctx context.Context, id, password string) (Member, error) {
	all, err := h.Staff(ctx)
	if err != nil {
		return Member{}, err
	}
	id = strings.TrimSpace(id)
	at := slices.IndexFunc(all, func(m Member) bool { return m.ID == id && m.opens() })
	secret := nobody
	if at >= 0 {
		secret = []byte(all[at].Secret)
	}
	err = h.Attempt(ctx, loginPlace(id, at >= 0), func() bool {
		return bcrypt.CompareHashAndPassword(secret, []byte(password)) == nil && at >= 0
	})
	if err != nil {
		return Member{}, err
	}
	return all[at], nil
}

// nobody is the hash that a login under an unknown number is compared with, so that it takes as long as any other. Even
// a match lets nobody in.
var nobody = []byte("$2a$10$N9qo8uLOickgx2ZMRZoMyeIjZAgcfl7p92ldGxad68LJZdL17lhWy")

// hash makes what is kept of a password.
func hash(password string) (string, error) {
	if n := len([]rune(password)); n < leastPassword || len(password) > mostPassword {
		return "", fault.New(CodePassword, fault.Args{"least": leastPassword, "most": mostPassword / 3})
	}
	b, err := bcrypt.GenerateFromPassword([]byte(password), bcrypt.DefaultCost)
	return string(b), err
}
