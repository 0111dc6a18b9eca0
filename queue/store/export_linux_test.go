package store

// What the tests of network shares need to see from inside; only Linux tells it.
var (
	FuseOverNetwork = fuseOverNetwork
	OnNetwork       = onNetwork
)
