package main

import (
	"math"
	"slices"
	"strings"
	"testing"
)

func TestATextIsCutIntoItsMostProbablePieces(t *testing.T) {
	p, err := readPieces(strings.NewReader(`[["?",0],["<s>",0],["</s>",0],["x1",0],["x2",0],["x3",0],
		["▁",-3],["la",-4],["ten",-4],["cy",-4],["▁la",-5],["▁laten",-12],["t",-5],["en",-5],["null",null]]`))
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string][]int{
		"latency": {10, 8, 9},
		"laten":   {10, 8},
		"la la":   {10, 10},
		"laqqten": {10, 0, 8},
		"null":    {6, 14},
	} {
		if got := p.cut(text); !slices.Equal(got, want) {
			t.Errorf("%q is cut into %v, want %v", text, got, want)
		}
	}
}

func TestTheDomainListSaysWhatAWordMeans(t *testing.T) {
	got := domainRows("# a comment\n\nokr = objectives and key results\n0 = number\nmerchant\n", map[string]int{"number": 300})
	want := []row{{"okr", "objectives and key results", domainRank}, {"0", "number", 300}, {"merchant", "merchant", domainRank}}
	if !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}

func TestNoWordOfTheDomainListStandsThereTwice(t *testing.T) {
	seen := map[string]bool{}
	for _, r := range domainRows(domainList, nil) {
		if seen[r.word] || r.word != strings.ToLower(r.word) || strings.Contains(r.word, " ") {
			t.Errorf("%q is twice in the list or is no word", r.word)
		}
		seen[r.word] = true
	}
}

func TestPrincipalDirections(t *testing.T) {
	root := math.Sqrt(0.5)
	values, directions := principal([][]float64{{2, 1, 0}, {1, 2, 0}, {0, 0, 5}})
	wantValues := []float64{5, 3, 1}
	wantDirections := [][]float64{{0, 0, 1}, {root, root, 0}, {root, -root, 0}}
	for i := range wantValues {
		if math.Abs(values[i]-wantValues[i]) > 1e-12 {
			t.Errorf("value %d is %v, want %v", i, values[i], wantValues[i])
		}
		if got := math.Abs(dot(directions[i], wantDirections[i])); math.Abs(got-1) > 1e-12 {
			t.Errorf("direction %d is %v, want %v", i, directions[i], wantDirections[i])
		}
	}
}

func TestBytesGiveTheNumbersBack(t *testing.T) {
	v := []float64{0.5, -1, 0.01, 0}
	scale, q := quantised(v)
	for i, x := range v {
		if got := scale * float64(int8(q[i])); math.Abs(got-x) > scale/2+1e-12 {
			t.Errorf("number %d is %v, want %v", i, got, x)
		}
	}
	if scale, q := quantised(make([]float64, 3)); scale != 0 || !slices.Equal(q, make([]byte, 3)) {
		t.Errorf("a row of zeros has the scale %v and the bytes %v", scale, q)
	}
}

func TestAnotherPackageIsRefused(t *testing.T) {
	if err := glove.verify(strings.NewReader("another package")); err == nil {
		t.Error("it was taken")
	}
}
