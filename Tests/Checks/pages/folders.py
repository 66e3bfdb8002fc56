"""Runs the program on the demonstration and on folders made from it at the edges: nothing but a list
of children came, every count is small, one month of history, 153 authorities with published figures,
figures revised after their release, two authorities side by side.

The new authorities' figures are those of the demonstration's ten under invented names.

Usage: folders.py PROGRAM FOLDER   Exit status 1 when a run fails."""

import concurrent.futures
import csv
import json
import os
import pathlib
import shutil
import subprocess
import sys

DATA = pathlib.Path("data")
PERIOD = "2025-09"
# The program's own word for "done, but not everything came".
DONE = (0, 1)


def settings(folder, **changes):
    read = json.loads((DATA / "partnership.json").read_text(encoding="utf-8"))
    read.update(changes)
    (folder / "partnership.json").write_text(
        json.dumps({k: v for k, v in read.items() if v is not None}), encoding="utf-8")


def copied(folder, without=()):
    for part in ("catalogue", "commentary", "extracts", "reference"):
        if part not in without:
            shutil.copytree(DATA / part, folder / part)


def run(program, folder, *arguments):
    command = [program, *arguments, "--data", str(folder), "--out", str(folder / "reports")]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in DONE:
        raise RuntimeError(f"{' '.join(command)}: {done.returncode}\n{done.stderr[-2000:]}")


def demonstration(program, folder):
    copied(folder)
    settings(folder)
    run(program, folder, "run", "--period", PERIOD)


def nothing_received(program, folder):
    copied(folder, without=("extracts",))
    settings(folder)
    children = (DATA / "extracts/social-care/ssd_person.csv").read_text(encoding="utf-8")
    (folder / "extracts").mkdir()
    (folder / "extracts/children.csv").write_text(
        "\n".join(children.split("\n")[:4]) + "\n", encoding="utf-8")
    run(program, folder, "run", "--period", PERIOD)


def all_withheld(program, folder):
    copied(folder)
    settings(folder)
    for file in (folder / "extracts").rglob("*.csv"):
        lines = file.read_bytes().split(b"\n")
        file.write_bytes(b"\n".join(lines[:5]) + b"\n")
    run(program, folder, "run", "--period", PERIOD)


def one_month(program, folder):
    copied(folder)
    settings(folder, covers_from=f"{PERIOD}-01")
    run(program, folder, "run", "--period", PERIOD)


def all_authorities(program, folder):
    copied(folder)
    codes = []
    for file in (folder / "reference").rglob("*.csv"):
        with file.open(encoding="utf-8", newline="") as source:
            table = csv.DictReader(source)
            names, rows = table.fieldnames, list(table)
        if not {"old_la_code", "la_name", "new_la_code"} <= set(names):
            continue
        areas = sorted({r["old_la_code"] for r in rows if r["old_la_code"] not in ("", "999")})
        new = []
        for place in range(142):
            code = str(301 + place)
            codes.append(code)
            model = areas[place % len(areas)] if areas else None
            new += [{**r, "old_la_code": code, "new_la_code": f"E06001{code}",
                     "la_name": f"Invented Authority {code}"}
                    for r in rows if r["old_la_code"] == model]
        with file.open("w", encoding="utf-8", newline="") as target:
            writer = csv.DictWriter(target, names, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows + new)
    known = json.loads((DATA / "partnership.json").read_text(encoding="utf-8"))["neighbours"]
    settings(folder, neighbours=known + sorted(set(codes)))
    run(program, folder, "run", "--period", PERIOD)


def revised(program, folder):
    copied(folder)
    settings(folder)
    run(program, folder, "run", "--period", PERIOD)
    run(program, folder, "publish", "--period", PERIOD)
    plans = folder / "extracts/social-care/ssd_cp_plans.csv"
    lines = plans.read_bytes().split(b"\n")
    plans.write_bytes(b"\n".join(lines[:1] + [l for n, l in enumerate(lines[1:]) if n % 9]))
    run(program, folder, "run", "--period", PERIOD)


def side_by_side(program, folder):
    copied(folder, without=("extracts", "commentary"))
    settings(folder, authority_code=None, authority_name=None, expects=None, authorities=[
        {"code": "991", "name": "Northshire"}, {"code": "992", "name": "Southshire"}])
    for code, step in (("991", 2), ("992", 3)):
        for file in sorted((DATA / "extracts/social-care").glob("ssd_cp_plans*.csv")):
            lines = file.read_bytes().split(b"\n")
            target = folder / "extracts" / code / file.name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(b"\n".join(lines[:1] + lines[1::step]) + b"\n")
    run(program, folder, "run", "--period", PERIOD)


FOLDERS = [all_authorities, revised, demonstration, one_month, all_withheld, side_by_side,
           nothing_received]


def main():
    program, target = str(pathlib.Path(sys.argv[1]).resolve()), pathlib.Path(sys.argv[2])
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(min(os.cpu_count() or 1, 4)) as pool:
        jobs = {}
        for make in FOLDERS:
            folder = target / make.__name__.replace("_", "-")
            folder.mkdir(parents=True)
            jobs[pool.submit(make, program, folder)] = folder
        for job in concurrent.futures.as_completed(jobs):
            if job.exception():
                failed += 1
                print(f"folders: {jobs[job].name}: {job.exception()}")
    print(f"folders: {len(FOLDERS)} runs, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
