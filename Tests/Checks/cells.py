#!/usr/bin/env python3
"""Compares the cells that `scorecard normalise` writes with what Python's csv finds in the same file.

Usage: Tests/Checks/cells.py PROGRAM FOLDER...

Python is told the encoding and the delimiter that the program reports, and finds quotes and lines
by itself. A file passes when the records from the header on are the same, cell for cell, but for
blanks at the ends of cells and of names, and for records that the program says it left out.
"""
import csv
import io
import json
import os
import subprocess
import sys

csv.field_size_limit(1 << 30)


def tidy(rows):
    rows = [[cell.strip().replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]
    for row in rows:
        while row and row[-1] == "":
            row.pop()
    return [row for row in rows if row]


def compare(program, path):
    run = subprocess.run([program, "normalise", path], capture_output=True, check=False)
    if run.returncode != 0:
        return "refused", run.stderr.decode(errors="replace").strip()[:120], 0
    report = json.loads(run.stderr)
    ours = tidy(csv.reader(io.StringIO(run.stdout.decode("utf-8"), newline="")))
    data = open(path, "rb").read()
    for encoding in ("utf-8-sig", "cp1252", "latin-1"):
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            encoding = "utf-16"
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    delimiter = report.get("delimiter", ",")[:1] or ","
    theirs = tidy(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    cells = sum(len(row) for row in ours)
    body = theirs[len(theirs) - len(ours):]
    if ours[1:] == body[1:]:
        return "same", "", cells
    missing = [row for row in ours[1:] if row not in theirs]
    if not missing:
        return "left out", f"{len(theirs) - len(ours)} lines of Python's are not records", cells
    return "different", f"{len(missing)} of {len(ours)} records are not Python's", cells


def main():
    program, folders = sys.argv[1], sys.argv[2:]
    counts, cells = {}, 0
    for folder in folders:
        for root, names, files in sorted(os.walk(folder)):
            names.sort()
            for name in sorted(files):
                if not name.lower().endswith((".csv", ".tsv", ".txt")):
                    continue
                path = os.path.join(root, name)
                outcome, why, count = compare(program, path)
                counts[outcome] = counts.get(outcome, 0) + 1
                cells += count
                if outcome != "same":
                    print(f"{outcome}: {path}: {why}")
    print(", ".join(f"{number} {outcome}" for outcome, number in sorted(counts.items())), f"({cells} cells)")
    return 1 if counts.get("different") else 0


if __name__ == "__main__":
    sys.exit(main())
