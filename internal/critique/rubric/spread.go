package rubric

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// spread deals the numbers below n out to all processors: do is called once on
// each and takes numbers until none is left, so that none waits for another.
// Preparing a question is the one step that somebody waits for.
func spread(n int, do func(numbers iter.Seq[int])) {
	var dealt atomic.Int64
	numbers := func(yield func(int) bool) {
		for {
			i := int(dealt.Add(1)) - 1
			if i >= n || !yield(i) {
				return
			}
		}
	}
	var all sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), n) {
		all.Go(func() { do(numbers) })
	}
	all.Wait()
}
