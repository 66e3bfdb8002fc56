"""What a published number counts, read from the catalogue: the attacker knows every definition."""
import csv
import re
from collections import defaultdict

EVENTS = ("started", "ended", "occurred")
COUNTED = ("count", "rate", "percentage", "distribution")
MOVING = re.compile(
    r"\b(period_end|period_start|open|school_age|school_year_start|term_end|covered)\b")
LENGTH = re.compile(r"lasted (<|<=|>|>=) (\d+) (months|years)$")
FOREVER = 10_000


def claims(text):
    """The claims of an expression that `and` joins outside brackets."""
    text = " ".join(text.split())
    if not text:
        return []
    # A bracket round the whole says nothing.
    while text[0] == "(" and closing(text) == len(text) - 1:
        text = text[1:-1].strip()
    parts, depth, start, either = [], 0, 0, False
    for token in re.finditer(r"\(|\)|\band\b|\bor\b", text):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        if depth == 0 and token.group() == "or":
            either = True
        if depth == 0 and token.group() == "and":
            parts.append(text[start:token.start()].strip())
            start = token.end()
    # `or` binds weaker than `and`: then the whole is one claim.
    return [text] if either else parts + [text[start:].strip()]


def closing(text):
    depth = 0
    for place, letter in enumerate(text):
        depth += {"(": 1, ")": -1}.get(letter, 0)
        if depth == 0:
            return place
    return -1


class Catalogue:
    def __init__(self, folder):
        def rows(name):
            with open(folder / name, encoding="utf-8", newline="") as file:
                return list(csv.DictReader(file))
        self.indicators = {row["id"]: row for row in rows("indicators.csv")}
        self.words = {(row["dataset"], row["word"]): row["meaning"] for row in rows("words.csv")}
        self.categories = defaultdict(dict)
        for row in rows("breakdowns.csv"):
            self.categories[row["breakdown"]][row["category"]] = row["where"]
        self.plain = {name for name, some in self.categories.items() if exclusive(some)}
        names = defaultdict(set)
        for row in rows("measures.csv"):
            if not row["category"] and not row["agency_category"]:
                names[(row["indicator"], row["part"])].add(row["measure"])
        # Two numbers that agencies send under exactly the same names are one.
        self.told = {part: frozenset(some) for part, some in names.items()}
        self.known = {}

    def expanded(self, dataset, text):
        """Claims with words replaced by what they stand for."""
        found = []
        for claim in claims(text):
            meaning = self.words.get((dataset, claim))
            found += self.expanded(dataset, meaning) if meaning else [claim]
        return found

    def key(self, indicator, breakdown, category, above):
        """(dataset, population, counted, claims, length, slice) of a number."""
        asked = (indicator, breakdown, category, above)
        if asked not in self.known:
            self.known[asked] = self.key_of(*asked)
        return self.known[asked]

    def key_of(self, indicator, breakdown, category, above):
        rule = self.indicators[indicator]
        part = frozenset() if breakdown == "Total" else frozenset([f"{breakdown}: {category}"])
        if rule["dataset"] == "counts":
            side = "numerator" if above else "denominator"
            names = self.told.get((indicator, side)) or frozenset([indicator, side])
            return ("counts", "totals", "totals", names, None, part)
        dataset = rule["dataset"]
        found = self.expanded(dataset, rule["where"])
        if above and rule["measure"] in ("percentage", "count"):
            found += self.expanded(dataset, rule["numerator"])
        if rule["measure"] in ("median", "mean", "percentage of sums"):
            # Rows that have the number; sessions are nothing that other figures count.
            found.append(f"{rule['measure']} of {rule['numerator']}"
                         + (f" of {rule['denominator']}, {above}" if rule["denominator"] else ""))
        if breakdown != "Total" and (above or rule["measure"] != "distribution"):
            where = self.categories.get(breakdown, {}).get(category, "")
            first = next(iter(self.categories.get(breakdown, {"": ""})))
            if where and (breakdown in self.plain or category == first):
                found += self.expanded(dataset, where)
            else:
                found.append(f"{breakdown}: {category}")
        elif breakdown != "Total":
            part = frozenset()
        length, rest = (0, FOREVER), []
        for claim in found:
            match = LENGTH.match(claim)
            if match:
                length = narrowed(length, match)
            else:
                rest.append(claim)
        same = {claim.split(" = ")[0] for claim in rest if " = " in claim}
        rest = [c for c in rest if not (c.endswith(" is known") and c[:-9] in same)]
        population = rule["population"]
        # Children who stand in a category by their first event need not be those of a wider count.
        apart = part if rule["counted"] != "rows" and population in EVENTS else frozenset()
        return (dataset, population, rule["counted"], frozenset(rest),
                length if length != (0, FOREVER) else None, apart)

    def is_fixed(self, key):
        """Whether a row meets the claims or not, whatever the month in which it is asked."""
        _, population, _, some, length, _ = key
        return ((length is None or population == "ended")
                and not any(MOVING.search(claim) for claim in some)
                and not any("lasted" in claim and population != "ended" for claim in some))

    def months_add_up(self, key):
        """Whether the months of a span share its rows out among them."""
        dataset, population, counted, *_ = key
        return dataset == "counts" or (population in EVENTS and counted == "rows"
                                       and self.is_fixed(key))


def narrowed(length, match):
    """Bounds in half months, so that `more than` and `at least` differ."""
    sign, number, unit = match.groups()
    end = int(number) * (12 if unit == "years" else 1) * 2
    low, high = length
    if sign == "<":
        high = min(high, end)
    elif sign == "<=":
        high = min(high, end + 1)
    elif sign == ">":
        low = max(low, end + 1)
    else:
        low = max(low, end)
    return low, high


def exclusive(categories):
    """Whether no row can meet two of the claims: each is another code of one field, or a length."""
    fields = set()
    for where in categories.values():
        if not where:
            continue
        parts = claims(where)
        if all(LENGTH.match(part) for part in parts):
            fields.add("lasted")
        elif len(parts) == 1 and re.match(r"^\w+ (=|in) ", where):
            fields.add(where.split(" ")[0])
        else:
            return False
    return len(fields) == 1
