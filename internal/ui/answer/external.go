package answer

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/clean"
	"okrcoach/internal/practice"
	"okrcoach/internal/ui/screen"
)

// killAfter is how long the other editor has to close when the program ends.
const killAfter = 2 * time.Second

// externalEdit runs the person's own editor on a copy of the answer. It is a
// tea.ExecCommand, so the program is at rest while it runs; the clock is not.
type externalEdit struct {
	// ctx ends with the program, and then ends the editor.
	ctx    context.Context
	editor string
	// folder makes the private folder that the copy is put into.
	folder func() (string, error)
	text   string
	// beat is called every practice.BeatEvery, for the clock to run on.
	beat func()
	// kept is called with the text whenever the editor has written it.
	kept func(text string)

	stdin          io.Reader
	stdout, stderr io.Writer
	result         editorClosedMsg
}

// editorClosedMsg says how the visit to the other editor ended.
type editorClosedMsg struct {
	text string
	// left is where the text was left because the editor failed.
	left string
	err  error
}

// SetStdin implements tea.ExecCommand.
func (e *externalEdit) SetStdin(r io.Reader) { e.stdin = r }

// SetStdout implements tea.ExecCommand.
func (e *externalEdit) SetStdout(w io.Writer) { e.stdout = w }

// SetStderr implements tea.ExecCommand.
func (e *externalEdit) SetStderr(w io.Writer) { e.stderr = w }

// Run implements tea.ExecCommand.
func (e *externalEdit) Run() error {
	e.result.text, e.result.left, e.result.err = e.edit()
	return e.result.err
}

// edit returns the text as the editor left it, and the file's path if it was
// left in place because the editor failed after changing it.
func (e *externalEdit) edit() (text, left string, err error) {
	folder, err := e.folder()
	if err != nil {
		return e.text, "", fmt.Errorf("no file could be made for it: %w", err)
	}
	path := filepath.Join(folder, "answer.md")
	if err := os.WriteFile(path, []byte(e.text), 0o600); err != nil {
		return e.text, "", errors.Join(err, os.RemoveAll(folder))
	}
	failed := e.run(path)
	raw, err := os.ReadFile(path)
	if err != nil {
		return e.text, "", fmt.Errorf("its file could not be read back: %w", err)
	}
	if e.ctx.Err() != nil {
		e.kept(string(raw))
		return string(raw), "", os.RemoveAll(folder)
	}
	if failed != nil && string(raw) != e.text {
		return e.text, path, failed
	}
	if string(raw) == e.text {
		return e.text, "", errors.Join(failed, os.RemoveAll(folder))
	}
	return clean.Text(strings.TrimSuffix(string(raw), "\n")), "", errors.Join(failed, os.RemoveAll(folder))
}

// run waits for the editor, with a beat for the clock, and passes on what it
// writes on the way.
func (e *externalEdit) run(path string) error {
	cmd := e.command(path)
	cmd.Cancel = func() error { return cmd.Process.Signal(syscall.SIGTERM) }
	cmd.WaitDelay = killAfter
	cmd.Stdin, cmd.Stdout, cmd.Stderr = e.stdin, e.stdout, e.stderr
	if err := cmd.Start(); err != nil {
		return err
	}
	done := make(chan error, 1)
	go func() { done <- cmd.Wait() }()
	beat := time.NewTicker(practice.BeatEvery)
	defer beat.Stop()
	last := e.text
	for {
		select {
		case err := <-done:
			return err
		case <-beat.C:
			e.beat()
			if raw, err := os.ReadFile(path); err == nil && string(raw) != last {
				last = string(raw)
				e.kept(last)
			}
		}
	}
}

// command is the editor's, with the file behind its own arguments. It is a
// line for the shell, as it is for git and others, so that quotes work.
func (e *externalEdit) command(path string) *exec.Cmd {
	if runtime.GOOS == "windows" {
		parts := strings.Fields(e.editor)
		return exec.CommandContext(e.ctx, parts[0], append(parts[1:], path)...)
	}
	return exec.CommandContext(e.ctx, "sh", "-c", "exec "+e.editor+` "$@"`, "sh", path)
}

// leaveForEditor hands the answer to the person's own editor.
func (a *Answer) leaveForEditor() tea.Cmd {
	if a.env.Editor == "" {
		return a.env.Send(screen.NoticedMsg{
			Text:    "No editor was found. Set EDITOR to the one you like and start okrcoach again. Your answer is safe.",
			Trouble: true,
		})
	}
	a.Keep()
	a.session.Continue(a.env.Uptime())
	edit := &externalEdit{
		ctx: a.env.Context, editor: a.env.Editor, folder: a.scratch, text: a.editor.Text(),
		beat: a.beatMeanwhile, kept: a.keepMeanwhile,
	}
	edit.result.text = edit.text
	return tea.Exec(edit, func(err error) tea.Msg {
		if edit.result.err == nil {
			edit.result.err = err
		}
		return edit.result
	})
}

// scratch makes a private folder where answers are kept, so that what is left
// in it by a crash goes with them, or elsewhere if it must be.
func (a *Answer) scratch() (string, error) {
	if a.env.Archive != nil {
		if folder, err := a.env.Archive.Scratch(a.session.ID()); err == nil {
			return folder, nil
		}
	}
	return os.MkdirTemp("", "okrcoach-")
}

// beatMeanwhile and keepMeanwhile look after the session while the other
// editor has the terminal. The program's loop waits for that editor, in the
// same goroutine that calls these, so touching the session is safe.
func (a *Answer) beatMeanwhile() {
	if lost := a.session.Beat(a.env.Uptime()); lost != nil {
		a.lost = lost
	}
}

func (a *Answer) keepMeanwhile(text string) {
	a.editor.ReplaceText(text)
	a.env.SaveNow()
}

// comeBack takes over what the other editor has written.
func (a *Answer) comeBack(msg editorClosedMsg) tea.Cmd {
	if msg.text != a.editor.Text() {
		a.editor.ReplaceText(msg.text)
	}
	a.Keep()
	lost := a.lost
	a.lost = nil
	if msg.err == nil {
		return a.noticeOf(lost)
	}
	text := fmt.Sprintf("%s did not end well (%v). Your answer is as it was.", a.env.Editor, msg.err)
	if msg.left != "" {
		text += " What you wrote there is in " + msg.left + "."
	}
	return a.env.Send(screen.NoticedMsg{Text: text, Trouble: true})
}
