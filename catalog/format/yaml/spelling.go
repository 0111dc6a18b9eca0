package yaml

import (
	"reflect"
	"regexp"
	"slices"
	"strings"

	yamlv3 "go.yaml.in/yaml/v3"

	"onevisit/catalog"
)

// A catalog is written by people who know the matter and not the program. What can only be meant in one way is taken as
// meant; of what cannot be taken, the fault says what to write in its place.

// instead says what to write in the place of a key that there is not. The first word of each is the key; it is only said
// where that key is allowed.
var instead = func() map[string][]string {
	out := map[string][]string{}
	for right, wrong := range map[string]string{
		"any_of: [甲, 乙]":                "one_of oneof either or any alternatives alternative choice_of anyof",
		"any_of: [[甲, 乙], 丙]":           "all_of all and both sets",
		`when: early == "yes"`:          "if condition only_if required_if required_when need_when applies applies_when cond",
		"optional: true":                "need necessity necessary is_need",
		"required: true":                "mandatory compulsory must",
		"originals: 1":                  "original count number quantity num page_num",
		"copies: 2":                     "copy photocopies photocopy page_copynum",
		"signatures: owners":            "signature sign signers signed_by",
		"valid: not_expired":            "expires expiry not_expired expired validity_check valid_until",
		"valid: issued within 3 months": "issued_within within max_age valid_within valid_for age_limit issued",
		"later: 3 workdays":             "defer deferred delay gap gap_allowed later_within may_follow can_follow due",
		"pledge: true":                  "promise commitment can_pledge pledgeable promise_instead",
		"from: government":              "shared share obtained_by provider provided_by source_type",
		"substitutes: [{id: temp-id, name: 临时身份证}]":             "substitute accepted accept accepts_instead also_accepts equivalents",
		"not_accepted: [{id: temp-id, name: 临时身份证, reason: …}]": "not_accept rejects rejected unacceptable excludes",
		"materials: [{id: …, name: …}]":                         "material documents papers requirements docs",
		"situations: [{id: …, ask: …}]":                         "situation questions question scenarios",
		"refusals: [{id: …, when: …, reason: …}]":               "refusal refuse refuse_when reject reject_when deny eligibility rejections",
		"accepts: {days: 1-20}":                                 "calendar window acceptance accept accept_days period periods open_days acceptance_window",
		"quarter_month: 1":                                      "quarter month_of_quarter quarterly",
		"days: 1-20":                                            "day from to until",
		"agent: forbidden":                                      "agents delegate proxy delegation",
		"choices: [{id: yes, name: 是}, {id: no, name: 否}]":      "options answers values",
		"ask: 是否提前退休？":                                          "question prompt text title label",
		"name: …":                                               "title label",
		"basis: [某法第一条]":                                        "law legal_basis laws by_law",
		"limit: {promised: 3 workdays}":                         "limits deadline time_limit time_limits",
		"kind: immediate":                                       "type project_type",
		"reason: …":                                             "why message because",
		"never_ask: [{name: …, reason: …}]":                     "forbidden_materials do_not_ask not_required must_not_ask",
		"fee: {text: …, exempt: [{when: …, reason: …}]}":        "fees charge cost price",
		"exempt: [{when: …, reason: …}]":                        "exemptions exemption free_when waived_when",
		"items: [编号]":                                           "components parts members",
		"bundles: [{id: …, name: …, items: […]}]":               "bundle packages package",
	} {
		for _, w := range strings.Fields(wrong) {
			out[w] = append(out[w], right) // one word may stand for several keys, each allowed elsewhere
		}
	}
	for _, rights := range out {
		slices.Sort(rights)
	}
	return out
}()

// writeInstead finds what to write for an unknown key among the allowed ones: what it usually means, else the key that
// is spelled nearly so. "" if nothing comes to mind.
func writeInstead(key string, allowed []string) string {
	plain := strings.ToLower(strings.NewReplacer("-", "_", " ", "_").Replace(key))
	if slices.Contains(allowed, plain) {
		return plain
	}
	for _, right := range instead[plain] {
		if word, _, _ := strings.Cut(right, ":"); slices.Contains(allowed, word) {
			return right
		}
	}
	for _, word := range allowed {
		if len(plain) > 3 && len(word) > 3 && near(plain, word) {
			return word
		}
	}
	return ""
}

// near tells whether two words differ in one letter, or in two that changed places.
func near(a, b string) bool {
	if len(a) > len(b) {
		a, b = b, a
	}
	i := 0
	for i < len(a) && a[i] == b[i] {
		i++
	}
	switch len(b) - len(a) {
	case 0:
		return i == len(a) || len(a) > 5 && a[i+1:] == b[i+1:] ||
			i+1 < len(a) && a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
	case 1:
		return a[i:] == b[i+1:]
	}
	return false
}

// words that mean one of the catalog's own.
var (
	fromWords = map[string]catalog.From{
		"applicant": "", "self": "", "申请人": "", "自备": "", "申请人自备": "",
		"shared": catalog.FromGovernment, "sharing": catalog.FromGovernment, "gov": catalog.FromGovernment,
		"共享": catalog.FromGovernment, "数据共享": catalog.FromGovernment, "政府": catalog.FromGovernment,
		"部门共享": catalog.FromGovernment, "政府部门核发": "",
	}
	takeWords = map[string]catalog.Take{
		"both": catalog.TakeOriginalCopy, "copy+original": catalog.TakeOriginalCopy, "original and copy": catalog.TakeOriginalCopy,
		"verify and return": catalog.TakeVerify, "verify_and_return": catalog.TakeVerify, "verify-and-return": catalog.TakeVerify,
		"验原件": catalog.TakeVerify, "核验原件": catalog.TakeVerify, "收原件": catalog.TakeOriginal, "原件": catalog.TakeOriginal,
		"收复印件": catalog.TakeCopy, "复印件": catalog.TakeCopy, "原件和复印件": catalog.TakeOriginalCopy, "收原件及复印件": catalog.TakeOriginalCopy,
		"表格": catalog.TakeForm, "照片": catalog.TakePhoto,
	}
	kindWords  = map[string]catalog.Kind{"即办件": catalog.KindImmediate, "承诺件": catalog.KindPromised}
	agentWords = map[string]catalog.AgentPolicy{
		"yes": catalog.AgentAllowed, "true": catalog.AgentAllowed, "允许": catalog.AgentAllowed, "可代办": catalog.AgentAllowed,
		"relative": catalog.AgentRelatives, "relatives_only": catalog.AgentRelatives, "近亲属": catalog.AgentRelatives,
		"no": catalog.AgentForbidden, "false": catalog.AgentForbidden, "none": catalog.AgentForbidden,
		"禁止": catalog.AgentForbidden, "不允许": catalog.AgentForbidden, "须本人": catalog.AgentForbidden,
	}
)

// meant is the catalog's word for what was written; what is no such word stays, and the catalog says what is allowed.
func meant[T ~string](written T, words map[string]T) T {
	if w, ok := words[strings.ToLower(strings.TrimSpace(string(written)))]; ok {
		return w
	}
	return written
}

var (
	// 3 months, within 3 months, issued_within 3 months, 近3个月内开具
	withinWords = regexp.MustCompile(`^(?:issued|开具|出具)?[ _]*(?:within|not older than|in the last|不超过|近|最近)?[ _]*(\d.*?)(?:之内|以内|内)?(?:开具|出具|有效)?的?$`)
	freshWords  = []string{"not_expired", "not expired", "unexpired", "not-expired", "有效期内", "在有效期内", "未过期"}
)

// freshness reads one rule of how long a paper is good.
func freshness(rule string) (notExpired bool, within catalog.Limit, ok bool) {
	rule = strings.ToLower(strings.TrimSpace(rule))
	if slices.Contains(freshWords, rule) {
		return true, within, true
	}
	m := withinWords.FindStringSubmatch(rule)
	if m == nil {
		return false, within, false
	}
	within, err := catalog.ParseLimit(strings.ReplaceAll(m[1], "_", " "))
	return false, within, err == nil
}

// required is optional said the other way round. It is read and never written.
type required struct{ no bool }

func (r *required) read(d *decoder, key string, n *yamlv3.Node) {
	needed := true
	d.value(key, n, reflect.ValueOf(&needed).Elem())
	r.no = !needed
}

func (required) write() *yamlv3.Node { return nil }
