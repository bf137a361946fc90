#!/usr/bin/env python3
"""What muxcast replaces: a monitor that takes a picture of every pane twice a second.

Every 0.5 s it runs `tmux list-panes -a` and one `tmux capture-pane` per pane, compares each picture
with the one before, and sends what changed to its WebSocket clients. Only the standard library is
used, and nothing is done beyond that, so its cost is the least that this way of watching has.

Takes no arguments: the tmux server is found by TMUX_TMPDIR and the label in MUXCAST_BENCH_LABEL.
Prints `listening PORT` and runs until its standard input ends.
"""
import asyncio
import base64
import hashlib
import json
import os
import struct
import sys
from datetime import datetime, timezone

LABEL = os.environ["MUXCAST_BENCH_LABEL"]
clients: set[asyncio.StreamWriter] = set()
seq = 0


def frame(message: dict) -> bytes:
    payload = json.dumps(message, separators=(",", ":")).encode()
    if len(payload) < 126:
        return struct.pack("!BB", 0x81, len(payload)) + payload
    if len(payload) < 65536:
        return struct.pack("!BBH", 0x81, 126, len(payload)) + payload
    return struct.pack("!BBQ", 0x81, 127, len(payload)) + payload


async def tmux(*arguments: str) -> str:
    process = await asyncio.create_subprocess_exec(
        "tmux", "-L", LABEL, *arguments,
        stdin=asyncio.subprocess.DEVNULL, stdout=asyncio.subprocess.PIPE)
    out, _ = await process.communicate()
    return out.decode("utf-8", "replace")


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


async def poll() -> None:
    global seq
    pictures: dict[str, str] = {}
    while True:
        started = asyncio.get_running_loop().time()
        for row in (await tmux("list-panes", "-a", "-F", "#{pane_id} #{session_name}")).splitlines():
            pane, session = row.split(" ", 1)
            picture = await tmux("capture-pane", "-p", "-t", pane)
            if picture == pictures.get(pane):
                continue
            pictures[pane] = picture
            seq += 1
            now = datetime.now(timezone.utc).isoformat(timespec="milliseconds")
            message = frame({"type": "pane.output", "timestamp": now, "seq": seq,
                             "session": session, "pane_id": pane, "data": {"content": picture}})
            for client in clients:
                client.write(message)
        spent = asyncio.get_running_loop().time() - started
        await asyncio.sleep(max(0.0, 0.5 - spent))


async def main() -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    print("listening", server.sockets[0].getsockname()[1], flush=True)
    polling = asyncio.create_task(poll())
    await asyncio.get_running_loop().run_in_executor(None, sys.stdin.read)
    polling.cancel()


asyncio.run(main())
