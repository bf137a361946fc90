"""Gemini's generateContent and streamGenerateContent."""
import json

from reply import calls, spoken
from script import WORDS
from words import pick, texts, typed

USE = {"promptTokenCount": 1200, "candidatesTokenCount": 42, "totalTokenCount": 1242}
ROUTE = ('{"reasoning":"scripted","next_speaker":"user","model_choice":"flash","complexity_reasoning":"x","complexity_score":10}')


def call(step):
    return {"functionCall": {"name": step[1], "args": step[2]}, "thoughtSignature": "c2NyaXB0ZWQ="}


def chunk(parts, end=None):
    candidate = {"content": {"role": "model", "parts": parts}, "index": 0, **({"finishReason": end} if end else {})}
    return {"candidates": [candidate], "usageMetadata": USE, "modelVersion": "scripted"}


class Gemini:
    name = "gemini"

    def __init__(self, query, path):
        contents = query.get("contents", [])
        last = contents[-1].get("parts", []) if contents else []
        results = [i for i, part in enumerate(last) if "functionResponse" in part]
        users = [typed(texts(c.get("parts"))) for c in contents if c.get("role") == "user"]
        users = [text for text in users if text]
        self.user, self.did = users[-1] if users else "", ""
        if results and pick(typed(texts(last[results[-1] + 1 :])), WORDS)[0] == "hello":
            self.did = last[results[-1]]["functionResponse"].get("name", "?")
        declared = [f for t in query.get("tools", []) for f in t.get("functionDeclarations", [])]
        self.tools = {f.get("name", ""): f.get("parametersJsonSchema") or f.get("parameters") for f in declared}
        system = str(query.get("systemInstruction", "")).replace("\\n", "\n")
        self.seen = system + "\n".join(users) + json.dumps(query.get("tools"))
        self.streams = "stream" in path
        self.aside = ROUTE if "json" in json.dumps(query.get("generationConfig", {})).lower() else "ok"

    def whole(self, steps):
        said = [{"text": spoken(steps)}] if spoken(steps) else []
        return chunk(said + [call(s) for s in calls(steps)], "STOP")

    def stream(self, steps, out):
        for step in out.awake(steps):
            if step[0] != "tool":
                for words in out.words(step):
                    out.event(chunk([{"text": words, **({"thought": True} if step[0] == "think" else {})}]))
        out.event(chunk([call(s) for s in calls(steps)] or [{"text": ""}], "STOP"))
