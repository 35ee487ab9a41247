package sshd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log"
	"net"
	"net/netip"
	"strconv"
	"sync"
	"time"

	"charm.land/ssh"
	"charm.land/wish/v2"
	gossh "golang.org/x/crypto/ssh"

	"okrcoach/internal/peer"
	"okrcoach/internal/ui/seat"
)

// Server is the door while it is open. It is what the host's screen shows of
// it, a seat.Door.
type Server struct {
	options     Options
	limits      Limits
	listener    net.Listener
	at          netip.AddrPort
	reach       []string
	fingerprint string
	server      *ssh.Server
	gate        *gate
	sitters     sitters

	// ctx ends every session, with the reason that their people are told.
	ctx context.Context
	end context.CancelCauseFunc

	mu     sync.Mutex
	closed bool
	// working counts what goes on, and seated the programs among it.
	working, seated sync.WaitGroup
	restoreLog      func()
}

var _ seat.Door = (*Server)(nil)

// ErrStuck says that something did not end in time when the door was closed.
var ErrStuck = errors.New("a session did not end in time")

// endingTime is how long what is hung up on may take to end. A program that
// draws a large window anew on a busy machine takes some hundred milliseconds.
const endingTime = 5 * time.Second

// Listen opens the door. Whoever has a credential can come in from then on,
// until Close. There may be one door in a process, because the library logs
// where the whole process does, which is the host's screen: until Close that
// is nowhere.
func Listen(o Options) (*Server, error) {
	key, err := hostKey(o.HostKeyPath)
	if err != nil {
		return nil, err
	}
	listener, err := listen(o.Address)
	if err != nil {
		return nil, err
	}
	s := &Server{
		options: o, limits: o.Limits.orDefault(), listener: listener,
		at:          listener.Addr().(*net.TCPAddr).AddrPort(),
		fingerprint: gossh.FingerprintSHA256(key.PublicKey()),
	}
	s.gate = newGate(s.limits)
	interfaces, _ := net.InterfaceAddrs() // none are listed then, and listening goes on
	s.reach = reachable(s.at.Addr().Unmap(), interfaces)
	s.ctx, s.end = context.WithCancelCause(context.Background())
	if s.server, err = s.newServer(key); err != nil {
		_ = listener.Close()
		return nil, fmt.Errorf("%w: %w", ErrListen, err)
	}
	s.restoreLog = silenceLog()
	s.working.Go(s.accept)
	return s, nil
}

// newServer returns the library's server, with everything left out that is not
// asked for here: no channel but a session, and no request that would open
// something on this machine.
func (s *Server) newServer(key gossh.Signer) (*ssh.Server, error) {
	return wish.NewServer(
		wish.WithVersion("okrcoach"),
		wish.WithMaxTimeout(s.limits.Total+s.limits.Login),
		ssh.WrapConn(func(ctx ssh.Context, conn net.Conn) net.Conn {
			ctx.SetValue(visitorKey{}, conn)
			return conn
		}),
		func(server *ssh.Server) error {
			server.AddHostKey(key)
			server.HandshakeTimeout = s.limits.Login
			server.ServerConfigCallback = s.configure
			server.ChannelHandlers = map[string]ssh.ChannelHandler{"session": s.serve}
			server.RequestHandlers = map[string]ssh.RequestHandler{}
			server.SubsystemHandlers = map[string]ssh.SubsystemHandler{}
			return nil
		},
	)
}

// silenceLog keeps the standard logger, and with it the library's, off the
// host's terminal.
func silenceLog() (restore func()) {
	before := log.Writer()
	log.SetOutput(io.Discard)
	return func() { log.SetOutput(before) }
}

// accept lets connections in one after another.
func (s *Server) accept() {
	for {
		conn, err := s.listener.Accept()
		if err != nil {
			if errors.Is(err, net.ErrClosed) {
				return
			}
			// No file is left for another connection, or it has gone already.
			time.Sleep(10 * time.Millisecond)
			continue
		}
		if v := s.gate.admit(conn); v != nil && !s.begin(func() { s.server.HandleConn(v) }) {
			_ = v.Close()
		}
	}
}

// begin does something on its own goroutine, for whose end Close waits; false
// where the door is being closed.
func (s *Server) begin(work func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.working.Go(work)
	return true
}

// beginSeated is begin for what has a word to say to its person when the door
// is closed.
func (s *Server) beginSeated(work func()) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.seated.Add(1)
	s.working.Go(func() {
		defer s.seated.Done()
		work()
	})
	return true
}

// Fingerprint returns the SHA-256 fingerprint of the host key, as ssh shows it.
func (s *Server) Fingerprint() string { return s.fingerprint }

// Addresses returns at which addresses others than this machine reach the
// door, the likeliest first; none where it is on the loopback.
func (s *Server) Addresses() []string { return s.reach }

// Line returns what the peer types.
func (s *Server) Line() string {
	at := s.at.Addr().Unmap().String()
	switch {
	case len(s.reach) > 0:
		at = s.reach[0]
	case s.at.Addr().IsUnspecified():
		at = "localhost"
	}
	return "ssh -p " + strconv.Itoa(int(s.at.Port())) + " guest@" + at
}

// Entrance implements seat.Door.
func (s *Server) Entrance() seat.Entrance {
	guest, watcher := s.options.Pass.Status(peer.Guest), s.options.Pass.Status(peer.Watcher)
	watchExpired := watcher.Code != "" && watcher.Left == 0 && !watcher.Used
	if watchExpired {
		watcher.Code = "" // it would open nothing
	}
	wrong, waiting := s.options.Pass.Wrong()
	return seat.Entrance{
		Line: s.Line(), Code: guest.Code, Left: guest.Left, Used: guest.Used,
		WatchCode: watcher.Code, WatchExpired: watchExpired,
		Beyond: !s.at.Addr().Unmap().IsLoopback(), Reach: s.reach,
		Wrong: wrong, Waiting: waiting,
	}
}

// NewCode implements seat.Door. The codes of seats that have been taken stay.
func (s *Server) NewCode() {
	for _, each := range []peer.Seat{peer.Guest, peer.Watcher} {
		_ = s.options.Pass.NewCode(each) // the one before stays, and is still shown
	}
}

// Close ends every session with a word to its people, and waits until nothing
// is left of them, or fails with ErrStuck where that takes too long. It takes
// a few seconds at most, whatever the clients do.
func (s *Server) Close() error {
	s.mu.Lock()
	if s.closed {
		s.mu.Unlock()
		return nil
	}
	s.closed = true
	s.mu.Unlock()
	s.gate.shut()
	err := s.listener.Close()
	s.end(errClosed)
	waitFor(&s.seated, 3*s.limits.Grace)
	s.gate.clear(asked)
	// Who was told why hangs up then. Hung up on at once, a client may find the
	// connection broken before it has read all of that.
	s.gate.empty(s.limits.Grace)
	s.gate.clear(known)
	if !waitFor(&s.working, endingTime) {
		err = errors.Join(err, ErrStuck)
	}
	s.restoreLog()
	return err
}

// waitFor waits until everything in a group has ended, for at most a time.
func waitFor(group *sync.WaitGroup, most time.Duration) bool {
	ended := make(chan struct{})
	go func() {
		group.Wait()
		close(ended)
	}()
	select {
	case <-ended:
		return true
	case <-time.After(most):
		return false
	}
}
