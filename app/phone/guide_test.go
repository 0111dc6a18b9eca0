package phone_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue/storetest"
)

func TestTheGuideOfAnItemIsAPage(t *testing.T) {
	b := newBench(t)
	code, body := b.get("/g/" + storetest.Gap + "?lang=en")
	require.Equal(t, http.StatusOK, code)
	for _, s := range []string{"Gap item", "Proof of income", "5 workdays", "not stated", "09:00-12:00, 13:00-17:00", "Monday to Friday"} {
		require.Contains(t, body, s)
	}
	require.NotContains(t, body, "http-equiv", "a guide does not reload itself")
	for _, bad := range []string{"nobody", strings.Repeat("x", 500), "%3Cscript%3E"} {
		code, body = b.get("/g/" + bad)
		require.Equal(t, http.StatusNotFound, code, bad)
		require.NotContains(t, body, "<script")
	}
}
