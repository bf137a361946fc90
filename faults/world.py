"""The muxcast server that is tried, its one client, and the tmux servers that it watches."""
import os
import pathlib
import random
import resource
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lab"))
from watch import Connection  # noqa: E402  the lab's client

PATIENCE = 30


class Clock:
    """The clock that all programs of a folder go by, and that may be set; it goes on by itself.

    By libfaketime, which is loaded into each of them. What measures spans is left alone, as a machine leaves it.
    """

    def __init__(self, folder):
        self.file = folder / "clock"
        self.set(0)
        found = sorted(pathlib.Path("/usr/lib").glob("*/faketime/libfaketime.so.1"))
        if not found:
            raise SystemExit("faults: faketime is missing, by which clocks are set. Install it, and run this again: apt-get install -y faketime")
        CLOCK.update(LD_PRELOAD=str(found[0]), FAKETIME_TIMESTAMP_FILE=str(self.file), FAKETIME_NO_CACHE="1", DONT_FAKE_MONOTONIC="1")

    def set(self, hours):
        aside = self.file.with_suffix(".new")
        aside.write_text(f"{3600 * hours:+}\n")
        aside.replace(self.file)


CLOCK = {}  # the environment that takes another clock than the machine's


def environment(folder, **more):
    """Without the user's tmux and settings; all sockets lie in this folder."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("TMUX", "MUXCAST_"))}
    return {**mine, "TMUX_TMPDIR": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh", **CLOCK, **more}


class Muxcast:
    """One server on a folder of sockets, and all it tells: `told[LABEL]` holds the events of that tmux server, with when they came.

    Its client goes on where it was when the server ended and began again. The reading thread appends, others only read; `forget` ends a list.
    """

    def __init__(self, folder, program, mode, clock=None):
        """@param clock where one may be set"""
        self.clock = clock
        self.told, self.refused = {}, []
        self.program, self.mode, self.folder = program, mode, folder
        self.epoch, self.seq = None, 0
        self.away = []  # from when to when no server ran
        self.tormented = False  # while somebody ends it and starts it again
        self.home = folder / "home"
        self.errors = folder / "server.err"
        self.start()
        time.sleep(1)  # tmux tells in seconds when it began: one of the very second may have been there before

    def settings(self):
        more = {} if self.mode == "auto" else {"MUXCAST_COLLECT_MODE": self.mode}
        return environment(self.folder, MUXCAST_HOME=str(self.home), MUXCAST_TMUX_COMMAND=self.program,
                           MUXCAST_COLLECT_RESOURCES_SECONDS="0", **more)

    def serve(self, **streams):
        return subprocess.Popen([ROOT / "muxcast", "serve", "--port", "0"], env=self.settings(), text=True, stdin=subprocess.DEVNULL,
                                stderr=self.errors.open("a"), start_new_session=True, **streams)

    def start(self):
        """Starts the server, and its client where it left off."""
        self.process = self.serve(stdout=subprocess.PIPE)
        said = self.process.stdout.readline()
        if not said.startswith("listening "):
            raise SystemExit(f"faults: the server did not start: {said}{self.errors.read_text()}")
        self.connection = Connection(int(said.rsplit(":", 1)[1].split("/")[0]))
        self.connection.send({"action": "auth", "token": (self.home / "token").read_text().strip()})
        since = {"since": {"epoch": self.epoch, "seq": self.seq}} if self.epoch else {}
        self.connection.send({"action": "subscribe", "max_lag": "none", **since})
        self.subscribed = threading.Event()
        self.reader = threading.Thread(target=self.read, args=[self.connection, self.subscribed], daemon=True)
        self.reader.start()
        if not self.subscribed.wait(PATIENCE):
            raise SystemExit("faults: the server confirmed no subscription")

    def read(self, connection, subscribed):
        try:
            for _, message in connection.messages():
                self.take(message, subscribed)
        except OSError:
            pass  # it was killed

    def take(self, message, subscribed):
        if message["type"] == "subscription.confirmed":
            if not message["recovered"] and self.epoch:
                self.refused.append(message)
            self.epoch = message["epoch"]
            subscribed.set()
        elif message["type"] in ("gap", "error"):
            self.refused.append(message)
        elif "seq" in message and "epoch" not in message:
            if message["seq"] <= self.seq:
                self.refused.append(message)
            self.seq = message["seq"]
            if "server" in message:
                self.told.setdefault(message["server"], []).append(message)

    def alive(self):
        return self.process.poll() is None or self.tormented

    # What may happen to the server.

    def killed(self, rest):
        """As a crash does it; for a while nobody watches."""
        self.ended(signal.SIGKILL, rest)

    def killed_without_picture(self, rest):
        """And what it knew of tmux is not there any more."""
        self.ended(signal.SIGKILL, rest, lambda: (self.home / "picture").unlink(missing_ok=True))

    def killed_with_torn_picture(self, rest):
        self.ended(signal.SIGKILL, rest, lambda: (self.home / "picture").exists() and os.truncate(self.home / "picture", 30))

    def restarted(self, rest):
        """In good order."""
        self.ended(signal.SIGTERM, rest)

    def stalled(self, rest):
        """It gets no processor, as on a machine that sleeps."""
        self.process.send_signal(signal.SIGSTOP)
        time.sleep(rest)
        self.process.send_signal(signal.SIGCONT)

    def full(self, rest):
        """No file of it may grow for a while, as on a disk that is full."""
        before = _, hard = resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, (0, hard))
        time.sleep(rest)
        resource.prlimit(self.process.pid, resource.RLIMIT_FSIZE, before)

    def clock_set(self, _):
        """And tmux's clock, and that of all programs there."""
        self.clock.set(random.randint(-5, 5))

    def doubled(self, _):
        """Somebody starts a second one on the same folder, which has to refuse."""
        second = self.serve(stdout=subprocess.DEVNULL)
        if second.wait(PATIENCE) == 0:
            self.refused.append({"type": "a second server ran on the same folder"})

    def ended(self, sig, rest, meanwhile=lambda: None):
        self.process.send_signal(sig)
        ended = time.time()
        self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        meanwhile()
        time.sleep(rest)
        self.away.append((ended, time.time()))
        self.start()

    def forget(self, label):
        self.told.pop(label, None)

    def memory(self):
        """VmHWM and VmRSS in MB."""
        lines = pathlib.Path(f"/proc/{self.process.pid}/status").read_text().splitlines()
        sizes = {line.split(":")[0]: int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith(("VmHWM", "VmRSS"))}
        return sizes["VmHWM"], sizes["VmRSS"]

    def close(self):
        self.process.send_signal(signal.SIGTERM)
        try:
            self.process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self.process.kill()


class Tmux:
    """One tmux server of a label, which may be started anew."""

    def __init__(self, program, folder, label):
        self.program, self.folder, self.label = program, folder, label
        self.environment = environment(folder)
        self.pid = 0

    def run(self, *command):
        """What it said, or None when it refused."""
        done = subprocess.run([self.program, "-u", "-f", "/dev/null", "-L", self.label, *command], env=self.environment,
                              stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace", timeout=PATIENCE, check=False)
        return done.stdout.rstrip("\n") if done.returncode == 0 else None

    def alive(self):
        return self.pid != 0 and running(self.pid)

    def end(self, sig):
        """Ends the server by a signal, or orderly with None; returns when it has ended."""
        if sig is None:
            self.run("kill-server")
        else:
            os.kill(self.pid, sig)
        until = time.monotonic() + PATIENCE
        while running(self.pid) and time.monotonic() < until:
            time.sleep(0.005)


def running(pid):
    try:
        return pathlib.Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False
