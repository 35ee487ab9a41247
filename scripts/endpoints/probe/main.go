// Command probe shows what an endpoint that calls itself compatible with
// OpenAI's chat completions really does on the wire: for each way of asking,
// the status, the type of the body, how it ended and what came.
//
//	probe [-dump FOLDER] BASE_URL MODEL
//
// It uses no client library, so that nothing stands between the wire and the
// reader. With -dump each body is kept in a file as it came. It sends no key
// and a made-up answer, and takes as long as some twenty requests do.
package main

import (
	"flag"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"text/tabwriter"
	"time"
)

func main() {
	dump := flag.String("dump", "", "a folder for the bodies as they came")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: probe [-dump FOLDER] BASE_URL MODEL")
		os.Exit(2)
	}
	p := probe{base: strings.TrimSuffix(flag.Arg(0), "/"), dump: *dump}
	if err := p.run(flag.Arg(1), os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "probe:", err)
		os.Exit(1)
	}
}

// probe asks one endpoint.
type probe struct {
	base   string
	dump   string
	client http.Client
}

// limit is how long one request may take, and bound how many bytes of a body
// are read.
const (
	limit = 60 * time.Second
	bound = 4 << 20
)

func (p *probe) run(model string, out io.Writer) error {
	p.client = http.Client{
		Timeout: limit,
		CheckRedirect: func(*http.Request, []*http.Request) error {
			return http.ErrUseLastResponse
		},
	}
	table := tabwriter.NewWriter(out, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "asked\tstatus\tbody\tend\ttokens\tcame\tfirst byte, whole")
	for _, w := range ways(model) {
		seen, err := p.ask(w)
		if err != nil {
			return fmt.Errorf("%s: %w", w.name, err)
		}
		fmt.Fprintf(table, "%s\t%s\n", w.name, seen)
	}
	return table.Flush()
}

// ask sends one request and says what came of it. A request that got no
// answer at all is an observation as well.
func (p *probe) ask(w way) (string, error) {
	request, err := http.NewRequest(w.method, p.base+w.path, strings.NewReader(w.body))
	if err != nil {
		return "", err
	}
	request.Header.Set("Content-Type", "application/json")
	began := time.Now()
	response, err := p.client.Do(request)
	if err != nil {
		return "none\t" + err.Error(), nil
	}
	defer response.Body.Close()
	first := time.Since(began)
	body, err := io.ReadAll(io.LimitReader(response.Body, bound))
	whole := time.Since(began)
	seen := observe(string(body))
	if err != nil {
		seen.end = err.Error()
	}
	if err := p.keep(w.name, body); err != nil {
		return "", err
	}
	return fmt.Sprintf("%d\t%s\t%s\t%s\t%s\t%d ms, %d ms",
		response.StatusCode, strings.ReplaceAll(response.Header.Get("Content-Type"), "; charset=utf-8", ""),
		seen.end, seen.tokens, seen.content, first.Milliseconds(), whole.Milliseconds()), nil
}

// keep writes a body to the folder of -dump.
func (p *probe) keep(name string, body []byte) error {
	if p.dump == "" {
		return nil
	}
	if err := os.MkdirAll(p.dump, 0o755); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(p.dump, strings.ReplaceAll(name, " ", "-")+".txt"), body, 0o644)
}
