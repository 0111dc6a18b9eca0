package catalog_test

import (
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/format/yaml"
)

// hall loads the sample hall that is shipped with the program.
func hall(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := yaml.Load(os.DirFS("../assets/hall"), ".")
	require.NoError(t, err)
	return c
}

func TestSearchFindsWhatIsMeant(t *testing.T) {
	c := hall(t)
	for query, want := range map[string]string{
		"结婚登记":                 "结婚登记（内地居民，2025新条例）",
		"jiehundengji":         "结婚登记（内地居民，2025新条例）",
		"jhdj":                 "结婚登记（内地居民，2025新条例）",
		"jie hun":              "结婚登记（内地居民，2025新条例）",
		"结hun":                 "结婚登记（内地居民，2025新条例）",
		"领证":                   "结婚登记（内地居民，2025新条例）",
		"护照":                   "普通护照首次申请",
		"hz":                   "普通护照首次申请",
		"huanfa huzhao":        "普通护照换发",
		"换发 护照":                "普通护照换发",
		"护照换发":                 "普通护照换发",
		"我要换护照":                "普通护照换发",
		"出生证":                  "出生医学证明首次签发",
		"低保":                   "最低生活保障（最低生活保障边缘）认定",
		"DIBAO":                "最低生活保障（最低生活保障边缘）认定",
		"ｄｉｂａｏ":                "最低生活保障（最低生活保障边缘）认定",
		"chongqing tuixiu":     "离退休提取住房公积金（重庆清单）",
		"退休 重庆":                "离退休提取住房公积金（重庆清单）",
		"cqtx":                 "离退休提取住房公积金（重庆清单）",
		"社保卡":                  "社会保障卡补领、换领",
		"sbk":                  "社会保障卡补领、换领",
		"pesticides":           "农药经营许可",
		"Licence to trade":     "农药经营许可",
		"cn-nongyao-jingying":  "农药经营许可",
		"nongyaojingyingxuke":  "农药经营许可",
		"lvshi":                "律师事务所设立",
		"lushishiwusuo":        "律师事务所设立",
		"gongzheng":            "公证办理",
		"个体户":                  "个体工商户登记",
		"营业执照":                 "公司设立登记",
		"简易zhuxiao":            "简易注销登记",
		"工伤认定":                 "工伤认定申请",
		"zufangluohu":          "租房落户",
		"租房怎么落户":               "租房落户",
		"canjizheng":           "残疾人证办理",
		"施工许可":                 "建筑工程施工许可",
		"教师资格证":                "教师资格认定",
		"zhongdahuoji zhangxi": "",
		"火箭发射":                 "",
		"，。":                   "",
		"":                     "",
		"   ":                  "",
	} {
		t.Run(query, func(t *testing.T) {
			hits := c.Search(query, 5)
			if want == "" {
				require.Empty(t, hits)
				return
			}
			require.NotEmpty(t, hits)
			var names []string
			for _, h := range hits {
				names = append(names, h.Item.Name.ZH)
			}
			require.Equal(t, want, names[0], "%s", strings.Join(names, " | "))
		})
	}
}

// Every item is found first, or among equals, by its own full name, its id, and every alias within the first few.
func TestEveryItemIsFound(t *testing.T) {
	c := hall(t)
	among := func(query string, it *catalog.Item, n int) bool {
		for _, h := range c.Search(query, n) {
			if h.Item == it {
				return true
			}
		}
		return false
	}
	for _, it := range c.Items() {
		require.Equal(t, it.Name, c.Search(it.Name.ZH, 1)[0].Item.Name)
		require.Equal(t, it.ID, c.Search(it.ID, 1)[0].Item.ID)
		for _, a := range it.Aliases {
			require.True(t, among(a, it, 8), "%s by %s", it.Name.ZH, a)
		}
		require.True(t, among(it.Department.ZH, it, 0), "%s by department", it.ID)
	}
}

func TestSearchSaysWhatMatched(t *testing.T) {
	c := hall(t)
	h := c.Search("huzhao 换发", 1)[0]
	require.Equal(t, catalog.FieldName, h.Field)
	require.Equal(t, "普通护照换发", h.Text)
	require.Equal(t, [][2]int{{2, 6}}, h.Ranges)
	h = c.Search("领证", 1)[0]
	require.Equal(t, catalog.FieldAlias, h.Field)
	require.Equal(t, "领证", h.Text)
	require.Equal(t, [][2]int{{0, 2}}, h.Ranges)
	for _, q := range []string{"登记", "gjj", "xuke", "民政局", "licence", "cn-"} {
		for _, h := range c.Search(q, 0) {
			require.NotEmpty(t, h.Ranges, "%s: %s", q, h.Item.ID)
			for _, r := range h.Ranges {
				require.True(t, 0 <= r[0] && r[0] < r[1] && r[1] <= len([]rune(h.Text)), "%s: %v", h.Text, r)
			}
		}
	}
}

func TestSearchReadsPolyphones(t *testing.T) {
	var items []*catalog.Item
	for id, name := range map[string]string{"a": "重庆市民卡", "b": "长期护理保险", "c": "银行贷款证明", "d": "绿化许可", "e": "西安落户"} {
		items = append(items, &catalog.Item{ID: id, Name: catalog.Text{ZH: name}})
	}
	c, err := catalog.New("v", items)
	require.NoError(t, err)
	for query, want := range map[string]string{
		"chongqing": "a", "cq": "a", "zhongqing": "a", "changqi": "b", "chqhl": "b", "yinhang": "c", "yhdk": "c",
		"lvhua": "d", "luhua": "d", "xi'an": "e", "xian": "e", "重qing": "a",
	} {
		hits := c.Search(query, 1)
		require.NotEmpty(t, hits, query)
		require.Equal(t, want, hits[0].Item.ID, query)
	}
}

func TestSearchIsBounded(t *testing.T) {
	c := hall(t)
	require.NotPanics(t, func() {
		c.Search(strings.Repeat("登记", 5000), 3)
		c.Search(strings.Repeat("z", 5000), 3)
		c.Search("\xff\xfe\x00", 3)
	})
	require.Len(t, c.Search("登记", 3), 3)
}
