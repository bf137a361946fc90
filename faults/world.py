"""The muxcast server that is tried, its one client, and the tmux servers that it watches."""
import os
import pathlib
import signal
import subprocess
import sys
import threading
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "lab"))
from watch import Connection  # noqa: E402  the lab's client

PATIENCE = 30


def environment(folder, **more):
    """Without the user's tmux and settings; all sockets lie in this folder."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith(("TMUX", "MUXCAST_"))}
    return {**mine, "TMUX_TMPDIR": str(folder), "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8", "SHELL": "/bin/sh", **more}


class Muxcast:
    """One server on a folder of sockets, and all it tells: `told[LABEL]` holds the events of that tmux server, with when they came.

    The reading thread appends, others only read; `forget` ends a list.
    """

    def __init__(self, folder, program, mode):
        self.told, self.refused = {}, []
        self.home = folder / "home"
        settings = {"MUXCAST_HOME": str(self.home), "MUXCAST_TMUX_COMMAND": program, "MUXCAST_COLLECT_RESOURCES_SECONDS": "0"}
        if mode != "auto":
            settings["MUXCAST_COLLECT_MODE"] = mode
        self.errors = folder / "server.err"
        self.process = subprocess.Popen(
            [ROOT / "muxcast", "serve", "--port", "0"], env=environment(folder, **settings), text=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=self.errors.open("w"), start_new_session=True)
        said = self.process.stdout.readline()
        if not said.startswith("listening "):
            raise SystemExit(f"faults: the server did not start: {said}{self.errors.read_text()}")
        self.connection = Connection(int(said.rsplit(":", 1)[1].split("/")[0]))
        self.connection.send({"action": "auth", "token": (self.home / "token").read_text().strip()})
        self.connection.send({"action": "subscribe", "max_lag": "none"})
        self.subscribed = threading.Event()
        threading.Thread(target=self.read, daemon=True).start()
        if not self.subscribed.wait(PATIENCE):
            raise SystemExit("faults: the server confirmed no subscription")
        time.sleep(1)  # tmux tells in seconds when it began: one of the very second may have been there before

    def read(self):
        for _, message in self.connection.messages():
            if message["type"] == "subscription.confirmed":
                self.subscribed.set()
            elif message["type"] in ("gap", "error"):
                self.refused.append(message)
            elif "seq" in message and "server" in message:
                self.told.setdefault(message["server"], []).append(message)

    def alive(self):
        return self.process.poll() is None

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
