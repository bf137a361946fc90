#!/usr/bin/env python3
"""Keeps what a pane writes, with its moments, for the bench to play again: `tmux pipe-pane -O -t PANE "lab/output.py FILE.gz WORD..."`.

The file's first row holds the words given (the agent, the size, and what it goes through), each other row the milliseconds since the
one before and base64.
"""
import base64
import gzip
import os
import sys
import time

with gzip.open(sys.argv[1], "wb") as file:
    file.write((" ".join(sys.argv[2:]) + "\n").encode())
    before = time.monotonic()
    while data := os.read(0, 65536):
        now = time.monotonic()
        file.write(b"%d %s\n" % (round((now - before) * 1000), base64.b64encode(data)))
        before = now
