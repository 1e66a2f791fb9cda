//go:build !windows

package main

import "os"

// ttyName is the terminal of this process, wherever its output goes.
const ttyName = "/dev/tty"

// obeysSequences holds: terminals obey escape sequences here.
func obeysSequences(*os.File) bool { return true }
