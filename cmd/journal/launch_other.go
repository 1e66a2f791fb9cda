//go:build !unix

package main

import "os/exec"

// detach has nothing to do here: a program without a console hears no Ctrl-C.
func detach(*exec.Cmd) {}
