package folder

import (
	"os"
	"strings"
)

// bootIdentity names this run of the operating system, from its start to the next
// restart or loss of power (proc(5), /proc/sys/kernel/random/boot_id). It is empty
// if the system does not tell.
func bootIdentity() string {
	id, err := os.ReadFile("/proc/sys/kernel/random/boot_id")
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(id))
}
