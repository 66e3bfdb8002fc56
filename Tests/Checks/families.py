#!/usr/bin/env python3
"""Measures again how much brothers and sisters widen limits, and compares.

    python3 Tests/Checks/families.py [--data data] [--period 2025-09] [--reports reports]

For the tier A percentages and rates that count children or rows with a child, it gathers the units
of recount.py by the families of ssd_person.csv and works the design effect out with fractions:

- of a percentage, the variance of a mean of clusters over the variance of as many children who come
  one by one. It is what R gives for
      svymean(~above, svydesign(ids = ~family, weights = ~1, data = rows))
  over p (1 - p) / n (R survey 4.1.1; intervals.R prints such values as facts, Cochran 1977, 6.3);
- of a rate, the sum of the squares of families' counts over their sum.

Then it compares families, effect and limits with `families` of scorecard.json. It shares no code
with the program. A development check: `make test` does not run it. Exit status 1 when one differs.
"""
import argparse
import json
import math
import sys
from collections import defaultdict
from fractions import Fraction as F

from recount import Z, County, Recount, month_end, rate_limits, rows_of, wilson


class Gathered(Recount):
    """The units of each percentage and rate of the reporting month, by child."""

    def __init__(self, county, year, month):
        self.units = {}
        super().__init__(county, year, month, back=0)

    def tell(self, indicator, basis, kind, units, distinct=False):
        if kind == "percentage" and not distinct:
            self.units.setdefault(indicator, (basis, [(bool(u[0]), u[2]) for u in units]))


def half_up(number):
    return math.floor(number * 10 + F(1, 2)) / 10


def of_percentage(families, plain):
    size = sum(n for _, n in families)
    above = sum(a for a, _ in families)
    share, count = F(above, size), len(families)
    spread = sum((a - share * n) ** 2 for a, n in families)
    clustered = F(count, count - 1) * spread / size ** 2
    single = share * (1 - share) / size
    effect = max(F(1), clustered / single) if single else F(1)
    n, p = float(size / effect), float(share)
    middle, root = p + Z * Z / (2 * n), Z * math.sqrt(p * (1 - p) / n + Z * Z / (4 * n * n))
    low, high = ((100 * (middle + side * root) / (1 + Z * Z / n)) for side in (-1, 1))
    return size, count, effect, min(plain[0], max(0, low)), max(plain[1], min(100, high))


def of_rate(counts, population):
    total = sum(counts)
    effect = F(sum(c * c for c in counts), total)
    value = float(half_up(F(total * 10000, population)))
    low, high = rate_limits(total, population, show=float)
    root = math.sqrt(effect)
    return (total, len(counts), effect, min(low, max(0, value - root * (value - low))),
            max(high, value + root * (high - value)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data")
    parser.add_argument("--period", default="2025-09")
    parser.add_argument("--reports", default="reports")
    options = parser.parse_args()
    year, month = map(int, options.period.split("-"))
    extracts = options.data + "/extracts"
    county = County(extracts, options.data, month_end(year, month))
    family = {r["pers_person_id"]: r["family_id"]
              for r in rows_of(extracts + "/social-care/ssd_person.csv") if r["family_id"]}
    gathered = Gathered(county, year, month)
    end, since = month_end(year, month), gathered.spans["r12"]
    # The children behind the units: recount.py keeps them for children, not for rows.
    plans = {"cpp_repeat_pct": lambda p: since <= p["start"] <= end}
    plans |= {f"cpp_ended_{band}_pct": lambda p: p["end"] is not None and since <= p["end"] <= end
              for band in ("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus")}
    with open(f"{options.reports}/{options.period}/internal/scorecard.json",
              encoding="utf-8") as file:
        theirs = {row["indicator"]: row for row in json.load(file)["families"]}
    found = {}
    for indicator, (_, units) in gathered.units.items():
        if indicator in plans:
            children = [p["child"] for p in county.plans if plans[indicator](p)]
        elif indicator == "rereferrals_12m_pct":
            children = [r["child"] for r in sorted((r for r in county.referrals
                                                    if since <= r["date"] <= end),
                                                   key=lambda r: r["date"])]
            units = [(r["again"], None) for r in sorted((r for r in county.referrals
                                                         if since <= r["date"] <= end),
                                                        key=lambda r: r["date"])]
        else:
            children = [child for _, child in units]
        if indicator not in theirs or None in children or len(children) != len(units):
            continue
        groups = defaultdict(lambda: [0, 0])
        for (above, _), child in zip(units, children):
            group = groups[family.get(child, "child " + child)]
            group[0] += above
            group[1] += 1
        total = sum(n for _, n in groups.values())
        plain = wilson(sum(a for a, _ in groups.values()), total, show=float)
        found[indicator] = of_percentage(list(groups.values()), plain)
    population = county.population_for(end)
    held = county.open_plans(end)
    for indicator, children in (
            ("cpp_rate", [p["child"] for p in held]),
            ("cpp_neglect_rate", [p["child"] for p in held if p["category"] == "NEG"]),
            ("cpp_starts_rate", [p["child"] for p in county.plans if since <= p["start"] <= end]),
            ("referrals_rate", [r["child"] for r in county.referrals
                                if since <= r["date"] <= end])):
        if indicator in theirs:
            counts = defaultdict(int)
            for child in children:
                counts[family.get(child, "child " + child)] += 1
            found[indicator] = of_rate(list(counts.values()), population)
    wrong = 0
    for indicator, (counted, families, effect, low, high) in sorted(found.items()):
        row = theirs[indicator]
        mine = (counted, families, half_up(effect), half_up(low), half_up(high))
        other = tuple(row[k] for k in ("counted", "families", "designEffect", "lower", "upper"))
        if mine != other:
            wrong += 1
            print(f"  {indicator}: here {mine}, there {other}")
    print(f"{len(found)} design effects worked out again, {wrong} differ")
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main())
