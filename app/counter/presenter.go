package counter

import (
	"context"
	"fmt"
	"log/slog"

	"onevisit/app/lang"
	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// presenter decides what the counter shows and does. All its fields belong to the screen's goroutine; the hall is asked
// in jobs. It ends every change in one call of apply.
type presenter struct {
	hall   Hall
	live   Live
	paper  Paper
	words  *lang.Words
	window string
	clerk  string
	log    *slog.Logger
	apply  func(State)
	jobs   jobs

	byCommand, byCommandClosed map[Command]func()
	byRow                      map[Command]func(catalog.Line)

	ctx   context.Context
	state State
	win   *queue.Window // what this window did to itself, until the projection knows
	visit *queue.Visit  // in hand: called or being served
	desks map[int64]*desk
	cur   int                    // index of the case in hand
	clock int64                  // case whose clock is selected
	whys  map[place]queue.Reason // why tickets stand where they stand; zero while that is being asked
	queue []queue.Ticket         // who waits for this window, while one state of the screen is drawn
	sheet *sheet
	acted []acted // what this window did to tickets, the latest last

	unprinted []unprinted // papers that did not come out, the oldest first

	staff   []queue.Member               // who works in the hall, if the hall has named anybody
	person  queue.Person                 // who applies in the visit in hand, masked
	notes   []string                     // on the ticket in hand, the latest first
	changes map[int64]version.ItemChange // in what the rules of a case in hand have changed since it was opened
	lights  map[int64]queue.Light        // of this window's clocks at the last look
	over    map[int64]bool               // holds that were over at the last look
	rung    map[int64]bool               // calls for a colleague that were rung for; answers by -id

	chime    func(Chime)
	loggedIn func(clerk string)

	appears  Appearance
	appeared func(Appearance)
	fits     func(wish float32) float32 // the largest scale of text up to a wish that fits into the window

	banner Note
	toast  Note
	seq    int
}

// place is a ticket as it stands at a place in the queue.
type place struct {
	ticket, rev int64
	ahead       int
}

func newPresenter(p Params, apply func(State)) *presenter {
	c := &presenter{
		hall: p.Hall, live: p.Live, paper: p.Paper, words: p.Words, window: p.Window, clerk: p.Clerk, log: p.Log,
		apply: apply, desks: map[int64]*desk{}, whys: map[place]queue.Reason{}, changes: map[int64]version.ItemChange{},
		chime: p.Chime, loggedIn: p.LoggedIn, appears: p.Appearance.known(), appeared: p.Appeared,
		fits: func(wish float32) float32 { return wish },
	}
	c.byRow, c.byCommand, c.byCommandClosed = c.rowCommands(), c.commands(), c.closedCommands()
	c.jobs = jobs{run: p.Runner, log: p.Log, failed: c.fail, ended: c.show}
	return c
}

// start takes up what the hall knows of this window: a visit may be in hand since before a restart.
func (p *presenter) start(ctx context.Context) {
	p.ctx, p.jobs.ctx = ctx, ctx
	if w, ok := p.live.Window(p.window); ok && w.Ticket != 0 {
		id := w.Ticket
		p.jobs.add("load", true, func() work { return p.loading(id) })
	}
	p.loadStaff()
	p.watch()
	p.show()
}

// loading reads a visit anew and takes it in hand.
func (p *presenter) loading(ticket int64) work {
	return func(ctx context.Context) (func(), error) {
		v, err := p.hall.Visit(ctx, ticket)
		return func() {
			if err == nil {
				p.take(v)
			}
		}, err
	}
}

// changed hears what happened in the hall. What this window did itself it knows already: only a change that is newer
// than what is in hand makes it read the visit again.
func (p *presenter) changed(changes []queue.Change) {
	for _, c := range changes {
		if c.Kind == queue.EvStaff {
			p.loadStaff()
		}
	}
	if p.visit != nil && !p.jobs.busy() {
		for _, c := range changes {
			if p.newer(c) {
				id := p.visit.Ticket.ID
				p.jobs.add("load", true, func() work { return p.loading(id) })
				break
			}
		}
	}
	p.show()
}

// newer reports whether a change carries a later state of the visit in hand.
func (p *presenter) newer(c queue.Change) bool {
	if c.Ticket != nil && c.Ticket.ID == p.visit.Ticket.ID && c.Ticket.Rev > p.visit.Ticket.Rev {
		return true
	}
	if c.Case == nil || c.Case.Ticket != p.visit.Ticket.ID {
		return false
	}
	for _, k := range p.visit.Cases {
		if k.ID == c.Case.ID {
			return c.Case.Rev > k.Rev
		}
	}
	return true
}

// tick renews what depends on the time. The view redraws only the texts that differ.
func (p *presenter) tick() {
	p.watch()
	p.show()
}

// setWords switches the language; everything that is on screen stays.
func (p *presenter) setWords(w *lang.Words) {
	p.words = w
	p.banner.Text, p.toast.Text = "", "" // they were said in the other language
	p.show()
}

// show draws the whole state. It is cheap: sentences are put together, and the view skips what is the same.
func (p *presenter) show() {
	if p.ctx == nil || p.ctx.Err() != nil {
		return
	}
	p.queue = nil
	p.askWhy()
	if s := p.sheet; s != nil && s.plan != nil && s.plan.before != nil {
		s.plan.before(s)
	}
	p.state = p.render()
	p.apply(p.state)
}

// take puts a visit in hand, or puts it away if it is not at this window any more.
func (p *presenter) take(v queue.Visit) {
	t := v.Ticket
	if t.Window != p.window || t.State != queue.Called && t.State != queue.Serving {
		p.drop()
		return
	}
	fresh := p.visit == nil || p.visit.Ticket.ID != t.ID
	if fresh {
		p.drop()
	}
	p.visit = &v
	for _, c := range v.Cases {
		p.lay(c)
	}
	if fresh {
		p.cur = 0
		p.nextOpen()
		p.loadPerson(t.ID)
		p.loadNotes(t.ID)
	}
}

// lay puts a case on the counter. What the clerk is still checking is not overwritten.
func (p *presenter) lay(c queue.Case) {
	if d, ok := p.desks[c.ID]; ok && d != nil && c.Open() {
		return
	}
	if c.Catalog != p.hall.Catalog().Version() {
		p.layOlder(c)
		return
	}
	it, err := p.hall.Catalog().Item(c.Item)
	if err != nil {
		p.fail(err)
		return
	}
	p.layItem(c, it)
}

// layOlder puts a case on the counter that was opened under an earlier version of the catalog, which is what it is judged
// by. That has to be read; what has changed since is said.
func (p *presenter) layOlder(c queue.Case) {
	p.jobs.add(fmt.Sprint("lay ", c.ID), false, func() work {
		return func(ctx context.Context) (func(), error) {
			it, err := p.hall.ItemOf(ctx, c)
			if err != nil {
				return nil, err
			}
			return func() {
				if p.visit != nil && p.visit.Ticket.ID == c.Ticket {
					p.layItem(c, it)
					p.loadChanges(c)
				}
			}, nil
		}
	})
}

// layItem puts a case on the counter by the rules of an item.
func (p *presenter) layItem(c queue.Case, it *catalog.Item) {
	d, err := newDesk(it, c, p.hall.Today())
	if err != nil {
		p.fail(err)
		return
	}
	if old := p.desks[c.ID]; old != nil {
		d.cursor = min(old.cursor, max(d.rows()-1, 0))
	}
	p.desks[c.ID] = d
}

// put replaces one case of the visit in hand by its new state.
func (p *presenter) put(c queue.Case) {
	if p.visit == nil || p.visit.Ticket.ID != c.Ticket {
		return
	}
	for i := range p.visit.Cases {
		if p.visit.Cases[i].ID == c.ID {
			if c.Precheck == nil {
				c.Precheck = p.visit.Cases[i].Precheck
			}
			p.visit.Cases[i] = c
			return
		}
	}
	p.visit.Cases = append(p.visit.Cases, c)
}

// drop puts the visit away.
func (p *presenter) drop() {
	p.visit, p.cur, p.person, p.notes = nil, 0, queue.Person{}, nil
	clear(p.desks)
	clear(p.changes)
}

// current is the case in hand and its desk.
func (p *presenter) current() (queue.Case, *desk, bool) {
	if p.visit == nil || p.cur >= len(p.visit.Cases) {
		return queue.Case{}, nil, false
	}
	c := p.visit.Cases[p.cur]
	d := p.desks[c.ID]
	return c, d, d != nil
}

// editing is current while the case can still be checked: the missing paper may turn up after the notice.
func (p *presenter) editing() (queue.Case, *desk, bool) {
	c, d, ok := p.current()
	return c, d, ok && (c.Open() || c.State == queue.Incomplete)
}

// deciding is current while a decision is due.
func (p *presenter) deciding() (queue.Case, *desk, bool) {
	c, d, ok := p.current()
	return c, d, ok && c.Open()
}

// undecided is the number of cases without a decision.
func (p *presenter) undecided() int {
	n := 0
	if p.visit != nil {
		for _, c := range p.visit.Cases {
			if c.Open() {
				n++
			}
		}
	}
	return n
}

// nextOpen goes to the first case without a decision, from the present one on.
func (p *presenter) nextOpen() {
	if p.visit == nil {
		return
	}
	n := len(p.visit.Cases)
	for k := range n {
		if i := (p.cur + k) % n; p.visit.Cases[i].Open() {
			p.cur = i
			return
		}
	}
}

// itemName is an item's name in the clerk's language; of an item that the catalog lost, its id.
func (p *presenter) itemName(id string) string {
	if it, err := p.hall.Catalog().Item(id); err == nil {
		return p.words.Text(it.Name)
	}
	return id
}

// fail says an error in words. Nothing that is on screen is lost.
func (p *presenter) fail(err error) { p.warn(p.words.Error(err), Bad) }

// warn shows a banner that stays until the next act.
func (p *presenter) warn(text string, t Tone) {
	p.seq++
	p.banner = Note{Seq: p.seq, Text: text, Tone: t}
	if p.front() != nil { // where there is no room for a banner
		p.toast = p.banner
	}
}

// say shows what was done; it goes by itself.
func (p *presenter) say(text string, t Tone) {
	p.seq++
	p.toast = Note{Seq: p.seq, Text: text, Tone: t}
}

// t is a sentence of this seat.
func (p *presenter) t(key string, args ...lang.Args) string {
	return p.words.T("counter."+key, args...)
}

// here is this window as it stands. The projection may lag behind what this window itself just did.
func (p *presenter) here() queue.Window {
	w, ok := p.live.Window(p.window)
	if p.win != nil && (!ok || p.win.Since.After(w.Since)) {
		return *p.win
	}
	p.win = nil
	if !ok {
		w, _ = p.hall.Setup().Window(p.window)
	}
	return w
}

// text is a catalog text in the clerk's language.
func (p *presenter) text(t catalog.Text) string { return p.words.Text(t) }
