package main

import (
	"bytes"
	"encoding/binary"
	"io"
	"math"
)

// The types of metadata values that are written here, with the numbers that
// version 3 of the GGUF format gives them.
const (
	typeUint32  uint32 = 4
	typeInt32   uint32 = 5
	typeFloat32 uint32 = 6
	typeBool    uint32 = 7
	typeString  uint32 = 8
	typeArray   uint32 = 9
)

// alignment is where each tensor's data begins: at a multiple of so many bytes.
const alignment = 32

// tensor is a matrix of 32-bit floats. Width is the length of a row, the
// dimension that GGUF names first; a vector has one row.
type tensor struct {
	name   string
	width  int
	values []float32
}

func (t tensor) rows() int { return len(t.values) / t.width }

// file is a GGUF file in the making: metadata and tensors, in the order in
// which they were added.
type file struct {
	metadata bytes.Buffer
	pairs    uint64
	tensors  []tensor
}

// put appends a number in the byte order of the format.
func put(b *bytes.Buffer, number any) {
	// A bytes.Buffer refuses nothing, and only numbers of fixed size are given.
	_ = binary.Write(b, binary.LittleEndian, number)
}

func putString(b *bytes.Buffer, text string) {
	put(b, uint64(len(text)))
	b.WriteString(text)
}

func (f *file) key(name string, kind uint32) {
	putString(&f.metadata, name)
	put(&f.metadata, kind)
	f.pairs++
}

func (f *file) text(name, value string) {
	f.key(name, typeString)
	putString(&f.metadata, value)
}

func (f *file) count(name string, value int) {
	f.key(name, typeUint32)
	put(&f.metadata, uint32(value))
}

func (f *file) number(name string, value float32) {
	f.key(name, typeFloat32)
	put(&f.metadata, math.Float32bits(value))
}

func (f *file) yes(name string) {
	f.key(name, typeBool)
	put(&f.metadata, uint8(1))
}

func (f *file) texts(name string, values []string) {
	f.array(name, typeString, len(values))
	for _, value := range values {
		putString(&f.metadata, value)
	}
}

func (f *file) numbers(name string, values []int32) {
	f.array(name, typeInt32, len(values))
	put(&f.metadata, values)
}

func (f *file) array(name string, kind uint32, length int) {
	f.key(name, typeArray)
	put(&f.metadata, kind)
	put(&f.metadata, uint64(length))
}

// writeTo writes the whole file: header, metadata, the list of tensors, and
// their data.
func (f *file) writeTo(w io.Writer) error {
	var head bytes.Buffer
	head.WriteString("GGUF")
	put(&head, uint32(3))
	put(&head, uint64(len(f.tensors)))
	put(&head, f.pairs)
	head.Write(f.metadata.Bytes())
	f.listTensors(&head)
	pad(&head)
	if _, err := w.Write(head.Bytes()); err != nil {
		return err
	}
	for _, t := range f.tensors {
		var data bytes.Buffer
		put(&data, t.values)
		pad(&data)
		if _, err := w.Write(data.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

func (f *file) listTensors(head *bytes.Buffer) {
	const float32Data = uint32(0)
	offset := 0
	for _, t := range f.tensors {
		putString(head, t.name)
		if t.rows() == 1 {
			put(head, uint32(1))
			put(head, uint64(t.width))
		} else {
			put(head, uint32(2))
			put(head, []uint64{uint64(t.width), uint64(t.rows())})
		}
		put(head, float32Data)
		put(head, uint64(offset))
		offset += (4*len(t.values) + alignment - 1) / alignment * alignment
	}
}

func pad(b *bytes.Buffer) {
	for b.Len()%alignment != 0 {
		b.WriteByte(0)
	}
}
