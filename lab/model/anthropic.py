"""Anthropic's Messages."""
import json

from reply import calls, fresh, spoken
from words import texts, typed

USE = {"input_tokens": 1200, "output_tokens": 1, "cache_read_input_tokens": 300, "cache_creation_input_tokens": 0}


def block(step):
    return {"type": "tool_use", "id": fresh("toolu_"), "name": step[1], "input": step[2]}


class Anthropic:
    name = "anthropic"
    aside = '{"title": "Scripted work", "isNewTopic": false}'  # said where no tools are offered: a title is asked for

    def __init__(self, query, path):
        messages = query.get("messages", [])
        users = [m for m in messages if m.get("role") == "user"]
        last = users[-1]["content"] if users else ""
        results = [i for i, b in enumerate(last) if isinstance(b, dict) and b.get("type") == "tool_result"] if isinstance(last, list) else []
        self.user, self.did = typed(texts(last[results[-1] + 1 :] if results else last)), ""
        if results and not self.user:
            answers = [m["content"] for m in messages if m.get("role") == "assistant" and isinstance(m["content"], list)]
            self.did = ([b.get("name") for content in answers for b in content if b.get("type") == "tool_use"] or ["?"])[-1]
            self.user = next(filter(None, (typed(texts(m["content"])) for m in reversed(users))), "")
        self.tools = {t.get("name", ""): t.get("input_schema") for t in query.get("tools", [])}
        self.seen = "\n".join(texts(query.get("system")) + [t for m in messages for t in texts(m["content"])])
        self.streams, self._model = bool(query.get("stream")), query.get("model", "scripted")

    def _message(self, content, stop):
        return {"id": fresh("msg_"), "type": "message", "role": "assistant", "model": self._model, "content": content,
                "stop_reason": stop, "stop_sequence": None, "usage": USE}

    def whole(self, steps):
        said = [{"type": "text", "text": spoken(steps)}] if spoken(steps) else []
        return self._message(said + [block(s) for s in calls(steps)], "tool_use" if calls(steps) else "end_turn")

    def stream(self, steps, out):
        out.event({"type": "message_start", "message": self._message([], None)})
        for index, step in enumerate(s for s in out.awake(steps)):
            if step[0] == "tool":
                self._call(index, block(step), out)
            else:
                self._say(index, step, out)
            out.event({"type": "content_block_stop", "index": index})
        end = {"stop_reason": "tool_use" if calls(steps) else "end_turn", "stop_sequence": None}
        out.event({"type": "message_delta", "delta": end, "usage": {**USE, "output_tokens": 42}})
        out.event({"type": "message_stop"})

    def _call(self, index, use, out):
        out.event({"type": "content_block_start", "index": index, "content_block": {**use, "input": {}}})
        self._delta(index, {"type": "input_json_delta", "partial_json": json.dumps(use["input"])}, out)

    def _say(self, index, step, out):
        kind = "thinking" if step[0] == "think" else "text"
        signed = {"signature": ""} if kind == "thinking" else {}
        out.event({"type": "content_block_start", "index": index, "content_block": {"type": kind, kind: "", **signed}})
        for words in out.words(step):
            self._delta(index, {"type": kind + "_delta", kind: words}, out)
        if signed:
            self._delta(index, {"type": "signature_delta", "signature": "c2NyaXB0ZWQ="}, out)

    def _delta(self, index, delta, out):
        out.event({"type": "content_block_delta", "index": index, "delta": delta})
