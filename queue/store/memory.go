package store

import (
	"sync"

	"modernc.org/libc"
)

// keepMemory holds one piece of memory of each size that the SQLite engine asks for. Its allocator gives a page back to
// the system as soon as nothing of that size is in use and asks for it again with the next statement: measured, a
// quarter of the time of an act. What is held is less than a megabyte.
var keepMemory = sync.OnceFunc(func() {
	const smallest, largest = 16, 16 << 10
	tls := libc.NewTLS()
	defer tls.Close()
	for size := smallest; size <= largest; size *= 2 {
		libc.Xmalloc(tls, libc.Tsize_t(size))
	}
})
