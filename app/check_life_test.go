package app_test

import (
	"encoding/json"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// TestSampleInRealLife puts what people bring before the items of the sample hall, in the words in which they say it. The
// numbers are those of the cases of real life in the notes on the domain.
func TestSampleInRealLife(t *testing.T) {
	s := newShell(t)
	for _, c := range []struct {
		name, in, outcome string
		missing           string // materials to bring, fix or bring later, by id
		says              string // a part of what is printed
	}{
		{"2 spouse without proof", `{"item":"gjj-tuixiu","on":"2026-11-18","applicant":"配偶","answers":{"early":"no"},"papers":["身份证","代办人身份证","本人储蓄卡"]}`,
			"correct", "relation authority", "关系材料"},
		{"2 stranger", `{"item":"gjj-tuixiu","on":"2026-11-18","applicant":"agent","answers":{"early":"no"},"papers":["身份证","代办人身份证","本人储蓄卡"]}`,
			"correct", "notarised", "经公证的委托书"},
		{"3 marriage by agent", `{"item":"cn-jiehun-2025","applicant":"agent","papers":["id-card","statement"]}`, "refuse", "", "须双方亲自到场"},
		{"3 co-owner by agent", `{"item":"jdc-gongyouren","applicant":true}`, "refuse", "certificate vehicle-licence owner-id", "第八十六条"},
		{"3 certificate lost, agent", `{"item":"jdc-xingshizheng","agent":true,"answers":{"doc":"登记证书","how":"补领"},"papers":["所有人身份证明"]}`, "refuse", "", "须本人办理"},
		{"3 licence lost, agent", `{"item":"jdc-xingshizheng","agent":true,"answers":{"doc":"行驶证","how":"补领"},"papers":["所有人身份证明"]}`, "correct", "agent-id authority", ""},
		{"3 stranger for a residence permit", `{"item":"cn-juzhuzheng-law","applicant":"agent","papers":["居民身份证","本人相片","房屋租赁合同","委托人身份证件","代办人身份证件"]}`, "refuse", "", ""},
		{"4 minor with somebody else", `{"item":"cn-huzhao-shouci","answers":{"who":"minor_other"},"papers":["相片","出入境证件申请表","居民身份证","监护证明（出生证明、户口簿等）"]}`,
			"correct", "guardian-letter escort-id", "监护人委托书"},
		{"4 child's name", `{"item":"ly-hj-40-bian-ming","answers":{"who":"被收养的未成年子女"},"papers":["居民户口簿","居民身份证","收养证"]}`, "correct", "joint", "父母共同申请"},
		{"5 three co-owners, two here", `{"item":"ws-zhuanyi","answers":{"buyer":"多人共有","others":3},"papers":{"form":true,"contract":true,"id-card":true,"old-title":true,"co-owner-id":{"originals":2}}}`,
			"correct", "co-owner-id", "要 3 份，现有 2 份"},
		{"7 fetched", `{"item":"ws-zhuanyi","answers":{"buyer":"多人共有","others":3},"papers":{"form":true,"contract":true,"id-card":true,"old-title":true,"co-owner-id":{"originals":3}}}`, "accept", "", ""},
		{"10 not signed yet", `{"item":"cn-jiehun-2025","papers":{"id-card":true,"statement":{"standing":"fillable","reason":"未签名"}}}`, "correct_on_the_spot", "statement", ""},
		{"11 not for this hall", `{"item":"jsz-buzheng","applicant":"本人","answers":{"seized":"是"},"papers":["身份证明"]}`, "refuse", "", "扣押"},
		{"12 gap", `{"item":"wf-laonian","papers":["身份证"],"gap":true}`, "accept_with_gap", "photo", "3 个工作日"},
		{"12 gap after a broken promise", `{"item":"wf-laonian","papers":["身份证"],"gap":true,"no_promises":true}`, "correct", "photo", ""},
		{"13 looked at and handed back", `{"item":"ws-zhuanyi","answers":{"buyer":"个人"},"papers":["form","contract","old-title"]}`, "correct", "id-card", "看过还您"},
		{"14 one of a set", `{"item":"jz-yibao-canbao","papers":["港澳台通行证","参保登记表"]}`, "accept", "", ""},
		{"14 another of it", `{"item":"sd-sfz-buling","papers":["护照"]}`, "accept", "", ""},
		{"15 temporary ID, passport", `{"item":"cn-huzhao-shouci","answers":{"who":"other"},"papers":["相片","出入境证件申请表","temp-id"]}`, "accept", "", ""},
		{"15 temporary ID, birth certificate", `{"item":"sd-chusheng-yixue","answers":{"applicant":"self","age":"month"},"papers":["临时身份证","首次签发登记表"]}`, "correct", "id-parents", "不受理临时身份证"},
		{"15 foreigner, birth certificate", `{"item":"sd-chusheng-yixue","answers":{"applicant":"self","age":"month"},"papers":["护照","首次签发登记表"]}`, "accept", "", ""},
		{"16 last day", `{"item":"jsz-qiman","on":"2024-02-29","applicant":"self","papers":{"identity":true,"health":{"issued":"2023-08-29"}}}`, "accept", "", ""},
		{"16 a day late", `{"item":"jsz-qiman","on":"2024-03-01","applicant":"self","papers":{"identity":true,"health":{"issued":"2023-08-31"}}}`, "correct", "health", "开具时间太早"},
		{"16 end of a short month", `{"item":"jsz-qiman","on":"2026-02-28","applicant":"self","papers":{"identity":true,"health":{"issued":"2025-08-31"}}}`, "accept", "", ""},
		{"16 dated tomorrow", `{"item":"jsz-qiman","on":"2026-02-28","applicant":"self","papers":{"identity":true,"health":{"issued":"2026-03-01"}}}`, "correct", "health", "还没有到"},
		{"16 expires today", `{"item":"gjj-tuixiu","on":"2026-11-21","answers":{"applicant":"self","early":"no"},"papers":{"id-card":{"expires":"2026-11-21"},"bank":true}}`, "accept", "", ""},
		{"16 expired yesterday", `{"item":"gjj-tuixiu","on":"2026-11-21","answers":{"applicant":"self","early":"no"},"papers":{"id-card":{"expires":"2026-11-20"},"bank":true}}`, "correct", "id-card", "2026-11-20"},
		{"17 the 21st", `{"item":"yl-jumin-yanglao","on":"2026-12-21","papers":["户口簿（主页、本人页）","身份证"]}`, "refuse", "", "2027-01-01"},
		{"17 the 20th", `{"item":"yl-jumin-yanglao","on":"2026-12-20","papers":["户口簿（主页、本人页）","身份证"]}`, "accept", "", ""},
		{"17 after the 15th", `{"item":"dz-linghuo-butie","on":"2026-10-16","papers":["form","identity","bank"]}`, "refuse", "", "2027-01-01"},
		{"18 at the threshold", `{"item":"chaoxian-1","applicant":"self","answers":{"height":"４．５米","width":3.75,"length":28,"weight":"100吨","repeated":false},"papers":["form","permit","handler-id","行驶证"]}`, "accept", "", ""},
		{"18 a centimetre over", `{"item":"chaoxian-1","applicant":"self","answers":{"height":4.51,"width":3.75,"length":28,"weight":100,"repeated":false},"papers":["form","permit","handler-id","行驶证"]}`, "correct", "outline escort", ""},
		{"20 traditional form", `{"item":"gjj-tuixiu","on":"2026-11-21","person":"张伟","answers":{"applicant":"self","early":"no"},"papers":{"id-card":{"holder":"張偉"},"bank":true}}`, "accept", "", "繁体或异体"},
		{"20 dots of a name", `{"item":"gjj-tuixiu","on":"2026-11-21","person":"买买提·艾力","answers":{"applicant":"self","early":"no"},"papers":{"id-card":{"holder":"买买提･艾力"},"bank":true}}`, "accept", "", "买买提･艾力"},
		{"27 same name is no question", `{"item":"gjj-tuixiu","on":"2026-11-21","person":"王 伟","answers":{"applicant":"self","early":"no"},"papers":{"id-card":{"holder":"王伟"},"bank":{"holder":"王　伟"}}}`, "accept", "", ""},
		{"29 the old rule", `{"item":"nb-jiehun","applicant":"self","answers":{"military":"no","past":"no"},"papers":["双方身份证","2寸红底双人合影"]}`, "correct", "hukou-both", ""},
		{"29 the new rule", `{"item":"cn-jiehun-2025","papers":["居民身份证","无配偶且无近亲关系的签字声明"]}`, "accept", "", ""},
		{"36 promise in place of proof", `{"item":"qdn-falv-yuanzhu","papers":["form","identity","matter"],"pledged":["经济状况证明表"]}`, "pledge", "", "承诺"},
		{"36 no promise was made", `{"item":"qdn-falv-yuanzhu","papers":["form","identity","matter"]}`, "correct", "means", ""},
	} {
		code, out, errOut := s.run(c.in, "check", "--json")
		var v struct {
			Outcome              string
			Missing, Gaps, Fixes []string
		}
		require.NoError(t, json.Unmarshal([]byte(out), &v), "%s: %s", c.name, errOut)
		require.Equal(t, c.outcome, v.Outcome, "%s: %s", c.name, out)
		require.Equal(t, c.missing, strings.Join(slices.Concat(v.Missing, v.Gaps, v.Fixes), " "), "%s: %s", c.name, out)
		accepted := slices.Contains([]string{"accept", "accept_with_gap", "pledge"}, v.Outcome)
		require.Equal(t, map[bool]int{true: 0, false: 1}[accepted], code, c.name)
		_, text, _ := s.run(c.in, "check")
		require.Contains(t, text, c.says, c.name)
		require.NotContains(t, text, "〔", c.name)
	}
}

// TestNoneAndTwice: a zero that is written is none, a number in quotation marks is a number, and what is said twice is one
// paper if both say the same.
func TestNoneAndTwice(t *testing.T) {
	s := newShell(t)
	marriage := func(photo string) string {
		return `{"item":"nb-jiehun","applicant":"self","answers":{"military":"no","past":"no"},"papers":{"id-both":true,"hukou-both":true,"photo":` + photo + `}}`
	}
	for in, want := range map[string]int{
		marriage(`{"originals":3}`): 0, marriage(`{"originals":" 3 "}`): 0, marriage(`{"originals":null}`): 0, marriage(`{"originals":3,"copies":0}`): 0,
		marriage(`{"originals":0}`): 1, marriage(`{"originals":2}`): 1, marriage(`{"originals":"0"}`): 1,
		marriage(`{"originals":-1}`): 2, marriage(`{"originals":2.5}`): 2, marriage(`{"originals":"three"}`): 2, marriage(`{"originals":[3]}`): 2,
		marriage(`{"originals":99999999999999999999}`): 2, marriage(`{"expires":2030}`): 2,
		`{"item":"wf-laonian","papers":["身份证","照片","photo","1寸照片"]}`:                        2,
		`{"item":"wf-laonian","papers":["身份证","photo","1寸照片","photo"]}`:                     0,
		`{"item":"wf-laonian","papers":["身份证","photo",{"material":"photo","originals":0}]}`: 2,
		`{"item":"wf-laonian","papers":{"identity":true,"photo":true,"1寸照片":"wrong"}}`:      2,
	} {
		code, out, errOut := s.run(in, "check")
		require.Equal(t, want, code, "%s: %s%s", in, out, errOut)
		if want == 2 {
			require.Equal(t, 1, strings.Count(errOut, "\n"), "one clear line: %s", errOut)
		}
	}
	_, out, _ := s.run(marriage(`{"originals":0}`), "check")
	require.Contains(t, out, "照片不足，要 3 张，现有 0 张")
}
