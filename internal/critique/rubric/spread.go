package rubric

import (
	"runtime"
	"sync"
)

// spread calls do for parts of the numbers below n, each from a number up to and
// without another, on all processors at once. Preparing a question is the one step that somebody
// waits for.
func spread(n int, do func(from, to int)) {
	parts := min(runtime.GOMAXPROCS(0), n)
	var all sync.WaitGroup
	for k := range parts {
		all.Go(func() { do(k*n/parts, (k+1)*n/parts) })
	}
	all.Wait()
}
