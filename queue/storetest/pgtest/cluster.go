// Package pgtest gives tests a PostgreSQL server of their own: a private cluster in a temporary folder, reached through
// a socket in it and through no network, run by an unprivileged user, gone with the test binary.
package pgtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
)

// cluster is the one server of this test binary.
type cluster struct {
	dir, bin string
	guard    *exec.Cmd // stops the server and removes the folder when its input ends, however this process ends
	hold     io.Closer
	schemas  int
}

var (
	mu     sync.Mutex
	shared *cluster
	failed error
)

// admin is the user who owns the cluster.
const admin = "hall"

// start makes the cluster when it is first asked for.
func start(t testing.TB) *cluster {
	t.Helper()
	mu.Lock()
	defer mu.Unlock()
	if shared == nil && failed == nil {
		shared, failed = create()
	}
	if failed != nil {
		t.Fatalf("no PostgreSQL server for this test: %v", failed)
	}
	return shared
}

// Stop ends the server and removes its folder. TestMain calls it last.
func Stop() error {
	mu.Lock()
	defer mu.Unlock()
	if shared == nil {
		return nil
	}
	c := shared
	shared, failed = nil, errors.New("stopped")
	return errors.Join(c.hold.Close(), c.guard.Wait())
}

// binaries finds the newest server installed.
func binaries() (string, error) {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil {
		return "", err
	}
	version := func(p string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(p))))
		return n
	}
	slices.SortFunc(found, func(a, b string) int { return version(b) - version(a) })
	if len(found) > 0 {
		return filepath.Dir(found[0]), nil
	}
	if p, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(p), nil
	}
	return "", errors.New("PostgreSQL is not installed here; packaging/setup.sh test installs it, elsewhere initdb and pg_ctl have to be in PATH")
}

func create() (_ *cluster, err error) {
	bin, err := binaries()
	if err != nil {
		return nil, err
	}
	dir, err := os.MkdirTemp("", "pg-") // short: a socket's path may have a hundred bytes
	if err != nil {
		return nil, err
	}
	c := &cluster{dir: dir, bin: bin}
	defer func() {
		if err != nil && c.hold == nil {
			err = errors.Join(err, os.RemoveAll(dir))
		}
	}()
	if err := giveAway(dir); err != nil {
		return nil, err
	}
	if err := c.run("initdb", "-D", c.data(), "-U", admin, "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C.UTF-8"); err != nil {
		return nil, err
	}
	const conf = "\nlisten_addresses = ''\nmax_connections = 150\nmax_prepared_transactions = 0\n"
	if err := appendTo(filepath.Join(c.data(), "postgresql.conf"), conf+"unix_socket_directories = '"+dir+"'\n"); err != nil {
		return nil, err
	}
	if err := c.watch(); err != nil {
		return nil, err
	}
	if err := c.up(); err != nil {
		return nil, errors.Join(err, c.hold.Close(), c.guard.Wait())
	}
	return c, nil
}

func appendTo(path, text string) error {
	f, err := os.OpenFile(path, os.O_APPEND|os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	return errors.Join(err, f.Close())
}

func (c *cluster) data() string { return filepath.Join(c.dir, "data") }

// command prepares a program of the server, run by somebody who is not root: the server refuses root.
func (c *cluster) command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(filepath.Join(c.bin, name), args...) //nolint:gosec // programs of the server, found where it is installed
	cmd.Dir = c.dir
	cmd.Env = append(os.Environ(), "LC_ALL=C.UTF-8", "HOME="+c.dir)
	unprivileged(cmd)
	return cmd
}

func (c *cluster) run(name string, args ...string) error {
	cmd := c.command(name, args...)
	// A file and not a pipe: the server would keep a pipe open.
	out, err := os.CreateTemp("", "pg-out-")
	if err != nil {
		return err
	}
	defer func() { _ = errors.Join(out.Close(), os.Remove(out.Name())) }()
	cmd.Stdout, cmd.Stderr = out, out
	if err := cmd.Run(); err != nil {
		said, _ := os.ReadFile(out.Name())
		return fmt.Errorf("%s: %w: %s", name, err, bytes.TrimSpace(said))
	}
	return nil
}

// watch starts the guard.
func (c *cluster) watch() error {
	//nolint:gosec // a fixed script with two folders of ours
	guard := exec.Command("sh", "-c", `read -r _; "$0/pg_ctl" -D "$1/data" -m immediate -w stop >/dev/null 2>&1; rm -rf "$1"`, c.bin, c.dir)
	guard.Dir = c.dir
	unprivileged(guard)
	in, err := guard.StdinPipe()
	if err != nil {
		return err
	}
	c.guard, c.hold = guard, in
	return guard.Start()
}

func (c *cluster) up() error {
	return c.run("pg_ctl", "-D", c.data(), "-l", filepath.Join(c.dir, "log"), "-w", "-t", "60", "start")
}

func (c *cluster) down(mode string) error {
	return c.run("pg_ctl", "-D", c.data(), "-m", mode, "-w", "-t", "60", "stop")
}

// URL is the address of a new, empty schema.
func URL(t testing.TB) string {
	t.Helper()
	c := start(t)
	mu.Lock()
	c.schemas++
	name := fmt.Sprintf("hall_%d", c.schemas)
	mu.Unlock()
	Exec(t, "CREATE SCHEMA "+name)
	return c.address(admin, name)
}

func (c *cluster) address(user, schema string) string {
	q := url.Values{"host": {c.dir}}
	if schema != "" {
		q.Set("search_path", schema)
	}
	return (&url.URL{Scheme: "postgres", User: url.User(user), Path: "/postgres", RawQuery: q.Encode()}).String()
}

// Exec runs statements as the owner of the cluster and gives what they answer, one line a row.
func Exec(t testing.TB, sql string) string {
	t.Helper()
	c := start(t)
	cmd := c.command("psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", c.address(admin, ""))
	cmd.Stdin = strings.NewReader(sql)
	out, err := cmd.CombinedOutput()
	if err != nil {
		t.Fatalf("psql: %v: %s", err, out)
	}
	return strings.TrimSpace(string(out))
}

// Down stops the server: "fast" ends its connections, "immediate" is a crash.
func Down(t testing.TB, mode string) {
	t.Helper()
	if err := start(t).down(mode); err != nil {
		t.Fatal(err)
	}
}

// Up starts the server again.
func Up(t testing.TB) {
	t.Helper()
	if err := start(t).up(); err != nil {
		t.Fatal(err)
	}
}

// change gives an address with something else in it.
func change(t testing.TB, address string, f func(u *url.URL, q url.Values)) string {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q := u.Query()
	f(u, q)
	u.RawQuery = q.Encode()
	return u.String()
}

// As is an address with another user.
func As(t testing.TB, address, user string) string {
	t.Helper()
	return change(t, address, func(u *url.URL, _ url.Values) { u.User = url.User(user) })
}

// In is an address with another database.
func In(t testing.TB, address, database string) string {
	t.Helper()
	return change(t, address, func(u *url.URL, _ url.Values) { u.Path = "/" + database })
}

// Schema is an address with another schema.
func Schema(t testing.TB, address, schema string) string {
	t.Helper()
	return change(t, address, func(_ *url.URL, q url.Values) { q.Set("search_path", schema) })
}

// SchemaOf is the schema of an address.
func SchemaOf(t testing.TB, address string) (schema string) {
	t.Helper()
	change(t, address, func(_ *url.URL, q url.Values) { schema = q.Get("search_path") })
	return schema
}
