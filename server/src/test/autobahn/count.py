"""Counts the results of Autobahn runs: count.py EXPECTED INDEX.json...

Exits non-zero when a case failed, or when fewer cases than EXPECTED ran.
"""

import json
import sys
from collections import Counter

PASSED = ("OK", "NON-STRICT", "INFORMATIONAL")

groups = {}
failures = []
expected = int(sys.argv[1])
for path in sys.argv[2:]:
    with open(path) as index:
        for case, result in json.load(index)["muxcast"].items():
            passed = result["behavior"] in PASSED and result["behaviorClose"] in PASSED
            counts = groups.setdefault(int(case.split(".")[0]), Counter())
            counts[result["behavior"] if passed else "FAILED"] += 1
            if not passed:
                failures.append((case, result["behavior"], result["behaviorClose"]))

for group in sorted(groups):
    counts = sorted(groups[group].items())
    print("%2d.*  %s" % (group, ", ".join("%d %s" % (n, word) for word, n in counts)))
for case, behavior, close in sorted(failures):
    print("FAILED %s: %s, close %s" % (case, behavior, close))
total = sum(sum(counts.values()) for counts in groups.values())
missing = max(0, expected - total)
if missing:
    print("only %d of %d cases ran" % (total, expected))
failed = len(failures) + missing
print("autobahn: %d passed, %d failed" % (total - len(failures), failed))
sys.exit(1 if failed else 0)
