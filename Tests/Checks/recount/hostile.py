#!/usr/bin/env python3
"""Adds rows on awkward days to the extracts of synthesise, for a harder recount.

    python3 Tests/Checks/recount/hostile.py EXTRACTS [--seed 1] [--share 0.2] [--last 2025-09-30]

Rows are copied under new numbers with other dates: the last and first days of months and the days
beside them, the end of February, and days exactly 3, 6, 12 and 24 months, or 10 and 15 days, apart.
So plans overlap and tie, referrals fall on one day, assessments of an episode are authorised at once,
meetings are held on the day on which they are due, and care begins on the day on which it ended.
"""
import argparse
import datetime
import pathlib
import random
import re

from dates import days_later, month_end, months_later

# Which column numbers the row; None where nothing does.
FILES = {
    "social-care/ssd_cp_plans.csv": 0, "social-care/ssd_cin_episodes.csv": 0,
    "social-care/ssd_cin_assessments.csv": 0, "social-care/ssd_s47_enquiry.csv": 0,
    "social-care/ssd_initial_cp_conference.csv": 0, "social-care/ssd_cp_visits.csv": 0,
    "social-care/core_groups.csv": 0, "social-care/case_supervision.csv": 0,
    "social-care/family_group_conferences.csv": 0, "social-care/legal_tracker.csv": 0,
    "social-care/Reviews.csv": None, "early-help/early_help_plans.csv": 0,
    "police/missing.csv": 0, "health/appointments.csv": None,
    "partnership/graded_care_profiles.csv": 0, "partnership/audits.csv": 0,
    "education/suspensions.csv": None,
}
DAY = re.compile(r"^(\d{4})-(\d\d)-(\d\d)$|^(\d\d)/(\d\d)/(\d{4})( \d\d:\d\d)?$")


def awkward(dice, last):
    """A day beside the end of a month of the last three years."""
    first = months_later(last, -dice.randrange(36)).replace(day=1)
    day = dice.choice([first, month_end(first.year, first.month), days_later(first, -1),
                       days_later(first, 1), datetime.date(last.year - 1, 2, 28),
                       datetime.date(2024, 2, 29)])
    return min(day, last)


def later(dice, day, last):
    step = dice.choice([0, 0, 1, 10, 11, 15, 3 * 31, -3, -6, -12, -24, -1])
    return min(days_later(day, step) if step >= 0 else months_later(day, -step), last)


def moved(row, dice, last):
    """The row with other days, each no earlier than the one before it."""
    day = None
    cells = list(row)
    for place, cell in enumerate(cells):
        match = DAY.match(cell)
        if not match:
            continue
        day = awkward(dice, last) if day is None else later(dice, day, last)
        time = match[7] or ""
        cells[place] = day.isoformat() if match[1] else f"{day:%d/%m/%Y}" + time
    return cells


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("extracts", type=pathlib.Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--share", type=float, default=0.2)
    parser.add_argument("--last", default="2025-09-30")
    options = parser.parse_args()
    dice = random.Random(options.seed)
    last = datetime.date.fromisoformat(options.last)
    for name, number in FILES.items():
        path = options.extracts / name
        text = path.read_bytes().decode("utf-8-sig")
        lines = text.replace("\r\n", "\n").strip("\n").split("\n")
        skip = 2 if name == "police/missing.csv" else 1
        # Rows with quotes are left alone: a comma in them is no border.
        plain = [line.split(",") for line in lines[skip:] if '"' not in line]
        added = []
        for turn in range(int(len(plain) * options.share)):
            row = moved(dice.choice(plain), dice, last)
            if number is not None:
                row[number] = f"{9_000_000 + turn}"
            added.append(",".join(row))
        path.write_text("\n".join(lines + added) + "\n", encoding="utf-8")
    print(f"rows added to {len(FILES)} files of {options.extracts}")


if __name__ == "__main__":
    main()
