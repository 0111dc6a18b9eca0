//go:build !race

package storetest

// Scale is n, or a twentieth of it under the race detector: that looks at each access and not for rare orders of acts.
func Scale(n int) int { return n }
