"""What the dialects share in answering: the steps' parts, and a stream of server-sent events."""
import json
import re
import time
import uuid


def fresh(prefix):
    return prefix + uuid.uuid4().hex[:16]


def spoken(steps):
    """All that is said, at once, for an answer that does not stream."""
    return "".join(step[1] for step in steps if step[0] == "text")


def calls(steps):
    return [step for step in steps if step[0] == "tool"]


class Stream:
    """Server-sent events to one client, written by the thread that serves it. `log(event, **more)` is told the milestones."""

    def __init__(self, file, log):
        self._file, self._log = file, log

    def event(self, data, name=None):
        if isinstance(data, dict):
            name = name or data.get("type")
            data = json.dumps(data)
        self._file.write(((f"event: {name}\n" if name else "") + f"data: {data}\n\n").encode())
        self._file.flush()

    def awake(self, steps):
        """The steps without the silences, which are kept here."""
        for step in steps:
            if step[0] == "sleep":
                time.sleep(step[1])
                continue
            if step[0] == "tool":
                self._log("tool", name=step[1])
            yield step

    def words(self, step):
        """The pieces of a text or a thought, with their pauses; lines instead of words where it is long."""
        pieces = step[1].splitlines(True) if len(step[1]) > 5000 else re.findall(r"\s*\S+\s*", step[1])
        for i, piece in enumerate(pieces):
            if i == 0:
                self._log("first", kind=step[0])
            yield piece
            time.sleep(step[2])
