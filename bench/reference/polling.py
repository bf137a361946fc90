#!/usr/bin/env python3
"""What muxcast replaces: a monitor that takes a picture of every pane twice a second.

Between pauses of 0.5 s it does what the original does: `tmux list-sessions`, a `list-windows` for
each session, a `list-panes` for each window, a `capture-pane` for each pane; it compares each picture
with the one before, and sends what changed to its WebSocket clients. Only the standard library is
used, and nothing is done beyond that. With the argument `frugal` it finds all panes by one process,
which is the least that this way of watching can cost.

The tmux server is found by TMUX_TMPDIR and the label in MUXCAST_BENCH_LABEL.
Prints `listening PORT` and runs until its standard input ends.
"""
import asyncio
import base64
import hashlib
import json
import os
import struct
import subprocess
import sys
from datetime import datetime, timezone

LABEL = os.environ["MUXCAST_BENCH_LABEL"]
TMUX = os.environ.get("MUXCAST_TMUX_COMMAND", "tmux")
FRUGAL = sys.argv[1:] == ["frugal"]
clients: set[asyncio.StreamWriter] = set()
seq = 0


def frame(message: dict) -> bytes:
    payload = json.dumps(message, separators=(",", ":")).encode()
    if len(payload) < 126:
        return struct.pack("!BB", 0x81, len(payload)) + payload
    if len(payload) < 65536:
        return struct.pack("!BBH", 0x81, 126, len(payload)) + payload
    return struct.pack("!BBQ", 0x81, 127, len(payload)) + payload


def tmux(*arguments: str) -> str:
    """Blocking, as in the original: nothing else happens meanwhile."""
    done = subprocess.run([TMUX, "-L", LABEL, *arguments], stdin=subprocess.DEVNULL,
                          capture_output=True, text=True, errors="replace", check=False)
    return done.stdout


async def read_message(reader: asyncio.StreamReader) -> bytes:
    _, second = await reader.readexactly(2)
    length = second & 0x7F
    if length == 126:
        (length,) = struct.unpack("!H", await reader.readexactly(2))
    mask = await reader.readexactly(4)
    masked = await reader.readexactly(length)
    return bytes(b ^ mask[i % 4] for i, b in enumerate(masked))


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        key = next(line.split(":", 1)[1].strip() for line in head.split("\r\n")
                   if line.lower().startswith("sec-websocket-key:"))
        digest = hashlib.sha1((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").encode()).digest()
        writer.write(("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\n"
                      "Connection: Upgrade\r\nSec-WebSocket-Accept: "
                      + base64.b64encode(digest).decode() + "\r\n\r\n").encode())
        writer.write(frame({"type": "connection.established"}))
        while True:
            request = json.loads(await read_message(reader))
            if request["action"] == "auth":
                writer.write(frame({"type": "auth.response", "success": True}))
            else:
                writer.write(frame({"type": "subscription.confirmed", "top": seq}))
                clients.add(writer)
    except (asyncio.IncompleteReadError, ConnectionError):
        pass
    finally:
        clients.discard(writer)
        writer.close()


def panes_one_by_one() -> list[tuple[str, str]]:
    """As the original finds them: one process per session and one per window."""
    panes = []
    for row in tmux("list-sessions", "-F", "#{session_name}:#{session_attached}").splitlines():
        session = row.split(":", 1)[0]
        windows = tmux("list-windows", "-t", session, "-F", "#{window_index}:#{window_name}")
        for window in windows.splitlines():
            target = f"{session}:{window.split(':', 1)[0]}"
            for pane in tmux("list-panes", "-t", target, "-F", "#{pane_id}").splitlines():
                panes.append((pane, session))
    return panes


def panes_at_once() -> list[tuple[str, str]]:
    """As a frugal monitor finds them."""
    rows = tmux("list-panes", "-a", "-F", "#{pane_id} #{session_name}").splitlines()
    return [tuple(row.split(" ", 1)) for row in rows]


async def poll() -> None:
    global seq
    pictures: dict[str, str] = {}
    while True:
        for pane, session in panes_at_once() if FRUGAL else panes_one_by_one():
            picture = tmux("capture-pane", "-p", "-t", pane)
            if picture == pictures.get(pane):
                continue
            pictures[pane] = picture
            seq += 1
            now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
            message = frame({"type": "pane.output", "timestamp": now, "seq": seq,
                             "session": session, "pane_id": pane, "data": {"content": picture}})
            for client in clients:
                client.write(message)
        await asyncio.sleep(0.5)


async def main() -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    polling = asyncio.create_task(poll())
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    polling.cancel()


asyncio.run(main())
