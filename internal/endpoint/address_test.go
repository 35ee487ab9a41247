package endpoint

import (
	"strings"
	"testing"
)

func TestAddressesAreBroughtIntoOneForm(t *testing.T) {
	cases := []struct {
		text, url, host    string
		loopback, insecure bool
	}{
		{"https://api.openai.com/v1", "https://api.openai.com/v1", "api.openai.com:443", false, false},
		{" HTTPS://API.OpenAI.com:443/v1/// \n", "https://api.openai.com/v1", "api.openai.com:443", false, false},
		{"https://api.openai.com./v1", "https://api.openai.com/v1", "api.openai.com:443", false, false},
		{"https://gateway.example:8443", "https://gateway.example:8443", "gateway.example:8443", false, false},
		{"http://localhost:11434/v1/", "http://localhost:11434/v1", "localhost:11434", true, false},
		{"http://model.localhost", "http://model.localhost", "model.localhost:80", true, false},
		{"http://127.8.0.1:080/v1", "http://127.8.0.1/v1", "127.8.0.1:80", true, false},
		{"http://[::1]:11434/v1", "http://[::1]:11434/v1", "[::1]:11434", true, false},
		{"http://[0:0::0:1]/v1", "http://[::1]/v1", "[::1]:80", true, false},
		{"http://[::ffff:127.0.0.1]:8080", "http://127.0.0.1:8080", "127.0.0.1:8080", true, false},
		{"http://[fe80::1%25eth0]:8080", "http://[fe80::1%25eth0]:8080", "[fe80::1%eth0]:8080", false, true},
		{"http://192.168.1.9:1234/v1", "http://192.168.1.9:1234/v1", "192.168.1.9:1234", false, true},
		{"http://localhost.example/v1", "http://localhost.example/v1", "localhost.example:80", false, true},
		{"http://my_gateway:8000/v1", "http://my_gateway:8000/v1", "my_gateway:8000", false, true},
		{"https://Bücher.example/v1", "https://xn--bcher-kva.example/v1", "xn--bcher-kva.example:443", false, false},
		{"https://x.example/a%2Fb/v1", "https://x.example/a%2Fb/v1", "x.example:443", false, false},
	}
	for _, c := range cases {
		a, err := ParseAddress(c.text)
		if err != nil {
			t.Errorf("%q: %v", c.text, err)
			continue
		}
		if a.String() != c.url || a.Host() != c.host || a.Loopback() != c.loopback || a.Insecure() != c.insecure {
			t.Errorf("%q is %s at %s, loopback %v, insecure %v", c.text, a, a.Host(), a.Loopback(), a.Insecure())
		}
		again, err := ParseAddress(a.String())
		if err != nil || again != a {
			t.Errorf("%q becomes %s and that becomes %s (%v)", c.text, a, again, err)
		}
	}
}

func TestAnAddressThatCannotBeUsedIsRefusedWithoutRepeatingIt(t *testing.T) {
	cases := []struct{ text, what string }{
		{"", "does not begin"},
		{"api.openai.com/v1", "does not begin"},
		{"localhost:11434", "does not begin"},
		{"ftp://" + sentinel, "does not begin"},
		{"https://", "names no host"},
		{"https:api.openai.com", "names no host"},
		{"https://:443/v1", "names no host"},
		{"https://me:" + sentinel + "@api.openai.com/v1", "before its host"},
		{"https://" + sentinel + "@api.openai.com/v1", "before its host"},
		{"https://x.example/v1?key=" + sentinel, "behind ?"},
		{"https://x.example/v1?", "behind ?"},
		{"https://x.example/v1#" + sentinel, "behind ?"},
		{"https://x.example/v1#", "behind ?"},
		{"https://x.example:99999/v1", "port"},
		{"https://x.example:0/v1", "port"},
		{"https://" + sentinel + ":port/v1", "cannot be read"},
		{"https://x.example/\x7f" + sentinel, "cannot be read"},
		{"https://a b.example", "cannot be read"},
		{"https://a%20b.example", "cannot be read"},
		{"https://a*b.example", "no name"},
		{"https://xn--a\u00fc.example", "no name"},
		{"https://...", "no name"},
		{"http://0.0.0.0:11434", "where a server listens"},
		{"http://[::]:11434", "where a server listens"},
		{"https://x.example/v1/chat/completions/", "/chat/completions"},
	}
	for _, c := range cases {
		a, err := ParseAddress(c.text)
		if err == nil || !strings.Contains(err.Error(), c.what) {
			t.Errorf("%q: got %s, %v; want an error with %q", c.text, a, err, c.what)
			continue
		}
		if strings.Contains(err.Error(), sentinel) {
			t.Errorf("%q is repeated: %v", c.text, err)
		}
	}
}

func TestAHostIsNamedWithItsPortOrAtTheUsualOne(t *testing.T) {
	cases := []struct {
		address, named string
		want           bool
	}{
		{"https://api.openai.com/v1", "api.openai.com", true},
		{"https://api.openai.com/v1", "API.openai.com:443", true},
		{"https://api.openai.com/v1", "openai.com", false},
		{"https://api.openai.com/v1", "api.openai.com:80", false},
		{"http://localhost:11434/v1", "localhost", false},
		{"http://localhost:11434/v1", "localhost:11434", true},
		{"http://[::1]:11434", "[::1]:11434", true},
		{"http://[::1]", "::1", true},
		{"https://x.example/v1", "x.example/v1", false},
		{"https://x.example/v1", "me@x.example", false},
		{"https://x.example/v1", "", false},
	}
	for _, c := range cases {
		a, err := ParseAddress(c.address)
		if err != nil {
			t.Fatal(err)
		}
		if got := a.IsNamed(c.named); got != c.want {
			t.Errorf("%s named %q: %v", c.address, c.named, got)
		}
	}
}

func FuzzAddress(f *testing.F) {
	for _, text := range []string{"https://api.openai.com/v1", "http://[fe80::1%25eth0]:80/", "http://B\u00fccher.example:1/a%2fb/", "http://127.1/%zz"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := ParseAddress(text)
		if err != nil {
			return
		}
		again, err := ParseAddress(a.String())
		if err != nil || again != a {
			t.Errorf("%q becomes %q, and that becomes %q, %v", text, a, again, err)
		}
		if a.Host() == "" || a.Loopback() && a.Insecure() || !a.IsNamed(a.Host()) {
			t.Errorf("%q: host %q, loopback %v, insecure %v, named %v", text, a.Host(), a.Loopback(), a.Insecure(), a.IsNamed(a.Host()))
		}
	})
}
