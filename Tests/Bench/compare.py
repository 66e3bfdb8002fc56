"""Says whether a script of the benchmark counted what the program counted.

    compare.same(OURS, THEIRS) -> (cells, differences)

Every cell of `indicators.csv` on the bases that the scripts count must be theirs too. The program
leaves out spans that begin before the extracts are complete; what the scripts have for those is
not looked at.
"""
import csv

import work

BASES = {"snapshot", "month", "r12", "ytd", "academic_year", "term"}


def cells(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            key = tuple(row[k] for k in ("indicator", "period", "basis", "breakdown", "category"))
            yield key, row


def same(ours, theirs):
    counted = {key: (row["numerator"], row["denominator"]) for key, row in cells(theirs)}
    equal, different = 0, []
    seen = set()
    for key, row in cells(ours):
        if key[0] not in work.INDICATORS or key[2] not in BASES:
            continue
        seen.add(key[0])
        above, below = counted.get(key, (None, None))
        if row["symbol"] == "z":
            good = below in ("0", "")
        elif row["symbol"]:
            good = False
        else:
            good = above == row["numerator"] and (below == "" or below == row["denominator"])
        if good:
            equal += 1
        else:
            different.append((key, (row["numerator"], row["denominator"], row["symbol"]),
                              (above, below)))
    different += [((name,), "no cell", None) for name in work.INDICATORS if name not in seen]
    return equal, different
