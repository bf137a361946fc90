#!/usr/bin/env python3
"""Plays what an agent wrote into its terminal again, at the speed at which it was written. See lab/output.py."""
import base64
import gzip
import os
import sys
import time
import tty

tty.setraw(0)
with gzip.open(sys.argv[1], "rb") as file:
    file.readline()
    due = time.monotonic()
    for line in file:
        pause, data = line.split()
        due += int(pause) / 1000
        time.sleep(max(0, due - time.monotonic()))
        data = base64.b64decode(data)
        while data:
            data = data[os.write(1, data):]
time.sleep(2)
