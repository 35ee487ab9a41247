//go:build unix

package endpoint

import (
	"context"
	"os/exec"
	"syscall"
)

// shell returns a command that is ended with all its children, and has no
// terminal, neither as its input nor by another way.
func shell(ctx context.Context, text string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "/bin/sh", "-c", text)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
	return cmd
}
