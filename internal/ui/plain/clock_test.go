package plain

import (
	"strings"
	"testing"
	"time"

	"okrcoach/internal/history"
)

func TestTimeIsAnnouncedOnceAtEachStage(t *testing.T) {
	d := newDesk(t)
	d.options.Limit = 3 * time.Minute
	said := d.says(
		step{},
		step{think: 80 * time.Second, line: "one"},
		step{think: 20 * time.Second, line: "two"},
		step{think: 10 * time.Second, line: "three"},
		step{think: 20 * time.Second, line: "four"},
		step{think: 40 * time.Second, line: "five"},
		step{think: 30 * time.Second, line: "six"},
		step{think: 30 * time.Second, line: "seven"},
		step{line: "/time"},
		step{line: "."}, step{line: "s"}, step{line: "q"},
	)
	saidOnce(t, said, "(Half the time is gone: 1:20 left.)")
	saidOnce(t, said, "(The last minute: 0:50 left.)")
	saidOnce(t, said, "(Time is up.")
	saidOnce(t, said, "0:50 overtime, 7 words.")
	a := d.attempts()[0]
	if a.Answering != 230*time.Second {
		t.Errorf("answered in %v", a.Answering)
	}
	if !strings.Contains(d.out.String(), "You went 50 s over the 3 min you had") {
		t.Errorf("the review does not tell of the overtime:\n%s", d.out.String())
	}
}

func TestOnlyTheLatestStageIsAnnouncedAfterALongLine(t *testing.T) {
	d := newDesk(t)
	said := d.says(step{}, step{think: 6 * time.Minute, line: "one long line"}, step{line: "/quit"})
	saidOnce(t, said, "(Time is up.")
	neverSaid(t, said, "Half the time")
	neverSaid(t, said, "The last minute")
}

func TestStages(t *testing.T) {
	for _, c := range []struct {
		left, limit time.Duration
		want        stage
	}{
		{5 * time.Minute, 5 * time.Minute, early},
		{150 * time.Second, 5 * time.Minute, halfGone},
		{time.Minute, 5 * time.Minute, lastMinute},
		{0, 5 * time.Minute, overtime},
		{-time.Second, 5 * time.Minute, overtime},
		{50 * time.Second, time.Minute, early},
		{30 * time.Second, time.Minute, halfGone},
		{70 * time.Second, 90 * time.Second, early},
	} {
		if got := stageOf(c.left, c.limit); got != c.want {
			t.Errorf("stageOf(%v, %v) = %d, want %d", c.left, c.limit, got, c.want)
		}
	}
}

func TestSleepDoesNotCountAndIsSaidBetweenLines(t *testing.T) {
	d := newDesk(t)
	said := d.says(
		step{},
		step{think: 10 * time.Second, line: "before"},
		step{asleep: 2 * time.Hour, think: 10 * time.Second, line: "after"},
		step{line: "."}, step{line: "s"}, step{line: "q"},
	)
	saidOnce(t, said, "okrcoach was asleep for 2 h.")
	if a := d.attempts()[0]; a.Answering != 20*time.Second {
		t.Errorf("answered in %v", a.Answering)
	}
}

func TestPauseStopsTheClock(t *testing.T) {
	d := newDesk(t)
	d.says(
		step{},
		step{think: 10 * time.Second, line: "before"},
		step{line: "/pause"},
		step{think: 3 * time.Minute, line: "after"},
		step{think: 5 * time.Second, line: "."},
		step{line: "s"}, step{line: "q"},
	)
	a := d.attempts()[0]
	if a.Answering != 15*time.Second || a.Pauses != 1 || a.Paused != 3*time.Minute || a.Text != "before\nafter" {
		t.Errorf("answered %q in %v, with %d pauses of %v", a.Text, a.Answering, a.Pauses, a.Paused)
	}
}

func TestPlanIsCountedApart(t *testing.T) {
	d := newDesk(t)
	d.says(
		step{line: "p"},
		step{think: 40 * time.Second, line: "goals first"},
		step{line: "."},
		step{think: 50 * time.Second, line: "the answer"},
		step{end: true}, step{line: "s"}, step{line: "q"},
	)
	a := d.attempts()[0]
	if a.Planning != 40*time.Second || a.Answering != 50*time.Second || a.Plan != "goals first" || a.Text != "the answer" {
		t.Errorf("planned %q for %v, answered %q for %v", a.Plan, a.Planning, a.Text, a.Answering)
	}
}

func TestAwayTimeDoesNotCount(t *testing.T) {
	d := newDesk(t)
	d.says(step{}, step{think: time.Minute, line: "first half"}, step{line: "/quit"})
	d.today = d.today.Add(3 * time.Hour)
	said := d.says(
		step{line: "y"},
		step{think: time.Minute, line: "second half"},
		step{line: "."}, step{line: "s"}, step{line: "q"},
	)
	saidOnce(t, said, "2 words, 4:00 left")
	saidOnce(t, said, "You were away for 3 h.")
	a := d.attempts()[0]
	if a.Text != "first half\nsecond half" || a.Answering != 2*time.Minute {
		t.Errorf("answered %q in %v", a.Text, a.Answering)
	}
	want := history.Interruption{Cause: history.CauseRestarted, Length: 3 * time.Hour}
	if len(a.Interruptions) != 1 || a.Interruptions[0] != want {
		t.Errorf("interruptions: %v", a.Interruptions)
	}
}

func TestResumedOvertimeIsNotAnnouncedAgain(t *testing.T) {
	d := newDesk(t)
	said := d.says(step{}, step{think: 6 * time.Minute, line: "late"}, step{line: "/quit"})
	saidOnce(t, said, "(Time is up.")
	said = d.says(step{line: "y"}, step{think: time.Second, line: "later"}, step{line: "/quit"})
	neverSaid(t, said, "(Time is up.")
	saidOnce(t, said, "The clock runs: 1:00 overtime.")
}
