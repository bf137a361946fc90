#!/usr/bin/env python3
"""A scripted model on loopback: it drives real coding agents through their states with no network and no account.

It speaks Anthropic Messages, OpenAI Responses, OpenAI Chat Completions and Gemini generateContent, streaming and not. The first
word of what the user typed, or of what follows "::" in it, decides what it does ("Tidy the parser :: slow 6" is `slow 6`):

  hello          a short answer                          big [N]        N lines (400) at once
  slow [N]       streams text for N seconds (5)          think [N]      N seconds (5) of reasoning, then a short answer
  hang [N]       N seconds (5) of silence, then a text   md             markdown: headings, a list, a table, code
  run CMD        the shell tool                          bg CMD         the shell tool, in the background
  write FILE     the file-writing tool                   edit FILE      the file-editing tool
  fetch [URL]    the web tool                            two            two shell calls in one turn
  todo           the to-do tool                          ask            the question tool
  plan           the plan-approval tool                  sub [N]        a sub-agent that streams N seconds (6)
  quote issue listing   prose, an issue and code that quote prompts
  fail | limit   a refusal, as an error | as the usage limit; retry [N]: N (2) refusals that ask for a retry

A word after fail, limit or retry is repeated in the message. A tool the agent does not have is answered with a text that says so.

Usage: server.py PORT [LOG]    LOG gets one JSON line per event: {t, event: asked|first|tool|done|cut|refused, word, dialect, tools}
"""
import gzip
import json
import re
import sys
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from anthropic import Anthropic
from chat import Chat
from gemini import Gemini
from refusals import refusal
from reply import Stream
from responses import Responses
from script import WORDS, Script
from tools import fit
from words import pick

FOLDER = re.compile(
    r"(?:[Ww]orking directory|<cwd>|cwd|current directory|Workspace Directories?|Workspace[^\n]*)"
    r"\W*?\s*(?:is:?)?\s*(?:-\s*)?(/[^\s<`\"',]+)")
DIALECTS = {"/messages": Anthropic, "/responses": Responses, "/chat/completions": Chat, "enerateContent": Gemini}
MODELS = {"object": "list", "data": [{"id": "scripted", "object": "model", "type": "model", "display_name": "scripted"}], "models": []}


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    about = {}

    def log_message(self, *_):
        pass

    def log(self, event, **more):
        if LOG:
            LOG.write(json.dumps({"t": round(time.time() * 1000), "event": event, **self.about, **more}) + "\n")

    def answer(self, body, status=200, headers=()):
        data = json.dumps(body).encode()
        self.send_response(status)
        for name, value in [("Content-Type", "application/json"), ("Content-Length", str(len(data))), *headers]:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def do_HEAD(self):
        self.send_response(200)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def do_GET(self):
        self.log("get", path=self.path)
        self.answer(MODELS)

    def do_POST(self):
        query, path = self.read(), self.path.split("?")[0]
        if path.endswith("/count_tokens") or "countTokens" in path:
            self.answer({"input_tokens": 100, "totalTokens": 100})
            return
        dialect = next((d for mark, d in DIALECTS.items() if mark in path), None)
        if not dialect:
            self.log("other", path=path)
            self.answer({})
            return
        try:
            self.reply(dialect(query, path))
        except (BrokenPipeError, ConnectionResetError):
            self.log("cut")

    def read(self):
        raw = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        if self.headers.get("Transfer-Encoding") == "chunked":
            raw = b"".join(iter(self.chunk, b""))
        if self.headers.get("Content-Encoding") == "gzip":
            raw = gzip.decompress(raw)
        try:
            return json.loads(raw or b"{}")
        except ValueError:
            return {}

    def chunk(self):
        size = int(self.rfile.readline().split(b";")[0] or b"0", 16)
        data = self.rfile.read(size)
        self.rfile.readline()
        return data

    def reply(self, request):
        steps = self.steps(request)
        if steps[0][0] == "http":
            self.log("refused", status=steps[0][1])
            self.answer(*refusal(request.name, *steps[0][1:], self.headers.get("user-agent", "")))
        elif request.streams:
            self.send_response(200)
            self.send_header("Content-Type", "text/event-stream")
            self.send_header("Connection", "close")
            self.end_headers()
            self.close_connection = True
            request.stream(steps, Stream(self.wfile, self.log))
            self.log("done")
        else:
            for step in steps:
                time.sleep(step[1] if step[0] == "sleep" else 0)
            self.answer(request.whole(steps))

    def steps(self, request):
        """The script of a request. Where no tools are offered it is one the agent makes for itself, such as for a title."""
        word = "after " + request.did if request.did else pick(request.user, WORDS)[0] if request.tools else "no-tools"
        self.about = {"dialect": request.name, "word": word, "tools": len(request.tools)}
        self.log("asked", typed=request.user[:60])
        if not request.tools:
            return [("text", request.aside, 0)]
        folder = FOLDER.search(request.seen)
        steps = Script(request.user, request.tools, folder.group(1).rstrip(".") if folder else ".", request.did, request.seen).steps()
        ends = request.tools.get("complete_task")  # a sub-agent of Gemini's must say when it is done
        if "complete_task" in request.tools and steps[-1][0] in ("text", "think"):
            steps = [*steps, ("tool", "complete_task", fit({"result": "All done.", "response": "All done."}, ends))]
        return steps


class Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64


if __name__ == "__main__":
    LOG = open(sys.argv[2], "a", buffering=1, encoding="utf-8") if len(sys.argv) > 2 else None
    Server(("127.0.0.1", int(sys.argv[1])), Handler).serve_forever()
