package kiosk

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"log/slog"
	"reflect"
	"sync/atomic"
	"time"

	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/queue"
)

// presenter decides what the kiosk shows and does. All its fields but active belong to the screen's goroutine; hall and
// printer are asked in the background. It ends every change in one call of apply.
type presenter struct {
	p     Params
	hall  Hall
	live  Live
	run   look.Runner
	log   *slog.Logger
	apply func(State)
	exit  func() // staff leaves the full screen

	ctx    context.Context
	active atomic.Int32 // background work, printing included

	home     *lang.Words // what every person finds
	words    *lang.Words
	large    bool
	contrast bool
	low      bool // what is pressed lies in the lower half: for people in a wheelchair
	reading  bool // the page is read aloud
	faulty   bool // the printer failed last
	wide     bool // the screen lies
	calm     calm // what was shown at rest
	memo     memo // what was searched last
	idle     int  // seconds since the last touch
	person   int  // counts persons: what comes back for an earlier one is not shown
	s        session
}

func newPresenter(p Params, apply func(State)) *presenter {
	return &presenter{
		p: p, hall: p.Hall, live: p.Live, run: p.Runner, log: p.Log, apply: apply, exit: func() {},
		ctx: context.Background(), home: p.Words, words: p.Words, s: freshSession(),
	}
}

// start follows ctx; work for the hall ends with it.
func (p *presenter) start(ctx context.Context) {
	p.ctx, p.s.working = ctx, DoNothing
	p.show()
}

// show draws the whole state. It is cheap: the view skips what is the same.
func (p *presenter) show() { p.apply(p.render()) }

// wipe makes the kiosk fresh for the next person.
func (p *presenter) wipe() {
	p.hush()
	p.s, p.words, p.large, p.contrast, p.low, p.idle = freshSession(), p.home, false, false, false, 0
	p.person++
}

// pristine tells whether nobody has touched anything.
func (p *presenter) pristine() bool {
	return p.words == p.home && !p.large && !p.contrast && !p.low && reflect.DeepEqual(p.s, freshSession())
}

// longer is how much more time a page has on which people look for papers in a bag or for a phone to take a picture with.
const longer = 2

// limit is how many seconds without a touch wipe the page. A person who waits for help has more time, and so has one
// whose number is on no paper.
func (p *presenter) limit() int {
	d := p.p.Idle
	switch p.s.page {
	case PageHelp:
		d = max(d, 3*time.Minute)
	case PageTicket:
		d = p.p.Stay
		if p.s.paper == paperFailed {
			d *= longer
		}
	case PageMaterials, PageReturn, PageList, PageBooked, PageGuide:
		d *= longer
	case PageHome, PageFind, PageOffer, PageQuestion, PageVerdict, PagePriority, PageScan, PageProgress, PageStaff, PageBook,
		PagePerson:
	}
	return max(int(d/time.Second), 1)
}

// calm is what a kiosk that nobody uses shows and that changes by itself, other than by news from the hall.
type calm struct {
	minute string
	stale  bool
}

// tick lets a second pass. At rest there is nothing to draw within a minute.
func (p *presenter) tick() {
	if p.pristine() {
		p.idle = 0
		now := calm{minute: p.hall.Now().Format("15:04"), stale: p.live.Stale()}
		if now != p.calm {
			p.calm = now
			p.show()
		}
		return
	}
	switch {
	case p.s.working != DoNothing, p.s.paper == paperPrinting, p.reading:
		p.idle = 0
	default:
		p.idle++
	}
	if p.idle >= p.limit() {
		p.wipe()
	}
	p.show()
}

// turned hears that the screen stands or lies.
func (p *presenter) turned(wide bool) {
	if wide != p.wide {
		p.wide = wide
		p.s.at = 0
		if p.s.cur != nil {
			p.s.cur.at = 0
		}
		p.show()
	}
}

// setWords switches the language; everything else stays.
func (p *presenter) setWords(w *lang.Words) {
	p.home, p.words, p.s.banner = w, w, Banner{}
	p.show()
}

// hallLimit bounds how long a press may keep a person waiting, paperLimit how long a printer may.
const (
	hallLimit  = 15 * time.Second
	paperLimit = 45 * time.Second
)

// ask lets the hall do something for a press. One press at a time: until then everything else is ignored, so that a
// double tap is one wish. What comes back for a person who has gone is dropped.
func (p *presenter) ask(what Do, f func(context.Context) (then func(), err error)) {
	p.s.working = what
	p.background(hallLimit, func(ctx context.Context) func() {
		then, err := f(ctx)
		return func() {
			p.s.working = DoNothing
			p.idle = 0
			if err != nil {
				p.fail(what, err)
				return
			}
			then()
		}
	})
}

// background runs f away from the screen and what it returns on the screen.
func (p *presenter) background(limit time.Duration, f func(context.Context) func()) {
	p.active.Add(1)
	base, person := p.ctx, p.person
	p.run.Go(func() {
		ctx, cancel := context.WithTimeout(base, limit)
		defer cancel()
		then := func() {}
		defer func() { // also if f panics: the screen must not stay locked
			p.run.Do(func() {
				p.active.Add(-1)
				if person == p.person && base.Err() == nil {
					then()
				}
				p.show()
			})
		}()
		then = p.unlocked()
		then = f(ctx)
	})
}

// unlocked is what happens if work ends without a result.
func (p *presenter) unlocked() func() {
	return func() {
		p.s.working = DoNothing
		if p.s.paper == paperPrinting {
			p.s.paper = paperFailed
		}
		p.s.banner = Banner{Title: p.words.T("fault.internal"), Detail: p.words.T("kiosk.error.next")}
	}
}

// fail says what went wrong and what to do.
func (p *presenter) fail(what Do, err error) {
	p.log.Warn("kiosk", "do", string(what), "err", err)
	next := "kiosk.error.next"
	if what == DoEnter { // the same number again will not help
		next = "kiosk.error.other"
	}
	p.s.banner = Banner{Title: p.words.Error(err), Detail: p.words.T(next)}
}

// newKey makes an idempotency key.
func newKey() string {
	var b [12]byte
	_, _ = rand.Read(b[:]) // never fails (crypto/rand)
	return hex.EncodeToString(b[:])
}

// act is who acts here.
func (p *presenter) act() queue.Act { return queue.Act{Key: newKey(), Window: p.p.Name} }
