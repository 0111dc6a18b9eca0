package store

import (
	"context"
	"errors"

	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Fault codes of this package; the args are named after each. The translations are keyed "fault.<code>".
const (
	CodeBadPath      fault.Code = "store.bad_path"       // path
	CodeReadOnly     fault.Code = "store.read_only"      // path
	CodeNetworkShare fault.Code = "store.network_share"  // path
	CodeNotADatabase fault.Code = "store.not_a_database" // path
	CodeNewerSchema  fault.Code = "store.newer_schema"   // have, know
	CodeOtherHall    fault.Code = "store.other_hall"     // have, want
	CodeOldEngine    fault.Code = "store.old_engine"     // have, need
	CodeSettings     fault.Code = "store.settings"       // setting, have, want
	CodeDiskFull     fault.Code = "store.disk_full"      // path
	CodeBusy         fault.Code = "store.busy"           // path
	CodeDamaged      fault.Code = "store.damaged"        // path
	CodeIO           fault.Code = "store.io"             // path

	CodeBadAddress  fault.Code = "store.bad_address" // server
	CodeUnreachable fault.Code = "store.unreachable" // server
	CodeLogin       fault.Code = "store.login"       // server
	CodeNoDatabase  fault.Code = "store.no_database" // server
	CodeForbidden   fault.Code = "store.forbidden"   // server
	CodeOldServer   fault.Code = "store.old_server"  // have, need
	CodeUnsure      fault.Code = "store.unsure"      // server
)

// Primary result codes of SQLite (sqlite.org/rescode.html).
const (
	rcError      = 1
	rcPerm       = 3
	rcBusy       = 5
	rcLocked     = 6
	rcReadOnly   = 8
	rcInterrupt  = 9
	rcIO         = 10
	rcCorrupt    = 11
	rcFull       = 13
	rcCantOpen   = 14
	rcConstraint = 19
	rcNotADB     = 26
)

// almostFull is how little free space counts as none: an I/O error then is the full disk in disguise.
const almostFull = 1 << 20

// fault says an error of the engine in the words of this package. Faults and errors of callers pass as they are.
func (f file) fault(err error) error {
	if err == nil || fault.CodeOf(err) != "" {
		return err
	}
	args := fault.Args{"path": f.path}
	code, known := engineCode(err)
	switch {
	case errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errNoSpace):
		return fault.Wrap(err, CodeDiskFull, args)
	case !known:
		return err
	}
	return f.said(code&0xff, err)
}

// engineCode is the result code of an error of SQLite.
func engineCode(err error) (int, bool) {
	var e interface {
		error
		Code() int
	}
	if !errors.As(err, &e) {
		return 0, false
	}
	return e.Code(), true
}

// said gives a result code of the engine its words.
func (f file) said(code int, err error) error {
	args := fault.Args{"path": f.path}
	switch code {
	case rcConstraint:
		return fault.Wrap(err, queue.CodeConflict, nil)
	case rcInterrupt:
		return errors.Join(context.Canceled, err)
	case rcBusy, rcLocked:
		return fault.Wrap(err, CodeBusy, args)
	case rcPerm, rcReadOnly, rcCantOpen:
		return fault.Wrap(err, CodeReadOnly, args)
	case rcFull:
		return fault.Wrap(err, CodeDiskFull, args)
	case rcNotADB:
		return fault.Wrap(err, CodeNotADatabase, args)
	case rcCorrupt:
		return fault.Wrap(err, CodeDamaged, args)
	case rcIO:
		if free, ok := freeSpace(f.path); ok && free < almostFull {
			return fault.Wrap(err, CodeDiskFull, args)
		}
		return fault.Wrap(err, CodeIO, args)
	}
	return err
}
