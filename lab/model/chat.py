"""OpenAI's Chat Completions, which most agents with a provider of one's own speak."""
import json
import time

from reply import calls, fresh, spoken
from words import texts, typed

USE = {"prompt_tokens": 1200, "completion_tokens": 42, "total_tokens": 1242}


def call(step, index):
    return {"index": index, "id": fresh("call_"), "type": "function", "function": {"name": step[1], "arguments": json.dumps(step[2])}}


class Chat:
    name, aside = "chat", "Scripted work"

    def __init__(self, query, path):
        messages = query.get("messages", [])
        said = {role: [t for m in messages if m.get("role") == role for t in texts(m.get("content"))] for role in ("system", "user")}
        users = [typed(texts(m.get("content"))) for m in messages if m.get("role") == "user"]
        self.user = next(filter(None, reversed(users)), "")
        self.did = self._last_tool(messages)
        self.tools = {t.get("function", {}).get("name", ""): t.get("function", {}).get("parameters") for t in query.get("tools", [])}
        if not self.tools and any("expert software developer" in t for t in said["system"]):
            self.tools = {"none": {}}  # Aider uses no tools, and is answered all the same
        self.seen = "\n".join(said["system"] + said["user"])
        self.streams, self._model, self._id = bool(query.get("stream")), query.get("model", "scripted"), fresh("chatcmpl-")

    def _last_tool(self, messages):
        """The tool whose result stands after the last thing the user typed."""
        for message in reversed(messages):
            if message.get("role") == "tool":
                return next((c["function"]["name"] for m in reversed(messages) for c in (m.get("tool_calls") or [])), "?")
            if message.get("role") != "user" or typed(texts(message.get("content"))):
                break
        return ""

    def _body(self, kind, choices, **more):
        return {"id": self._id, "object": kind, "created": int(time.time()), "model": self._model, "choices": choices, **more}

    def whole(self, steps):
        message = {"role": "assistant", "content": spoken(steps) or None}
        if calls(steps):
            message["tool_calls"] = [call(s, i) for i, s in enumerate(calls(steps))]
        choice = {"index": 0, "message": message, "finish_reason": "tool_calls" if calls(steps) else "stop"}
        return self._body("chat.completion", [choice], usage=USE)

    def stream(self, steps, out):
        def chunk(delta, end=None):
            out.event(self._body("chat.completion.chunk", [{"index": 0, "delta": delta, "finish_reason": end}]))

        chunk({"role": "assistant", "content": ""})
        asked = 0
        for step in out.awake(steps):
            if step[0] == "tool":
                chunk({"tool_calls": [call(step, asked)]})
                asked += 1
            else:
                for words in out.words(step):
                    chunk({"reasoning_content" if step[0] == "think" else "content": words})
        chunk({}, "tool_calls" if asked else "stop")
        out.event(self._body("chat.completion.chunk", [], usage=USE))
        out.event("[DONE]")
