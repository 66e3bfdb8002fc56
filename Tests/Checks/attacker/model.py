"""Everything that public files say, as equations and inequalities of whole numbers.

Only relations that hold by the definitions are used: the same count in other figures; totals of
categories; lengths of lengths; months of rows in longer spans; distinct children, who are no more
than the sum of the months and no fewer than the largest; open plans and those that started and
ended; a share's whole; figures made of others; rounding of a figure whose counts are not printed.
Each is held against the true figures of the internal edition and left out where they break it: what
does not hold tells an attacker nothing.
"""
import csv
import json
from collections import defaultdict

from counts import COUNTED, EVENTS, FOREVER

SPANS = {"month": 1, "quarter": 3, "r12": 12}
ADDITIVE = ("month", "quarter", "r12", "ytd", "year", "academic_year")


def month_index(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def month_name(index):
    return f"{index // 12}-{index % 12 + 1:02d}"


def first_month(basis, last):
    """The index of the first month of a span that ends with month `last`."""
    if basis in SPANS:
        return last - SPANS[basis] + 1
    start = 8 if basis == "academic_year" else 3
    return last - (last - start) % 12


def whole(text):
    number = float(text)
    return int(number) if number == int(number) else None


def rows_of(path, keeps=lambda *_: True):
    """Rows of figures as dictionaries; only those that are wanted are made."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        names = next(reader)
        one, two, three = (names.index(n) for n in ("indicator", "breakdown", "symbol"))
        asked, found = {}, []
        for row in reader:
            key = row[one], row[two], row[three]
            if key not in asked:
                asked[key] = keeps(*key)
            if asked[key]:
                found.append(dict(zip(names, row)))
        return found


class Model:
    """Variables are whole numbers: one for each count and span, and each true value of it.

    A count whose truth another release revises is another variable there.
    """

    def __init__(self, catalogue, main_only=False):
        self.catalogue = catalogue
        self.main_only, self.main_keys, self.linked = main_only, set(), {}
        self.names = []            # (key, basis, period) of each variable
        self.variables = {}        # (key, basis, period, version) -> variable
        self.known = {}            # variable -> published number
        self.least = {}            # variable -> the least that it can be
        self.truth = {}
        self.hidden = {}           # variable -> where it is withheld
        self.place = {}            # (key, basis, period) -> its variables, by version
        self.rows = []             # (above, below) of a share
        self.tables = defaultdict(set)
        self.equations = []        # (terms, what kind); terms sum to nought
        self.orders = []           # (terms, what kind); terms sum to nought or less
        self.apart = set()         # keys under which figures print different numbers
        self.small_shown = []
        self.zeros, self.tells_zeros = set(), set()
        self.wrong = defaultdict(int)
        self.true_rows = {}        # path -> the rows of an internal edition that bind anything
        self.said = set()
        self.population = {}

    def let_know(self, agency):
        """An agency knows its own figures, withheld or not."""
        own = {self.catalogue.key(name, "Total", "Total", side)
               for name, rule in self.catalogue.indicators.items() if rule["agency"] == agency
               for side in (True, False)}
        for variable, (key, *_) in enumerate(self.names):
            # What its shares leave over is its own as well.
            where = self.hidden.get(variable)
            is_own = where and self.catalogue.indicators[where[0]]["agency"] == agency
            if (key in own or is_own) and variable in self.truth:
                self.known[variable] = self.truth[variable]

    # Reading ----------------------------------------------------------------------------------

    def read(self, public, internal):
        """One release: its public folder, and the internal one for the truth."""
        true = self.read_truth(internal)
        rows = rows_of(public / "indicators.csv", self.keeps)
        version = {}
        self.note_zeros(rows)
        bound = self.bound_tables(rows)
        for row in rows:
            if row["breakdown"] in ("Total", "Part") or self.table(row) in bound:
                self.take(row, true, version)
        self.take_comparisons(public, true, version)
        self.version = version
        self.relate(version)

    def note_zeros(self, rows):
        """The series that say of a month for the first time that there is nothing to divide by, and
        withhold another: what they withhold is one at least."""
        hidden = {(row["indicator"], row["basis"]) for row in rows
                  if row["symbol"] == "c" and row["breakdown"] == "Total"}
        for row in rows:
            at = row["indicator"], row["basis"], row["period"], row["breakdown"], row["category"]
            if row["symbol"] == "z" and at not in self.zeros:
                self.zeros.add(at)
                if at[3] != "Total" or at[:2] in hidden:
                    self.tells_zeros.add(at[:2])

    def table(self, row):
        return row["indicator"], row["basis"], row["period"], row["breakdown"]

    def bound_tables(self, rows):
        """Breakdowns that say something: with a figure, or a nought for which there is nothing to
        divide by, or a category that main figures print. All others can be filled in at will."""
        main, bound = set(), set()
        for row in rows:
            if row["breakdown"] == "Total" and row["symbol"] in ("", "c"):
                at = (row["basis"], row["period"])
                main |= {(key, *at) for key in self.keys(row) if key}
        for row in rows:
            if row["breakdown"] in ("Total", "Part"):
                continue
            if row["symbol"] == "" or row["symbol"] == "z" and not self.main_only or any(
                    (key, row["basis"], row["period"]) in main for key in self.keys(row) if key):
                bound.add(self.table(row))
        return bound

    def read_truth(self, internal):
        true = {}
        if not (internal / "indicators.csv").exists():
            return true
        for row in self.rows_of_truth(internal):
            above, below = self.keys(row)
            at = (row["basis"], month_index(row["period"]))
            if above and row["numerator"]:
                self.put_truth(true, (above, *at), row["numerator"])
            if below and row["denominator"]:
                self.put_truth(true, (below, *at), row["denominator"])
        return true

    def keeps(self, indicator, breakdown, symbol):
        return symbol == "" or self.binds(indicator, breakdown, symbol)

    def binds(self, indicator, breakdown, _):
        """Whether a breakdown can say anything of main figures; all do where all are attacked."""
        if not self.main_only or breakdown in ("Total", "Part"):
            return True
        if not self.main_keys:
            self.main_keys = {self.catalogue.key(name, "Total", "Total", side)
                              for name in self.catalogue.indicators for side in (True, False)}
        table = (indicator, breakdown)
        if table not in self.linked:
            self.linked[table] = any(
                self.catalogue.key(indicator, breakdown, category, side) in self.main_keys
                for category in self.catalogue.categories.get(breakdown, {})
                for side in (True, False))
        return self.linked[table]

    def put_truth(self, true, at, text):
        number = whole(text)
        if number is None:
            return
        true[at] = number

    def tell_apart(self, internal):
        """Counts that the definitions seem to call the same and that are not."""
        told = {}
        for row in self.rows_of_truth(internal):
            for key, text in zip(self.keys(row), (row["numerator"], row["denominator"])):
                if key and text and whole(text) is not None:
                    at = (key, row["basis"], row["period"])
                    if told.setdefault(at, text) != text:
                        self.apart.add(key)

    def rows_of_truth(self, internal):
        """The rows of an internal edition that say something; read once, asked for twice."""
        if internal not in self.true_rows:
            self.true_rows[internal] = [
                row for row in rows_of(internal / "indicators.csv", self.binds)
                if row["symbol"] in ("", "z")]
        return self.true_rows[internal]

    def keys(self, row):
        """The counts above and below the line; None for what a row does not count."""
        return tuple(key if key is None or key not in self.apart
                     else key[:3] + (key[3] | {row["indicator"]},) + key[4:]
                     for key in self.keys_told(row))

    def keys_told(self, row):
        rule = self.catalogue.indicators.get(row["indicator"])
        if rule is None or row["breakdown"] == "Part":
            return None, None
        asked = (row["indicator"], row["breakdown"], row["category"])
        measure = rule["measure"]
        if measure in COUNTED or measure == "percentage of sums":
            return (self.catalogue.key(*asked, True),
                    self.catalogue.key(*asked, False) if measure != "rate" and (
                        measure != "count" or row["denominator"]) else None)
        if measure in ("median", "mean") and rule["dataset"] != "counts":
            return None, self.catalogue.key(*asked, False)
        if measure == "mean":
            return self.catalogue.key(*asked, True), self.catalogue.key(*asked, False)
        return None, None

    def variable(self, at, true, version):
        """The variable of a count in this release: that of an earlier one unless its truth moved."""
        if at in version:
            return version[at]
        value = true.get(at)
        for found in self.place.get(at, []):
            if self.truth.get(found) == value or value is None:
                version[at] = found
                return found
        found = len(self.names)
        self.names.append(at)
        self.place.setdefault(at, []).append(found)
        if value is not None:
            self.truth[found] = value
        version[at] = found
        return found

    def publish(self, variable, text):
        number = whole(text)
        if number is None:
            return
        true = self.truth.get(variable)
        if true is not None and true != number:
            # A figure that stands as it was published first: it says nothing of today's.
            self.wrong["published figures that stand from an earlier release"] += 1
            return
        self.known[variable] = number

    def take(self, row, true, version):
        if row["symbol"] == "x":
            return
        rule = self.catalogue.indicators.get(row["indicator"])
        above, below = self.keys(row)
        at = (row["basis"], month_index(row["period"]))
        where = (row["indicator"], row["period"], row["basis"], row["breakdown"], row["category"])
        pair = []
        for key, text, side in ((above, row["numerator"], "above"),
                                (below, row["denominator"], "below")):
            if key is None:
                pair.append(None)
                continue
            variable = self.variable((key, *at), true, version)
            pair.append(variable)
            if row["symbol"] == "c":
                if variable not in self.hidden or where[3] == "Total":
                    self.hidden[variable] = (*where, side)
                # Nothing to divide by would have been said, where the series says it of others.
                if (side == "below" and rule["measure"] != "rate"
                        and (row["indicator"], row["basis"]) in self.tells_zeros):
                    self.least[variable] = 1
            elif row["symbol"] == "z":
                self.publish(variable, "0")
            elif text:
                self.publish(variable, text)
                self.watch(variable, text, (*where, side))
        if row["symbol"] == "" and rule and rule["measure"] == "rate" and row["denominator"]:
            self.population[at] = int(row["denominator"])
        if None not in pair and pair[0] != pair[1] and rule["unit"] == "%":
            self.rows.append((pair[0], pair[1], row["symbol"] == "c", where))
        self.round(row, rule, pair)
        if row["breakdown"] not in ("Total", "Part") and rule:
            name = row["indicator"]
            for side, variable in zip((True, False), pair):
                key = self.catalogue.key(name, "Total", "Total", side)
                if variable is not None and not (side is False and rule["measure"] == "distribution"):
                    total = self.variable((key, *at), true, version)
                    if total != variable:
                        self.tables[(total, row["breakdown"])].add((variable, row["category"]))

    def watch(self, variable, text, where):
        if where[4] == "Total" and whole(text) is not None and 1 <= whole(text) <= 5:
            self.small_shown.append((where, text))

    def round(self, row, rule, pair):
        """A figure whose counts are not printed still says between which numbers they lie."""
        if row["symbol"] or not row["value"] or pair[0] is None or row["numerator"]:
            return
        value = float(row["value"])
        if rule["measure"] == "count":
            self.publish(pair[0], row["value"])
        elif rule["unit"] == "%" and pair[1] is not None:
            for share, sign in (((value - 0.05) / 100, -1), ((value + 0.05) / 100, 1)):
                self.orders.append(([(pair[0], sign), (pair[1], -sign * share)], "rounding"))

    def take_comparisons(self, public, true, version):
        """The authority's own figure of a reporting year, which stands beside published ones."""
        path = public / "comparisons.csv"
        if not path.exists():
            return
        with open(path, encoding="utf-8", newline="") as file:
            for row in csv.DictReader(file):
                rule = self.catalogue.indicators.get(row["indicator"])
                if (row["value_source"] != "local" or not rule or rule["measure"] not in COUNTED
                        or not row["value"].replace(".", "").isdigit()):
                    continue
                basis = "snapshot" if "snapshot" in rule["bases"].split() else "r12"
                at = (basis, month_index(row["reporting_year"] + "-03"))
                above = (self.catalogue.key(row["indicator"], "Total", "Total", True), *at)
                if rule["measure"] == "count" and above in version:
                    self.publish(version[above], row["value"])

    # Relations --------------------------------------------------------------------------------

    def equal(self, terms, kind):
        self.add(self.equations, terms, kind, lambda total: abs(total) < 1e-9)

    def at_most(self, terms, kind):
        self.add(self.orders, terms, kind, lambda total: total <= 1e-9)

    def add(self, place, terms, kind, holds):
        """Adds a relation unless the truth breaks it."""
        if all(v in self.truth for v, _ in terms) and not holds(
                sum(f * self.truth[v] for v, f in terms)):
            self.wrong[kind] += 1
            return
        # Two releases say the same twice.
        same = (id(place), tuple(sorted(terms)))
        if same not in self.said:
            self.said.add(same)
            place.append((terms, kind))

    def relate(self, version):
        for above, below, withheld, where in self.rows:
            self.at_most([(above, 1), (below, -1)], "a share's whole")
            if withheld:
                self.rest(above, below, where)
        self.rows = []
        for (total, breakdown), parts in self.tables.items():
            size = len(self.catalogue.categories.get(breakdown, {}))
            if len(parts) == size:
                self.equal([(total, 1)] + [(part, -1) for part, _ in sorted(parts)], "categories")
            else:
                for part, _ in parts:
                    self.at_most([(part, 1), (total, -1)], "a category of a total")
        self.tables.clear()
        self.relate_lengths(version)
        self.relate_subsets(version)
        self.relate_spans(version)
        self.relate_stocks(version)
        self.relate_made(version)

    def rest(self, above, below, where):
        """All but a few says as much as a few: what does not count is a number of its own."""
        at = (("rest", above, below), *where[2:1:-1], where[1])
        if self.place.get(at):
            return
        rest = len(self.names)
        self.names.append(at)
        self.place[at] = [rest]
        if above in self.truth and below in self.truth:
            self.truth[rest] = self.truth[below] - self.truth[above]
        self.hidden[rest] = (*where, "rest")
        self.equal([(below, 1), (above, -1), (rest, -1)], "a share's whole")

    def relate_lengths(self, version):
        """Counts of longer stretches are the sums of those of the shorter ones within them."""
        groups = defaultdict(dict)
        for (key, basis, period), variable in list(version.items()):
            if len(key) == 6:
                base = (key[:4], key[5], basis, period)
                groups[base][key[4] or (0, FOREVER)] = variable
        for base, members in groups.items():
            if len(members) < 2:
                continue
            ends = sorted({end for bounds in members for end in bounds})
            pieces = {}
            for low, high in zip(ends, ends[1:]):
                if (low, high) in members:
                    pieces[(low, high)] = members[(low, high)]
                else:
                    at = (base[0] + ((low, high),) + (base[1],), base[2], base[3])
                    pieces[(low, high)] = self.variable(at, {}, version)
            for bounds, variable in members.items():
                inside = [(v, -1) for (low, high), v in pieces.items()
                          if bounds[0] <= low and high <= bounds[1] and v != variable]
                if inside:
                    self.equal([(variable, 1)] + inside, "lengths")

    def relate_subsets(self, version):
        """A count of more claims is part of the count of fewer."""
        groups = defaultdict(dict)
        for (key, basis, period), variable in version.items():
            if len(key) == 6 and key[0] != "counts":
                groups[(key[:3], key[4], key[5], basis, period)][key[3]] = variable
        for members in groups.values():
            for some, variable in members.items():
                for one in some:
                    other = members.get(some - {one})
                    if other is not None:
                        self.at_most([(variable, 1), (other, -1)], "a part of a count")

    def relate_spans(self, version):
        groups = defaultdict(list)
        for (key, basis, period), variable in list(version.items()):
            if len(key) == 6 and basis in ADDITIVE and (key[1] in EVENTS or key[0] == "counts"):
                groups[key].append((basis, period, variable))
        for key, members in groups.items():
            if self.catalogue.months_add_up(key):
                # Only where the months bind something: one span alone says nothing of them.
                if len(members) > 1:
                    self.months(key, members, version)
            elif key[2] != "rows" and not key[5] and self.catalogue.is_fixed(key):
                self.distinct(members)

    def months(self, key, members, version):
        for basis, period, variable in members:
            if basis == "month":
                continue
            parts = [self.variable((key, "month", m), {}, version)
                     for m in range(first_month(basis, period), period + 1)]
            self.equal([(variable, 1)] + [(p, -1) for p in parts], "months of a span")

    def distinct(self, members):
        """Children counted once: a span has no fewer than a span within it, and no more than the
        spans that it is made of together."""
        spans = {(first_month(b, p), p): v for b, p, v in members}
        months = {first: v for (first, last), v in spans.items() if first == last}
        quarters = {last: v for (first, last), v in spans.items() if last == first + 2}
        for (first, last), variable in spans.items():
            if last == first:
                continue
            parts = [months.get(m) for m in range(first, last + 1)]
            if None not in parts:
                self.at_most([(variable, 1)] + [(p, -1) for p in parts], "children of months")
            for part in parts:
                if part is not None:
                    self.at_most([(part, 1), (variable, -1)], "children of a month")
            parts = [quarters.get(m) for m in range(first + 2, last + 1, 3)]
            if (last - first + 1) % 3 == 0 and last > first + 2 and None not in parts:
                self.at_most([(variable, 1)] + [(p, -1) for p in parts], "children of quarters")

    def relate_stocks(self, version):
        """Plans open at any point are those open at its end and those that ended in it; and those
        open now are those open a month ago, and started, and not ended."""
        stock = {}

        def open_rows(dataset, some, period):
            at = ((dataset, "open rows", "rows", some, None, frozenset()), "snapshot", period)
            stock[at] = True
            return self.variable(at, {}, version)

        for (key, basis, period), variable in list(version.items()):
            if len(key) != 6 or key[1] != "active" or key[4] or key[5] or key[2] != "rows":
                continue
            if basis == "snapshot":
                continue
            ended = version.get(((key[0], "ended") + key[2:], basis, period))
            if ended is not None and not key[3]:
                live = open_rows(key[0], key[3], period)
                self.equal([(variable, 1), (live, -1), (ended, -1)], "open and ended")
                children = version.get(((key[0], "open", "children") + key[3:], "snapshot", period))
                if children is not None:
                    self.at_most([(children, 1), (live, -1)], "children with open plans")
        for (key, basis, period) in list(stock):
            before = version.get((key, basis, period - 1))
            started = version.get(((key[0], "started") + key[2:], "month", period))
            ended = version.get(((key[0], "ended") + key[2:], "month", period))
            if None not in (before, started, ended):
                self.equal([(version[(key, basis, period)], 1), (before, -1), (started, -1),
                            (ended, 1)], "plans that move")

    def relate_made(self, version):
        """A change that is printed, pooled figures and cohorts of the year before."""
        for (key, basis, period), variable in list(version.items()):
            if len(key) == 6 and key[1] == "ended_year_before" and not key[3]:
                same = version.get(((key[0], "ended") + key[2:], basis, period - 12))
                if same is not None:
                    self.equal([(variable, 1), (same, -1)], "the same span a year before")

    def take_made(self, public):
        """Figures made of others, once every count is known by name."""
        made = {name for name, rule in self.catalogue.indicators.items()
                if rule["measure"] in ("change", "pooled")}
        for row in rows_of(public / "indicators.csv", lambda name, breakdown, symbol:
                           name in made and breakdown == "Total" and not symbol):
            rule = self.catalogue.indicators[row["indicator"]]
            period = month_index(row["period"])
            if rule["measure"] == "change":
                key = self.catalogue.key(rule["numerator"], "Total", "Total", True)
                pair = [self.version.get((key, "snapshot", p)) for p in (period, period - 1)]
                if None not in pair:
                    self.total_of([(pair[0], 1), (pair[1], -1)], int(row["value"]), "a change")
            else:
                parts = [p.strip() for p in rule["numerator"].split("+")]
                for side, text in ((True, row["numerator"]), (False, row["denominator"])):
                    keys = [self.catalogue.key(p, "Total", "Total", side) for p in parts]
                    some = [self.version.get((k, row["basis"], period)) for k in keys]
                    if None not in some and text:
                        self.total_of([(v, 1) for v in some], int(text), "pooled")

    def total_of(self, terms, number, kind):
        one = len(self.names)
        self.names.append((("number",), kind, one))
        self.truth[one] = self.known[one] = number
        self.equal(terms + [(one, -1)], kind)


def work_out(model):
    """Counts that follow from one sum alone, again and again: variable -> number."""
    found, waiting = {}, defaultdict(list)
    for place, (terms, _) in enumerate(model.equations):
        for variable, _ in terms:
            if variable not in model.known:
                waiting[variable].append(place)
    queue = list(range(len(model.equations)))
    while queue:
        terms, _ = model.equations[queue.pop()]
        free = [(v, f) for v, f in terms if v not in model.known and v not in found]
        if len(free) != 1:
            continue
        (variable, factor), = free
        rest = sum(f * model.known.get(v, found.get(v, 0)) for v, f in terms if v != variable)
        found[variable] = round(-rest / factor)
        queue += waiting[variable]
    return found


def derived_figures(public):
    """Means and limits in scorecard.json of series of which the public is not shown a month."""
    found = []
    path = public / "scorecard.json"
    if not path.exists():
        return found
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    with open(public / "indicators.csv", encoding="utf-8", newline="") as file:
        withheld = {row["indicator"] for row in csv.DictReader(file)
                    if row["symbol"] == "c" and row["breakdown"] == "Total"
                    and row["basis"] in ("month", "snapshot")}
    for indicator in told.get("indicators", []):
        if indicator.get("usualRange") and indicator["id"] in withheld:
            found.append((indicator["id"], indicator.get("basis"), indicator["usualRange"]))
    return found


__all__ = ["Model", "derived_figures", "month_index", "month_name", "work_out"]
