"""OpenAI's Responses."""
import json
import time

from reply import calls, fresh, spoken
from words import texts, typed

USE = {"input_tokens": 1200, "input_tokens_details": {"cached_tokens": 300}, "output_tokens": 42,
       "output_tokens_details": {"reasoning_tokens": 0}, "total_tokens": 1242}


def part(words):
    return {"type": "output_text", "text": words, "annotations": []}


class Responses:
    name, aside = "responses", "Scripted work"

    def __init__(self, query, path):
        items = query.get("input", [])
        items = [{"role": "user", "content": items}] if isinstance(items, str) else items
        users = [i for i in items if i.get("role") == "user"]
        last = items[-1] if items else {}
        self.did = ""
        if str(last.get("type", "")).endswith("_output"):
            self.did = next((i["name"] for i in items if i.get("call_id") == last.get("call_id") and i.get("name")), "?")
        self.user = typed(texts(users[-1]["content"])) if users else ""
        self._read_tools(query.get("tools", []))
        self.seen = str(query.get("instructions", "")) + "\n".join(t for i in users for t in texts(i["content"]))
        self.streams, self._model, self._id = bool(query.get("stream")), query.get("model", ""), fresh("resp_")

    def _read_tools(self, offered):
        """Tools by name; some come in a namespace, some take free text instead of arguments."""
        flat = [(t, t.get("name") or t.get("type", ""), None) for t in offered if t.get("type") != "namespace"]
        flat += [(tool, tool["name"], t["name"]) for t in offered if t.get("type") == "namespace" for tool in t["tools"]]
        self.tools = {name: tool.get("parameters") for tool, name, _ in flat}
        self._spaces = {name: space for _, name, space in flat if space}
        self._free = {name for tool, name, _ in flat if tool.get("type") == "custom"}

    def _call(self, step):
        name = step[1]
        head = {"call_id": fresh("call_"), "name": name, "status": "completed"}
        if name in self._spaces:
            head["namespace"] = self._spaces[name]
        if name in self._free:
            return {"type": "custom_tool_call", "id": fresh("ctc_"), **head, "input": step[2].get("input", "")}
        return {"type": "function_call", "id": fresh("fc_"), **head, "arguments": json.dumps(step[2])}

    def _message(self, words):
        return {"type": "message", "id": fresh("msg_"), "role": "assistant", "status": "completed", "content": [part(words)]}

    def _response(self, status, output, **more):
        return {"id": self._id, "object": "response", "status": status, "output": output, **more}

    def whole(self, steps):
        said = [self._message(spoken(steps))] if spoken(steps) else []
        return self._response("completed", said + [self._call(s) for s in calls(steps)], usage=USE)

    def stream(self, steps, out):
        begun = self._response("in_progress", [], created_at=int(time.time()), model=self._model)
        out.event({"type": "response.created", "response": begun})
        told = {"tool": self._tell_call, "think": self._tell_thought, "text": self._tell_text}
        items = []
        for index, step in enumerate(out.awake(steps)):
            items.append(told[step[0]](step, index, out))
            out.event({"type": "response.output_item.done", "output_index": index, "item": items[-1]})
        out.event({"type": "response.completed", "response": self._response("completed", items, usage=USE)})

    def _added(self, index, item, out):
        out.event({"type": "response.output_item.added", "output_index": index, "item": item})

    def _tell_call(self, step, index, out):
        item = self._call(step)
        if "arguments" not in item:
            self._added(index, item, out)
            return item
        self._added(index, {**item, "arguments": ""}, out)
        at = {"item_id": item["id"], "output_index": index}
        out.event({"type": "response.function_call_arguments.delta", **at, "delta": item["arguments"]})
        out.event({"type": "response.function_call_arguments.done", **at, "arguments": item["arguments"]})
        return item

    def _tell_thought(self, step, index, out):
        item = {"type": "reasoning", "id": fresh("rs_"), "summary": []}
        self._added(index, item, out)
        at = {"item_id": item["id"], "output_index": index, "summary_index": 0}
        summary = {"type": "summary_text", "text": ""}
        out.event({"type": "response.reasoning_summary_part.added", **at, "part": summary})
        words = self._deltas("response.reasoning_summary_text", step, at, out)
        out.event({"type": "response.reasoning_summary_part.done", **at, "part": {**summary, "text": words}})
        return {**item, "summary": [{**summary, "text": words}], "encrypted_content": ""}

    def _tell_text(self, step, index, out):
        item = self._message("")
        self._added(index, {**item, "status": "in_progress", "content": []}, out)
        at = {"item_id": item["id"], "output_index": index, "content_index": 0}
        out.event({"type": "response.content_part.added", **at, "part": part("")})
        return {**item, "content": [part(self._deltas("response.output_text", step, at, out))]}

    def _deltas(self, kind, step, at, out):
        words = ""
        for piece in out.words(step):
            words += piece
            out.event({"type": kind + ".delta", **at, "delta": piece})
        out.event({"type": kind + ".done", **at, "text": words})
        return words
