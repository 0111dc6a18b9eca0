package identity

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
)

func TestDocument(t *testing.T) {
	for s, want := range map[string]struct {
		kind Kind
		kept string
	}{
		"11010519491231002x": {KindCitizen, "11010519491231002X"},
		"110105491231002":    {KindCitizen, "11010519491231002X"}, // the old card and the new one are one person
		"911124198108030024": {KindCitizen, "911124198108030024"}, // a foreigner's card of 2023
		"810000199408230021": {KindCitizen, "810000199408230021"}, // a residence card for people from Hong Kong
		"11511301008778255f": {KindOrganisation, "11511301008778255F"}, "91350100M000100Y43": {KindOrganisation, "91350100M000100Y43"},
		"Ｈ１２３４５６７８": {KindPermit, "H12345678"}, "M1234567800": {KindPermit, "M1234567800"}, "01234567": {KindPermit, "01234567"},
		"CAN 110101 198001": {KindResident, "CAN110101198001"},
		"E12345678":         {KindPassport, "E12345678"}, "ej1234567": {KindPassport, "EJ1234567"}, "C01X00T47": {KindPassport, "C01X00T47"},
		"A123456(7)": {KindPassport, "A1234567"}, "军字第1234567号": {KindOfficer, "军字第1234567号"},
	} {
		kind, kept, err := Document(s)
		require.NoError(t, err, s)
		require.Equal(t, want.kind, kind, s)
		require.Equal(t, want.kept, kept, s)
	}
	require.Equal(t, "11010519491231002X", Kept(" 110105-491231-002 "))
	require.Equal(t, "11010519491231002Y", Kept("11010519491231002y"), "what cannot be is kept as it is written")
	for s, code := range map[string]fault.Code{
		"": CodeNotThere, "110105194912310021": CodeCheck, "1101051949123100": CodeLength, "11010519491231O02X": CodeSign,
		"1101051949123100222": CodeLength, "11511301008778255G": CodeSign, "91350100M000100Y44": CodeCheck, "12": CodeLength,
		"110105194912": CodeLength, "PASSPORT": CodeLength, "张伟": CodeLength, "没有字1": CodeLength, "1234-5?78": CodeLength,
	} {
		kind, kept, err := Document(s)
		require.Equal(t, code, fault.CodeOf(err), "%s: %v %s %s", s, err, kind, kept)
	}
}

// No text brings it down, and what it keeps it reads again as the same.
func FuzzDocument(f *testing.F) {
	for _, s := range []string{"", "H12345678", "军字第1234567号", "11010519491231002X", "CAN110101198001", "\xff\xfe", "１"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		kind, kept, err := Document(s)
		if err != nil {
			return
		}
		again, same, err := Document(kept)
		if err != nil || again != kind || same != kept {
			t.Fatalf("%q is %s %q, and that is %s %q: %v", s, kind, kept, again, same, err)
		}
	})
}
