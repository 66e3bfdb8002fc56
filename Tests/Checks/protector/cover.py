"""The fewest figures to withhold so that one cell at least of each of many sets is withheld."""
import math

import highspy
import numpy as np

INFINITE = highspy.kHighsInf


class Cover:
    """Sets of cells with how much each helps; they come to one at least when enough are withheld."""

    def __init__(self, tables, figures, follows):
        self.tables = tables
        self.figures = {f for f in figures if tables.figures[f].says and tables.figures[f].is_shown
                        and not tables.figures[f].is_pinned}
        self.follows = [(one, other) for one, other in follows
                        if other in self.figures and one != other
                        and (one in self.figures or one in figures)]
        self.forced = self.closed({f for f in figures if not tables.figures[f].is_shown
                                   and tables.figures[f].says})
        self.sets, self.seen = [], set()

    def closed(self, withheld):
        """What goes with figures that are withheld; without those that are small themselves."""
        gone, changed = set(withheld), True
        while changed:
            more = {other for one, other in self.follows if one in gone and other not in gone}
            gone |= more
            changed = bool(more)
        return frozenset(gone & self.figures)

    def possible(self, cut):
        """The cells of a set that can be withheld: none of their figures has been published."""
        return {c: h for c, h in cut.items() if all(
            not self.tables.figures[f].is_shown or f in self.figures
            for f in self.tables.cells[c].prints)}

    def add(self, cut):
        self.sets.append(cut)

    def fewest(self, seconds, whole=True):
        """(the figures, how many are needed at least); if not whole, those that are mostly gone."""
        cells = sorted({cell for cut in self.sets for cell in cut})
        figures = sorted(self.figures)
        column = {("figure", f): n for n, f in enumerate(figures)}
        for cell in cells:
            column["cell", cell] = len(column)
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("time_limit", float(seconds))
        costs = np.array([1.0] * len(figures) + [0.0] * len(cells))
        lower = np.array([float(f in self.forced) for f in figures] + [0.0] * len(cells))
        every = np.arange(len(costs), dtype=np.int32)
        solver.addVars(len(costs), lower, np.ones(len(costs)))
        solver.changeColsCost(len(costs), every, costs)
        if whole:
            kinds = np.full(len(costs), highspy.HighsVarType.kInteger)
            kinds[len(figures):] = highspy.HighsVarType.kContinuous
            solver.changeColsIntegrality(len(costs), every, kinds)

        def row(low, factors):
            solver.addRow(low, INFINITE, len(factors), np.array(list(factors), dtype=np.int32),
                          np.array(list(factors.values())))

        for cut in self.sets:
            row(1.0, {column["cell", cell]: help_ for cell, help_ in cut.items()})
        for cell in cells:
            for figure in self.tables.cells[cell].prints:
                if figure in self.figures:
                    row(0.0, {column["figure", figure]: 1.0, column["cell", cell]: -1.0})
        for one, other in self.follows:
            if one in self.figures:
                row(0.0, {column["figure", other]: 1.0, column["figure", one]: -1.0})
        solver.run()
        info, values = solver.getInfo(), solver.getSolution().col_value
        bound = info.mip_dual_bound if whole else info.objective_function_value
        if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal and not (
                whole and math.isfinite(bound)):
            bound = 0.0
        chosen = {f for n, f in enumerate(figures) if values and values[n] > 0.49}
        return self.closed(chosen | self.forced), max(0, math.ceil(bound - 1e-6))
