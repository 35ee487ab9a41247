package screen

import (
	"context"

	"okrcoach/internal/coach"
	"okrcoach/internal/critique/coaching"
	"okrcoach/internal/critique/llm"
	"okrcoach/internal/endpoint"
	"okrcoach/internal/history"
	"okrcoach/internal/questions"
)

// Coach asks language models; it is a coach.Coach but in tests. Only Local,
// Models and Ask use the network, and the screen that calls them has the
// person's word for it.
type Coach interface {
	Settings() (endpoint.Settings, error)
	Local(ctx context.Context) []endpoint.Found
	Models(ctx context.Context, s endpoint.Settings) ([]string, error)
	Allowed(base endpoint.Address) bool
	Allow(base endpoint.Address) error
	Choose(s endpoint.Settings, found bool) error
	Prepare(s endpoint.Settings, q questions.Question, at history.Attempt) coach.Request
	Ask(ctx context.Context, r coach.Request, tell func(llm.Event)) coaching.Critique
}
