package queue

import (
	"context"
	"slices"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/catalog/version"
)

// Fault codes of catalog versions; the args are named after each.
const (
	CodeUnknownEdition fault.Code = "queue.unknown_edition" // n
	CodeStaleDraft     fault.Code = "queue.stale_draft"     // n, author: published since the draft was begun
	CodeScheduled      fault.Code = "queue.scheduled"       // n, day: waits already for its day
	CodeScheduleClash  fault.Code = "queue.schedule_clash"  // n, day, count: see ScheduleClash
	CodeScheduleBreaks fault.Code = "queue.schedule_breaks" // n, day: the one that waits would not fit together
	CodeBadEffective   fault.Code = "queue.bad_effective"   // day
	CodeNothingChanged fault.Code = "queue.nothing_changed" // n
	CodeInEffect       fault.Code = "queue.in_effect"       // n: too late to cancel
)

// EvCatalog tells that a version of the catalog was published, scheduled or cancelled; To is its number.
const EvCatalog Kind = "catalog"

// EditionKind is how a version of the catalog came about.
type EditionKind string

// Kinds of editions.
const (
	EditionFiles    EditionKind = "files" // the hall's own files, as the first station found them
	EditionImport   EditionKind = "import"
	EditionEdit     EditionKind = "edit"
	EditionRollback EditionKind = "rollback"
)

// Edition is one version of the hall's catalog: whose it is, when it was made, and from when on it holds. The first is
// number 0, the hall's own files. What is in it is kept apart, in pieces that versions share.
type Edition struct {
	N       int         `json:"n"`
	Version string      `json:"version"` // the name that a case keeps
	Content string      `json:"content"` // where its pieces begin
	Kind    EditionKind `json:"kind"`
	Author  string      `json:"author,omitempty"`
	At      time.Time   `json:"at"`             // when it was made
	From    time.Time   `json:"from"`           // from when on it holds
	Base    int         `json:"base"`           // the version that it was made from
	Note    string      `json:"note,omitempty"` // why, in its author's words
	Items   int         `json:"items"`
	// Cancelled is when a version that still waited for its day was taken back.
	Cancelled time.Time `json:"cancelled,omitzero"`
	// Rebased is the new number of the version that waits for its day, after this one was worked into it; 0: none waits.
	// It is told by the verb that made the version and not kept.
	Rebased int `json:"rebased,omitempty"`
}

// Holds reports whether the version is in effect at a moment, unless a later one is.
func (e Edition) Holds(at time.Time) bool { return e.Cancelled.IsZero() && !e.From.After(at) }

// InEffect is the version in effect at a moment: of those that hold the one that holds since last, and of two the later
// made. False if there is none: the hall's own files.
func InEffect(all []Edition, at time.Time) (Edition, bool) {
	var best Edition
	found := false
	for _, e := range all {
		if e.Holds(at) && (!found || !e.From.Before(best.From)) {
			best, found = e, true
		}
	}
	return best, found
}

// Publication is a catalog that is to become a version.
type Publication struct {
	Items   []*catalog.Item
	Bundles []*catalog.Bundle
	Kind    EditionKind
	Note    string
	// From is the business day from which on it holds, YYYY-MM-DD; empty: from now on.
	From string
	// Base is the number of the version that the draft was made from. A draft of an older one is refused: it would undo
	// what was published since.
	Base int
	// Wins decides where this version and one that waits for its day change the same field to different things.
	// Undecided refuses with a ScheduleClash.
	Wins version.Side
}

// Publish makes a version. It holds in every seat of the hall from now on or from the day it says; cases that are open
// keep the version they were opened under. Act.Clerk is its author. A version from now on is also worked into the one
// that waits for its day, if there is one, so that it is not undone on that day.
// Faults: CodeNoClerk, CodeBadEffective for a day that has begun, CodeStaleDraft, CodeScheduled if this one is to wait
// and another waits already, CodeScheduleClash, CodeScheduleBreaks, CodeNothingChanged, CodeNoLine for an item that no line of
// the hall serves, and what catalog.NewWithBundles finds.
func (h *Hall) Publish(ctx context.Context, a Act, p Publication) (Edition, error) {
	if _, err := h.Fits(p.Items, p.Bundles); err != nil {
		return Edition{}, err
	}
	packed, err := version.Pack(p.Items, p.Bundles)
	if err != nil {
		return Edition{}, err
	}
	return h.newEdition(ctx, a, p.Wins, func(s *step, all []Edition) (Edition, error) {
		from, err := s.effective(p.From)
		if err != nil {
			return Edition{}, err
		}
		now, ok := InEffect(all, s.now)
		if ok && now.N != p.Base {
			return Edition{}, fault.New(CodeStaleDraft, fault.Args{"n": now.N, "author": now.Author})
		}
		if ok && now.Content == packed.Root {
			return Edition{}, fault.New(CodeNothingChanged, fault.Args{"n": now.N})
		}
		for hash, body := range packed.Pieces {
			if err := s.PutPiece(hash, body); err != nil {
				return Edition{}, err
			}
		}
		return Edition{Content: packed.Root, Kind: p.Kind, From: from, Base: p.Base, Note: p.Note, Items: len(p.Items)}, nil
	})
}

// Fits compiles a draft and checks that a line of the hall serves every item. All faults are joined.
func (h *Hall) Fits(items []*catalog.Item, bundles []*catalog.Bundle) (*catalog.Catalog, error) {
	cat, err := catalog.NewWithBundles("draft", items, bundles)
	if err != nil {
		return nil, err
	}
	for _, it := range cat.Items() {
		if _, ok := h.Setup().LineOf(it); !ok {
			return nil, fault.New(CodeNoLine, fault.Args{"item": it.Name})
		}
	}
	return cat, nil
}

// Rollback makes what a version held hold again, as a new version from now on. A version that waits for its day keeps
// its own changes and makes them in this one.
// Faults: CodeNoClerk, CodeUnknownEdition, CodeScheduleClash, CodeScheduleBreaks, CodeNothingChanged if it is in effect.
func (h *Hall) Rollback(ctx context.Context, a Act, n int, note string) (Edition, error) {
	return h.newEdition(ctx, a, version.Undecided, func(s *step, all []Edition) (Edition, error) {
		old, err := edition(all, n)
		if err != nil {
			return Edition{}, err
		}
		now, _ := InEffect(all, s.now)
		if now.Content == old.Content {
			return Edition{}, fault.New(CodeNothingChanged, fault.Args{"n": now.N})
		}
		return Edition{Content: old.Content, Kind: EditionRollback, From: s.now, Base: n, Note: note, Items: old.Items}, nil
	})
}

// CancelEdition takes back a version that still waits for its day. CodeUnknownEdition, CodeInEffect.
func (h *Hall) CancelEdition(ctx context.Context, a Act, n int) (Edition, error) {
	return h.editionVerb(ctx, a, func(s *step, all []Edition) (Edition, error) {
		e, err := edition(all, n)
		if err != nil {
			return e, err
		}
		if !e.From.After(s.now) || !e.Cancelled.IsZero() {
			return e, fault.New(CodeInEffect, fault.Args{"n": n})
		}
		e.Cancelled = s.now
		return e, s.PutEdition(e)
	})
}

// newEdition writes the version that f makes, under the next number, and works it into the one that waits.
func (h *Hall) newEdition(ctx context.Context, a Act, wins version.Side, f func(*step, []Edition) (Edition, error)) (Edition, error) {
	if a.Clerk != "" {
		if err := h.RecordCatalog(ctx); err != nil {
			return Edition{}, err
		}
	}
	return h.editionVerb(ctx, a, func(s *step, all []Edition) (Edition, error) {
		e, err := f(s, all)
		if err != nil {
			return e, err
		}
		e.N, e.At, e.Author = next(all), s.now, a.Clerk
		e.Version = versionName(e.N)
		waits, ok := scheduled(all, s.now)
		if ok && e.From.After(s.now) {
			return Edition{}, fault.New(CodeScheduled, s.waiting(waits))
		}
		if err := s.PutEdition(e); err != nil || !ok {
			return e, err
		}
		e.Rebased, err = s.rebase(all, waits, e, wins)
		return e, err
	})
}

// editionVerb runs a verb on the versions and tells every seat.
func (h *Hall) editionVerb(ctx context.Context, a Act, f func(*step, []Edition) (Edition, error)) (Edition, error) {
	if a.Clerk == "" {
		return Edition{}, fault.New(CodeNoClerk, nil)
	}
	var e Edition
	err := h.store.InTx(ctx, func(tx Tx) error {
		s := h.step(tx, a)
		all, err := tx.Editions()
		if err != nil {
			return err
		}
		if e, err = f(s, all); err != nil {
			return err
		}
		s.log(EvCatalog, "", e.Version, e.Note, nil, nil, nil)
		return s.flush()
	})
	if err != nil {
		return Edition{}, err
	}
	return h.localEdition(e), h.RefreshCatalog(ctx)
}

// effective is the moment from which on a version holds.
func (s *step) effective(day string) (time.Time, error) {
	if day == "" {
		return s.now, nil
	}
	from, err := time.ParseInLocation(time.DateOnly, day, s.h.Setup().Calendar.Location())
	if err != nil || !from.After(s.now) {
		return from, fault.New(CodeBadEffective, fault.Args{"day": day})
	}
	return utc(from), nil
}

func edition(all []Edition, n int) (Edition, error) {
	if i := slices.IndexFunc(all, func(e Edition) bool { return e.N == n }); i >= 0 {
		return all[i], nil
	}
	return Edition{}, UnknownEdition(n)
}

func next(all []Edition) int {
	if len(all) == 0 {
		return 0
	}
	return all[len(all)-1].N + 1
}

// DraftBase is the number that a draft made at a moment begins from, for Publication.Base.
func DraftBase(all []Edition, at time.Time) int {
	e, _ := InEffect(all, at)
	return e.N
}

// UnknownEdition is the error for a version that there is none of, by whatever name.
func UnknownEdition(name any) error { return fault.New(CodeUnknownEdition, fault.Args{"n": name}) }
