package queue

import "time"

// Kind names what happened. Each is one journal row.
type Kind string

// Events of tickets, cases and windows.
const (
	EvIssue        Kind = "issue"      // 取号
	EvCall         Kind = "call"       // 叫号
	EvRecall       Kind = "recall"     // 重呼
	EvStart        Kind = "start"      // 开始办理
	EvHold         Kind = "hold"       // 挂起
	EvResume       Kind = "resume"     // 恢复
	EvTransfer     Kind = "transfer"   // 转移
	EvNoShow       Kind = "no_show"    // 过号
	EvRestore      Kind = "restore"    // 回呼
	EvFinish       Kind = "finish"     // 完成
	EvCancel       Kind = "cancel"     // 取消
	EvExpire       Kind = "expire"     // 过期
	EvReprint      Kind = "reprint"    // 补打
	EvReturn       Kind = "return"     // 补正后回来
	EvRefer        Kind = "refer"      // 转其他机关
	EvUndo         Kind = "undo"       // 撤销误操作; Why is the kind of what was undone
	EvDayOpen      Kind = "day_open"   // 开馆
	EvDayClose     Kind = "day_close"  // 闭馆
	EvHelp         Kind = "help"       // 请人帮忙
	EvBook         Kind = "book"       // 预约; From the class, To the slot, Why the code's secret, line and items
	EvBookDrop     Kind = "book_drop"  // 取消预约; Why is the number of the row that booked it
	EvDevice       Kind = "device"     // 设备; Why is the device, To how it is
	EvSetting      Kind = "setting"    // 改设置; Why is the path, From and To the values, empty: that of the hall's files
	EvStaff        Kind = "staff"      // 人员变动; Why is the id, From and To the role or "inactive"
	EvWinOpen      Kind = "win_open"   // 窗口开放
	EvWinPause     Kind = "win_pause"  // 暂停服务
	EvWinClose     Kind = "win_close"  // 窗口关闭
	EvCaseAdd      Kind = "case_add"   // 加办事项
	EvCheck        Kind = "check"      // 核验
	EvAccept       Kind = "accept"     // 受理
	EvGap          Kind = "accept_gap" // 容缺受理
	EvPledge       Kind = "pledge"     // 告知承诺
	EvProcess      Kind = "process"    // 办理, follows acceptance in the same act
	EvNotice       Kind = "notice"     // 一次性告知
	EvRefuse       Kind = "refuse"     // 不予受理
	EvPause        Kind = "clock_pause"
	EvContinue     Kind = "clock_resume"
	EvCaseDone     Kind = "case_done"      // 办结
	EvDelivered    Kind = "delivered"      // 送达
	EvWithdraw     Kind = "withdraw"       // 撤回
	EvReceive      Kind = "receive"        // 收件; Why is the receipt's number
	EvRenews       Kind = "renews"         // 延续; Why is the day the licence expires
	EvExtend       Kind = "clock_extend"   // 延长期限; Why is the reason
	EvRecompute    Kind = "clock_computed" // 期限重算: a table of holidays came
	EvSupply       Kind = "supply"         // 容缺补齐
	EvPledgeKept   Kind = "pledge_kept"    // 承诺核查属实
	EvPledgeBroken Kind = "pledge_broken"  // 承诺不实; Why is what was found
	EvPrepare      Kind = "prepare"        // 备好结果; Why is the way
	EvSent         Kind = "sent"           // 寄出; Why is carrier and tracking number
	EvBounced      Kind = "bounced"        // 退回; Why is the reason
	EvRemind       Kind = "remind"         // 提醒领取
	EvAsk          Kind = "ask_paper"      // 另要材料; Why is the paper
	EvCharge       Kind = "charge"         // 收费; Why is the amount in yuan
	EvAlarm        Kind = "alarm"          // 预警; Why is the kind
	EvAlarmUp      Kind = "alarm_up"       // 预警升级; From and To are who was told
	EvAlarmSeen    Kind = "alarm_seen"     // 预警签收
	EvAlarmOver    Kind = "alarm_over"     // 预警解除
	EvPaper        Kind = "paper"          // 出具文书; Why is the series and the number
)

// Change is one journal row as readers get it: what happened, and the new state of what it touched. A projection is
// kept by replacing what a change carries; nobody reads the whole queue again.
//
// A row stays small: the Case of an EvCaseAdd or EvReturn carries both submissions, that of an EvCheck the Desk
// submission, and every other row neither (nil Precheck, Desk.Item empty): then what was known before still holds.
type Change struct {
	Seq    int64     `json:"seq"` // rising without reuse; order by this, not by time
	At     time.Time `json:"at"`
	Day    string    `json:"day"`
	Kind   Kind      `json:"kind"`
	From   string    `json:"from,omitempty"` // state before
	To     string    `json:"to,omitempty"`   // state after
	Why    string    `json:"why,omitempty"`
	Clerk  string    `json:"clerk,omitempty"`
	Window string    `json:"window,omitempty"` // the window that acted

	Ticket    *Ticket `json:"ticket,omitempty"`
	Case      *Case   `json:"case,omitempty"`
	WindowNow *Window `json:"window_now,omitempty"`
	Alarm     *Alarm  `json:"alarm,omitempty"`
}
