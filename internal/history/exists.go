package history

import (
	"os"
	"path/filepath"
)

// Exists reports whether a database stands in dir. It only looks from
// outside, in microseconds, and says nothing about what is in it.
func Exists(dir string) bool {
	_, err := os.Stat(filepath.Join(dir, databaseName))
	return err == nil
}
