//go:build !linux

package app

// dropCode does nothing where the system itself trims programs that rest.
func dropCode() {}
