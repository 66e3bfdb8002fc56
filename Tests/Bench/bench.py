#!/usr/bin/env python3
"""Times the program beside scripts that do the same counting, and writes what came of it.

    make bench                                            docs/benchmark.md, scales 1 and 10
    python3 Tests/Bench/bench.py --scales 1,10 --runs 5 --out docs/benchmark.md

For each scale it has `synthesise` make an invented county and keeps the extracts that the 44
indicators of tier A need. It lets every script count them, compares each cell with the program's
`indicators.csv`, and times nothing unless all are equal. Each run is a process of its own, from the
CSV files to the written result, with the files in the system's cache; the contenders take turns, and
the median counts. Beside them stand bare libcsv over the same bytes (`floor.c`), the program's
start, and how its time and memory grow with the rows.
"""
import argparse
import csv
import datetime
import glob
import hashlib
import importlib.metadata
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import time

import compare
import work

HERE = os.path.dirname(os.path.abspath(__file__))
FOLDER = ".build/bench"
NEEDED = ["social-care/ssd_person.csv", "social-care/ssd_cp_plans.csv",
          "social-care/ssd_cin_episodes.csv", "social-care/CINPlanDates.csv",
          "social-care/ssd_assessment_factors.csv", "social-care/ssd_cin_assessments.csv",
          "police/police_protection.csv", "education/attendance_*.csv",
          "education/*_pupilonroll.csv"]
DATASETS = ["person", "cp_plans", "referrals", "cin_plans", "assessments", "assessment_factors",
            "police_protection", "attendance_pupil"]
RIVALS = ["duckdb", "polars", "pandas"]


def sheet(name, keep, edit=lambda row: row):
    """Writes the rows of a file of the catalogue that the 44 indicators need."""
    with open(f"data/catalogue/{name}", encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        rows = [edit(row) for row in reader if keep(row)]
    os.makedirs(f"{FOLDER}/catalogue", exist_ok=True)
    with open(f"{FOLDER}/catalogue/{name}", "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, reader.fieldnames, lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


def small_catalogue():
    def split_as_the_scripts(row):
        names = [n for n in row["breakdowns"].split("; ") if n in work.SLICES]
        return row | {"breakdowns": "; ".join(names)}
    sheet("indicators.csv", lambda row: row["id"] in work.INDICATORS, split_as_the_scripts)
    sheet("measures.csv", lambda row: row["indicator"] in work.INDICATORS)
    sheet("benchmarks.csv", lambda row: row["indicator"] in work.INDICATORS)


def county(scale, synthesise):
    """Two data folders: everything, and what the 44 indicators need."""
    whole, needed = f"{FOLDER}/county-{scale}", f"{FOLDER}/needed-{scale}"
    if not os.path.isdir(needed):
        shutil.rmtree(whole, ignore_errors=True)
        subprocess.run([synthesise, "--out", whole + "/extracts", "--scale", str(scale)],
                       check=True, stderr=subprocess.DEVNULL)
        shutil.copytree("data/reference", whole + "/reference")
        shutil.copy("data/partnership.json", whole)
        for pattern in NEEDED:
            for path in glob.glob(f"{whole}/extracts/{pattern}"):
                target = needed + path[len(whole):]
                os.makedirs(os.path.dirname(target), exist_ok=True)
                shutil.copy(path, target)
        os.makedirs(needed + "/reference", exist_ok=True)
        for name in ("terms.csv", "bank_holidays.csv"):
            shutil.copy(f"data/reference/{name}", needed + "/reference")
        shutil.copytree("data/reference/invented-county", needed + "/reference/invented-county")
        with open("data/partnership.json", encoding="utf-8") as file:
            settings = json.load(file)
        settings["expects"] = DATASETS
        with open(needed + "/partnership.json", "w", encoding="utf-8") as file:
            json.dump(settings, file)
    return whole, needed


def measured(command):
    """Runs a command: seconds of the clock, seconds of the processors, most kilobytes."""
    start = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode > 1:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}:\n{said.decode()}")
    return wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss


def medians(contenders, runs):
    """The contenders take turns, so that what else the machine does falls on all alike."""
    times = {name: [] for name in contenders}
    for _ in range(runs):
        for name, command in contenders.items():
            times[name].append(measured(command))
    return {name: [statistics.median(column) for column in zip(*rows)]
            for name, rows in times.items()}


def extracts(folder):
    return sorted(glob.glob(folder + "/extracts/**/*.csv", recursive=True))


def rows_in(folder):
    return sum(open(path, "rb").read().count(b"\n") for path in extracts(folder))


def digest(folder):
    found = hashlib.sha256()
    for path in sorted(glob.glob(folder + "/**/*", recursive=True)):
        if os.path.isfile(path):
            found.update(path[len(folder):].encode())
            with open(path, "rb") as file:
                found.update(file.read())
    return found.hexdigest()


def fit(points):
    """The straight line through points, and how far the furthest lies from it, as a share."""
    xs, ys = zip(*points)
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    slope = (sum((x - mean_x) * (y - mean_y) for x, y in points)
             / sum((x - mean_x) ** 2 for x in xs))
    base = mean_y - slope * mean_x
    return base, slope, max(abs(y - base - slope * x) / y for x, y in points)


class Bench:
    def __init__(self, options):
        self.options = options
        self.program = options.program
        self.lines = []
        self.misses = []

    def ours(self, folder, out, *more):
        return [self.program, "run", "--data", folder, "--out", f"{FOLDER}/{out}", *more]

    def small(self, folder, out, *more):
        return self.ours(folder, out, "--catalogue", f"{FOLDER}/catalogue", *more)

    def say(self, *lines):
        self.lines += lines
        for line in lines:
            print(line, flush=True)

    def check(self, needed):
        """Every script must have counted what the program did; else nothing is timed."""
        subprocess.run(self.small(needed, "ours"), check=False, stderr=subprocess.DEVNULL)
        ours = f"{FOLDER}/ours/2025-09/internal/indicators.csv"
        equal = 0
        for name in RIVALS:
            theirs = f"{FOLDER}/{name}.csv"
            subprocess.run([sys.executable, f"{HERE}/with_{name}.py", needed, theirs], check=True)
            equal, different = compare.same(ours, theirs)
            for cell in different[:5]:
                print(f"  {name}: {cell}")
            if different or not equal:
                sys.exit(f"{name} counted {len(different)} cells otherwise: nothing is timed")
        return equal

    def contest(self, scale):
        whole, needed = county(scale, self.options.synthesise)
        rows, size = rows_in(needed), sum(os.path.getsize(p) for p in extracts(needed))
        equal = self.check(needed)
        floors = {f"bare libcsv, {n}": [f"{FOLDER}/floor", str(n), *extracts(needed)]
                  for n in (1, 2)}
        scripts = {name: [sys.executable, f"{HERE}/with_{name}.py", needed, f"{FOLDER}/{name}.csv"]
                   for name in RIVALS}
        found = medians({"scorecard": self.small(needed, "ours"), **scripts, **floors},
                        self.options.runs)
        ours = found["scorecard"]
        self.say("", f"## Scale {scale}: {rows:,} rows, {size / 1e6:.1f} MB", "",
                 f"{equal:,} cells are equal in all of them.", "",
                 "| | wall s | CPU s | peak MB | wall, as a multiple of ours | CPU | memory |",
                 "|---|---:|---:|---:|---:|---:|---:|")
        for name, (wall, cpu, peak) in found.items():
            self.say(f"| {name} | {wall:.2f} | {cpu:.2f} | {peak / 1024:.0f} | "
                     f"{wall / ours[0]:.2f} | {cpu / ours[1]:.2f} | {peak / ours[2]:.2f} |")
        self.goals(scale, found)

    def goals(self, scale, found):
        ours = found["scorecard"][0]
        if scale == self.options.scales[0]:
            goals = [("duckdb", 10), ("polars", 10), ("pandas", 30)]
        else:
            goals = [(min(RIVALS, key=lambda name: found[name][0]), 2)]
        for name, goal in goals:
            ratio = found[name][0] / ours
            self.misses.append((f"Scale {scale}, faster than {name}", f"{goal} times",
                                f"{ratio:.1f} times", ratio >= goal))
        ratio = ours / found["bare libcsv, 2"][0]
        self.misses.append((f"Scale {scale}, whole run over bare libcsv on two parsers",
                            "1.25 times", f"{ratio:.1f} times", ratio <= 1.25))

    def jobs(self):
        whole, _ = county(self.options.scales[0], self.options.synthesise)
        found = set()
        for count in (1, 2, 8):
            shutil.rmtree(f"{FOLDER}/jobs", ignore_errors=True)
            measured(self.ours(whole, "jobs", "--jobs", str(count)))
            found.add(digest(f"{FOLDER}/jobs"))
        self.misses.append(("Bytes of `--jobs` 1, 2 and 8", "the same",
                            "the same" if len(found) == 1 else "not the same", len(found) == 1))

    def start(self):
        wall = medians({"start": [self.program, "--version"]}, max(11, self.options.runs))["start"]
        self.misses.append(("Start-up (`--version`)", "10 ms", f"{wall[0] * 1000:.1f} ms",
                            wall[0] <= 0.010))

    def growth(self):
        """How time and memory grow with rows: reading alone, 44 indicators, the whole catalogue."""
        kinds = {
            "read and check (`check`)":
                lambda f: [self.program, "check", "--data", f, "--out", f"{FOLDER}/grown"],
            "run, 44 indicators": lambda f: self.small(f, "grown"),
            "run, the whole catalogue": lambda f: self.ours(f, "grown"),
        }
        points = {name: ([], []) for name in kinds}
        for scale in (1, 2, 4, 8):
            whole, _ = county(scale, self.options.synthesise)
            rows = rows_in(whole) / 1e6
            found = medians({n: make(whole) for n, make in kinds.items()}, self.options.runs)
            for name, (_, cpu, peak) in found.items():
                points[name][0].append((rows, cpu))
                points[name][1].append((rows, peak * 1024 / 1e6))
        self.say("", "## Growth with rows", "",
                 "All extracts of the county at scales 1, 2, 4 and 8; CPU time and peak memory, and "
                 "the straight line through them.", "",
                 "| | CPU s at scale 1, 2, 4, 8 | fixed s | s a million rows | furthest from the "
                 "line | peak bytes a row |", "|---|---|---:|---:|---:|---:|")
        for name, (times, peaks) in points.items():
            base, slope, off = fit(times)
            heap = fit(peaks)[1]
            told = ", ".join(f"{cpu:.2f}" for _, cpu in times)
            self.say(f"| {name} | {told} | {base:.2f} | {slope:.2f} | {off:.0%} | {heap:.0f} |")
        heap = fit(points["run, the whole catalogue"][1])[1]
        self.misses.append(("Peak memory a row, the whole catalogue", "64 bytes",
                            f"{heap:.0f} bytes", heap <= 64))

    def measured(self):
        runs = self.options.runs
        return f"Median of {runs} runs that took turns." if runs > 1 else "One run of each."

    def page(self):
        with open("/proc/cpuinfo", encoding="utf-8") as file:
            model = next((line.split(":")[1].strip() for line in file if "model name" in line), "")
        memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2 ** 30
        versions = ", ".join(f"{name} {importlib.metadata.version(name)}" for name in RIVALS)
        ours = subprocess.run([self.program, "--version"], capture_output=True, text=True).stdout
        head = [
            "# How fast it is", "",
            "Written by `make bench` on " + datetime.date.today().isoformat() + ". "
            f"Machine: {os.cpu_count()} cores ({model}), {memory:.0f} GB, {platform.system()}. "
            f"{ours.strip()}; {versions}; Python {platform.python_version()}. "
            f"{self.measured()} Load when it began: "
            f"{self.load:.1f}"
            + (": the machine was busy with other work, so times of the clock are too long, and "
               "CPU times tell more." if self.load > 0.5 * os.cpu_count() else "."), "",
            "Every contender reads the same CSV files and counts the 44 indicators of tier A, each "
            "month of 24, each on its bases, with its breakdowns. Cells were compared before "
            "anything was timed. The scripts stop at numerators and denominators; the program also "
            "judges every row by its rules, works out limits and signals, applies disclosure "
            "control, and writes both editions with their pages and charts.", "",
            "## Against what was aimed at", "", "| | aim | measured | |", "|---|---|---|---|",
        ]
        head += [f"| {what} | {goal} | {got} | {'met' if met else 'missed'} |"
                 for what, goal, got, met in self.misses]
        return "\n".join(head + self.lines) + "\n"

    def run(self):
        self.load = os.getloadavg()[0]
        os.makedirs(FOLDER, exist_ok=True)
        subprocess.run(["cc", "-O2", "-o", f"{FOLDER}/floor", f"{HERE}/floor.c", "-lcsv",
                        "-lpthread"], check=True)
        small_catalogue()
        for scale in self.options.scales:
            self.contest(scale)
        if not self.options.quick:
            self.growth()
        self.jobs()
        self.start()
        with open(self.options.out, "w", encoding="utf-8") as file:
            file.write(self.page())


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default=".build/release/scorecard")
    parser.add_argument("--synthesise", default=".build/release/synthesise")
    parser.add_argument("--scales", default="1,10",
                        type=lambda text: [int(part) for part in text.split(",")])
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="leave out the growth with rows")
    parser.add_argument("--out", default="docs/benchmark.md")
    Bench(parser.parse_args()).run()


if __name__ == "__main__":
    main()
