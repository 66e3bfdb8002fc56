"""Works back from the public files to what they withhold, in whole numbers.

For every withheld count the smallest and the largest value that agree with everything published:
the counts of every table, the totals of every breakdown, the sums of months in longer spans, the
same count in other tables, and shares that cannot exceed their whole. Several releases can be
given; what they published is put together. The solver is HiGHS (highspy and numpy, from PyPI).

A count of 1 to 5 is safe when the attacker cannot rule out any number from 1 to 5.

Usage: attack.py [--all] [--main] CATALOGUE RELEASE...   --all attacks larger counts too, --main only
those of main figures; each RELEASE a folder that holds public/ and, to
know which withheld counts are 1 to 5, internal/. Exit status 1 when a count is not safe.
"""

import csv
import pathlib
import re
import sys
from collections import defaultdict

import highspy
import numpy as np

SPANS = {"month": 1, "quarter": 3, "r12": 12}
ADDITIVE = {"month", "quarter", "r12", "ytd", "year", "academic_year"}


def month_index(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def first_month(basis, last):
    """The index of the first month of a span that ends with month `last`."""
    if basis in SPANS:
        return last - SPANS[basis] + 1
    start = 8 if basis == "academic_year" else 3
    return last - (last - start) % 12


def claims(text):
    """The claims of an expression that 'and' joins outside brackets."""
    parts, depth, start = [], 0, 0
    tokens = list(re.finditer(r"\(|\)|\band\b", text))
    for token in tokens:
        if token.group() == "(":
            depth += 1
        elif token.group() == ")":
            depth -= 1
        elif depth == 0:
            parts.append(text[start:token.start()])
            start = token.end()
    parts.append(text[start:])
    parts = [" ".join(part.split()) for part in parts if part.strip()]
    # `or` outside brackets binds weaker than `and`: then the whole is one claim.
    depth, bare = 0, False
    for token in re.finditer(r"\(|\)|\bor\b", text):
        depth += {"(": 1, ")": -1}.get(token.group(), 0)
        bare = bare or token.group() == "or" and depth == 0
    return frozenset([" ".join(text.split())]) if bare else frozenset(parts)


class Catalogue:
    def __init__(self, folder):
        rows = csv.DictReader(open(folder / "indicators.csv", encoding="utf-8"))
        self.indicators = {row["id"]: row for row in rows}
        self.categories = defaultdict(dict)
        for row in csv.DictReader(open(folder / "breakdowns.csv", encoding="utf-8")):
            self.categories[row["breakdown"]][row["category"]] = row["where"]

    def counts(self, indicator, breakdown, category):
        """What the numerator and the denominator of a row count: keys of counts."""
        rule = self.indicators[indicator]
        base = (rule["dataset"], rule["population"], rule["counted"])
        part = frozenset()
        if breakdown != "Total":
            where = self.categories.get(breakdown, {}).get(category, "")
            part = claims(where) if where else frozenset([f"{breakdown}: {category}"])
        whole = claims(rule["where"]) if rule["where"] else frozenset()
        above = whole | (claims(rule["numerator"]) if rule["numerator"] else frozenset())
        return (*base, above | part), (*base, whole | part)


class Attack:
    """Variables are counts of one key and span; monthly counts stand behind sums of events."""

    def __init__(self, catalogue):
        self.catalogue = catalogue
        self.variables = {}
        self.fixed = {}
        self.rows = []
        self.known = {}
        self.tables = defaultdict(set)
        self.truth = {}
        self.hidden = {}
        self.main = False

    def variable(self, key, basis, period):
        return self.variables.setdefault((key, basis, period), len(self.variables))

    def read(self, release):
        public = release / "public" / "indicators.csv"
        for row in csv.DictReader(open(public, encoding="utf-8")):
            rule = self.catalogue.indicators[row["indicator"]]
            if rule["measure"] not in ("count", "rate", "percentage"):
                continue
            if row["symbol"] in ("x", "z"):
                continue
            above, below = self.catalogue.counts(row["indicator"], row["breakdown"], row["category"])
            at = (row["basis"], month_index(row["period"]))
            place = (row["indicator"], row["period"], row["basis"], row["breakdown"], row["category"])
            counts = [(self.variable(above, *at), row["numerator"], "above")]
            if rule["measure"] == "percentage":
                counts.append((self.variable(below, *at), row["denominator"], "below"))
                self.rows.append((counts[0][0], counts[1][0]))
            for variable, text, side in counts:
                if row["symbol"]:
                    self.hidden.setdefault(variable, (*place, side))
                else:
                    self.known[variable] = int(text)
            if row["breakdown"] != "Total":
                total, total_below = self.catalogue.counts(row["indicator"], "Total", "Total")
                self.tables[(self.variable(total, *at), row["breakdown"])].add(counts[0][0])
                if rule["measure"] == "percentage":
                    self.tables[(self.variable(total_below, *at), row["breakdown"])].add(counts[1][0])
        internal = release / "internal" / "indicators.csv"
        if internal.exists():
            for row in csv.DictReader(open(internal, encoding="utf-8")):
                rule = self.catalogue.indicators[row["indicator"]]
                if row["symbol"] or rule["measure"] not in ("count", "rate", "percentage"):
                    continue
                above, below = self.catalogue.counts(
                    row["indicator"], row["breakdown"], row["category"])
                at = (row["basis"], month_index(row["period"]))
                if row["numerator"]:
                    self.truth[self.variable(above, *at)] = int(row["numerator"])
                if row["denominator"] and rule["measure"] == "percentage":
                    self.truth[self.variable(below, *at)] = int(row["denominator"])

    def relations(self):
        """Equations (coefficients that sum to zero) and inequalities (first at most second)."""
        equations, orders = [], list(self.rows)
        for (total, breakdown), parts in self.tables.items():
            size = len(self.catalogue.categories.get(breakdown, {}))
            if len(parts) == size:
                equations.append([(total, 1)] + [(part, -1) for part in parts])
            else:
                orders += [(part, total) for part in parts]
        for (key, basis, period), variable in list(self.variables.items()):
            if basis in ADDITIVE and key[1] in ("started", "ended", "occurred") and key[2] == "rows":
                months = range(first_month(basis, period), period + 1)
                if basis != "month":
                    equations.append([(variable, 1)] + [
                        (self.variable(key, "month", month), -1) for month in months])
            # Two bands of duration are one longer band.
            if "lasted >= 12 months" in key[3]:
                rest = key[3] - {"lasted >= 12 months"}
                bands = [frozenset({"lasted >= 12 months", "lasted < 24 months"}),
                         frozenset({"lasted >= 24 months"})]
                parts = [self.variables.get(((*key[:3], rest | band), basis, period))
                         for band in bands]
                if all(part is not None for part in parts) and "lasted < 24 months" not in key[3]:
                    equations.append([(variable, 1)] + [(part, -1) for part in parts])
        # A count of more claims is part of the count of fewer.
        spans = defaultdict(list)
        for (key, basis, period), variable in self.variables.items():
            spans[(key[:3], basis, period)].append((key[3], variable))
        for members in spans.values():
            wider = {claim: variable for claim, variable in members}
            for claim, variable in members:
                for one in claim:
                    other = wider.get(claim - {one})
                    if other is not None:
                        orders.append((variable, other))
        return equations, orders

    def components(self, equations, orders):
        parent = list(range(len(self.variables)))

        def root(place):
            while parent[place] != place:
                parent[place] = parent[parent[place]]
                place = parent[place]
            return place

        for group in [[v for v, _ in e] for e in equations] + [list(o) for o in orders]:
            free = [v for v in group if v not in self.known]
            for one in free[1:]:
                parent[root(one)] = root(free[0])
        groups = defaultdict(list)
        for variable in range(len(self.variables)):
            if variable not in self.known:
                groups[root(variable)].append(variable)
        return groups, root

    def run(self, wanted=None):
        equations, orders = self.relations()
        broken = [e for e in equations if all(v in self.truth for v, _ in e)
                  and sum(c * self.truth[v] for v, c in e)]
        if broken:
            print(f"attack: {len(broken)} sums do not hold in the true figures; they are left out")
            bad = {id(e) for e in broken}
            equations = [e for e in equations if id(e) not in bad]
        groups, root = self.components(equations, orders)
        per_group = defaultdict(lambda: ([], []))
        for equation in equations:
            free = [v for v, _ in equation if v not in self.known]
            if free:
                per_group[root(free[0])][0].append(equation)
        for order in orders:
            free = [v for v in order if v not in self.known]
            if free:
                per_group[root(free[0])][1].append(order)
        results = {}
        for name, members in sorted(groups.items(), key=lambda group: len(group[1])):
            targets = [v for v in members if v in self.hidden
                       and (not self.main or self.hidden[v][3] == "Total")
                       and (wanted is None or wanted(self.truth.get(v)))]
            if targets:
                self.solve(members, *per_group[name], targets, results)
                if len(members) > 2_000:
                    print(f"attack: {len(members)} unknowns, {len(targets)} attacked", flush=True)
        return results

    def solve(self, members, equations, orders, targets, results):
        place = {v: i for i, v in enumerate(members)}
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("time_limit", 5.0)
        count = len(members)
        solver.addVars(count, np.zeros(count), np.full(count, 100_000.0))

        def add(terms, low, high):
            constant, columns, factors = 0, [], []
            for variable, factor in terms:
                if variable in self.known:
                    constant += factor * self.known[variable]
                else:
                    columns.append(place[variable]); factors.append(float(factor))
            if columns:
                solver.addRow(low - constant, high - constant, len(columns),
                              np.array(columns, dtype=np.int32), np.array(factors))

        for equation in equations:
            add(equation, 0, 0)
        for small, large in set(orders):
            add(((small, 1), (large, -1)), -highspy.kHighsInf, 0)
        costs = np.zeros(count)
        indices = np.arange(count, dtype=np.int32)
        kinds = np.full(count, highspy.HighsVarType.kInteger)

        def end(target, sign):
            """The best whole number: a solution of the relaxed problem often is whole already."""
            costs[place[target]] = sign
            solver.changeColsCost(count, indices, costs)
            solver.run()
            found = np.array(solver.getSolution().col_value)
            if np.abs(found - np.round(found)).max() > 1e-6:
                solver.changeColsIntegrality(count, indices, kinds)
                solver.run()
                found = np.array(solver.getSolution().col_value)
                solver.changeColsIntegrality(
                    count, indices, np.full(count, highspy.HighsVarType.kContinuous))
            costs[place[target]] = 0
            status = solver.getModelStatus()
            return None if status == highspy.HighsModelStatus.kInfeasible else \
                round(found[place[target]])

        for target in targets:
            results[target] = (end(target, 1), end(target, -1))


def main(arguments):
    everything = "--all" in arguments
    catalogue, *releases = [pathlib.Path(a) for a in arguments if not a.startswith("--")]
    attack = Attack(Catalogue(catalogue))
    attack.main = "--main" in arguments
    for release in releases:
        attack.read(release)
    wanted = None if everything else (lambda truth: truth is not None and 1 <= truth <= 5)
    results = attack.run(wanted)
    exposed = 0
    for variable, (low, high) in results.items():
        if low is None or high is None:
            print("no answer:", attack.hidden[variable]); exposed += 1
        elif low > 1 or high < 5:
            exposed += 1
            if exposed <= 60:
                print(f"{low} to {high}, true {attack.truth.get(variable)}:", *attack.hidden[variable])
    hidden = len(attack.hidden)
    print(f"attack: {len(attack.known)} counts published, {hidden} withheld, "
          f"{len(results)} attacked, {exposed} exposed")
    return 1 if exposed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
