package app_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/queue"
)

func TestStaffFromTheCommandLine(t *testing.T) {
	s := newShell(t)
	var all []queue.Member
	s.must(&all, "", "staff", "list")
	require.Empty(t, all)
	var m queue.Member
	s.must(&m, "correct horse\n", "staff", "put", "1", "王五", "--role", "manager", "--password")
	require.Equal(t, queue.RoleManager, m.Role)
	s.must(&m, "", "staff", "put", "12", "李四", "--windows", "1,3")
	require.Equal(t, []string{"1", "3"}, m.Windows)
	s.must(&all, "", "staff")
	require.Len(t, all, 2)
	code, out, errOut := s.run("", "staff", "put", "1", "王五", "--inactive", "--role", "manager")
	require.Equal(t, 2, code)
	require.Empty(t, out)
	require.Contains(t, errOut, "最后一位")
	code, _, errOut = s.run("short\n", "staff", "put", "1", "王五", "--role", "manager", "--password")
	require.Equal(t, 2, code)
	require.NotContains(t, errOut, "short", "a password is never said")
	var cleared map[string]int
	s.must(&cleared, "", "staff", "reset")
	require.Equal(t, 1, cleared["cleared"])
	code, out, _ = s.run("", "staff")
	require.Equal(t, 0, code)
	require.NotContains(t, out, "有密码")
}
