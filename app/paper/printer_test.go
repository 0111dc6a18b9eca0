package paper

import (
	"context"
	"errors"
	"image"
	"image/png"
	"io"
	"net"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
	"go.uber.org/goleak"

	"onevisit/app/lang"
	"onevisit/catalog/fault"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

func (f fixture) job(t *testing.T) Job {
	t.Helper()
	job, err := TicketJob(f.ticket(t), lang.For(lang.ZH), Dots80, "2026-03-05")
	require.NoError(t, err)
	return job
}

// listen starts a printer on a free port that gives each connection to serve.
func listen(t *testing.T, serve func(net.Conn)) string {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	done := make(chan struct{})
	go func() {
		defer close(done)
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			serve(c)
		}
	}()
	t.Cleanup(func() {
		_ = l.Close()
		<-done
	})
	return l.Addr().String()
}

func TestNetworkPrinterGetsTheTicket(t *testing.T) {
	paper := make(chan []byte, 2)
	addr := listen(t, func(c net.Conn) {
		data, _ := io.ReadAll(c)
		_ = c.Close()
		paper <- data
	})
	job := newFixture(t).job(t)
	for _, spec := range []string{"tcp://" + addr, "tcp://" + addr + "?waiteof=false"} {
		p, err := Open(spec)
		require.NoError(t, err)
		require.NoError(t, p.Print(context.Background(), job))
		img, err := decode(<-paper)
		require.NoError(t, err)
		require.Equal(t, job.Picture.Bounds(), img.Bounds())
		require.Equal(t, qrText, readQR(t, img))
	}
}

func TestPrinterThatIsOff(t *testing.T) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	addr := l.Addr().String()
	require.NoError(t, l.Close())
	err = Network{Address: addr, Timeout: 10 * time.Second}.Print(context.Background(), newFixture(t).job(t))
	require.True(t, fault.Has(err, CodeOffline), "%v", err)
	require.Contains(t, lang.For(lang.ZH).Error(err), addr)
}

// TestPrinterThatHangs takes the connection and reads nothing: the ticket fits into the network's buffers, and still
// nobody is told that it was printed. A picture larger than the buffers fails while it is sent.
func TestPrinterThatHangs(t *testing.T) {
	var mu sync.Mutex
	var held []net.Conn
	addr := listen(t, func(c net.Conn) {
		mu.Lock()
		defer mu.Unlock()
		held = append(held, c)
	})
	defer func() {
		mu.Lock()
		defer mu.Unlock()
		for _, c := range held {
			_ = c.Close()
		}
	}()
	n := Network{Address: addr, Timeout: 200 * time.Millisecond}
	err := n.Print(context.Background(), newFixture(t).job(t))
	require.True(t, fault.Has(err, CodeSilent), "%v", err)

	n.NoWait = true
	err = n.Print(context.Background(), Job{Name: "wall", Picture: image.NewGray(image.Rect(0, 0, 8*2000, 3500))})
	require.True(t, fault.Has(err, CodeOffline), "%v", err)
	require.ErrorIs(t, err, os.ErrDeadlineExceeded)

	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.True(t, fault.Has(n.Print(ctx, newFixture(t).job(t)), CodeOffline))
}

func TestDevice(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "lp0")
	require.NoError(t, os.WriteFile(path, nil, 0o600))
	job := newFixture(t).job(t)
	p, err := Open("dev:" + path)
	require.NoError(t, err)
	require.NoError(t, p.Print(context.Background(), job))
	data, err := os.ReadFile(path)
	require.NoError(t, err)
	img, err := decode(data)
	require.NoError(t, err)
	require.Equal(t, qrText, readQR(t, img))

	none := filepath.Join(dir, "lp1")
	err = Device{Path: none, Timeout: time.Second}.Print(context.Background(), job)
	require.True(t, fault.Has(err, CodeDevice), "%v", err)
	require.NoFileExists(t, none, "a printer that is not there is not made up as a file")
}

func TestWhatOpenUnderstands(t *testing.T) {
	for spec, want := range map[string]Printer{
		"":                                   none{},
		"tcp://192.0.2.7":                    Network{Address: "192.0.2.7:9100", Timeout: Timeout},
		"tcp://192.0.2.7:9101?waiteof=false": Network{Address: "192.0.2.7:9101", Timeout: Timeout, NoWait: true},
		"tcp://[2001:db8::7]:9100":           Network{Address: "[2001:db8::7]:9100", Timeout: Timeout},
		"dev:/dev/usb/lp0":                   Device{Path: "/dev/usb/lp0", Timeout: Timeout},
		"lp:":                                Queue{Timeout: Timeout},
		"lp:office":                          Queue{Name: "office", Timeout: Timeout},
		"pdf:out/papers":                     Folder{Dir: "out/papers"},
	} {
		got, err := Open(spec)
		require.NoError(t, err, spec)
		require.Equal(t, want, got, spec)
	}
	for _, spec := range []string{"tcp://", "tcp:9100", "tcp://:9100", "tcp://a:b:c", "dev:", "pdf:", "usb", "http://192.0.2.7"} {
		_, err := Open(spec)
		require.True(t, fault.Has(err, CodeBadPrinter), spec)
		require.Contains(t, lang.For(lang.EN).Error(err), spec)
	}
	p, err := Open("")
	require.NoError(t, err)
	require.True(t, fault.Has(p.Print(context.Background(), Job{}), CodeNoPrinter))
}

func TestAFormIsNotForATicketPrinter(t *testing.T) {
	form := Job{Name: "notice-A017", PDF: []byte("%PDF")}
	err := Network{Address: "127.0.0.1:1", Timeout: time.Second}.Print(context.Background(), form)
	require.True(t, fault.Has(err, CodeWrongPaper), "%v", err)
	err = Queue{Timeout: time.Second}.Print(context.Background(), Job{Name: "A017", Picture: image.NewGray(image.Rect(0, 0, 8, 8))})
	require.True(t, fault.Has(err, CodeWrongPaper), "%v", err)
}

// TestOfficePrinter runs a print system that only keeps what it is given.
func TestOfficePrinter(t *testing.T) {
	dir := t.TempDir()
	out := filepath.Join(dir, "out")
	script := "#!/bin/sh\necho \"$@\" > " + out + ".args\ncat > " + out + "\n"
	require.NoError(t, os.WriteFile(filepath.Join(dir, "lp"), []byte(script), 0o700))
	t.Setenv("PATH", dir+":"+os.Getenv("PATH"))
	q := Queue{Name: "office", Timeout: 5 * time.Second}
	require.NoError(t, q.Print(context.Background(), Job{Name: "notice-A017", PDF: []byte("%PDF-1.7 x")}))
	got, err := os.ReadFile(out)
	require.NoError(t, err)
	require.Equal(t, "%PDF-1.7 x", string(got))
	args, err := os.ReadFile(out + ".args")
	require.NoError(t, err)
	require.Equal(t, "-t notice-A017 -d office", strings.TrimSpace(string(args)))

	require.NoError(t, os.WriteFile(filepath.Join(dir, "lp"), []byte("#!/bin/sh\ncat >/dev/null\necho 'no such queue' >&2\nexit 1\n"), 0o700))
	err = q.Print(context.Background(), Job{Name: "x", PDF: []byte("y")})
	require.True(t, fault.Has(err, CodeQueue), "%v", err)
	require.ErrorContains(t, err, "no such queue")
}

type broken struct{}

var errBroken = errors.New("paper jam")

func (broken) Print(context.Context, Job) error {
	return fault.Wrap(errBroken, CodeOffline, fault.Args{"address": "192.0.2.7:9100"})
}

func TestKeepLosesNothing(t *testing.T) {
	dir := t.TempDir()
	job := newFixture(t).job(t)
	k := Keep{Dir: dir, Next: broken{}}
	for i, name := range []string{"A017", "A017-2", "A017-3"} {
		saved, err := k.Print(context.Background(), job)
		require.True(t, fault.Has(err, CodeOffline))
		require.ErrorIs(t, err, errBroken)
		require.Equal(t, filepath.Join(dir, "2026-03-05", name+".pdf"), saved, "time %d", i+1)
		f, err := os.Open(strings.TrimSuffix(saved, ".pdf") + ".png")
		require.NoError(t, err)
		img, err := png.Decode(f)
		require.NoError(t, err)
		require.NoError(t, f.Close())
		require.Equal(t, qrText, readQR(t, img))
		pdf, err := os.ReadFile(saved)
		require.NoError(t, err)
		require.Contains(t, pdfText(t, pdf), "A017")
	}
	saved, err := Keep{Dir: dir}.Print(context.Background(), job)
	require.NoError(t, err)
	require.FileExists(t, saved)
	left, err := filepath.Glob(filepath.Join(dir, "2026-03-05", ".paper-*"))
	require.NoError(t, err)
	require.Empty(t, left, "no half-written files stay")
}

func TestWhatCannotBeSavedIsStillPrinted(t *testing.T) {
	blocked := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocked, nil, 0o600))
	out := t.TempDir()
	saved, err := Keep{Dir: blocked, Next: Folder{Dir: out}}.Print(context.Background(), newFixture(t).job(t))
	require.True(t, fault.Has(err, CodeFolder), "%v", err)
	require.Empty(t, saved)
	require.FileExists(t, filepath.Join(out, "A017.pdf"))
	require.FileExists(t, filepath.Join(out, "A017.png"))
}

func TestFileNames(t *testing.T) {
	for in, want := range map[string]string{
		"A017": "A017", "../../etc/passwd": "______etc_passwd", "": "paper", "..": "paper", "告知书 2026-000045": "告知书_2026-000045",
	} {
		require.Equal(t, want, fileName(in), in)
	}
	require.LessOrEqual(t, len(fileName(strings.Repeat("长", 200))), 120)
}

func TestEveryFaultIsSaidInBothLanguages(t *testing.T) {
	codes := []fault.Code{CodeOffline, CodeSilent, CodeDevice, CodeQueue, CodeFolder, CodeNoPrinter, CodeBadPrinter,
		CodeWrongPaper, CodeNoTemplate}
	for _, w := range words() {
		for _, c := range codes {
			require.True(t, w.Has("fault."+string(c)), "%s: %s", w.Language(), c)
		}
	}
}
