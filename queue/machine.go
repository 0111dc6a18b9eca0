package queue

import "onevisit/catalog/fault"

// Verb is something one does to a ticket or a case.
type Verb string

// Verbs of tickets.
const (
	VerbIssue    Verb = "issue"
	VerbCallNext Verb = "call_next"
	VerbCall     Verb = "call"
	VerbRecall   Verb = "recall"
	VerbStart    Verb = "start"
	VerbHold     Verb = "hold"
	VerbResume   Verb = "resume"
	VerbTransfer Verb = "transfer"
	VerbNoShow   Verb = "no_show"
	VerbRestore  Verb = "restore"
	VerbFinish   Verb = "finish"
	VerbCancel   Verb = "cancel"
	VerbExpire   Verb = "expire"
	VerbReprint  Verb = "reprint"
	VerbHelp     Verb = "help"
	VerbReturn   Verb = "return"
	VerbBack     Verb = "send_back"
	VerbRefer    Verb = "refer"
	VerbUndo     Verb = "undo" // goes back to where the last verb came from; see Hall.Undo
)

// Verbs of cases.
const (
	VerbAddCase  Verb = "add_case"
	VerbCheck    Verb = "check"
	VerbAccept   Verb = "accept"
	VerbGap      Verb = "accept_with_gap"
	VerbPledge   Verb = "pledge"
	VerbProcess  Verb = "process"
	VerbNotify   Verb = "notify"
	VerbRefuse   Verb = "refuse"
	VerbPause    Verb = "pause_clock"
	VerbContinue Verb = "resume_clock"
	VerbDone     Verb = "finish_case"
	VerbDeliver  Verb = "deliver"
	VerbWithdraw Verb = "withdraw"

	VerbReceive Verb = "receive"
	VerbRenews  Verb = "renews"
	VerbExtend  Verb = "extend"
	VerbSupply  Verb = "supply"
	VerbPrepare Verb = "prepare"
	VerbSend    Verb = "send"
	VerbBounced Verb = "bounced"
	VerbRemind  Verb = "remind"
	VerbAsk     Verb = "ask_paper"
	VerbCharge  Verb = "charge"

	VerbPledgeKept   Verb = "pledge_kept"
	VerbPledgeBroken Verb = "pledge_broken"

	VerbNumber Verb = "number" // of a paper; changes no state, see Hall.FormNumber
)

// Verbs of windows.
const (
	VerbOpen        Verb = "open_window"
	VerbPauseWindow Verb = "pause_window"
	VerbClose       Verb = "close_window"
	VerbLogin       Verb = "login"
)

// Verbs of the business day.
const (
	VerbOpenDay  Verb = "open_day"
	VerbCloseDay Verb = "close_day"
	VerbSetting  Verb = "change_setting"
	VerbStaff    Verb = "change_staff"
)

// Verbs of whoever watches over clocks.
const (
	VerbBite      Verb = "bite"      // an overdue duty takes effect by a verb of its own
	VerbRecompute Verb = "recompute" // a table of holidays came
	VerbAlarm     Verb = "alarm"
)

// ticketMachine is the whole state machine of a ticket; what is not here is illegal. A serving ticket expires only when
// an earlier day was left open.
var ticketMachine = map[TicketState]map[Verb]TicketState{
	Waiting: {VerbCall: Called, VerbTransfer: Waiting, VerbCancel: Cancelled, VerbExpire: Expired},
	Called: {VerbRecall: Called, VerbStart: Serving, VerbNoShow: NoShow, VerbHold: Held, VerbTransfer: Waiting,
		VerbCancel: Cancelled, VerbExpire: Expired},
	Serving: {VerbHold: Held, VerbTransfer: Waiting, VerbBack: Waiting, VerbFinish: Completed, VerbRefer: Completed,
		VerbCancel: Cancelled, VerbExpire: Expired},
	Held: {VerbResume: Serving, VerbTransfer: Waiting, VerbBack: Waiting, VerbFinish: Completed, VerbRefer: Completed,
		VerbCancel: Cancelled, VerbExpire: Expired},
	NoShow:    {VerbRestore: Waiting, VerbCancel: Cancelled, VerbExpire: Expired},
	Completed: {VerbReturn: Waiting},
	Cancelled: {},
	Expired:   {},
}

// caseMachine is the whole state machine of a case; what is not here is illegal.
var caseMachine = map[CaseState]map[Verb]CaseState{
	Checking: {VerbCheck: Checking, VerbAccept: Accepted, VerbGap: AcceptedWithGap, VerbPledge: Pledged,
		VerbNotify: Incomplete, VerbRefuse: Refused, VerbWithdraw: Withdrawn, VerbReceive: Checking, VerbRenews: Checking,
		VerbAsk: Checking},
	Incomplete:      {VerbCheck: Checking, VerbWithdraw: Withdrawn, VerbAsk: Incomplete},
	Accepted:        {VerbProcess: Processing},
	AcceptedWithGap: {VerbProcess: Processing},
	Pledged:         {VerbProcess: Processing},
	Processing: {VerbPause: Suspended, VerbDone: Done, VerbWithdraw: Withdrawn, VerbExtend: Processing,
		VerbSupply: Processing, VerbRenews: Processing, VerbAsk: Processing, VerbCharge: Processing,
		VerbPledgeKept: Processing, VerbPledgeBroken: Processing},
	Suspended: {VerbContinue: Processing, VerbWithdraw: Withdrawn, VerbExtend: Suspended, VerbSupply: Suspended,
		VerbRenews: Suspended, VerbAsk: Suspended, VerbCharge: Suspended,
		VerbPledgeKept: Suspended, VerbPledgeBroken: Suspended},
	Done: {VerbDeliver: Delivered, VerbSupply: Done, VerbPrepare: Done, VerbSend: Done, VerbBounced: Done,
		VerbRemind: Done, VerbCharge: Done, VerbPledgeKept: Done, VerbPledgeBroken: Done},
	// The end, but for what was promised: it may still come, and is still checked.
	Delivered: {VerbSupply: Delivered, VerbPledgeKept: Delivered, VerbPledgeBroken: Delivered},
	Refused:   {},
	Withdrawn: {},
}

// Next tells the state after a verb and whether the verb is legal in this one.
func (s TicketState) Next(v Verb) (TicketState, bool) {
	to, ok := ticketMachine[s][v]
	return to, ok
}

// Next tells the state after a verb and whether the verb is legal in this one.
func (s CaseState) Next(v Verb) (CaseState, bool) {
	to, ok := caseMachine[s][v]
	return to, ok
}

// next is Next with the fault a person sees.
func (t Ticket) next(v Verb) (TicketState, error) {
	to, ok := t.State.Next(v)
	if !ok {
		return "", t.illegal(v)
	}
	return to, nil
}

// illegal says that the verb is not for a ticket in this state. "is" is the state as a person reads it.
func (t Ticket) illegal(v Verb) error {
	return fault.New(CodeIllegal, fault.Args{"label": t.Label, "state": string(t.State), "verb": string(v),
		"is": fault.New(codeTicketIs+fault.Code(t.State), nil)})
}

func (h *Hall) illegalCase(c Case, v Verb) error {
	return fault.New(CodeIllegalCase, fault.Args{"label": c.Label, "item": h.itemName(c.Item),
		"state": string(c.State), "verb": string(v), "is": fault.New(codeCaseIs+fault.Code(c.State), nil)})
}
