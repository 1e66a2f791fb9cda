//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// apartFromUs keeps the Ctrl-C that ends this program from the other one.
func apartFromUs(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
