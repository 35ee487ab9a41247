// Command tinymodel writes a language model of a few megabytes that means
// nothing, in the GGUF format, so that a real server can be tried without a
// download: the llama architecture with one layer, a tokenizer of single
// bytes and a few words, and the same weights on every machine. It babbles
// short sentences in plain text and brings any JSON that a grammar asks of it
// to an end. With -answer it quotes a sentence of that answer wherever the
// JSON asks for a quote. What is tried with it is the wire, not a critique.
package main

import (
	"bufio"
	"flag"
	"fmt"
	"os"

	"okrcoach/internal/prose"
)

func main() {
	path := flag.String("o", "tiny.gguf", "the file to write")
	answer := flag.String("answer", "", "an answer whose first whole sentence is quoted")
	flag.Parse()
	if err := run(*path, *answer); err != nil {
		fmt.Fprintln(os.Stderr, "tinymodel:", err)
		os.Exit(1)
	}
}

func run(path, answer string) error {
	sentence := ""
	if answer != "" {
		text, err := os.ReadFile(answer)
		if err != nil {
			return err
		}
		if sentence = firstSentence(string(text)); sentence == "" {
			return fmt.Errorf("%s holds no sentence", answer)
		}
	}
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(f)
	if err := newModel(sentence).writeTo(out); err != nil {
		return err
	}
	if err := out.Flush(); err != nil {
		return err
	}
	return f.Close()
}

// firstSentence returns the first sentence of more than three words, as the
// answer has it.
func firstSentence(answer string) string {
	for _, span := range prose.Sentences(answer) {
		if sentence := span.Of(answer); prose.CountWords(sentence) > 3 {
			return sentence
		}
	}
	return ""
}

// newModel returns the whole file of the model that quotes the sentence.
func newModel(sentence string) *file {
	v := newVocabulary(sentence)
	f := &file{}
	f.text("general.architecture", "llama")
	f.text("general.name", "okrcoach tiny")
	f.count("general.alignment", alignment)
	f.count("general.file_type", 0)
	f.count("llama.vocab_size", width)
	f.count("llama.context_length", longest)
	f.count("llama.embedding_length", width)
	f.count("llama.block_count", 1)
	f.count("llama.feed_forward_length", hidden)
	f.count("llama.attention.head_count", 1)
	f.count("llama.attention.head_count_kv", 1)
	f.count("llama.attention.key_length", head)
	f.count("llama.attention.value_length", head)
	f.number("llama.attention.layer_norm_rms_epsilon", 1e-5)
	f.count("llama.rope.dimension_count", head)
	f.text("tokenizer.ggml.model", "gpt2")
	f.text("tokenizer.ggml.pre", "llama-bpe")
	f.texts("tokenizer.ggml.tokens", v.spelled())
	f.numbers("tokenizer.ggml.token_type", v.kinds())
	f.texts("tokenizer.ggml.merges", nil)
	f.count("tokenizer.ggml.bos_token_id", beginToken)
	f.count("tokenizer.ggml.eos_token_id", endToken)
	f.yes("tokenizer.ggml.add_bos_token")
	network(f, v)
	return f
}
