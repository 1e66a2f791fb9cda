package watch

import "golang.org/x/sys/unix"

// silent names the kind of drive a folder is on if changes made from
// elsewhere are not told on such drives; "" if they are (statfs(2)).
func silent(dir string) string {
	var s unix.Statfs_t
	if unix.Statfs(dir, &s) != nil {
		return ""
	}
	const vboxsf, prlfs, gpfs = 0x786f4256, 0x7c7c6673, 0x47504653
	switch uint32(s.Type) {
	case unix.NFS_SUPER_MAGIC:
		return "a network drive (NFS)"
	case unix.CIFS_SUPER_MAGIC, unix.SMB_SUPER_MAGIC, unix.SMB2_SUPER_MAGIC:
		return "a network drive (SMB)"
	case unix.AFS_SUPER_MAGIC, unix.AFS_FS_MAGIC, unix.CODA_SUPER_MAGIC, unix.NCP_SUPER_MAGIC, unix.CEPH_SUPER_MAGIC, gpfs:
		return "a network drive"
	case unix.V9FS_MAGIC:
		return "a drive of the host system (9p)"
	case vboxsf, prlfs:
		return "a folder shared by the host system"
	case unix.FUSE_SUPER_MAGIC:
		return "a FUSE drive"
	}
	return ""
}
