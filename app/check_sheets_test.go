package app

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/fault"
)

// TestZeroOfAStrictSubmission: what a script hands to a case says none where it says zero, and nothing where it is silent.
func TestZeroOfAStrictSubmission(t *testing.T) {
	s, err := readSubmission(strings.NewReader(`{"item":"x","papers":{"a":{"standing":"given","originals":1,"copies":0},"b":{"standing":"given"}}}`))
	require.NoError(t, err)
	require.Equal(t, catalog.Handed{Standing: catalog.Given, Originals: 1, Copies: catalog.None}, s.Papers["a"])
	require.Equal(t, catalog.Handed{Standing: catalog.Given}, s.Papers["b"])
	s, err = readSubmission(strings.NewReader(`{"item":"x"}`))
	require.NoError(t, err)
	require.Empty(t, s.Papers)
	for in, code := range map[string]fault.Code{
		`{"item":"x","papers":{"a":{"copies":-1}}}`:  CodeBadPaper,
		`{"item":"x","papers":{"a":{"copies":"2"}}}`: CodeBadJSON,
		`{"item":"x"} {}`: CodeBadJSON,
		``:                CodeBadJSON,
	} {
		_, err := readSubmission(strings.NewReader(in))
		require.Equal(t, code, fault.CodeOf(err), in)
	}
}
