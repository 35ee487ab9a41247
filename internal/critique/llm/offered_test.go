package llm_test

import (
	"strings"
	"testing"

	"okrcoach/internal/critique/llm"
	"okrcoach/internal/critique/llm/weather"
)

func TestAModelThatIsNotThereIsAnsweredWithThoseThatAre(t *testing.T) {
	for _, test := range []struct {
		models []string
		want   string
	}{
		{[]string{"tiny", "huge"}, "Choose another one. It has huge, tiny."},
		{[]string{"f", "e", "d", "c", "b", "a", "small-model"}, "Choose another one. It has a, b, c, d, e and 1 more."},
		{[]string{"small-model"}, "Choose another one."},
		{[]string{}, "Choose another one."},
	} {
		s := weather.ServeAnswer(t, weather.NoModel, weather.Answer{Models: test.models})
		c := asker(t, s).Ask(t.Context(), asked(), func(llm.Event) {})
		if !strings.Contains(c.Trouble, "does not have this model") || !strings.HasSuffix(c.Trouble, test.want) {
			t.Errorf("of %q it says %q", test.models, c.Trouble)
		}
	}
}
