// Package catalog is what the hall offers and what each item needs: items, situations, materials, and the check that
// says at once and completely what is missing. It is pure: no database, no screen, no wall clock.
package catalog

// Text is a word or sentence in Chinese with an optional English version.
type Text struct {
	ZH string `json:"zh"`
	EN string `json:"en,omitempty"`
}

// In returns the text in the language ("en" or anything else for Chinese). Without an English version it is Chinese:
// a name of an item is never invented.
func (t Text) In(language string) string {
	if language == "en" && t.EN != "" {
		return t.EN
	}
	return t.ZH
}

// Kind tells how an item is finished (办件类型).
type Kind string

// The kinds of DESIGN's word list. KindUnstated is what the source does not say.
const (
	KindUnstated  Kind = ""
	KindImmediate Kind = "immediate" // 即办件: on the spot
	KindPromised  Kind = "promised"  // 承诺件: within a promised time
)

// Unit is the unit of a time limit. It is always written, never assumed: other laws' 日 are calendar days.
type Unit string

// Units of time limits.
const (
	UnitMinutes  Unit = "minutes" // minutes of office time
	UnitWorkdays Unit = "workdays"
	UnitDays     Unit = "days"   // calendar days
	UnitMonths   Unit = "months" // calendar months; only for how long ago a paper may have been issued
)

// Limit is a length of time with its unit. The zero Limit means "not stated".
type Limit struct {
	N    int  `json:"n,omitempty"`
	Unit Unit `json:"unit,omitempty"`
}

// Stated reports whether the source gives this limit.
func (l Limit) Stated() bool { return l.Unit != "" }

// Limits are the two limits of an item: what the law allows (法定时限) and what the hall promises (承诺时限).
type Limits struct {
	Statutory Limit `json:"statutory,omitzero"`
	Promised  Limit `json:"promised,omitzero"`
	// Handling is a limit that the source states without saying which of the two it is.
	Handling Limit `json:"handling,omitzero"`
}

// AgentPolicy tells whether somebody else may come in the applicant's place (委托代办).
type AgentPolicy string

// Agent policies.
const (
	AgentUnstated  AgentPolicy = ""
	AgentAllowed   AgentPolicy = "allowed"
	AgentRelatives AgentPolicy = "relatives" // spouse or relatives with proof of the relation
	AgentForbidden AgentPolicy = "forbidden"
)

// Agent is the rule about agents with its reason.
type Agent struct {
	Policy AgentPolicy `json:"policy,omitempty"`
	Why    Text        `json:"why,omitzero"`
	// Guardian lets the guardian (监护人) of a minor or of a person without full capacity act for them, also where other
	// agents are forbidden: a guardian is the legal representative (民法典 art. 23).
	Guardian bool `json:"guardian,omitempty"`
}

// Choice is one answer to a situation's question.
type Choice struct {
	ID   string `json:"id"`
	Name Text   `json:"name"`
}

// Situation is a question (情形) whose answer decides which materials are needed. With choices the answer is a choice's
// id; without choices it is a number in Unit.
type Situation struct {
	ID      string   `json:"id"`
	Ask     Text     `json:"ask"`
	Choices []Choice `json:"choices,omitempty"`
	Unit    Text     `json:"unit,omitzero"` // of a number: 米, 吨, 人
	// BuiltIn marks the question that comes from the agent rule and not from the catalog file.
	BuiltIn bool   `json:"built_in,omitempty"`
	Where   string `json:"-"` // file:line of the definition
}

// Numeric reports whether the answer is a number.
func (s Situation) Numeric() bool { return len(s.Choices) == 0 }

// Refusal is a condition on the person or the case under which the item cannot be accepted at all, whatever papers are
// brought: not a missing paper but a reason to refuse (不予受理).
type Refusal struct {
	ID     string `json:"id"`
	When   string `json:"when"`
	Reason Text   `json:"reason"`
	Basis  Text   `json:"basis,omitzero"`
	Office Text   `json:"office,omitzero"` // the competent office, if another one
	// BuiltIn marks the refusal that comes from the agent rule and not from the catalog file.
	BuiltIn bool   `json:"built_in,omitempty"`
	Where   string `json:"-"` // file:line of the definition

	when condition
}

// Source tells where an item's facts come from. It is shown in the guide.
type Source struct {
	Text   string `json:"text"`
	Kind   string `json:"kind,omitempty"` // official-page, mirror, secondary, repo, law
	Region string `json:"region,omitempty"`
	Caveat string `json:"caveat,omitempty"`
}

// Item is one thing the hall does for people (事项). A field that the source does not state is left empty.
type Item struct {
	ID         string      `json:"id"` // stable, ASCII
	Code       string      `json:"code,omitempty"`
	Name       Text        `json:"name"`
	Aliases    []string    `json:"aliases,omitempty"`
	Department Text        `json:"department"`
	Line       string      `json:"line,omitempty"` // the queue line; empty: the department's line of hall.yaml
	Kind       Kind        `json:"kind,omitempty"`
	OneHour    bool        `json:"one_hour,omitempty"` // in the one-hour area (一小时办结)
	Limit      Limits      `json:"limit,omitzero"`
	Agent      Agent       `json:"agent,omitzero"`
	Conditions []Text      `json:"conditions,omitempty"` // who may apply, as the source says it
	Situations []Situation `json:"situations,omitempty"`
	Refusals   []Refusal   `json:"refusals,omitempty"`
	Materials  []Material  `json:"materials"`
	// Accepts is when in the calendar the item is accepted (受理时段); empty: on any day. One period that fits is enough.
	Accepts []Period `json:"accepts,omitempty"`
	// NeverAsk names papers that a rule forbids to ask for, so that a list copied from an older year is noticed.
	NeverAsk []Unasked `json:"never_ask,omitempty"`
	Steps    []Text    `json:"steps,omitempty"`
	Fee      Text      `json:"fee,omitzero"`
	// FeeAmount is the fee of the plain case in yuan with at most two places; empty: not stated or not one number.
	FeeAmount string      `json:"fee_amount,omitempty"`
	FeeExempt []Exemption `json:"fee_exempt,omitempty"`
	Result    Text        `json:"result,omitzero"`
	Validity  Text        `json:"validity,omitzero"`
	Delivery  Text        `json:"delivery,omitzero"`
	Basis     []Text      `json:"basis,omitempty"` // legal basis
	Excluded  []Text      `json:"clock_excludes,omitempty"`
	Source    Source      `json:"source"`
	Effective string      `json:"effective,omitempty"` // YYYY-MM-DD
	Where     string      `json:"-"`                   // file:line of the definition

	*compiled // nil: not compiled yet
}

// compiled is what a check reads of an item's rules.
type compiled struct {
	rules    *diagram   // every condition of the item, compiled
	roots    []int32    // of every material's condition, close together: they are walked over for each answer tried
	counts   [][2]int32 // condition and question of every number that is counted by an answer
	counting []bool     // by situation: the answer is a number of people or things, so it is whole
	closed   Refusal    // what a day outside Accepts is refused with
}

// bare is shared by the items without a question, a material or a rule: a province lists many that nobody has filled in.
var bare = &compiled{rules: newDiagram(nil, nil, nil)}

// isBare tells whether there is nothing to compile.
func (it *Item) isBare() bool {
	return len(it.Situations)+len(it.Materials)+len(it.Refusals)+len(it.FeeExempt)+len(it.Accepts) == 0
}
