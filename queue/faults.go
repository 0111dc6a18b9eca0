package queue

import "onevisit/catalog/fault"

// Fault codes of this package; the args are named after each. The translations are keyed "fault.<code>".
const (
	CodeIllegal        fault.Code = "queue.illegal"          // label, state, verb, is
	CodeIllegalCase    fault.Code = "queue.illegal_case"     // label, item, state, verb, is
	CodeNoOneWaiting   fault.Code = "queue.no_one_waiting"   // window
	CodeWindowBusy     fault.Code = "queue.window_busy"      // window, label
	CodeWindowNotOpen  fault.Code = "queue.window_not_open"  // window
	CodeUnknownWindow  fault.Code = "queue.unknown_window"   // window
	CodeOtherWindow    fault.Code = "queue.at_other_window"  // label, window
	CodeUnknownTicket  fault.Code = "queue.unknown_ticket"   // none
	CodeUnknownCase    fault.Code = "queue.unknown_case"     // none
	CodeUnknownLine    fault.Code = "queue.unknown_line"     // line
	CodeNoLine         fault.Code = "queue.no_line"          // item
	CodeNoItem         fault.Code = "queue.no_item"          // none
	CodeSameItem       fault.Code = "queue.same_item"        // item
	CodeWrongItem      fault.Code = "queue.wrong_item"       // item, other
	CodeBadPriority    fault.Code = "queue.bad_priority"     // priority
	CodeBadPause       fault.Code = "queue.bad_pause"        // reason
	CodeReasonNeeded   fault.Code = "queue.reason_needed"    // none
	CodeRecallTooSoon  fault.Code = "queue.recall_too_soon"  // seconds
	CodeRecallLimit    fault.Code = "queue.recall_limit"     // n
	CodeUndecided      fault.Code = "queue.undecided"        // label, item
	CodeNotServing     fault.Code = "queue.not_serving"      // label
	CodeNotAcceptable  fault.Code = "queue.not_acceptable"   // item, n
	CodeGapNotPromised fault.Code = "queue.gap_not_promised" // item
	CodeNothingToFix   fault.Code = "queue.nothing_to_fix"   // item
	CodeOtherHall      fault.Code = "queue.other_hall"       // hall
	CodeOtherDay       fault.Code = "queue.other_day"        // day
	CodeNotATicket     fault.Code = "queue.not_a_ticket"     // none
	CodeKeyReused      fault.Code = "queue.key_reused"       // none
	CodeConflict       fault.Code = "queue.conflict"         // none
	CodeClosed         fault.Code = "queue.closed"           // none
	CodeDayClosed      fault.Code = "queue.day_closed"       // day
	CodeLineClosed     fault.Code = "queue.line_closed"      // line (text), hours
	CodeLineFull       fault.Code = "queue.line_full"        // line (text), n
	CodeLiveTicket     fault.Code = "queue.live_ticket"      // label, item
	CodeNoSkill        fault.Code = "queue.no_skill"         // line (text), skill
	CodeBadAppointment fault.Code = "queue.bad_appointment"  // day
	CodeBadCompanions  fault.Code = "queue.bad_companions"   // n, most
	CodeUnknownClerk   fault.Code = "queue.unknown_clerk"    // clerk
	CodeClerkBusy      fault.Code = "queue.clerk_busy"       // clerk, window, label
	CodeNoClerk        fault.Code = "queue.no_clerk"         // none
	CodeNothingToUndo  fault.Code = "queue.nothing_to_undo"  // label
	CodeTooLateToUndo  fault.Code = "queue.too_late_to_undo" // label, seconds
	CodeNoNotice       fault.Code = "queue.no_notice"        // label, item
	CodeBadHold        fault.Code = "queue.bad_hold"         // none
)

// Words for a state inside a sentence, one code per state: "queue.ticket_is_waiting".
const (
	codeTicketIs fault.Code = "queue.ticket_is_"
	codeCaseIs   fault.Code = "queue.case_is_"
)
