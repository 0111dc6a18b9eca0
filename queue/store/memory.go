package store

import (
	"sync"

	"modernc.org/libc"
)

// keepMemory has the allocator of the SQLite engine keep some pages of each size that the engine asks for. It gives a
// page back to the system as soon as nothing in it is in use, and asks for it again with the next statement: measured,
// a quarter of the time of an act. One piece in each of a few pages stays in use; the room beside it is for statements.
var keepMemory = sync.OnceFunc(func() {
	const smallest, largest, page, pages = 16, 16 << 10, 64 << 10, 4
	tls := libc.NewTLS()
	defer tls.Close()
	for size := smallest; size <= largest; size *= 2 {
		perPage := page / size
		var room []uintptr
		for i := range pages * perPage {
			if p := libc.Xmalloc(tls, libc.Tsize_t(size)); i%perPage != 0 {
				room = append(room, p)
			}
		}
		for _, p := range room {
			libc.Xfree(tls, p)
		}
	}
})
