#!/usr/bin/env python3
"""Makes invented partnerships, publishes month after month of each, and attacks all of it together.

    venv/bin/python Tests/Checks/attack_partnerships.py --program .build/release/scorecard
        --synthesise .build/release/synthesise [--number 10] [--months 6] [--first 1] [--main]
        [--work DIR] [--keep]

Partnership N has the seed N and a scale from 0.05 to 2 that goes with it; small ones have sparse
categories. Every month `run` and `publish` are done as a partnership does them, with its ledger of
releases and some rows that come late; then `attack.py` puts the public folders of all months together. One line is printed for
each partnership. The same numbers make the same partnerships. Exit status 1 when a count is exposed.
"""
import argparse
import datetime
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import zlib
from collections import Counter

import attack

SCALES = (0.05, 2, 0.1, 1, 0.2, 0.5, 0.07, 1.5, 0.3, 0.75)


def months(last, count):
    """The last so many months, the oldest first."""
    year, month = map(int, last.split("-"))
    index = year * 12 + month - 1
    return [f"{n // 12}-{n % 12 + 1:02d}" for n in range(index - count + 1, index + 1)]


def call(*arguments):
    """Runs a program; the status 1 of `run` says that rows were set aside, which they are."""
    done = subprocess.run(list(map(str, arguments)), capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise RuntimeError(f"{' '.join(map(str, arguments))}: {done.stderr.strip()[-300:]}")


def known_by(extracts, target, last, late):
    """Copies extracts as they stood at a month's end: of the rows of the two months before, so many
    in a hundred are not recorded yet. The rest of the history is the same in every release."""
    first = last - datetime.timedelta(62)
    for path in sorted(extracts.rglob("*")):
        copy = target / path.relative_to(extracts)
        if path.is_dir():
            copy.mkdir(parents=True, exist_ok=True)
            continue
        lines = path.read_bytes().split(b"\n")
        kept = [line for place, line in enumerate(lines) if place < 2 or not (
            zlib.crc32(line) % 100 < late and first <= (newest(line, last) or first) <= last
            and newest(line, last))]
        copy.write_bytes(b"\n".join(kept))


def newest(line, limit):
    """The newest day in a row that is not after the limit."""
    days = []
    for match in re.finditer(rb"(\d{4})-(\d\d)-(\d\d)|(\d\d)/(\d\d)/(\d{4})", line):
        parts = [int(p) for p in match.groups() if p]
        try:
            days.append(datetime.date(*(parts if parts[0] > 31 else parts[::-1])))
        except ValueError:
            continue
    return max((d for d in days if d <= limit), default=None)


def publish(options, number, folder):
    """The public folders of a partnership, month by month."""
    scale = SCALES[number % len(SCALES)]
    data = folder / "data"
    shutil.copytree(options.data / "reference", data / "reference")
    shutil.copy(options.data / "partnership.json", data)
    if options.local_catalogue:
        shutil.copytree(options.data / "catalogue", data / "catalogue")
    whole = folder / "whole"
    call(options.synthesise, "--out", whole, "--seed", number, "--scale", scale,
         "--period", options.last)
    publics, internals = [], []
    for period in months(options.last, options.months):
        shutil.rmtree(data / "extracts", ignore_errors=True)
        year, month = map(int, period.split("-"))
        last = datetime.date(year + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)
        (data / "extracts").mkdir()
        known_by(whole, data / "extracts", last, options.late if period != options.last else 0)
        for step in ("run", "publish"):
            call(options.program, step, "--data", data, "--period", period,
                 "--out", folder / "reports")
        publics.append(folder / "reports" / period / "public")
        internals.append(folder / "reports" / period / "internal")
    return scale, publics, internals


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", type=pathlib.Path, required=True)
    parser.add_argument("--synthesise", type=pathlib.Path, required=True)
    parser.add_argument("--data", type=pathlib.Path, default=pathlib.Path("data"))
    parser.add_argument("--number", type=int, default=10)
    parser.add_argument("--first", type=int, default=1)
    parser.add_argument("--months", type=int, default=6)
    parser.add_argument("--last", default="2025-09")
    parser.add_argument("--late", type=int, default=2, help="of a hundred new rows, how many late")
    parser.add_argument("--local-catalogue", action="store_true")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--main", action="store_true")
    parser.add_argument("--verbose", action="store_true")
    parser.add_argument("--work", type=pathlib.Path)
    parser.add_argument("--keep", action="store_true")
    options = parser.parse_args()
    catalogue = options.data / "catalogue"
    work = options.work or pathlib.Path(tempfile.mkdtemp())
    sums, kinds = Counter(), Counter()
    for number in range(options.first, options.first + options.number):
        folder = work / str(number)
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        began = time.monotonic()
        scale, publics, internals = publish(options, number, folder)
        made = time.monotonic() - began
        model = attack.assemble(catalogue, publics, internals, options.main)
        if options.verbose:
            exposed, undecided, attacked = attack.report(
                model, publics, options.main, options.seconds)
        else:
            exposed, undecided, attacked = attack.attacked(model, options.main, options.seconds)
        shown = len(model.small_shown)
        for variable, _, _ in exposed:
            kinds[model.hidden[variable][0], model.hidden[variable][2]] += 1
        sums.update(exposed=len(exposed), undecided=len(undecided), attacked=attacked, shown=shown)
        print(f"partnership {number}, scale {scale}: {attacked} counts of 1 to 5, "
              f"{len(exposed)} exposed, {len(undecided)} undecided, {shown} shown; "
              f"{made:.0f} s to publish, {time.monotonic() - began - made:.0f} s to attack",
              flush=True)
        if not options.keep:
            shutil.rmtree(folder)
    for (name, basis), count in kinds.most_common(30):
        print(f"  {count} exposed: {name} {basis}")
    print(f"{options.number} partnerships over {options.months} months: {sums['attacked']} counts, "
          f"{sums['exposed']} exposed, {sums['undecided']} undecided, {sums['shown']} shown")
    return 1 if sums["exposed"] or sums["shown"] else 0


if __name__ == "__main__":
    sys.exit(main())
