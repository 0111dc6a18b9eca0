package queue

import (
	"cmp"
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"

	"onevisit/catalog/fault"
)

// Kinds of alarms that colleagues raise to each other. They are told like other alarms, and settled when somebody comes.
const (
	// AlarmHelp is a window that asks for help: its Window asks, the manager and every other window are told.
	AlarmHelp AlarmKind = "help"
	// AlarmCome asks one window: its clerk is to come to Detail.Place, or, where that is the window itself, to open it.
	AlarmCome AlarmKind = "come"
)

// Calls reports whether an alarm of this kind is a call for a colleague, and not something that the monitoring noticed.
func (k AlarmKind) Calls() bool { return k == AlarmHelp || k == AlarmCome }

// HelpLength is how long the reason of a call may be, in characters: it has to fit into one line of a screen.
const HelpLength = 60

// HelpRequest is a call for a colleague (请同事协助).
type HelpRequest struct {
	// To is the window that is asked; empty: the manager and every other window, the first who takes it comes.
	To string
	// Place is the window to come to; empty: the acting window, or, for a manager who has none, To itself, which is to open.
	Place string
	// Reason is one of the offered reasons; the reader's screen says it in the reader's language.
	Reason HelpReason
	// Count and Line go with a reason that tells how many people wait, and in which line.
	Count int
	Line  string
	// Why is the reason in the words of whoever asks, for example "大件材料，请帮忙核对"; it goes before Reason.
	Why string
	// Ticket is the visit in hand, if the call is about one.
	Ticket int64
}

// HelpReason is one of the reasons that are offered for a call. The translations are keyed "help.reason.<reason>".
type HelpReason string

// Reasons of a counter, and, from HelpWaiting on, of a manager.
const (
	HelpPapers   HelpReason = "papers"   // 材料多，帮忙核对
	HelpUnsure   HelpReason = "unsure"   // 拿不准，请看一下
	HelpUpset    HelpReason = "upset"    // 群众情绪激动
	HelpDevice   HelpReason = "device"   // 系统或设备故障
	HelpLanguage HelpReason = "language" // 需要手语或外语
	HelpDecision HelpReason = "decision" // 需要主管决定
	HelpWaiting  HelpReason = "waiting"  // Count people wait at the window to come to
	HelpQueue    HelpReason = "line"     // Count people wait in Line
	HelpBack     HelpReason = "back"     // Count people wait at a window whose clerk is away
)

// HelpReasons are what a counter offers, in the order in which it offers them.
func HelpReasons() []HelpReason {
	return []HelpReason{HelpPapers, HelpUnsure, HelpUpset, HelpDevice, HelpLanguage, HelpDecision}
}

// Known reports a reason that this program offers.
func (r HelpReason) Known() bool {
	return slices.Contains(HelpReasons(), r) || r == HelpWaiting || r == HelpQueue || r == HelpBack
}

// HelpAnswer is what a colleague answers to a call.
type HelpAnswer string

// Answers. The translations are keyed "help.answer.<answer>".
const (
	HelpComing HelpAnswer = "coming" // 马上到
	HelpLater  HelpAnswer = "later"  // 办完这位就来
	HelpCannot HelpAnswer = "cannot" // 来不了: the call goes on to the manager
)

// Faults of calls for a colleague.
const (
	CodeHelpSelf   fault.Code = "queue.help_self"   // window
	CodeHelpOthers fault.Code = "queue.help_others" // window
	CodeHelpLong   fault.Code = "queue.help_long"   // most
	CodeHelpAnswer fault.Code = "queue.help_answer" // answer
	CodeHelpReason fault.Code = "queue.help_reason" // reason
	CodeNotACall   fault.Code = "queue.not_a_call"  // none
)

// AskHelp calls a colleague: a journal row EvHelp with the alarm that stays open until somebody answers (AnswerHelp) or
// whoever asked takes it back (EndHelp). Who has asked the same colleague for the same place already gets that call back
// and no second one. CodeUnknownWindow, CodeHelpSelf for a window that asks itself, CodeHelpLong,
// CodeHelpReason.
func (h *Hall) AskHelp(ctx context.Context, a Act, q HelpRequest) (Alarm, error) {
	q.Why = strings.Join(strings.Fields(q.Why), " ")
	if q.Why != "" {
		q.Reason, q.Count, q.Line = "", 0, ""
	}
	if q.Place == "" {
		q.Place = a.Window
	}
	if q.Place == "" {
		q.Place = q.To
	}
	return h.helpVerb(ctx, a, func(s *step) (Alarm, error) {
		if err := s.mayAsk(q); err != nil {
			return Alarm{}, err
		}
		open, err := s.Alarms(s.now)
		if err != nil {
			return Alarm{}, err
		}
		for _, n := range open {
			if n.Open() && n.Kind.Calls() && n.Asked() == a.Window && n.To() == q.To && n.Detail.Place == q.Place {
				return n, nil
			}
		}
		n := Alarm{Key: s.helpKey(q), Kind: AlarmHelp, Level: AlarmHelp.Level(), At: s.now, Ticket: q.Ticket, Window: a.Window, Clerk: a.Clerk,
			Detail: AlarmDetail{Place: q.Place, Why: q.Why, Reason: q.Reason, N: q.Count, Line: q.Line, From: a.Window}, Steps: []AlarmStep{{To: ToldManager, At: s.now}}}
		if q.To != "" {
			n.Kind, n.Level, n.Window, n.Steps[0].To = AlarmCome, AlarmCome.Level(), q.To, ToldClerk
		}
		if q.Ticket != 0 {
			t, err := s.Ticket(q.Ticket)
			if err != nil {
				return Alarm{}, err
			}
			n.Detail.Label = t.Label
		}
		return s.putAlarm(n, EvHelp, "", string(n.Steps[0].To), cmp.Or(q.Why, string(q.Reason)))
	})
}

// mayAsk checks the windows and the reason of a call.
func (s *step) mayAsk(q HelpRequest) error {
	for _, id := range []string{q.To, q.Place} {
		if _, ok := s.h.Setup().Window(id); id != "" && !ok {
			return fault.New(CodeUnknownWindow, fault.Args{"window": id})
		}
	}
	switch {
	case q.Place == "", q.To != "" && q.To == s.act.Window: // a manager has to say who is to come, and nobody calls himself
		return fault.New(CodeHelpSelf, fault.Args{"window": s.act.Window})
	case len([]rune(q.Why)) > HelpLength:
		return fault.New(CodeHelpLong, fault.Args{"most": HelpLength})
	case q.Reason != "" && !q.Reason.Known():
		return fault.New(CodeHelpReason, fault.Args{"reason": string(q.Reason)})
	}
	return nil
}

// AnswerHelp answers a call. Who comes, at once or after the visit in hand, settles it: it goes from every other screen,
// and whoever asked sees who comes. Who cannot passes a call on to the manager; where the manager was told already nothing
// changes. The answering window or, for one without a window, the clerk stays on the call (Alarm.Told).
// CodeUnknownAlarm, CodeAlarmOver if another one was faster, CodeNotACall, CodeHelpAnswer, CodeHelpOthers for a window that
// was not asked.
func (h *Hall) AnswerHelp(ctx context.Context, a Act, call int64, answer HelpAnswer) (Alarm, error) {
	return h.openCall(ctx, a, call, func(s *step, n Alarm) (Alarm, error) {
		asked := n.Told().To == ToldManager || n.Window == a.Window
		switch {
		case a.Window != "" && a.Window == n.Asked():
			return n, fault.New(CodeHelpSelf, fault.Args{"window": a.Window})
		case a.Window != "" && !asked:
			return n, fault.New(CodeHelpOthers, fault.Args{"window": n.Window})
		}
		n.Steps = slices.Clone(n.Steps)
		last := &n.Steps[len(n.Steps)-1]
		from := string(last.To)
		switch answer {
		case HelpComing, HelpLater:
			last.Seen, last.By, last.Remedy, n.Detail.Helper = s.now, a.Clerk, string(answer), a.Window
			n.Over = s.now
			return s.putAlarm(n, EvAlarmOver, from, "", string(answer))
		case HelpCannot:
			if last.To != ToldClerk {
				return n, nil
			}
			last.Seen, last.By, last.Remedy = s.now, a.Clerk, string(answer)
			n.Steps = append(n.Steps, AlarmStep{To: ToldManager, At: s.now})
			return s.putAlarm(n, EvAlarmUp, from, string(ToldManager), string(answer))
		}
		return n, fault.New(CodeHelpAnswer, fault.Args{"answer": string(answer)})
	})
}

// Why a call was settled without an answer.
const whyHelpEnded = "taken_back"

// EndHelp takes a call back, which the window that asked can and every manager. CodeUnknownAlarm, CodeNotACall,
// CodeHelpOthers for the call of another window. One that is over stays as it is.
func (h *Hall) EndHelp(ctx context.Context, a Act, call int64) (Alarm, error) {
	n, err := h.openCall(ctx, a, call, func(s *step, n Alarm) (Alarm, error) {
		if a.Window != "" && a.Window != n.Asked() {
			return n, fault.New(CodeHelpOthers, fault.Args{"window": n.Asked()})
		}
		n.Over = s.now
		return s.putAlarm(n, EvAlarmOver, string(n.Told().To), "", whyHelpEnded)
	})
	if fault.Has(err, CodeAlarmOver) {
		return h.Alarm(ctx, call)
	}
	return n, err
}

func (h *Hall) openCall(ctx context.Context, a Act, id int64, f func(*step, Alarm) (Alarm, error)) (Alarm, error) {
	return h.openAlarm(ctx, a, id, func(s *step, n Alarm) (Alarm, error) {
		if !n.Kind.Calls() {
			return n, fault.New(CodeNotACall, nil)
		}
		return f(s, n)
	})
}

// helpVerb runs AskHelp; a repeated press reads the call that the first one made.
func (h *Hall) helpVerb(ctx context.Context, a Act, f func(*step) (Alarm, error)) (Alarm, error) {
	var n Alarm
	err := h.do(ctx, a, VerbHelp, func(s *step) (Deed, error) {
		var err error
		n, err = f(s)
		return Deed{Ticket: n.Ticket, Case: n.ID}, err // the deed of a call keeps its alarm where others keep their case
	})
	if known := (errKnown{}); errors.As(err, &known) {
		return h.Alarm(ctx, known.deed.Case)
	}
	return h.localAlarm(n), err
}

// helpKey tells one call from another: by the press that made it, else by who asked whom, and when.
func (s *step) helpKey(q HelpRequest) string {
	by := []string{string(AlarmHelp), s.act.Key}
	if s.act.Key == "" {
		by = []string{string(AlarmHelp), s.act.Window, q.To, q.Place, strconv.FormatInt(s.now.UnixMicro(), 10)}
	}
	return strings.Join(by, "/")
}
