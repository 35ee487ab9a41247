// Package prompt writes what a language model is asked for a critique: its
// task, the question with its rubric, what the offline review found, and the
// answer between random delimiters, as data. The wording stands in files of its
// own, in a folder that is named after its version. How it is sent and in which
// format is left to package llm, and what is made of the reply to package
// coaching.
package prompt

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"embed"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"okrcoach/internal/clean"
	"okrcoach/internal/critique"
	"okrcoach/internal/questions"
)

// Version names the wording of the prompt. It changes whenever a file of the
// prompt does, since critiques by different prompts cannot be compared.
const Version = "critique-1"

// MostTokens bounds the reply. One of ordinary length has about 450, and the
// prompt asks for 300 words at most.
const MostTokens = 700

//go:embed prompts
var files embed.FS

// Input is what a critique is asked about.
type Input struct {
	// Question may be nil where its file is gone.
	Question *questions.Question
	Answer   critique.Answer
	// Review is the offline review of the answer. Of what it found, neither
	// scores nor confidences go along.
	Review critique.Review
	// Nonce is random text, from which the delimiters are made; one is drawn
	// where it is empty.
	Nonce string
}

// Prompt is what is sent.
type Prompt struct {
	// System and User are the two messages.
	System, User string
	// Schema is the JSON Schema of the reply, on one line and with its fields
	// in the order in which they are to be written; nil where it is a part of
	// System.
	Schema json.RawMessage
	// Nonce is what stands in every delimiter. It is nowhere else in User.
	Nonce string
	// Cut says that the middle of the answer was left out, because it has more
	// than MostAnswer bytes.
	Cut bool
}

// Build writes the prompt for an answer. Equal inputs with a nonce give equal
// prompts.
func Build(in Input) Prompt {
	answer, cut := shortened(clean.Text(in.Answer.Text))
	question, review := questionText(in.Question), reviewText(in)
	nonce := nonceFor(in.Nonce, question, review, answer)
	return Prompt{
		System: strings.ReplaceAll(file("system.md"), "{{nonce}}", nonce),
		User: strings.NewReplacer(
			"{{nonce}}", nonce, "{{question}}", question, "{{review}}", review, "{{answer}}", answer, "{{time}}", timeText(in.Answer),
		).Replace(file("user.md")),
		Schema: schema(),
		Nonce:  nonce,
		Cut:    cut,
	}
}

// WithSchemaInText returns p for an endpoint that takes no schema: the reply is
// described in the first message.
func (p Prompt) WithSchemaInText() Prompt {
	p.System += "\n\n" + strings.ReplaceAll(file("json.md"), "{{schema}}", string(schema()))
	p.Schema = nil
	return p
}

// Text is all that goes to the endpoint, to be read before it does. The
// messages and the schema stand in it byte for byte as they are sent.
func (p Prompt) Text() string {
	text := "First message, the task:\n\n" + p.System + "\n\nSecond message, the material:\n\n" + p.User
	if p.Schema != nil {
		text += "\n\nForm of the reply:\n\n" + string(p.Schema)
	}
	return text + "\n"
}

// file returns a file of the prompt without white space at its ends.
func file(name string) string {
	data, err := files.ReadFile("prompts/" + Version + "/" + name)
	if err != nil {
		panic(err) // the file is part of the program
	}
	return string(bytes.TrimSpace(data))
}

// schema returns the schema on one line. Its fields keep their order.
func schema() json.RawMessage {
	var b bytes.Buffer
	if err := json.Compact(&b, []byte(file("schema.json"))); err != nil {
		panic(err) // a test reads the file
	}
	return b.Bytes()
}

// nonceLength is how many digits a delimiter has: 64 bits, which nobody who
// writes an answer can guess.
const nonceLength = 16

// nonceFor makes a nonce of a seed that occurs in none of the texts.
func nonceFor(seed string, texts ...string) string {
	if seed == "" {
		seed = rand.Text()
	}
	all := strings.Join(texts, "\n")
	for n := 0; ; n++ {
		nonce := fmt.Sprintf("%x", sha256.Sum256(fmt.Appendf(nil, "%d %s", n, seed)))[:nonceLength]
		if !strings.Contains(all, nonce) {
			return nonce
		}
	}
}

// timeText says how long the answer took and might have taken, as far as that
// is known and means anything.
func timeText(a critique.Answer) string {
	took, limit := a.Took.Round(time.Second), a.Limit.Round(time.Second)
	switch known := took > 0 && !a.Pasted; {
	case known && limit > 0:
		return fmt.Sprintf("The answer took %s; %s were allowed.", length(took), length(limit))
	case known:
		return fmt.Sprintf("The answer took %s.", length(took))
	case limit > 0:
		return fmt.Sprintf("For the answer %s were allowed; how long it took is not known.", length(limit))
	}
	return "How long the answer took is not known."
}

// length writes a duration in minutes and seconds.
func length(d time.Duration) string {
	minutes, seconds := d/time.Minute, d%time.Minute/time.Second
	switch {
	case minutes == 0:
		return fmt.Sprintf("%d seconds", seconds)
	case seconds == 0:
		return fmt.Sprintf("%d minutes", minutes)
	}
	return fmt.Sprintf("%d min %d s", minutes, seconds)
}
