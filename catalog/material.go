package catalog

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
	// AnyOf lists documents of which any one is enough. An alternative that is several documents together (B and C) has
	// the names of all of them here and its documents in Sets.
	AnyOf []Text `json:"any_of,omitempty"`
	// Sets are the documents of each alternative of AnyOf, in the same order. It is empty if every alternative is one
	// document without rules of its own.
	Sets [][]Part `json:"sets,omitempty"`
	// Substitutes are documents that are taken in place of this one here; NotAccepted those that are not, though
	// elsewhere they may be: a temporary ID card is good for a passport and not for a birth certificate.
	Substitutes []Substitute `json:"substitutes,omitempty"`
	NotAccepted []Substitute `json:"not_accepted,omitempty"`
	Take        Take         `json:"take,omitempty"`
	Originals   int          `json:"originals,omitempty"` // 0: not stated
	Copies      int          `json:"copies,omitempty"`    // 0: not stated
	// Signatures is how many people have to sign; 0: not stated.
	Signatures int `json:"signatures,omitempty"`
	// OriginalsPer, CopiesPer and SignaturesPer name a question about a number (owners, shareholders): so many for each.
	OriginalsPer  string `json:"originals_per,omitempty"`
	CopiesPer     string `json:"copies_per,omitempty"`
	SignaturesPer string `json:"signatures_per,omitempty"`
	// NotExpired asks that the document is valid on the day of the visit.
	NotExpired bool `json:"not_expired,omitempty"`
	// IssuedWithin asks that the document was issued at most this long ago.
	IssuedWithin Limit `json:"issued_within,omitzero"`
	// Later lets the item be accepted first and the material follow within the limit (容缺后补).
	Later Limit `json:"later,omitzero"`
	// Pledge lets a written promise replace the material (告知承诺).
	Pledge   bool `json:"pledge,omitempty"`
	Optional bool `json:"optional,omitempty"`
	// Main marks a main material (主要材料): the item is never accepted without it.
	Main bool `json:"main,omitempty"`
	// Same marks a material that is the same paper in every item of the catalog with this key; see CheckTogether.
	Same   string `json:"same,omitempty"`
	From   From   `json:"from,omitempty"`
	Issuer Text   `json:"issuer,omitzero"` // who issues it
	Obtain Text   `json:"obtain,omitzero"` // where and how to get it
	Note   Text   `json:"note,omitzero"`
	Where  string `json:"-"` // file:line of the definition

	when condition
	line Line // what every verdict says of this material, without a state
	rule rule
	per  [3]int32 // the questions that originals, copies and signatures are counted by: index + 1; 0: none
	alts [][]part // what each alternative asks for; empty: the material itself
}

// Part is one document of an alternative. What it leaves open is as the material says; a rule of validity counts beside
// the material's own.
type Part struct {
	ID           string `json:"id"` // the Chinese name, if the catalog gives no other
	Name         Text   `json:"name"`
	Take         Take   `json:"take,omitempty"`
	Originals    int    `json:"originals,omitempty"`
	Copies       int    `json:"copies,omitempty"`
	NotExpired   bool   `json:"not_expired,omitempty"`
	IssuedWithin Limit  `json:"issued_within,omitzero"`
	Obtain       Text   `json:"obtain,omitzero"`
}

// Substitute is another document in the place of a material.
type Substitute struct {
	ID     string `json:"id"` // the Chinese name, if the catalog gives no other
	Name   Text   `json:"name"`
	Reason Text   `json:"reason,omitzero"` // why it is accepted, or why not
}

// Unasked is a paper that may not be asked for.
type Unasked struct {
	Name   Text `json:"name"`
	Reason Text `json:"reason,omitzero"`
}
