#!/usr/bin/env python3
"""Works out comparisons with published figures again, by itself, and compares.

    python3 Tests/Checks/recount_comparisons.py COMPARISONS.csv REFERENCE [--area 936] [--own data]
    python3 Tests/Checks/recount_comparisons.py REPORTS/2025-06 REFERENCE [--model "DfE 2021"]

COMPARISONS.csv is one `comparisons.csv` of the program, or a month's folder with one folder for
each authority: then every cell of every authority is worked out. REFERENCE is the folder of
published files it was made from (DfE's as downloaded, or data/reference). `--own` is a data folder
whose partnership.json names the neighbours; else a model of DfE in REFERENCE is used, and the other
one for an authority that it does not know. Written from `spec/definitions.md` and
`spec/methods.md`; it shares no code with the program.
A development check: `make test` does not run it. Exit status 1 when a cell differs.
"""
import argparse
import csv
import glob
import json
import math
import os
import statistics
import sys
from collections import Counter, defaultdict
from fractions import Fraction as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "recount"))

from comparisons_columns import stand_ins  # noqa: E402
from figures import rate_limits, tenths, wilson  # noqa: E402
from reading import rows_of  # noqa: E402
from recount_columns import PUBLISHED, WHOLE  # noqa: E402

def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


class Library:
    def __init__(self, folder):
        self.rows = {}
        self.regions = {}
        self.read = {}
        self.everyone = {}
        starts = {"absence": "absence", "care": "cla_number"}
        for table in {entry[0] for entry in PUBLISHED.values()}:
            word, _, rest = table.partition(" ")
            paths = [p for p in glob.glob(folder + "/**/*.csv", recursive=True)
                     if p.rsplit("/", 1)[1].startswith(starts.get(word, word + "_"))]
            group = (rest or "CPPO") + " at 31 March"
            self.rows[table] = {}
            for path in paths:
                for row in self.lines(path):
                    if word == "absence" and (row["phase_type_grouping"] != "Total" or
                                              row["social_care_group"] != group):
                        continue
                    if word == "care" and row["population_type"] != rest:
                        continue
                    # An academic year belongs to the reporting year of its 31 March.
                    year = int(row["time_period"][:4]) + (word == "absence")
                    self.keep(table, (year, self.area(row)), row)
                    if row["old_la_code"] and row["region_name"]:
                        self.regions[row["old_la_code"]] = row["region_name"]
        self.population = {}
        for path in glob.glob(folder + "/**/*population*2023*.csv", recursive=True):
            for row in self.lines(path):
                count = number(row["population_estimate"])
                if count:
                    self.population[(int(row["time_period"]), self.area(row))] = int(count)
                if row["old_la_code"] and row["region_name"]:
                    self.regions.setdefault(row["old_la_code"], row["region_name"])

    def lines(self, path):
        if path not in self.read:
            self.read[path] = rows_of(path)
        return self.read[path]

    @staticmethod
    def area(row):
        return row["old_la_code"] or row["region_name"] or "England"

    def keep(self, table, place, row):
        """Of two rows of one authority, under an old and a new code, the one that says more."""
        def says(row):
            return sum(number(cell) is not None for cell in row.values())
        known = self.rows[table].get(place)
        if known is None or says(row) >= says(known):
            self.rows[table][place] = row

    def years(self, indicator):
        return sorted({year for year, _ in self.rows[PUBLISHED[indicator][0]]})

    def figure(self, indicator, year, area):
        """(value, numerator, denominator), each None where it is not published."""
        table, kind, columns, below, printed, _ = PUBLISHED[indicator]
        row = self.rows[table].get((year, area))
        if row is None:
            return None, None, None
        parts = [number(row.get(column)) for column in columns]
        top = None if None in parts or not parts else int(sum(parts))
        if kind == "count":
            return top, top, None
        base = (self.population.get((year - 1, area)) if kind == "rate" and not below
                else number(row.get(below)))
        if printed:
            value = number(row.get(printed))
            if value is not None and indicator in WHOLE:
                value = math.floor(value + 0.5)
            return value, top, base and int(base)
        if top is None or not base:
            return None, top, None if base is None else int(base)
        return float(tenths(top, int(base), 10000 if kind == "rate" else 100)), top, int(base)

    def together(self, indicator, year, areas):
        """The figure of several authorities as one, from their counts; of one its own."""
        figures = [self.figure(indicator, year, area) for area in areas]
        if len(figures) == 1:
            return figures[0][0]
        kind = PUBLISHED[indicator][1]
        tops, bases = [f[1] for f in figures], [f[2] for f in figures]
        if None in tops or kind == "figure" or (kind != "count" and None in bases):
            return None
        if kind == "count":
            return sum(tops)
        if not sum(bases):
            return None
        scale = 10000 if kind == "rate" else 100
        if indicator in WHOLE:
            return math.floor(sum(tops) * scale / sum(bases) + 0.5)
        return float(tenths(sum(tops), sum(bases), scale))

    def neighbours(self, indicator, year, area, codes):
        """The figures of neighbours; one that was not there is stood in for, each stand-in once."""
        taken = {*codes, area, *stand_ins(area, year)}
        found = []
        for code in codes:
            value = self.figure(indicator, year, code)[0]
            others = stand_ins(code, year)
            if value is None and others and not taken & set(others):
                value = self.together(indicator, year, others)
                if value is not None:
                    taken |= set(others)
            found.append(value)
        return [value for value in found if value is not None]

    def limits(self, indicator, year, area):
        kind = PUBLISHED[indicator][1]
        value, top, base = self.figure(indicator, year, area)
        if kind in ("count", "figure") or value is None or top is None or not base or (
                kind == "share" and top > base):
            return None
        return (rate_limits if kind == "rate" else wilson)(top, base, show=float)

    def standing(self, indicator, year, area, polarity):
        """(rank among all, band), None unless every authority has a figure."""
        value = self.figure(indicator, year, area)[0]
        if not polarity or value is None:
            return None, None
        if (indicator, year) not in self.everyone:
            self.everyone[indicator, year] = self.all_figures(indicator, year)
        values, cuts = self.everyone[indicator, year]
        if not values:
            return None, None
        rank = 1 + sum(v < value if polarity == "low" else v > value for v in values)
        quarter = sum(F(str(value)) > cut for cut in cuts)
        return rank, ("ABCD" if polarity == "low" else "DCBA")[quarter]

    def all_figures(self, indicator, year):
        """The figures of all authorities and their quarters; none unless every one has one."""
        table, kind, columns, below, printed, _ = PUBLISHED[indicator]
        values = []
        for (of, code), row in self.rows[table].items():
            if of != year or not code.isdigit():
                continue
            other, top, _ = self.figure(indicator, year, code)
            if other is not None:
                values.append(other)
            # Nothing to divide by is no missing figure.
            elif (row[printed] != "z" if printed else
                  not (kind == "share" and top is not None and number(row.get(below)) == 0
                       or "z" in [row.get(c) for c in columns])):
                return [], []
        return (values, quartiles(values)) if len(values) >= 150 else ([], [])


def quartiles(values):
    """R's type 7 quantiles, which Python calls inclusive, without rounding."""
    exact = sorted(F(str(v)) for v in values)
    cuts = []
    for quarter in (1, 2, 3):
        whole, rest = divmod((len(exact) - 1) * quarter, 4)
        above = exact[min(whole + 1, len(exact) - 1)]
        cuts.append(exact[whole] + F(rest, 4) * (above - exact[whole]))
    return cuts


MODELS = {"DfE 2025": ("sn_model_2025", 0, range(4, 24, 2)),
          "DfE 2021": ("New_Statistical_Neighbour", 0, range(5, 25, 2))}


def neighbours_of(area, folder, own, model="DfE 2025"):
    if own:
        with open(own + "/partnership.json", encoding="utf-8") as file:
            return "own", json.load(file)["neighbours"]
    # An authority that a model does not know is compared by the other.
    for name in sorted(MODELS, key=lambda n: n != model):
        start, key, columns = MODELS[name]
        for path in glob.glob(folder + f"/**/{start}*.csv", recursive=True):
            with open(path, encoding="utf-8-sig", newline="") as lines:
                for row in csv.reader(lines):
                    if len(row) > 23 and row[key] == area:
                        return name, [row[c].strip() for c in columns]
    return "", []


def rounded(value, like):
    """A number with as many decimals as a text has, half up."""
    places = len(like.split(".")[1]) if "." in like else 0
    return math.floor(value * 10 ** places + 0.5 + 1e-9) / 10 ** places


def verdict(value, benchmark, limits):
    if value is None or benchmark is None or limits is None:
        return "Not compared"
    low, high = limits
    return "Higher" if low > benchmark else "Lower" if high < benchmark else "Similar"


def expected(library, indicator, year, area, model, neighbours):
    polarity = PUBLISHED[indicator][5]
    value, _, _ = library.figure(indicator, year, area)
    others = library.neighbours(indicator, year, area, neighbours)
    england = library.figure(indicator, year, "England")[0]
    region = library.regions.get(area, "")
    if (year, region) not in library.rows[PUBLISHED[indicator][0]] and "London" in region:
        region = "London"
    national, band = library.standing(indicator, year, area, polarity)
    limits = library.limits(indicator, year, area)
    cells = {
        "value": value, "lower": limits and limits[0], "upper": limits and limits[1],
        "neighbours_model": model, "neighbours_used": len(others),
        "neighbours_mean": statistics.fmean(others) if others else None,
        "neighbours_median": statistics.median(others) if others else None,
        "neighbours_lowest": min(others) if others else None,
        "neighbours_highest": max(others) if others else None,
        "region": library.figure(indicator, year, region)[0], "england": england,
        "rank_among_neighbours": None, "rank_of": None,
        "national_rank": national, "quartile_band": band or "",
        "compared_with_england": verdict(value, england, limits),
        "compared_with_neighbours": verdict(
            value, statistics.fmean(others) if others else None, limits),
    }
    if polarity and value is not None:
        better = sum(1 for v in others if (v < value if polarity == "low" else v > value))
        cells["rank_among_neighbours"] = 1 + better
        cells["rank_of"] = 1 + len(others)
    return cells


def compare(library, path, area, model, neighbours, tally):
    """Adds the cells of one authority to the tally: equal, differences, rows not there, others."""
    rows = {(r["indicator"], int(r["reporting_year"])): r for r in rows_of(path)
            if r["area_code"] == area}
    # The catalogue of an earlier program may lack an indicator: it is then not asked for.
    asked = [i for i in PUBLISHED if any(row == i for row, _ in rows)]
    tally["not asked"] |= set(PUBLISHED) - set(asked)
    tally["others"] += Counter(i for i, _ in rows if i not in PUBLISHED)
    for indicator in asked:
        for year in library.years(indicator):
            row = rows.pop((indicator, year), None)
            if row is None:
                tally["missing"].append((area, indicator, year))
                continue
            for column, mine in expected(library, indicator, year, area, model,
                                         neighbours).items():
                theirs = row[column]
                if row["value_source"] == "local" and column in (
                        "value", "lower", "upper", "rank_among_neighbours", "rank_of",
                        "compared_with_england", "compared_with_neighbours"):
                    continue
                if isinstance(mine, str):
                    same = mine == theirs
                elif mine is None:
                    same = number(theirs) is None
                else:
                    same = number(theirs) is not None and abs(
                        rounded(mine, theirs) - float(theirs)) < 1e-6
                if same:
                    tally["equal"] += 1
                else:
                    tally["differ"][column].append((area, indicator, year, mine, theirs))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("comparisons")
    parser.add_argument("reference")
    parser.add_argument("--area", default="999")
    parser.add_argument("--own")
    parser.add_argument("--model", default="DfE 2025")
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    library = Library(options.reference)
    areas = [(options.area, options.comparisons)]
    if os.path.isdir(options.comparisons):
        areas = [(code, f"{options.comparisons}/{code}/internal/comparisons.csv")
                 for code in sorted(os.listdir(options.comparisons)) if code.isdigit()]
    tally = {"equal": 0, "differ": defaultdict(list), "missing": [], "others": Counter(),
             "not asked": set()}
    for area, path in areas:
        model, neighbours = neighbours_of(area, options.reference, options.own, options.model)
        compare(library, path, area, model, neighbours, tally)
    print(f"{len(areas)} authorities: {tally['equal']} cells equal, "
          f"{sum(map(len, tally['differ'].values()))} differ, {len(tally['missing'])} rows not there")
    for column, cells in tally["differ"].items():
        print(f"  {column}: {len(cells)}")
        for cell in cells[:options.show]:
            print(f"    {' '.join(map(str, cell[:3]))}: here {cell[3]}, there '{cell[4]}'")
    print(f"  not in the file: {sorted(tally['not asked'])}; not there: "
          f"{tally['missing'][:options.show]}; other rows: {dict(tally['others'])}")
    return 1 if tally["differ"] or tally["missing"] else 0


if __name__ == "__main__":
    sys.exit(main())
