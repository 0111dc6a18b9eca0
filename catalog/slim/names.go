package slim

import (
	"math"
	"slices"
	"strings"
	"unicode"
)

// Alike is the similarity from which on two names are taken as names of one paper. It is a cosine: 1 is the same name,
// 0 nothing in common. At 0.8 a name of eight characters may differ in about one.
const Alike = 0.8

// dressing are words around the name of a paper that do not change which paper it is: its form, and whose it is.
var dressing = []string{"原件及复印件", "原件和复印件", "复印件", "原件", "扫描件", "彩色", "电子版", "加盖公章的", "加盖公章", "有效期内的", "有效期内",
	"有效的", "有效", "申请人的", "申请人", "本人的", "本人", "当事人的", "当事人", "提供", "提交", "一份", "两份", "各一份"}

// plain is a name without what does not change which paper it is: brackets with what is in them, marks, spaces, dressing.
func plain(name string) string {
	var b strings.Builder
	depth := 0
	for _, r := range name {
		switch r {
		case '（', '(', '【', '[':
			depth++
		case '）', ')', '】', ']':
			depth = max(depth-1, 0)
		default:
			if depth == 0 && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
				b.WriteRune(unicode.ToLower(r))
			}
		}
	}
	s := b.String()
	for _, d := range dressing {
		if rest := strings.ReplaceAll(s, d, ""); rest != "" {
			s = rest
		}
	}
	s = strings.ReplaceAll(s, "的", "")
	for long, short := range map[string]string{"证书": "证", "证明书": "证明", "申请表格": "申请表"} {
		if stem, ok := strings.CutSuffix(s, long); ok && stem != "" {
			s = stem + short
			break
		}
	}
	if s == "" {
		return name
	}
	return s
}

// grams are the pairs of neighbouring characters of a plain name, its ends included.
func grams(s string) []string {
	runes := append([]rune{'^'}, append([]rune(s), '$')...)
	out := make([]string, 0, len(runes)-1)
	for i := range len(runes) - 1 {
		out = append(out, string(runes[i:i+2]))
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// space compares names as vectors of their pairs of characters, each weighted by how rare it is among the names
// (tf-idf): that two names both end in 证明 says little, that both have 养老 says much.
type space struct {
	weight map[string]float64
	names  []vector
	having map[string][]int32 // by pair: the names that have it
}

type vector struct {
	grams []string
	norm  float64
}

func newSpace(names []string) *space {
	s := &space{weight: map[string]float64{}, names: make([]vector, len(names)), having: map[string][]int32{}}
	for i, n := range names {
		g := grams(n)
		s.names[i].grams = g
		for _, x := range g {
			s.having[x] = append(s.having[x], int32(i)) //nolint:gosec // far fewer than two thousand million names
		}
	}
	for g, list := range s.having {
		s.weight[g] = math.Log(1 + float64(len(names))/float64(len(list)))
	}
	for i := range s.names {
		sum := 0.0
		for _, g := range s.names[i].grams {
			sum += s.weight[g] * s.weight[g]
		}
		s.names[i].norm = math.Sqrt(sum)
	}
	return s
}

// similar is the cosine of two names.
func (s *space) similar(a, b int) float64 {
	x, y := s.names[a], s.names[b]
	sum := 0.0
	for i, j := 0, 0; i < len(x.grams) && j < len(y.grams); {
		switch c := strings.Compare(x.grams[i], y.grams[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			sum += s.weight[x.grams[i]] * s.weight[x.grams[i]]
			i++
			j++
		}
	}
	return sum / (x.norm * y.norm)
}

// widest bounds how many names share a pair of characters that is still worth following: commoner ones say too little.
const widest = 400

// near are the names that share a telling pair with one.
func (s *space) near(a int) []int32 {
	var out []int32
	for _, g := range s.names[a].grams {
		if list := s.having[g]; len(list) <= widest {
			out = append(out, list...)
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// opposite are words of which one name may have one and the other not, or they are two papers however alike the rest is.
var opposite = [][2]string{{"男", "女"}, {"父", "母"}, {"买", "卖"}, {"出租", "承租"}, {"甲", "乙"}, {"新", "旧"}, {"正本", "副本"}, {"国内", "国外"},
	{"变更前", "变更后"}, {"结婚", "离婚"}, {"出生", "死亡"}, {"法人", "自然人"}, {"设立", "注销"}, {"首次", "再次"}, {"原", "现"}}

// contrary tells whether two names speak of opposite things, or one has a number that the other has not.
func contrary(a, b string) bool {
	for _, o := range opposite {
		if strings.Contains(a, o[0]) != strings.Contains(b, o[0]) && strings.Contains(a, o[1]) != strings.Contains(b, o[1]) {
			return true
		}
	}
	digits := func(s string) string {
		return strings.Map(func(r rune) rune {
			if unicode.IsDigit(r) || strings.ContainsRune("一二三四五六七八九十", r) {
				return r
			}
			return -1
		}, s)
	}
	return digits(a) != digits(b)
}
