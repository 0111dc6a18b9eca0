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

// Take tells what the counter takes of a material (验收方式, 材料形式).
type Take string

// What the counter takes. TakeUnstated is what the source does not say.
const (
	TakeUnstated     Take = ""
	TakeOriginal     Take = "original"      // original kept
	TakeCopy         Take = "copy"          // copy kept
	TakeOriginalCopy Take = "original+copy" // both kept
	TakeVerify       Take = "verify"        // original looked at and handed back
	TakePhoto        Take = "photo"
	TakeForm         Take = "form"   // application form, filled in
	TakeSigned       Take = "signed" // signed statement
)

// From tells where a material comes from (来源渠道).
type From string

// Sources of materials. A material from the government is obtained by the hall itself and never asked for.
const (
	FromApplicant  From = "" // brought by the applicant
	FromGovernment From = "government"
)

// Material is one thing that an item needs (材料).
type Material struct {
	ID   string `json:"id"`
	Name Text   `json:"name"`
	// When is an expression over the situations; empty means always. It is compiled and type-checked at load.
	When string `json:"when,omitempty"`
	// AnyOf lists documents of which any one is enough.
	AnyOf     []Text `json:"any_of,omitempty"`
	Take      Take   `json:"take,omitempty"`
	Originals int    `json:"originals,omitempty"` // 0: not stated
	Copies    int    `json:"copies,omitempty"`    // 0: not stated
	// NotExpired asks that the document is valid on the day of the visit.
	NotExpired bool `json:"not_expired,omitempty"`
	// IssuedWithin asks that the document was issued at most this long ago.
	IssuedWithin Limit `json:"issued_within,omitzero"`
	// Later lets the item be accepted first and the material follow within the limit (容缺后补).
	Later Limit `json:"later,omitzero"`
	// Pledge lets a written promise replace the material (告知承诺).
	Pledge   bool   `json:"pledge,omitempty"`
	Optional bool   `json:"optional,omitempty"`
	From     From   `json:"from,omitempty"`
	Issuer   Text   `json:"issuer,omitzero"` // who issues it
	Obtain   Text   `json:"obtain,omitzero"` // where and how to get it
	Note     Text   `json:"note,omitzero"`
	Where    string `json:"-"` // file:line of the definition

	when condition
	line Line // what every verdict says of this material, without a state
}

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
	Steps      []Text      `json:"steps,omitempty"`
	Fee        Text        `json:"fee,omitzero"`
	Result     Text        `json:"result,omitzero"`
	Validity   Text        `json:"validity,omitzero"`
	Delivery   Text        `json:"delivery,omitzero"`
	Basis      []Text      `json:"basis,omitempty"` // legal basis
	Excluded   []Text      `json:"clock_excludes,omitempty"`
	Source     Source      `json:"source"`
	Effective  string      `json:"effective,omitempty"` // YYYY-MM-DD
	Where      string      `json:"-"`                   // file:line of the definition

	rules *diagram // every condition of the item, compiled
}
