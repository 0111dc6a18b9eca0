package find

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

var kinds = []Kind{{Weight: 1}, {Weight: 0.96}, {Weight: 0.9, Code: true}, {Weight: 0.4, Broad: true}}

// docs builds an index of documents written as name|alias|code|department.
func docs(all ...string) *Index {
	return New(kinds, len(all), func(i int) []Field {
		var out []Field
		for k, text := range strings.Split(all[i], "|") {
			out = append(out, Field{k, text})
		}
		return out
	})
}

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"ＡＢ１２": "ab12", "離退休提取": "离退休提取", "退休（上海）": "退休上海", "Licence to trade": "licence to trade", "A 证": "a证",
		"4050 补贴": "4050补贴", "　": "", "車輛、過戶": "车辆过户",
	} {
		require.Equal(t, want, str(units(in, false, nil, nil)), in)
	}
	require.Equal(t, "cnnongyao1", str(units("CN-nongyao_1", true, nil, nil)))
	var pos []int
	units("（内地）登记 A B", false, nil, &pos)
	require.Equal(t, []int{1, 2, 4, 5, 7, 9, 9}, pos)
}

func str(u []uint16) string {
	var b strings.Builder
	for _, c := range u {
		b.WriteRune(rune(c))
	}
	return b.String()
}

func TestOneEdit(t *testing.T) {
	for _, pair := range [][2]string{{"zhao", "zhoa"}, {"zhao", "zha"}, {"zhao", "zhhao"}, {"zhao", "zhai"}, {"a", ""}} {
		require.True(t, oneEdit(pair[0], pair[1]), "%v", pair)
		require.True(t, oneEdit(pair[1], pair[0]), "%v", pair)
	}
	for _, pair := range [][2]string{{"zhao", "zhao"}, {"zhao", "hzoa"}, {"zhao", "zh"}, {"abc", "xyz"}} {
		require.False(t, oneEdit(pair[0], pair[1]), "%v", pair)
	}
}

func TestCodes(t *testing.T) {
	x := docs("甲||11350203MB0000001X4|", "乙||11350203MB0000002X4|", "丙||cn-nongyao-jingying|")
	first := func(q string) int { return x.Search(q, 1)[0].Doc }
	require.Equal(t, 1, first("11350203MB0000002X4"))
	require.Equal(t, 0, first("0000001X"), "a piece from the middle")
	require.Equal(t, 2, first("cn-nongyao"))
	require.Equal(t, 2, first("jingying"))
	require.Len(t, x.Search("11350203", 0), 2)
}

func TestSayingsAndIdleWords(t *testing.T) {
	x := docs("机动车驾驶证期满换证", "机动车驾驶证遗失补证", "国有土地使用权转移登记", "食品经营许可")
	for q, want := range map[string]int{"驾照丢了": 1, "驾照到期": 0, "jiazhaodiule": 1, "房屋过户": 2, "开饭店": 3, "请问食品经营怎么办": 3} {
		hits := x.Search(q, 1)
		require.NotEmpty(t, hits, q)
		require.Equal(t, want, hits[0].Doc, q)
	}
}

func TestNearest(t *testing.T) {
	x := docs("食品经营许可", "取水许可")
	require.Empty(t, x.Search("宇宙航行许可大全", 3))
	require.NotEmpty(t, x.Nearest("宇宙航行许可大全", 3))
	require.Empty(t, x.Nearest("", 3))
}

// Whatever is typed into whatever catalog: hits are in order, each once, with ranges inside of their text.
func TestSearchIsSound(t *testing.T) {
	word := rapid.StringMatching(`[一-龥a-zA-Z0-9 （）、-]{0,12}`)
	rapid.Check(t, func(t *rapid.T) {
		var all []string
		for range rapid.IntRange(0, 12).Draw(t, "n") {
			all = append(all, word.Draw(t, "name")+"|"+word.Draw(t, "alias")+"|"+word.Draw(t, "code")+"|局")
		}
		x := docs(all...)
		q := word.Draw(t, "query")
		if len(all) > 0 && rapid.Bool().Draw(t, "known") {
			q = strings.Split(rapid.SampledFrom(all).Draw(t, "of"), "|")[0]
		}
		n := rapid.IntRange(0, 5).Draw(t, "limit")
		hits := x.Search(q, n)
		require.True(t, n == 0 || len(hits) <= n)
		seen := map[int]bool{}
		for i, h := range hits {
			require.False(t, seen[h.Doc])
			seen[h.Doc] = true
			require.True(t, i == 0 || h.Score <= hits[i-1].Score)
			require.Contains(t, all[h.Doc], h.Text)
			last := 0
			for _, r := range h.Ranges {
				require.True(t, last <= r[0] && r[0] < r[1] && r[1] <= len([]rune(h.Text)), "%q %v", h.Text, h.Ranges)
				last = r[1]
			}
		}
		require.Equal(t, hits, x.Search(q, n), "the same again")
	})
}

// Filters that look at two characters only keep what a look at every text would find.
func TestCandidatesAreComplete(t *testing.T) {
	all := []string{"住房公积金提取", "公积金", "中国公民", "重庆市民卡", "机动车驾驶证", "工伤认定", "公证", "A类驾照", "长期护理保险", "Licence"}
	for len(all) < 4*enough { // so that the filters are at work
		all = append(all, all[len(all)%10])
	}
	for i := range all {
		all[i] += strings.Repeat("甲", i/10%3) + string(rune('一'+i/30))
	}
	x := docs(all...)
	s := newScratch(len(x.docs), len(x.raw))
	for _, q := range []string{"gong", "gongj", "gjj", "gongji", "gongjij", "gongjijin", "gjjtq", "gzheng", "chongq", "zhongg", "jidc", "jdcjsz", "changqi",
		"alei", "ajz", "licence", "gsrd", "zfgjj", "zhufanggjj", "g"} {
		w := units(q, false, nil, nil)
		has := map[uint32]bool{}
		for _, c := range x.candidates(w, s) {
			has[c] = true
		}
		for t2 := range x.raw {
			if sp, ok := x.find(x.text(uint32(t2)), w); ok && (len(w) > 1 || sp.from == 0) {
				require.True(t, has[uint32(t2)], "%s in %s", q, x.raw[t2])
			}
		}
	}
}

// A name is found first by itself, and among the first few with one character wrong, missing or two exchanged.
func TestOneSlip(t *testing.T) {
	names := []string{"居民身份证遗失补领", "普通护照换发", "结婚登记", "食品经营许可", "建筑工程施工许可", "机动车驾驶证期满换证", "住房公积金提取", "教师资格认定"}
	x := docs(names...)
	for i, name := range names {
		r := []rune(name)
		require.Equal(t, i, x.Search(name, 1)[0].Doc)
		for k := range r {
			wrong := string(r[:k]) + "淼" + string(r[k+1:])
			missing := string(r[:k]) + string(r[k+1:])
			for _, q := range []string{wrong, missing} {
				hits := x.Search(q, 3)
				require.NotEmpty(t, hits, q)
				require.Equal(t, i, hits[0].Doc, q)
			}
		}
	}
}

func FuzzSearch(f *testing.F) {
	x := docs("居民身份证遗失补领|身份证丢了|11350203MB01|公安局", "离退休提取住房公积金|退休取公积金|gjj-tuixiu|公积金中心", "Licence to trade|4050补贴|x|局")
	for _, q := range []string{"gjjtx", "我要换护照", "sfz 补", "licence", "護照", "4050", "xi'an", "a’b"} {
		f.Add(q)
	}
	f.Fuzz(func(t *testing.T, q string) {
		for _, h := range append(x.Search(q, 3), x.Nearest(q, 0)...) {
			for _, r := range h.Ranges {
				require.True(t, 0 <= r[0] && r[0] < r[1] && r[1] <= len([]rune(h.Text)))
			}
		}
	})
}
