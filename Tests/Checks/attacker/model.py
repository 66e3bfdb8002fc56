"""Everything that public files say, as equations and inequalities of whole numbers.

Variables and what files say of them stand here; how they hang together, in `relations.py`.
"""
import csv
from collections import defaultdict

from counts import COUNTED
from published import month_index, rows_of, whole
from relations import Relations


class Model(Relations):
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
