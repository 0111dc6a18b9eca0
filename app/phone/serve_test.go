package phone_test

import (
	"context"
	"io"
	"log/slog"
	"net"
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/phone"
	"onevisit/catalog/fault"
	"onevisit/queue"
	"onevisit/queue/storetest"
)

// serve serves a hall with its own projection on a free port; end stops it and returns what Serve returned.
func serve(t *testing.T, b *bench) (url string, end func() error) {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	live, err := b.hall.Live(ctx)
	require.NoError(t, err)
	ln, err := phone.Listen(ctx, "127.0.0.1:0")
	require.NoError(t, err)
	result := make(chan error, 1)
	go func() {
		result <- phone.Serve(ctx, ln, phone.Params{Hall: b.hall, Live: live, Log: slog.New(slog.DiscardHandler)})
	}()
	return "http://" + ln.Addr().String(), func() error {
		cancel()
		return <-result
	}
}

func fetch(t *testing.T, url, host string) (int, string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, url, nil)
	require.NoError(t, err)
	if host != "" {
		r.Host = host
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	res, err := client.Do(r)
	require.NoError(t, err)
	defer res.Body.Close()
	page, err := io.ReadAll(res.Body)
	require.NoError(t, err)
	return res.StatusCode, string(page)
}

func TestThePageOfARunningHallAndAGracefulEnd(t *testing.T) {
	b := newBench(t)
	first := b.visit(storetest.Simple)
	second := b.visit(storetest.Simple)
	url, end := serve(t, b)

	code, page := fetch(t, url+"/t/"+strings.ToLower(second.Ticket.Token), "")
	require.Equal(t, 200, code)
	require.Contains(t, page, "A002 号")
	require.Contains(t, page, "<dd>1 人</dd>")
	require.Contains(t, page, "约 ")

	called, err := b.hall.CallNext(t.Context(), queue.Act{Window: "1"})
	require.NoError(t, err)
	require.Equal(t, first.Ticket.ID, called.Ticket.ID)
	_, page = fetch(t, url+"/t/"+first.Ticket.Token, "")
	require.Contains(t, page, "请到 1 号窗口")

	code, _ = fetch(t, url+"/", "rebound.example")
	require.Equal(t, http.StatusMisdirectedRequest, code)

	require.NoError(t, end())
	_, err = net.Dial("tcp", strings.TrimPrefix(url, "http://"))
	require.Error(t, err)
}

// TestTheAddressOfTheConnectionIsAllowed reads over a loopback address that no list names: an IP address cannot be
// borrowed by somebody else's page, a name can.
func TestTheAddressOfTheConnectionIsAllowed(t *testing.T) {
	b := newBench(t)
	ctx, cancel := context.WithCancel(t.Context())
	ln, err := phone.Listen(ctx, "127.0.0.2:0")
	if err != nil { // only Linux answers on all of 127.0.0.0/8 without being told
		cancel()
		require.True(t, fault.Has(err, phone.CodeListen))
		return
	}
	result := make(chan error, 1)
	go func() {
		result <- phone.Serve(ctx, ln, phone.Params{Hall: b.hall, Live: b.live, Log: slog.New(slog.DiscardHandler)})
	}()
	url := "http://" + ln.Addr().String() + "/"
	code, _ := fetch(t, url, "")
	require.Equal(t, 200, code)
	code, _ = fetch(t, url, "127.0.0.3")
	require.Equal(t, http.StatusMisdirectedRequest, code)
	cancel()
	require.NoError(t, <-result)
}

func TestAnAddressInUseIsAFaultWithWords(t *testing.T) {
	ln, err := phone.Listen(t.Context(), "127.0.0.1:0")
	require.NoError(t, err)
	defer ln.Close()
	_, err = phone.Listen(t.Context(), ln.Addr().String())
	require.True(t, fault.Has(err, phone.CodeListen))
	_, err = phone.Listen(t.Context(), "no address")
	require.True(t, fault.Has(err, phone.CodeListen))
}

func TestAListenerThatFailsEndsServe(t *testing.T) {
	b := newBench(t)
	ln, err := phone.Listen(t.Context(), "127.0.0.1:0")
	require.NoError(t, err)
	require.NoError(t, ln.Close())
	require.ErrorContains(t, phone.Serve(t.Context(), ln, phone.Params{Hall: b.hall, Live: b.live, Log: slog.New(slog.DiscardHandler)}), "phone page")
}
