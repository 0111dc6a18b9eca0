package store

import (
	"modernc.org/libc"
	sqlite3 "modernc.org/sqlite/lib"
)

// memory is of the engine, outside Go's heap: the engine may keep its address.
type memory struct {
	at   uintptr
	size int
}

const (
	addressSize  = 4 << (^uintptr(0) >> 63) // bytes of an address
	staticMemory = 0                        // SQLITE_STATIC: the bytes stay as they are as long as they are bound
)

// have gives at least so many bytes, which hold anything. It gives nil if there are none.
func (m *memory) have(tls *libc.TLS, size int) []byte {
	if size > m.size {
		m.free(tls)
		if m.at = sqlite3.Xsqlite3_malloc64(tls, uint64(2*size)); m.at == 0 {
			return nil
		}
		m.size = 2 * size
	}
	return libc.GoBytes(m.at, m.size)
}

func (m *memory) free(tls *libc.TLS) {
	sqlite3.Xsqlite3_free(tls, m.at) // of nothing does nothing
	*m = memory{}
}
