package watch

import (
	"slices"

	"golang.org/x/sys/unix"
)

// silent names the kind of drive a folder is on if changes made from
// elsewhere are not told on such drives; "" if they are (statfs(2)).
func silent(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return ""
	}
	kind := unix.ByteSliceToString(s.Fstypename[:])
	if slices.Contains([]string{"nfs", "smbfs", "afpfs", "webdav", "ftp", "osxfuse", "macfuse"}, kind) {
		return "a network drive (" + kind + ")"
	}
	return ""
}
