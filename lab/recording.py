#!/usr/bin/env python3
"""Stores one screen whose state is known, free of this machine's names.

Usage: recording.py FOLDER LAB_HOME NAME AGENT VERSION STATE REASON < "WIDTHxHEIGHT|COMMAND|TITLE" line, then capture-pane -p

Writes FOLDER/NAME.WIDTHxHEIGHT.json: agent, version, state, reason, title, command, size, screen (rows). Names of the machine are
replaced by others of the same length, so that boxes keep their shape; a screen on which one is still found, for instance broken
over two rows, is not stored.
"""
import json
import os
import pathlib
import pwd
import re
import socket
import sys


def scrub(text, lab_home, host):
    home = "/home/dev/".ljust(len(lab_home), "x")[: len(lab_home)]
    text = text.replace(lab_home, home)
    user = pwd.getpwuid(os.getuid()).pw_dir
    text = text.replace(user + "/", "/home/".ljust(len(user), "x") + "/" if len(user) > 6 else "/home"[: len(user)] + "/")
    return re.sub(rf"\b{re.escape(host)}\b", "host".ljust(len(host), "-")[: len(host)], text) if host else text


def leaks(rows, lab_home, host):
    """Whether something of the machine is left, looked for without the breaks between rows."""
    plain = "".join(row.strip() for row in rows)
    user = pwd.getpwuid(os.getuid()).pw_dir
    words = [word for word in (lab_home, os.path.dirname(lab_home), user) if word.count("/") > 1 or len(word) > 4]
    return any(word in plain for word in words) or len(host) > 3 and host in plain


def main(folder, lab_home, name, agent, version, state, reason):
    host = socket.gethostname()
    head, *rows = scrub(sys.stdin.read(), lab_home, host).split("\n")
    size, command, title = head.split("|", 2)
    if leaks([title, *rows], lab_home, host):
        print(f"lab: {name} at {size} still names this machine and was not stored", file=sys.stderr)
        return
    rows = "\n".join(row.rstrip(" ") for row in rows).rstrip("\n").split("\n")
    known = {"agent": agent, "version": version, "state": state, "reason": reason, "title": title, "command": command, "size": size}
    path = pathlib.Path(folder, f"{name}.{size}.json")
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(json.dumps({**known, "screen": rows}, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
