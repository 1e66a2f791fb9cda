//go:build !linux

package main

// roomFor is for systems that give large pages by themselves, or never.
func roomFor(int) {}
