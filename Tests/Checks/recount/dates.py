"""Calendar months, working days, ages and duration bands (R-BAND, R-AGE, R-ICPC)."""
import calendar
import datetime
import re

BANDS = ["3 months or less", "More than 3 months but less than or equal to 6 months",
         "More than 6 months but less than 1 year", "1 year but less than 2 years",
         "2 years or more"]


def iso(text):
    try:
        return datetime.date.fromisoformat(text.strip()[:10])
    except ValueError:
        return None


def british(text):
    match = re.match(r"(\d\d)/(\d\d)/(\d{4})", text or "")
    try:
        return datetime.date(int(match[3]), int(match[2]), int(match[1])) if match else None
    except ValueError:
        return None


def minutes(text):
    """The time of day of `30/09/2025 22:42`, or None."""
    match = re.search(r" (\d\d):(\d\d)", text or "")
    return int(match[1]) * 60 + int(match[2]) if match else None


def month_end(year, month):
    return datetime.date(year, month, calendar.monthrange(year, month)[1])


def months_later(day, count):
    index = day.year * 12 + day.month - 1 + count
    year, month = divmod(index, 12)
    return datetime.date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def days_later(day, count):
    return day + datetime.timedelta(count)


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


def age_band(years):
    if years < 1:
        return "Under 1"
    for limit, name in ((4, "1 to 4"), (9, "5 to 9"), (15, "10 to 15")):
        if years <= limit:
            return name
    return "16 and over"


class WorkingDays:
    """Monday to Friday without the bank holidays of the file (R-ICPC: day 0 is the start)."""

    def __init__(self, holidays):
        self.holidays = set(holidays)

    def is_working(self, day):
        return day.weekday() < 5 and day not in self.holidays

    def between(self, start, end):
        """Working days after the start, up to and including the end."""
        if end < start:
            return -1
        return sum(1 for n in range(1, (end - start).days + 1)
                   if self.is_working(days_later(start, n)))

    def moved(self, day, count):
        """The day that lies so many working days after (before, when below zero) a day."""
        step = 1 if count > 0 else -1
        while count != 0:
            day = days_later(day, step)
            if self.is_working(day):
                count -= step
        return day


def check_worked_examples(working):
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
    assert whole_years(iso("2024-02-29"), iso("2025-02-28")) == 0
    for start, last in (("2025-04-14", "2025-05-08"), ("2025-12-11", "2026-01-06"),
                        ("2025-12-13", "2026-01-07"), ("2026-03-20", "2026-04-14")):
        assert working.moved(iso(start), 15) == iso(last), start
        assert working.between(iso(start), iso(last)) == 15, start
    for start, last in (("2025-11-03", "2026-01-08"), ("2025-03-03", "2025-05-08")):
        assert working.moved(iso(start), 45) == iso(last), start
    # R-GEST: born by the calendar on 31 March 2026, 34 weeks are reached on 17 February.
    assert days_later(iso("2026-03-31"), -42) == iso("2026-02-17")
