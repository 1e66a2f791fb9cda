//go:build unix

package inside

import "syscall"

// nonblock keeps the opening of a pipe from waiting for its other end. It means
// nothing to a regular file.
const nonblock = syscall.O_NONBLOCK
