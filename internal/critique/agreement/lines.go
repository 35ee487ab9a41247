package agreement

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// longestLine bounds one line, in bytes.
const longestLine = 1 << 20

// readLines reads one JSON object a line, each of which is what is named.
func readLines[T any](from io.Reader, name string) ([]T, error) {
	var all []T
	lines := bufio.NewScanner(from)
	lines.Buffer(nil, longestLine)
	for n := 1; lines.Scan(); n++ {
		if strings.TrimSpace(lines.Text()) == "" {
			continue
		}
		var one T
		if err := json.Unmarshal(lines.Bytes(), &one); err != nil {
			return nil, fmt.Errorf("line %d is no %s: %w", n, name, err)
		}
		all = append(all, one)
	}
	if err := lines.Err(); err != nil {
		return nil, fmt.Errorf("read every %s: %w", name, err)
	}
	return all, nil
}
