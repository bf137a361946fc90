#!/usr/bin/env python3
"""Plays scenarios of real agents while muxcast watches, and holds what it told against the timelines of what was true.

Usage: live.py [--agents A,B] [--scenarios S,T] [--sizes 120x40,80x24,50x30] [--hooks] [--mode attach|look] [--results FILE]

Installs the pinned agents, starts the lab and a muxcast server in it, and keeps one result a play in live.jsonl, where it takes the
place of an older one of the same agent, scenario, size and kind. `score.py` makes the page of it. With --mode tmux is watched that way
whatever its version, to hold both ways against each other: nothing is kept then, and the sums are printed.
"""
import argparse
import json
import os
import pathlib
import signal
import subprocess
import threading
import time

import live_table

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
HOME = pathlib.Path(os.environ.setdefault(
    "LAB_HOME", os.path.join(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "muxcast-lab")))
FIVE = "claude,codex,gemini,opencode,qwen"
HOOKED = "claude,codex,gemini,qwen"  # OpenCode fetches a package before it loads a plug-in, and without network does not start
EARLY = 1_000  # what an agent's own source tells so much before the screen shows it is right
LATE = 3_000  # what is not told by then is missed
BOUNCE = 1_000  # a status taken back so soon, with nothing done meanwhile, was none


class Watched:
    """A muxcast server in the lab, and all it tells. `told` is only appended to, by the reading thread."""

    def __init__(self, hooks, agents, mode):
        self.told, self.ready = [], threading.Event()
        state = HOME / "run" / "muxcast"
        environment = ["env", f"MUXCAST_HOME={state}", f"MUXCAST_COLLECT_MODE={mode or 'auto'}"]
        self.pid = HOME / "run" / "muxcast.pid"
        subprocess.run([ROOT / "muxcast", "--version"], check=True, stdout=subprocess.DEVNULL)  # builds what changed: in the lab it can't
        self.was_up = "already up" in lab("up").stdout
        self.server = subprocess.Popen(
            [HERE / "lab", "exec", "sh", "-c", 'echo $$ > "$0"; exec "$@"', self.pid, *environment, ROOT / "muxcast", "serve",
             "--port", "0", "-S", HOME / "run" / "tmux"],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        port = self.server.stdout.readline().rsplit(":", 1)[1].split("/")[0]
        for agent in agents:  # what an earlier run put in is taken out again
            lab("settings", agent)
            lab("exec", *environment, ROOT / "muxcast", "hooks", "install" if hooks else "uninstall", agent)
        self.reader = subprocess.Popen(
            [HERE / "lab", "exec", "python3", "-B", HERE / "watch.py", port, state / "token"], stdout=subprocess.PIPE, text=True)
        threading.Thread(target=self._read, daemon=True).start()
        if not self.ready.wait(10):
            raise SystemExit("live: no subscription")

    def _read(self):
        for line in self.reader.stdout:
            message = json.loads(line)
            if message["type"] == "agent.status":
                self.told.append(message)
            else:
                self.ready.set()

    def end(self):
        os.kill(int(self.pid.read_text()), signal.SIGTERM)  # what was started is a shell around it
        self.server.wait(10)
        self.reader.wait(10)
        if not self.was_up:
            lab("down")


def lab(*arguments):
    return subprocess.run([HERE / "lab", *map(str, arguments)], check=True, capture_output=True, text=True)


def play(watched, agent, scenario, size):
    """The timeline's rows and what was told of that pane; None where the scenario is not for this agent."""
    first = len(watched.told)
    done = subprocess.run([HERE / "lab", "play", agent, scenario, "--size", size], capture_output=True, text=True,
                          env={"LAB_PATIENCE": "60", **os.environ, "LAB_LINGER": "1"})  # what is told of the last step comes behind it
    path = done.stdout.strip()
    if done.returncode:
        print(f"{agent} {scenario} {size}: the scenario did not come true\n{done.stderr[-1500:]}", flush=True)
        return [], []
    if not path:
        return None
    time.sleep(0.5)
    rows = [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]
    pane = next(row["pane"] for row in rows if row["pane"])
    return rows, [told for told in watched.told[first:] if told["pane"] == pane]


def compare(rows, told):
    """One sample for each moment whose state is known: whether it was told, how late, and by what."""
    samples = []
    known = [row for row in rows if row["state"]]
    for row, after in zip(known, [*known[1:], None]):
        state, reason = row["state"], row["reason"]
        until = min(row["t"] + LATE, after["t"] - 1 if after and after["state"] != state else row["t"] + LATE)
        before = [e for e in told if e["at"] <= row["t"]]
        if state == "starting" and not before:
            continue  # its process is not even there
        if before and same(before[-1], state, reason):
            event = first_of_run(before, state, reason)  # told before the moment, and it still held
        else:
            event = next((e for e in told if row["t"] < e["at"] <= until and same(e, state, reason)), None)
        delay = None if event is None or event["at"] < row["after"] - EARLY else event["at"] - row["t"]
        evidence = (event or {}).get("evidence") or {}
        by = " ".join(filter(None, [evidence.get("source"), evidence.get("rule")]))
        seen = f"{before[-1]['status']} {before[-1].get('reason') or ''}".strip() if before else "nothing"
        samples.append({"state": state, "reason": reason, "right": event is not None, "delay": delay, "by": by,
                        "step": row["step"], **({} if event else {"seen": seen})})
    return samples


def first_of_run(told, state, reason):
    first = len(told) - 1
    while first > 0 and same(told[first - 1], state, reason):
        first -= 1
    return told[first]


def same(event, state, reason):
    return event["status"] == state and (state != "waiting" or event.get("reason") == reason)


def bounces(rows, told):
    """How many statuses were told and taken back at once although nothing was done meanwhile."""
    begun = ("start", "launch")  # what stands before the composer is answered meanwhile
    done = [(r["after"], r["t"] if r["step"].startswith(begun) else r["after"]) for r in rows if not r["state"] or r["step"].startswith(begun)]
    changes = [e for i, e in enumerate(told) if i == 0 or e["status"] != told[i - 1]["status"]]
    found = []
    for a, b, c in zip(changes, changes[1:], changes[2:]):
        quick = a["status"] == c["status"] and c["at"] - b["at"] < BOUNCE
        if quick and not any(first <= c["at"] and last > a["at"] - 500 for first, last in done):
            found.append(f"{a['status']} {b['status']} {c['status']} in {c['at'] - b['at']} ms")
    return found, len(changes)


def store(result, path):
    key = ("agent", "scenario", "size", "hooks")
    old = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    kept = [r for r in old if any(r[k] != result[k] for k in key)] + [result]
    kept.sort(key=lambda r: tuple(str(r[k]) for k in key))
    path.write_text("".join(json.dumps(r, ensure_ascii=False) + "\n" for r in kept), encoding="utf-8")


def version(agent):
    return next(words[3] for line in (HERE / "versions").read_text(encoding="utf-8").splitlines() if (words := line.split())[:1] == [agent])


def scenarios():
    return sorted({path.name.split(".")[0] for path in (HERE / "scenarios").glob("*.txt")})


def one(watched, agent, scenario, size, hooks, results):
    """Plays, prints what was wrong or late, keeps it in that file unless there is none; the samples."""
    played = play(watched, agent, scenario, size)
    if played == ([], []):
        played = play(watched, agent, scenario, size)  # a busy machine may be to blame
    if played is None:
        return []
    rows, told = played
    samples = compare(rows, told)
    flicker, transitions = bounces(rows, told)
    if results:
        store({"agent": agent, "version": version(agent), "scenario": scenario, "size": size, "hooks": hooks,
               "transitions": transitions, "flicker": flicker, "samples": samples}, results)
    wrong = [f"{s['step']}: told {s['seen']}" for s in samples if not s["right"]]
    late = [f"{s['step']}: {s['delay']} ms" for s in samples if (s["delay"] or 0) > 150 and live_table.timed([s])]
    if rows:
        print(f"{agent} {scenario} {size}: {len(samples) - len(wrong)}/{len(samples)} right", *wrong, *late, *flicker, sep="; ", flush=True)
    if (wrong or flicker or late) and os.environ.get("LAB_TOLD"):
        for row in sorted(rows + told, key=lambda r: r.get("at") or r["t"]):
            print("   ", json.dumps(row, ensure_ascii=False))
    return samples


def sums(agent, samples):
    """How many moments were right, and how late those were told that could be timed."""
    late = sorted(s["delay"] for s in samples if s["delay"] is not None and live_table.timed([s]))
    times = f"told after p50 {late[len(late) // 2]}, p95 {late[len(late) * 95 // 100]}, max {late[-1]} ms" if late else "none timed"
    print(f"{agent}: {sum(s['right'] for s in samples)} of {len(samples)} moments right, {times}", flush=True)


def main():
    options = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    options.add_argument("--agents", help="these only")
    options.add_argument("--scenarios", default=",".join(scenarios()))
    options.add_argument("--sizes", default="120x40,80x24,50x30")
    options.add_argument("--hooks", action="store_true")
    options.add_argument("--mode", choices=("attach", "look"))
    options.add_argument("--results", type=pathlib.Path, help="keeps the plays in that file instead of live.jsonl")
    chosen = options.parse_args()
    results = chosen.results or (None if chosen.mode else HERE / "live.jsonl")
    agents = (chosen.agents or (HOOKED if chosen.hooks else FIVE)).split(",")
    if subprocess.run([HERE / "lab", "install", *agents], check=False).returncode:
        raise SystemExit("live: not every agent could be installed. Leave those out: --agents A,B")
    watched, samples = Watched(chosen.hooks, agents, chosen.mode), {agent: [] for agent in agents}
    try:
        for size in chosen.sizes.split(","):
            for agent in agents:
                for scenario in chosen.scenarios.split(","):
                    samples[agent] += one(watched, agent, scenario, size, chosen.hooks, results)
        if chosen.mode:
            for agent in agents:
                sums(agent, samples[agent])
    finally:
        watched.end()


if __name__ == "__main__":
    main()
