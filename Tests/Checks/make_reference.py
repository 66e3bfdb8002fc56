#!/usr/bin/env python3
"""Writes data/reference from DfE's and ONS's files as downloaded.

    python3 Tests/Checks/make_reference.py DOWNLOADS [data/reference]

DOWNLOADS holds `cin-2024/` (all data files of the release), `absence_la.csv`, the ONS
populations and the bank holidays. A development check: `make` never runs it.
Rows of the ten neighbours of the invented county, the regions and England are kept, every
figure as printed; each row names its source and licence.
"""
import csv
import datetime
import os
import sys

NEIGHBOURS = ["825", "931", "919", "873", "936", "850", "823", "937", "885", "916"]
LICENCE = "Open Government Licence v3.0"
TABLES = [
    ("d1_child_protection_plans_2013_to_2024.csv", "D1"),
    ("d2_cpps_starting_by_category_of_abuse_2013_to_2024.csv", "D2"),
    ("d3_cpps_subsequent_plan_2013_to_2024.csv", "D3"),
    ("d4_cpps_at31march_by_category_of_abuse_2013_to_2024.csv", "D4"),
    ("d5_cpps_at31march_by_duration_2013_to_2024.csv", "D5"),
    ("d7_cpps_ending_by_duration_2013_to_2024.csv", "D7"),
    ("d6_cpps_reviewed_within_timescales_2013_to_2024.csv", "D6"),
    ("b1_children_in_need_2013_to_2024.csv", "B1"),
    ("b3_cin_primary_need_2013_to_2024.csv", "B3"),
    ("b7_child_in_need_plans_2022_to_2024.csv", "B7"),
    ("c2_children_in_need_assessments_duration_2014_to_2024.csv", "C2"),
    ("c3_factors_identified_at_end_of_assessment_2018_to_2024.csv", "C3"),
    ("c4_children_in_need_section_47s_and_icpcs_2013_to_2024.csv", "C4"),
    ("c1_children_in_need_referrals_and_rereferrals_2013_to_2024.csv", "C1"),
]


def rows_of(path):
    with open(path, encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def write(path, header, rows):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        writer.writerows(rows)


def is_kept(row):
    return row["geographic_level"] != "Local authority" or row["old_la_code"] in NEIGHBOURS


def kept(path, source, keep=is_kept):
    rows = [row for row in rows_of(path) if keep(row)]
    header = list(rows[0])
    return header + ["source", "licence"], [
        [row[name] for name in header] + [source, LICENCE] for row in rows
    ]


def on_or_before(day, weekday):
    return day - datetime.timedelta((day.weekday() - weekday) % 7)


def on_or_after(day, weekday):
    return day + datetime.timedelta((weekday - day.weekday()) % 7)


def terms():
    """Invented county terms: no month belongs to two terms."""
    date = datetime.date
    source = "Invented for the demonstration"
    for year in range(2020, 2027):
        yield [f"Autumn {year}", on_or_after(date(year, 9, 2), 2), on_or_before(date(year, 12, 20), 4), source]
        end = on_or_before(date(year + 1, 3, 31), 4)
        end -= datetime.timedelta(1 if end == date(2024, 3, 29) else 0)  # Good Friday
        yield [f"Spring {year + 1}", on_or_after(date(year + 1, 1, 4), 0), end, source]
        start = on_or_after(date(year + 1, 4, 13), 1)
        yield [f"Summer {year + 1}", start, on_or_before(date(year + 1, 7, 23), 2), source]


def invented_population():
    for year in range(2012, 2025):
        children = 117_240 + 214 * (year - 2012) + (37 * year) % 91
        yield [
            year, "Reporting year", "Local authority", "E92000001", "England", "", "", "999", "",
            "Exampleshire", "Children aged 0 to 17 years", children,
            "Invented for the demonstration", "None needed",
        ]


def main():
    downloads, target = sys.argv[1], (sys.argv[2:] or ["data/reference"])[0]
    for name, table in TABLES:
        source = f"DfE, Characteristics of children in need: 2024, table {table}"
        header, rows = kept(f"{downloads}/cin-2024/{name}", source)
        write(f"{target}/dfe-children-in-need-2024/{name}", header, rows)
    header, rows = kept(
        f"{downloads}/cin-2024/ons_mid-year_population_estimates_2012_to_2023.csv",
        "ONS mid-year population estimates, as in DfE, Characteristics of children in need: 2024",
    )
    write(f"{target}/dfe-children-in-need-2024/populations_2012_to_2023.csv", header, rows)
    for group, name in (("CPPO at 31 March", "on_a_plan"), ("CINO at 31 March", "in_need")):
        header, rows = kept(
            f"{downloads}/absence_la.csv",
            "DfE, Outcomes for children in need, including children looked after: 2025",
            lambda row: is_kept(row) and row["phase_type_grouping"] == "Total"
            and row["social_care_group"] == group,
        )
        write(f"{target}/dfe-outcomes-2025/absence_of_children_{name}.csv", header, rows)
    header, rows = kept(
        f"{downloads}/cla_number_and_rate_per_10k_children.csv",
        "DfE, Children looked after in England including adoptions: 2025",
    )
    write(f"{target}/dfe-looked-after-2025/cla_number_and_rate_per_10k_children.csv", header, rows)
    write(
        f"{target}/bank_holidays.csv",
        ["date", "title", "source", "licence"],
        [[row["date"], row["title"].replace("\u2019", "'"), "GOV.UK, UK bank holidays", LICENCE]
         for row in rows_of(f"{downloads}/bank_holidays_england.csv")],
    )
    write(f"{target}/terms.csv", ["term", "start", "end", "source"], terms())
    write(
        f"{target}/invented-county/population_of_exampleshire.csv",
        ["time_period", "time_identifier", "geographic_level", "country_code", "country_name",
         "region_code", "region_name", "old_la_code", "new_la_code", "la_name", "age_group",
         "population_estimate", "source", "licence"],
        invented_population(),
    )


if __name__ == "__main__":
    main()
