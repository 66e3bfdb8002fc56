"""The counts, sums and figures of a public edition, as the program's own proof holds them."""
import json
from collections import defaultdict


class Tables:
    """What EndToEndTests/CountTablesTests writes: lines of counts by month, the cells that figures print, sums."""

    def __init__(self, path):
        with open(path, encoding="utf-8") as file:
            told = json.load(file)
        self.months = told["months"]
        self.low, self.high = told["small"]
        self.before = told["before"]
        self.lines = told["lines"]
        self.relations = told["relations"]
        self.figures = [Figure(*row) for row in told["figures"]]
        self.cells = [Cell(*row) for row in told["cells"]]
        self.wholes, self.secrets = told["wholes"], told["secrets"]

    def coefficients(self, line, start, end):
        """A span of a line as months that are added up."""
        if not self.lines[line]["flow"]:
            return {(line, end): 1}
        return {(line, month): 1 for month in range(start + 1, end + 1)}

    def goals(self, lines):
        """(secret, by how much it must be able to differ) of some lines."""
        for line, start, end, value, has_upper_end in self.secrets:
            for number in (self.low, self.high) if has_upper_end else (self.low,):
                if line in lines and number != value:
                    yield (line, start, end), number - value

    def sums(self):
        """Every sum as rows of months: for each relation a list of {(line, month): factor}."""
        for relation in self.relations:
            yield relation["terms"], self.rows(relation["terms"])

    def rows(self, terms):
        """Levels that come to nothing at the end of every month; of sums of months alone, and of
        positions alone, it is enough to say so of each month."""
        has_spans = any(before for _, _, before in terms)
        rows, last = [], {}
        for month in range(1, self.months + 1):
            row = defaultdict(int)
            for line, sign, before in terms:
                at = self.before[before][month - 1] if before else month
                if not self.lines[line]["flow"]:
                    row[line, at] += sign
                    continue
                for earlier in range(1, at + 1):
                    row[line, earlier] += sign
            level = dict(row)
            if not has_spans and any(self.lines[line]["flow"] for line, _, _ in terms):
                for place, factor in last.items():
                    row[place] -= factor
            last = level
            rows.append({place: factor for place, factor in row.items() if factor})
        return [row for row in rows if row]

    def components(self):
        """Lines that sums or figures made of others bind together."""
        parent = list(range(len(self.lines)))

        def root(place):
            while parent[place] != place:
                parent[place] = parent[parent[place]]
                place = parent[place]
            return place

        def join(lines):
            for line in lines[1:]:
                parent[root(line)] = root(lines[0])

        for relation in self.relations:
            join([line for line, _, _ in relation["terms"]])
        lines_of = defaultdict(list)
        for cell in self.cells:
            for figure in cell.prints:
                lines_of[figure].append(cell.line)
        for lines in lines_of.values():
            join(lines)
        for _, parts in self.wholes:
            join([line for part in parts for line in lines_of[part]] or [0])
        members = defaultdict(list)
        for line in range(len(self.lines)):
            members[root(line)].append(line)
        return list(members.values())

    def follows(self):
        """Figures that must go where another goes: (the one, the other)."""
        pairs = [(part, whole) for whole, parts in self.wholes for part in parts]
        series = defaultdict(list)
        for place, figure in enumerate(self.figures):
            if figure.is_main and figure.says:
                series[figure.indicator, figure.basis].append(place)
        for places in series.values():
            for zero in places:
                if self.figures[zero].is_nothing and not self.figures[zero].is_pinned:
                    pairs += [(place, zero) for place in places if place != zero]
        return pairs


class Cell:
    def __init__(self, line, start, end, value, prints):
        self.line, self.start, self.end = line, start, end
        self.value, self.prints = value, prints


class Figure:
    def __init__(self, indicator, period, basis, says, main, was_shown, shown, pinned, nothing):
        self.indicator, self.period = indicator, period
        self.basis = basis if main else "31 March"
        self.says, self.is_main = says, main
        self.is_shown, self.is_pinned, self.is_nothing = was_shown, pinned, nothing
        # Withheld by the program to protect others.
        self.is_protecting = says and was_shown and not shown
