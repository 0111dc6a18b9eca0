package app_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
	"onevisit/catalog/slim"
	"onevisit/catalog/version"
	"onevisit/queue"
)

const newItem = `department: 公积金管理中心
items:
- id: gjj-new
  name: 公积金新事项
  source: 测试
  materials:
  - {id: id-card, name: 身份证}
`

func TestVersionsOfTheCatalog(t *testing.T) {
	s := newShell(t)
	var all []queue.Edition
	s.must(&all, "", "catalog", "versions")
	require.Len(t, all, 1)
	require.Equal(t, queue.EditionFiles, all[0].Kind)

	yaml := file(t, "new.yaml", newItem)
	code, _, errOut := s.run("", "catalog", "publish", yaml)
	require.NotEqual(t, 0, code)
	require.NotEmpty(t, errOut, "nobody said whose change it is")
	var d version.Diff
	s.must(&d, "", "catalog", "publish", yaml, "--dry-run")
	require.Equal(t, "gjj-new", d.Added[0].ID)
	var e queue.Edition
	s.must(&e, "", "catalog", "publish", yaml, "--author", "7", "--note", "新文件")
	require.Equal(t, 1, e.N)
	require.Equal(t, all[0].Items+1, e.Items)
	var it catalog.Item
	s.must(&it, "", "catalog", "show", "gjj-new")
	require.Equal(t, "公积金新事项", it.Name.ZH)

	s.must(&e, "", "catalog", "schedule", yaml, "--replace", "--from", "2099-01-01", "--author", "7")
	require.Equal(t, 2, e.N)
	code, _, errOut = s.run("", "catalog", "schedule", yaml, "--replace", "--from", "2099-01-02", "--author", "7")
	require.Equal(t, 2, code)
	require.Contains(t, errOut, "2099-01-01", "one waits already")
	e = queue.Edition{}
	s.must(&e, "", "catalog", "rollback", "0", "--author", "7")
	require.Equal(t, []int{3, 4}, []int{e.N, e.Rebased}, "what is urgent does not wait; the one that waits goes on from it")
	s.must(&e, "", "catalog", "cancel", "4", "--author", "7")
	code, _, _ = s.run("", "catalog", "show", "gjj-new")
	require.Equal(t, 2, code, "the version before it does not know it")
	s.must(&d, "", "catalog", "diff", "1", "3")
	require.Equal(t, "gjj-new", d.Removed[0].ID)
	d = version.Diff{}
	s.must(&d, "", "catalog", "diff", "files", "3")
	require.True(t, d.Empty())
	code, out, _ := s.run("", "catalog", "versions")
	require.Equal(t, 0, code)
	require.Equal(t, 5, strings.Count(strings.TrimSpace(out), "\n")+1)
	for _, bad := range [][]string{{"diff", "1", "x"}, {"diff", "1", "99"}, {"rollback", "x", "--author", "7"}, {"cancel", "1", "--author", "7"},
		{"schedule", yaml, "--author", "7", "--from", "yesterday"}} {
		code, _, errOut = s.run("", append([]string{"catalog"}, bad...)...)
		require.Equal(t, 2, code, bad)
		require.Equal(t, 1, strings.Count(strings.TrimSpace(errOut), "\n")+1, errOut)
	}
}

func TestTheGuideOfAnItem(t *testing.T) {
	s := newShell(t)
	var g catalog.Guide
	s.must(&g, "", "catalog", "guide", "gjj-tuixiu")
	require.Equal(t, "离退休提取住房公积金", g.Name.ZH)
	require.Equal(t, "12345", g.Place.Complain)
	require.Contains(t, g.NotStated, catalog.GuideFee)
	code, out, _ := s.run("", "catalog", "guide", "gjj-tuixiu")
	require.Equal(t, 0, code)
	require.Contains(t, out, "未写明")
	pdf := filepath.Join(t.TempDir(), "guide.pdf")
	s.must(&g, "", "catalog", "guide", "gjj-tuixiu", "--pdf", pdf)
	data, err := os.ReadFile(pdf)
	require.NoError(t, err)
	require.True(t, strings.HasPrefix(string(data), "%PDF-"))
	code, _, _ = s.run("", "catalog", "guide", "gjj-tuixiu", "--pdf", pdf)
	require.Equal(t, 2, code, "what is there stays")
	code, _, _ = s.run("", "catalog", "guide", "nobody")
	require.Equal(t, 2, code)
}

func TestTheSlimmingReport(t *testing.T) {
	s := newShell(t)
	var r slim.Report
	s.must(&r, "", "catalog", "slim", "-n", "3")
	require.Positive(t, r.Materials)
	require.Len(t, r.Asked, 3)
	require.NotEmpty(t, r.Fetch)
	code, out, _ := s.run("", "catalog", "slim")
	require.Equal(t, 0, code)
	require.Contains(t, out, "其他相关证明材料")
	code, _, _ = s.run("", "catalog", "slim", "--from", "x")
	require.Equal(t, 2, code)
}
