//go:build unix

package inside

import "syscall"

// nonblock keeps the opening of a pipe from waiting for its other end, and a
// terminal from becoming that of the program. It means nothing to a regular file.
const nonblock = syscall.O_NONBLOCK | syscall.O_NOCTTY
