package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/queue"
)

// TestWrongCallsAreSaidInTheUsersWords calls every kind of command in a wrong way: not one of them may be taken for done,
// and none is answered in the words of a library.
func TestWrongCallsAreSaidInTheUsersWords(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o600))
	empty := filepath.Join(t.TempDir(), "empty.db")
	require.NoError(t, os.WriteFile(empty, nil, 0o600))
	for _, c := range []struct {
		code int
		says string
		args []string
	}{
		{2, "bogus", []string{"bogus"}},
		{2, "bogus", []string{"queue", "bogus"}},
		{2, "bogus", []string{"catalog", "bogus"}},
		{2, "bogus", []string{"forecast", "bogus"}},
		{2, "bogus", []string{"staff", "bogus"}},
		{2, "init FOLDER", []string{"init"}},
		{2, "init FOLDER", []string{"init", "a", "b"}},
		{2, "onevisit report", []string{"report", "extra"}},
		{2, "queue start TICKET", []string{"queue", "start"}},
		{2, "--bogus", []string{"queue", "issue", "--bogus"}},
		{2, " -x ", []string{"queue", "issue", "-x"}},
		{2, "--companions", []string{"queue", "issue", "--companions", "x"}},
		{2, "--for", []string{"queue", "hold", "A001", "--for", "xx"}},
		{2, "--seed", []string{"simulate", "--seed", "-1"}},
		{2, "--item", []string{"queue", "issue", "--item", `"a`}},
		{2, "25:00", []string{"queue", "issue", "--item", "gjj-tuixiu", "--appointment", "25:00"}},
		{2, "99:00", []string{"simulate", "--day", "2026-11-19", "--until", "99:00"}},
		{2, "-5", []string{"simulate", "--day", "2026-11-19", "--visitors", "-5"}},
		{2, "2026-01-01", []string{"report", "--from", "2026-12-01", "--to", "2026-01-01"}},
		{2, "--window", []string{"queue", "call"}},
		{2, "--window", []string{"queue", "open"}},
		{2, "", []string{"init", ""}},
		{2, "", []string{"backup", ""}},
		{2, file, []string{"voice", "check", file}},
		{2, filepath.Dir(file), []string{"forecast", "replay", filepath.Dir(file)}},
		{2, empty, []string{"backup", "b.db", "--hall", empty}},
		{2, file + ".db", []string{"report", "--hall", file + ".db"}},
		{2, file + ".db", []string{"queue", "list", "--hall", file + ".db"}},
		{2, file + ".db", []string{"staff", "--hall", file + ".db"}},
		{1, filepath.Dir(file), []string{"restore", filepath.Dir(file)}},
		{1, empty, []string{"restore", empty}},
		{2, "", []string{"staff", "put", "1", "x", "--password"}},
	} {
		t.Run(strings.Join(c.args, " "), func(t *testing.T) {
			s := newShell(t)
			code, _, _ := s.run("", "queue", "openday")
			require.Zero(t, code)
			code, out, errOut := s.run("", c.args...)
			require.Equal(t, c.code, code, out)
			require.Empty(t, out)
			require.Contains(t, errOut, c.says)
			require.Regexp(t, `\p{Han}`, errOut)
			for _, library := range []string{"unknown", "accepts", "invalid", "strconv", "EOF", "no such", "argument", "flag "} {
				require.NotContains(t, errOut, library)
			}
			s.lang = "en"
			_, _, errOut = s.run("", c.args...)
			require.NotRegexp(t, `\p{Han}`, errOut)
		})
	}
}

// TestAnyCallEndsInOneAnswer throws words together as a cat on the keyboard would: a command ends with one of the three
// codes, and never with a stack trace.
func TestAnyCallEndsInOneAnswer(t *testing.T) {
	s := newShell(t)
	words := rapid.SampledFrom([]string{"queue", "issue", "call", "start", "hold", "why", "list", "transfer", "return", "check",
		"staff", "put", "report", "verify", "catalog", "search", "show", "A001", "", "--", "-", "--window", "3", "--item",
		"gjj-tuixiu", "--for", "-5m", "--by", "item", "--json", "\x00", "证", "--line=Z", "--to-window=9", "--companions=-1",
		"--from=2026-02-30", "OV1::", "--key=k", "--clerk=12", "--override=9", "--why=x"})
	rapid.Check(t, func(rt *rapid.T) {
		args := rapid.SliceOfN(words, 1, 6).Draw(rt, "args")
		if args[0] == "-" || strings.HasPrefix(args[0], "-") || args[0] == "" || args[0] == "A001" {
			args = append([]string{"queue"}, args...) // without a command the front door would open
		}
		code, _, errOut := s.run("", args...)
		require.Contains(rt, []int{0, 1, 2}, code)
		if code == 2 {
			require.NotEmpty(rt, errOut)
		}
	})
}

// TestASimulatedDayIsNotMixedWithARealOne refuses a day on which somebody came, and one before it.
func TestASimulatedDayIsNotMixedWithARealOne(t *testing.T) {
	s := newShell(t)
	day := []string{"simulate", "--day", "2026-11-18", "--visitors", "5", "--until", "10:00"}
	code, _, errOut := s.run("", day...)
	require.Zero(t, code, errOut)
	code, _, errOut = s.run("", day...)
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "2026-11-18")
	code, _, errOut = s.run("", "simulate", "--day", "2026-11-17", "--visitors", "5", "--until", "10:00")
	require.Equal(t, 2, code, errOut)
	code, _, errOut = s.run("", "simulate", "--day", "2026-11-19", "--visitors", "5", "--until", "10:00")
	require.Zero(t, code, errOut)
}

// TestWhyOfATicketThatDoesNotWait says where it is, and not that it is the next.
func TestWhyOfATicketThatDoesNotWait(t *testing.T) {
	s := newShell(t)
	var v queue.Visit
	s.must(&v, "", "queue", "issue", "--item", "gjj-tuixiu")
	_, out, _ := s.run("", "queue", "why", "A001")
	require.Contains(t, out, "下一位")
	s.must(&v, "", "queue", "cancel", "A001")
	_, out, _ = s.run("", "queue", "why", "A001")
	require.NotContains(t, out, "下一位")
	require.Contains(t, out, "取消")
}

// TestUnknownLanguageIsRefused instead of answering in another one.
func TestUnknownLanguageIsRefused(t *testing.T) {
	s := newShell(t)
	s.lang = "fr"
	code, _, errOut := s.run("", "queue", "list")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "fr")
}

// TestChecksDoNotPraiseWhatIsNotThere: an empty database is no sound hall, an empty folder no complete set of recordings.
func TestChecksDoNotPraiseWhatIsNotThere(t *testing.T) {
	s := newShell(t)
	require.NoError(t, os.WriteFile(filepath.Join(s.data, "hall.db"), nil, 0o600))
	code, out, _ := s.run("", "verify")
	require.Equal(t, 1, code)
	require.NotContains(t, out, "完好")
	_, out, _ = s.run("", "voice", "check", t.TempDir())
	require.NotContains(t, out, "齐全")
}

// TestANewPasswordLeavesTheRest: what no flag speaks of stays as it is known.
func TestANewPasswordLeavesTheRest(t *testing.T) {
	s := newShell(t)
	var m queue.Member
	s.must(&m, "", "staff", "put", "m1", "王主任", "--role", "manager", "--windows", "3")
	s.must(&m, "geheim-123\n", "staff", "put", "m1", "王主任", "--password")
	require.Equal(t, queue.RoleManager, m.Role)
	require.Equal(t, []string{"3"}, m.Windows)
	s.must(&m, "", "staff", "put", "m2", "李", "--inactive")
	s.must(&m, "", "staff", "put", "m2", "李四")
	require.True(t, m.Inactive)
	var back queue.Member
	s.must(&back, "", "staff", "put", "m2", "李四", "--inactive=false")
	require.False(t, back.Inactive)
}
