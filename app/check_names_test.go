package app_test

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// TestCheckComparesNames: the name on a paper that is not the applicant's sign for sign is shown to a person, in both
// languages, alone and in one visit with others; it does not change the answer.
func TestCheckComparesNames(t *testing.T) {
	s := newShell(t)
	const paper = `{"id-card":{"holder":"張偉"},"retire":"given","bank":{"holder":"张 伟"}}`
	const in = `{"item":"gjj-tuixiu","answers":{"applicant":"self","early":"yes"},"person":"张伟","papers":` + paper + `}`
	code, out, errOut := s.run(in, "check", "--json")
	require.Zero(t, code, out+errOut)
	require.Contains(t, out, `"likeness": "variant"`)
	require.Contains(t, out, `"material": "id-card"`)
	require.NotContains(t, out, "张 伟", "spaces do not count")
	for language, want := range map[string]string{"zh": "姓名请核对：身份证上是“張偉”", "en": "look at the name: “張偉” on"} {
		s.lang = language
		code, out, errOut = s.run(in, "check")
		require.Zero(t, code, errOut)
		require.Contains(t, out, want)
		require.Contains(t, out, "张/張")
		code, out, errOut = s.run(`{"person":"张伟","items":[`+in+`]}`, "check")
		require.Zero(t, code, errOut)
		require.Contains(t, out, want)
	}
	code, _, errOut = s.run(`{"item":"gjj-tuixiu","person":7}`, "check")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "person")
}
