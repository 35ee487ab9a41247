package main

import (
	"math"
	"runtime"
	"sync"
)

// encoder is the Universal Sentence Encoder, lite (Cer and others 2018): pieces
// of words become vectors with their position mixed in, two layers of a
// transformer let each see the others, and a last layer places their mean.
//
// Its numbers agree with TensorFlow.js to about 1e-6. Products are rounded
// before they are added, so that a processor with fused instructions makes the
// same table.
type encoder struct {
	pieces    pieces
	embedding []float32
	timing    []float32 // angular speed of each pair of the position's numbers
	widen     dense     // of what passes by the first layer
	layers    [2]layer
	last      dense
}

const (
	embeddingWidth = 256
	encoderWidth   = 512
	heads          = 4
	// longestText is in pieces.
	longestText = 128
)

type layer struct {
	beforeAttention, beforeForward norm
	attention, afterAttention      dense
	forward, back                  dense
}

func newEncoder(w weights, p pieces) *encoder {
	const (
		top   = "module_apply_default/Encoder_en/KonaTransformer/Encode/"
		stack = top + "TransformerStack/"
	)
	out := &encoder{
		pieces:    p,
		embedding: w["module/Embeddings_en"],
		timing:    w[stack+"Layer_0/AddTimingSignal/TimingSignal/ExpandDims_1"],
		widen:     w.dense(top+"Layer_0/TransformerLayer/dense/kernel/ConcatPartitions/concat", top+"Layer_0/TransformerLayer/dense/bias"),
		last:      newDense(w["module/Encoder_en/hidden_layers/tanh_layer_0/weights"], w["module/Encoder_en/hidden_layers/tanh_layer_0/bias"]),
	}
	for i, name := range [...]string{"Layer_0/TransformerLayer/", "Layer_1/TransformerLayer/"} {
		kernels := "module/Encoder_en/KonaTransformer/Encode/" + name
		out.layers[i] = layer{
			beforeAttention: w.norm(top + name),
			beforeForward:   w.norm(top + name + "FFN/"),
			attention:       w.dense(kernels+"MultiheadAttention/qkv_transform_single/kernel/part_0", top+name+"MultiheadAttention/qkv_transform_single/bias"),
			afterAttention:  w.dense(kernels+"MultiheadAttention/output_transform_single/kernel/part_0", top+name+"MultiheadAttention/output_transform_single/bias"),
			forward:         w.dense(stack+name+"FFN/conv1/Tensordot/Reshape_1", top+name+"FFN/conv1/bias"),
			back:            w.dense(stack+name+"FFN/conv2/Tensordot/Reshape_1", top+name+"FFN/conv2/bias"),
		}
	}
	return out
}

func (w weights) dense(kernel, bias string) dense {
	return newDense(w[kernel], w[bias+"/ConcatPartitions/concat"])
}

func (w weights) norm(name string) norm {
	name += "layer_prepostprocess/layer_norm/layer_norm_"
	return norm{w[name+"scale/ConcatPartitions/concat"], w[name+"bias/ConcatPartitions/concat"]}
}

// encodeAll returns the encoder's vector of each row. A word alone is no
// sentence, and the network has only seen sentences: made the end of a short one
// it is placed better (on ArgKP's training part the mean over five ways of
// scoring rises from 0.427 to 0.445).
func encodeAll(e *encoder, rows []row) [][]float64 {
	out := make([][]float64, len(rows))
	workers := runtime.GOMAXPROCS(0)
	var wait sync.WaitGroup
	for worker := range workers {
		wait.Go(func() {
			for i := worker; i < len(rows); i += workers {
				out[i] = e.encode("it is " + rows[i].phrase)
			}
		})
	}
	wait.Wait()
	return out
}

// encode returns the place of a text in plain letters.
func (e *encoder) encode(text string) []float64 {
	ids := e.pieces.cut(text)
	ids = ids[:min(len(ids), longestText)]
	x := e.embed(ids)
	past := e.widen.apply(x)
	for i := range e.layers {
		x = e.layers[i].apply(x, past)
		past = x
	}
	mean := make([]float32, encoderWidth)
	for _, v := range x {
		add(mean, v)
	}
	for j := range mean {
		mean[j] /= float32(len(x))
	}
	out := make([]float64, encoderWidth)
	for j, v := range e.last.apply([][]float32{mean})[0] {
		out[j] = tanh(float64(v))
	}
	return direction(out, make([]float64, encoderWidth))
}

// embed adds each piece's vector twice, as the graph does, and the signal of its
// position once.
func (e *encoder) embed(ids []int) [][]float32 {
	out := make([][]float32, len(ids))
	for position, id := range ids {
		v := make([]float32, embeddingWidth)
		for j, x := range e.embedding[id*embeddingWidth:][:embeddingWidth] {
			v[j] = 2 * x
		}
		for j, speed := range e.timing {
			sine, cosine := math.Sincos(float64(float32(position) * speed))
			v[j] += float32(sine)
			v[len(e.timing)+j] += float32(cosine)
		}
		out[position] = v
	}
	return out
}

// apply returns what the layer makes of x; past is what passes by it.
func (l *layer) apply(x, past [][]float32) [][]float32 {
	seen := l.afterAttention.apply(attend(l.attention.apply(l.beforeAttention.apply(x))))
	for i := range seen {
		add(seen[i], past[i])
	}
	inner := l.forward.apply(l.beforeForward.apply(seen))
	for _, v := range inner {
		for j := range v {
			v[j] = max(v[j], 0)
		}
	}
	out := l.back.apply(inner)
	for i := range out {
		add(out[i], seen[i])
	}
	return out
}

// attend lets every piece gather the values of all, by how well its query fits
// their keys. Each vector of qkv holds a query, a key and a value, each of them
// of four heads.
func attend(qkv [][]float32) [][]float32 {
	width := len(qkv[0]) / 3
	head := width / heads
	scale := float32(1 / math.Sqrt(float64(head)))
	out := make([][]float32, len(qkv))
	fit := make([]float64, len(qkv))
	for i := range qkv {
		out[i] = make([]float32, width)
		for from := 0; from < width; from += head {
			query := qkv[i][from : from+head]
			for k := range qkv {
				fit[k] = float64(scale * dot32(query, qkv[k][width+from:][:head]))
			}
			softmax(fit)
			for k := range qkv {
				share := float32(fit[k])
				for j, v := range qkv[k][2*width+from:][:head] {
					out[i][from+j] += float32(share * v)
				}
			}
		}
	}
	return out
}
