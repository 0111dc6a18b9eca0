package queue

// Kinds of alarms. Overdue clocks, the warning before, a missing or second notice, papers beyond the list and fees
// beyond the standard are triggers of published supervision rules; the others are the law's own timers and the hall's
// housekeeping.
const (
	AlarmOverdue      AlarmKind = "overdue"       // a clock ran past its due time
	AlarmDueSoon      AlarmKind = "due_soon"      // a clock is about to
	AlarmDutySoon     AlarmKind = "duty_soon"     // a statutory timer is about to bite
	AlarmDutyMissed   AlarmKind = "duty_missed"   // it has bitten
	AlarmSecondNotice AlarmKind = "second_notice" // a case got more than its one notice
	AlarmNoNotice     AlarmKind = "no_notice"     // sent away with something missing and no notice
	AlarmBeyondList   AlarmKind = "beyond_list"   // a paper was asked for that the list does not have
	AlarmOverFee      AlarmKind = "over_fee"      // more was charged than the standard says
	AlarmOvernight    AlarmKind = "overnight"     // could be finished on the spot, and was not by closing time (事不过夜)
	AlarmBounced      AlarmKind = "bounced"       // a result came back from the post
	AlarmPausedLong   AlarmKind = "paused_long"   // a window stands still
	AlarmNoTable      AlarmKind = "no_table"      // a year has no table of holidays
	AlarmClockMoved   AlarmKind = "clock_moved"   // the machine's clock was set back or forward
	AlarmLogin        AlarmKind = "login"         // wrong passwords in a row
	AlarmSkipped      AlarmKind = "skipped"       // called before people with an earlier place; allowed, so only told
)

// AlarmKinds are all kinds of alarms.
func AlarmKinds() []AlarmKind {
	return []AlarmKind{AlarmOverdue, AlarmDueSoon, AlarmDutySoon, AlarmDutyMissed, AlarmSecondNotice, AlarmNoNotice,
		AlarmBeyondList, AlarmOverFee, AlarmOvernight, AlarmBounced, AlarmPausedLong, AlarmNoTable, AlarmClockMoved,
		AlarmSkipped, AlarmLogin, AlarmHelp, AlarmCome}
}

// Level is how grave alarms of a kind are.
func (k AlarmKind) Level() AlarmLevel {
	switch k {
	case AlarmOverdue, AlarmDutyMissed, AlarmSecondNotice, AlarmNoNotice, AlarmBeyondList, AlarmOverFee, AlarmClockMoved:
		return AlarmRed
	case AlarmDueSoon, AlarmDutySoon, AlarmPausedLong, AlarmOvernight, AlarmBounced, AlarmNoTable, AlarmLogin, AlarmHelp, AlarmCome:
		return AlarmYellow
	case AlarmSkipped:
	}
	return AlarmInfo
}

// Fact reports an alarm about something that was done and cannot be undone by finishing anything: it is settled when
// somebody has seen it and said what is done about it.
func (k AlarmKind) Fact() bool {
	switch k {
	case AlarmSecondNotice, AlarmNoNotice, AlarmBeyondList, AlarmOverFee, AlarmClockMoved, AlarmLogin:
		return true
	case AlarmOverdue, AlarmDueSoon, AlarmDutySoon, AlarmDutyMissed, AlarmOvernight, AlarmBounced, AlarmPausedLong,
		AlarmNoTable, AlarmSkipped, AlarmHelp, AlarmCome:
	}
	return false
}
