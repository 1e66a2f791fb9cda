//go:build unix

package main

import (
	"os/exec"
	"syscall"
)

// detach keeps the Ctrl-C that ends this program from the other one.
func detach(cmd *exec.Cmd) { cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true} }
