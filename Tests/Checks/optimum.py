#!/usr/bin/env python3
"""How many figures beyond the small ones an optimal protector withholds, beside the program.

    COUNT_TABLES=tables.json [COUNT_TABLES_DATA=DIR] swift test --filter CountTables
    venv/bin/python Tests/Checks/optimum.py [--seconds 60] tables.json ...

The first line writes the counts, sums and figures that the program's proof knows, of the demonstration
or of a data folder of which nothing has been published. A secret, a number of 1 to 5 or a rest as
small, is safe when there are tables with 1 or less and with 5 or more in its place that agree with all
that is shown, in which no month that figures print becomes zero (the Release floor's page).

For each group of counts that sums bind together this looks for the fewest further figures to withhold,
with HiGHS: it begins with none, asks for each secret whether there are such tables, and where there are
none learns a set of cells of which one must go (Fischetti and Salazar 2001). The fewest figures that
satisfy all sets are needed at least; tables of broken numbers count here, which can only lessen that.
The other bound is the best solution that was found in whole numbers. Secrets that only a table with a
month of zero can protect are beyond help here; the program withholds for them too.
"""
import argparse
import pathlib
import sys
import time
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "protector"))

from cover import Cover  # noqa: E402
from tables import Tables  # noqa: E402
from witnesses import Witnesses  # noqa: E402


class Component:
    """One group of counts."""

    def __init__(self, tables, lines, follows, seconds):
        self.tables, self.seconds = tables, seconds
        mine = set(lines)
        self.goals = list(tables.goals(mine))
        self.secrets = {span for span, _ in self.goals}
        self.cells = [n for n, c in enumerate(tables.cells) if c.line in mine]
        figures = {f for n in self.cells for f in tables.cells[n].prints}
        figures |= {whole for whole, parts in tables.wholes if figures & set(parts)}
        self.cover = Cover(tables, figures, follows)
        self.ours = [f for f in figures if tables.figures[f].is_protecting]
        self.names = Counter(tables.figures[f].indicator for f in self.ours)

    def solve(self):
        """(least, the figures of the best solution, ends of secrets that nothing can protect)."""
        began = time.monotonic()
        self.witnesses = Witnesses(self.tables, sorted(self.lines()), self.secrets, 10.0)
        # What nothing protects even when everything that can go is withheld.
        self.witnesses.show(self.visible(self.cover.figures))
        goals = [goal for goal in self.goals if self.witnesses.look(goal) is None]
        self.hopeless = set(self.goals) - set(goals)
        least, stale, is_whole = 0, 0, False
        withheld = self.cover.forced
        while True:
            share = (time.monotonic() - began) / self.seconds
            if share > 0.7:
                break
            if not self.learn(goals, withheld, began):
                if is_whole or not self.cover.sets:
                    break
                stale = 3
            # Broken solutions are found at once and teach nearly as much.
            is_whole = stale >= 3
            withheld, bound = self.cover.fewest(max(2.0, (0.3 if is_whole else 0.5) * self.seconds),
                                                is_whole)
            stale = stale if is_whole else 0 if bound > least else stale + 1
            least = max(least, bound)
        best = self.repaired(goals, withheld, began)
        return least, best, self.hopeless

    def learn(self, goals, withheld, began):
        """Whether there is still a secret that is not safe; its sets are noted, without a cell in
        common."""
        has_new = False
        for goal in goals:
            further = set()
            while True:
                self.witnesses.show(self.visible(withheld) - further)
                cut = self.cover.possible(self.witnesses.look(goal) or {})
                if not cut:
                    break
                self.cover.sets.append(cut)
                further |= set(cut)
                has_new = True
            if time.monotonic() - began > 0.7 * self.seconds:
                return True
        return has_new

    def repaired(self, goals, withheld, began):
        """A solution in whole numbers: whatever is missing is withheld, in the end what the program
        withholds, and what is not needed shown again; `None` where time runs out."""
        for goal in goals:
            self.witnesses.show(self.visible(withheld))
            while not self.witnesses.is_safe(goal):
                cut = self.cover.possible(self.witnesses.look(goal) or {})
                figures = {f for cell in cut for f in self.tables.cells[cell].prints}
                more = self.cover.closed(withheld | figures)
                if more == withheld:
                    more = self.cover.closed(withheld | set(self.ours))
                if more == withheld or time.monotonic() - began > 1.5 * self.seconds:
                    return None
                withheld = more
                self.witnesses.show(self.visible(withheld))
        for figure in sorted(withheld - self.cover.forced):
            if time.monotonic() - began > 1.5 * self.seconds:
                break
            fewer = withheld - {figure}
            if self.cover.closed(fewer) != fewer:
                continue
            self.witnesses.show(self.visible(fewer))
            if all(self.witnesses.is_safe(goal) for goal in goals):
                withheld = fewer
        return withheld

    def lines(self):
        """Lines that no figure prints and sums bring in."""
        mine = {self.tables.cells[n].line for n in self.cells} | {span[0] for span in self.secrets}
        found = set(mine)
        for relation in self.tables.relations:
            lines = {line for line, _, _ in relation["terms"]}
            if lines & mine:
                found |= lines
        return found

    def visible(self, withheld):
        return {n for n in self.cells if any(
            self.tables.figures[f].is_shown and f not in withheld
            for f in self.tables.cells[n].prints)}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("tables", nargs="+", type=pathlib.Path)
    parser.add_argument("--seconds", type=float, default=60.0)
    options = parser.parse_args()
    for path in options.tables:
        report(Tables(path), options.seconds)


def report(tables, seconds):
    follows = tables.follows()
    sums, ours, best = Counter(), Counter(), Counter()
    for lines in tables.components():
        component = Component(tables, lines, follows, seconds)
        if not component.secrets:
            continue
        began = time.monotonic()
        least, withheld, hopeless = component.solve()
        # What the program withholds is a solution too.
        if withheld is None or len(withheld) > len(component.ours):
            withheld = component.ours
        most = len(withheld)
        sums.update(ours=len(component.ours), least=least, most=most)
        if least == most:
            sums.update(known=most, ours_of_known=len(component.ours))
        ours.update(tables.figures[f].basis for f in component.ours)
        best.update(tables.figures[f].basis for f in withheld)
        named = ", ".join(name for name, _ in component.names.most_common(4))
        print(f"  {len(component.ours)} withheld by the program, {least} to "
              f"{most} needed, {len(component.secrets)} secrets"
              f"{f', {len(hopeless)} beyond help' if hopeless else ''}, "
              f"{time.monotonic() - began:.0f} s: {named}", flush=True)
    for basis in sorted(set(ours) | set(best)):
        print(f"{basis}: {ours[basis]} withheld to protect, {best[basis]} by the best solution")
    print(f"where the optimum is known: {sums['ours_of_known']} withheld to protect, "
          f"{sums['known']} needed, ratio {sums['ours_of_known'] / max(1, sums['known']):.2f}")
    print(f"in sum: {sums['ours']} withheld to protect, {sums['least']} to {sums['most']} needed, "
          f"ratio {sums['ours'] / max(1, sums['most']):.2f} to "
          f"{sums['ours'] / max(1, sums['least']):.2f}")


if __name__ == "__main__":
    sys.exit(main())
