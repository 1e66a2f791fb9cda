package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// ttyName is the terminal of this process, wherever its output goes.
const ttyName = "CONOUT$"

// obeysSequences asks a console to obey escape sequences, as those for colours, and
// reports whether it does.
func obeysSequences(f *os.File) bool {
	var mode uint32
	console := windows.Handle(f.Fd())
	if windows.GetConsoleMode(console, &mode) != nil {
		return true // the terminal of a Unix shell, which knows them
	}
	return windows.SetConsoleMode(console, mode|windows.ENABLE_PROCESSED_OUTPUT|windows.ENABLE_VIRTUAL_TERMINAL_PROCESSING) == nil
}
