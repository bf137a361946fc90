"""What an agent itself kept of its newest session: [("said" | "did", line)] in order. `said` is what user and agent wrote, `did` what
tools were called with and what they answered, of which agents show as much as they like."""
import json
import pathlib
import sqlite3


def lines(agent, home, since):
    told = globals()[agent](pathlib.Path(home), since)
    return [(kind, line) for kind, text in told for line in text.split("\n") if line.strip()]


def newest(folder, pattern, since):
    return max((path for path in folder.glob(pattern) if path.stat().st_mtime > since), key=lambda path: path.stat().st_mtime)


def rows(path):
    return [json.loads(row) for row in path.read_text(encoding="utf-8").splitlines()]


def strings(value):
    """Every text in what a tool was given or gave."""
    if isinstance(value, str):
        try:
            inner = json.loads(value)
        except ValueError:
            inner = None
        yield from strings(inner) if isinstance(inner, (dict, list)) else [value]
    elif isinstance(value, (dict, list)):
        for part in value.values() if isinstance(value, dict) else value:
            yield from strings(part)


def did(value):
    return [("did", text) for text in strings(value)]


def claude(home, since):
    for row in rows(newest(home / ".claude/projects", "*/*.jsonl", since)):
        if row.get("type") not in ("user", "assistant") or row.get("isMeta"):
            continue
        content = row["message"]["content"]
        for part in [{"type": "text", "text": content}] if isinstance(content, str) else content:
            if part["type"] == "text":
                yield "said", part["text"]
            elif part["type"] == "tool_use":
                yield from did(part["input"])
            elif part["type"] == "tool_result":
                yield from did(part["content"])


def codex(home, since):
    for row in rows(newest(home / ".codex/sessions", "**/*.jsonl", since)):
        item = row["payload"] if row["type"] == "response_item" else {"type": ""}
        if item["type"] == "message" and item["role"] in ("user", "assistant"):
            for part in item["content"]:
                if not part["text"].startswith("<"):
                    yield "said", part["text"]
        elif item["type"] == "function_call":
            yield from did(item["arguments"])
        elif item["type"] == "custom_tool_call":
            yield from did(item["input"])
        elif item["type"].endswith("call_output"):
            yield from did(item["output"])
        elif item["type"] == "reasoning":
            yield from did(item["summary"])


def gemini(home, since):
    seen = {}
    for row in rows(newest(home / ".gemini/tmp", "*/chats/*.jsonl", since)):
        if row.get("type") in ("user", "gemini"):
            seen[row["id"]] = row
    for row in seen.values():
        content = row["content"]
        for part in [{"text": content}] if isinstance(content, str) else content:
            if part.get("text") and not part["text"].startswith("<"):
                yield "said", part["text"]
        for thought in row.get("thoughts") or []:
            yield from did(thought)
        for call in row.get("toolCalls") or []:
            yield from did(call["args"])
            yield from did(call.get("result") or [])


def qwen(home, since):
    for row in rows(newest(home / ".qwen", "**/chats/*.jsonl", since)):
        for part in (row.get("message") or {}).get("parts") or []:
            if part.get("thought"):
                yield from did(part["text"])
            elif part.get("text"):
                yield "said", part["text"]
            elif part.get("functionCall"):
                yield from did(part["functionCall"]["args"])
            elif part.get("functionResponse"):
                yield from did(part["functionResponse"]["response"])


def opencode(home, _):
    base = sqlite3.connect(f"file:{home}/.local/share/opencode/opencode.db?mode=ro", uri=True)
    session = base.execute("select id from session where parent_id is null order by time_created desc limit 1").fetchone()[0]
    for (data,) in base.execute("select data from part where session_id = ? order by time_created, id", (session,)):
        part = json.loads(data)
        if part["type"] == "text":
            yield "said", part["text"]
        elif part["type"] == "tool":
            yield from did(part["state"].get("input"))
            yield from did(part["state"].get("output"))
        elif part["type"] == "reasoning":
            yield from did(part["text"])
