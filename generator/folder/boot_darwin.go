package folder

import "golang.org/x/sys/unix"

// bootIdentity names this run of the operating system, from its start to the next
// restart or loss of power (sysctl kern.bootsessionuuid). It is empty if the system
// does not tell.
func bootIdentity() string {
	id, err := unix.Sysctl("kern.bootsessionuuid")
	if err != nil {
		return ""
	}
	return id
}
