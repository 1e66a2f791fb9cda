package main

// ttyName is the terminal of this process, wherever its output goes.
const ttyName = "CONOUT$"
