package sshd

import (
	"os"
	"path/filepath"
	"sync"
	"testing"

	gossh "golang.org/x/crypto/ssh"
)

// TestFirstStartsAtOnceShowTheSameKey has many programs find no host key, and
// each make one.
func TestFirstStartsAtOnceShowTheSameKey(t *testing.T) {
	path := filepath.Join(t.TempDir(), "key")
	shown := make([]string, 16)
	var starts sync.WaitGroup
	begin := make(chan struct{})
	for i := range shown {
		starts.Go(func() {
			<-begin
			key, err := hostKey(path)
			if err != nil {
				t.Error(err)
				return
			}
			shown[i] = gossh.FingerprintSHA256(key.PublicKey())
		})
	}
	close(begin)
	starts.Wait()
	for _, each := range shown {
		if each != shown[0] {
			t.Errorf("one shows %s, another %s", each, shown[0])
		}
	}
	if left, err := os.ReadDir(filepath.Dir(path)); err != nil || len(left) != 1 {
		t.Errorf("in the folder are %v, %v", left, err)
	}
}
