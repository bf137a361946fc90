"""The tables of what was seen live, from live.jsonl, which live.py writes."""
import collections
import json
import pathlib

RESULTS = pathlib.Path(__file__).resolve().parent / "live.jsonl"
TIMED = ("busy", "waiting", "exited")
LEAST = 95
MOST_MS = 150

HEAD = """## Live

`lab/live.py` played the lab's scenarios with a muxcast server watching. *Right* is a moment of the timeline whose state (and, for waiting,
reason) was told while it held. *Delay* is from the look that first showed the state to the arrival of `agent.status` at a client, in ms, p50/p95;
below zero where the agent itself told it before its screen did; *held* counts moments whose state had been told before and still held.
Ready is told after 200 ms of quiet. *Taken back* counts statuses that were told and taken back within a second with nothing done meanwhile.
"""


def results():
    return [json.loads(line) for line in RESULTS.read_text(encoding="utf-8").splitlines()] if RESULTS.exists() else []


def share(samples):
    return f"{sum(s['right'] for s in samples)}/{len(samples)}" if samples else "-"


def quantile(values, part):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(part * len(ordered)))]


def timed(samples):
    """Those of which it is asked how soon they are told; that a pane is dead which tmux keeps may take longer (1.1 s)."""
    return [s for s in samples if s["state"] in TIMED and s["reason"] != "dead"]


def delays(samples):
    fresh = [s["delay"] for s in samples if s["delay"] is not None]
    held = sum(s["right"] and s["delay"] is None for s in samples)
    times = f"{quantile(fresh, 0.5)}/{quantile(fresh, 0.95)}" if fresh else "-"
    return f"{times}{f', held {held}' if held else ''}"


def evidence(samples):
    count = collections.Counter(s["by"] for s in samples if s["right"])
    return ", ".join(f"{by} {n}" for by, n in count.most_common(4))


def summary(plays):
    rows = ["| agent | version | sizes | hooks | plays | moments right | waiting missed | status changes | taken back | busy, waiting, exited: delay |",
            "|---|---|---|---|---|---|---|---|---|---|"]
    groups = collections.defaultdict(list)
    for play in plays:
        groups[play["agent"], play["version"], play["hooks"]].append(play)
    for (agent, version, hooks), group in sorted(groups.items()):
        samples = [s for play in group for s in play["samples"]]
        missed = sum(s["state"] == "waiting" and not s["right"] for s in samples)
        sizes = " ".join(sorted({play["size"] for play in group}))
        rows.append(
            f"| {agent} | {version} | {sizes} | {'yes' if hooks else 'no'} | {len(group)} | {share(samples)} | {missed} | "
            f"{sum(play['transitions'] for play in group)} | {sum(len(play['flicker']) for play in group)} | "
            f"{delays(timed(samples))} |")
    return rows


def cell(samples):
    share_ = share(samples)
    return share_ if not samples else f"{share_ if all(s['right'] for s in samples) else f'**{share_}**'} · {delays(samples)}"


def by_state(plays):
    sizes = sorted({play["size"] for play in plays}, key=lambda size: -int(size.split("x")[0]))
    rows = [f"| agent | hooks | state | {' | '.join(sizes)} | what told it |", f"|---|---|---|{'---|' * len(sizes)}---|"]
    groups = collections.defaultdict(lambda: collections.defaultdict(list))
    for play in plays:
        for sample in play["samples"]:
            state = f"{sample['state']} {sample['reason']}".strip()
            groups[f"{play['agent']} {play['version']}", play["hooks"], state][play["size"]].append(sample)
    for (agent, hooks, state), by_size in sorted(groups.items()):
        cells = " | ".join(cell(by_size[size]) for size in sizes)
        rows.append(f"| {agent} | {'yes' if hooks else 'no'} | {state} | {cells} | {evidence(sum(by_size.values(), []))} |")
    return rows


def wrong(plays):
    rows = [f"| {p['agent']} | {p['scenario']} | {p['size']} | {'yes' if p['hooks'] else 'no'} | {s['step']} | {s['seen']} |"
            for p in plays for s in p["samples"] if not s["right"]]
    head = ["| agent | scenario | size | hooks | step | told instead |", "|---|---|---|---|---|---|"]
    return ["\n### Not right\n", *head, *rows] if rows else []


def untrue(plays):
    rows = [f"- {p['agent']} {p['scenario']} {p['size']}{', with hooks' if p['hooks'] else ''}" for p in plays if not p["samples"]]
    return ["\n### Scenarios that did not come true\n", *rows] if rows else []


def page():
    plays = results()
    return [HEAD, *summary(plays), "\n### Live, state by state and size by size\n", "Each cell: moments right · delay.\n", *by_state(plays), *wrong(plays), *untrue(plays)] if plays else []


def fails():
    """What is below its figure, one sentence each."""
    groups = collections.defaultdict(list)
    for play in results():
        groups[play["agent"]] += play["samples"]
    for agent, samples in sorted((a, s) for a, s in groups.items() if s):
        part = 100 * sum(s["right"] for s in samples) / len(samples)
        missed = sum(s["state"] == "waiting" and not s["right"] for s in samples)
        if part < LEAST or missed:
            yield f"{agent}, live: {part:.1f} % of the moments right, {missed} waiting missed"
        for state in TIMED:
            late = [s["delay"] for s in timed(samples) if s["delay"] is not None and s["state"] == state]
            if late and quantile(late, 0.95) > MOST_MS:
                yield f"{agent}, live: {state} told {quantile(late, 0.95)} ms after the screen showed it (p95)"
