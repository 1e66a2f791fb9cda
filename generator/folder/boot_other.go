//go:build !linux && !darwin

package folder

// bootIdentity is empty: this system does not name its runs.
func bootIdentity() string { return "" }
