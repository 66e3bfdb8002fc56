#!/usr/bin/env python3
"""Measures again how much brothers and sisters widen limits, and compares.

    python3 Tests/Checks/families.py [--data data] [--period 2025-09] [--reports reports]

For the percentages and rates of child protection plans and referrals it gathers children or rows by
the families of ssd_person.csv and works the design effect out with fractions:

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
import os
import sys
from collections import defaultdict
from fractions import Fraction as F

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "recount"))

from dates import band, iso, month_end, months_later  # noqa: E402
from figures import rate_limits, wilson  # noqa: E402
from reading import rows_of  # noqa: E402

Z = 1.959963984540054
BANDS = [("0_3m", 0), ("3_6m", 1), ("6_12m", 2), ("1_2y", 3), ("2y_plus", 4)]


def unique(rows):
    """Rows without those that repeat another one cell by cell."""
    return list({tuple(row.values()): row for row in reversed(rows)}.values())[::-1]


def plans_of(extracts, limit):
    plans = []
    for row in unique(rows_of(extracts + "/social-care/ssd_cp_plans.csv")):
        start, text = iso(row["cppl_cp_plan_start_date"]), row["cppl_cp_plan_end_date"]
        end = iso(text) if text else None
        fits = start is not None and start <= limit and (
            not text or (end is not None and start <= end <= limit))
        if row["cppl_person_id"] and fits and row["cppl_cp_plan_ola"] != "Y" and start != end:
            plans.append({"child": row["cppl_person_id"], "start": start, "end": end,
                          "category": row["cppl_cp_plan_initial_category"],
                          "before": int(row["NumberOfPreviousCPP"] or 0)})
    return plans


def referrals_of(extracts, limit):
    rows = [(row["cine_person_id"], iso(row["cine_referral_date"]))
            for row in unique(rows_of(extracts + "/social-care/ssd_cin_episodes.csv"))]
    rows = [(child, day) for child, day in rows if child and day and day <= limit]
    days = defaultdict(list)
    for child, day in rows:
        days[child].append(day)
    return [(child, day, any(months_later(day, -12) <= other < day for other in days[child]))
            for child, day in rows]


def open_plans(plans, day):
    """Each child once, by the plan that started last."""
    latest = {}
    for plan in plans:
        if plan["start"] <= day and (plan["end"] is None or plan["end"] > day):
            held = latest.get(plan["child"])
            if held is None or plan["start"] >= held["start"]:
                latest[plan["child"]] = plan
    return list(latest.values())


def shares(plans, referrals, end):
    """{indicator: [(child, whether it is above the line)]}"""
    since = months_later(month_end(end.year, end.month).replace(day=1), -11)
    held = open_plans(plans, end)
    found = {"cpp_neglect_pct": [(p["child"], p["category"] == "NEG") for p in held]}
    for name, code in (("physical", "PHY"), ("sexual", "SAB"), ("emotional", "EMO"),
                       ("multiple", "MUL")):
        found[f"cpp_cat_{name}_pct"] = [(p["child"], p["category"] == code) for p in held]
    labels = []
    for months in (3, 6, 11, 18, 30):
        labels.append(band(months_later(end, -months), end))
    for (name, place), suffix in zip(BANDS, ("", "", "", "", "_pct")):
        found[f"cpp_open_{name}{suffix}"] = [(p["child"], band(p["start"], end) == labels[place])
                                             for p in held]
    found["cpp_12m_plus_pct"] = [(p["child"], end >= months_later(p["start"], 12)) for p in held]
    found["cpp_neglect_12m_plus_pct"] = [(p["child"], end >= months_later(p["start"], 12))
                                         for p in held if p["category"] == "NEG"]
    started = [p for p in plans if since <= p["start"] <= end]
    found["cpp_neglect_starts_pct"] = [(p["child"], p["category"] == "NEG") for p in started]

    def had_one(plan):
        return any(p["child"] == plan["child"] and p is not plan and p["end"] is not None
                   and p["end"] <= plan["start"] for p in plans)
    found["cpp_repeat_pct"] = [(p["child"], p["before"] > 0 or had_one(p)) for p in started]
    ended = [p for p in plans if p["end"] is not None and since <= p["end"] <= end]
    for name, place in BANDS:
        found[f"cpp_ended_{name}_pct"] = [
            (p["child"], band(p["start"], p["end"]) == labels[place]) for p in ended]
    year = [(child, again) for child, day, again in referrals if since <= day <= end]
    found["rereferrals_12m_pct"] = year
    rates = {"cpp_rate": [p["child"] for p in held],
             "cpp_neglect_rate": [p["child"] for p in held if p["category"] == "NEG"],
             "cpp_starts_rate": [p["child"] for p in started],
             "referrals_rate": [child for child, _ in year]}
    return found, rates


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
    extracts, end = options.data + "/extracts", month_end(year, month)
    limit = months_later(end, 2)
    family = {r["pers_person_id"]: r["family_id"]
              for r in rows_of(extracts + "/social-care/ssd_person.csv") if r["family_id"]}
    with open(f"{options.reports}/{options.period}/internal/scorecard.json",
              encoding="utf-8") as file:
        scorecard = json.load(file)
    theirs = {row["indicator"]: row for row in scorecard["families"]}
    populations = {i["id"]: [p["denominator"] for p in i["series"]["points"]][-1]
                   for i in scorecard["indicators"] if i["unit"] == "per 10,000"}
    percentages, rates = shares(plans_of(extracts, limit), referrals_of(extracts, limit), end)
    found = {}
    for indicator, units in percentages.items():
        groups = defaultdict(lambda: [0, 0])
        for child, above in units:
            groups[family.get(child, "child " + child)][0] += above
            groups[family.get(child, "child " + child)][1] += 1
        above, total = (sum(g[k] for g in groups.values()) for k in (0, 1))
        found[indicator] = of_percentage(list(groups.values()), wilson(above, total, show=float))
    for indicator, children in rates.items():
        counts = defaultdict(int)
        for child in children:
            counts[family.get(child, "child " + child)] += 1
        found[indicator] = of_rate(list(counts.values()), populations[indicator])
    wrong = 0
    for indicator, (counted, families, effect, low, high) in sorted(found.items()):
        row = theirs.get(indicator, {})
        mine = (counted, families, half_up(effect), half_up(low), half_up(high))
        other = tuple(row.get(k) for k in ("counted", "families", "designEffect", "lower", "upper"))
        if mine != other:
            wrong += 1
            print(f"  {indicator}: here {mine}, there {other}")
    print(f"{len(found)} design effects worked out again, {wrong} differ")
    return 1 if wrong or not found else 0


if __name__ == "__main__":
    sys.exit(main())
