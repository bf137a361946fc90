#!/usr/bin/env python3
"""Holds what muxcast tells of an agent's turns against the agent's own transcript.

Usage: turns.py record AGENT[,AGENT] WxH[,WxH]    plays scenarios/turns.txt and keeps, below $LAB_HOME/turns, what the pane wrote
       turns.py told [--tmux PROGRAM] [--only WORD] [--show]
                                                  plays all that was kept to a muxcast server and prints a row each

A transcript's line is *told* when nine in ten of its words are, once and in order; a told line is *of it* when half of its words
are, or where it stood in a question. Lines without letters are not counted. What tools were given and gave has to be told where the
agent shows it in the end, for agents hide as much of that as they like.
"""
import argparse
import collections
import difflib
import gzip
import json
import os
import pathlib
import re
import shlex
import subprocess
import tempfile
import threading
import time

import transcripts
from watch import Connection

HERE = pathlib.Path(__file__).resolve().parent
HOME = pathlib.Path(os.environ.setdefault(
    "LAB_HOME", os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "muxcast-lab")))
TURNS = HOME / "turns"
WORD = re.compile(r"[^\W_]+")


def record(agents, sizes):
    TURNS.mkdir(exist_ok=True)
    for agent in agents:
        for size in sizes:
            output = TURNS / f"{agent}-{size}.gz"
            begun = time.time()
            done = subprocess.run([HERE / "lab", "play", agent, "turns", "--size", size], capture_output=True, text=True,
                                  env={"LAB_PATIENCE": "90", **os.environ, "LAB_OUTPUT": str(output)})
            if done.returncode:
                print(f"{agent} {size}: the scenario did not come true\n{done.stderr[-1500:]}")
                output.unlink(missing_ok=True)
                continue
            timeline = [json.loads(row) for row in pathlib.Path(done.stdout.strip()).read_text().splitlines()]
            said = next(row["after"] for row in timeline if row["step"].startswith("say"))
            asked = [row["t"] for row in timeline if row["state"] == "waiting"]
            lines = transcripts.lines(agent, HOME / "home", begun)
            output.with_suffix(".json").write_text(json.dumps({"said": said, "asked": asked, "lines": lines}, indent=1))
            print(f"{agent} {size}: {len(lines)} lines", flush=True)


PLAYER = """
import base64, gzip, os, sys, time, tty
tty.setraw(1)
with gzip.open(sys.argv[1]) as file:
    file.readline()
    while not os.path.exists(sys.argv[2]):
        time.sleep(.02)
    at = time.monotonic()
    for row in file:
        pause, data = row.split()
        at += int(pause) / 1000
        time.sleep(max(0, at - time.monotonic()))
        data = base64.b64decode(data)
        while data:
            data = data[os.write(1, data):]
time.sleep(600)
"""


class Kept:
    """One recording: when what happened in it, in seconds from its beginning, and what is told of it."""

    def __init__(self, path):
        self.path, self.name = path, path.stem
        with gzip.open(path) as file:
            self.agent, self.size, start = file.readline().decode().split()
            self.length = sum(int(row.split()[0]) for row in file) / 1000
        about = json.loads(path.with_suffix(".json").read_text())
        self.said = about["said"] / 1000 - int(start) / 1000
        self.asked = [at / 1000 - int(start) / 1000 for at in about["asked"]]
        self.lines = about["lines"]
        self.told, self.questions, self.shown, self.pane, self.events = [], [], [], None, 0


def told(asked):
    kept = [Kept(path) for path in sorted(TURNS.glob("*.gz")) if asked.only in path.name and path.with_suffix(".json").exists()]
    folder = pathlib.Path(tempfile.mkdtemp())
    socket, go, player = folder / "tmux", folder / "go", folder / "player.py"
    player.write_text(PLAYER)

    def t(*arguments):
        return subprocess.run([asked.tmux, "-S", socket, "-f", HERE / "tmux.conf", *arguments], check=True, capture_output=True, text=True).stdout

    t("new-session", "-d", "-s", "none", "sleep 900")
    for one in kept:
        width, height = one.size.split("x")
        command = shlex.join(["exec", "python3", str(player), str(one.path), str(go)]).replace("'exec'", "exec")
        one.pane = t("new-session", "-d", "-P", "-F", "#{pane_id}", "-s", one.name, "-x", width, "-y", height, command).strip()
    server = subprocess.Popen([asked.muxcast, "serve", "--port", "0", "-S", socket],
                              env={**os.environ, "MUXCAST_HOME": str(folder / "home"), "MUXCAST_TMUX_COMMAND": asked.tmux}, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL, text=True)
    port = server.stdout.readline().rsplit(":", 1)[1].split("/")[0]
    connection = Connection(int(port))
    connection.send({"action": "auth", "token": (folder / "home" / "token").read_text().strip()})
    filters = {"types": ["pane.output"], **({"transient": True} if asked.transient else {})}
    connection.send({"action": "subscribe", "filters": filters})
    by_pane = {one.pane: one for one in kept}
    time.sleep(3)
    begun = time.time()

    def read():
        for at, message in connection.messages():
            one = by_pane.get(message.get("pane_id"))
            if message["type"] == "pane.output" and one and at / 1000 - begun >= one.said - .3:
                one.events += 1
                one.told.append((at / 1000 - begun, message["data"]))

    threading.Thread(target=read, daemon=True).start()
    go.touch()
    moments = sorted((at + .4, one) for one in kept for at in one.asked) if kept else []
    for at, one in sorted(moments, key=lambda pair: pair[0]):
        time.sleep(max(0, begun + at - time.time()))
        one.questions.append(t("capture-pane", "-p", "-t", one.pane).splitlines())
    time.sleep(max(0, begun + max(one.length for one in kept) + 3 - time.time()))
    for one in kept:
        one.shown = t("capture-pane", "-p", "-S", "-", "-t", one.pane).splitlines()
    server.terminate()
    server.wait(10)
    t("kill-server")
    print(f"{'agent':9} {'size':8} {'mode':7} lines told % | told of it  noise % | events/s of a busy second")
    for one in kept:
        judge(one, asked.show)


def text(one):
    """What was told, as lines: an event in lines goes on where the one before it ended."""
    lines, open_line = [], ""
    for _, data in one.told:
        if data["mode"] == "lines":
            pieces = (open_line + data["content"]).split("\n")
            lines += pieces[:-1]
            open_line = pieces[-1]
        else:
            lines += [open_line, *data["content"].split("\n")]
            open_line = ""
    return [line for line in [*lines, open_line] if WORD.search(line)]


def words(lines):
    """All words, and of which line each is."""
    all_words = [(word.lower(), i) for i, line in enumerate(lines) for word in WORD.findall(line)]
    return [word for word, _ in all_words], [i for _, i in all_words]


def judge(one, show):
    lines = [line for _, line in one.lines if WORD.search(line)]
    shown = {" ".join(WORD.findall(row)) for row in one.shown}
    wanted = [kind == "said" or " ".join(WORD.findall(line)) in shown for kind, line in one.lines if WORD.search(line)]
    told_lines = text(one)
    a, of_a = words(lines)
    b, of_b = words(told_lines)
    hit_a, hit_b = collections.Counter(), collections.Counter()
    for i, j, n in difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks():
        for k in range(n):
            hit_a[of_a[i + k]] += 1
            hit_b[of_b[j + k]] += 1
    size_a, size_b = collections.Counter(of_a), collections.Counter(of_b)
    missing = [i for i in size_a if wanted[i] and hit_a[i] < .9 * size_a[i]]
    noise = [i for i in size_b if hit_b[i] < .5 * size_b[i]]
    asked = collections.Counter(row.strip() for rows in one.questions for row in rows)
    questions = []
    for i in noise:
        if asked[told_lines[i].strip()] > 0:
            asked[told_lines[i].strip()] -= 1
            questions.append(i)
    noise = [i for i in noise if i not in questions]
    modes = "+".join(sorted({data["mode"] for _, data in one.told}))
    seconds = collections.Counter(int(at) for at, _ in one.told)
    worst = sorted(seconds.values())[-3] if len(seconds) > 3 else 0
    print(f"{one.agent:9} {one.size:8} {modes:12} {sum(wanted) - len(missing):4}/{sum(wanted):<4} {100 - 100 * len(missing) / sum(wanted):5.1f} |"
          f" {len(size_b):5} lines {len(questions):3} asked {len(noise):4} noise {100 * len(noise) / max(1, len(size_b)):5.1f} % |"
          f" {one.events / (one.length - one.said):4.1f} /s, {worst}", flush=True)
    if show:
        print("  not told:")
        for i in missing:
            print("   -", lines[i][:110])
        print("  told:")
        for i, line in enumerate(told_lines):
            print("   ", "+" if i in noise else "?" if i in questions else " ", line[:150])


def main():
    parser = argparse.ArgumentParser()
    commands = parser.add_subparsers(dest="command", required=True)
    recorder = commands.add_parser("record")
    recorder.add_argument("agents")
    recorder.add_argument("sizes", nargs="?", default="160x50,100x30,60x20")
    teller = commands.add_parser("told")
    teller.add_argument("--muxcast", default=HERE.parent / "muxcast", help="of another checkout, to compare with")
    teller.add_argument("--tmux", default="tmux")
    teller.add_argument("--only", default="")
    teller.add_argument("--show", action="store_true")
    teller.add_argument("--transient", action="store_true")
    arguments = parser.parse_args()
    if arguments.command == "record":
        record(arguments.agents.split(","), arguments.sizes.split(","))
    else:
        told(arguments)


if __name__ == "__main__":
    main()
