"""What every script of the benchmark counts, and how it is written down.

The 44 indicators that are counted from rows (tier A of the partnerships' papers), each month of 24,
each on its bases, split as pages split them. A script gives sums of flags for each population, span
and slice; this file makes them the cells of `indicators.csv` that are compared.
"""
import calendar
import csv
import datetime
import sys

CATEGORIES = {"NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse",
              "EMO": "Emotional abuse", "MUL": "Multiple"}
BANDS = ["3 months or less", "More than 3 months but less than or equal to 6 months",
         "More than 6 months but less than 1 year", "1 year but less than 2 years",
         "2 years or more"]
AGES = ["Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not known"]
SLICES = {
    "Category of abuse": list(CATEGORIES.values()) + ["Not known"],
    "Age band": AGES,
    "Sex": ["Female", "Male", "Not known"],
    "Duration": BANDS,
}
PERIOD = (2025, 9)
MONTHS = 24

SNAPSHOT, ALL, SPANS, YEARS = ["snapshot"], ["month", "r12", "ytd"], ["month", "r12"], ["r12", "ytd"]
SCHOOL = ["academic_year", "term"]
C, A, S, D = SLICES
# Indicator: population, flag above the line, flag below it (None for counts and rates), bases,
# breakdowns.
INDICATORS = {
    "cpp_count": ("open", "all", None, SNAPSHOT, [C, A, S, D]),
    "cpp_rate": ("open", "all", None, SNAPSHOT, []),
    "cpp_neglect_count": ("open", "neg", None, SNAPSHOT, [A, S, D]),
    "cpp_neglect_rate": ("open", "neg", None, SNAPSHOT, []),
    "cpp_neglect_pct": ("open", "neg", "all", SNAPSHOT, [A, S, D]),
    "cpp_cat_physical_pct": ("open", "phy", "all", SNAPSHOT, [A, S]),
    "cpp_cat_sexual_pct": ("open", "sab", "all", SNAPSHOT, [A, S]),
    "cpp_cat_emotional_pct": ("open", "emo", "all", SNAPSHOT, [A, S]),
    "cpp_cat_multiple_pct": ("open", "mul", "all", SNAPSHOT, [A, S]),
    "cpp_open_0_3m": ("open", "d0", "all", SNAPSHOT, [C, A, S]),
    "cpp_open_3_6m": ("open", "d1", "all", SNAPSHOT, [C, A, S]),
    "cpp_open_6_12m": ("open", "d2", "all", SNAPSHOT, [C, A, S]),
    "cpp_open_1_2y": ("open", "d3", "all", SNAPSHOT, [C, A, S]),
    "cpp_open_2y_plus_pct": ("open", "d4", "all", SNAPSHOT, [C, A, S]),
    "cpp_12m_plus_pct": ("open", "year", "all", SNAPSHOT, [C, A, S]),
    "cpp_neglect_12m_plus_pct": ("open", "neg_year", "neg", SNAPSHOT, [A, S]),
    "cpp_neglect_12m_plus_count": ("open", "neg_year", None, SNAPSHOT, [A, S]),
    "cpp_starts": ("started", "all", None, ALL, [C, A, S]),
    "cpp_neglect_starts": ("started", "neg", None, ALL, [A, S]),
    "cpp_starts_rate": ("started", "all", None, YEARS, []),
    "cpp_repeat_pct": ("started", "again", "all", YEARS, [C, A, S]),
    "cpp_repeat_count": ("started", "again", None, ALL, [C, A, S]),
    "cpp_repeat_neglect_pct": ("started", "twice", "neg", YEARS, [A, S]),
    "cpp_repeat_neglect_count": ("started", "twice", None, ALL, [A, S]),
    "cpp_ends": ("ended", "all", None, ALL, [C, A, S, D]),
    "cpp_ended_0_3m_pct": ("ended", "d0", "all", YEARS, [C, A, S]),
    "cpp_ended_3_6m_pct": ("ended", "d1", "all", YEARS, [C, A, S]),
    "cpp_ended_6_12m_pct": ("ended", "d2", "all", YEARS, [C, A, S]),
    "cpp_ended_1_2y_pct": ("ended", "d3", "all", YEARS, [C, A, S]),
    "cpp_ended_2y_plus_pct": ("ended", "d4", "all", YEARS, [C, A, S]),
    "referrals_count": ("referrals", "all", None, ALL, [A, S]),
    "rereferrals_12m_pct": ("referrals", "again", "all", ALL, [A, S]),
    "rereferrals_12m_count": ("referrals", "again", None, SPANS, [A, S]),
    "rereferrals_neglect_count": ("repeat_children", "all", None, SPANS, [A, S]),
    "rereferrals_neglect_pct": ("referrals", "neg_again", "neg", ["r12"], [A, S]),
    "pp_count": ("police", "all", None, ALL, [A, S]),
    "pp_rate": ("police", "all", None, YEARS, []),
    "pp_neglect_count": ("police_neglect", "all", None, SPANS, [A, S]),
    "pp_neglect_pct": ("police_known", "neg", "all", ["r12"], [A, S]),
    "att_overall_absence_pct": ("pupils", "missed", "possible", SCHOOL + ["month"], [A, S]),
    "att_persistent_pct": ("pupils", "tenth", "all", SCHOOL, [A, S]),
    "att_severe_pct": ("pupils", "half", "all", SCHOOL, [A, S]),
    "att_neglect_overall_absence_pct": ("pupils_neglect", "missed", "possible", SCHOOL, [A, S]),
    "att_neglect_persistent_count": ("pupils_both", "tenth", "all", SCHOOL, [A, S]),
}
COLUMNS = {C: "category", A: "age", S: "sex", D: "duration"}


def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def months_before(day, count):
    index = day.year * 12 + day.month - 1 - count
    return datetime.date(index // 12, index % 12 + 1, 1)


def periods():
    """The months, oldest first: name, first day, last day."""
    last = datetime.date(*PERIOD, 1)
    firsts = [months_before(last, back) for back in range(MONTHS - 1, -1, -1)]
    return [(f"{d.year}-{d.month:02d}", d, month_end(d.year, d.month)) for d in firsts]


def event_spans():
    """For each month of events the spans that it lies in: month, period, basis."""
    rows = []
    for name, first, _ in periods():
        april = datetime.date(first.year - (first.month < 4), 4, 1)
        for basis, since in (("month", first), ("r12", months_before(first, 11)), ("ytd", april)):
            day = first
            while day >= since:
                rows.append((f"{day.year}-{day.month:02d}", name, basis))
                day = months_before(day, 1)
    return rows


def school_spans(data):
    """The spans of attendance: period, basis, first day, last day of months, last day of terms."""
    with open(data + "/reference/terms.csv", encoding="utf-8-sig") as file:
        terms = [(r["term"], *map(datetime.date.fromisoformat, (r["start"], r["end"])))
                 for r in csv.DictReader(file)]
    rows = []
    for name, first, end in periods():
        rows.append((name, "academic_year",
                     datetime.date(first.year - (first.month < 9), 9, 1), end, end))
        rows.append((name, "month", first, end, datetime.date(1, 1, 1)))
        for _, start, last in terms:
            if first <= last <= end:
                rows.append((name, "term", start.replace(day=1), last, last))
    return rows, {name: (start, last) for name, start, last in terms}


LIMIT = month_end(*PERIOD) + datetime.timedelta(62)


def write(sums, path):
    """Writes the cells; sums are (population, period, basis, breakdown, category) -> flags."""
    lines = ["indicator,period,basis,breakdown,category,numerator,denominator"]
    nothing = {}
    for name, (population, above, below, bases, breakdowns) in INDICATORS.items():
        for period, _, _ in periods():
            for basis in bases:
                slices = [("Total", "Total")]
                slices += [(b, category) for b in breakdowns for category in SLICES[b]]
                for breakdown, category in slices:
                    flags = sums.get((population, period, basis, breakdown, category), nothing)
                    under = "" if below is None else flags.get(below, 0)
                    lines.append(f"{name},{period},{basis},{breakdown},{category},"
                                 f"{flags.get(above, 0)},{under}")
    with open(path, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")


def arguments():
    """The data folder and the file that is written."""
    return sys.argv[1], sys.argv[2]
