package llm

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"okrcoach/internal/critique/llm/wire"
)

// mostOffered is how many models are named where the one that was asked for
// does not exist: as many as can be read in a glance.
const mostOffered = 5

// offered names the models that the endpoint has, where err says that it does
// not have the one that was asked; "" where that is not so, or where the
// endpoint does not tell before the time is up.
func (r *run) offered(ctx context.Context, err error) string {
	var trouble *wire.Trouble
	if !errors.As(err, &trouble) || trouble.Kind != wire.NoModel {
		return ""
	}
	ctx, cancel := context.WithTimeout(ctx, max(r.budget()-r.took(), 0))
	defer cancel()
	models, err := r.Client.Models(ctx)
	models = slices.DeleteFunc(models, func(name string) bool { return name == r.Model })
	if err != nil || len(models) == 0 {
		return ""
	}
	named := " It has " + strings.Join(models[:min(len(models), mostOffered)], ", ")
	if more := len(models) - mostOffered; more > 0 {
		named += fmt.Sprintf(" and %d more", more)
	}
	return named + "."
}
