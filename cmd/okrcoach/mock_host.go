package main

import (
	"cmp"
	"context"
	"errors"
	"path/filepath"

	"okrcoach/internal/peer"
	"okrcoach/internal/peer/pass"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/mock"
	"okrcoach/internal/ui/sshd"
)

// hostKeyName is the file of the SSH host key, in the folder of the history.
const hostKeyName = "ssh_host_ed25519_key"

// mockOverSSH opens the interview to a guest, and seats the host at this
// terminal.
func (h *host) mockOverSSH(ctx context.Context, o *mockOptions) error {
	archive := h.openArchive(ctx)
	defer func() { h.complain(archive.Close()) }()
	interview, notices, err := h.hostedInterview(ctx, o, archive)
	if err != nil || interview == nil {
		return err
	}
	var failed seatFailures
	defer func() { h.complain(failed.err()) }()
	door, err := h.openDoor(o, interview.Room, &failed)
	if err != nil {
		return errors.Join(err, interview.Close(ctx))
	}
	width, height := h.size()
	program := mock.New(ctx, mock.Options{
		Interview: interview, Seat: peer.Host, Uptime: h.uptime, Coach: h.coachUnless(o.offline),
		Door: door, Fingerprint: door.Fingerprint(), Notices: notices, Width: width, Height: height,
	})
	err = h.runMockProgram(ctx, program, o.again())
	return cmp.Or(err, door.Close())
}

// openDoor lets a guest in from now on.
func (h *host) openDoor(o *mockOptions, room *peer.Room, failed *seatFailures) (*sshd.Server, error) {
	porter, err := pass.New(pass.Options{Random: h.random, Uptime: h.uptime, Keys: o.hosting.keys, Watcher: o.hosting.watch})
	if err != nil {
		return nil, err
	}
	return sshd.Listen(sshd.Options{
		Address: o.hosting.at(), HostKeyPath: filepath.Join(h.data, hostKeyName), Pass: porter, Room: room,
		Program: func(ctx context.Context, s sshd.Session) sshd.Program {
			return mock.New(ctx, mock.Options{
				Room: room, Seat: s.Seat, Uptime: h.uptime,
				Fingerprint: s.Fingerprint, Line: s.Line, Width: s.Width, Height: s.Height,
			})
		},
		Export:   func() string { return takenHome(room) },
		Panicked: failed.add,
	})
}

// takenHome is the interview so far as one page; empty before the first
// reveal.
func takenHome(room *peer.Room) string {
	rounds := room.Rounds()
	if len(rounds) == 0 {
		return ""
	}
	var told []report.Round
	for _, r := range rounds {
		told = append(told, report.Round{Attempt: r.Attempt, Question: &r.Question})
	}
	return report.Interview("Mock interview", told)
}
