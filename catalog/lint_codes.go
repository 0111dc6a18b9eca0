package catalog

// LintCode names what a reviewer would mark. The translations are keyed "lint.<code>".
type LintCode string

// Findings, with the arguments of their sentences.
const (
	LintCatchAll       LintCode = "catch_all"         // name: a catch-all line has to be spelled out
	LintPromiseLonger  LintCode = "promise_longer"    // promised, statutory
	LintUnreachable    LintCode = "unreachable"       // name, when: can never be needed
	LintAlways         LintCode = "always"            // name, when: the condition is always true
	LintNeverRefuses   LintCode = "never_refuses"     // refusal, when
	LintAlwaysRefuses  LintCode = "always_refuses"    // refusal, when
	LintIdleQuestion   LintCode = "idle_question"     // situation: no answer changes anything
	LintOneChoice      LintCode = "one_choice"        // situation
	LintDuplicateCode  LintCode = "duplicate_code"    // code, first
	LintDuplicateName  LintCode = "duplicate_name"    // name, first
	LintTwice          LintCode = "material_twice"    // name: asked twice in one item
	LintBadChecksum    LintCode = "bad_checksum"      // code
	LintOneOfOne       LintCode = "one_of_one"        // name
	LintAllGap         LintCode = "all_gap"           // every material that is always needed may follow later
	LintPledgeAndGap   LintCode = "pledge_and_gap"    // name
	LintOptionalGap    LintCode = "optional_gap"      // name: optional, and yet to follow or to be promised
	LintSharedDemanded LintCode = "shared_demanded"   // name: from the government, and yet with a number, a form or a gap
	LintNoSource       LintCode = "no_source"         //
	LintNoMaterials    LintCode = "no_materials"      //
	LintNoDepartment   LintCode = "no_department"     //
	LintNoRefusalBasis LintCode = "no_refusal_basis"  // refusal: a refusal has to name its legal basis
	LintOneHourLong    LintCode = "one_hour_too_long" // promised: in the one-hour area with a longer promise in minutes
	LintImmediateLong  LintCode = "immediate_long"    // promised: done on the spot, and yet promised within days

	LintMainGap     LintCode = "main_gap"            // name: a main material that may follow later
	LintForbidden   LintCode = "asked_and_forbidden" // name, reason: asked for, and on the list of what may not be
	LintRefusedDoc  LintCode = "taken_and_refused"   // name, document: taken and not accepted at once
	LintOnlyRefused LintCode = "only_refused"        // name, when: needed only by people who are refused anyway
	LintAllRefused  LintCode = "all_refused"         // the refusals together leave nobody
	LintAnyTwice    LintCode = "any_of_twice"        // name, document: the same alternative twice
	LintAnyWithin   LintCode = "any_of_within"       // name, document, other: an alternative contains another one whole
	LintGapLonger   LintCode = "gap_longer"          // name, later, promised: may follow after the item is due
	LintFormOfMany  LintCode = "form_of_many"        // name: a form or statement as one of several documents

	LintNoUnit      LintCode = "no_unit"            // situation: a number without its unit
	LintChoiceTwice LintCode = "choice_twice"       // situation, name: two choices read the same
	LintNoAuthority LintCode = "agent_no_authority" // an agent is admitted and has to show nothing
	LintNoRelation  LintCode = "relative_no_proof"  // relatives are admitted without proof of the relation
	LintNoGuardian  LintCode = "guardian_no_proof"  // a guardian is admitted without proof of guardianship
	LintNoWhy       LintCode = "forbidden_no_why"   // agents are refused without a reason
	LintCalendar    LintCode = "calendar_in_words"  // text: days of the month in a condition, and no `accepts`

	LintFreeExempt   LintCode = "free_exempt"    // a fee of nothing with exemptions
	LintNeverExempt  LintCode = "never_exempt"   // reason, when
	LintAlwaysExempt LintCode = "always_exempt"  // reason, when: nobody ever pays
	LintSameAlone    LintCode = "same_alone"     // key: only one material has it
	LintBundleOfOne  LintCode = "bundle_of_one"  // bundle
	LintBundleTwice  LintCode = "bundle_twice"   // bundle, name: a component twice
	LintNotHere      LintCode = "component_bare" // bundle, name: a component without an item in this catalog
	LintExemptAlways LintCode = "component_idle" // bundle, name, when: a component that nobody needs
)
