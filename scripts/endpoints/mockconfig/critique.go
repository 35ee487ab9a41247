package main

// critique is what the coach says, with its sections in the order in which
// they are asked for.
type critique struct {
	RepairFirst section `json:"repair_first"`
	Content     section `json:"content"`
	Structure   section `json:"structure"`
	Delivery    section `json:"delivery"`
}

// section has no band in what to repair first.
type section struct {
	Quote   string `json:"quote"`
	Comment string `json:"comment"`
	Band    int    `json:"band,omitempty"`
	Rewrite string `json:"rewrite"`
}

// critiqueOf quotes the first sentences of an answer, one in each section,
// again from the start where there are fewer than four.
func critiqueOf(said []string) critique {
	quote := func(i int) string { return said[i%len(said)] }
	return critique{
		RepairFirst: section{
			Quote:   quote(0),
			Comment: "This comes first, so the listener will judge the rest by it. Say whom it helps, and by how much.",
			Rewrite: "By 30 September one buyer in a thousand fewer gives up at the till, because the slowest calls take half as long.",
		},
		Content: section{
			Quote:   quote(1),
			Comment: "A claim that you could defend if you named where the number comes from.",
			Band:    3,
			Rewrite: "From 68 % today, measured over the last quarter, to 70 % by 30 September.",
		},
		Structure: section{
			Quote:   quote(2),
			Comment: "It stands on its own; tie it to the Objective above, so that meeting it would mean something.",
			Band:    3,
			Rewrite: "So that no merchant loses a rush hour: from four incidents a quarter to two.",
		},
		Delivery: section{
			Quote:   quote(3),
			Comment: "Plain and short. Cut one more clause and it can be said in one breath.",
			Band:    2,
			Rewrite: "Once the budget is spent, only fixes go out.",
		},
	}
}

// completion is a whole reply, unstreamed; the server cuts it up where a
// stream is asked for. Its figures for tokens are made up.
func completion(content string) string {
	return inJSON(map[string]any{
		"id":      "chatcmpl-mock",
		"object":  "chat.completion",
		"created": 1795651200,
		"model":   "{{jmes request body.model}}",
		"choices": []any{map[string]any{
			"index":         0,
			"message":       map[string]string{"role": "assistant", "content": content},
			"finish_reason": "stop",
		}},
		"usage": map[string]int{"prompt_tokens": 900, "completion_tokens": 300, "total_tokens": 1200},
	})
}

// failure is an error in the form that OpenAI gives it.
func failure(message, code string) string {
	return inJSON(map[string]any{"error": map[string]any{
		"message": message, "type": "invalid_request_error", "param": nil, "code": code,
	}})
}
