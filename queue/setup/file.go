// Package setup reads a hall's folder, hall.yaml and workdays/*.yaml, and says every fault in it at once with its place.
package setup

import (
	"time"

	"onevisit/catalog"
	"onevisit/queue"
)

// hallFile is hall.yaml as it is written. A pointer is a key that may be left out.
type hallFile struct {
	ID       string       `yaml:"id"`
	Name     catalog.Text `yaml:"name"`
	Sample   bool         `yaml:"sample"`
	Caution  catalog.Text `yaml:"caution"`
	Zone     string       `yaml:"zone"`
	Address  catalog.Text `yaml:"address"`
	Phone    string       `yaml:"phone"`
	Complain string       `yaml:"complain"`
	Page     string       `yaml:"page"`
	Lines    []lineFile   `yaml:"lines"`
	Windows  []windowFile `yaml:"windows"`
	Skills   []skillFile  `yaml:"skills"`
	Hours    hoursFile    `yaml:"hours"`
	Pattern  string       `yaml:"workday_pattern"`
	Rules    rulesFile    `yaml:"rules"`
	Where    string       `yaml:",where"`

	Procedures []procedureFile `yaml:"procedures"`
	Notices    []noticeFile    `yaml:"notices"`
	Languages  []string        `yaml:"languages"`
	Forms      formsFile       `yaml:"forms"`
	Devices    devicesFile     `yaml:"devices"`
}

// formsFile is what forms say of the hall; what is left out is what hall.yaml says at its top.
type formsFile struct {
	Name     catalog.Text `yaml:"name"`
	Seal     catalog.Text `yaml:"seal"`
	Address  catalog.Text `yaml:"address"`
	Phone    string       `yaml:"phone"`
	Complain string       `yaml:"complain"`
	Footer   catalog.Text `yaml:"footer"`
	Where    string       `yaml:",where"`
}

// devicesFile is what the machines of the hall have unless one of them says otherwise (station.yaml).
type devicesFile struct {
	Tickets  string  `yaml:"tickets"`
	Dots     *string `yaml:"dots"`
	Forms    string  `yaml:"forms"`
	Contrast *string `yaml:"contrast"`
	AskID    *bool   `yaml:"ask_id"`
	Where    string  `yaml:",where"`
}

// noticeFile is a notice that boards show. Without an id it goes by its place in the list: 1, 2 …
type noticeFile struct {
	ID    string       `yaml:"id"`
	Text  catalog.Text `yaml:"text"`
	Where string       `yaml:",where"`
}

type procedureFile struct {
	ID    string       `yaml:"id"`
	Name  catalog.Text `yaml:"name"`
	Basis catalog.Text `yaml:"basis"`
	Where string       `yaml:",where"`
}

type lineFile struct {
	ID          string        `yaml:"id"`
	Name        catalog.Text  `yaml:"name"`
	Departments []string      `yaml:"departments"`
	Target      time.Duration `yaml:"target"`
	Service     time.Duration `yaml:"service"`
	Cap         int           `yaml:"cap"`
	Tickets     []string      `yaml:"tickets"`
	Hours       hoursFile     `yaml:"hours"`
	Where       string        `yaml:",where"`
}

type skillFile struct {
	ID    string       `yaml:"id"`
	Name  catalog.Text `yaml:"name"`
	Items []string     `yaml:"items"`
	Where string       `yaml:",where"`
}

type windowFile struct {
	ID     string                   `yaml:"id"`
	Name   catalog.Text             `yaml:"name"`
	Lines  []string                 `yaml:"lines"`
	Skills []string                 `yaml:"skills"`
	Lead   map[string]time.Duration `yaml:"lead"`
	Where  string                   `yaml:",where"`
}

// hoursFile names the weekdays, so that a misspelt one is an unknown key and not a closed day.
type hoursFile struct {
	Mon   []string `yaml:"mon"`
	Tue   []string `yaml:"tue"`
	Wed   []string `yaml:"wed"`
	Thu   []string `yaml:"thu"`
	Fri   []string `yaml:"fri"`
	Sat   []string `yaml:"sat"`
	Sun   []string `yaml:"sun"`
	Where string   `yaml:",where"`
}

func (h hoursFile) week() map[time.Weekday][]string {
	return map[time.Weekday][]string{
		time.Monday: h.Mon, time.Tuesday: h.Tue, time.Wednesday: h.Wed, time.Thursday: h.Thu, time.Friday: h.Fri,
		time.Saturday: h.Sat, time.Sunday: h.Sun,
	}
}

type rulesFile struct {
	HeadStart      map[queue.Priority]time.Duration `yaml:"head_start"`
	MaxCalls       *int                             `yaml:"max_calls"`
	RecallInterval *time.Duration                   `yaml:"recall_interval"`
	AutoNoShow     *time.Duration                   `yaml:"auto_no_show"`
	RestorePlace   *string                          `yaml:"restore_place"`
	RestoreAfter   *int                             `yaml:"restore_after"`
	RestoreGrace   *time.Duration                   `yaml:"restore_grace"`
	HoldLimit      *time.Duration                   `yaml:"hold_limit"`
	UndoWithin     *time.Duration                   `yaml:"undo_within"`
	PauseRehome    *bool                            `yaml:"pause_rehome"`
	ReturnTo       *string                          `yaml:"return_to"`
	Order          *string                          `yaml:"order"`
	Ratio          *int                             `yaml:"ratio"`
	Early          *time.Duration                   `yaml:"appointment_early"`
	Late           *time.Duration                   `yaml:"appointment_late"`
	Slot           *time.Duration                   `yaml:"appointment_slot"`
	Days           *int                             `yaml:"appointment_days"`
	ClockStart     *string                          `yaml:"clock_start"`
	OneHourYellow  *time.Duration                   `yaml:"one_hour_yellow"`
	DueYellow      *int                             `yaml:"due_yellow"`
	CorrectionDays *int                             `yaml:"correction_days"`
	Effect         *string                          `yaml:"correction_effect"`
	CorrectionLate *string                          `yaml:"correction_late"`
	GapLate        *string                          `yaml:"gap_late"`
	SilenceDays    *int                             `yaml:"silence_days"`
	HandoverDays   *int                             `yaml:"handover_days"`
	ExtendDays     *int                             `yaml:"extend_days"`
	PickupDays     *int                             `yaml:"pickup_days"`
	PledgeDays     *int                             `yaml:"pledge_days"`
	DutyYellow     *int                             `yaml:"duty_yellow"`
	Manager        *time.Duration                   `yaml:"escalate_manager"`
	Supervision    *time.Duration                   `yaml:"escalate_supervision"`
	Unsettled      *time.Duration                   `yaml:"escalate_unsettled"`
	PausedLong     *time.Duration                   `yaml:"paused_long"`
	TableMonth     *int                             `yaml:"table_month"`
	ClockDrift     *time.Duration                   `yaml:"clock_drift"`
	KeepPersons    *int                             `yaml:"keep_persons"`
	KeepOpen       *int                             `yaml:"keep_open_persons"`
	Where          string                           `yaml:",where"`
}

// yearFile is workdays/YYYY.yaml as it is written.
type yearFile struct {
	Year   int       `yaml:"year"`
	Source string    `yaml:"source"`
	Off    []dayFile `yaml:"off"`
	Work   []dayFile `yaml:"work"`
	Where  string    `yaml:",where"`
}

type dayFile struct {
	Date  string       `yaml:"date"`
	Name  catalog.Text `yaml:"name"`
	Where string       `yaml:",where"`
}
