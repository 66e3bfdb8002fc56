#!/usr/bin/env python3
"""Counts the tier A indicators again, by itself, and compares.

    python3 Tests/Checks/recount.py [--data data] [--extracts DIR] [--period 2025-09]
                                    [--reports reports] [--show N] [--values]

It reads the extracts that `synthesise` writes (any seed, scale or month) and counts every
indicator from `spec/definitions.md` and `spec/rulings.md` with plain loops over rows, month by
month, sharing no code and no design with the program. Then it prints how many cells of
`reports/YYYY-MM/internal/indicators.csv` are equal, and every cell that is not.
A development check: `make test` does not run it. Exit status 1 when a cell differs.
"""
import argparse
import calendar
import csv
import datetime
import glob
import io
import json
import math
import os
import re
import sys
from collections import Counter, defaultdict

Z = 1.959963984540054
CATEGORIES = {"NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse",
              "EMO": "Emotional abuse", "MUL": "Multiple"}
BANDS = ["3 months or less", "More than 3 months but less than or equal to 6 months",
         "More than 6 months but less than 1 year", "1 year but less than 2 years",
         "2 years or more"]
LISTS = {
    "Category of abuse": list(CATEGORIES.values()) + ["Not known"],
    "Age band": ["Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not known"],
    "Sex": ["Female", "Male", "Not known"],
    "Duration": BANDS,
}


# Reading ------------------------------------------------------------------------------------

def rows_of(path, encoding="utf-8-sig", delimiter=",", skip=0):
    with open(path, "rb") as file:
        text = file.read().decode(encoding)
    lines = text.replace("\r\n", "\n").split("\n")[skip:]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter))


def without_duplicates(rows):
    seen, kept = set(), []
    for row in rows:
        key = tuple(row.values())
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def iso(text):
    try:
        return datetime.date.fromisoformat(text.strip())
    except ValueError:
        return None


def british(text):
    match = re.match(r"(\d\d)/(\d\d)/(\d{4})", text)
    return datetime.date(int(match[3]), int(match[2]), int(match[1])) if match else None


# Calendar -----------------------------------------------------------------------------------

def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def months_later(day, count):
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def band(start, end):
    """R-BAND."""
    if end <= months_later(start, 3):
        return BANDS[0]
    if end <= months_later(start, 6):
        return BANDS[1]
    if end < months_later(start, 12):
        return BANDS[2]
    return BANDS[3] if end < months_later(start, 24) else BANDS[4]


def whole_years(birth, day):
    """R-AGE: a child born on 29 February turns on 1 March in common years."""
    return day.year - birth.year - ((day.month, day.day) < (birth.month, birth.day))


# Numbers ------------------------------------------------------------------------------------

def tenths(numerator, denominator, scale):
    """R-ROUND: one decimal, half up, on whole numbers."""
    units = (2 * 10 * scale * numerator + denominator) // (2 * denominator)
    return f"{units // 10}.{units % 10}"


def rounded(number):
    return f"{math.floor(number * 10 + 0.5) / 10:.1f}"


def wilson(x, n, show=rounded):
    middle, root = 2 * x + Z * Z, Z * math.sqrt(Z * Z + 4 * x * (1 - x / n))
    low = 0.0 if x == 0 else (middle - root) / (2 * (n + Z * Z))
    high = 1.0 if x == n else (middle + root) / (2 * (n + Z * Z))
    return show(100 * low), show(100 * high)


def poisson_upto(x, mean):
    return sum(math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(x + 1))


def bisect(function, low, high):
    for _ in range(200):
        middle = (low + high) / 2
        if function(middle) > 0:
            low = middle
        else:
            high = middle
    return (low + high) / 2


def rate_limits(x, n, show=rounded):
    if x >= 10:
        low = x * (1 - 1 / (9 * x) - Z / (3 * math.sqrt(x))) ** 3
        y = x + 1
        high = y * (1 - 1 / (9 * y) + Z / (3 * math.sqrt(y))) ** 3
    else:
        low = 0 if x == 0 else bisect(lambda m: 0.025 - (1 - poisson_upto(x - 1, m)), 1e-9, 50)
        high = bisect(lambda m: poisson_upto(x, m) - 0.025, 1e-9, 50)
    return show(low / n * 10000), show(high / n * 10000)


# The county ---------------------------------------------------------------------------------

class County:
    """The accepted rows of one set of extracts, as the layouts of synthesise have them."""

    def __init__(self, extracts, data, period_end):
        self.limit = period_end + datetime.timedelta(62)
        care = extracts + "/social-care/"
        self.person = {r["pers_person_id"]: r for r in rows_of(care + "ssd_person.csv")}
        self.by_pupil = {r["pers_upn"]: r["pers_person_id"] for r in self.person.values()
                         if r["pers_upn"]}
        self.read_plans(care)
        self.read_referrals(care)
        self.read_need(care)
        self.read_police(extracts)
        self.read_schools(extracts, data)
        self.read_population(data)
        self.read_coverage(data)

    def read_coverage(self, data):
        """Rulings, Coverage: the day from which each dataset is complete."""
        with open(data + "/partnership.json", encoding="utf-8") as file:
            told = json.load(file).get("covers_from", {})
        ends = [p["end"] for p in self.plans if p["end"]]
        found = {
            "cp_plans": min(ends) if ends else None,
            "referrals": min(r["date"] for r in self.referrals),
            "police_protection": min((r["date"] for r in self.police), default=None),
            "attendance_pupil": min((s[1] for s in self.sessions), default=None),
        }
        self.covers = {}
        for dataset, day in found.items():
            text = told if isinstance(told, str) else told.get(dataset)
            self.covers[dataset] = iso(text) if text else day and day.replace(day=1)

    def fits(self, start, end_text, end):
        if start is None or start > self.limit:
            return False
        return not end_text or (end is not None and start <= end <= self.limit)

    def read_plans(self, care):
        self.plans = []
        for row in without_duplicates(rows_of(care + "ssd_cp_plans.csv")):
            start = iso(row["cppl_cp_plan_start_date"])
            end_text = row["cppl_cp_plan_end_date"]
            end = iso(end_text) if end_text else None
            if not row["cppl_person_id"] or not self.fits(start, end_text, end):
                continue
            if row["cppl_cp_plan_ola"] == "Y" or start == end:
                continue
            first = row["cppl_cp_plan_initial_category"]
            self.plans.append({
                "child": row["cppl_person_id"], "start": start, "end": end, "category": first,
                "latest": row["cppl_cp_plan_latest_category"] or first,
                "before": int(row["NumberOfPreviousCPP"] or 0),
            })

    def read_referrals(self, care):
        self.referrals = []
        for row in without_duplicates(rows_of(care + "ssd_cin_episodes.csv")):
            day = iso(row["cine_referral_date"])
            if row["cine_person_id"] and day and day <= self.limit:
                self.referrals.append({
                    "child": row["cine_person_id"], "date": day,
                    "neglect": row["neglect_flag"] == "Y",
                })
        days = defaultdict(list)
        for row in self.referrals:
            days[row["child"]].append(row["date"])
        for row in self.referrals:
            since = months_later(row["date"], -12)
            row["again"] = any(since <= day < row["date"] for day in days[row["child"]])

    def read_need(self, care):
        self.need = []
        for row in without_duplicates(rows_of(care + "CINPlanDates.csv")):
            start = iso(row["CINPlanStartDate"])
            end = iso(row["CINPlanEndDate"]) if row["CINPlanEndDate"] else None
            if self.fits(start, row["CINPlanEndDate"], end):
                self.need.append({"child": row["LAchildID"], "episode": row["CINdetailsID"],
                                  "start": start, "end": end})
        found = {r["cinf_assessment_id"]: re.findall(r"\d+[A-Z]?", r["cinf_assessment_factors_json"])
                 for r in rows_of(care + "ssd_assessment_factors.csv")}
        self.assessed = defaultdict(list)
        for row in without_duplicates(rows_of(care + "ssd_cin_assessments.csv")):
            authorised = iso(row["cina_assessment_auth_date"])
            if authorised:
                key = (row["cina_person_id"], row["cina_referral_id"])
                codes = found.get(row["cina_assessment_id"], [])
                self.assessed[key].append((authorised, "16A" in codes))

    def read_police(self, extracts):
        self.police = []
        path = extracts + "/police/police_protection.csv"
        for row in without_duplicates(rows_of(path, "cp1252", ";")):
            day = british(row["Date/Time"])
            if day and not re.fullmatch(r"[\d.]+E\+\d+", row["Nominal ID"]):
                self.police.append({
                    "child": row["Nominal ID"], "date": day, "reason": row["Reason"].strip(),
                    "age": int(row["Age"]) if row["Age"] else None, "sex": row["Sex"],
                })

    def read_schools(self, extracts, data):
        """Sessions as (child, first day, last day, whether it is a month, missed, possible)."""
        terms = {r["term"]: (iso(r["start"]), iso(r["end"]))
                 for r in rows_of(data + "/reference/terms.csv")}
        self.terms = terms
        self.sessions = []
        for path in sorted(glob.glob(extracts + "/education/attendance_*.csv")):
            for row in without_duplicates(rows_of(path)):
                possible = int(row["Possible Sessions"])
                missed = int(row["Authorised Absence"]) + int(row["Unauthorised Absence"])
                year, month = map(int, row["Period"].split("-"))
                child = self.by_pupil.get(row["UPN"])
                if missed <= possible and child:
                    self.sessions.append((child, datetime.date(year, month, 1),
                                          month_end(year, month), True, missed, possible))
        described = {"spring": ("Autumn", -1), "summer": ("Spring", 0), "autumn": ("Summer", 0)}
        for path in sorted(glob.glob(extracts + "/education/*_pupilonroll.csv")):
            year, census = re.search(r"(\d{4})_(\w+?)_pupilonroll", path).groups()
            name, shift = described[census]
            first, last = terms[f"{name} {int(year) + shift}"]
            rows = without_duplicates(rows_of(path))
            missed_by_row = None
            if rows and "termlysessionsauthorised" not in rows[0]:
                missed_by_row = Counter()
                for row in rows_of(path.replace("pupilonroll", "termlysessiondetailsonroll")):
                    if row["attendancereason"] in ("I", "O"):
                        key = (row["pupilonrolltableid"], row["NativeId"])
                        missed_by_row[key] += int(float(row["sessions"]))
            for row in rows:
                possible = int(float(row["termlysessionspossible"]))
                if missed_by_row is None:
                    missed = int(float(row["termlysessionsauthorised"]))
                    missed += int(float(row["termlysessionsunauthorised"]))
                else:
                    missed = missed_by_row[(row["pupilonrolltableid"], row["NativeId"])]
                child = self.by_pupil.get(row["upn"])
                if missed <= possible and child:
                    self.sessions.append((child, first, last, False, missed, possible))

    def read_population(self, data):
        self.population = {}
        for path in sorted(glob.glob(data + "/reference/**/*population*.csv", recursive=True)):
            for row in rows_of(path):
                if row["old_la_code"] == "999" and row["population_estimate"].isdigit():
                    self.population[int(row["time_period"])] = int(row["population_estimate"])

    # What a row's child looks like on a day ---------------------------------------------------

    def slices(self, child, day):
        person = self.person.get(child)
        if person is None:
            return {"Age band": "Not known", "Sex": "Not known"}
        born, due = iso(person["pers_dob"]), iso(person["pers_expected_dob"])
        sex = {"F": "Female", "M": "Male"}.get(person["pers_sex"], "Not known")
        if (born and born > day) or (not born and due):
            return {"Age band": "Unborn", "Sex": "Not known"}
        if not born:
            return {"Age band": "Not known", "Sex": sex}
        return {"Age band": age_band(whole_years(born, day)), "Sex": sex}

    def population_for(self, period_end):
        reporting_year = period_end.year + (period_end.month > 3)
        return self.population[max(y for y in self.population if y <= reporting_year - 1)]

    def open_plans(self, day):
        """R-SNAP: each child once, by the plan that started last."""
        latest = {}
        for plan in self.plans:
            if plan["start"] <= day and (plan["end"] is None or plan["end"] > day):
                held = latest.get(plan["child"])
                if held is None or plan["start"] >= held["start"]:
                    latest[plan["child"]] = plan
        return list(latest.values())

    def previous_plan(self, plan):
        earlier = [p for p in self.plans if p["child"] == plan["child"] and p is not plan
                   and p["end"] is not None and p["end"] <= plan["start"]]
        return max(earlier, key=lambda p: p["end"]) if earlier else None

    def is_need_for_neglect(self, plan, day):
        """R-NEGCIN: 16A on the latest assessment of the episode authorised by the day."""
        done = [a for a in self.assessed[(plan["child"], plan["episode"])] if a[0] <= day]
        return bool(done) and max(done)[1]


def age_band(years):
    if years < 1:
        return "Under 1"
    for limit, name in ((4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15")):
        if years <= limit:
            return name
    return "16 and over"


# Counting -----------------------------------------------------------------------------------

class Recount:
    """Every cell: (indicator, period, basis, breakdown, category) -> printed figures."""

    def __init__(self, county, year, month, back=23):
        self.county = county
        self.cells = {}
        for step in range(back, -1, -1):
            index = year * 12 + month - 1 - step
            self.count_month(index // 12, index % 12 + 1)

    def lies_inside(self, indicator, basis):
        """Whether the whole span of a figure lies inside what its dataset covers."""
        first = self.end if basis == "snapshot" else self.first_days[basis]
        if indicator.startswith("rereferrals"):
            first = months_later(first, -12)
        prefixes = {"cpp": "cp_plans", "pp": "police_protection", "att": "attendance_pupil"}
        since = self.county.covers[prefixes.get(indicator.split("_")[0], "referrals")]
        return since is not None and since <= first

    def put(self, indicator, basis, part, kind, numerator, denominator):
        if not self.lies_inside(indicator, basis):
            return
        value = lower = upper = symbol = ""
        unit = {"count": "count", "rate": "per 10,000"}.get(kind, "%")
        if kind == "count":
            value = str(numerator)
        elif denominator == 0:
            symbol = "z"
        elif kind == "rate":
            value = tenths(numerator, denominator, 10000)
            lower, upper = rate_limits(numerator, denominator)
        else:
            value = tenths(numerator, denominator, 100)
            lower, upper = wilson(numerator, denominator)
        shown = "" if denominator is None else str(denominator)
        self.cells[(indicator, self.period, basis) + part] = (
            str(numerator), shown, value, lower, upper, unit, symbol)

    def tell(self, indicator, basis, kind, units, distinct=False):
        """Units are (counts, slices, child); a breakdown restricts both parts alike."""
        if distinct:
            # A child counts once in a span, as at its first event in it (as the ruling "Children
            # or events" says of care entries); it counts above the line if any of its events does.
            first, counts = {}, {u[2] for u in units if u[0]}
            for _, traits, child in units:
                first.setdefault(child, (child in counts, traits, child))
            units = list(first.values())

        def both(units):
            return sum(1 for u in units if u[0]), len(units)

        numerator, denominator = both(units)
        shown = None if kind == "count" else denominator
        self.put(indicator, basis, ("Total", "Total"), kind, numerator, shown)
        for breakdown in LISTS:
            if not units or breakdown in units[0][1]:
                for category in LISTS[breakdown]:
                    some = [u for u in units if u[1].get(breakdown) == category]
                    n, d = both(some)
                    self.put(indicator, basis, (breakdown, category), kind,
                             n, None if kind == "count" else d)

    def rate(self, indicator, basis, numerator):
        population = self.county.population_for(self.end)
        self.put(indicator, basis, ("Total", "Total"), "rate", numerator, population)

    def count_month(self, year, month):
        self.period = f"{year}-{month:02d}"
        self.end = month_end(year, month)
        first = datetime.date(year, month, 1)
        april = datetime.date(year if month >= 4 else year - 1, 4, 1)
        self.spans = {"month": first, "r12": months_later(first, -11), "ytd": april}
        self.first_days = dict(self.spans)
        self.count_open()
        self.count_started()
        self.count_ended()
        self.count_referrals()
        self.count_attendance(first)
        self.count_police()

    def count_open(self):
        county, end = self.county, self.end
        units = []
        for plan in county.open_plans(end):
            traits = county.slices(plan["child"], end)
            traits["Category of abuse"] = CATEGORIES.get(plan["category"], "Not known")
            traits["Duration"] = band(plan["start"], end)
            units.append((plan, traits))
        every = [(True, t, p["child"]) for p, t in units]

        def share(indicator, claim, among=lambda p, t: True):
            self.tell(indicator, "snapshot", "percentage",
                      [(claim(p, t), t, p["child"]) for p, t in units if among(p, t)])

        def is_neglect(p, t):
            return p["category"] == "NEG"

        def is_year(p, t):
            return end >= months_later(p["start"], 12)

        neglect = [u for u, (p, t) in zip(every, units) if is_neglect(p, t)]
        self.tell("cpp_count", "snapshot", "count", every)
        self.rate("cpp_rate", "snapshot", len(every))
        self.tell("cpp_neglect_count", "snapshot", "count", neglect)
        self.rate("cpp_neglect_rate", "snapshot", len(neglect))
        share("cpp_neglect_pct", is_neglect)
        for name, code in (("physical", "PHY"), ("sexual", "SAB"), ("emotional", "EMO"),
                           ("multiple", "MUL")):
            share(f"cpp_cat_{name}_pct", lambda p, t, code=code: p["category"] == code)
        for indicator, label in zip(("cpp_open_0_3m", "cpp_open_3_6m", "cpp_open_6_12m",
                                     "cpp_open_1_2y", "cpp_open_2y_plus_pct"), BANDS):
            share(indicator, lambda p, t, label=label: t["Duration"] == label)
        share("cpp_12m_plus_pct", is_year)
        share("cpp_neglect_12m_plus_pct", is_year, among=is_neglect)
        self.tell("cpp_neglect_12m_plus_count", "snapshot", "count",
                  [(True, t, p["child"]) for p, t in units if is_neglect(p, t) and is_year(p, t)])

    def count_started(self):
        county = self.county
        for basis, first in self.spans.items():
            units = []
            for plan in county.plans:
                if first <= plan["start"] <= self.end:
                    traits = county.slices(plan["child"], plan["start"])
                    traits["Category of abuse"] = CATEGORIES.get(plan["category"], "Not known")
                    previous = county.previous_plan(plan)
                    again = plan["before"] > 0 or previous is not None
                    neglect = plan["category"] == "NEG"
                    twice = neglect and previous is not None and previous["latest"] == "NEG"
                    units.append((plan, traits, again, neglect, twice))
            rows = [(True, u[1], None) for u in units]
            self.tell("cpp_starts", basis, "count", rows)
            self.tell("cpp_neglect_starts", basis, "count", [(True, u[1], None) for u in units if u[3]])
            self.tell("cpp_repeat_count", basis, "count", [(True, u[1], None) for u in units if u[2]])
            self.tell("cpp_repeat_neglect_count", basis, "count",
                      [(True, u[1], None) for u in units if u[4]])
            if basis == "month":
                continue
            self.rate("cpp_starts_rate", basis, len(rows))
            self.tell("cpp_repeat_pct", basis, "percentage", [(u[2], u[1], None) for u in units])
            self.tell("cpp_repeat_neglect_pct", basis, "percentage",
                      [(u[4], u[1], None) for u in units if u[3]])

    def count_ended(self):
        county = self.county
        for basis, first in self.spans.items():
            units = []
            for plan in county.plans:
                if plan["end"] is not None and first <= plan["end"] <= self.end:
                    traits = county.slices(plan["child"], plan["end"])
                    traits["Category of abuse"] = CATEGORIES.get(plan["category"], "Not known")
                    traits["Duration"] = band(plan["start"], plan["end"])
                    units.append(traits)
            self.tell("cpp_ends", basis, "count", [(True, t, None) for t in units])
            if basis == "month":
                continue
            for indicator, label in zip(("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus"), BANDS):
                self.tell(f"cpp_ended_{indicator}_pct", basis, "percentage",
                          [(t["Duration"] == label, t, None) for t in units])

    def count_referrals(self):
        county = self.county
        for basis, first in self.spans.items():
            rows = sorted((r for r in county.referrals if first <= r["date"] <= self.end),
                          key=lambda r: r["date"])
            units = [(r, county.slices(r["child"], r["date"])) for r in rows]
            self.tell("referrals_count", basis, "count", [(True, t, None) for r, t in units])
            self.tell("rereferrals_12m_pct", basis, "percentage",
                      [(r["again"], t, None) for r, t in units])
            if basis == "ytd":
                continue
            again = [(True, t, r["child"]) for r, t in units if r["again"]]
            self.tell("rereferrals_12m_count", basis, "count", again)
            self.tell("rereferrals_neglect_count", basis, "count",
                      [(True, t, r["child"]) for r, t in units if r["again"] and r["neglect"]],
                      distinct=True)
            if basis == "r12":
                self.tell("rereferrals_neglect_pct", basis, "percentage",
                          [(r["again"], t, None) for r, t in units if r["neglect"]])

    def count_attendance(self, first):
        county, end = self.county, self.end
        year = end.year if end.month >= 9 else end.year - 1
        begin, cut = datetime.date(year, 9, 1), datetime.date(year, 8, 31)
        on_plan = {p["child"]: p for p in county.open_plans(end)}
        in_need = {p["child"] for p in county.need
                   if p["start"] <= end and (p["end"] is None or p["end"] > end)
                   and county.is_need_for_neglect(p, end)}
        spans = {"academic_year": (begin, end, None), "month": (first, end, True)}
        for name, (start, last) in county.terms.items():
            if first <= last <= end:
                spans["term"] = (start.replace(day=1), last, None)
        for basis, (since, until, only_months) in spans.items():
            self.first_days[basis] = since
            sums = defaultdict(lambda: [0, 0])
            for child, start, last, is_month, missed, possible in county.sessions:
                if is_month and basis == "term":
                    inside = since <= start and start <= until
                else:
                    inside = since <= start and last <= until and (is_month or not only_months)
                if inside:
                    sums[child][0] += missed
                    sums[child][1] += possible

            def group(children):
                units = []
                for child in sorted(children):
                    person = county.person.get(child)
                    born = iso(person["pers_dob"]) if person else None
                    if born and 5 <= whole_years(born, cut) <= 15 and sums[child][1] > 0:
                        traits = county.slices(child, end)
                        if child in on_plan:
                            traits["Category of abuse"] = CATEGORIES.get(
                                on_plan[child]["category"], "Not known")
                        units.append((sums[child], traits, child))
                return units

            everyone = group(on_plan)
            neglect = group(c for c in on_plan if on_plan[c]["category"] == "NEG")
            self.sessions_missed("att_overall_absence_pct", basis, everyone)
            if basis == "month":
                continue
            self.sessions_missed("att_neglect_overall_absence_pct", basis, neglect)
            self.tell("att_persistent_pct", basis, "percentage",
                      [(10 * s[0] >= s[1], t, c) for s, t, c in everyone])
            self.tell("att_severe_pct", basis, "percentage",
                      [(2 * s[0] >= s[1], t, c) for s, t, c in everyone])
            both = group({c for c in on_plan if on_plan[c]["category"] == "NEG"} | in_need)
            self.persistent_children(basis, both)

    def sessions_missed(self, indicator, basis, units):
        def put(part, some):
            self.put(indicator, basis, part, "percentage",
                     sum(s[0] for s, _, _ in some), sum(s[1] for s, _, _ in some))
        put(("Total", "Total"), units)
        for breakdown in LISTS:
            for category in LISTS[breakdown]:
                put((breakdown, category), [u for u in units if u[1].get(breakdown) == category])

    def persistent_children(self, basis, units):
        def put(part, some):
            if not self.lies_inside("att_neglect_persistent_count", basis):
                return
            counted = sum(1 for s, _, _ in some if 10 * s[0] >= s[1])
            self.cells[("att_neglect_persistent_count", self.period, basis) + part] = (
                str(counted), str(len(some)), str(counted), "", "", "count", "")
        put(("Total", "Total"), units)
        for breakdown in LISTS:
            for category in LISTS[breakdown]:
                put((breakdown, category), [u for u in units if u[1].get(breakdown) == category])

    def count_police(self):
        for basis, first in self.spans.items():
            units = []
            for row in sorted(self.county.police, key=lambda r: r["date"]):
                if first <= row["date"] <= self.end:
                    traits = {
                        "Age band": "Not known" if row["age"] is None else age_band(row["age"]),
                        "Sex": {"F": "Female", "M": "Male"}.get(row["sex"], "Not known"),
                    }
                    units.append((row, traits))
            self.tell("pp_count", basis, "count", [(True, t, r["child"]) for r, t in units], True)
            if basis != "month":
                self.rate("pp_rate", basis, len({r["child"] for r, _ in units}))
            if basis == "ytd":
                continue
            neglect = [(True, t, r["child"]) for r, t in units if "neglect" in r["reason"].lower()]
            self.tell("pp_neglect_count", basis, "count", neglect, True)
            if basis == "r12":
                self.tell("pp_neglect_pct", basis, "percentage",
                          [("neglect" in r["reason"].lower(), t, r["child"])
                           for r, t in units if r["reason"]], True)


# Worked examples ----------------------------------------------------------------------------

def check_worked_examples():
    """The examples that spec/definitions.md prints, before anything is counted."""
    for start, end, place in (
            ("2024-01-31", "2024-04-30", 0), ("2024-01-31", "2024-05-01", 1),
            ("2023-11-30", "2024-02-29", 0), ("2024-09-30", "2025-03-30", 1),
            ("2024-09-30", "2025-03-31", 2), ("2025-08-31", "2026-02-28", 1),
            ("2023-04-01", "2024-03-31", 2), ("2023-03-31", "2024-03-31", 3),
            ("2024-02-29", "2025-02-27", 2), ("2024-02-29", "2025-02-28", 3),
            ("2024-02-22", "2026-02-22", 4)):
        assert band(iso(start), iso(end)) == BANDS[place], (start, end)
    for earlier, later, again in (
            ("2024-05-10", "2025-05-10", True), ("2024-05-10", "2025-05-11", False),
            ("2024-02-29", "2025-02-28", True), ("2024-02-29", "2025-03-01", False)):
        assert (months_later(iso(later), -12) <= iso(earlier)) == again, (earlier, later)
    assert tenths(7, 112, 100) == "6.3" and tenths(454, 119468, 10000) == "38.0"
    assert tenths(7, 80, 100) == "8.8" and tenths(580, 122100, 10000) == "47.5"
    assert whole_years(iso("2024-02-29"), iso("2025-02-28")) == 0
    # DfE's Sunderland example of design/scorecard.md: 289 of 519 is 55.7 (51.4 to 59.9).
    assert wilson(289, 519) == ("51.4", "59.9")
    # spec/methods.md: no events, upper 95% limit of the count 3.688879.
    assert rate_limits(0, 10000) == ("0.0", "3.7")


# Comparing ----------------------------------------------------------------------------------

def compare(recount, path, show):
    theirs = {}
    for row in rows_of(path):
        key = tuple(row[k] for k in ("indicator", "period", "basis", "breakdown", "category"))
        theirs[key] = tuple(row[k] for k in ("numerator", "denominator", "value", "lower", "upper",
                                             "unit", "symbol"))
    known = {key[0] for key in recount.cells}
    differences, equal, notes = defaultdict(list), 0, Counter()
    for key, figures in theirs.items():
        if key[0] not in known:
            notes[f"not recounted: {key[0]}"] += 1
            continue
        ours = recount.cells.get(key)
        if ours is None:
            differences[(key[0], key[2], key[3])].append((key, None, figures))
        elif same(ours, figures):
            equal += 1
        else:
            differences[(key[0], key[2], key[3])].append((key, ours, figures))
    offered = {(key[0], key[2], key[3]) for key in theirs}
    for key in recount.cells:
        if key not in theirs:
            if key[3] == "Total" or (key[0], key[2], key[3]) in offered:
                differences[(key[0], key[2], key[3])].append((key, recount.cells[key], None))
            else:
                notes[f"breakdown not printed: {key[0]} {key[3]}"] += 1
    print(f"{equal} cells equal, {sum(map(len, differences.values()))} differ")
    for group, cells in sorted(differences.items()):
        print(f"  {' / '.join(group)}: {len(cells)}")
        for key, ours, figures in cells[:show]:
            print(f"    {key[1]} {key[4]}: here {ours}, there {figures}")
    for note, count in sorted(notes.items()):
        print(f"  note: {note} ({count} cells)")
    return not differences


def same(ours, theirs):
    if ours[6] or theirs[6]:
        return ours[6] == theirs[6]
    if ours[:3] == theirs[:3] and ours[3:] == theirs[3:]:
        return True
    # Counts need not repeat their numerator, nor percentages of sums their limits.
    return ours[2:] == theirs[2:] and theirs[0] in ("", ours[0]) and theirs[1] in ("", ours[1])


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data")
    parser.add_argument("--extracts")
    parser.add_argument("--period", default="2025-09")
    parser.add_argument("--reports")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--values", action="store_true", help="print the reporting month")
    options = parser.parse_args()
    extracts = options.extracts or options.data + "/extracts"
    check_worked_examples()
    year, month = map(int, options.period.split("-"))
    county = County(extracts, options.data, month_end(year, month))
    recount = Recount(county, year, month)
    print(f"{len(recount.cells)} cells counted from {extracts}")
    if options.values:
        for key, cell in recount.cells.items():
            if key[1] == options.period and key[3] == "Total":
                print("  " + ",".join((key[0], key[2]) + cell))
    reports = options.reports or ("reports" if options.data == "data" else options.data + "/reports")
    path = f"{reports}/{options.period}/internal/indicators.csv"
    if not os.path.exists(path):
        print(f"nothing to compare with: {path} is not there")
        return 0
    return 0 if compare(recount, path, options.show) else 1


if __name__ == "__main__":
    sys.exit(main())
