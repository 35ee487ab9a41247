package peer

import (
	"encoding/json"
	"fmt"
	"time"
)

// kind names an event in the log. The names are a file format: one that was
// ever written keeps its meaning.
type kind string

const (
	kindOpened  kind = "opened"
	kindBegan   kind = "round begun"
	kindArrived kind = "arrived"
	kindLeft    kind = "left"
	kindGap     kind = "gap"
	kindResumed kind = "resumed"
	kindJudged  kind = "judged"
	kindClosed  kind = "closed"

	kindRename     kind = "rename"
	kindSettle     kind = "settle"
	kindReady      kind = "ready"
	kindStart      kind = "start"
	kindEdit       kind = "edit"
	kindHandOver   kind = "hand over"
	kindPause      kind = "pause"
	kindContinue   kind = "continue"
	kindAddMinute  kind = "add minute"
	kindStop       kind = "stop"
	kindMark       kind = "mark"
	kindJot        kind = "jot"
	kindNudge      kind = "nudge"
	kindAsk        kind = "ask"
	kindJudge      kind = "judge"
	kindBand       kind = "band"
	kindComment    kind = "comment"
	kindRate       kind = "rate"
	kindSeal       kind = "seal"
	kindGoOn       kind = "go on"
	kindGoBack     kind = "go back"
	kindProceed    kind = "proceed"
	kindTake       kind = "take"
	kindVote       kind = "vote"
	kindPropose    kind = "propose"
	kindConsent    kind = "consent"
	kindCriticised kind = "criticised"
)

// event is one line of the log.
type event struct {
	// Seq counts from 1 without a gap, so that a line that is missing is seen.
	Seq int `json:"seq"`
	// At is the room time, which never goes back.
	At time.Duration `json:"at_ns"`
	// On is the date by the host's clock, RFC 3339, for people to read.
	On string `json:"on"`
	// Seat is 0 where nobody did it.
	Seat Seat `json:"seat,omitempty"`
	Kind kind `json:"kind"`
}

// encode returns the line of an event, without a line feed.
func (e event) encode(c change) ([]byte, error) {
	written := struct {
		event
		Act change `json:"act"`
	}{e, c}
	line, err := json.Marshal(written)
	if err != nil {
		return nil, fmt.Errorf("write event %q: %w", e.Kind, err)
	}
	return line, nil
}

// decode returns the event of a line.
func decode(line []byte) (event, change, error) {
	var read struct {
		event
		Act json.RawMessage `json:"act"`
	}
	if err := json.Unmarshal(line, &read); err != nil {
		return event{}, nil, err
	}
	c, err := decodeChange(read.Kind, read.Act)
	return read.event, c, err
}

// decodeChange reads what an event of a kind did.
func decodeChange(k kind, data []byte) (change, error) {
	switch k {
	case kindOpened:
		return as[opened](data)
	case kindBegan:
		return as[began](data)
	case kindArrived:
		return as[arrived](data)
	case kindLeft:
		return as[left](data)
	case kindGap:
		return as[gap](data)
	case kindResumed:
		return as[resumed](data)
	case kindJudged:
		return as[judged](data)
	case kindClosed:
		return as[closed](data)
	}
	return decodeAct(k, data)
}

// decodeAct reads what somebody did.
func decodeAct(k kind, data []byte) (change, error) {
	switch k {
	case kindRename:
		return as[Rename](data)
	case kindSettle:
		return as[Settle](data)
	case kindReady:
		return as[Ready](data)
	case kindGoBack:
		return as[GoBack](data)
	case kindStart:
		return as[Start](data)
	case kindEdit:
		return as[edited](data)
	case kindHandOver:
		return as[handedOver](data)
	case kindPause:
		return as[Pause](data)
	case kindContinue:
		return as[Continue](data)
	case kindAddMinute:
		return as[AddMinute](data)
	case kindStop:
		return as[Stop](data)
	case kindNudge:
		return as[Nudge](data)
	case kindAsk:
		return as[Ask](data)
	case kindJudge:
		return as[Judge](data)
	}
	return decodeJudgement(k, data)
}

// decodeJudgement reads what somebody did behind the answer, or on the sheet.
func decodeJudgement(k kind, data []byte) (change, error) {
	switch k {
	case kindMark:
		return as[Mark](data)
	case kindJot:
		return as[jotted](data)
	case kindBand:
		return as[Band](data)
	case kindComment:
		return as[commented](data)
	case kindRate:
		return as[Rate](data)
	case kindSeal:
		return as[Seal](data)
	case kindGoOn:
		return as[GoOn](data)
	case kindProceed:
		return as[Proceed](data)
	case kindTake:
		return as[taken](data)
	case kindVote:
		return as[Vote](data)
	case kindPropose:
		return as[Propose](data)
	case kindConsent:
		return as[Consent](data)
	case kindCriticised:
		return as[Criticised](data)
	}
	return nil, fmt.Errorf("there is no event %.40q", string(k))
}

// as reads a change of one type. An event without an act has an empty one.
func as[C change](data []byte) (change, error) {
	var c C
	if len(data) == 0 {
		return c, nil
	}
	if err := json.Unmarshal(data, &c); err != nil {
		return nil, err
	}
	return c, nil
}
