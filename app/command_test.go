package app_test

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/app"
	"onevisit/catalog"
	"onevisit/queue"
)

// shell runs the program as a script does.
type shell struct {
	t    *testing.T
	data string
	lang string
}

func (s shell) run(in string, args ...string) (code int, out, errOut string) {
	s.t.Helper()
	var o, e bytes.Buffer
	code = app.Main(append(args, "--data", s.data, "--lang", s.lang), strings.NewReader(in), &o, &e, nil)
	require.NotContains(s.t, e.String(), "goroutine ", "a stack trace")
	return code, o.String(), e.String()
}

// must runs a command that has to succeed, with --json, into v.
func (s shell) must(v any, in string, args ...string) {
	s.t.Helper()
	code, out, errOut := s.run(in, append(args, "--json")...)
	require.Equal(s.t, 0, code, errOut)
	require.NoError(s.t, json.Unmarshal([]byte(out), v), out)
}

func newShell(t *testing.T) shell { return shell{t, t.TempDir(), "zh-CN"} }

const complete = `{"item":"gjj-tuixiu","on":"2026-11-18","answers":{"applicant":"self","early":"yes"},
 "papers":{"id-card":{"standing":"given","expires":"长期"},"retire":{"standing":"given"},"bank":{"standing":"given"}}}`

const incomplete = `{"item":"gjj-tuixiu","on":"2026-11-18","answers":{"applicant":"self","early":"yes"},
 "papers":{"id-card":{"standing":"given","expires":"2020-01-01"}}}`

func TestCheckSaysEverythingAtOnce(t *testing.T) {
	s := newShell(t)
	var v catalog.Verdict
	s.must(&v, complete, "check")
	require.Equal(t, catalog.Accept, v.Outcome)

	code, out, _ := s.run(incomplete, "check", "--json")
	require.Equal(t, 1, code, "understood, and the answer is no")
	require.NoError(t, json.Unmarshal([]byte(out), &v))
	require.Equal(t, catalog.Correct, v.Outcome)
	require.Len(t, v.Missing(), 2, "the expired card and the missing certificate, in one answer")

	code, out, _ = s.run(incomplete, "check")
	require.Equal(t, 1, code)
	require.Contains(t, out, "退休证 或 养老金证明")
}

func TestBadInputIsOneClearLineInTheUsersLanguage(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		args []string
		zh   string
	}{
		"unknown item":   {`{"item":"no-such"}`, []string{"check"}, "no-such"},
		"not JSON":       {`{"item":`, []string{"check"}, "JSON"},
		"unknown field":  {`{"item":"gjj-tuixiu","colour":"red"}`, []string{"check"}, "colour"},
		"unknown answer": {`{"item":"gjj-tuixiu","on":"2026-11-18","answers":{"early":"maybe"}}`, []string{"check"}, "maybe"},
		"no hall":        {"", []string{"queue", "list", "--catalog", "/no/such/hall"}, "/no/such/hall"},
		"unknown window": {"", []string{"queue", "call", "--window", "99"}, "99"},
		"not a ticket":   {"", []string{"queue", "why", "hello world"}, ""},
		"another hall":   {"", []string{"queue", "why", "OV1:ELSEWHERE:AAAAAAAAAAAAAAAAAAAAAAAAAA"}, ""},
		"bad printer":    {"", []string{"queue", "list", "--printer", "smoke-signals"}, "smoke-signals"},
		"bad flag":       {"", []string{"queue", "list", "--nonsense"}, "nonsense"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newShell(t)
			code, out, errOut := s.run(c.in, c.args...)
			require.Equal(t, 2, code, out)
			require.Empty(t, out)
			require.Equal(t, 1, strings.Count(strings.TrimSpace(errOut)+"\n", "\n"), errOut)
			require.Contains(t, errOut, c.zh)
			require.Regexp(t, `\p{Han}`, errOut)

			s.lang = "en"
			_, _, errOut = s.run(c.in, c.args...)
			require.NotRegexp(t, `\p{Han}`, errOut)
		})
	}
}

// TestVisitWithoutAWindow is the main job by commands alone: every step is another process's worth of opening and closing
// the hall.
func TestVisitWithoutAWindow(t *testing.T) {
	s := newShell(t)
	var v queue.Visit
	s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu", "--priority", "elder", "--key", "press-1")
	first := v.Ticket
	require.Equal(t, "A001", first.Label)
	s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu", "--priority", "elder", "--key", "press-1")
	require.Equal(t, first.ID, v.Ticket.ID, "the same press is the same ticket")

	code, _, _ := s.run("", "queue", "call", "--window", "3")
	require.Equal(t, 1, code, "the window is not open")
	var w queue.Window
	s.must(&w, "", "queue", "open", "--window", "3", "--clerk", "12")
	s.must(&v, "", "queue", "call", "--window", "3")
	require.Equal(t, first.ID, v.Ticket.ID)
	s.must(&v, "", "queue", "start", "a1", "--window", "3")
	require.Equal(t, queue.Serving, v.Ticket.State)

	code, _, errOut := s.run("", "queue", "accept", "A001", "--window", "3")
	require.Equal(t, 1, code, errOut)
	code, _, _ = s.run(incomplete, "queue", "check", "A001", "--window", "3")
	require.Equal(t, 1, code)
	code, _, _ = s.run("", "queue", "finish", "A001", "--window", "3")
	require.Equal(t, 1, code, "nothing is decided")
	var checked struct{ Verdict catalog.Verdict }
	s.must(&checked, complete, "queue", "check", "A001", "--window", "3")
	var c queue.Case
	s.must(&c, "", "queue", "accept", "A001", "--window", "3")
	require.Equal(t, queue.Processing, c.State)
	require.NotEmpty(t, c.Number)
	require.True(t, c.Clock.On(), "the one-hour clock runs")
	s.must(&v, "", "queue", "finish", "A001", "--window", "3")
	require.Equal(t, queue.OutcomePickup, v.Ticket.Outcome)

	code, out, _ := s.run("", "queue", "list")
	require.Equal(t, 0, code)
	require.Empty(t, strings.TrimSpace(out))
	code, _, _ = s.run("", "queue", "call", "--window", "3")
	require.Equal(t, 1, code, "nobody waits")
}

func TestInitWritesAHallThatOpensAndNeverOverwrites(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join(t.TempDir(), "hall")
	code, _, errOut := s.run("", "init", dir)
	require.Equal(t, 0, code, errOut)
	code, out, errOut := s.run("", "catalog", "lint", "--catalog", dir)
	require.Equal(t, 0, code, errOut)
	require.Contains(t, out, "108")

	code, _, errOut = s.run("", "init", dir)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, dir)
}

func TestBrokenYAMLNamesFileAndLine(t *testing.T) {
	s := newShell(t)
	dir := filepath.Join(t.TempDir(), "hall")
	code, _, _ := s.run("", "init", dir)
	require.Equal(t, 0, code)
	file := filepath.Join(dir, "catalog", "housing-fund.yaml")
	data, err := os.ReadFile(file)
	require.NoError(t, err)
	broken := strings.Replace(string(data), "  kind: immediate", "  kind: [immediate", 1)
	require.NotEqual(t, string(data), broken)
	require.NoError(t, os.WriteFile(file, []byte(broken), 0o600))
	code, _, errOut := s.run(complete, "check", "--catalog", dir)
	require.Equal(t, 2, code)
	require.Regexp(t, `housing-fund\.yaml:\d+ `, errOut)
}

func TestCatalogSearchByInitials(t *testing.T) {
	s := newShell(t)
	code, out, _ := s.run("", "catalog", "search", "txgjj")
	require.Equal(t, 0, code)
	require.Contains(t, strings.SplitN(out, "\n", 2)[0], "gjj-tuixiu")
	code, _, _ = s.run("", "catalog", "search", "qqqqqqqqq")
	require.Equal(t, 1, code)
}

func TestNoDisplayIsSaidInOneLine(t *testing.T) {
	t.Setenv("DISPLAY", "")
	t.Setenv("WAYLAND_DISPLAY", "")
	s := newShell(t)
	for _, args := range [][]string{{}, {"counter", "--window", "3"}, {"demo"}} {
		code, _, errOut := s.run("", args...)
		require.Equal(t, 2, code)
		require.Equal(t, 1, strings.Count(errOut, "\n"), errOut)
	}
}

func TestDamagedDatabasesAreRefusedInWords(t *testing.T) {
	s := newShell(t)
	file := filepath.Join(s.data, "hall.db")
	require.NoError(t, os.WriteFile(file, bytes.Repeat([]byte("not a database "), 100), 0o600))
	code, _, errOut := s.run("", "queue", "list")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "hall.db")
	require.Regexp(t, `\p{Han}`, errOut)
}
