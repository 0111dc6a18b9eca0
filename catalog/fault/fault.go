// Package fault is the one error type that a person may see: a stable code with the facts of the case, so that every
// seat can say it in the user's language, and a cause for the log.
package fault

import (
	"errors"
	"fmt"
	"sort"
	"strings"
)

// Code names a kind of error, for example "queue.no_one_waiting". The translations are keyed "fault.<code>".
type Code string

// Args are the facts of one case, put into the translated sentence as {name}.
type Args map[string]any

// Error is an error with a code. Its English text is for logs; people read the translation.
type Error struct {
	Code  Code
	Args  Args
	Where string // file:line, item or field; empty if the place is obvious
	Err   error  // the cause, never shown to a person
}

// New makes an Error from a code and its facts.
func New(code Code, args Args) *Error { return &Error{Code: code, Args: args} }

// Wrap makes an Error with a cause.
func Wrap(err error, code Code, args Args) *Error { return &Error{Code: code, Args: args, Err: err} }

// At returns a copy of the error that names a place (file:line).
func (e *Error) At(where string) *Error {
	c := *e
	c.Where = where
	return &c
}

// Error gives one line of English: place, code, facts in a fixed order, cause.
func (e *Error) Error() string {
	var b strings.Builder
	if e.Where != "" {
		b.WriteString(e.Where + ": ")
	}
	b.WriteString(string(e.Code))
	keys := make([]string, 0, len(e.Args))
	for k := range e.Args {
		keys = append(keys, k)
	}
	sort.Strings(keys)
	for _, k := range keys {
		fmt.Fprintf(&b, " %s=%v", k, e.Args[k])
	}
	if e.Err != nil {
		b.WriteString(": " + e.Err.Error())
	}
	return b.String()
}

// Unwrap gives the cause to errors.Is and errors.As.
func (e *Error) Unwrap() error { return e.Err }

// Is makes errors.Is(err, fault.New(code, nil)) true for every Error of that code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code
}

// CodeOf returns the code of the first Error in err's chain, or "" if there is none.
func CodeOf(err error) Code {
	var e *Error
	if errors.As(err, &e) {
		return e.Code
	}
	return ""
}

// Has reports whether err's chain holds an Error with the code.
func Has(err error, code Code) bool { return err != nil && errors.Is(err, &Error{Code: code}) }
