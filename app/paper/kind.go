package paper

import "onevisit/queue"

// Kind names a form. Its template is templates/<kind>.yaml.
type Kind string

// The forms of the hall.
const (
	Notice     Kind = "notice"     // 一次性告知书, which is also the 补正材料通知书
	Acceptance Kind = "acceptance" // 受理通知书
	Gap        Kind = "gap"        // 容缺受理通知书 with 承诺书
	Pledge     Kind = "pledge"     // 告知承诺书: a promise in place of proof, another paper than Gap
	Refusal    Kind = "refusal"    // 不予受理决定书
	Receipt    Kind = "receipt"    // 收件凭证
	Extension  Kind = "extension"  // 延长期限告知书: 行政许可法 art. 42
	Special    Kind = "special"    // 特别程序告知书: 行政许可法 art. 45
	Withdrawal Kind = "withdrawal" // 撤回 / 退件单
	Delivery   Kind = "delivery"   // 送达回证
	TakeHome   Kind = "takehome"   // 材料清单: advice of the kiosk, no legal document
)

// Kinds are all forms.
func Kinds() []Kind {
	return []Kind{Notice, Acceptance, Gap, Pledge, Refusal, Receipt, Extension, Special, Withdrawal, Delivery, TakeHome}
}

// Series names the running number that a form's number is drawn from; "" if it has none of its own. The three ways of
// accepting share one: a case is accepted once. The series also shows in the printed number (受, 容, 告 …), so that two
// papers never carry the same one.
func (k Kind) Series() queue.Series {
	switch k {
	case Acceptance, Gap, Pledge:
		return queue.SeriesAccept
	case Notice:
		return queue.SeriesNotice
	case Refusal:
		return queue.SeriesRefusal
	case Receipt:
		return queue.SeriesReceipt
	case Extension:
		return queue.SeriesExtension
	case Special:
		return queue.SeriesSpecial
	case Withdrawal:
		return queue.SeriesWithdrawal
	case Delivery:
		return queue.SeriesDelivery
	case TakeHome:
	}
	return ""
}
