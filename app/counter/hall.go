package counter

import (
	"context"
	"time"

	"onevisit/catalog"
	"onevisit/catalog/version"
	"onevisit/queue"
)

// Hall is what a counter does in the hall. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string

	OpenWindow(context.Context, queue.Act) (queue.Window, error)
	PauseWindow(ctx context.Context, a queue.Act, why string) (queue.Window, error)

	CallNext(context.Context, queue.Act) (queue.Visit, error)
	CallTicket(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Recall(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Start(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Resume(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Move(ctx context.Context, a queue.Act, ticket int64, to queue.Transfer) (queue.Visit, error)
	MarkNoShow(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Restore(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Finish(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Reprint(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	HoldFor(ctx context.Context, a queue.Act, ticket int64, why string, limit time.Duration) (queue.Visit, error)
	Refer(ctx context.Context, a queue.Act, ticket int64, office catalog.Text, why string) (queue.Visit, error)
	Cancel(ctx context.Context, a queue.Act, ticket int64, why string) (queue.Visit, error)
	Login(context.Context, queue.Act) (queue.Window, error)
	Staff(context.Context) ([]queue.Member, error)
	Undo(ctx context.Context, a queue.Act, ticket int64) (queue.Visit, error)
	Return(ctx context.Context, a queue.Act, id int64) (queue.Visit, error)

	AddCase(ctx context.Context, a queue.Act, ticket int64, item string) (queue.Case, error)
	Check(ctx context.Context, a queue.Act, id int64, s catalog.Submission) (queue.Case, catalog.Verdict, error)
	Accept(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Notify(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Refuse(ctx context.Context, a queue.Act, id int64, reason string) (queue.Case, error)
	Pause(ctx context.Context, a queue.Act, id int64, p queue.Pause) (queue.Case, error)
	Extend(ctx context.Context, a queue.Act, id int64, e queue.Extension) (queue.Case, error)
	ResumeClock(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	FinishCase(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Receive(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Renews(ctx context.Context, a queue.Act, id int64, expires string) (queue.Case, error)
	Supply(ctx context.Context, a queue.Act, id int64, materials ...string) (queue.Case, error)
	FindPerson(ctx context.Context, idNumber string) ([]queue.Visit, error)
	AskPaper(ctx context.Context, a queue.Act, id int64, paper string) (queue.Case, error)
	Charge(ctx context.Context, a queue.Act, id int64, amount string) (queue.Case, error)
	BadPromises(ctx context.Context, ticket int64) ([]queue.Case, error)
	KeepPledge(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	BreakPledge(ctx context.Context, a queue.Act, id int64, b queue.PledgeBroken) (queue.Case, error)
	Withdraw(ctx context.Context, a queue.Act, id int64, why string) (queue.Case, error)
	Prepare(ctx context.Context, a queue.Act, id int64, way queue.Way, form string) (queue.Case, error)
	Send(ctx context.Context, a queue.Act, id int64, carrier, tracking string) (queue.Case, error)
	Bounced(ctx context.Context, a queue.Act, id int64, why string) (queue.Case, error)
	Remind(ctx context.Context, a queue.Act, id int64) (queue.Case, error)
	Sign(ctx context.Context, a queue.Act, id int64, by queue.Signatory) (queue.Case, error)
	FormNumber(ctx context.Context, a queue.Act, id int64, series queue.Series, turn int) (string, error)

	// Note writes a note on a ticket, and on one of its cases if id is not 0.
	Note(ctx context.Context, a queue.Act, ticket, id int64, text string) error
	KeepPerson(ctx context.Context, a queue.Act, ticket int64, who queue.Person) error
	MaskedPersonOf(ctx context.Context, ticket int64) (queue.Person, bool, error)
	ItemOf(context.Context, queue.Case) (*catalog.Item, error)
	RulesSince(context.Context, queue.Case) (version.ItemChange, bool, error)

	Visit(ctx context.Context, ticket int64) (queue.Visit, error)
	History(ctx context.Context, ticket int64) ([]queue.Change, error)
	Scan(ctx context.Context, text string) (queue.Visit, error)
	ScanAnyDay(ctx context.Context, text string) (queue.Visit, error)
	Why(ctx context.Context, ticket int64) (queue.Reason, error)

	AskHelp(context.Context, queue.Act, queue.HelpRequest) (queue.Alarm, error)
	AnswerHelp(ctx context.Context, a queue.Act, call int64, answer queue.HelpAnswer) (queue.Alarm, error)
	EndHelp(ctx context.Context, a queue.Act, call int64) (queue.Alarm, error)
	Acknowledge(ctx context.Context, a queue.Act, alarm int64, remedy string) (queue.Alarm, error)

	Read(queue.Case) queue.Reading
	DutyLight(d queue.Duty, now time.Time) queue.Light
	Elapsed(queue.Case) time.Duration
	Left(queue.Case) time.Duration
	Light(queue.Case) queue.Light
}

// Live is the projection a counter reads. *queue.Live is one. Its reads are served from memory.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Stale() bool
	Window(id string) (queue.Window, bool)
	Ticket(id int64) (queue.Ticket, bool)
	Waiting(lines ...string) []queue.Ticket
	WaitingFor(window string) []queue.Ticket
	HeldBy(window string) []queue.Ticket
	Windows() []queue.Window
	Case(id int64) (queue.Case, bool)
	Running(window string) []queue.Case
	Cases() []queue.Case
	Alarms(told ...queue.Told) []queue.Alarm
	CallsFor(window string) []queue.Alarm
	CallsOf(window string) []queue.Alarm
	Timers(kinds ...queue.DutyKind) []queue.Timer
}

// Paper prints what the applicant takes along and keeps a file of it. Each returns where the file lies; with an error
// and a path the printer failed but the file is kept.
type Paper interface {
	// Ticket prints the ticket; reprint marks the copy.
	Ticket(ctx context.Context, v queue.Visit, reprint bool) (path string, err error)
	// Acceptance prints the receipt of an accepted case.
	Acceptance(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Gap prints the receipt with the applicant's written promise (容缺受理, 告知承诺).
	Gap(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Notice prints the one-time notice.
	Notice(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// Refusal prints the written refusal.
	Refusal(ctx context.Context, v queue.Visit, c queue.Case, verdict catalog.Verdict) (path string, err error)
	// More prints one of the other papers of a case, under the number that it carries.
	More(ctx context.Context, m More) (path string, err error)
}
