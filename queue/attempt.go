package queue

import (
	"context"
	"hash/fnv"
	"math"
	"strconv"
	"time"

	"onevisit/catalog/fault"
)

// VerbAttempt is somebody who types a password or a code.
const VerbAttempt Verb = "attempt"

// EvWrongLogin is a wrong password or code, from the third in a row on; Why is where and whose, To how many in a row.
const EvWrongLogin Kind = "wrong_login"

// CodeLoginWait is a password or code that was not looked at, because too many wrong ones came before: seconds.
const CodeLoginWait fault.Code = "queue.login_wait"

// Rules of waiting after wrong passwords. No source fixes them: our defaults. Two slips of the finger cost nothing, a
// machine that tries gets some three hundred tries a day, and nobody is locked out for longer than five minutes.
const (
	freeTries   = 3
	firstWait   = 5 * time.Second
	longestWait = 5 * time.Minute
	// AlarmTries is how many wrong ones in a row the manager is told of, and every so many more.
	AlarmTries = 5
)

// waitAfter is how long nothing is looked at after so many wrong ones in a row.
func waitAfter(wrong int64) time.Duration {
	if wrong < freeTries {
		return 0
	}
	return min(time.Duration(math.Exp2(float64(min(wrong-freeTries, 10))))*firstWait, longestWait)
}

// scopeAttempts is where the counters of attempts stand: of a place's tries, of those before the last right one, and of
// the moment of the last, in Unix milliseconds. They are kept with the queue: a restart forgets nothing, and every seat
// of the hall counts with.
const scopeAttempts = "attempts"

// Attempt looks at a password or code that was typed at a place ("manager 12", "exit kiosk-1") by asking right, and makes
// who types wrong ones wait longer each time. It counts before it looks, so that tries at the same time count each.
// Faults: CodeLoginWait, without having looked; CodeWrongLogin.
func (h *Hall) Attempt(ctx context.Context, place string, right func() bool) error {
	var tries int64
	var wait time.Duration
	err := h.do(ctx, Act{}, VerbAttempt, func(s *step) (Deed, error) {
		before, err := s.wrongs(place)
		if err != nil {
			return Deed{}, err
		}
		last, err := s.Raise(scopeAttempts, "at "+place, 0, 0)
		if err != nil {
			return Deed{}, err
		}
		since := time.Duration(s.now.UnixMilli()-last) * time.Millisecond
		if wait = waitAfter(before) - since; wait > 0 && since >= 0 { // a clock that was set back locks nobody out
			return Deed{}, nil
		}
		wait = 0
		if _, err := s.Raise(scopeAttempts, "at "+place, s.now.UnixMilli(), 0); err != nil {
			return Deed{}, err
		}
		tries, err = s.Raise(scopeAttempts, "tries "+place, 0, 1)
		return Deed{}, err
	})
	switch {
	case err != nil:
		return err
	case wait > 0:
		return fault.New(CodeLoginWait, fault.Args{"seconds": int(math.Ceil(wait.Seconds()))})
	case right():
		return h.do(ctx, Act{}, VerbAttempt, func(s *step) (Deed, error) {
			_, err := s.Raise(scopeAttempts, "right "+place, tries, 0)
			return Deed{}, err
		})
	}
	err = h.do(ctx, Act{}, VerbAttempt, func(s *step) (Deed, error) {
		n, err := s.wrongs(place)
		if err == nil && n >= freeTries {
			s.log(EvWrongLogin, "", strconv.FormatInt(n, 10), place, nil, nil, nil)
		}
		return Deed{}, err
	})
	if err != nil {
		return err
	}
	return fault.New(CodeWrongLogin, nil)
}

// wrongs is how many tries of a place were wrong since the last right one.
func (s *step) wrongs(place string) (int64, error) {
	tries, err := s.Raise(scopeAttempts, "tries "+place, 0, 0)
	if err != nil {
		return 0, err
	}
	right, err := s.Raise(scopeAttempts, "right "+place, 0, 0)
	return tries - right, err
}

// strangers is how many counters those share who type a number that nobody has: as each of the hall's people has one,
// the waiting does not tell who there is, and somebody who types all numbers does not fill the store.
const strangers = 64

// loginPlace names the counters of a number.
func loginPlace(id string, known bool) string {
	if known {
		return "manager " + id
	}
	h := fnv.New32a()
	h.Write([]byte(id)) //nolint:errcheck,revive // a hash takes everything
	return "manager ? " + strconv.Itoa(int(h.Sum32()%strangers))
}
