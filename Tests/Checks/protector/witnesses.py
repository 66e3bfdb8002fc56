"""Other tables that agree with what is shown, by linear programming, and what forbids them."""
import highspy
import numpy as np

INFINITE = highspy.kHighsInf
NEAR = 1e-6


class Witnesses:
    """The tables of one component, as differences from the true ones.

    What is withheld may move; each table found is kept, since it stays good while what it moves is
    withheld.
    """

    def __init__(self, tables, lines, secrets, seconds):
        self.tables, self.seconds = tables, seconds
        self.columns = {}
        lower = []
        for line in lines:
            for month in range(1, tables.months + 1):
                self.columns[line, month] = len(lower)
                lower.append(tables.lines[line]["least"][month]
                             - tables.lines[line]["values"][month])
        self.lower = np.array(lower, dtype=float)
        self.solver = solver = highspy.Highs()
        solver.silent()
        solver.addVars(len(lower), self.lower, np.full(len(lower), INFINITE))
        self.count, self.every = len(lower), np.arange(len(lower), dtype=np.int32)
        mine = set(lines)
        for terms, rows in tables.sums():
            if terms[0][0] in mine:
                for row in rows:
                    self.row(row, 0.0, 0.0)
        self.row_of, self.cell_of = {}, {}
        spans = {(c.line, c.start, c.end): n for n, c in enumerate(tables.cells) if c.line in mine}
        self.cells = sorted(spans.values())
        for span in sorted(set(spans) | set(secrets)):
            number = solver.numConstrs
            self.row(tables.coefficients(*span), -INFINITE, INFINITE)
            self.row_of[span] = number
            if span in spans:
                self.cell_of[number] = spans[span]
        self.row_of_cell = {cell: row for row, cell in self.cell_of.items()}
        self.is_free = {cell: True for cell in self.cells}
        self.found = {}

    def row(self, factors, low, high):
        self.solver.addRow(low, high, len(factors),
                           np.array([self.columns[at] for at in factors], dtype=np.int32),
                           np.array([float(f) for f in factors.values()]))

    def show(self, visible):
        """Lets all cells move but those that are visible."""
        for cell in self.cells:
            is_free = cell not in visible
            if is_free != self.is_free[cell]:
                self.is_free[cell] = is_free
                bound = INFINITE if is_free else 0.0
                self.solver.changeRowBounds(self.row_of_cell[cell], -bound, bound)

    def is_known(self, goal, whole=False):
        """Whether a table found before will do."""
        return any((is_whole or not whole) and all(self.is_free[cell] for cell in moved)
                   for moved, is_whole in self.found.get(goal, ()))

    def is_safe(self, goal):
        """Whether there is a table of whole numbers."""
        return (self.is_known(goal, whole=True)
                or self.look(goal) is None and self.is_known(goal, whole=True)
                or self.is_known(goal) and self.look(goal, whole=True) is None)

    def look(self, goal, whole=False):
        """`None` where there is a table in which a secret moves by so much, and it is kept; else the
        cells of which one at least must be withheld, each with how much that helps."""
        if not whole and self.is_known(goal):
            return None
        span, amount = goal
        sign = 1 if amount > 0 else -1
        solver, row = self.solver, self.row_of[span]
        costs = np.zeros(self.count)
        for at in self.tables.coefficients(*span):
            costs[self.columns[at]] = -sign
        solver.changeColsCost(self.count, self.every, costs)
        solver.changeRowBounds(row, *((-INFINITE, amount) if sign > 0 else (amount, INFINITE)))
        if whole:
            solver.changeColsIntegrality(self.count, self.every, self.kinds(True))
        # The clock of the solver runs on from one run to the next.
        solver.setOptionValue("time_limit", solver.getRunTime() + self.seconds)
        solver.run()
        solution, status = solver.getSolution(), solver.getModelStatus()
        solver.changeRowBounds(row, -INFINITE, INFINITE)
        if whole:
            solver.changeColsIntegrality(self.count, self.every, self.kinds(False))
        if status != highspy.HighsModelStatus.kOptimal:
            if whole:
                return {}
            raise RuntimeError(f"{goal}: {status}")
        reached, moves = np.array(solution.row_value), np.array(solution.col_value)
        short = abs(amount) - sign * reached[row]
        if short < NEAR:
            moved = frozenset(c for r, c in self.cell_of.items() if abs(reached[r]) > NEAR)
            self.found.setdefault(goal, set()).add(
                (moved, bool(np.abs(moves - np.round(moves)).max() < NEAR)))
            return None
        return {} if whole else self.cut(np.array(solution.row_dual), short)

    def kinds(self, whole):
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        return np.full(self.count, kind)

    def cut(self, duals, short):
        """The visible cells that hold a secret fast."""
        cut = {}
        for number, cell in self.cell_of.items():
            if self.is_free[cell] or abs(duals[number]) < 1e-9:
                continue
            help_ = 1.0
            if duals[number] > 0:
                # It would have to fall, and can fall no further than to nothing.
                fall = -sum(self.lower[self.columns[at]] for at in self.tables.coefficients(
                    self.tables.cells[cell].line, self.tables.cells[cell].start,
                    self.tables.cells[cell].end))
                help_ = min(1.0, duals[number] * fall / short)
            if help_ > 1e-9:
                cut[cell] = help_
        return cut
