package identity

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog/fault"
)

func TestParseCitizen(t *testing.T) {
	for s, want := range map[string]Citizen{
		"11010519491231002X":             {Number: "11010519491231002X", Area: "110105", Birth: "1949-12-31"},
		"11010519491231002x":             {Number: "11010519491231002X", Area: "110105", Birth: "1949-12-31"},
		" 110105 19491231 002Ｘ\u200b":    {Number: "11010519491231002X", Area: "110105", Birth: "1949-12-31"},
		"４４０５２４１８８００１０１００１４":             {Number: "440524188001010014", Area: "440524", Birth: "1880-01-01", Male: true},
		"110105-491231-002":              {Number: "11010519491231002X", Area: "110105", Birth: "1949-12-31", Old: true},
		"130503670401001":                {Number: "130503196704010016", Area: "130503", Birth: "1967-04-01", Male: true, Old: true},
		"911124198108030024":             {Number: "911124198108030024", Area: "911124", Birth: "1981-08-03"},
		"944036199001010018":             {Number: "944036199001010018", Area: "944036", Birth: "1990-01-01", Male: true},
		"810000199408230021":             {Number: "810000199408230021", Area: "810000", Birth: "1994-08-23"}, // a resident of Hong Kong
		"440524188001010014\ufeff\u3000": {Number: "440524188001010014", Area: "440524", Birth: "1880-01-01", Male: true},
	} {
		got, err := ParseCitizen(s)
		require.NoError(t, err, s)
		require.Equal(t, want, got, s)
	}
	for s, code := range map[string]fault.Code{
		"": CodeNotThere, "　 ": CodeNotThere, "1101051949123100": CodeLength, "11010519491231002": CodeLength,
		"110105194912310021": CodeCheck, "110105194912310O2X": CodeSign, "1101051949123100XX": CodeSign,
		"11010519491231002Y": CodeSign, "110105194913310020": CodeBirth, "110105190002290028": CodeBirth,
		"010105194912310020": CodeArea, "90010519491231002X": CodeArea, "11010549123100A": CodeSign, "110105490229001": CodeBirth,
		"身份证号码": CodeLength, "一二三四五六七八九十一二三四五": CodeSign, "11010519491231002中": CodeSign, "110105170012310021": CodeBirth,
	} {
		_, err := ParseCitizen(s)
		require.Equal(t, code, fault.CodeOf(err), "%s: %v", s, err)
	}
}

// One mistyped digit, or two neighbours exchanged, is always noticed in 18 places.
func TestCitizenCheckCatchesTypingErrors(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := []byte("110105194912310020")
		for i := 14; i < 17; i++ {
			n[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "order"))
		}
		n[17] = citizenCheck(string(n))
		c, err := ParseCitizen(string(n))
		require.NoError(t, err)
		require.Equal(t, string(n), c.Number)
		i := rapid.IntRange(0, 16).Draw(t, "place")
		wrong := append([]byte(nil), n...)
		wrong[i] = byte('0' + rapid.IntRange(0, 9).Draw(t, "digit"))
		if wrong[i] != n[i] {
			_, err = ParseCitizen(string(wrong))
			require.Error(t, err)
		}
		copy(wrong, n)
		k := rapid.IntRange(0, 15).Draw(t, "exchange")
		wrong[k], wrong[k+1] = wrong[k+1], wrong[k]
		if wrong[k] != n[k] {
			_, err = ParseCitizen(string(wrong))
			require.Error(t, err)
		}
	})
}

func TestAgeOn(t *testing.T) {
	c := Citizen{Birth: "2004-02-29"}
	for day, age := range map[string]int{
		"2004-02-29": 0, "2022-02-28": 17, "2022-03-01": 18, "2024-02-28": 19, "2024-02-29": 20, "2004-02-28": -1, "": -1, "2022-02-30": -1,
		"2022/03/01": -1,
	} {
		require.Equal(t, age, c.AgeOn(day), day)
	}
}

func TestParseOrganisation(t *testing.T) {
	o, err := ParseOrganisation(" 1151 1301 0087 7825 5f")
	require.NoError(t, err)
	require.Equal(t, Organisation{Code: "11511301008778255F", Registrar: '1', Kind: '1', Area: "511301", Body: "008778255"}, o)
	_, err = ParseOrganisation("91350100M000100Y43") // the example of the standard
	require.NoError(t, err)
	for s, code := range map[string]fault.Code{
		"": CodeNotThere, "1151130100877825": CodeLength, "11511301008778255G": CodeCheck, "1151130100877825OF": CodeSign,
		"1151A301008778255F": CodeSign, "1151130100877825 5F9": CodeLength, "统一社会信用代码统一社会信用代码统一": CodeLength,
	} {
		_, err := ParseOrganisation(s)
		require.Equal(t, code, fault.CodeOf(err), "%s: %v", s, err)
	}
	// A body code with a wrong digit of its own under a right digit of the whole.
	for _, last := range creditAlphabet {
		if _, err := ParseOrganisation("11511301008778254" + string(last)); fault.CodeOf(err) == CodeBody {
			return
		}
	}
	require.Fail(t, "the body code is not checked")
}

func TestCompareNames(t *testing.T) {
	for _, c := range []struct {
		a, b  string
		like  Likeness
		pairs [][2]string
	}{
		{"王伟", "王 伟", Equal, nil},
		{"王　伟", "王伟\u200b", Equal, nil},
		{"ＷＡＮＧ", "WANG", Equal, nil},
		{"葛\U000E0100城", "葛城", Equal, nil},
		{"買買提·艾力", "买买提．艾力", Variant, [][2]string{{"買", "买"}, {"買", "买"}}},
		{"买买提·艾力", "买买提•艾力", Written, nil},
		{"买买提･艾力", "买买提·艾力", Written, nil},
		{"王𠮷", "王吉", Different, nil}, // 𠮷 and 吉 are two characters: a person looks
		{"王?", "王𠮷", Rare, [][2]string{{"?", "𠮷"}}},
		{"Wang Wei", "WANG WEI", Written, nil},
		{"張偉", "张伟", Variant, [][2]string{{"張", "张"}, {"偉", "伟"}}},
		{"陳峯", "陈峰", Variant, [][2]string{{"陳", "陈"}, {"峯", "峰"}}},
		{"王?", "王㛃", Rare, [][2]string{{"?", "㛃"}}},
		{"王\ue123", "王喆", Rare, [][2]string{{"\ue123", "喆"}}},
		{"王YAN", "王䶮", Rare, [][2]string{{"YAN", "䶮"}}},
		{"王䶮", "王YAN", Rare, [][2]string{{"䶮", "YAN"}}},
		{"王⿰氵万明", "王沥明", Rare, [][2]string{{"⿰氵万", "沥"}}},
		{"王伟", "王卫", Different, nil},
		{"王伟", "王伟伟", Different, nil},
		{"王伟明", "王AB", Different, nil},
		{"", "王伟", Different, nil},
		{"張?", "李?", Different, nil},
	} {
		got := CompareNames(c.a, c.b)
		require.Equal(t, c.like, got.Likeness, "%s %s", c.a, c.b)
		require.Equal(t, c.pairs, got.Pairs, "%s %s", c.a, c.b)
		require.Equal(t, c.like == Equal, got.Same())
		require.Equal(t, c.like, CompareNames(c.b, c.a).Likeness, "the other way round")
	}
}

func TestVariantTableIsOneWay(t *testing.T) {
	require.Greater(t, len(variants), 600)
	for from, to := range variants {
		require.Equal(t, to, simple(to), "%c leads to %c and on", from, to)
	}
	for _, p := range strings.Fields(variantPairs) {
		require.Len(t, []rune(p), 2, p)
	}
}

// No text brings any of it down.
func FuzzIdentity(f *testing.F) {
	for _, s := range []string{"", "11010519491231002X", "110105491231002", "11511301008778255F", "王⿰氵万", "\xff\xfe"} {
		f.Add(s, "张伟")
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		if c, err := ParseCitizen(a); err == nil && len(c.Number) != 18 {
			t.Fatal(c)
		}
		_, _ = ParseOrganisation(a)
		if CompareNames(a, b).Likeness != CompareNames(b, a).Likeness {
			t.Fatalf("%q and %q compare differently the other way round", a, b)
		}
	})
}
