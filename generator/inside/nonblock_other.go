//go:build !unix

package inside

// nonblock is for systems whose folders hold pipes.
const nonblock = 0
