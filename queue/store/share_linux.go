package store

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// errNoSpace is what the system says when the disk is full.
var errNoSpace error = syscall.ENOSPC

// Magic numbers of network file systems (statfs(2)).
const (
	magicNFS  = 0x6969
	magicSMB  = 0x517B
	magicCIFS = 0xFF534D42
	magicSMB2 = 0xFE534D42
	magicAFS  = 0x5346414F
	magicFUSE = 0x65735546
)

// onNetwork reports whether a folder lies on a network share, where SQLite's locks are not to be trusted. What cannot
// be found out counts as local.
func onNetwork(dir string) bool {
	var st syscall.Statfs_t
	if err := syscall.Statfs(dir, &st); err != nil {
		return false
	}
	switch uint32(st.Type) {
	case magicNFS, magicSMB, magicCIFS, magicSMB2, magicAFS:
		return true
	case magicFUSE:
		mounts, err := os.ReadFile("/proc/self/mountinfo")
		return err == nil && fuseOverNetwork(string(mounts), dir)
	}
	return false
}

// fuseOverNetwork finds the mount a folder lies on in a mountinfo text (proc(5)) and reports whether its FUSE file
// system goes over the network. FUSE carries local disks as well.
func fuseOverNetwork(mountinfo, dir string) bool {
	best, kind := "", ""
	for line := range strings.Lines(mountinfo) {
		left, right, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(left), strings.Fields(right)
		if !ok || len(fields) < 5 || len(types) == 0 {
			continue
		}
		point := unescapeMount(fields[4])
		inside := dir == point || strings.HasPrefix(dir, strings.TrimSuffix(point, "/")+"/")
		if inside && len(point) >= len(best) {
			best, kind = point, types[0]
		}
	}
	switch kind {
	case "fuse.sshfs", "fuse.davfs", "fuse.davfs2", "fuse.rclone", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs",
		"fuse.smbnetfs", "fuse.gvfsd-fuse", "fuse.curlftpfs":
		return true
	}
	return false
}

// unescapeMount undoes the octal escapes of mountinfo.
func unescapeMount(s string) string {
	return filepath.Clean(strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`).Replace(s))
}

// freeSpace is how many bytes an ordinary user may still write beside the file.
func freeSpace(path string) (uint64, bool) {
	var st syscall.Statfs_t
	if err := syscall.Statfs(filepath.Dir(path), &st); err != nil {
		return 0, false
	}
	return st.Bavail * uint64(st.Bsize), true
}
