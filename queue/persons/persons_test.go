package persons_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"

	"onevisit/catalog/fault"
	"onevisit/queue/persons"
)

func TestMasks(t *testing.T) {
	for _, c := range []struct {
		mask     func(string) string
		in, want string
	}{
		{persons.MaskName, "张伟", "张*"},
		{persons.MaskName, "李小明", "李**"},
		{persons.MaskName, "张", "张*"},
		{persons.MaskName, "欧阳娜娜", "欧阳**"},
		{persons.MaskName, "东方", "东*"},
		{persons.MaskName, "阿不都热合曼·买买提", "阿***"},
		{persons.MaskName, "John Smith", "J***"},
		{persons.MaskName, " ", ""},
		{persons.MaskID, "11010519491231002X", "110***********002X"},
		{persons.MaskID, "440524188001010", "440********1010"},
		{persons.MaskID, "E12345678", "***78"},
		{persons.MaskID, "E123", "***"},
		{persons.MaskID, "", ""},
		{persons.MaskPhone, "13812345678", "138****5678"},
		{persons.MaskPhone, "88886666", "***66"},
		{persons.MaskPhone, "12345", "***"},
		{persons.MaskAddress, "示范省示范市示范区示例路1号2单元301室", "示范省示范市***"},
		{persons.MaskAddress, "一号", "***"},
		{persons.MaskAddress, "", ""},
	} {
		require.Equal(t, c.want, c.mask(c.in), c.in)
	}
}

// TestMasksHide draws any text: what is shown is never all of it, and masking never fails.
func TestMasksHide(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := strings.TrimSpace(rapid.String().Draw(t, "text"))
		for _, m := range []func(string) string{persons.MaskName, persons.MaskID, persons.MaskPhone, persons.MaskAddress} {
			if got := m(s); len([]rune(s)) > 1 && !strings.Contains(s, "*") {
				require.NotContains(t, got, s)
				require.Contains(t, got, "*")
			}
		}
	})
}

func keys(t require.TestingT, c byte) *persons.Keys {
	k, err := persons.New(bytes.Repeat([]byte{c}, 32))
	require.NoError(t, err)
	return k
}

func TestSealOpensForItsTicketAndKeysAlone(t *testing.T) {
	k := keys(t, 1)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[\p{Han}a-z0-9]{0,40}`)
		p := persons.Person{Name: text.Draw(t, "name"), IDNumber: text.Draw(t, "id"), Phone: text.Draw(t, "phone"),
			Address: text.Draw(t, "address")}
		sealed, err := k.Seal(7, p)
		require.NoError(t, err)
		again, err := k.Seal(7, p)
		require.NoError(t, err)
		require.NotEqual(t, sealed, again, "equal persons must not look equal")
		got, err := k.Open(7, sealed)
		require.NoError(t, err)
		require.Equal(t, p, got)
		_, err = k.Open(8, sealed)
		require.True(t, fault.Has(err, persons.CodeWrongKey))
		_, err = keys(t, 2).Open(7, sealed)
		require.True(t, fault.Has(err, persons.CodeWrongKey))
		sealed[rapid.IntRange(0, len(sealed)-1).Draw(t, "at")] ^= 1
		_, err = k.Open(7, sealed)
		require.True(t, fault.Has(err, persons.CodeWrongKey))
	})
	_, err := k.Open(7, nil)
	require.True(t, fault.Has(err, persons.CodeWrongKey))
}

func TestHash(t *testing.T) {
	a, b := keys(t, 1), keys(t, 2)
	require.Equal(t, a.Hash("11010519491231002X"), a.Hash(" １１０105 19491231002x "))
	require.NotEqual(t, a.Hash("11010519491231002X"), b.Hash("11010519491231002X"), "without the key it tells nothing")
	require.NotEqual(t, a.Hash("11010519491231002X"), a.Hash("440524188001010014"))
	require.Empty(t, a.Hash(" "))
	require.NotEqual(t, a.ID(), b.ID())
	require.NotContains(t, a.Hash("11010519491231002X"), "1101")
}

// TestPersonPrintedByMistakeIsMasked looks at what a log or a panic would show.
func TestPersonPrintedByMistakeIsMasked(t *testing.T) {
	p := persons.Person{Name: "李小明", IDNumber: "11010519491231002X", Phone: "13812345678", Address: "示例路1号"}
	for _, f := range []string{"%v", "%+v", "%s", "%#v", "%q"} {
		for _, v := range []any{p, &p} {
			s := fmt.Sprintf(f, v)
			require.NotContains(t, s, "小明")
			require.NotContains(t, s, "19491231")
			require.NotContains(t, s, "13812345678")
		}
	}
}

func TestKeyringMakesOneFileAtFirstNeed(t *testing.T) {
	path := filepath.Join(t.TempDir(), persons.FileName)
	ids := make(chan string, 20)
	var wg sync.WaitGroup
	for range cap(ids) { // as many programs start at once
		wg.Go(func() {
			k, err := persons.NewKeyring(path, "", true).Keys("")
			if err == nil {
				ids <- k.ID()
			}
		})
	}
	require.NoFileExists(t, filepath.Join(filepath.Dir(path), "never"))
	wg.Wait()
	close(ids)
	first := <-ids
	n := 1
	for id := range ids {
		require.Equal(t, first, id)
		n++
	}
	require.Equal(t, cap(ids), n)
	info, err := os.Stat(path)
	require.NoError(t, err)
	require.Equal(t, os.FileMode(0o600), info.Mode().Perm())
	left, err := os.ReadDir(filepath.Dir(path))
	require.NoError(t, err)
	require.Len(t, left, 1, "nothing of the secret is left beside")

	k, err := persons.NewKeyring(path, "", false).Keys(first)
	require.NoError(t, err)
	require.Equal(t, first, k.ID())
	text, err := os.ReadFile(path)
	require.NoError(t, err)
	k, err = persons.NewKeyring("", string(text), false).Keys(first)
	require.NoError(t, err, "the same secret from the environment")
	require.Equal(t, first, k.ID())
}

func TestKeyringSaysWhatIsWrong(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, persons.FileName)
	has := func(r *persons.Keyring, known string, code fault.Code) {
		t.Helper()
		_, err := r.Keys(known)
		require.True(t, fault.Has(err, code), "%v", err)
		require.NotContains(t, err.Error(), strings.Repeat("ab", 32))
	}
	has(persons.NewKeyring(path, "", true), "something sealed", persons.CodeNoKey)
	require.NoFileExists(t, path, "no second secret beside one that is lost")
	has(persons.NewKeyring(path, "", false), "", persons.CodeNoKey)
	has(persons.NewKeyring(path, "short", false), "", persons.CodeBadKey)
	has(persons.NewKeyring(path, strings.Repeat("ab", 32), false), "another", persons.CodeWrongKey)
	has(persons.NewKeyring(filepath.Join(dir, "no", "folder"), "", true), "", persons.CodeKeyFile)
	require.NoError(t, os.WriteFile(path, []byte("nonsense"), 0o600))
	has(persons.NewKeyring(path, "", true), "", persons.CodeBadKey)
	require.NoError(t, os.Remove(path))
	require.NoError(t, os.Mkdir(path, 0o700))
	has(persons.NewKeyring(path, "", true), "", persons.CodeKeyFile)
}
