package main

import (
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"okrcoach/internal/ui/sshd"
)

// hostHere is the value of --host without an address.
const hostHere = "here"

// hostingOptions are the flags of a mock interview over SSH.
type hostingOptions struct {
	// address is empty without --host, hostHere without an address.
	address  string
	allowKey string
	watch    bool
	// keys are those in the file allowKey, once check has read it.
	keys [][]byte
}

func (o *hostingOptions) flags(cmd *cobra.Command) {
	cmd.Flags().StringVar(&o.address, "host", "", "let the other one in over SSH, at this ADDR:PORT or else at "+sshd.DefaultAddress)
	cmd.Flags().Lookup("host").NoOptDefVal = hostHere
	cmd.Flags().StringVar(&o.allowKey, "allow-key", "", "also let in who has one of the public keys in this file")
	cmd.Flags().BoolVar(&o.watch, "watch", false, "let somebody watch, with a code of their own")
}

// at is where to listen; empty is where the door is by default.
func (o *hostingOptions) at() string {
	if o.address == hostHere {
		return ""
	}
	return o.address
}

// split tells the address from the other arguments, where a blank stood
// between it and --host, and perhaps the id of a question.
func (o *hostingOptions) split(args []string) (address string, rest []string) {
	if i := slices.IndexFunc(args, isAddress); o.address == hostHere && i >= 0 {
		return args[i], slices.Delete(slices.Clone(args), i, i+1)
	}
	return o.address, args
}

// isAddress reports whether an argument is an address or a bare number, which
// is a port. The id of a question has neither colon nor dot.
func isAddress(arg string) bool {
	return strings.ContainsAny(arg, ":.") || arg != "" && strings.Trim(arg, "0123456789") == ""
}

// check refuses what does not go together, and what the door could not be
// opened with, before anything is asked.
func (o *hostingOptions) check(offline bool) error {
	switch {
	case o.address != "" && offline:
		return usagef("--host listens on a network socket, and --offline promises that none is opened; at one keyboard okrcoach mock needs none")
	case o.address == "" && (o.allowKey != "" || o.watch):
		return usagef("--allow-key and --watch are for an interview over SSH; add --host")
	case o.address == "":
		return nil
	}
	if err := sshd.CheckAddress(o.at()); err != nil {
		return usageError{err: fmt.Errorf("--host: %w", err)}
	}
	var err error
	if o.keys, err = allowedKeys(o.allowKey); err != nil {
		return usageError{err: fmt.Errorf("--allow-key: %w", err)}
	}
	return nil
}

// allowedKeys reads the public keys that may take the guest's seat.
func allowedKeys(path string) ([][]byte, error) {
	if path == "" {
		return nil, nil
	}
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", sshd.ErrKeys, err)
	}
	return sshd.AllowedKeys(text)
}

// again is the command that goes on with an interview that was held with these
// options, ready to be pasted.
func (o *mockOptions) again() string {
	words := []string{"okrcoach", "mock"}
	flag := func(name, value string) {
		if value != "" {
			words = append(words, name, shellWord(value))
		}
	}
	if o.hosting.address != "" {
		words = append(words, "--host")
		if at := o.hosting.at(); at != "" {
			words = append(words, shellWord(at))
		}
	}
	if o.hosting.watch {
		words = append(words, "--watch")
	}
	if o.offline {
		words = append(words, "--offline")
	}
	flag("--allow-key", o.hosting.allowKey)
	flag("--questions", o.questions)
	return strings.Join(words, " ")
}

// plainWord are the characters that mean themselves to every shell.
const plainWord = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:@,+="

// shellWord quotes a word where a shell would not take it as it is.
func shellWord(word string) string {
	if strings.Trim(word, plainWord) == "" {
		return word
	}
	return "'" + strings.ReplaceAll(word, "'", `'\''`) + "'"
}
