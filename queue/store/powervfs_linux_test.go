package store_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
	"unsafe"

	"github.com/stretchr/testify/require"
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// A file system under the engine that remembers every write and every wait for the disk, in order. A power cut is then
// any point of that list: what was waited for is there, what came later is there, gone, or torn.

type opKind int

const (
	opWrite opKind = iota
	opTruncate
	opSync
	opAck // an act was acknowledged; not an operation of the engine
)

type diskOp struct {
	kind opKind
	file string
	at   int64
	data []byte
	ack  powerAck
}

// disk is the list. One with a flush time keeps none: it is there for its waiting.
type disk struct {
	flush time.Duration // the least that a wait for the disk takes
	mu    sync.Mutex
	ops   []diskOp
}

func (d *disk) add(op diskOp) {
	if d.flush > 0 {
		return
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.ops = append(d.ops, op)
}

// rest says what becomes of a write that nobody waited for: how many of its bytes reach the disk.
type rest func(length int) int

// after builds the files as they are when the power goes before the nth operation.
func (d *disk) after(t *testing.T, n int, dir string, keep rest) (acked []powerAck) {
	t.Helper()
	synced := map[string]int{}
	for i, op := range d.ops[:n] {
		if op.kind == opSync {
			synced[op.file] = i
		}
	}
	files := map[string][]byte{}
	for i, op := range d.ops[:n] {
		durable := i < synced[op.file]
		switch op.kind {
		case opWrite:
			data := op.data
			if !durable {
				data = data[:keep(len(data))]
			}
			if len(data) > 0 {
				files[op.file] = written(files[op.file], op.at, data)
			}
		case opTruncate:
			if durable || keep(1) > 0 {
				files[op.file] = files[op.file][:min(op.at, int64(len(files[op.file])))]
			}
		case opAck:
			acked = append(acked, op.ack)
		case opSync:
		}
	}
	for name, data := range files {
		require.NoError(t, os.WriteFile(filepath.Join(dir, name), data, 0o600))
	}
	return acked
}

func written(file []byte, at int64, data []byte) []byte {
	if need := at + int64(len(data)) - int64(len(file)); need > 0 {
		file = append(file, make([]byte, need)...)
	}
	copy(file[at:], data)
	return file
}

// recordingVFS is registered once; recording says where the operations go.
const recordingVFS = "recording"

var recording struct {
	once    sync.Once
	real    uintptr // the system's file system
	mu      sync.Mutex
	disk    *disk
	files   map[uintptr]recorded
	methods map[uintptr]uintptr // the system's methods → ours
}

// recorded is an open file: its name and the system's methods, which stand behind ours.
type recorded struct {
	name    string
	methods *sqlite3.Tsqlite3_io_methods
}

// at is a C value at an address that Go does not own.
func at[T any](p uintptr) *T { return *(**T)(unsafe.Pointer(&p)) }

// fn is a C function as Go calls it; fp is the other way round.
func fn[F any](p uintptr) F { return *(*F)(unsafe.Pointer(&struct{ uintptr }{p})) }

func fp(f any) uintptr { return (*[2]uintptr)(unsafe.Pointer(&f))[1] }

type (
	openFn  = func(*libc.TLS, uintptr, uintptr, uintptr, int32, uintptr) int32
	closeFn = func(*libc.TLS, uintptr) int32
	writeFn = func(*libc.TLS, uintptr, uintptr, int32, int64) int32
	truncFn = func(*libc.TLS, uintptr, int64) int32
	syncFn  = func(*libc.TLS, uintptr, int32) int32
)

// settle waits until a flush that began at a moment has taken as long as it should: a timer for most of it, since timers
// are late, and the rest by looking at the clock.
func (d *disk) settle(began time.Time) {
	const late = 300 * time.Microsecond
	if rest := d.flush - time.Since(began); rest > late {
		time.Sleep(rest - late)
	}
	for time.Since(began) < d.flush {
		continue
	}
}

// record makes the file system and has it write to d.
func record(t testing.TB, d *disk) {
	t.Helper()
	recording.once.Do(func() {
		tls := libc.NewTLS()
		recording.real = sqlite3.Xsqlite3_vfs_find(tls, 0)
		recording.files, recording.methods = map[uintptr]recorded{}, map[uintptr]uintptr{}
		mine := libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_vfs{})))
		name, err := libc.CString(recordingVFS)
		require.NoError(t, err)
		v := at[sqlite3.Tsqlite3_vfs](mine)
		*v = *at[sqlite3.Tsqlite3_vfs](recording.real)
		v.FzName, v.FxOpen, v.FpNext = name, fp(recOpen), 0
		require.Zero(t, sqlite3.Xsqlite3_vfs_register(tls, mine, 0))
	})
	recording.mu.Lock()
	defer recording.mu.Unlock()
	recording.disk = d
}

// realMethods are the system's methods of a file of ours.
func realMethods(file uintptr) (*sqlite3.Tsqlite3_io_methods, string, *disk) {
	recording.mu.Lock()
	defer recording.mu.Unlock()
	f, ok := recording.files[file]
	if !ok {
		panic(fmt.Sprintf("file %x is not recorded", file))
	}
	return f.methods, f.name, recording.disk
}

func recOpen(tls *libc.TLS, _, path, file uintptr, flags int32, out uintptr) int32 {
	rc := fn[openFn](at[sqlite3.Tsqlite3_vfs](recording.real).FxOpen)(tls, recording.real, path, file, flags, out)
	if rc != sqlite3.SQLITE_OK || flags&(sqlite3.SQLITE_OPEN_MAIN_DB|sqlite3.SQLITE_OPEN_WAL) == 0 {
		return rc
	}
	recording.mu.Lock()
	defer recording.mu.Unlock()
	f := at[sqlite3.Tsqlite3_file](file)
	theirs := f.FpMethods
	ours, ok := recording.methods[theirs]
	if !ok {
		ours = libc.Xmalloc(tls, libc.Tsize_t(unsafe.Sizeof(sqlite3.Tsqlite3_io_methods{})))
		m := at[sqlite3.Tsqlite3_io_methods](ours)
		*m = *at[sqlite3.Tsqlite3_io_methods](theirs)
		m.FxClose, m.FxWrite, m.FxTruncate, m.FxSync = fp(recClose), fp(recWrite), fp(recTruncate), fp(recSync)
		recording.methods[theirs] = ours
	}
	f.FpMethods = ours
	recording.files[file] = recorded{filepath.Base(libc.GoString(path)), at[sqlite3.Tsqlite3_io_methods](theirs)}
	return rc
}

func recClose(tls *libc.TLS, file uintptr) int32 {
	m, _, _ := realMethods(file)
	recording.mu.Lock()
	delete(recording.files, file)
	recording.mu.Unlock()
	return fn[closeFn](m.FxClose)(tls, file)
}

func recWrite(tls *libc.TLS, file, buf uintptr, n int32, off int64) int32 {
	m, name, d := realMethods(file)
	if d.flush == 0 {
		d.add(diskOp{kind: opWrite, file: name, at: off, data: bytes.Clone(unsafe.Slice(at[byte](buf), n))})
	}
	return fn[writeFn](m.FxWrite)(tls, file, buf, n, off)
}

func recTruncate(tls *libc.TLS, file uintptr, size int64) int32 {
	m, name, d := realMethods(file)
	d.add(diskOp{kind: opTruncate, file: name, at: size})
	return fn[truncFn](m.FxTruncate)(tls, file, size)
}

func recSync(tls *libc.TLS, file uintptr, flags int32) int32 {
	m, name, d := realMethods(file)
	began := time.Now()
	rc := fn[syncFn](m.FxSync)(tls, file, flags)
	d.settle(began)
	d.add(diskOp{kind: opSync, file: name})
	return rc
}
