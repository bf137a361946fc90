#!/usr/bin/env python3
"""Keeps recorded screens in screens/AGENT.jsonl, and the held-out third in screens/AGENT.held-out.jsonl, one screen a line.

Usage: screens.py pack FOLDER...    adds the recordings of those folders; what is stored already, and doubles, are left out
       screens.py show NAME...      prints stored screens, for reading; never a held-out one
"""
import collections
import json
import pathlib
import re
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
STORE = HERE / "screens"
ESCAPES = re.compile(r"\x1b\[[0-9;:?]*[A-Za-z]|\x1b\][^\x1b\x07]*(?:\x1b\\|\x07)|\x1b[()].|[\x0e\x0f]")


def load(path):
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def open_screens():
    return [s for path in sorted(STORE.glob("*.jsonl")) if ".held-out" not in path.name for s in load(path)]


def held_out_screens():
    """For the scorer alone."""
    return [s for path in sorted(STORE.glob("*.held-out.jsonl")) for s in load(path)]


def held_out_names(names):
    out = subprocess.run([HERE / "held-out", *names], capture_output=True, text=True, check=True).stdout
    return set(out.split())


def recorded(folder):
    for path in sorted(pathlib.Path(folder).glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        rows = [ESCAPES.sub("", row).rstrip(" ") for row in known.pop("screen")]
        yield {"name": path.stem, **known, "screen": rows}


def looks(screen):
    """What is the same for doubles. A clock, a duration or a spinner's frame does not make a screen another."""
    text = "\n".join([screen["command"], screen["title"], *screen["screen"]])
    return screen["agent"], screen["state"], re.sub(r"\d+|[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏·✢✳✶✻✽⬝■]", "#", text)


def pack(folders):
    held, stored = held_out_screens(), open_screens()
    fresh = [s for folder in folders for s in recorded(folder)]
    apart = held_out_names([s["name"] for s in fresh]) if fresh else set()
    stored += [s for s in fresh if s["name"] not in apart]
    held += [s for s in fresh if s["name"] in apart]
    seen = set()
    for screens, ending in ((stored, ".jsonl"), (held, ".held-out.jsonl")):  # in this order: a held-out screen is like no open one
        by_agent = collections.defaultdict(list)
        for screen in sorted(screens, key=lambda s: s["name"]):
            if looks(screen) not in seen and screen["name"] not in seen:
                seen |= {looks(screen), screen["name"]}
                by_agent[screen["agent"]].append(screen)
        for agent, kept in by_agent.items():
            STORE.mkdir(exist_ok=True)
            lines = (json.dumps(s, ensure_ascii=False) for s in kept)
            (STORE / (agent + ending)).write_text("\n".join(lines) + "\n", encoding="utf-8")


def show(names):
    for screen in open_screens():
        if screen["name"] in names:
            reason = f" ({screen['reason']})" if screen["reason"] else ""
            print(f"-- {screen['name']}: {screen['state']}{reason} | {screen['command']} | {screen['title']}", *screen["screen"], sep="\n")


if __name__ == "__main__":
    {"pack": pack, "show": show}[sys.argv[1]](sys.argv[2:])
