"""What the scripted model does for what was typed: a list of steps, the same in every dialect.

A step is ("text" | "think", words, pause between two words), ("sleep", seconds), ("tool", name, arguments) or
("http", status, mark), a refusal. Every public method of Script is a word that a user can type.
"""
import os
import re

import samples
from tools import FINDERS, NAMES, find, fit
from words import number, pick

FAILED = {}  # mark -> how often `retry` has refused it; the server is one process and a mark belongs to one session
FINISHED = "Finished. The tool has run."


def text(words, pause):
    return [("text", words, pause)]


def prose(seconds, pause=0.2):
    count = max(1, int(seconds / pause))
    return "".join(samples.PROSE[i % len(samples.PROSE)] + " " for i in range(count)) + "\n\nThat was all of it."


class Script:
    """One request's script. `tools` is {name: schema}, `did` the tool whose result has just come, `seen` the request's text."""

    def __init__(self, user, tools, folder, did="", seen=""):
        self._tools, self._folder, self._did, self._seen = tools, folder, did, seen
        self._word, self._rest = pick(user, WORDS)
        self._writers = [name for name in NAMES["write"].split() if name in tools]

    def steps(self):
        writes_plan = self._word == "plan" and self._did in self._writers
        if self._did and self._did not in FINDERS and not writes_plan:
            return text(FINISHED, 0.04)
        return getattr(self, self._word)(self._rest)

    def hello(self, _):
        return text("Hello. I am a scripted model and all is well with me. Tell me what you would like to do with this project.", 0.04)

    def slow(self, rest):
        return text(prose(number(rest, 5)), 0.2)

    def think(self, rest):
        return [("think", "**Weighing the two places**\n\n" + prose(number(rest, 5)), 0.2), *text("I have thought about it.", 0.05)]

    def hang(self, rest):
        return [("sleep", number(rest, 5)), *text("Back again.", 0.05)]

    def big(self, rest):
        lines = (f"{i + 1}. line number {i + 1} of a long answer\n" for i in range(int(number(rest, 400))))
        return text("".join(lines) + "\nEnd of the long answer.", 0.01)

    def md(self, _):
        return text(samples.MARKDOWN, 0.02)

    def quote(self, _):
        return text(samples.QUOTE, 0.02)

    def issue(self, _):
        return text(samples.ISSUE, 0.05)

    def listing(self, _):
        return text(samples.LISTING, 0.05)

    def fail(self, rest):
        return [("http", 500, rest)]

    def limit(self, rest):
        return [("http", 429, rest)]

    def retry(self, rest):
        FAILED[rest] = FAILED.get(rest, 0) + 1
        return [("http", 503, rest)] if FAILED[rest] <= number(rest, 2) else text("It worked in the end.", 0.05)

    def run(self, rest):
        return [self._shell(rest or "echo hello from the shell")]

    def bg(self, rest):
        return [self._shell(rest or "sleep 60", run_in_background=True, is_background=True, background=True, yield_time_ms=1000)]

    def two(self, _):
        return [self._shell("touch two-a && ls two-a"), self._shell("touch two-b && ls two-b")]

    def fetch(self, rest):
        url = rest or "https://example.org/guide"
        return [self._tool("fetch", url=url, prompt=f"Summarise {url}", format="text", timeout=5)]

    def write(self, rest):
        name = rest.split()[0] if rest else "note.txt"
        patch = f"*** Begin Patch\n*** Add File: {name}\n+one\n+two\n*** End Patch\n"
        if not self._writers and "apply_patch" in self._tools:
            return [("tool", "apply_patch", {"input": patch, "patchText": patch})]
        if not self._writers and "exec_command" in self._tools:
            return [("tool", "exec_command", {"cmd": f"apply_patch <<'EOF'\n{patch}EOF\n"})]
        return [self._save(self._path(name), "one\ntwo\nthree\n")]

    def edit(self, rest):
        path = self._path(rest.split()[0] if rest else "note.txt")
        pair = {"old_string": "one", "new_string": "ONE", "oldText": "one", "newText": "ONE"}
        more = {"oldString": "one", "newString": "ONE", "old_str": "one", "new_str": "ONE", "old_text": "one", "new_text": "ONE"}
        return [
            self._tool(
                "edit", file_path=path, filePath=path, path=path, **pair, **more, edits=[pair], edit={"old": "one", "new": "ONE"},
                instruction="Put the first line in capitals", command="str_replace")
        ]

    def todo(self, _):
        done = {"completed": "done"} if "title" in str(self._tools.get("SetTodoList")) else {}
        pairs = [("Read the parser", "completed"), ("Change the loop", "in_progress"), ("Run the tests", "pending")]
        items = [
            {"id": str(i + 1), "content": step, "title": step, "description": step, "activeForm": "Working: " + step,
             "priority": "medium", "status": done.get(status, status)}
            for i, (step, status) in enumerate(pairs)
        ]
        plan = [{"step": step, "status": status} for step, status in pairs]
        first = {"subject": pairs[0][0], "description": "Look at how tokens are read", "activeForm": "Reading the parser"}
        return [self._tool("todo", todos=items, items=items, plan=plan, **first)]

    def ask(self, _):
        options = [{"label": "Red", "description": "a warm one"}, {"label": "Blue", "description": "a cold one"}]
        text_ = "Which colour should the button have?"
        question = {"question": text_, "header": "Colour", "id": "colour", "multiSelect": False, "multi_select": False,
                    "type": "choice", "options": options}
        field = {"type": "string", "title": "Colour", "enum": ["Red", "Blue"]}
        form = {"type": "object", "properties": {"colour": field}, "required": ["colour"]}
        return [self._tool("ask", questions=[question], question=text_, message=text_, options=["Red", "Blue"],
                           choices=["Red", "Blue"], requestedSchema=form)]

    def plan(self, _):
        plan = "1. Read the code\n2. Change the button\n3. Run the tests"
        name = find("plan", self._tools)
        if not name and "request_user_input" in self._tools:  # Codex marks its plan in the text
            return text(f"<proposed_plan>\n{plan}\n</proposed_plan>\n", 0.05)
        takes_text = name and "plan" in ((self._tools[name] or {}).get("properties") or {})
        file = re.search(r"(?<![\w.~])/[^\s`'\"]*/plans/?[^\s`'\",)]*", self._seen)
        if name and not takes_text and self._writers and self._did not in self._writers and file:
            path = file.group()  # the plan is a file, to be written first
            return [self._save(path if path.endswith(".md") else os.path.join(path.rstrip("./"), "plan.md"), plan)]
        return [self._tool("plan", plan=plan, response=plan, plan_filename="plan.md", plan_path="plan.md", title="Button",
                           specTitle="Button")]

    def sub(self, rest):
        go = f"slow {number(rest, 6):g}"
        type_ = "general" if "general" in str(self._tools.get("task")) else "general-purpose"
        return [self._tool("sub", description="Look around", prompt=go, message=go, task=go, objective=go, request=go,
                           subagent_type=type_, agent_name="generalist", agent_type="default", task_name="look_around",
                           run_in_background=False, fork_context=False)]

    def _tool(self, word, **args):
        name = find(word, self._tools)
        finder = next((f for f in FINDERS if f in self._tools), None)
        if not name and finder and not self._did:
            asked = {"query": "select:" + ",".join(NAMES[word].split()), "max_results": 5}
            return "tool", finder, fit(asked, self._tools[finder])
        return ("tool", name, fit(args, self._tools[name])) if name else text(f"There is no tool for '{word}' here.", 0.02)[0]

    def _shell(self, command, **more):
        return self._tool("run", command=command, cmd=command, commands=[command], description="Run a command", wait=True,
                          max_wait_seconds=60, cwd=self._folder, riskLevel="low", riskLevelReason="scripted",
                          requires_approval=True, sandbox_permissions="require_escalated",
                          justification="Do you want to let this run?", **more)

    def _save(self, path, body):
        return self._tool("write", file_path=path, filePath=path, path=path, absolutePath=path, content=body, contents=body,
                          file_text=body, file_content=body)

    def _path(self, name):
        return name if name.startswith("/") else os.path.join(self._folder, name)


WORDS = [name for name in vars(Script) if not name.startswith("_") and name != "steps"]
