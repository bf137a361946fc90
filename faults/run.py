#!/usr/bin/env python3
"""Plays random schedules against a muxcast server and holds every line that was written against what was told.

Usage: faults/run.py [--schedules 60] [--seed N] [--seconds 5] [--parallel 4] [--tmux PROGRAM] [--mode auto|attach|look] [--keep FOLDER]
                     [--torments killed,restarted] [--deeds resize_window,clear_history] [--manners trickle,flood]

Schedule number i of seed N is schedule 1 of seed N+i, so each can be played alone. `--deeds` and `--manners` leave out what is not
named, to find out what it takes; `--deeds ""` does nothing to tmux. Exits with 1 when a line was lost without being
declared, told twice, out of order or changed, when a tmux server died, or the muxcast server did.
"""
import argparse
import collections
import concurrent.futures
import json
import pathlib
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import schedule
import writer
from judge import Judge
from world import Clock, Muxcast, Tmux

TORMENTS = "killed", "killed_without_picture", "killed_with_torn_picture", "restarted", "stalled", "full", "clock_set", "doubled"
LONGEST_WAIT = 15  # seconds for what is still told, or declared, when all has been written


def arguments():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--schedules", type=int, default=60)
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--parallel", type=int, default=4)
    parser.add_argument("--tmux", default="tmux")
    parser.add_argument("--mode", default="auto")
    parser.add_argument("--deeds", type=lambda names: names.split(","), help=", ".join(schedule.WEIGHTS))
    parser.add_argument("--manners", default="", help=", ".join(writer.WEIGHTS))
    parser.add_argument("--torments", type=lambda names: [name for name in names.split(",") if name], default=[],
                        help="what happens to the muxcast server meanwhile: " + ", ".join(TORMENTS) + "; or all")
    parser.add_argument("--keep", type=pathlib.Path, help="where the events and deeds of what failed are left")
    return parser.parse_args()


def play(seed, muxcast, options, folder):
    """One schedule, from its first tmux server to its verdict."""
    tmux = Tmux(options.tmux, folder, f"f{seed}")
    one = schedule.Schedule(seed, tmux, folder, options.deeds, options.manners)
    try:
        one.play(options.seconds)
        judge = verdict(one, muxcast)
    finally:
        if tmux.alive():
            tmux.end(signal.SIGKILL)
    if judge.faults and options.keep:
        keep(judge, options.keep)
    muxcast.forget(tmux.label)
    for pen in one.pens:
        pen.log.unlink(missing_ok=True)
    return seed, judge.faults, judge.counts


def verdict(played, muxcast):
    told = muxcast.told.setdefault(played.tmux.label, [])
    judge = Judge(played, told, muxcast.away)
    until = time.monotonic() + LONGEST_WAIT
    seen = -1
    while time.monotonic() < until and muxcast.alive():
        time.sleep(0.5)
        if len(told) == seen and not judge.faults:
            break
        if len(told) != seen:
            seen = len(told)
            judge.judge()
    judge.judge()
    return judge


class Tormentor(threading.Thread):
    """Lets something happen to the muxcast server every few seconds, until `end` is called."""

    def __init__(self, muxcast, torments, seed):
        super().__init__(daemon=True)
        self.muxcast, self.torments, self.random = muxcast, torments, random.Random(seed)
        self.over, self.done, self.failed = threading.Event(), collections.Counter(), None

    def run(self):
        while not self.over.wait(1 + 4 * self.random.random()):
            torment = self.random.choice(self.torments)
            self.muxcast.tormented = True
            try:
                getattr(self.muxcast, torment)(self.random.choice((0, 0.2, 1.5)))
            except (SystemExit, OSError, subprocess.SubprocessError) as failure:
                self.failed = f"{torment}: {failure}"
                return
            finally:
                self.muxcast.tormented = False
            self.done[torment] += 1

    def end(self):
        self.over.set()
        if self.ident:
            self.join()


def keep(judge, folder):
    folder.mkdir(parents=True, exist_ok=True)
    name = judge.schedule.tmux.label
    (folder / f"{name}.events").write_text("".join(json.dumps(event, ensure_ascii=False) + "\n" for event in judge.told))
    (folder / f"{name}.deeds").write_text("".join(
        f"{deed.begun:.4f} {deed.begun - judge.schedule.begun:.3f} {deed.what}\n" for deed in judge.schedule.deeds))
    for pen in judge.schedule.pens:
        if pen.log.exists():
            shutil.copy(pen.log, folder)


def report(seed, faults, counts, totals, kinds):
    totals.update(counts)
    for fault in faults:
        kinds[fault.kind, fault.manner] += max(1, fault.lines)
    if faults:
        print(f"seed {seed}: " + ", ".join(f"{kind} {count}" for kind, count in summary(faults).items()), flush=True)
        for fault in faults[:4]:
            print("  " + fault.where, flush=True)


def summary(faults):
    found = collections.Counter()
    for fault in faults:
        found[fault.kind] += max(1, fault.lines)
    return found


def main():
    options = arguments()
    folder = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
    print(f"faults: seed {options.seed}, {options.schedules} schedules of {options.seconds:g} s, {options.tmux}, mode {options.mode}", flush=True)
    totals, kinds, failed = collections.Counter(), collections.Counter(), []
    torments = list(TORMENTS) if options.torments == ["all"] else options.torments
    muxcast = Muxcast(folder, options.tmux, options.mode, Clock(folder) if "clock_set" in torments else None)
    tormentor = Tormentor(muxcast, torments, options.seed)
    if torments:
        tormentor.start()
    try:
        with concurrent.futures.ThreadPoolExecutor(options.parallel) as pool:
            running = [pool.submit(play, options.seed + i, muxcast, options, folder) for i in range(options.schedules)]
            for each in concurrent.futures.as_completed(running):
                seed, faults, counts = each.result()
                report(seed, faults, counts, totals, kinds)
                failed += [seed] if faults else []
        tormentor.end()
        alive, refused = muxcast.alive(), muxcast.refused
        peak, resident = muxcast.memory() if alive else (0, 0)
    finally:
        tormentor.end()
        muxcast.close()
        shutil.rmtree(folder, ignore_errors=True)
    print(f"{options.schedules} schedules, {totals['written']:,} lines written, {totals['told']:,} told; not told: " +
          ", ".join(f"{totals[how]:,} {how}" for how in ("in a gap", "skipped", "last words", "cut off", "unfinished", "while away")))
    print(f"{totals['gaps']} gaps of {totals['gap_ms'] / 1000:.1f} s in all; shown again behind one {totals['shown again']:,}; begun again {totals['begun again']:,}, with something behind them "
          f"{totals['surplus']:,}; VmRSS {resident:.1f} MB, VmHWM {peak:.1f} MB")
    if torments:
        print("the server was " + (", ".join(f"{count} times {what}" for what, count in sorted(tormentor.done.items())) or "left alone"))
    if tormentor.failed:
        print(f"the server did not come back: {tormentor.failed}")
        alive = False
    for message in refused:
        print(f"the server said: {message}")
    if not alive:
        print("the muxcast server died")
    if failed or refused or not alive:
        for (kind, manner), count in sorted(kinds.items()):
            print(f"  {kind:12} {count:8,}  {manner}")
        print(f"FAILED, seeds {sorted(failed)}")
        sys.exit(1)
    print("every line was told once and in order, or declared")


if __name__ == "__main__":
    main()
