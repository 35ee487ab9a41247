package agreement

import (
	"cmp"
	"encoding/csv"
	"fmt"
	"io"
	"io/fs"
	"slices"
)

// Pair is an argument beside a key point of the same topic and stance, from
// ArgKP-2021 (Bar-Haim and others 2020; Friedman-Melamed and others 2021).
type Pair struct {
	Argument, KeyPoint int // indexes into Topic
	// Matches is what people decided. Labelled is false where too few of them
	// agreed.
	Matches, Labelled bool
}

// Topic holds what people argued for or against one claim.
type Topic struct {
	Claim     string
	Stance    string
	Arguments []string
	KeyPoints []string
	Pairs     []Pair // every argument beside every key point
}

// ReadKeyPoints reads one part of ArgKP-2021, "train" or "dev", from a folder
// that holds its three files.
func ReadKeyPoints(folder fs.FS, part string) ([]Topic, error) {
	arguments, err := readTable(folder, "arguments_"+part+".csv", "arg_id", "argument", "topic", "stance")
	if err != nil {
		return nil, err
	}
	keyPoints, err := readTable(folder, "key_points_"+part+".csv", "key_point_id", "key_point", "topic", "stance")
	if err != nil {
		return nil, err
	}
	labels, err := readTable(folder, "labels_"+part+".csv", "arg_id", "key_point_id", "label")
	if err != nil {
		return nil, err
	}
	labelled := map[[2]string]string{}
	for _, l := range labels {
		labelled[[2]string{l[0], l[1]}] = l[2]
	}
	return topics(arguments, keyPoints, labelled), nil
}

func topics(arguments, keyPoints [][]string, labelled map[[2]string]string) []Topic {
	var all []Topic
	place := map[[2]string]int{}
	for _, k := range keyPoints {
		at := [2]string{k[2], k[3]}
		if _, known := place[at]; !known {
			place[at] = len(all)
			all = append(all, Topic{Claim: k[2], Stance: k[3]})
		}
		t := &all[place[at]]
		t.KeyPoints = append(t.KeyPoints, k[1])
	}
	for _, a := range arguments {
		i, known := place[[2]string{a[2], a[3]}]
		if !known {
			continue
		}
		t := &all[i]
		n := 0
		for _, k := range keyPoints {
			if k[2] != a[2] || k[3] != a[3] {
				continue
			}
			label, ok := labelled[[2]string{a[0], k[0]}]
			t.Pairs = append(t.Pairs, Pair{len(t.Arguments), n, label == "1", ok})
			n++
		}
		t.Arguments = append(t.Arguments, a[1])
	}
	return all
}

// readTable returns the named columns of a CSV file, without its heading.
func readTable(folder fs.FS, name string, columns ...string) ([][]string, error) {
	f, err := folder.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	rows := csv.NewReader(f)
	heading, err := rows.Read()
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	at := make([]int, len(columns))
	for i, c := range columns {
		if at[i] = slices.Index(heading, c); at[i] < 0 {
			return nil, fmt.Errorf("%s has no column %s", name, c)
		}
	}
	var all [][]string
	for {
		row, err := rows.Read()
		switch {
		case err == io.EOF:
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		picked := make([]string, len(at))
		for i, c := range at {
			picked[i] = row[c]
		}
		all = append(all, picked)
	}
}

// Precision is the official score of ArgKP-2021 in its form since September
// 2021: per topic and stance each argument keeps its best key point, the most
// confident half of the arguments is ranked, and the average precision is
// multiplied by the share of positives in it. The mean over the topics is
// taken once with unlabelled pairs as misses, strict, and once as hits.
func Precision(topics []Topic, scoreOf func(*Topic) []float64) (strict, relaxed float64) {
	for i := range topics {
		best := mostConfident(&topics[i], scoreOf(&topics[i]))
		strict += averagePrecision(best, func(p Pair) bool { return p.Matches })
		relaxed += averagePrecision(best, func(p Pair) bool { return p.Matches || !p.Labelled })
	}
	n := float64(len(topics))
	return strict / n, relaxed / n
}

// mostConfident returns the best pair of each argument, the half with the
// highest scores, best first.
func mostConfident(t *Topic, scores []float64) []Pair {
	best := map[int]int{}
	for i, p := range t.Pairs {
		if at, seen := best[p.Argument]; !seen || scores[i] > scores[at] {
			best[p.Argument] = i
		}
	}
	var order []int
	for i := range t.Pairs {
		if at, ok := best[t.Pairs[i].Argument]; ok && at == i {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(scores[b], scores[a]) })
	var pairs []Pair
	for _, i := range order[:(len(order)+1)/2] {
		pairs = append(pairs, t.Pairs[i])
	}
	return pairs
}

func averagePrecision(ranked []Pair, hit func(Pair) bool) float64 {
	hits, sum := 0.0, 0.0
	for i, p := range ranked {
		if hit(p) {
			hits++
			sum += hits / float64(i+1)
		}
	}
	if hits == 0 {
		return 0
	}
	return sum / hits * (hits / float64(len(ranked)))
}
