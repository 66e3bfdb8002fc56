"""The least and the most that a withheld count can be, in whole numbers, with HiGHS."""
import random
from collections import defaultdict

import highspy
import numpy as np

from model import work_out

LOW, HIGH = 1, 5
INFINITE = highspy.kHighsInf


def components(model):
    """Unknowns that relations bind together; each is a problem of its own."""
    parent = list(range(len(model.names)))

    def root(place):
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    relations = [(terms, True) for terms, _ in model.equations]
    relations += [(terms, False) for terms, _ in model.orders]
    for terms, _ in relations:
        free = [v for v, _ in terms if v not in model.known]
        for one in free[1:]:
            parent[root(one)] = root(free[0])
    members, bound = defaultdict(list), defaultdict(list)
    for variable in range(len(model.names)):
        if variable not in model.known:
            members[root(variable)].append(variable)
    for terms, exact in relations:
        free = [v for v, _ in terms if v not in model.known]
        if free:
            bound[root(free[0])].append((terms, exact))
    return [(members[name], bound[name]) for name in members]


class Problem:
    """One component: the true figures are one solution; others are looked for."""

    def __init__(self, model, members, relations, seconds):
        self.place = {v: i for i, v in enumerate(members)}
        self.members = members
        self.count = len(members)
        solver = highspy.Highs()
        solver.silent()
        solver.setOptionValue("time_limit", seconds)
        self.least = {v: float(model.least.get(v, 0)) for v in members}
        solver.addVars(self.count, np.array([self.least[v] for v in members]),
                       np.full(self.count, 1e6))
        for terms, exact in relations:
            constant, factors = 0.0, defaultdict(float)
            for variable, factor in terms:
                if variable in model.known:
                    constant += factor * model.known[variable]
                else:
                    factors[self.place[variable]] += factor
            columns = [c for c in factors if factors[c]]
            if columns:
                solver.addRow(-constant if exact else -INFINITE, -constant, len(columns),
                              np.array(columns, dtype=np.int32),
                              np.array([float(factors[c]) for c in columns]))
        self.solver = solver
        self.indices = np.arange(self.count, dtype=np.int32)
        self.seen = {}
        truth = np.array([float(model.truth.get(v, -1)) for v in members])
        if (truth >= 0).all():
            self.note(truth)
        self.seconds = seconds

    def note(self, solution):
        """A solution in whole numbers is a witness for every count in it."""
        for variable, number in zip(self.members, solution):
            low, high = self.seen.get(variable, (number, number))
            self.seen[variable] = (min(low, number), max(high, number))

    def bounds(self, variable, low, high):
        low = max(float(low), self.least[variable])
        self.solver.changeColBounds(self.place[variable], low, max(float(high), low))

    def run(self, costs=None, whole=False):
        """"no", "yes" with a whole solution noted, "part" for a broken one, or "time"."""
        self.solver.changeColsCost(self.count, self.indices,
                                   np.zeros(self.count) if costs is None else costs)
        kind = highspy.HighsVarType.kInteger if whole else highspy.HighsVarType.kContinuous
        self.solver.changeColsIntegrality(self.count, self.indices, np.full(self.count, kind))
        self.solver.run()
        status = self.solver.getModelStatus()
        if status == highspy.HighsModelStatus.kInfeasible:
            return "no"
        info = self.solver.getInfo()
        if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return "time"
        found = np.array(self.solver.getSolution().col_value)
        near = np.round(found)
        if np.abs(found - near).max() > 1e-6:
            return "part"
        self.note(near)
        return "yes"

    def can_be(self, variable, low, high):
        """Whether the count can lie within bounds: True, False, or None when time ran out."""
        seen = self.seen.get(variable)
        if seen and (seen[0] <= high and low <= 0 or seen[1] >= low and high >= 1e6):
            return True
        self.bounds(variable, low, high)
        answer = self.run()
        if answer == "part" or answer == "time":
            answer = self.run(whole=True)
        self.bounds(variable, 0, 1e6)
        return {"no": False, "yes": True}.get(answer)

    def spread(self, targets, rounds):
        """Looks for solutions that show many counts at once to be small, or large."""
        dice = random.Random(1)
        for turn in range(rounds):
            for sign, done in ((1, lambda s: s[0] <= LOW), (-1, lambda s: s[1] >= HIGH)):
                left = [v for v in targets if not (v in self.seen and done(self.seen[v]))]
                if not left:
                    continue
                costs = np.zeros(self.count)
                for variable in left:
                    costs[self.place[variable]] = sign * (1 if turn == 0 else dice.random())
                    # Enough is enough: it need not be larger than five.
                    if sign < 0:
                        self.bounds(variable, 0, max(HIGH, self.seen.get(variable, (0, 0))[1]))
                if self.run(costs) == "part":
                    self.run(costs, whole=True)
                for variable in left:
                    self.bounds(variable, 0, 1e6)

    def ends(self, variable):
        """The least and the most, for the report."""
        found = []
        for sign in (1, -1):
            costs = np.zeros(self.count)
            costs[self.place[variable]] = sign
            self.run(costs, whole=True)
            solution = self.solver.getSolution().col_value
            found.append(round(solution[self.place[variable]]) if solution else None)
        return found


def true_together(model, members, relations):
    """The relations that hold of the true figures together: releases between which rows came late
    contradict one another where a number that no file holds stands in the sums of both."""
    place = {v: i for i, v in enumerate(members)}
    solver = highspy.Highs()
    solver.silent()
    low = np.array([float(model.truth.get(v, model.least.get(v, 0))) for v in members])
    high = np.array([float(model.truth.get(v, 1e6)) for v in members])
    solver.addVars(len(members), low, high)
    slack = {}
    for number, (terms, exact) in enumerate(relations):
        constant, factors = 0.0, defaultdict(float)
        for variable, factor in terms:
            if variable in model.known:
                constant += factor * model.known[variable]
            else:
                factors[place[variable]] += factor
        columns = [c for c in factors if factors[c]]
        # What is free to move may break no sum; what sums lack or have too much is paid for.
        for sign in (1.0, -1.0) if exact else (-1.0,):
            slack[solver.numVariables] = number
            solver.addVar(0.0, INFINITE)
            solver.changeColCost(solver.numVariables - 1, 1.0)
            columns.append(solver.numVariables - 1)
            factors[solver.numVariables - 1] = sign
        solver.addRow(-constant if exact else -INFINITE, -constant, len(columns),
                      np.array(columns, dtype=np.int32),
                      np.array([float(factors[c]) for c in columns]))
    solver.run()
    found = solver.getSolution().col_value
    broken = {number for column, number in slack.items() if found[column] > 1e-6}
    return [r for number, r in enumerate(relations) if number not in broken], len(broken)


def attack(model, wanted, seconds=10.0, told=20):
    """(exposed, undecided, how many were attacked); exposed as (variable, least, most), where the
    least and the most are looked for only for the first that are told."""
    exposed, undecided, attacked = [], [], 0
    found = work_out(model)
    for variable, number in found.items():
        if variable in model.hidden and wanted(variable):
            attacked += 1
            if model.truth[variable] == number:
                exposed.append((variable, number, number))
            else:
                undecided.append((variable, "a sum that does not hold"))
    model.known |= found
    for members, relations in sorted(components(model), key=lambda c: len(c[0])):
        targets = [v for v in members if v in model.hidden and wanted(v)]
        attacked += len(targets)
        if not targets or not relations:
            continue
        relations, broken = true_together(model, members, relations)
        if broken:
            model.wrong["sums over releases between which rows came late"] += broken
        problem, again = Problem(model, members, relations, seconds), None
        if len(targets) > 3:
            problem.spread(targets, 3)
        for variable in targets:
            answers = (problem.can_be(variable, 0, LOW), problem.can_be(variable, HIGH, 1e6))
            if False in answers:
                again = again or Problem(model, members, relations, 3 * seconds)
                if again.confirm(variable, answers, model.truth[variable]):
                    ends = again.ends(variable) if len(exposed) < told else (None, None)
                    exposed.append((variable, *ends))
                else:
                    undecided.append((variable, "the second run disagrees or runs out of time"))
            elif None in answers:
                undecided.append((variable, "out of time"))
    for variable in found:
        del model.known[variable]
    return exposed, undecided, attacked


def confirm(problem, variable, answers, truth):
    """A second run, apart from the first and without presolving: what was found impossible must be
    impossible again (already for broken numbers, or else for whole ones), and the truth possible."""
    problem.solver.setOptionValue("presolve", "off")
    sure = True
    for answer, low, high in zip(answers, (0, HIGH), (LOW, 1e6)):
        if answer is False:
            problem.bounds(variable, low, high)
            sure = sure and (problem.run() == "no" or problem.run(whole=True) == "no")
    problem.bounds(variable, truth, truth)
    sure = sure and problem.run() in ("yes", "part")
    problem.bounds(variable, 0, 1e6)
    problem.solver.setOptionValue("presolve", "choose")
    return sure


Problem.confirm = confirm
