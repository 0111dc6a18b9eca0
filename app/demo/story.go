package demo

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"

	"onevisit/app/door"
	"onevisit/app/lang"
	"onevisit/app/look"
	"onevisit/catalog"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// Item is the item of the story: one-hour, with a question, a one-of set, a paper that may follow and one that the hall
// obtains itself.
const Item = "gjj-tuixiu"

// Stage is what the story plays on: the four windows of one process on one hall.
type Stage struct {
	Hall    *queue.Hall
	Live    *queue.Live
	Runner  look.Runner
	Windows map[string]fyne.Window // counter, kiosk, board, manager
	Window  string                 // the counter's window
	// Busy tells whether a seat works in the background; the named one's own work counts too. Asked where the screen may
	// be touched.
	Busy  func(seat string) bool
	Words func(lang.Language) // switches every seat; called where the screen may be touched
	// Door opens the front door in a window, as on a machine that nobody has set up; called where the screen may be touched.
	Door func(door.Place) (*door.Door, fyne.Window)
	Say  func(step int, what string)
	Out  string // folder for the pictures and story.json
}

// Report is what happened, as story.json.
type Report struct {
	Day      string   `json:"day"`
	Steps    []Step   `json:"steps"`
	Tickets  []string `json:"tickets"`
	Accepted []string `json:"accepted"` // acceptance numbers
	Notices  []string `json:"notices"`
	Pictures []string `json:"pictures"`
	Seconds  float64  `json:"seconds"`
}

// Step is one step of the story.
type Step struct {
	N    int       `json:"n"`
	What string    `json:"what"`
	At   time.Time `json:"at"` // in the hall
}

// teller tells the story.
type teller struct {
	Stage
	hands  *hands
	words  *lang.Words
	report Report
	ctx    context.Context //nolint:containedctx // the life of one story
}

// Run plays the story and writes the pictures and the report. It must not be called where the screen is touched.
func Run(ctx context.Context, s Stage) (Report, error) {
	started := time.Now()
	t := &teller{Stage: s, ctx: ctx, hands: &hands{run: s.Runner, ctx: ctx, busy: s.Busy},
		report: Report{Day: s.Hall.Today()}}
	if err := os.MkdirAll(s.Out, 0o755); err != nil { //nolint:gosec // pictures for everybody
		return t.report, fault.Wrap(err, CodeStep, fault.Args{"step": 0, "what": s.Out})
	}
	if err := Appoint(ctx, s.Hall, s.Window); err != nil {
		return t.report, fault.Wrap(err, CodeStep, fault.Args{"step": 0, "what": err.Error()})
	}
	for _, l := range []lang.Language{lang.ZH, lang.EN} {
		if err := t.tell(l); err != nil {
			t.lastSight()
			return t.report, fault.Wrap(err, CodeStep, fault.Args{"step": len(t.report.Steps), "what": err.Error()})
		}
	}
	t.report.Seconds = time.Since(started).Seconds()
	return t.report, t.write()
}

// lastSight takes a picture of every window as it was when a step did not work.
func (t *teller) lastSight() {
	for seat, w := range t.Windows {
		_ = t.hands.do(func() { _ = look.SavePNG(filepath.Join(t.Out, "failed-"+seat+".png"), w.Canvas().Capture()) })
	}
}

func (t *teller) write() error {
	out, err := json.MarshalIndent(t.report, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(t.Out, "story.json"), append(out, '\n'), 0o644) //nolint:gosec // for everybody
}

// step notes what comes next.
func (t *teller) step(key string, args ...lang.Args) {
	what := t.words.T("demo."+key, args...)
	n := len(t.report.Steps) + 1
	t.report.Steps = append(t.report.Steps, Step{N: n, What: what, At: t.Hall.Now()})
	if t.Say != nil {
		t.Say(n, what)
	}
}

// shoot takes the picture of a seat.
func (t *teller) shoot(seat, name string) error {
	file := fmt.Sprintf("%s-%s-%s.png", string(t.words.Language())[:2], seat, name)
	if err := t.hands.shoot(seat, t.Windows[seat], filepath.Join(t.Out, file)); err != nil {
		return err
	}
	t.report.Pictures = append(t.report.Pictures, file)
	return nil
}

// tell tells the whole story in one language: a machine is set up; a person checks at the kiosk, comes without a paper,
// fetches it, takes a ticket, is called, served and accepted; another books for tomorrow; the next one gets the one notice
// that lists everything and comes back with it; the manager looks at it all.
func (t *teller) tell(l lang.Language) error {
	t.words = lang.For(l)
	if err := t.hands.do(func() { t.Stage.Words(l) }); err != nil {
		return err
	}
	for _, part := range []func() error{t.opening, t.frontDoor, t.checkIncomplete, t.bookLater, t.takeTicket, t.called, t.served,
		t.nextOne, t.comesBack, t.management, t.overview} {
		if err := part(); err != nil {
			return err
		}
	}
	return nil
}

// opening shows every seat as the morning left it, and opens the counter's window.
func (t *teller) opening() error {
	t.step("opening", lang.Args{"time": t.Hall.Now().Format("15:04")})
	for _, seat := range []string{"kiosk", "board", "manager"} {
		if err := t.shoot(seat, "1-start"); err != nil {
			return err
		}
	}
	return nil
}

// ready brings the counter to rest: open, and nobody at it. Who is there from the morning is put aside to fill in a form.
func (t *teller) ready() error {
	act := queue.Act{Window: t.Stage.Window, Clerk: "12"}
	w, ok := t.Live.Window(t.Stage.Window)
	if !ok || w.State != queue.WindowOpen {
		if _, err := t.Hall.OpenWindow(t.ctx, act); err != nil {
			return err
		}
	}
	if w.Ticket == 0 {
		return nil
	}
	v, err := t.Hall.Visit(t.ctx, w.Ticket)
	if err != nil {
		return err
	}
	if v.Ticket.State == queue.Called {
		if _, err := t.Hall.Start(t.ctx, act, v.Ticket.ID); err != nil {
			return err
		}
	}
	if _, err := t.Hall.Hold(t.ctx, act, v.Ticket.ID, t.words.T("simulate.why.form")); err != nil {
		return err
	}
	if err := t.hands.until("a free window", func() bool {
		w, _ := t.Live.Window(t.Stage.Window)
		return w.Ticket == 0
	}); err != nil {
		return err
	}
	return t.hands.settle()
}

// visitOf reads a visit again.
func (t *teller) visitOf(ticket int64) (queue.Visit, error) { return t.Hall.Visit(t.ctx, ticket) }

// item is the item of the story.
func (t *teller) item() (*catalog.Item, error) { return t.Hall.Catalog().Item(Item) }
