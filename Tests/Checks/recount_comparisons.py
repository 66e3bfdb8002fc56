#!/usr/bin/env python3
"""Works out comparisons with published figures again, by itself, and compares.

    python3 Tests/Checks/recount_comparisons.py COMPARISONS.csv REFERENCE [--area 936] [--own data]

COMPARISONS.csv is one `comparisons.csv` of the program; REFERENCE is the folder of published
files it was made from (DfE's as downloaded, or data/reference). `--own` is a data folder whose
partnership.json names the neighbours; else DfE's 2025 model in REFERENCE is used. Written from
`spec/definitions.md` and `spec/methods.md`; it shares no code with the program.
A development check: `make test` does not run it. Exit status 1 when a cell differs.
"""
import argparse
import glob
import json
import math
import os
import statistics
import sys
from collections import Counter, defaultdict

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "recount"))

from figures import rate_limits, tenths, wilson  # noqa: E402
from reading import rows_of  # noqa: E402

BANDS = ["3_months_or_less", "more_than_3_months_6_months", "more_than_6_months_less_than_1_year",
         "1_year_less_than_2_years", "2_years_or_more"]
# indicator: (table, kind, numerator columns, denominator column, printed column, polarity)
PUBLISHED = {
    "cpp_count": ("d1", "count", ["CPP_At31"], None, None, ""),
    "cpp_rate": ("d1", "rate", ["CPP_At31"], None, "CPP_At31_rate", ""),
    "cpp_neglect_count": ("d4", "count", ["Neglect_Initial"], None, None, "low"),
    "cpp_neglect_rate": ("d4", "rate", ["Neglect_Initial"], None, None, "low"),
    "cpp_neglect_pct": ("d4", "share", ["Neglect_Initial"], "CPP_At31", None, ""),
    "cpp_cat_physical_pct": ("d4", "share", ["Physical_Initial"], "CPP_At31", None, ""),
    "cpp_cat_sexual_pct": ("d4", "share", ["Sexual_Initial"], "CPP_At31", None, ""),
    "cpp_cat_emotional_pct": ("d4", "share", ["Emotional_Initial"], "CPP_At31", None, ""),
    "cpp_cat_multiple_pct": ("d4", "share", ["Multiple_Initial"], "CPP_At31", None, ""),
    "cpp_neglect_starts": ("d2", "count", ["Neglect_Initial"], None, None, "low"),
    "cpp_starts": ("d1", "count", ["CPP_start"], None, None, ""),
    "cpp_starts_rate": ("d1", "rate", ["CPP_start"], None, "CPP_start_rate", "low"),
    "cpp_ends": ("d1", "count", ["CPP_end"], None, None, ""),
    "cpp_12m_plus_pct": ("d5", "share", BANDS[3:], "CPP_At31", None, "low"),
    "cpp_repeat_pct": ("d3", "share", ["CPP_subsequent"], "CPP_start", "CPP_subsequent_percent",
                       "low"),
    "cpp_repeat_count": ("d3", "count", ["CPP_subsequent"], None, None, "low"),
    "referrals_count": ("c1", "count", ["Referrals"], None, None, ""),
    "rereferrals_12m_pct": ("c1", "share", ["Re_referrals"], "Referrals", "Re_referrals_percent",
                            "low"),
    "rereferrals_12m_count": ("c1", "count", ["Re_referrals"], None, None, "low"),
    "att_overall_absence_pct": ("absence", "share", ["t_sess_overall"], "t_sess_possible",
                                "pt_overall", "low"),
    "att_persistent_pct": ("absence", "share", ["t_pupils_pa_10_exact"], "t_pupils",
                           "pt_pupils_pa_10_exact", "low"),
    "att_severe_pct": ("absence", "share", ["t_pupils_pa_50_exact"], "t_pupils",
                       "pt_pupils_pa_50_exact", "low"),
}
ABSENCE = "absence CINO"
PUBLISHED |= {
    "att_cin_overall_absence_pct": (ABSENCE, "share", ["t_sess_overall"], "t_sess_possible",
                                    "pt_overall", "low"),
    "att_unauthorised_pct": ("absence", "share", ["t_sess_unauthorised"], "t_sess_possible",
                             "pt_sess_unauthorised", "low"),
    "cpp_anypoint": ("d1", "count", ["CPP_anypoint"], None, None, ""),
    "cpp_neglect_latest_count": ("d4", "count", ["Neglect_Latest"], None, None, "low"),
    "cpp_neglect_starts_pct": ("d2", "share", ["Neglect_Initial"], "CPP_start", None, ""),
    "cpp_review_timely_pct": ("d6", "share", ["Reviewed_within_timescales"], "CPP_At31_3Months",
                              "Reviewed_within_timescales_percent", "high"),
    "cin_rate": ("b1", "rate", ["At31_episodes"], None, "At31_episodes_rate", ""),
    "cin_abuse_neglect_pct": ("b3", "share", ["N1_Abuse_or_neglect"], "At31_episodes", None, ""),
    "cinp_count": ("b7", "count", ["CINPlan_At31"], None, None, ""),
    "cinp_rate": ("b7", "rate", ["CINPlan_At31"], None, "CINPlan_At31_rate", ""),
    "referrals_rate": ("c1", "rate", ["Referrals"], None, "Referrals_rate", ""),
    "rereferred_children_pct": ("c1", "share", ["Re_referrals_child"], "Referrals_child",
                                "Re_referrals_child_percent", "low"),
    "referrals_nfa_pct": ("c1", "share", ["No_Further_Action"], "Referrals",
                          "No_Further_Action_percent", ""),
    "referrals_not_in_need_pct": ("c1", "share", ["Not_in_Need"], "Referrals",
                                  "Not_in_Need_percent", ""),
    "assess_45wd_pct": ("c2", "share", ["Same_day", "1-10_days", "11-20_days", "21-30_days",
                                        "31-40_days", "41-45_days"], "Assessments_completed",
                        None, "high"),
    "s47_count": ("c4", "count", ["Section47"], None, None, ""),
    "s47_rate": ("c4", "rate", ["Section47"], None, "Section47_rate", ""),
    "icpc_count": ("c4", "count", ["ICPC"], None, None, ""),
    "icpc_rate": ("c4", "rate", ["ICPC"], None, "ICPC_rate", ""),
    "icpc_15wd_pct": ("c4", "share", ["Duration_0-10_days", "Duration_11-15_days"], "ICPC", None,
                      "high"),
}
for name, column, polarity in zip(("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus_pct"), BANDS,
                                  ("", "", "", "low", "low")):
    PUBLISHED[f"cpp_open_{name}"] = ("d5", "share", [column], "CPP_At31", column + "_percent",
                                     polarity)
for name, column, polarity in zip(("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus"), BANDS,
                                  ("", "", "", "", "low")):
    PUBLISHED[f"cpp_ended_{name}_pct"] = ("d7", "share", [column], "CPP_End", column + "_percent",
                                          polarity)


def number(text):
    try:
        return float(text)
    except (TypeError, ValueError):
        return None


class Library:
    def __init__(self, folder):
        self.rows = {}
        self.regions = {}
        for table in {entry[0] for entry in PUBLISHED.values()}:
            paths = [p for p in glob.glob(folder + "/**/*.csv", recursive=True)
                     if p.rsplit("/", 1)[1].startswith(table.split()[0] + "_")]
            group = (table.split()[1:] or ["CPPO"])[0] + " at 31 March"
            self.rows[table] = {}
            for path in paths:
                for row in rows_of(path):
                    if table.startswith("absence") and (row["phase_type_grouping"] != "Total" or
                                               row["social_care_group"] != group):
                        continue
                    area = row["old_la_code"] or row["region_code"] or row["country_code"]
                    # An academic year belongs to the reporting year of its 31 March.
                    year = int(row["time_period"][:4]) + table.startswith("absence")
                    self.rows[table][(year, area)] = row
                    if row["old_la_code"]:
                        self.regions[row["old_la_code"]] = (row["region_code"], row["region_name"])
        self.population = {}
        for path in glob.glob(folder + "/**/*population*2023*.csv", recursive=True):
            for row in rows_of(path):
                area = row["old_la_code"] or row["region_code"] or row["country_code"]
                count = number(row["population_estimate"])
                if count:
                    self.population[(int(row["time_period"]), area)] = int(count)

    def years(self, indicator):
        return sorted({year for year, _ in self.rows[PUBLISHED[indicator][0]]})

    def figure(self, indicator, year, area):
        """(value, numerator, denominator), each None where it is not published."""
        table, kind, columns, below, printed, _ = PUBLISHED[indicator]
        row = self.rows[table].get((year, area))
        if row is None:
            return None, None, None
        parts = [number(row.get(column)) for column in columns]
        top = None if None in parts else int(sum(parts))
        if kind == "count":
            return top, top, None
        base = self.population.get((year - 1, area)) if kind == "rate" else number(row.get(below))
        if printed:
            return number(row.get(printed)), top, base and int(base)
        if top is None or not base:
            return None, top, None
        return float(tenths(top, int(base), 10000 if kind == "rate" else 100)), top, int(base)

    def limits(self, indicator, year, area):
        kind = PUBLISHED[indicator][1]
        value, top, base = self.figure(indicator, year, area)
        if kind == "count" or value is None or top is None or not base or top > base:
            return None
        return (rate_limits if kind == "rate" else wilson)(top, base, show=float)


def neighbours_of(area, folder, own):
    if own:
        with open(own + "/partnership.json", encoding="utf-8") as file:
            return "own", json.load(file)["neighbours"]
    for path in glob.glob(folder + "/**/sn_model_2025*.csv", recursive=True):
        for row in rows_of(path):
            if row["old_la_code"] == area:
                return "DfE 2025", [row[f"SN_{n}"] for n in range(1, 11)]
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
    others = [v for v in (library.figure(indicator, year, n)[0] for n in neighbours)
              if v is not None]
    england = library.figure(indicator, year, "E92000001")[0]
    region_code, region_name = library.regions.get(area, ("", ""))
    limits = library.limits(indicator, year, area)
    cells = {
        "value": value, "lower": limits and limits[0], "upper": limits and limits[1],
        "neighbours_model": model, "neighbours_used": len(others),
        "neighbours_mean": statistics.fmean(others) if others else None,
        "neighbours_median": statistics.median(others) if others else None,
        "neighbours_lowest": min(others) if others else None,
        "neighbours_highest": max(others) if others else None,
        "region_name": region_name,
        "region": library.figure(indicator, year, region_code)[0], "england": england,
        "rank_among_neighbours": None, "rank_of": None,
        "compared_with_england": verdict(value, england, limits),
        "compared_with_neighbours": verdict(
            value, statistics.fmean(others) if others else None, limits),
    }
    if polarity and value is not None and others:
        better = sum(1 for v in others if (v < value if polarity == "low" else v > value))
        cells["rank_among_neighbours"] = 1 + better
        cells["rank_of"] = 1 + len(others)
    return cells


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("comparisons")
    parser.add_argument("reference")
    parser.add_argument("--area", default="999")
    parser.add_argument("--own")
    parser.add_argument("--show", type=int, default=3)
    options = parser.parse_args()
    library = Library(options.reference)
    model, neighbours = neighbours_of(options.area, options.reference, options.own)
    rows = {(r["indicator"], int(r["reporting_year"])): r for r in rows_of(options.comparisons)
            if r["area_code"] == options.area}
    # The catalogue of an earlier program may lack an indicator: it is then not asked for.
    for indicator in [i for i in PUBLISHED if not any(row == i for row, _ in rows)]:
        print(f"  not in the file: {indicator}")
        del PUBLISHED[indicator]
    equal, differences, missing = 0, defaultdict(list), []
    extra = Counter(i for i, _ in rows if i not in PUBLISHED)
    for indicator in PUBLISHED:
        for year in library.years(indicator):
            row = rows.pop((indicator, year), None)
            if row is None:
                missing.append((indicator, year))
                continue
            for column, mine in expected(library, indicator, year, options.area, model,
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
                    equal += 1
                else:
                    differences[column].append((indicator, year, mine, theirs))
    print(f"{equal} cells equal, {sum(map(len, differences.values()))} differ, "
          f"{len(missing)} rows not there")
    for column, cells in differences.items():
        print(f"  {column}: {len(cells)}")
        for cell in cells[:options.show]:
            print(f"    {cell[0]} {cell[1]}: here {cell[2]}, there '{cell[3]}'")
    print(f"  not there: {missing[:options.show]}; rows beyond tier A: {dict(extra)}")
    return 1 if differences or missing else 0


if __name__ == "__main__":
    sys.exit(main())
