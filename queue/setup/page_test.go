package setup_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog/fault"
	"onevisit/queue/setup"
)

// TestTheAddressOfThePhonePage is taken without a slash at its end, and only if a phone can open it.
func TestTheAddressOfThePhonePage(t *testing.T) {
	with := func(page string) string { return strings.Replace(hall, "zone:", "page: "+page+"\nzone:", 1) }
	s, err := setup.Load(usual(with("https://hall.example.gov.cn/ov/")))
	require.NoError(t, err)
	require.Equal(t, "https://hall.example.gov.cn/ov", s.Page)
	for _, wrong := range []string{"hall.example.gov.cn", "ftp://hall", "https://" + strings.Repeat("x", 120)} {
		_, err = setup.Load(usual(with(wrong)))
		require.True(t, fault.Has(err, setup.CodeBadValue), wrong)
	}
}
