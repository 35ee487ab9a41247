//go:build linux

package main

import (
	"fmt"
	"io"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"time"

	gossh "golang.org/x/crypto/ssh"
)

// BenchmarkHosting is what one process takes that hosts an interview, with a
// guest and somebody who watches: its memory and its share of one core while
// the guest types five keys a second behind 2,000 words, and while nobody
// does anything. Each is measured for 20 s, once.
func BenchmarkHosting(b *testing.B) {
	host := start(b, home(b), okrcoach(b), "mock", "--host", "127.0.0.1:0", "--watch", "--name", "Ada")
	host.sees("code to watch")
	port := host.find(`ssh -p (\d+)`)
	guest := comesIn(b, port, host.find(`code ([0-9A-Za-z]{5}-[0-9A-Za-z]{5})`))
	comesIn(b, port, host.find(`code to watch ([0-9A-Za-z]{5}-[0-9A-Za-z]{5})`))
	host.sees("● not ready")
	guest("\r")
	host.sees("✓ ready")
	host.types("\r")
	host.sees("enter starts the clock")
	host.types("\r")
	host.sees("Rubric")
	guest("\x1b[200~" + strings.Repeat("Checkout p99 goes from 900 to 200 ms, by June.\n", 200) + "\x1b[201~")
	host.sees("2000 words")
	const span = 20 * time.Second
	measure := func(name string, work func()) {
		before, began := host.cpu(), time.Now()
		work()
		share := 100 * float64(host.cpu()-before) / float64(time.Since(began))
		b.ReportMetric(share, name+"-%core")
	}
	measure("typing", func() {
		for i := range int(span / (200 * time.Millisecond)) {
			guest("word "[i%5 : i%5+1])
			time.Sleep(200 * time.Millisecond)
		}
	})
	host.sees("2020 words")
	measure("idle", func() { time.Sleep(span) })
	b.ReportMetric(host.memory("VmRSS"), "MB")
	b.ReportMetric(host.memory("VmHWM"), "peak-MB")
	b.ReportMetric(0, "ns/op")
}

// find returns what an expression finds on the screen.
func (x *terminal) find(expression string) string {
	x.t.Helper()
	found := regexp.MustCompile(expression).FindStringSubmatch(x.shown())
	if found == nil {
		x.t.Fatalf("there is no %s:\n%s", expression, x.shown())
	}
	return found[1]
}

// comesIn sits down over SSH with a code, and returns how to type.
func comesIn(b *testing.B, port, code string) (types func(string)) {
	b.Helper()
	must := func(err error) {
		b.Helper()
		if err != nil {
			b.Fatal(err)
		}
	}
	conn, err := gossh.Dial("tcp", "127.0.0.1:"+port, &gossh.ClientConfig{
		User: "guest", HostKeyCallback: gossh.InsecureIgnoreHostKey(),
		Auth: []gossh.AuthMethod{gossh.KeyboardInteractive(func(_, _ string, asked []string, _ []bool) ([]string, error) {
			return []string{code, code}[:len(asked)], nil
		})},
	})
	must(err)
	b.Cleanup(func() { _ = conn.Close() })
	session, err := conn.NewSession()
	must(err)
	must(session.RequestPty("xterm-256color", 24, 80, nil))
	session.Stdout = io.Discard
	keyboard, err := session.StdinPipe()
	must(err)
	must(session.Shell())
	return func(keys string) {
		_, err := io.WriteString(keyboard, keys)
		must(err)
	}
}

// tick is the unit of the times in /proc, which is the same on every machine.
const tick = time.Second / 100

// cpu is the time that the program has computed so far.
func (x *terminal) cpu() time.Duration {
	x.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", x.cmd.Process.Pid))
	if err != nil {
		x.t.Fatal(err)
	}
	_, behindName, _ := strings.Cut(string(text), ") ")
	fields := strings.Fields(behindName)
	var ticks int
	for _, field := range fields[11:13] { // the program's own and the system's
		n, err := strconv.Atoi(field)
		if err != nil {
			x.t.Fatal(err)
		}
		ticks += n
	}
	return time.Duration(ticks) * tick
}

// memory is a line of the program's status, in MB.
func (x *terminal) memory(line string) float64 {
	x.t.Helper()
	text, err := os.ReadFile(fmt.Sprintf("/proc/%d/status", x.cmd.Process.Pid))
	if err != nil {
		x.t.Fatal(err)
	}
	_, value, _ := strings.Cut(string(text), line+":")
	kb, err := strconv.ParseFloat(strings.Fields(value)[0], 64)
	if err != nil {
		x.t.Fatal(err)
	}
	return kb / 1024
}
