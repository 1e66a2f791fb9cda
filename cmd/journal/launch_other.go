//go:build !unix

package main

import "os/exec"

// apartFromUs has nothing to do here: a program without a console hears no Ctrl-C.
func apartFromUs(*exec.Cmd) {}
