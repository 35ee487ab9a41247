package endpoint

import (
	"context"
	"os/exec"
	"syscall"
)

// shell returns a command for the system's own command line, which takes its
// quotes as they are written.
func shell(ctx context.Context, text string) *exec.Cmd {
	cmd := exec.CommandContext(ctx, "cmd")
	cmd.SysProcAttr = &syscall.SysProcAttr{CmdLine: `cmd /S /C "` + text + `"`}
	return cmd
}
