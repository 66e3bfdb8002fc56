"""The relations that hold between counts by their definitions, as equations and inequalities.

Only those that hold by the definitions: the same count in other figures; totals of categories;
lengths of lengths; months of rows in longer spans; distinct children, who are no more than the sum
of the months and no fewer than the largest; open plans and those that started and ended; a share's
whole; figures made of others; rounding of a figure whose counts are not printed.
Each is held against the true figures of the internal edition and left out where they break it: what
does not hold tells an attacker nothing.
"""
from collections import defaultdict

from counts import EVENTS, FOREVER
from published import first_month

ADDITIVE = ("month", "quarter", "r12", "ytd", "year", "academic_year")


class Relations:
    """The part of a model that relates its variables, once a release has been read."""

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

    def total_of(self, terms, number, kind):
        one = len(self.names)
        self.names.append((("number",), kind, one))
        self.truth[one] = self.known[one] = number
        self.equal(terms + [(one, -1)], kind)
