package seat

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/report"
	"okrcoach/internal/ui/dialog"
	"okrcoach/internal/ui/frame"
	"okrcoach/internal/ui/theme"
)

// wayIn is what the host has to tell the other one, in as few rows as it
// takes, and who else could come to the door.
func (l *lobby) wayIn(width int) []string {
	t, e := l.desk.Theme, l.desk.Door.Entrance()
	var rows []string
	if l.Frame.Height >= tall {
		rows = append(rows, t.Muted.Render("Send this line to the other person, and the code:"))
	}
	rows = append(rows, strings.Split(t.Strong.Render(frame.Wrap(e.Line, width)), "\n")...)
	rows = append(rows, frame.Cut(codeRow(l.desk, t, e), width))
	if e.Beyond {
		open := "Open beyond this machine: " + strings.Join(e.Reach, ", ")
		return append(rows, t.Hurry.Render(frame.Cut(open, width)))
	}
	return append(rows, t.Muted.Render(frame.Cut("Only from this machine; w for others", width)))
}

// codeRow says what the guest types, and for how long or for whom it is good.
func codeRow(d *Desk, t *theme.Theme, e Entrance) string {
	switch {
	case e.Used && e.Code == "":
		// The seat belongs to a key, and a code opens nothing any more.
		return t.Muted.Render(d.View.Guest.Name + " came in with a key.")
	case e.Used:
		return t.Key.Render("code ") + t.Strong.Render(e.Code) + t.Muted.Render("  used, for "+d.View.Guest.Name+" alone")
	case e.Left <= 0:
		return t.Hurry.Render("The code has expired. c makes another.")
	default:
		return t.Key.Render("code ") + t.Strong.Render(e.Code) + t.Muted.Render("  "+report.Left(e.Left))
	}
}

// visitors are what the host should know of others at the door.
func (l *lobby) visitors(width int) []string {
	t, e := l.desk.Theme, l.desk.Door.Entrance()
	var rows []string
	if e.WatchCode != "" {
		rows = append(rows, frame.Cut(t.Key.Render("code to watch ")+t.Strong.Render(e.WatchCode), width))
	}
	if e.Wrong > 0 {
		line := report.Plural(e.Wrong, "wrong code") + " so far"
		if e.Waiting > 0 {
			line += ", " + strconv.Itoa(e.Waiting) + " waiting for an answer"
		}
		rows = append(rows, t.Hurry.Render(frame.Cut(line, width)))
	}
	return rows
}

// OpenDoor shows the host everything about the way in, with how to bring
// somebody in who cannot reach this machine. A code that has expired unused is
// replaced by a new one: who looks at this page wants to let somebody in.
func (d *Desk) OpenDoor() tea.Cmd {
	if e := d.Door.Entrance(); !e.Used && e.Left <= 0 || e.WatchExpired {
		d.Door.NewCode()
	}
	return d.Open(&dialog.Page{Title: "The way in", Draw: func(t *theme.Theme, width int) string {
		return drawEntrance(t, d, width)
	}})
}

// drawEntrance is everything about the way in, on a page of its own.
func drawEntrance(t *theme.Theme, d *Desk, width int) string {
	e := d.Door.Entrance()
	parts := []string{
		"Send this line to the other person. They need nothing but ssh.",
		t.Strong.Render(frame.Wrap(e.Line, width)),
		codeRow(d, t, e),
		"Their ssh shows a key and asks whether to go on. It should be this one:",
		frame.Wrap(d.Fingerprint, width),
	}
	if e.WatchCode != "" {
		parts = append(parts, "Somebody who only watches uses the code "+t.Strong.Render(e.WatchCode)+".")
	}
	if e.Beyond {
		parts = append(parts, "Others than this machine can reach the door, at "+strings.Join(e.Reach, ", ")+".")
	} else {
		parts = append(parts, "Only this machine can reach the door.")
	}
	parts = append(parts, tunnels(t, e)...)
	for i, part := range parts {
		parts[i] = frame.Wrap(part, width)
	}
	return strings.Join(parts, "\n\n")
}

// tunnels are the ways for somebody who cannot reach this machine.
func tunnels(t *theme.Theme, e Entrance) []string {
	port := portOf(e.Line)
	inside := "127.0.0.1:" + port
	if e.Beyond && len(e.Reach) > 0 {
		inside = atPort(e.Reach[0], port)
	}
	return []string{
		t.Heading.Render("Through a machine that both can log in to"),
		"You run:\n" + t.Strong.Render("ssh -R "+port+":"+inside+" RELAY"),
		"They run:\n" + t.Strong.Render("ssh -J RELAY -p "+port+" guest@127.0.0.1"),
		t.Heading.Render("Through a VPN or a home network"),
		network(t, e, port),
	}
}

// network is the way through a network that both are in.
func network(t *theme.Theme, e Entrance, port string) string {
	switch {
	case !e.Beyond:
		return "Start again with the address that this machine has there:\n" +
			t.Strong.Render("okrcoach mock --host ADDRESS:"+port)
	case len(e.Reach) > 1:
		return "The door is open there already. They use the line above, with the address that this machine has there."
	default:
		return "The door is open there already, at the address in the line above."
	}
}

// atPort joins an address and a port as ssh takes them.
func atPort(address, port string) string {
	if strings.Contains(address, ":") {
		address = "[" + address + "]"
	}
	return address + ":" + port
}

// portOf returns the port that a line of ssh names, or ssh's own.
func portOf(line string) string {
	fields := strings.Fields(line)
	for i, field := range fields {
		if field == "-p" && i+1 < len(fields) {
			return fields[i+1]
		}
	}
	return "22"
}
