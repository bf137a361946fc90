"""Holds what was told against what was written: every line once and in order, or in a declared loss."""
import bisect
import collections
import datetime
from typing import NamedTuple

from lines import MARK, PICTURE, SAME, dense, text

SLACK = 0.25  # seconds between a write and tmux's reading of it, on a busy machine
SETTLED = 1.0  # seconds until a muxcast that begins has seen all that is there
HOUR = 3600
CUT = 0.15  # what was written so shortly before tmux was told to end the program may never have reached tmux


class Line(NamedTuple):
    number: int
    kind: str
    begun: float
    ended: float
    sure: bool
    manner: str


class Hit(NamedTuple):
    """A place in a pane's stream where a line, or its beginning, was told."""
    place: int
    whole: bool
    surplus: int


class Gap(NamedTuple):
    seq: int
    server: int
    session: str
    begun: float
    ended: float
    reason: str


class Fault(NamedTuple):
    """What must not be, in what manner the lines were written, and where to look for it."""
    kind: str
    lines: int
    manner: str
    where: str


class Stream:
    """All that was told of one pane, without blanks, with `\\0` where bytes were declared to be skipped."""

    def __init__(self, when, starts=()):
        self.when = when
        self.unused = sorted(starts)  # when muxcast began, as far as nothing was told of this pane since
        self.again = set()  # the first events behind those, or behind a gap: each shows the screen as it stands then
        self.since = None  # the last event
        self.parts, self.length, self.starts, self.events = [], 0, [], []
        self.skips, self.removed = [], []
        self.told, self.same = collections.defaultdict(list), collections.defaultdict(list)

    def take(self, event, gaps=()):
        """`gaps` are those that were told of its session so far."""
        if event["type"] != "pane.output":
            self.removed.append((self.length, event))
            return
        data, at = event["data"], self.when(event["timestamp"])
        while self.unused and self.unused[0] <= at:
            self.unused.pop(0)
            self.again.add(event["seq"])
        if any(gap.begun <= at <= gap.ended and (self.since is None or gap.seq > self.since) for gap in gaps):
            self.again.add(event["seq"])
        self.since = event["seq"]
        if data.get("skipped_bytes"):
            self.skips.append(self.length)
            self.add(event, "\0")
        self.add(event, PICTURE.sub("", dense(data["content"])))

    def add(self, event, said):
        self.starts.append(self.length)
        self.events.append(event)
        self.parts.append(said)
        self.length += len(said)

    def event_at(self, place):
        """The event that told what stands there; None for no place."""
        return self.events[bisect.bisect_right(self.starts, place) - 1] if place is not None and place >= 0 else None

    def is_again(self, place):
        """Whether that stands in the picture of a screen that is taken anew behind a time in which nobody looked."""
        return self.event_at(place)["seq"] in self.again

    def read(self):
        """Finds by writer and number where each line was told, and by writer where one of the same."""
        said = "".join(self.parts)
        marks = list(MARK.finditer(said))
        for mark, after in zip(marks, [*marks[1:], None]):
            if mark[4]:
                self.same[int(mark[4])].append(mark.start())
            elif mark[1]:
                span = said[mark.start():after.start() if after else len(said)]
                wanted = dense(text(int(mark[1]), int(mark[2]), mark[3]))
                whole = span.startswith(wanted)
                self.told[int(mark[1]), int(mark[2])].append(Hit(mark.start(), whole, len(span) - len(wanted) if whole else 0))


def written(log, true):
    """The lines of a writer's log. The last is not sure when its end is missing. `true` takes its times."""
    lines, manner = [], ""
    for row in log.read_text().splitlines() if log.exists() else []:
        words = row.split()
        if words[0] == "manner":
            manner = words[1]
        elif len(words) >= 4:
            begun, sure = true(float(words[3])), len(words) == 5
            ended = true(float(words[4])) if sure else begun
            lines += [Line(n, words[2], begun, ended, sure, manner) for n in range(int(words[0]), int(words[1]) + 1)]
    return lines


def lost(before, behind):
    """By where in what its writer said: what was lost first is mostly of a pane that was not known yet."""
    return "lost first" if before < 0 else "lost last" if behind is None else "lost amid"


def seconds(timestamp):
    return datetime.datetime.fromisoformat(timestamp.replace("Z", "+00:00")).timestamp()


def server_of(event):
    return int(event["server_instance"].split("-")[0])


class Judge:
    """The verdict on one schedule. `judge` may be asked again when more was told."""

    def __init__(self, schedule, told, away=()):
        """`away` are the spans in which no muxcast ran: pairs of seconds."""
        self.schedule, self.told, self.away = schedule, told, away

    def true(self, seconds):
        """When that was by the judge's clock: what writes it may have had one that was set, by whole hours."""
        begun = self.schedule.begun
        return begun + (seconds - begun + HOUR / 2) % HOUR - HOUR / 2

    def when(self, timestamp):
        return self.true(seconds(timestamp))

    def judge(self):
        self.faults, self.counts = [], collections.Counter()
        self.streams, self.gaps = collections.defaultdict(lambda: Stream(self.when, [begun for _, begun in self.away])), []
        told = list(self.told)  # more may come meanwhile
        self.sessions_told = {(server_of(event), event["session_id"]) for event in told if "session_id" in event}
        for event in told:
            if event["type"] in ("pane.output", "pane.removed", "pane.created"):
                gaps = [gap for gap in self.gaps if (gap.server, gap.session) == (server_of(event), event["session_id"])]
                self.streams[server_of(event), event["pane_id"]].take(event, gaps)
            elif event["type"] == "collector.gap":
                self.gap(event)
        for stream in self.streams.values():
            stream.read()
        for pen in self.schedule.pens:
            self.pen(pen)
        if self.schedule.died:
            self.faults.append(Fault("died", 0, "", self.schedule.died))
        return self.faults

    def gap(self, event):
        data = event["data"]
        begun, ended = sorted((self.when(data["from"]), self.when(data["to"])))
        self.gaps.append(Gap(event["seq"], server_of(event), event.get("session_id", ""), begun, ended, data["reason"]))
        self.counts["gaps"] += 1
        self.counts["gap_ms"] += round(1000 * (ended - begun))
        if seconds(data["to"]) < seconds(data["from"]):
            self.faults.append(Fault("wrong gap", 0, "", f"{data} ends before it begins"))

    def pen(self, pen):
        stream = self.streams.get((pen.server, pen.pane)) or Stream(self.when)
        lines = written(pen.log, self.true)
        self.counts["written"] += len(lines)
        places = {}  # number: where it was told as a whole
        missing, behind, self.found = [], -1, []
        for line in lines:
            if line.kind == SAME:
                continue
            hits = stream.told.get((pen.number, line.number), [])
            whole = [hit for hit in hits if hit.whole]
            once = [hit for hit in whole if not stream.is_again(hit.place)] or whole[:1]
            self.counts["shown again"] += len(whole) - len(once)
            whole = once
            self.counts["surplus"] += sum(hit.surplus > 0 for hit in whole)
            self.counts["begun again"] += len(hits) > 1 and len(whole) == 1
            if not whole:
                missing.append((line, hits))
                continue
            self.counts["told"] += 1
            places[line.number] = whole[0].place
            if len(whole) > 1:
                self.found.append(("told twice", line, [hit.place for hit in whole]))
            if stream.is_again(whole[0].place):
                continue  # an old line that still stood on the screen
            if whole[0].place < behind:
                self.found.append(("out of order", line, [behind, whole[0].place]))
            behind = max(behind, whole[0].place)
        self.missing(pen, stream, missing, places)
        self.neighbours(pen, stream)
        self.the_same(pen, stream, lines, places)

    def missing(self, pen, stream, missing, places):
        numbers = sorted(places)
        for line, hits in missing:
            at = bisect.bisect(numbers, line.number)
            before = places[numbers[at - 1]] if at else -1
            behind = places[numbers[at]] if at < len(numbers) else None
            how = self.excuse(pen, stream, line, before, behind)
            if how:
                self.counts[how] += 1
            else:
                self.found.append(("changed" if hits else lost(before, behind), line, [before, behind]))

    def neighbours(self, pen, stream):
        """What went wrong with lines that were written, and told or not told, together is one fault."""
        def alike(one, other):
            return one[0] == other[0] and [stream.event_at(place) for place in one[2]] == [stream.event_at(place) for place in other[2]]
        while self.found:
            run = 1
            while run < len(self.found) and alike(self.found[0], self.found[run]):
                run += 1
            kind, _, places = self.found[0]
            self.fault(kind, pen, stream, [line for _, line, _ in self.found[:run]], places)
            self.found = self.found[run:]

    def excuse(self, pen, stream, line, before, behind):
        """Why a line need not have been told: the name of a count, or None."""
        if not line.sure:
            return "unfinished"
        if not stream.events and not stream.removed and any(
                begun - SLACK <= line.begun and line.ended <= ended + SETTLED for begun, ended in self.away):
            return "while away"  # a pane that came and went, of which nobody can know
        sessions = self.sessions(pen, line.begun - SLACK, line.ended + SLACK)
        unknown = not any((pen.server, session) in self.sessions_told for session in sessions)  # it came and went between two looks
        if any(gap.server == pen.server and (unknown or gap.session in sessions) and gap.begun - SLACK <= line.ended and line.begun <= gap.ended + SLACK
               for gap in self.gaps):
            return "in a gap"
        if any(before <= skip and (behind is None or skip <= behind) for skip in stream.skips):
            return "skipped"
        if any(before <= place and (behind is None or place <= behind) and event["type"] == "pane.removed" and
               event["data"].get("output_complete") is False and line.begun <= self.when(event["timestamp"]) + SLACK
               for place, event in stream.removed):
            return "last words"
        if any(pen.pane in deed.cut and deed.begun - CUT <= line.ended <= deed.ended + CUT for deed in self.schedule.deeds):
            return "cut off"
        return None

    def the_same(self, pen, stream, lines, places):
        """Of equal lines only their number between two others can be known."""
        at = 0
        while at < len(lines):
            if lines[at].kind != SAME:
                at += 1
                continue
            end = at
            while end < len(lines) and lines[end].kind == SAME:
                end += 1
            before, behind = places.get(lines[at].number - 1), places.get(lines[end - 1].number + 1)
            if before is not None and behind is not None:
                run = lines[at:end]
                told = sum(before < place < behind and not stream.is_again(place) for place in stream.same.get(pen.number, []))
                self.counts["told"] += min(told, len(run))
                how = next(filter(None, (self.excuse(pen, stream, line, before, behind) for line in run)), None)
                if told < len(run) and how:
                    self.counts[how] += len(run) - told
                elif told != len(run):
                    self.fault("lost amid" if told < len(run) else "told twice", pen, stream, run[:abs(len(run) - told)], [before, behind],
                               f" of {len(run)} equal ones, of which {told} were told")
            at = end

    def sessions(self, pen, begun, ended):
        """In which sessions its pane may have been then."""
        views = [view for view in self.schedule.views if view.server == pen.server]
        found = set()
        for before, view, after in zip([None, *views], views, [*views[1:], None]):
            if (before is None or before.begun <= ended) and (after is None or begun <= after.ended):
                found |= {row.session for row in view.rows if row.pane == pen.pane}
        return found or {pen.session}  # of one that came and went between two looks only that is known

    def fault(self, kind, pen, stream, lines, places, more=""):
        begun = self.schedule.begun
        first, last = lines[0], lines[-1]
        where = [f"writer {pen.number} in {pen.pane}: {kind} {first.number}" + (f"–{last.number}" if last is not first else "") + more +
                 f" ({first.kind}, {first.manner}), written at {first.begun - begun:.3f}–{last.ended - begun:.3f} s, in {sorted(self.sessions(pen, first.begun, last.ended))}"]
        for place in places:
            event = stream.event_at(place)
            where.append("    told in " + (f"seq {event['seq']} at {self.when(event['timestamp']) - begun:.3f} s ({event['data'].get('mode')})" if event else "nothing"))
        for deed in self.schedule.deeds:
            if deed.begun - 0.5 <= last.ended and first.begun <= deed.ended + 0.5:
                where.append(f"    done at {deed.begun - begun:.3f} s: {deed.what}")
        for gap in self.gaps:
            if gap.server == pen.server and gap.begun - 1 <= last.ended and first.begun <= gap.ended + 1:
                where.append(f"    gap {gap.reason} of {gap.session}: {gap.begun - begun:.3f}–{gap.ended - begun:.3f} s")
        for _, event in stream.removed[-4:]:
            where.append(f"    {event['type']} at {self.when(event['timestamp']) - begun:.3f} s {event['data'].get('output_complete', '')}")
        self.faults.append(Fault(kind, len(lines), first.manner, "\n".join(where)))
