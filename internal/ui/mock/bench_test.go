package mock

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
)

// BenchmarkKeyAtTheTable is what a key costs at one keyboard, at 2,000 words
// and with the journal on the disk.
func BenchmarkKeyAtTheTable(b *testing.B) {
	d := newDesk(b)
	archive := d.openArchive(b.Context())
	o := d.roomOptions()
	o.OneKeyboard = true
	i, err := Begin(archive, o, "Ada", peer.Settings{Question: questions.Opening, Asks: peer.Host})
	d.must(err)
	d.must(playTo(i.Room, peer.Answer))
	d.must(i.Room.Do(peer.Guest, peer.Edit{Text: strings.Repeat("merchants ", 2_000)}))
	table := d.newTable(size{80, 24})
	table.Update(openedMsg{archive: archive, questions: o.Questions})
	table.Update(begunMsg{interview: i})
	table.desk.Send(coverLiftedMsg{})
	table.Update(nil)
	b.Cleanup(func() { d.must(table.Close(context.WithoutCancel(b.Context()))) })
	for b.Loop() {
		table.Update(tea.KeyPressMsg{Code: 'a', Text: "a"})
		table.View()
	}
}
