package watch

import (
	"path/filepath"

	"golang.org/x/sys/windows"
)

// silent names the kind of drive a folder is on if changes made from
// elsewhere are not told on such drives; "" if they are (GetDriveType).
func silent(dir string) string {
	root, err := windows.UTF16PtrFromString(filepath.VolumeName(dir) + `\`)
	if err == nil && windows.GetDriveType(root) == windows.DRIVE_REMOTE {
		return "a network drive"
	}
	return ""
}
