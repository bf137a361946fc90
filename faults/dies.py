#!/usr/bin/env python3
"""Whether watching can end a tmux server: sessions end in five ways, round after round, beside one that nothing happens to.

Usage: faults/dies.py [--rounds 500] [--parallel 5] [--tmux PROGRAM,…] [--kinds sel,kill,term,ks,kw] [--mode auto|attach|look]
                      [--watched-by muxcast|control|nobody]

sel selects another window and kills the session in one command list; kill and term end all programs of a session with three windows at
once; ks kills it, kw kills its windows one by one. `control` is a bare `tmux -C attach-session`, which before 3.8 ends servers. Without
--tmux all versions there are. Exits with 1 when a server died.
"""
import argparse
import concurrent.futures
import os
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time

from world import Muxcast, Tmux

KINDS = ("sel", "kill", "term", "ks", "kw")
SLEEP = "exec sleep 300"


def programs():
    """The machine's own tmux, and those that server/src/test/tmux/versions brought."""
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    folder = pathlib.Path(os.environ.get("MUXCAST_TMUX_VERSIONS") or cache + "/muxcast/tmux")
    return ["tmux", *sorted(map(str, folder.glob("*/bin/tmux")))]


class Rounds:
    """One kind against one tmux server, which is started again when it died."""

    def __init__(self, tmux, kind, options):
        self.tmux, self.kind, self.options, self.died, self.control = tmux, kind, options, 0, None

    def begin(self):
        if self.tmux.alive():
            return
        said = self.tmux.run("new-session", "-d", "-s", "keep", "-P", "-F", "#{pid}", "exec cat")
        self.tmux.pid = int(said)
        if self.options.watched_by == "control":
            self.control = subprocess.Popen(
                [self.tmux.program, "-L", self.tmux.label, "-C", "attach-session", "-t", "keep"], env=self.tmux.environment,
                stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(1)

    def end_job(self):
        run = self.tmux.run
        if self.kind == "sel":
            run("select-window", "-t", "job:0", ";", "kill-session", "-t", "job")
        elif self.kind in ("kill", "term"):
            for pid in (run("list-panes", "-s", "-t", "job:", "-F", "#{pane_pid}") or "").split():
                os.kill(int(pid), signal.SIGKILL if self.kind == "kill" else signal.SIGTERM)
        elif self.kind == "ks":
            run("kill-session", "-t", "job")
        else:
            for window in "012":
                run("kill-window", "-t", f"job:{window}")

    def play(self):
        for number in range(1, self.options.rounds + 1):
            self.begin()
            self.tmux.run("new-session", "-d", "-s", "job", SLEEP, ";", "new-window", "-t", "job:", SLEEP, ";", "new-window", "-t", "job:", SLEEP)
            time.sleep(random.uniform(0.1, 0.5))  # some watchers are just about to come
            self.end_job()
            time.sleep(0.2)
            if self.tmux.run("has-session", "-t", "keep") is None:
                self.died += 1
                how = "does not know its session any more" if self.tmux.alive() else "is gone"
                print(f"{time.strftime('%H:%M:%S')} {self.kind}, round {number}: the server {how}", flush=True)
                self.leave()
        self.leave()
        return self

    def leave(self):
        if self.tmux.alive():
            self.tmux.end(signal.SIGKILL)
        if self.control:
            self.control.stdin.close()
            self.control.wait()
            self.control = None


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=500)
    parser.add_argument("--parallel", type=int, default=5)
    parser.add_argument("--tmux", default=",".join(programs()))
    parser.add_argument("--kinds", default=",".join(KINDS))
    parser.add_argument("--mode", default="auto")
    parser.add_argument("--watched-by", choices=("muxcast", "control", "nobody"), default="muxcast")
    options = parser.parse_args()
    died = 0
    for program in options.tmux.split(","):
        version = subprocess.run([program, "-V"], capture_output=True, text=True, check=True).stdout.strip()
        folder = pathlib.Path(tempfile.mkdtemp(prefix="dies-"))
        muxcast = Muxcast(folder, program, options.mode) if options.watched_by == "muxcast" else None
        try:
            with concurrent.futures.ThreadPoolExecutor(options.parallel) as pool:
                rounds = [Rounds(Tmux(program, folder, kind), kind, options) for kind in options.kinds.split(",")]
                for done in pool.map(Rounds.play, rounds):
                    died += done.died
                    told = muxcast.told.get(done.tmux.label, []) if muxcast else []
                    seen = sum(event["type"] == "session.created" and event["session"] == "job" for event in told)
                    print(f"{version}, watched by {options.watched_by}, {done.kind}: {done.died} of {options.rounds} servers died"
                          + (f"; {seen} of the sessions that ended were told of" if muxcast else ""), flush=True)
            if muxcast and not muxcast.alive():
                print("the muxcast server died")
                died += 1
        finally:
            if muxcast:
                muxcast.close()
            shutil.rmtree(folder, ignore_errors=True)
    sys.exit(1 if died else 0)


if __name__ == "__main__":
    main()
