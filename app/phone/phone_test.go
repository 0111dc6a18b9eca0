package phone_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onevisit/app/phone"
	"onevisit/catalog"
	"onevisit/queue"
	"onevisit/queue/memory"
	"onevisit/queue/storetest"
)

// live is a projection that says what a test wants.
type live struct {
	tickets map[int64]queue.Ticket
	wait    queue.Wait
	stale   bool
}

func (l *live) Ticket(id int64) (queue.Ticket, bool) { t, ok := l.tickets[id]; return t, ok }
func (l *live) WaitOf(int64) queue.Wait              { return l.wait }
func (l *live) Stale() bool                          { return l.stale }

// broken is a hall whose store cannot be read.
type broken struct{ *queue.Hall }

func (broken) FindToken(context.Context, string) (queue.Visit, error) {
	return queue.Visit{}, errors.New("disk on fire at /secret/path")
}

// bench is a hall with the page in front of it.
type bench struct {
	t     *testing.T
	hall  *queue.Hall
	clock *storetest.Clock
	live  *live
	log   *strings.Builder
	page  http.Handler
}

func newBench(t *testing.T) *bench {
	setup := storetest.Setup(t)
	clock := storetest.NewClock(setup)
	b := &bench{t: t, clock: clock, log: &strings.Builder{},
		live: &live{tickets: map[int64]queue.Ticket{}, wait: queue.Wait{Ahead: 4, Low: 12 * time.Minute, High: 23 * time.Minute}}}
	b.hall = queue.NewHall(memory.New(), setup, storetest.Catalog(t), clock)
	b.page = phone.Handler(phone.Params{Hall: b.hall, Live: b.live, Log: slog.New(slog.NewTextHandler(b.log, nil)),
		Hosts: []string{"hall.example"}})
	_, err := b.hall.OpenWindow(t.Context(), queue.Act{Window: "1"})
	require.NoError(t, err)
	return b
}

// ask sends a request; change may be nil.
func (b *bench) ask(target string, change func(*http.Request)) *httptest.ResponseRecorder {
	r := httptest.NewRequestWithContext(b.t.Context(), http.MethodGet, target, nil)
	r.Host = "hall.example:8517"
	if change != nil {
		change(r)
	}
	rec := httptest.NewRecorder()
	b.page.ServeHTTP(rec, r)
	return rec
}

func (b *bench) get(target string) (int, string) {
	res := b.ask(target, nil)
	return res.Code, res.Body.String()
}

// visit issues a ticket and lets the projection know it.
func (b *bench) visit(items ...string) queue.Visit {
	v, err := b.hall.Issue(b.t.Context(), queue.IssueRequest{Items: items})
	require.NoError(b.t, err)
	b.know(v)
	return v
}

func (b *bench) know(v queue.Visit) { b.live.tickets[v.Ticket.ID] = v.Ticket }

var act = queue.Act{Window: "1", Clerk: "12"}

func TestAWaitingTicketShowsItsPlaceAndAnHonestRange(t *testing.T) {
	b := newBench(t)
	v := b.visit(storetest.Simple)
	code, zh := b.get("/t/" + v.Ticket.Token)
	require.Equal(t, 200, code)
	for _, want := range []string{`lang="zh-CN"`, "A001 号", "请等候叫号", "Line A", "4 人", "约 10–25 分", "09:00",
		`<meta http-equiv="refresh" content="10">`, "09:00:00 的情况", "?lang=en", ">English<"} {
		require.Contains(t, zh, want)
	}
	require.NotContains(t, zh, "窗口</h1>")
	_, en := b.get("/t/" + v.Ticket.Token + "?lang=en")
	for _, want := range []string{`lang="en"`, "Please wait to be called", "4 people", "about 10–25 min", "?lang=zh-CN"} {
		require.Contains(t, en, want)
	}

	b.live.wait = queue.Wait{NoWindow: true}
	_, zh = b.get("/t/" + v.Ticket.Token)
	require.Contains(t, zh, "暂无窗口")
	require.Contains(t, zh, "下一位就是您")

	b.live.stale = true
	_, zh = b.get("/t/" + v.Ticket.Token)
	require.Contains(t, zh, "请以窗口叫号为准")
}

func TestAProjectionThatLagsBehindPromisesNothing(t *testing.T) {
	b := newBench(t)
	v := b.visit(storetest.Simple)
	delete(b.live.tickets, v.Ticket.ID)
	b.live.wait = queue.Wait{}
	_, zh := b.get("/t/" + v.Ticket.Token)
	require.NotContains(t, zh, "下一位就是您")
	require.NotContains(t, zh, "无需等候")
}

func TestEveryStateSaysWhatToDo(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	v := b.visit(storetest.Simple)
	id, path := v.Ticket.ID, "/t/"+v.Ticket.Token
	step := func(name string, do func() (queue.Visit, error), zh, en string, live bool) {
		t.Helper()
		v, err := do()
		require.NoError(t, err, name)
		b.know(v)
		code, page := b.get(path)
		require.Equal(t, 200, code, name)
		require.Contains(t, page, "<h1>"+zh+"</h1>", name)
		require.Equal(t, live, strings.Contains(page, "http-equiv=\"refresh\""), name)
		require.NotContains(t, page, "约 10", "%s: only who waits has a range", name)
		require.Equal(t, name == "called", strings.Contains(page, `class="now"`), name)
		_, page = b.get(path + "?lang=en")
		require.Contains(t, page, "<h1>"+en+"</h1>", name)
	}
	step("called", func() (queue.Visit, error) { return b.hall.CallNext(ctx, act) }, "请到 1 号窗口", "Please go to window 1", true)
	step("no show", func() (queue.Visit, error) { return b.hall.MarkNoShow(ctx, act, id) },
		"已经过号，请到窗口或自助机说明，可以重新排入", "You were called and missed. Please tell a window or a kiosk to get back in line.", true)
	_, err := b.hall.Restore(ctx, act, id)
	require.NoError(t, err)
	_, err = b.hall.CallNext(ctx, act)
	require.NoError(t, err)
	step("serving", func() (queue.Visit, error) { return b.hall.Start(ctx, act, id) }, "正在 1 号窗口办理", "At window 1", true)
	step("held", func() (queue.Visit, error) { return b.hall.Hold(ctx, act, id, "copy") },
		"暂时放下，备齐后请告诉窗口", "On hold. Please tell the window when you are ready.", true)
	_, err = b.hall.Resume(ctx, act, id)
	require.NoError(t, err)
	c := v.Cases[0].ID
	_, _, err = b.hall.Check(ctx, act, c, storetest.Given(storetest.Simple, "id-card"))
	require.NoError(t, err)
	_, err = b.hall.Accept(ctx, act, c)
	require.NoError(t, err)
	step("completed", func() (queue.Visit, error) { return b.hall.Finish(ctx, act, id) },
		"已受理，结果办好后领取", "Accepted. The result can be collected when it is ready.", false)
	_, page := b.get(path)
	require.Contains(t, page, "Simple item <span>办理</span>")
}

func TestATicketSentToOneWindowAndOneThatWasCancelled(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	v := b.visit(storetest.Simple)
	_, err := b.hall.CallNext(ctx, act)
	require.NoError(t, err)
	v, err = b.hall.Move(ctx, act, v.Ticket.ID, queue.Transfer{Window: "1"})
	require.NoError(t, err)
	b.know(v)
	_, page := b.get("/t/" + v.Ticket.Token)
	require.Contains(t, page, "请等 1 号窗口叫您")
	_, err = b.hall.CallNext(ctx, act)
	require.NoError(t, err)
	_, err = b.hall.Cancel(ctx, act, v.Ticket.ID, "shouted")
	require.NoError(t, err)
	_, page = b.get("/t/" + v.Ticket.Token)
	require.Contains(t, page, "这个号已取消")
	require.NotContains(t, page, "shouted", "a clerk's note is not for the page")
}

func TestYesterdaysTicketIsSaidToBeYesterdays(t *testing.T) {
	b := newBench(t)
	v := b.visit(storetest.Simple)
	b.clock.Add(24 * time.Hour)
	_, page := b.get("/t/" + v.Ticket.Token)
	require.Contains(t, page, "这是 3 月 4 日的号，今天不能用")
	require.NotContains(t, page, "等候")
	require.NotContains(t, page, "4 人")
	require.NotContains(t, page, "http-equiv")
}

func TestWhatThePrecheckFoundMissingIsListed(t *testing.T) {
	ctx := t.Context()
	b := newBench(t)
	issue := func(s catalog.Submission) queue.Visit {
		v, err := b.hall.Issue(ctx, queue.IssueRequest{Items: []string{s.Item}, Prechecks: map[string]catalog.Submission{s.Item: s}})
		require.NoError(t, err)
		return v
	}
	v := issue(storetest.Given(storetest.Gap, "income"))
	_, page := b.get("/t/" + v.Ticket.Token)
	require.Contains(t, page, "还缺")
	require.Contains(t, page, "<li><b>ID card</b>")
	require.Contains(t, page, "<b>Bank card</b><br>可以后补")
	require.NotContains(t, page, "<li><b>Proof of income")
	require.Contains(t, page, "<li>Proof of income</li>", "what was said to be there is to be brought")

	_, page = b.get("/t/" + issue(storetest.Given(storetest.Simple, "id-card")).Ticket.Token)
	require.Contains(t, page, "材料齐全")
	_, page = b.get("/t/" + issue(storetest.Given(storetest.Refused, "id-card")).Ticket.Token)
	require.Contains(t, page, "材料还没有查完", "the question is still open")
	_, page = b.get("/t/" + b.visit(storetest.Simple).Ticket.Token)
	require.NotContains(t, page, "取号时查过", "no check was made")

	// After a notice, what the notice lists counts.
	_, err := b.hall.CallNext(ctx, act)
	require.NoError(t, err)
	_, err = b.hall.Start(ctx, act, v.Ticket.ID)
	require.NoError(t, err)
	_, _, err = b.hall.Check(ctx, act, v.Cases[0].ID, storetest.Given(storetest.Gap, "income"))
	require.NoError(t, err)
	c, err := b.hall.Notify(ctx, act, v.Cases[0].ID)
	require.NoError(t, err)
	_, page = b.get("/t/" + v.Ticket.Token)
	require.Contains(t, page, "一次性告知书 "+c.Notice)
	require.Contains(t, page, "<b>ID card</b>")
	require.NotContains(t, page, "还缺")
}

func TestTextsAreEscaped(t *testing.T) {
	b := newBench(t)
	evil := catalog.Text{ZH: `<script>alert("x")</script>`, EN: `<script>alert("x")</script>`}
	setup := b.hall.Setup()
	setup.Name, setup.Sample, setup.Caution, setup.Lines[0].Name = evil, true, evil, evil
	_, page := b.get("/t/" + b.visit(storetest.Simple).Ticket.Token)
	require.NotContains(t, page, "<script")
	require.Equal(t, 3, strings.Count(page, "&lt;script&gt;"))
	for _, path := range []string{"/t/%3Cscript%3Ealert(1)", "/?lang=%22%3E%3Cscript%3E", "/t/x?lang=%22%3E%3Cscript%3E"} {
		_, page = b.get(path)
		require.NotContains(t, page, "<script", path)
		require.NotContains(t, page, "alert(1)", path)
	}
}

func TestNothingOfThePersonIsOnThePage(t *testing.T) {
	b := newBench(t)
	v, err := b.hall.Issue(t.Context(), queue.IssueRequest{Items: []string{storetest.Refused}, Priority: queue.PriorityDisabled,
		Prechecks: map[string]catalog.Submission{storetest.Refused: {Item: storetest.Refused, Answers: map[string]string{"minor": "yes"}}}})
	require.NoError(t, err)
	_, page := b.get("/t/" + v.Ticket.Token)
	for _, private := range []string{"残障", "disabled", "minor", "Minor", v.Ticket.Token} {
		require.NotContains(t, page, private)
	}
}

func TestUnknownTicketsAndPathsAreSaidInWords(t *testing.T) {
	b := newBench(t)
	for _, path := range []string{"/t/AAAAAAAAAAAAAAAAAAAAAAAAAA", "/t/A001", "/t/1", "/t/" + strings.Repeat("A", 5000), "/t/", "/admin", "/t/a/b"} {
		code, page := b.get(path)
		require.Equal(t, http.StatusNotFound, code, path)
		require.Contains(t, page, "没有找到这个号", path)
	}
	code, page := b.get("/")
	require.Equal(t, 200, code)
	require.Contains(t, page, "请用手机扫号票上的二维码")
	require.NotContains(t, page, "<form")
}

func TestAStoreThatFailsIsLoggedAndNotShown(t *testing.T) {
	b := newBench(t)
	b.page = phone.Handler(phone.Params{Hall: broken{b.hall}, Live: b.live, Log: slog.New(slog.NewTextHandler(b.log, nil)), Hosts: []string{"hall.example"}})
	code, page := b.get("/t/AAAAAAAAAAAAAAAAAAAAAAAAAA")
	require.Equal(t, http.StatusServiceUnavailable, code)
	require.Contains(t, page, "暂时查不到")
	require.NotContains(t, page, "secret")
	require.Contains(t, b.log.String(), "disk on fire")
	require.NotContains(t, b.log.String(), "AAAAAAAA", "the token is a key")
}

func TestOnlyReading(t *testing.T) {
	b := newBench(t)
	path := "/t/" + b.visit(storetest.Simple).Ticket.Token
	for _, m := range []string{"POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "BREW"} {
		res := b.ask(path, func(r *http.Request) { r.Method = m })
		require.Equal(t, http.StatusMethodNotAllowed, res.Code, m)
		require.Equal(t, "GET, HEAD", res.Header().Get("Allow"), m)
		require.Contains(t, res.Body.String(), "这个页面只能看", m)
	}
	res := b.ask(path, func(r *http.Request) { r.Method = "HEAD" })
	require.Equal(t, 200, res.Code)
	require.NotEqual(t, "0", res.Header().Get("Content-Length"))
	require.Empty(t, res.Body.String())
}

func TestHeadersAreStrictOnEveryAnswer(t *testing.T) {
	b := newBench(t)
	good := "/t/" + b.visit(storetest.Simple).Ticket.Token
	for path, change := range map[string]func(*http.Request){
		good: nil, "/": nil, "/nothing": nil, "//t/x": nil,
		good + "?post": func(r *http.Request) { r.Method = "POST" },
		good + "?host": func(r *http.Request) { r.Host = "evil.example" },
	} {
		h := b.ask(path, change).Header()
		require.Equal(t, "nosniff", h.Get("X-Content-Type-Options"), path)
		require.Equal(t, "no-referrer", h.Get("Referrer-Policy"), path)
		require.Equal(t, "no-store", h.Get("Cache-Control"), path)
		require.Empty(t, h.Values("Set-Cookie"), path)
		csp := h.Get("Content-Security-Policy")
		require.True(t, strings.HasPrefix(csp, "default-src 'none'; "), csp)
		require.NotContains(t, csp, "unsafe", path)
		require.NotContains(t, csp, "script-src", path)
	}
}

// TestTheStyleIsTheOneThePolicyNames fails if the page's style and the hash in the header drift apart: browsers would
// then show the page without any style.
func TestTheStyleIsTheOneThePolicyNames(t *testing.T) {
	b := newBench(t)
	res := b.ask("/t/"+b.visit(storetest.Simple).Ticket.Token, nil)
	page := res.Body.String()
	found := regexp.MustCompile(`(?s)<style>(.*?)</style>`).FindAllStringSubmatch(page, -1)
	require.Len(t, found, 1)
	sum := sha256.Sum256([]byte(found[0][1]))
	require.Contains(t, res.Header().Get("Content-Security-Policy"), "style-src 'sha256-"+base64.StdEncoding.EncodeToString(sum[:])+"'")
	for _, never := range []string{"style=", "src=", "<link", "<script", "http://", "https://", "url(", "@import", "onclick"} {
		require.NotContains(t, page, never)
	}
}

func TestHostsThatAreNotOursAreRefused(t *testing.T) {
	b := newBench(t)
	path := "/t/" + b.visit(storetest.Simple).Ticket.Token
	for host, ok := range map[string]bool{
		"hall.example": true, "HALL.example:8517": true, "localhost:8517": true, "127.0.0.1": true, "[::1]:8517": true,
		"evil.example": false, "hall.example.evil.example": false, "": false, "evil.example:8517": false,
		"10.0.0.9": false, "localhost.evil.example": false,
	} {
		res := b.ask(path, func(r *http.Request) { r.Host = host })
		page := res.Body.String()
		require.Equal(t, ok, res.Code == 200, host)
		require.Equal(t, ok, strings.Contains(page, "A001"), host)
		if !ok {
			require.Equal(t, http.StatusMisdirectedRequest, res.Code, host)
			require.Contains(t, page, "这个地址不对", host)
		}
	}
}

func TestTheBrowsersLanguageDecides(t *testing.T) {
	b := newBench(t)
	for header, want := range map[string]string{
		"": "zh-CN", "zh-CN,zh;q=0.9,en;q=0.8": "zh-CN", "en-US,en;q=0.9,zh;q=0.8": "en", "en;q=0.3, zh;q=0.7": "zh-CN",
		"fr,de;q=0.9": "zh-CN", "fr, en;q=0.1": "en", "EN": "en", "en;q=x, zh;q=0": "zh-CN", "zh;q=0,en;q=0.5": "en", ";;,,=": "zh-CN",
	} {
		res := b.ask("/", func(r *http.Request) { r.Header.Set("Accept-Language", header) })
		require.Contains(t, res.Body.String(), `<html lang="`+want+`">`, header)
		require.Equal(t, want, res.Header().Get("Content-Language"), header)
		require.Equal(t, "Accept-Language", res.Header().Get("Vary"))
		res = b.ask("/?lang=en", func(r *http.Request) { r.Header.Set("Accept-Language", header) })
		require.Contains(t, res.Body.String(), `<html lang="en">`, "the link wins over the browser")
	}
}

// TestAHallThatOffersOneLanguageHasNoButtonForAnother, whatever the reader's browser prefers.
func TestAHallThatOffersOneLanguageHasNoButtonForAnother(t *testing.T) {
	b := newBench(t)
	v := b.visit(storetest.Simple)
	b.hall.Setup().Languages = []string{"zh-CN"}
	_, page := b.get("/t/" + v.Ticket.Token + "?lang=en")
	require.Contains(t, page, `lang="zh-CN"`)
	require.NotContains(t, page, "English")
	require.NotContains(t, page, "?lang=en")
}
