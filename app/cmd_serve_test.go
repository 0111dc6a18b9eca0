package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app/phone"
	"onevisit/catalog/fault"
	"onevisit/queue"
)

// serveRun runs `serve` with flags in a fresh data folder. Its output can be read while it runs.
func serveRun(ctx context.Context, t *testing.T, asJSON bool, flags ...string) (out io.Reader, result <-chan error) {
	t.Helper()
	return serveAt(ctx, t.TempDir(), asJSON, flags...)
}

// serveAt is serveRun in a data folder.
func serveAt(ctx context.Context, data string, asJSON bool, flags ...string) (out io.Reader, result <-chan error) {
	r, w := io.Pipe()
	p := &program{config: Config{Data: data, Language: "zh-CN"}, json: asJSON, out: w}
	c := p.serveCommand()
	c.SetArgs(flags)
	c.SilenceErrors, c.SilenceUsage = true, true
	done := make(chan error, 1)
	go func() {
		err := c.ExecuteContext(ctx)
		done <- err
		w.CloseWithError(io.EOF)
	}()
	return r, done
}

func TestServeShowsThePageUntilItIsInterrupted(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	out, result := serveRun(ctx, t, true, "--listen", "127.0.0.1:0", "--host", "hall.example")
	var at struct{ URL string }
	require.NoError(t, json.NewDecoder(out).Decode(&at))
	for host, want := range map[string]int{"": 200, "hall.example": 200, "evil.example": http.StatusMisdirectedRequest} {
		r, err := http.NewRequestWithContext(t.Context(), http.MethodGet, at.URL, nil)
		require.NoError(t, err)
		r.Host = host
		res, err := (&http.Client{Transport: &http.Transport{DisableKeepAlives: true}}).Do(r)
		require.NoError(t, err)
		page, err := io.ReadAll(res.Body)
		require.NoError(t, err)
		require.NoError(t, res.Body.Close())
		require.Equal(t, want, res.StatusCode, host)
		require.True(t, bytes.Contains(page, []byte("示范区政务服务中心")), "the hall's name")
	}
	cancel()
	require.NoError(t, <-result)
}

func TestServeWarnsWhenOthersCanReadThePage(t *testing.T) {
	for address, warned := range map[string]bool{"127.0.0.1:0": false, "0.0.0.0:0": true} {
		ctx, cancel := context.WithCancel(t.Context())
		out, result := serveRun(ctx, t, false, "--listen", address)
		read := make([]byte, 4096)
		n, err := out.Read(read)
		require.NoError(t, err)
		require.Contains(t, string(read[:n]), "手机页面已开：http://")
		if warned {
			n, err = out.Read(read)
			require.NoError(t, err)
			require.Contains(t, string(read[:n]), "没有加密")
		}
		cancel()
		rest, err := io.ReadAll(out)
		require.NoError(t, err)
		require.Empty(t, rest, address)
		require.NoError(t, <-result)
	}
}

func TestServeSaysWhichAddressCannotBeUsed(t *testing.T) {
	_, result := serveRun(t.Context(), t, false, "--listen", "nowhere")
	require.True(t, fault.Has(<-result, phone.CodeListen))
}

// TestThePhonePageIsAStation: while it is served the manager sees that it is there, and then that it was closed.
func TestThePhonePageIsAStation(t *testing.T) {
	data := t.TempDir()
	ctx, cancel := context.WithCancel(t.Context())
	out, result := serveAt(ctx, data, true, "--listen", "127.0.0.1:0")
	var at struct{ URL string }
	require.NoError(t, json.NewDecoder(out).Decode(&at))
	st, err := Open(t.Context(), Config{Data: data}, WallClock())
	require.NoError(t, err)
	defer st.Close()
	page := func() queue.Station {
		all, err := st.Hall.Stations(t.Context())
		require.NoError(t, err)
		require.Len(t, all, 1)
		return all[0]
	}
	now := page()
	require.Equal(t, queue.SeatBoard, now.Seat)
	require.Equal(t, queue.PlacePhone, now.Place)
	require.Equal(t, Version, now.Version)
	require.False(t, now.Off)
	cancel()
	require.NoError(t, <-result)
	require.True(t, page().Off)
	require.Equal(t, now.Since, page().Since)
}
