"""The cells counted: (indicator, period, basis, breakdown, category) -> printed figures."""
import datetime

from dates import BANDS, month_end, months_later
from figures import median, rate_limits, tenths, wilson

CATEGORIES = {"NEG": "Neglect", "PHY": "Physical abuse", "SAB": "Sexual abuse",
              "EMO": "Emotional abuse", "MUL": "Multiple"}
PLACES = {"U": "Foster home", "K2": "Residential", "H5": "Supported or independent living",
          "P1": "With parents", "A": "Adopters"}
AGENCIES = ["Children's social care", "Early help", "Health visiting", "School nursing",
            "General practice (GP)", "Midwifery", "Other health services", "Early years",
            "Schools and education", "Police", "Probation", "Housing", "Adult services",
            "Youth justice", "Voluntary sector", "Other", "Not known"]
FIVE = ["White", "Mixed", "Asian or Asian British", "Black or Black British",
        "Other ethnic group", "Not known"]
LISTS = {
    "Category of abuse": list(CATEGORIES.values()) + ["Not known"],
    "Age band": ["Unborn", "Under 1", "1 to 4", "5 to 9", "10 to 15", "16 and over", "Not known"],
    "Sex": ["Female", "Male", "Not known"],
    "Duration": BANDS,
    "Ethnicity": FIVE,
    "Ethnicity of pupils": FIVE,
    "Disability": ["Disabled", "Not disabled", "Not known"],
    "Agency": AGENCIES,
    "Placement": ["Foster home", "Residential", "Supported or independent living", "With parents",
                  "Adopters", "Other placement", "Not known"],
    "Risk": ["High", "Medium", "Low", "No apparent risk", "Not known"],
    "Kind of audit": ["Child protection plan, several agencies", "Children's social care",
                      "Early help", "Police investigation", "Dip sample", "Other", "Not known"],
    "Source of referral": ["Family, friend or neighbour", "Schools", "Education services",
                           "Health services", "Housing", "Authority services", "Police",
                           "Courts, probation and other legal agencies", "Other", "Anonymous",
                           "Not known"],
    "Working days to the conference": ["0 to 10", "11 to 15", "16 to 20", "21 or more",
                                       "Not known"],
    "Time in need after the plan": BANDS[:2] + ["More than 6 months", "Not known"],
}
UNITS = {"count": "count", "rate": "per 10,000", "percentage": "%"}


class Cells:
    """A month after another; each `count_…` module fills in its indicators."""

    def __init__(self, county):
        self.county = county
        self.cells = {}

    def begin(self, year, month, place):
        self.place = place
        self.period = f"{year}-{month:02d}"
        self.end = month_end(year, month)
        first = datetime.date(year, month, 1)
        self.first = first
        self.last_year = month_end(year - 1, month)
        april = datetime.date(year if month >= 4 else year - 1, 4, 1)
        september = datetime.date(year if month >= 9 else year - 1, 9, 1)
        self.spans = {"month": first, "r12": months_later(first, -11), "ytd": april,
                      "quarter": months_later(first, -2), "academic_year": september}
        if month == 3:
            self.spans["year"] = april
        self.first_days = dict(self.spans)
        self.first_days["snapshot"] = self.end

    def covered(self, basis, needs):
        """Rulings, Coverage: `needs` are datasets, or (dataset, day from which it is needed)."""
        for need in needs:
            dataset, day = need if isinstance(need, tuple) else (need, self.first_days[basis])
            since = self.county.covers.get(dataset)
            if since is None or since > day:
                return False
        return True

    def put(self, indicator, basis, part, kind, numerator, denominator, unit=None):
        value = lower = upper = symbol = ""
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
            str(numerator), shown, value, lower, upper, unit or UNITS[kind], symbol)

    def tell(self, indicator, basis, kind, units, needs, distinct=False):
        """Units are (counts, slices, who); a breakdown restricts both parts alike."""
        if not self.covered(basis, needs):
            return
        if distinct:
            units = once(units)

        def put(part, some):
            numerator, denominator = sum(1 for u in some if u[0]), len(some)
            self.put(indicator, basis, part, kind, numerator,
                     None if kind == "count" else denominator)
        put(("Total", "Total"), units)
        self.break_down(units, put)

    def break_down(self, units, put):
        for breakdown, categories in LISTS.items():
            if not units or breakdown in units[0][1]:
                for category in categories:
                    put((breakdown, category),
                        [u for u in units if u[1].get(breakdown) == category])

    def rate(self, indicator, basis, numerator, needs):
        if self.covered(basis, needs):
            population = self.county.population_for(self.end)
            self.put(indicator, basis, ("Total", "Total"), "rate", numerator, population)

    def middle(self, indicator, basis, unit, units, needs):
        """A median; units are (number or None, slices). Its limits are not counted again."""
        if not self.covered(basis, needs):
            return

        def put(part, some):
            numbers = [u[0] for u in some if u[0] is not None]
            value = fixed(median(numbers)) if numbers else ""
            self.cells[(indicator, self.period, basis) + part] = (
                "", str(len(numbers)), value, None, None, unit, "" if numbers else "z")
        put(("Total", "Total"), units)
        self.break_down(units, put)

    def shares(self, indicator, basis, breakdown, units, needs):
        """A distribution: each category of all."""
        if not self.covered(basis, needs):
            return
        self.put(indicator, basis, ("Total", "Total"), "percentage", len(units), len(units))
        for category in LISTS[breakdown]:
            some = sum(1 for u in units if u[1].get(breakdown) == category)
            self.put(indicator, basis, (breakdown, category), "percentage", some, len(units))

    def sums(self, indicator, basis, units, needs):
        """Sessions missed of sessions; units are ((missed, possible), slices)."""
        if not self.covered(basis, needs):
            return

        def put(part, some):
            self.put(indicator, basis, part, "percentage",
                     sum(u[0][0] for u in some), sum(u[0][1] for u in some))
        put(("Total", "Total"), units)
        self.break_down(units, put)


def once(units):
    """Rulings, Children or events: a child counts once in a span, as at its first event in it; it
    counts above the line if any of its events does."""
    first, counts = {}, {u[2] for u in units if u[0]}
    for _, traits, who in units:
        first.setdefault(who, (who in counts, traits, who))
    return list(first.values())


def fixed(number):
    """One decimal, half up, of an exact fraction or a whole or half number."""
    units = int((number * 20 + 1) // 2)
    return f"{units // 10}.{units % 10}"
