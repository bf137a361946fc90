"""One random schedule: what happens to one tmux server while programs write into its panes."""
import os
import pathlib
import random
import shlex
import signal
import sys
import time
from typing import NamedTuple

from world import running

HERE = pathlib.Path(__file__).resolve().parent
ROWS = "#{session_id}\t#{window_id}\t#{window_index}\t#{pane_id}\t#{pane_pid}\t#{pane_dead}"
PLACE = "#{session_id} #{pane_id}"
MOST_PANES = 10
WEIGHTS = {"new_session": 1, "new_window": 3, "split": 3, "short_lived": 3, "respawn": 2, "kill_pane": 2, "kill_window": 1, "kill_session": 1,
           "kill_program": 2, "resize_window": 6, "resize_pane": 3, "layout": 2, "zoom": 1, "clear_history": 3, "rename_window": 2,
           "rename_session": 2, "swap_window": 2, "swap_pane": 3, "move_window": 2, "join_pane": 3, "break_pane": 3, "link_window": 2,
           "unlink_window": 2, "group": 1, "rotate": 1, "select_window": 2, "copy_mode": 2, "history_limit": 1, "restart": 1}


class Row(NamedTuple):
    """A pane as a session has it; one whose window is in two sessions has two rows."""
    session: str
    window: str
    index: str
    pane: str
    pid: int
    dead: bool

    @property
    def place(self):
        return f"{self.session}:{self.index}"


class View(NamedTuple):
    """All rows, as they were at a moment between two."""
    begun: float
    ended: float
    server: int
    rows: list


class Pen(NamedTuple):
    """A writer: where it writes, in which session it began, and its log."""
    number: int
    server: int
    session: str
    pane: str
    log: pathlib.Path


class Deed(NamedTuple):
    """What was done to tmux, and whose last words it may have cut off before tmux read them."""
    begun: float
    ended: float
    what: str
    cut: frozenset


class Schedule:
    """Owned by the thread that plays it."""

    def __init__(self, seed, tmux, folder, deeds=None, manners=""):
        self.seed, self.tmux, self.folder, self.manners = seed, tmux, folder, manners
        self.actions = {getattr(self, name): weight for name, weight in WEIGHTS.items() if deeds is None or name in deeds}
        self.random = random.Random(seed)
        self.pens, self.views, self.deeds, self.names = [], [], [], 0
        self.history = self.random.choice((0, 50, 2000))
        self.died = self.keep = ""

    def play(self, seconds):
        self.begun = time.time()
        self.start_server()
        until = time.monotonic() + seconds
        while time.monotonic() < until and not self.died:
            time.sleep(self.random.choice((0.002, 0.05, 0.2, 0.5)) * 2 * self.random.random())
            if self.actions:
                action = self.random.choices(list(self.actions), list(self.actions.values()))[0]
                (action if self.rows else self.new_session)()
                self.look()
        self.stop_writers()

    # How things are done.

    def do(self, *command, cut=()):
        """A tmux command that may be refused."""
        begun = time.time()
        said = self.tmux.run(*command)
        what = " ".join(word if len(word) < 60 else "…" for word in command)
        self.deeds.append(Deed(begun, time.time(), what + (" (refused)" if said is None else ""), frozenset(cut)))
        return said

    def look(self):
        begun = time.time()
        said = self.tmux.run("list-panes", "-a", "-F", ROWS)
        if said is None:
            self.died = self.died or f"the tmux server {'hangs' if self.tmux.alive() else 'died'} after: {self.deeds[-1].what}"
            return
        rows = [line.split("\t") for line in said.splitlines()]
        rows = [Row(*row[:4], int(row[4] or 0), row[5] == "1") for row in rows if len(row) == 6 and row[0] != self.keep]
        self.views.append(View(begun, time.time(), self.tmux.pid, rows))

    @property
    def rows(self):
        return self.views[-1].rows

    def any(self):
        return self.random.choice(self.rows)

    def crowded(self):
        return len({row.pane for row in self.rows}) >= MOST_PANES

    def name(self):
        self.names += 1
        return self.random.choice(("api", "front end", "日本", "a#b", "x'y\"z", "-v")) + str(self.names)

    def program(self, passages=0):
        """A writer's shell command. Who starts it says by `wrote` where."""
        log = self.folder / f"{self.tmux.label}-{len(self.pens)}.log"
        return shlex.join(["exec", sys.executable, "-SE", str(HERE / "writer.py"), str(len(self.pens)), str(log),
                           str(self.random.getrandbits(32)), str(passages), self.manners])

    def wrote(self, place):
        """`place` is the session and the pane, or None where tmux refused."""
        if place:
            session, pane = place.split()
            self.pens.append(Pen(len(self.pens), self.tmux.pid, session, pane, self.folder / f"{self.tmux.label}-{len(self.pens)}.log"))

    def start_server(self):
        """With one session that nothing happens to, so that a server that is gone was ended, or died."""
        said = self.do("new-session", "-d", "-s", "keep", "-x", self.random.choice(("40", "80", "120", "200")),
                       "-y", self.random.choice(("5", "24", "50")), "-P", "-F", "#{pid} #{session_id}", "exec sleep 86400", ";",
                       "set-option", "-g", "history-limit", str(self.history), ";",
                       "set-option", "-g", "remain-on-exit", self.random.choice(("off", "off", "on")))
        if said is None:
            raise SystemExit(f"faults: {self.tmux.program} does not start a server")
        pid, self.keep = said.split()
        self.tmux.pid = int(pid)
        self.views.append(View(self.deeds[-1].begun, time.time(), self.tmux.pid, []))
        self.new_session()
        self.look()
        for _ in range(self.random.randint(1, 3)):
            self.random.choice((self.new_session, self.new_window, self.split))()
            self.look()

    def stop_writers(self):
        """Asks all to come to their end, and waits until each did; what is left of the tmux server stays."""
        for pid in {row.pid for row in (self.views[-1].rows if self.tmux.alive() else [])}:
            if b"writer.py" in command_line(pid):
                os.kill(pid, signal.SIGUSR1)
        until = time.monotonic() + 20
        while time.monotonic() < until and not all(self.ended(pen) for pen in self.pens):
            time.sleep(0.05)

    def ended(self, pen):
        try:
            if pen.log.read_bytes().endswith(b"end\n"):
                return True
        except OSError:
            pass
        return pen.server != self.tmux.pid or not any(
            row.pane == pen.pane and running(row.pid) and str(pen.log).encode() in command_line(row.pid) for row in self.rows)

    # What may happen.

    def new_session(self):
        if not self.crowded():
            self.wrote(self.do("new-session", "-d", "-s", self.name(), "-P", "-F", PLACE, self.program()))

    def new_window(self, passages=0):
        if not self.crowded():
            self.wrote(self.do("new-window", "-d", "-n", self.name(), "-t", self.any().session + ":", "-P", "-F", PLACE,
                               self.program(passages)))

    def split(self):
        if not self.crowded():
            self.wrote(self.do("split-window", "-d", self.random.choice(("-h", "-v")), "-t", self.any().pane, "-P", "-F", PLACE,
                               self.program()))

    def short_lived(self):
        self.new_window(self.random.randint(1, 2))

    def respawn(self):
        row = self.any()
        if self.do("respawn-pane", "-k", "-t", row.pane, self.program(), cut=[row.pane]) is not None:
            self.wrote(f"{row.session} {row.pane}")

    def kill_pane(self):
        row = self.any()
        if len({each.pane for each in self.rows}) > 1:
            self.do("kill-pane", "-t", row.pane, cut=[row.pane])

    def kill_window(self):
        row = self.any()
        if len({each.window for each in self.rows}) > 1:
            self.do("kill-window", "-t", row.window, cut=[each.pane for each in self.rows if each.window == row.window])

    def kill_session(self):
        row = self.any()
        if len({each.session for each in self.rows}) > 1:
            self.do("kill-session", "-t", row.session, cut=[each.pane for each in self.rows if each.session == row.session])

    def kill_program(self):
        row = self.any()
        if len({each.pane for each in self.rows if not each.dead}) > 1 and b"writer.py" in command_line(row.pid):
            begun = time.time()
            os.kill(row.pid, self.random.choice((signal.SIGKILL, signal.SIGTERM, signal.SIGHUP)))
            self.deeds.append(Deed(begun, time.time(), f"kill the program in {row.pane}", frozenset()))

    def resize_window(self):
        size = {"-x": self.random.choice((20, 40, 80, 83, 200)), "-y": self.random.choice((4, 10, 24, 60))}
        which = self.random.choice((["-x"], ["-y"], ["-x", "-y"]))
        self.do("resize-window", "-t", self.any().window, *[word for option in which for word in (option, str(size[option]))])

    def resize_pane(self):
        self.do("resize-pane", self.random.choice("-L -R -U -D".split()), "-t", self.any().pane, str(self.random.randint(1, 15)))

    def layout(self):
        self.do("select-layout", "-t", self.any().window, self.random.choice(("tiled", "even-vertical", "main-horizontal")))

    def zoom(self):
        self.do("resize-pane", "-Z", "-t", self.any().pane)

    def clear_history(self):
        self.do("clear-history", "-t", self.any().pane)

    def rename_window(self):
        self.do("rename-window", "-t", self.any().window, "--", self.name())

    def rename_session(self):
        self.do("rename-session", "-t", self.any().session, "--", self.name())

    def swap_window(self):
        self.do("swap-window", *self.random.choice(([], ["-d"])), "-s", self.any().place, "-t", self.any().place)

    def swap_pane(self):
        self.do("swap-pane", "-d", "-s", self.any().pane, "-t", self.any().pane)

    def move_window(self):
        self.do("move-window", "-d", "-s", self.any().place, "-t", f"{self.any().session}:{self.random.randint(20, 90)}")

    def join_pane(self):
        self.do("join-pane", "-d", "-s", self.any().pane, "-t", self.any().pane)

    def break_pane(self):
        self.do("break-pane", "-d", "-s", self.any().pane, "-t", self.any().session + ":")

    def link_window(self):
        self.do("link-window", "-d", "-s", self.any().window, "-t", f"{self.any().session}:{self.random.randint(20, 90)}")

    def unlink_window(self):
        self.do("unlink-window", "-t", self.any().place)

    def group(self):
        if not self.crowded():
            self.do("new-session", "-d", "-s", self.name(), "-t", self.any().session)

    def rotate(self):
        self.do("rotate-window", "-t", self.any().window)

    def select_window(self):
        self.do("select-window", "-t", self.any().place)

    def copy_mode(self):
        if self.random.random() < 0.5:
            self.do("copy-mode", "-t", self.any().pane)
        else:
            self.do("send-keys", "-X", "-t", self.any().pane, "cancel")

    def history_limit(self):
        self.do("set-option", "-g", "history-limit", self.random.choice(("0", "50", "2000")))

    def restart(self):
        """The tmux server ends, and another begins at the same socket."""
        how = self.random.choice((None, signal.SIGTERM, signal.SIGKILL))
        begun = time.time()
        cut = frozenset(row.pane for row in self.rows)
        self.tmux.end(how)
        self.deeds.append(Deed(begun, time.time(), f"end the tmux server by {'kill-server' if how is None else how.name}", cut))
        time.sleep(self.random.choice((0, 0.1, 1)))
        self.start_server()


def command_line(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""
