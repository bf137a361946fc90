"""The program in a pane: writes numbered lines in many manners until SIGUSR1, and logs when it wrote which.

Usage: writer.py WRITER LOG SEED PASSAGES [MANNERS]    after so many passages it ends by itself; 0 means never

A line of the log is `FIRST LAST KIND BEGUN` before a write and ` ENDED` behind it, in seconds of the machine's clock. Without that
the program was stopped amid the write. `manner` names how the next are written, `end` says that nothing more will be written.
"""
import os
import random
import signal
import sys
import time

from lines import LONG, LONG_WIDE, PLAIN, SAME, TABS, WIDE, text

WEIGHTS = {"trickle": 4, "steady": 4, "bursts": 4, "flood": 1, "unfinished": 3, "the_same": 2, "coloured": 2, "progress": 2,
           "above_a_status_line": 2, "full_screen": 2, "clear": 1, "rest": 2}
stopping = False


class Writer:
    def __init__(self, writer, log, seed):
        self.writer, self.number, self.random = writer, 0, random.Random(seed)
        self.log = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def raw(self, data):
        if isinstance(data, str):
            data = data.encode()
        while data:
            data = data[os.write(1, data):]

    def pause(self, longest):
        if not stopping:
            time.sleep(self.random.random() * longest)

    def lines(self, count, kind, form="{}\n"):
        """So many lines in one write, each inside of a form."""
        first, self.number = self.number + 1, self.number + count
        data = "".join(form.format(text(self.writer, n, kind)) for n in range(first, self.number + 1))
        os.write(self.log, f"{first} {self.number} {kind} {time.time():.4f}".encode())
        self.raw(data)
        os.write(self.log, f" {time.time():.4f}\n".encode())

    def one_in_pieces(self, kind):
        self.number += 1
        said = text(self.writer, self.number, kind) + "\n"
        os.write(self.log, f"{self.number} {self.number} {kind} {time.time():.4f}".encode())
        while said:
            cut = self.random.randint(1, max(1, len(said) // 2) if len(said) > 3 else len(said))
            self.raw(said[:cut])
            said = said[cut:]
            self.pause(self.random.choice((0.005, 0.05, 0.5)))
        os.write(self.log, f" {time.time():.4f}\n".encode())

    # The manners.

    def trickle(self):
        for _ in range(self.random.randint(1, 8)):
            self.lines(1, self.kind())
            self.pause(0.3)

    def steady(self):
        rest = self.random.choice((0.002, 0.005, 0.02))
        for _ in range(self.random.randint(20, 300)):
            self.lines(1, PLAIN)
            self.pause(rest)

    def bursts(self):
        for _ in range(self.random.randint(1, 5)):
            self.lines(self.random.randint(5, 400), self.kind())
            self.pause(0.4)

    def flood(self):
        for _ in range(self.random.randint(5, 150)):
            self.lines(100, PLAIN)

    def unfinished(self):
        for _ in range(self.random.randint(1, 4)):
            self.one_in_pieces(self.kind())

    def the_same(self):
        """A counted stretch stands between two lines with numbers."""
        self.lines(1, PLAIN)
        for _ in range(self.random.randint(1, 3)):
            self.lines(self.random.randint(2, 60), SAME)
            self.pause(0.2)
        self.lines(1, PLAIN)

    def coloured(self):
        self.lines(self.random.randint(1, 40), self.kind(), "\033[3" + str(self.random.randint(1, 7)) + "m{}\033[0m\r\n")

    def progress(self):
        for percent in range(0, 100, self.random.randint(3, 40)):
            self.raw(f"\r~ {percent} of 100\033[K")
            self.pause(0.1)
        self.lines(1, PLAIN, "\r{}\033[K\n")

    def above_a_status_line(self):
        """As builders and test runners do it: the status line is taken back, lines are written, it comes again."""
        self.raw("~ 0 done\n")
        for step in range(self.random.randint(3, 60)):
            self.lines(self.random.randint(1, 8), PLAIN, "\033[1A\033[2K\r{}\n~ " + str(step) + " done\n")
            self.pause(0.03)

    def full_screen(self):
        self.raw("\033[?1049h\033[2J\033[H")
        for picture in range(self.random.randint(1, 12)):
            self.raw("".join(f"\033[{row};1H~ row {row} of picture {picture}\033[K" for row in range(1, 12)))
            self.pause(0.15)
        self.raw("\033[?1049l")

    def clear(self):
        self.raw(self.random.choice(("\033[H\033[2J\033[3J", "\033[H\033[2J", "\033[H\033[J")))
        self.lines(self.random.randint(1, 5), PLAIN)

    def rest(self):
        self.pause(1.5)

    def kind(self):
        return self.random.choice((PLAIN, PLAIN, PLAIN, LONG, TABS, WIDE, LONG_WIDE))

    def passage(self, manners):
        manner = self.random.choices(manners, [WEIGHTS[name] for name in manners])[0]
        os.write(self.log, f"manner {manner}\n".encode())
        getattr(self, manner)()


def stop(*_):
    global stopping
    stopping = True


def main():
    signal.signal(signal.SIGUSR1, stop)
    writer, log, seed, passages = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    manners = sys.argv[5].split(",") if sys.argv[5:] and sys.argv[5] else list(WEIGHTS)
    pen = Writer(writer, log, seed)
    done = 0
    while not stopping and (passages == 0 or done < passages):
        pen.passage(manners)
        done += 1
    os.write(pen.log, b"end\n")
    if passages == 0:
        while True:
            signal.pause()


if __name__ == "__main__":
    main()
