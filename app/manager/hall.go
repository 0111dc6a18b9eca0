package manager

import (
	"context"
	"time"

	"onevisit/app/manager/edit"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/setup"
)

// Hall is what a manager asks of the hall and does in it. *queue.Hall is one.
type Hall interface {
	Setup() *queue.Setup
	Catalog() *catalog.Catalog
	Now() time.Time
	Today() string

	Before(ctx context.Context, day string) (int64, error)
	Journal(ctx context.Context, since int64, limit int) ([]queue.Change, error)
	Read(queue.Case) queue.Reading
	Light(queue.Case) queue.Light

	OpenWindow(context.Context, queue.Act) (queue.Window, error)
	PauseWindow(ctx context.Context, a queue.Act, why string) (queue.Window, error)
	CloseWindow(context.Context, queue.Act) (queue.Window, error)

	BusinessDay(context.Context) (queue.BusinessDay, error)
	OpenDay(context.Context, queue.Act) (queue.BusinessDay, error)
	CloseDay(context.Context, queue.Act) (expired int, err error)

	Acknowledge(ctx context.Context, a queue.Act, alarm int64, remedy string) (queue.Alarm, error)
	Settle(ctx context.Context, a queue.Act, alarm int64, why string) (queue.Alarm, error)
	Note(ctx context.Context, a queue.Act, ticket, id int64, text string) error
	DutyLight(d queue.Duty, now time.Time) queue.Light

	AskHelp(ctx context.Context, a queue.Act, r queue.HelpRequest) (queue.Alarm, error)
	AnswerHelp(ctx context.Context, a queue.Act, call int64, answer queue.HelpAnswer) (queue.Alarm, error)
	EndHelp(ctx context.Context, a queue.Act, call int64) (queue.Alarm, error)

	Stations(context.Context) ([]queue.Station, error)
	Booked(queue.Change) (queue.Booked, bool)
	BookingDays(items ...string) []string
	DaySlots(line, day string) []queue.Slot

	Settings(context.Context) ([]queue.Setting, error)
	ChangeSettings(context.Context, queue.Act, ...queue.SettingChange) error

	Staff(context.Context) ([]queue.Member, error)
	PutMember(ctx context.Context, a queue.Act, m queue.Member, password string) (queue.Member, error)
	Authenticate(ctx context.Context, id, password string) (queue.Member, error)

	edit.Hall // the versions of the catalog
}

// Fields tells what can be set in the hall, with the settings over what its files say.
type Fields func([]queue.Setting) ([]setup.Field, error)

// Live is the projection a manager reads. *queue.Live is one. Its reads are served from memory.
type Live interface {
	Subscribe(func([]queue.Change)) (cancel func())
	Seq() int64
	Stale() bool
	Windows() []queue.Window
	Ticket(id int64) (queue.Ticket, bool)
	Waiting(lines ...string) []queue.Ticket
	WaitingFor(window string) []queue.Ticket
	Running(window string) []queue.Case
	Undated() []queue.Case
	Timers(kinds ...queue.DutyKind) []queue.Timer
	Alarms(told ...queue.Told) []queue.Alarm
	Counts() queue.Counts
	Wait(line string) queue.Wait
	WaitWith(line, window string) queue.Wait
}
