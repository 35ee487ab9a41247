package sshd

import (
	"cmp"
	"errors"
	"strings"

	"charm.land/ssh"
	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer/pass"
	"okrcoach/internal/report"
)

// maxTries is how many codes may be typed on one connection.
const maxTries = 3

// maxEmpty is how often on one connection nothing may be typed before that
// counts as a code.
const maxEmpty = 10

// maxRefusals is how many ways in may fail on one connection. It is far above
// maxTries because an agent may offer many keys before the code is asked for.
const maxRefusals = 60

// welcome is said before the code is asked for.
const welcome = "A mock interview with okrcoach. Type the code that the host sees."

// nothingTyped is said where somebody has pressed enter and typed no code.
const nothingTyped = "Type the code that the host sees, and then enter."

// credentials is what a visitor has shown so far. Only the goroutine of their
// handshake uses it.
type credentials struct {
	tries int
	// empty is how often nothing was typed.
	empty int
	// said is what is said before the next try.
	said string
}

// visitorKey and credentialKey find the visitor of a connection, and the
// credential with which somebody came in.
type (
	visitorKey    struct{}
	credentialKey struct{}
)

var errTries = errors.New("too many codes were tried")

// configure returns how a connection is let in. The permissions that are
// returned by the way in that worked are the only ones that count: a key that
// was merely offered leaves nothing behind.
func (s *Server) configure(ctx ssh.Context) *gossh.ServerConfig {
	v := ctx.Value(visitorKey{}).(*visitor)
	config := &gossh.ServerConfig{
		MaxAuthTries:        maxRefusals,
		PreAuthConnCallback: func(gossh.ServerPreAuthConn) { v.reach(asked) },
		KeyboardInteractiveCallback: func(_ gossh.ConnMetadata, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
			return s.askCode(ctx, v, ask)
		},
	}
	if !s.options.Pass.TakesKeys() {
		return config
	}
	config.PublicKeyCallback = func(_ gossh.ConnMetadata, key gossh.PublicKey) (*gossh.Permissions, error) {
		c, err := s.options.Pass.Key(key.Marshal())
		return permit(c), err
	}
	config.VerifiedPublicKeyCallback = func(_ gossh.ConnMetadata, _ gossh.PublicKey, p *gossh.Permissions, _ string) (*gossh.Permissions, error) {
		s.letIn(v)
		return p, nil
	}
	return config
}

func permit(c pass.Credential) *gossh.Permissions {
	return &gossh.Permissions{ExtraData: map[any]any{credentialKey{}: c}}
}

// letIn says that a visitor has shown a credential. Those who then begin
// nothing are sent away.
func (s *Server) letIn(v *visitor) {
	v.reach(known)
	v.await(s.limits.Hello)
}

// askCode asks for the code and checks it.
func (s *Server) askCode(ctx ssh.Context, v *visitor, ask gossh.KeyboardInteractiveChallenge) (*gossh.Permissions, error) {
	if v.tries == maxTries {
		_ = v.Close()
		return nil, errTries
	}
	v.tries++
	typed, err := v.typeCode(ask)
	if err != nil {
		return nil, err
	}
	c, err := s.options.Pass.Try(ctx, typed)
	if err == nil {
		s.letIn(v)
		return permit(c), nil
	}
	v.said = report.Sentence(err)
	if errors.Is(err, pass.ErrCrowded) {
		_ = v.Close()
	}
	return nil, err
}

// typeCode returns what was typed as the code. An enter alone is no guess: it
// is asked again.
func (c *credentials) typeCode(ask gossh.KeyboardInteractiveChallenge) (string, error) {
	said := cmp.Or(c.said, welcome)
	for {
		// The code is shown while it is typed: a typing error costs a second,
		// and once it is used it opens nothing for whoever looked on.
		typed, err := ask("", said, []string{"Code: "}, []bool{true})
		switch {
		case err != nil:
			return "", err
		case len(typed) != 1:
			return "", pass.ErrWrong
		case strings.TrimSpace(typed[0]) != "" || c.empty == maxEmpty:
			return typed[0], nil
		}
		c.empty++
		said = nothingTyped
	}
}
