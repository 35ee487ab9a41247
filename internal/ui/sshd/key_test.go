package sshd

import (
	"crypto/ed25519"
	"crypto/rand"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
)

func newKey(t *testing.T) gossh.Signer {
	t.Helper()
	_, private, err := ed25519.GenerateKey(rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := gossh.NewSignerFromKey(private)
	if err != nil {
		t.Fatal(err)
	}
	return signer
}

func TestAnAllowedKeyTakesTheGuestsSeatAndNoOtherDoes(t *testing.T) {
	laptop := newKey(t)
	h := openHouse(t, settings{keys: [][]byte{laptop.PublicKey().Marshal()}})
	if _, err := h.connect(gossh.PublicKeys(newKey(t))); err == nil {
		t.Error("a foreign key opened")
	}
	code := h.code(peer.Guest)
	guest := h.enter(gossh.PublicKeys(laptop)).sit()
	guest.sees("seat 2")
	if _, err := h.connect(withCode(code)); err == nil {
		t.Error("the code opens a seat that belongs to a key")
	}
	if h.server.Entrance().Code != "" {
		t.Error("the host is shown a code that opens nothing")
	}
	h.mu.Lock()
	h.export = "# home"
	h.mu.Unlock()
	if out, _, err := h.enter(gossh.PublicKeys(laptop)).run("export"); out != "# home" || err != nil {
		t.Errorf("the key took home %q, %v", out, err)
	}
	guest.types("\x03")
	guest.ends()
	h.enter(gossh.PublicKeys(laptop)).sit().sees("seat 2")
}

func TestAnAgentWithManyKeysStillGetsToTypeTheCode(t *testing.T) {
	h := openHouse(t, settings{keys: [][]byte{newKey(t).PublicKey().Marshal()}})
	var agent []gossh.Signer
	for range 12 {
		agent = append(agent, newKey(t))
	}
	h.enter(gossh.PublicKeys(agent...), withCode("wrong", h.code(peer.Guest))).sit().sees("seat 2")
}

func TestAKeyThatWasOnlyOfferedLetsNobodyIn(t *testing.T) {
	laptop := newKey(t)
	h := openHouse(t, settings{keys: [][]byte{laptop.PublicKey().Marshal()}})
	if _, err := h.connect(gossh.PublicKeys(forger{newKey(t), laptop.PublicKey()})); err == nil {
		t.Error("somebody came in with a key that they do not hold")
	}
	if _, err := h.connect(gossh.PublicKeys(forger{newKey(t), laptop.PublicKey()}), withCode("wrong")); err == nil {
		t.Error("somebody came in with a key that they do not hold and a wrong code")
	}
}

// forger offers one key and signs with another.
type forger struct {
	gossh.Signer
	offered gossh.PublicKey
}

func (f forger) PublicKey() gossh.PublicKey { return f.offered }

func TestAllowedKeysAreReadLineByLine(t *testing.T) {
	one, two := newKey(t).PublicKey(), newKey(t).PublicKey()
	line := func(k gossh.PublicKey) string { return strings.TrimSpace(string(gossh.MarshalAuthorizedKey(k))) }
	keys, err := AllowedKeys([]byte("# mine\n\n" + line(one) + " ada@laptop\r\n  " + line(two) + "\n"))
	if err != nil || len(keys) != 2 || string(keys[0]) != string(one.Marshal()) || string(keys[1]) != string(two.Marshal()) {
		t.Errorf("%d keys, %v", len(keys), err)
	}
	for text, want := range map[string]string{
		"":                                  "there is no key",
		"# nothing\n":                       "there is no key",
		"\nssh-ed25519 x\n":                 "line 2 is not",
		`from="10.0.0.1" ` + line(one):      "line 1 has options",
		"-----BEGIN OPENSSH PRIVATE KEY--":  "line 1 is not",
		strings.Repeat(line(one)+"\n", 101): "more than 100",
	} {
		if _, err := AllowedKeys([]byte(text)); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.40q: %v", text, err)
		}
	}
}

func FuzzAllowedKeys(f *testing.F) {
	f.Add([]byte("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIE2rWnZkZkZkZkZkZkZkZkZkZkZkZkZkZkZkZkZkZkZk x"))
	f.Fuzz(func(t *testing.T, text []byte) {
		if keys, err := AllowedKeys(text); (err == nil) != (len(keys) > 0) {
			t.Errorf("%d keys and %v", len(keys), err)
		}
	})
}

func TestTheHostKeyIsMadeOnceAndForItsOwnerAlone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "data", "$HOME", "host_key")
	first, err := hostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	again, err := hostKey(path)
	if err != nil {
		t.Fatal(err)
	}
	if a, b := gossh.FingerprintSHA256(first.PublicKey()), gossh.FingerprintSHA256(again.PublicKey()); a != b || !strings.HasPrefix(a, "SHA256:") {
		t.Errorf("first %s, then %s", a, b)
	}
	if first.PublicKey().Type() != gossh.KeyAlgoED25519 {
		t.Errorf("it is a %s", first.PublicKey().Type())
	}
	if entries, _ := os.ReadDir(filepath.Dir(path)); len(entries) != 1 {
		t.Errorf("there are %d files beside it", len(entries)-1)
	}
	isPrivate(t, path, 0o600)
	isPrivate(t, filepath.Dir(path), 0o700)
}

func isPrivate(t *testing.T, path string, want os.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		return
	}
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	if got := info.Mode().Perm(); got != want {
		t.Errorf("%s is %o, want %o", path, got, want)
	}
}

func TestAHostKeyThatOthersMayReadIsTightened(t *testing.T) {
	path := filepath.Join(t.TempDir(), "host_key")
	if _, err := hostKey(path); err != nil {
		t.Fatal(err)
	}
	for _, each := range []string{path, filepath.Dir(path)} {
		if err := os.Chmod(each, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := hostKey(path); err != nil {
		t.Fatal(err)
	}
	isPrivate(t, path, 0o600)
	isPrivate(t, filepath.Dir(path), 0o700)
}

func TestAHostKeyThatIsNoneIsRefusedWithASentence(t *testing.T) {
	dir := t.TempDir()
	garbage := filepath.Join(dir, "garbage")
	if err := os.WriteFile(garbage, []byte("not a key"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(filepath.Join(dir, "folder"), 0o700); err != nil {
		t.Fatal(err)
	}
	for path, want := range map[string]string{
		garbage:                      "remove it to have a new one made",
		filepath.Join(dir, "folder"): "is not a file",
		filepath.Join(garbage, "x"):  "could not be made private",
	} {
		if _, err := hostKey(path); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", path, err)
		}
	}
}

func TestBothCanCompareTheFingerprint(t *testing.T) {
	h := openHouse(t, settings{})
	var seen string
	_, _ = gossh.Dial("tcp", h.address(), &gossh.ClientConfig{HostKeyCallback: func(_ string, _ net.Addr, key gossh.PublicKey) error {
		seen = gossh.FingerprintSHA256(key)
		return os.ErrPermission
	}})
	if seen != h.server.Fingerprint() || seen == "" {
		t.Errorf("the guest sees %q, the host %q", seen, h.server.Fingerprint())
	}
}
