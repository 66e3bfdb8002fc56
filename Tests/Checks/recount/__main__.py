#!/usr/bin/env python3
"""Counts every indicator again, by itself, and compares.

    python3 Tests/Checks/recount [--data data] [--extracts DIR] [--period 2025-09]
                                 [--reports reports] [--show N] [--values]

It reads the extracts that `synthesise` writes (any seed, scale or month) and counts every
indicator from the specification's definitions, rulings and list of indicators with plain loops
over rows, month by month, sharing no code and no design with the program; it never reads
`data/catalogue/indicators.csv`. Then it prints, indicator by indicator, how many cells of
`reports/YYYY-MM/internal/indicators.csv` are equal, and every cell that is not; and it checks what
must hold among the program's figures themselves.
A development check: `make test` does not run it. Exit status 1 when a cell differs.
"""
import argparse
import os
import sys

import compare
import count_care
import count_flow
import count_meetings
import count_need
import count_open
import count_partners
import count_school
import dates
import derived
import figures
import invariants
import totals
from cells import Cells
from county import County
from dates import month_end

MODULES = [count_open, count_flow, count_need, count_meetings, count_care, count_school,
           count_partners, derived]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data")
    parser.add_argument("--extracts")
    parser.add_argument("--period", default="2025-09")
    parser.add_argument("--reports")
    parser.add_argument("--show", type=int, default=3)
    parser.add_argument("--only", nargs="*")
    parser.add_argument("--values", action="store_true", help="print the reporting month")
    options = parser.parse_args()
    extracts = options.extracts or options.data + "/extracts"
    year, month = map(int, options.period.split("-"))
    county = County(extracts, options.data, month_end(year, month))
    dates.check_worked_examples(county.working)
    figures.check_worked_examples()
    cells = Cells(county)
    told = totals.read(extracts)
    for step in range(23, -1, -1):
        index = year * 12 + month - 1 - step
        cells.begin(index // 12, index % 12 + 1, 23 - step)
        for module in MODULES:
            module.count(cells)
        totals.count(cells, told, is_last=step == 0)
    print(f"{len(cells.cells)} cells counted from {extracts}")
    if options.values:
        for key, cell in cells.cells.items():
            if key[1] == options.period and key[3] == "Total":
                print("  " + ",".join((key[0], key[2]) + tuple(map(str, cell))))
    reports = options.reports or ("reports" if options.data == "data" else options.data + "/reports")
    path = f"{reports}/{options.period}/internal/indicators.csv"
    if not os.path.exists(path):
        print(f"nothing to compare with: {path} is not there")
        return 0
    theirs = compare.read(path)
    equal = compare.compare(cells.cells, theirs, options.show, options.only)
    whole = invariants.check(theirs)
    return 0 if equal and whole else 1


if __name__ == "__main__":
    sys.exit(main())
