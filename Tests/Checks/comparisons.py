#!/usr/bin/env python3
"""Compare every authority with its neighbours, straight from DfE's files.

Usage: comparisons.py FOLDER          the folder that holds cin-2024/ and the neighbour files
       comparisons.py FOLDER CODE     one row for each indicator and year of one authority

An independent calculation of what the program writes to comparisons.csv: fractions instead of
scaled whole numbers, its own reader, its own column names. It shares nothing with the program.
Without a code it prints one line of sums for each indicator and neighbour model; the test
ComparisonSumsTests holds them against the program's (of the older model a few, to be quick).
"""
import csv
import math
import sys
from fractions import Fraction as F

from comparisons_columns import (ABSENCE, D1, HIDDEN, INDICATORS, POPULATION, SLICES, WHOLE,
                                 stand_ins)
from comparisons_limits import count_limits, share_limits


def half_up(value):
    """A fraction to tenths, as a whole number of tenths."""
    return math.floor(value * 10 + F(1, 2))


def number(text):
    try:
        return F(text)
    except (ValueError, ZeroDivisionError):
        return None


class Published:
    def __init__(self, folder):
        self.folder = folder
        self.files = {}
        self.population = {}
        for row in self.read(POPULATION):
            value = number(row["population_estimate"])
            if value is not None:
                self.population[int(row["time_period"]), self.area(row)] = int(value)
        self.models = {}
        for name, file, key, columns in (
            ("DfE 2021", "New_Statistical_Neighbour_Groupings_April_2021.csv", 0, range(5, 25, 2)),
            ("DfE 2025", "sn_model_2025_wide.csv", 0, range(4, 24, 2)),
        ):
            with open(folder + "/" + file, encoding="utf-8-sig", newline="") as lines:
                rows = list(csv.reader(lines))[1:]
            self.models[name] = {r[key]: [r[c].strip() for c in columns]
                                 for r in rows if len(r) > 23 and r[key].isdigit()}

    def read(self, file):
        if file not in self.files:
            with open(self.folder + "/" + file, encoding="utf-8-sig", newline="") as lines:
                self.files[file] = list(csv.DictReader(lines))
        return self.files[file]

    @staticmethod
    def area(row):
        level = row["geographic_level"]
        if level == "Local authority":
            return row["old_la_code"]
        return row["region_name"] if level == "Regional" else "England"

    def series(self, indicator):
        """{(year, area): (tenths or count or None, count, total, region, has nothing below)}"""
        file, above, below, printed = INDICATORS[indicator]
        found = {}
        for row in self.read(file):
            if any(row[c] != v for c, v in SLICES.get(indicator, {}).items()):
                continue
            # A school year of six digits is that of the reporting year in which it ends.
            year = int(row["time_period"][:4]) + (1 if file == ABSENCE else 0)
            area = self.area(row)
            parts = [number(row[c]) for c in above]
            count = None if None in parts or not above else int(sum(parts))
            if below == "population":
                total = self.population.get((year - 1, area))
            else:
                total = number(row[below]) if below else None
            if indicator in WHOLE:
                value = number(row[printed])
                value = None if value is None else math.floor(value + F(1, 2))
            elif below is None:
                value = count
            elif printed:
                value = number(row[printed])
                value = None if value is None else half_up(value)
            elif count is None or not total:
                value = None
            else:
                value = half_up(F(count, int(total)) * (10000 if below == "population" else 100))
            empty = ((row[printed] == "z") if printed else
                     (count is not None and total == 0) or "z" in [row[c] for c in above])
            if found.get((year, area), (None,))[0] is not None and value is None:
                continue  # one three-digit code, two nine-character ones: the row with the figure
            columns = above + ([below] if below in row else [])
            hidden = "c" == (row[printed] if printed else
                             next((row[c] for c in columns if number(row[c]) is None), ""))
            found[year, area] = (value, count, None if total is None else int(total),
                                 row["region_name"], empty, hidden)
        return found


    def regions(self):
        """{authority: region}, from every file: one may lack the authority, or its region."""
        found = {}
        for file in [POPULATION] + sorted({row[0] for row in INDICATORS.values()}):
            for row in self.read(file):
                if row["geographic_level"] == "Local authority" and row["region_name"]:
                    found.setdefault(row["old_la_code"], row["region_name"])
        return found


def limits_of(count, total, below):
    """95% limits in the unit of the figure; None without what they need."""
    if None in (count, total) or not below or total <= 0:
        return None
    if below.startswith("population"):
        return tuple(v * 10000 / total for v in count_limits(count))
    return share_limits(count, total) if count <= total else None


def apart(own, other):
    """How one interval stands to another: different only where the two do not meet."""
    if own is None or other is None:
        return "N"
    return "H" if other[1] < own[0] else "L" if other[0] > own[1] else "S"


def verdict(limits, other):
    if limits is None or other is None:
        return "N"
    return "H" if other < limits[0] else "L" if other > limits[1] else "S"


def together(series, codes, year, indicator):
    """The figure of several authorities as one, from their counts; of one its own."""
    rows = [series.get((year, code)) for code in codes]
    if None in rows:
        return None
    if len(rows) == 1:
        return rows[0][0]
    _, above, below, _ = INDICATORS[indicator]
    if not above or any(r[1] is None or (below and r[2] is None) for r in rows):
        return None
    count = sum(r[1] for r in rows)
    if not below:
        return count
    total = sum(r[2] for r in rows)
    if not total:
        return None
    share = F(count, total) * (10000 if below.startswith("population") else 100)
    return math.floor(share + F(1, 2)) if indicator in WHOLE else half_up(share)


def both(series, codes, year, below):
    """The counts of several authorities as one."""
    rows = [series[year, code] for code in codes]
    parts = [[r[k] for r in rows] for k in (1, 2)]
    return [None if None in part else sum(part) for part in parts]


def compare(published, indicator, model, polarity):
    below = INDICATORS[indicator][2]
    series = published.series(indicator)
    years = sorted({y for y, a in series if a.isdigit()})
    step = 1 if below is None or indicator in WHOLE else 10
    regions = published.regions()
    everyone = sorted({r["old_la_code"] for r in published.read(D1) if r["old_la_code"]})
    for code in everyone:
        for year in years:
            value, count, total, region, _, _ = series.get((year, code), (None,) * 6)
            region = region or regions.get(code)
            limits = None
            if None not in (value, count, total) and below:
                if below.startswith("population"):
                    limits = tuple(v * 10000 / total for v in count_limits(count))
                else:
                    limits = share_limits(count, total)
            # An authority that a model does not know (one since abolished, or founded since) is
            # compared by the other.
            other = "DfE 2021" if model == "DfE 2025" else "DfE 2025"
            listed = published.models[model].get(code) or published.models[other].get(code, [])
            taken = {*listed, code, *stand_ins(code, year)}
            group, rows = [], []
            for n in listed:
                row = series.get((year, n))
                found = series.get((year, n), (None,))[0]
                others = stand_ins(n, year)
                if found is None and others and not taken & set(others):
                    found = together(series, others, year, indicator)
                    if found is not None:
                        taken |= set(others)
                        row = (found, *both(series, others, year, below), None, False, False)
                group.append(found)
                if row:
                    rows.append(row)
            used = sorted(v for v in group if v is not None)
            mean = F(sum(used), len(used) * step) if used else None
            middle = (F(used[(len(used) - 1) // 2] + used[len(used) // 2], 2 * step)
                      if used else None)
            better = (lambda a, b: a < b) if polarity == "low" else (lambda a, b: a > b)
            rank = national = band = None
            if value is not None:
                rank = 1 + sum(better(v, value) for v in used)
                all_rows = [series[k] for k in series if k[0] == year and k[1].isdigit()]
                values = sorted(r[0] for r in all_rows if r[0] is not None)
                if len(values) >= 150 and all(r[0] is not None or r[4] for r in all_rows):
                    national = 1 + sum(better(v, value) for v in values)
                    def quantile(q):
                        place = (len(values) - 1) * q
                        low = math.floor(place)
                        high = min(low + 1, len(values) - 1)
                        return values[low] + (place - low) * (values[high] - values[low])
                    quarter = sum(value > quantile(F(k, 4)) for k in (1, 2, 3))
                    band = ("ABCD" if polarity == "low" else "DCBA")[quarter]
            england = series.get((year, "England"), (None,))[0]
            around = region and series.get((year, region), series.get((year, "London"), (None,))
                                           if "London" in region else (None,))[0]
            factor = 10000 if (below or "").startswith("population") else 100
            pool = [(c, t) for v, c, t, _, _, _ in rows
                    if v is not None and c is not None and t and below]
            pooled = pool_low = pool_high = None
            top, base = sum(c for c, _ in pool), sum(t for _, t in pool)
            if pool:
                pooled = half_up(F(top, base) * factor)
            hidden = [t for _, _, t, _, _, h in rows if h]
            knows = indicator in HIDDEN
            if pool and hidden and knows and all(t for t in hidden):
                pool_low = half_up(F(top + len(hidden), base + sum(hidden)) * factor)
                pool_high = half_up(F(top + 5 * len(hidden), base + sum(hidden)) * factor)
            each = []
            for v, c, t, _, _, h in rows:
                if h:
                    each.append(apart(limits, (limits_of(1, t, below)[0],
                                               limits_of(min(5, t), t, below)[1])
                                      if knows and t and below else None))
                elif v is not None:
                    each.append(apart(limits, limits_of(c, t, below)))
            first = last = None
            if limits:
                first = 1 + each.count("H" if polarity == "low" else "L")
                last = first + each.count("S") + each.count("N")
            yield {
                "code": code, "year": year, "value": value, "region": series.get(
                    (year, region), series.get((year, "London"), (None,)) if "London" in region
                    else (None,))[0] if region else None, "england": england,
                "used": len(used), "mean": None if mean is None else half_up(mean),
                "median": None if middle is None else half_up(middle),
                "lowest": used[0] if used else None, "highest": used[-1] if used else None,
                "rank": rank, "rank_of": None if rank is None else len(used) + 1,
                "national": national, "band": band,
                "vs_england": verdict(limits, None if england is None or not below
                                      else england / step),
                "vs_neighbours": verdict(limits, None if mean is None else float(mean)),
                "vs_region": verdict(limits, None if not below or around is None else
                                     around / step),
                "pooled": pooled, "pooled_used": len(pool) if pool else None,
                "pooled_low": pool_low, "pooled_high": pool_high,
                "vs_pooled": apart(limits, limits_of(top, base, below) if pool else None),
                "first": first, "last": last, "each": "".join(each) if limits else "",
            }


MORE = ["pooled", "pooled_used", "pooled_low", "pooled_high", "first", "last"]
SUMS = ["value", "region", "england", "used", "mean", "median", "lowest", "highest", "rank",
        "rank_of", "national"]


def main():
    published = Published(sys.argv[1])
    if len(sys.argv) > 2:
        for indicator in INDICATORS:
            for row in compare(published, indicator, "DfE 2025", "low"):
                if row["code"] == sys.argv[2]:
                    print(indicator, row)
        return
    for model, polarity in (("DfE 2025", "low"), ("DfE 2021", "high")):
        for indicator in INDICATORS:
            rows = list(compare(published, indicator, model, polarity))
            cells = [sum(r[k] for r in rows if r[k] is not None) for k in SUMS]
            for word, letters in (("band", "ABCD"), ("vs_england", "HLSN"),
                                                  ("vs_neighbours", "HLSN"), ("vs_region", "HLSN"),
                                  ("vs_pooled", "HLSN")):
                cells += [sum(r[word] == letter for r in rows) for letter in letters]
            cells += [sum(r["each"].count(letter) for r in rows) for letter in "HLSN"]
            cells += [sum(r[k] for r in rows if r[k] is not None) for k in MORE]
            print(",".join(map(str, [indicator, model, polarity, len(rows)] + cells)))


if __name__ == "__main__":
    main()
