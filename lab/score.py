#!/usr/bin/env python3
"""Holds what muxcast says of the recorded screens against their true states, and writes docs/reference/agents.md of that and of
what live.py kept.

Usage: score.py

Exits with 1 when fewer than 95 % of an agent's held-out screens or live moments are right, or a waiting agent is missed: the open screens were used to
write the rules and prove little. Of held-out screens only counts are printed, so that a failure does not make them samples.
"""
import collections
import concurrent.futures
import json
import os
import pathlib
import subprocess
import sys

import live_table
from screens import held_out_screens, open_screens

ROOT = pathlib.Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "reference" / "agents.md"
LEAST = 95


def explain(screen):
    command = [ROOT / "muxcast", "explain", "--screen", "-", "--json", "--command", screen["command"], "--title", screen["title"],
               "--size", screen["size"]]
    done = subprocess.run(command, input="\n".join(screen["screen"]) + "\n", capture_output=True, text=True, check=True)
    return json.loads(done.stdout)


def judged(screens):
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return list(zip(screens, pool.map(explain, screens)))


def right(screen, verdict):
    same = (verdict["agent_type"], verdict["status"]) == (screen["agent"], screen["state"])
    return same and (screen["state"] != "waiting" or verdict.get("reason") == screen["reason"])


def share(pairs):
    """RIGHT/ALL of some screens."""
    return f"{sum(right(*pair) for pair in pairs)}/{len(pairs)}" if pairs else "-"


def evidence(pairs):
    rules = collections.Counter((v.get("evidence") or {}).get("rule") or "none" for s, v in pairs if right(s, v))
    return ", ".join(f"{rule} {count}" for rule, count in rules.most_common(3))


def table(known, unseen):
    groups = collections.defaultdict(lambda: ([], []))
    for column, pairs in enumerate((known, unseen)):
        for screen, verdict in pairs:
            state = f"{screen['state']} {screen['reason']}".strip()
            groups[screen["agent"], screen["version"], state][column].append((screen, verdict))
    rows = ["| agent | version | state | open screens right | held out right | which rules told it |", "|---|---|---|---|---|---|"]
    for (agent, version, state), (open_, held) in sorted(groups.items()):
        rows.append(f"| {agent} | {version} | {state} | {share(open_)} | {share(held)} | {evidence(open_ + held)} |")
    return rows


def totals(pairs):
    by_agent = collections.defaultdict(list)
    for screen, verdict in pairs:
        by_agent[screen["agent"]].append((screen, verdict))
    return by_agent


def summary(known, unseen):
    rows = ["| agent | open screens right | held out right | waiting missed | waiting seen where none is |", "|---|---|---|---|---|"]
    open_, held = totals(known), totals(unseen)
    for agent in sorted(open_ | held):
        pairs = open_[agent] + held[agent]
        missed = sum(s["state"] == "waiting" and v["status"] != "waiting" for s, v in pairs)
        false = sum(s["state"] != "waiting" and v["status"] == "waiting" for s, v in pairs)
        rows.append(f"| {agent} | {share(open_[agent])} | {share(held[agent])} | {missed} | {false} |")
    return rows


HEAD = """# How well agents are told apart

Written by `./test agents`; not by hand. Real agents in the [lab](../../lab/README.md), driven through states that are known because they
were caused. Agents without a row here are recognised from gathered facts: not measured.
"""

RECORDED = """
## Recorded screens

Screens whose true state is known, recorded at 120x40, 80x24, 50x30, 22x30 and other sizes, were judged by `muxcast explain --screen`.
*Held out* are those that nobody reads while writing rules (`lab/held-out`). Right means agent, status and, for waiting, the reason.
"""


def fails(known, unseen):
    open_, held = totals(known), totals(unseen)
    for agent in sorted(open_ | held):
        part = 100 * sum(right(*pair) for pair in held[agent]) / max(1, len(held[agent]))
        missed = sum(s["state"] == "waiting" and v["status"] != "waiting" for s, v in open_[agent] + held[agent])
        if part < LEAST or missed:
            yield f"{agent}: {part:.1f} % of the held-out screens right, {missed} waiting missed"


def main():
    known, unseen = judged(open_screens()), judged(held_out_screens())
    for screen, verdict in known:
        if not right(screen, verdict):
            print(f"{screen['name']}: {verdict['agent_type']} {verdict['status']} {verdict.get('reason') or ''}")
    recorded = [*summary(known, unseen), "\n### Recorded screens, state by state\n", *table(known, unseen)]
    parts = [HEAD, *live_table.page(), RECORDED, *recorded]
    PAGE.write_text("\n".join(parts) + "\n", encoding="utf-8")
    failed = [*fails(known, unseen), *live_table.fails()]
    print(*summary(known, unseen), *failed, sep="\n")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
