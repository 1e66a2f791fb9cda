//go:build !linux && !darwin && !windows

package watch

// silent cannot tell here; the seldom look at all files finds out.
func silent(string) string { return "" }
