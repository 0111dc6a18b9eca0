package app

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onevisit/catalog"
)

// handwritten are submissions in the ways that people write them.
var handwritten = []string{
	`{"item":"gjj-tuixiu","on":"2026-03-02","answers":{"early":"yes","applicant":"self"},"papers":{"id-card":{"standing":"given","expires":"2030-01-01"}}}`,
	`{"item":"gjj-tuixiu","situation":{"early":true},"materials":["id-card","bank"],"pledged":["x"],"gap":true,"agent":false}`,
	`{"item":"gjj-tuixiu","papers":[{"id":"bank","standing":"given","which":"y","copies":2},{"name":"id-card"}],"pledge":{"a":true}}`,
	`[{"item":"cn-huzhao-huanfa"},{"item":"cn-jiehun-2025","on":"2026-03-02","no_promises":true}]`,
	`{"bundle":"sjz-chaoshi-yijianshi","answers":{"area":40},"items":{"x":{"papers":null}},"papers":{"a":false}}`,
	`{"items":["gjj-tuixiu","cn-huzhao-huanfa"],"papers":["id-card"],"answers":{"early":1e3}}`,
}

// checkWritten does all that the command does with what it reads; a fault is fine, a panic is not.
func checkWritten(cat *catalog.Catalog, data []byte) error {
	data, err := readInput(bytes.NewReader(data))
	if err != nil {
		return err
	}
	w, err := readWritten(data)
	if err != nil {
		return placed(data, err)
	}
	if w.bundle != "" {
		b, err := w.bundleSubmission(cat, "2026-03-02")
		if err == nil {
			_, err = cat.CheckBundle(bundleInPerson(cat, b))
		}
		return placed(data, err)
	}
	subs, err := w.submissions(cat, "2026-03-02")
	if err == nil {
		_, err = cat.CheckTogether(inPerson(cat, subs))
	}
	return placed(data, err)
}

// TestMutatedSubmissions changes bytes of submissions, always the same ones: each gives an answer or a fault with words.
func TestMutatedSubmissions(t *testing.T) {
	cat, _, err := loadCatalog(Config{})
	require.NoError(t, err)
	r := rand.New(rand.NewPCG(1, 2))
	for _, seed := range handwritten {
		for range 3000 {
			data := []byte(seed)
			for range 1 + r.IntN(4) {
				switch at := r.IntN(len(data)); r.IntN(3) {
				case 0:
					data[at] = byte(r.IntN(128))
				case 1:
					data = append(data[:at:at], data[min(len(data), at+1+r.IntN(8)):]...)
				default:
					from := r.IntN(len(data))
					data = append(data[:at:at], append([]byte(seed[min(from, len(seed)):min(len(seed), from+r.IntN(12))]), data[at:]...)...)
				}
				if len(data) == 0 {
					data = []byte("{")
				}
			}
			if err := checkWritten(cat, data); err != nil && err.Error() == "" {
				t.Fatalf("a fault without words: %s", data)
			}
		}
	}
}

func FuzzWritten(f *testing.F) {
	cat, _, err := loadCatalog(Config{})
	require.NoError(f, err)
	for _, seed := range handwritten {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := checkWritten(cat, data); err != nil && err.Error() == "" {
			t.Fatal("a fault without words")
		}
	})
}
