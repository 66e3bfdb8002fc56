#!/usr/bin/env python3
"""Scores `scorecard normalise` on the Pollock benchmark of polluted CSV files.

Usage: score.py FOLDER [--scorecard PROGRAM] [--survey] [--each] [--keep DIR]

FOLDER is a checkout of the benchmark (README.md beside this file says where it is).
Every file of FOLDER/polluted_files/csv goes through `scorecard normalise`, with nothing told;
what comes out is compared with the file of the same name in FOLDER/polluted_files/clean.
With --survey: the 100 real files of FOLDER/survey_sample instead.

A file scores from 0 to 10: one point if it is read at all, and precision, recall and their
harmonic mean for the header, for the records and for the cells. The simple score is the mean
over all files; the weighted one weighs each file by how often its pollution was met in the
benchmark's survey of open data (FOLDER/pollock_weights.json). As the benchmark counts:

- the header is the first line of what comes out, taken as a bag of names;
- a record is the text of its cells one behind the other, so empty cells do not matter there;
- names and records are compared after a light typing (numbers, truth, case), cells as they are;
- an expected file that is empty scores 10 for anything but a failure.

The benchmark also reads dates and prices before it compares records, with three packages. It
matters only for two cells run together ("28/01/201800:00"), which then no longer equal their
parts; that reading is left out here. It makes the score of a reader that lets such cells pass
higher by up to 0.005 (Python's csv: 9.7285 here, 9.7240 with it, 9.7211 as published).
"""

import argparse
import collections
import concurrent.futures
import csv
import functools
import io
import json
import pathlib
import re
import subprocess
import sys

csv.field_size_limit(2**31 - 1)

SECONDS = 60


@functools.lru_cache(maxsize=1 << 16)
def tidied(cell):
    """A name or a value as records are compared: truth as 0 or 1, numbers in one form."""
    if cell in ("True", "true"):
        return "1"
    if cell in ("False", "false"):
        return "0"
    for kind in (int, float):
        try:
            return str(kind(cell))
        except ValueError:
            continue
    return cell.lower()


def measures(expected, found):
    """Precision, recall and their harmonic mean of two lists, taken as bags."""
    if not expected:
        return [1.0, 1.0, 1.0]
    common = sum((collections.Counter(expected) & collections.Counter(found)).values())
    if common == 0:
        return [0.0, 0.0, 0.0]
    precision, recall = common / len(expected), common / len(found)
    return [precision, recall, 2 * precision * recall / (precision + recall)]


def table(text):
    # Universal newlines, as the benchmark opens its files.
    return list(csv.reader(io.StringIO(text.replace("\r\n", "\n").replace("\r", "\n"))))


def points(expected, found):
    """The ten measures of one file; `found` is None where the file was refused."""
    if found is None:
        return [0.0] * 10
    expected, found = table(expected), table(found)
    if not expected:
        return [1.0] * 10
    header = measures(
        [tidied(name) for name in expected[0]],
        [tidied(name) for name in found[0]] if found else [],
    )
    records = measures(
        ["".join(map(tidied, row)) for row in expected[1:]],
        ["".join(map(tidied, row)) for row in found[1:]],
    )
    cells = measures(
        [cell for row in expected for cell in row],
        [cell for row in found for cell in row],
    )
    return [1.0] + header + records + cells


def normalised(program, path, keep):
    """What `scorecard normalise` writes for a file; None where it refuses or fails."""
    try:
        run = subprocess.run(
            [program, "normalise", str(path)],
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
        )
    except subprocess.TimeoutExpired:
        return None
    if keep:
        (keep / (path.name + ".csv")).write_bytes(run.stdout)
        (keep / (path.name + ".json")).write_bytes(run.stderr)
    return run.stdout.decode("utf-8-sig") if run.returncode == 0 else None


def family(name):
    """`row_extra_quote12_col3.csv` is one of the family `row_extra_quote`; row 0 is the header."""
    match = re.match(r"(row_[a-z_]+?)_?(?:row)?(\d+)_", name)
    if not match:
        return name
    return match[1] + (" (header)" if match[2] == "0" else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--scorecard", default="scorecard")
    parser.add_argument("--survey", action="store_true")
    parser.add_argument("--each", action="store_true", help="name every file that loses points")
    parser.add_argument("--keep", type=pathlib.Path, help="keep what was written, for looking")
    choice = parser.parse_args()

    base = choice.folder / ("survey_sample" if choice.survey else "polluted_files")
    paths = sorted(p for p in (base / "csv").glob("*") if p.suffix.lower() == ".csv")
    paths = [path for path in paths if (base / "clean" / path.name).is_file()]
    if not paths:
        sys.exit(f"no files with a clean version under {base}")
    if choice.keep:
        choice.keep.mkdir(parents=True, exist_ok=True)

    weights = {}
    if not choice.survey:
        listed = json.loads((choice.folder / "pollock_weights.json").read_text())
        weights = {path.name: listed[path.name] for path in paths if path.name in listed}

    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        texts = pool.map(lambda path: normalised(choice.scorecard, path, choice.keep), paths)
        scores = {
            path.name: points((base / "clean" / path.name).read_text("utf-8-sig"), text)
            for path, text in zip(paths, texts)
        }

    total = sum(weights.values())
    mean = [sum(score[k] for score in scores.values()) / len(scores) for k in range(10)]
    print(f"{len(scores)} files  simple {sum(mean):.4f}", end="")
    if total:
        weighted = sum(weights.get(name, 0) * sum(score) for name, score in scores.items())
        print(f"  weighted {weighted / total:.4f}", end="")
    print(f"\nread {mean[0]:.4f}  header {mean[3]:.4f}  records {mean[6]:.4f}  cells {mean[9]:.4f}")

    groups = collections.defaultdict(list)
    for name, score in scores.items():
        groups[name if choice.each or choice.survey else family(name)].append(name)
    rows = []
    for group, names in groups.items():
        lost = {name: 10 - sum(scores[name]) for name in names}
        simple = sum(lost.values()) / len(scores)
        heavy = sum(weights.get(n, 0) * lost[n] for n in names) / total if total else 0
        if simple > 1e-9:
            worst = max(lost, key=lost.get)
            rows.append((simple + heavy, group, len(names), simple, heavy, worst, lost[worst]))
    print(f"{'lost by':36} {'files':>5} {'simple':>8} {'weighted':>8}  worst")
    for _, group, count, simple, heavy, worst, lost in sorted(rows, reverse=True):
        print(f"{group[:36]:36} {count:5} {simple:8.5f} {heavy:8.5f}  {worst[:40]} {lost:.3f}")


if __name__ == "__main__":
    main()
