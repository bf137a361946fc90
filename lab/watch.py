#!/usr/bin/env python3
"""Prints what a muxcast server says of agents: one JSON line per `agent.status`, with the moment at which it arrived.

Usage: watch.py PORT TOKENFILE    runs inside the lab, where the server is
"""
import base64
import json
import os
import socket
import struct
import sys
import time


class Connection:
    """As much of RFC 6455 as a client needs that reads text."""

    def __init__(self, port):
        self.socket = socket.create_connection(("127.0.0.1", port))
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.reader = self.socket.makefile("rb")
        key = base64.b64encode(os.urandom(16)).decode()
        self.socket.sendall(
            (f"GET /monitor HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
             f"Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Version: 13\r\n\r\n").encode())
        if b"101" not in self.reader.readline():
            raise SystemExit("watch: the server does not speak WebSocket")
        while self.reader.readline() not in (b"\r\n", b""):
            pass

    def send(self, message, opcode=1):
        data = message if isinstance(message, bytes) else json.dumps(message).encode()
        length = bytes([0x80 | len(data)]) if len(data) < 126 else bytes([0xFE]) + struct.pack(">H", len(data))
        mask = os.urandom(4)
        self.socket.sendall(bytes([0x80 | opcode]) + length + mask + bytes(b ^ mask[i % 4] for i, b in enumerate(data)))

    def messages(self):
        while head := self.reader.read(2):
            opcode, length = head[0] & 15, head[1] & 127
            if length == 126:
                length = struct.unpack(">H", self.reader.read(2))[0]
            elif length == 127:
                length = struct.unpack(">Q", self.reader.read(8))[0]
            data = self.reader.read(length)
            if opcode == 9:
                self.send(data, 10)
            elif opcode == 8:
                return
            elif opcode == 1:
                yield round(time.time() * 1000), json.loads(data)


def main():
    with open(sys.argv[2], encoding="utf-8") as file:
        token = file.read().strip()
    connection = Connection(int(sys.argv[1]))
    connection.send({"action": "auth", "token": token})
    connection.send({"action": "subscribe", "filters": {"types": ["agent.status"]}})
    for at, message in connection.messages():
        if message["type"] in ("agent.status", "subscription.confirmed"):
            print(json.dumps({"at": at, "type": message["type"], "pane": message.get("pane_id"), **message.get("data", {})}), flush=True)


if __name__ == "__main__":
    try:
        main()
    except (BrokenPipeError, KeyboardInterrupt):
        os._exit(0)  # nobody reads any more
