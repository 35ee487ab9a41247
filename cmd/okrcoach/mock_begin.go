package main

import (
	"cmp"
	"context"
	"errors"
	"time"

	"okrcoach/internal/clean"
	"okrcoach/internal/history"
	"okrcoach/internal/peer"
	"okrcoach/internal/questions"
	"okrcoach/internal/report"
	"okrcoach/internal/ui/mock"
	"okrcoach/internal/ui/screen"
)

// hostedInterview begins an interview, or goes on with one that was left. It
// is nil where the person wants neither. The notices are for its first screen,
// behind which a line on standard error would be out of sight.
func (h *host) hostedInterview(ctx context.Context, o *mockOptions, archive *history.Archive) (*mock.Interview, []screen.NoticedMsg, error) {
	library := h.library(o.questions)
	room := h.roomOptions(library)
	room.Questions = library.All()
	settings, err := firstSettings(o, library)
	if err != nil {
		return nil, nil, err
	}
	var taken error
	for {
		found, others, err := mock.FindUnfinished(ctx, archive, room)
		notices := noticed(errors.Join(taken, err), mock.Elsewhere(others))
		id, err := h.offerUnfinished(ctx, archive, found, notices)
		if err != nil {
			return nil, nil, err
		}
		if id == "" {
			name := cmp.Or(clean.Line(o.name), clean.Line(h.getenv("USER")))
			interview, err := mock.Begin(archive, room, name, settings)
			return interview, notices, err
		}
		interview, err := mock.GoOn(archive, room, id)
		if !errors.Is(err, history.ErrHeld) {
			return interview, nil, err
		}
		// Another window was faster: what else there is, is offered again.
		taken = err
	}
}

// firstSettings are those that an interview begins with.
func firstSettings(o *mockOptions, library *questions.Library) (peer.Settings, error) {
	s := peer.Settings{Question: questions.Opening, Limit: time.Duration(o.limit), Asks: peer.Host, PauseOnDrop: true}
	if o.question == "" {
		return s, nil
	}
	q, err := library.Find(o.question)
	if err != nil {
		return s, err
	}
	s.Question = q.ID
	return s, nil
}

// noticed is what is to be said of trouble, and what else.
func noticed(trouble error, line string) []screen.NoticedMsg {
	var all []screen.NoticedMsg
	if trouble != nil {
		all = append(all, screen.NoticedMsg{Text: report.Sentence(trouble), Trouble: true})
	}
	if line != "" {
		all = append(all, screen.NoticedMsg{Text: line})
	}
	return all
}

// offerUnfinished asks which interview to go on with; empty for another one.
// Where there is none it asks nothing.
func (h *host) offerUnfinished(ctx context.Context, archive *history.Archive, found []mock.Unfinished, notices []screen.NoticedMsg) (id string, err error) {
	if len(found) == 0 {
		return "", nil
	}
	width, height := h.size()
	front := mock.NewFront(ctx, archive, found, h.uptime, width, height, notices...)
	if err := h.fullScreen(ctx, front, mockFrames); err != nil {
		return "", err
	}
	if front.Left() {
		return "", errInterrupted
	}
	return front.Chosen(), nil
}
