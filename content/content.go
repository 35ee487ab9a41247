// Package content holds the questions that come with the program, one
// Markdown file each, in the format of docs/question-format.md. Reading them
// is left to package questions.
package content

import (
	"embed"
	"io/fs"
)

//go:embed *.md
var files embed.FS

// Questions returns the bundled question files, which all lie in the root of
// the file system.
func Questions() fs.FS { return files }
