package sshd

import (
	"strings"
	"testing"
	"unicode"

	"github.com/charmbracelet/x/ansi"
)

// stream is what a terminal was sent, by what it means to the terminal.
type stream struct {
	bells int
	// commands are the operating system commands, as titles and clipboards
	// are set, without their introducers and ends.
	commands []string
	// others are device control strings and their like, strange are
	// characters that no screen of ours consists of, and ends the letters at
	// which control sequences end.
	others, strange []string
	ends            map[string]bool
	text            string
}

// streamOf reads all that a terminal was sent.
func streamOf(raw string) stream {
	s := stream{ends: map[string]bool{}}
	var text strings.Builder
	var state byte
	for raw != "" {
		sequence, _, n, next := ansi.DecodeSequence(raw, state, nil)
		state, raw = next, raw[n:]
		switch {
		case sequence == "\a":
			s.bells++
		case ansi.HasOscPrefix(sequence):
			s.commands = append(s.commands, strings.TrimRight(strings.TrimPrefix(sequence, "\x1b]"), "\a\x1b\\"))
		case ansi.HasDcsPrefix(sequence), ansi.HasApcPrefix(sequence), ansi.HasSosPrefix(sequence), ansi.HasPmPrefix(sequence):
			s.others = append(s.others, sequence)
		case ansi.HasCsiPrefix(sequence):
			s.ends[sequence[len(sequence)-1:]] = true
		case strings.HasPrefix(sequence, "\x1b"):
			s.ends[sequence] = true
		case !strings.Contains("\r\n\b\t", sequence):
			text.WriteString(sequence)
		}
	}
	s.text = text.String()
	for _, r := range s.text {
		if unicode.Is(unicode.Bidi_Control, r) || unicode.IsControl(r) || r == 0xfeff {
			s.strange = append(s.strange, string(r))
		}
	}
	return s
}

// wantHarmless fails where a terminal was sent anything that a screen of ours
// does not consist of. Copying puts one's own words into one's own clipboard.
func (s stream) wantHarmless(t testing.TB, copies bool) {
	t.Helper()
	for _, command := range s.commands {
		switch {
		case command == "11;?": // the background is asked for
		case copies && strings.HasPrefix(command, "52;c;") && !strings.HasSuffix(command, "?"):
		default:
			t.Errorf("the terminal was told %q", command)
		}
	}
	for _, end := range []string{"t", "n", "i", "c", "y"} {
		if s.ends[end] {
			t.Errorf("the terminal was sent a sequence that ends in %s", end)
		}
	}
	if len(s.others) > 0 || len(s.strange) > 0 {
		t.Errorf("the terminal was sent %q and %q", s.others, s.strange)
	}
}

func TestAStreamIsReadByWhatItMeans(t *testing.T) {
	s := streamOf("a\x1b]0;title\x07\x1b[2J\x07\u009bm\u202eb\x1b]52;c;?\x1b\\\x1bPq\x1b\\")
	if s.bells != 1 || len(s.commands) != 2 || s.commands[1] != "52;c;?" || !s.ends["J"] || len(s.others) != 1 || len(s.strange) == 0 {
		t.Errorf("it is read as %+v", s)
	}
}
