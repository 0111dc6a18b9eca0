package catalog_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

// TestNoneIsNotUncounted: who says that there is not one copy has none, whether or not the source states how many; what
// nobody asks for may be none.
func TestNoneIsNotUncounted(t *testing.T) {
	const none = catalog.None
	for name, c := range map[string]struct {
		m      catalog.Material
		h      catalog.Handed
		faults []catalog.Fault
	}{
		"stated":   {catalog.Material{Take: catalog.TakePhoto, Originals: 3}, catalog.Handed{Originals: none}, []catalog.Fault{{Code: catalog.FaultOriginals, Want: 3}}},
		"unstated": {catalog.Material{Take: catalog.TakeOriginalCopy}, catalog.Handed{Copies: none}, []catalog.Fault{{Code: catalog.FaultCopies, Want: 1}}},
		"one of both": {catalog.Material{Take: catalog.TakeOriginalCopy, Originals: 1, Copies: 2}, catalog.Handed{Originals: 1, Copies: none},
			[]catalog.Fault{{Code: catalog.FaultCopies, Want: 2}}},
		"not asked for": {catalog.Material{Take: catalog.TakeVerify}, catalog.Handed{Copies: none}, nil},
		"nothing known": {catalog.Material{}, catalog.Handed{Copies: none}, nil},
		"neither":       {catalog.Material{}, catalog.Handed{Originals: none, Copies: none}, []catalog.Fault{{Code: catalog.FaultMissing}}},
		"unsigned":      {catalog.Material{Take: catalog.TakeSigned}, catalog.Handed{Signatures: none}, []catalog.Fault{{Code: catalog.FaultSignatures, Want: 1}}},
		"unread form":   {catalog.Material{Take: catalog.TakeForm}, catalog.Handed{Signatures: none}, nil},
		"another way": {catalog.Material{Take: catalog.TakeCopy, AnyOf: []catalog.Text{{ZH: "甲"}, {ZH: "乙"}}}, catalog.Handed{Which: 1, Copies: none},
			[]catalog.Fault{{Code: catalog.FaultCopies, Want: 1}}},
	} {
		c.h.Standing = catalog.Given
		l := one(t, c.m, catalog.Submission{Papers: papers{"m": c.h}})
		require.Equal(t, c.faults, l.Faults, name)
		require.Equal(t, len(c.faults) == 0, l.State == catalog.StateOK, name)
	}
	// Nobody's papers are asked for of nobody.
	c, err := life(t).Check(catalog.Submission{Item: "house", Answers: answers{"owners": "0"},
		Papers: papers{"form": given, "idc": {Standing: catalog.Given, Originals: none, Copies: none}}})
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, c.Outcome)
}

// TestSaidTwice: a paper under its id and its name is one paper; two that differ are a fault that says so.
func TestSaidTwice(t *testing.T) {
	c := life(t)
	v, err := c.Check(c.Understand(catalog.Submission{Item: "region", Answers: answers{"here": "yes"}, Papers: papers{"户口簿": given, "hukou": given}}))
	require.NoError(t, err)
	require.Equal(t, catalog.Accept, v.Outcome)
	_, err = c.Check(c.Understand(catalog.Submission{Item: "region", Papers: papers{"户口簿": {Standing: catalog.Wrong}, "hukou": given}}))
	require.ErrorContains(t, err, string(catalog.CodeDuplicateField))
}
