package app_test

import (
	"encoding/json"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

// Several items on standard input are checked together, and a bundle with its items.
func TestCheckOfSeveralItems(t *testing.T) {
	s := newShell(t)
	code, out, errOut := s.run(`[{"item":"cn-huzhao-huanfa","on":"2026-03-02"},{"item":"cn-jiehun-2025","on":"2026-03-02"}]`, "check")
	require.Equal(t, 1, code, errOut)
	require.Contains(t, out, "普通护照换发")
	require.Contains(t, out, "结婚登记")
	var m catalog.Merged
	code, out, errOut = s.run(`{"bundle":"sjz-chaoshi-yijianshi","on":"2026-03-02","answers":{"area":40}}`, "check", "--json")
	require.Equal(t, 1, code, errOut)
	require.NoError(t, json.Unmarshal([]byte(out), &m))
	require.Len(t, m.Items, 1, "40 square metres need neither the hygiene licence nor the fire inspection")
	require.NotEmpty(t, m.Papers)
	for _, bad := range []string{`[{"item":"nothing"}]`, `[{}`, `{"bundle":"nothing"}`, `{"bundle":1}`} {
		code, _, errOut = s.run(bad, "check")
		require.Equal(t, 2, code, bad)
		require.NotEmpty(t, errOut)
	}
}
