"""Our cells beside the program's, and what must hold among the program's own."""
from collections import Counter, defaultdict

from reading import rows_of

FIGURES = ("numerator", "denominator", "value", "lower", "upper", "unit", "symbol")


def read(path):
    return {tuple(row[k] for k in ("indicator", "period", "basis", "breakdown", "category")):
            tuple(row[k] for k in FIGURES) for row in rows_of(path)}


def same(ours, theirs):
    if ours[6] or theirs[6]:
        return ours[6] == theirs[6]
    # Counts need not repeat their numerator, and limits that we do not count are None.
    limits = all(a is None or a == b for a, b in zip(ours[3:5], theirs[3:5]))
    return (limits and ours[2] == theirs[2] and ours[5] == theirs[5]
            and theirs[0] in ("", ours[0]) and theirs[1] in ("", ours[1]))


def compare(cells, theirs, show, only=None):
    """Prints indicator by indicator; true when every cell that both have is the same."""
    known = {key[0] for key in cells}
    split = {(key[0], key[3]) for key in cells}
    groups = defaultdict(lambda: [0, [], [], []])
    strangers, apart = Counter(), Counter()
    for key, figures in theirs.items():
        if key[0] not in known:
            strangers[key[0]] += 1
            continue
        if (key[0], key[3]) not in split:
            apart[key[3]] += 1
            continue
        group = groups[key[0]]
        ours = cells.get(key)
        if ours is None:
            group[2].append((key, None, figures))
        elif same(ours, figures):
            group[0] += 1
        else:
            group[1].append((key, ours, figures))
    offered = {(key[0], key[2], key[3]) for key in theirs}
    for key, ours in cells.items():
        if key not in theirs and (key[0], key[2], key[3]) in offered:
            groups[key[0]][3].append((key, ours, None))
    equal = different = 0
    print("indicator,compared,equal,different,only there,only here")
    for indicator in sorted(groups):
        same_cells, wrong, there, here = groups[indicator]
        equal, different = equal + same_cells, different + len(wrong) + len(there) + len(here)
        if only and indicator not in only:
            continue
        print(f"{indicator},{same_cells + len(wrong)},{same_cells},{len(wrong)},"
              f"{len(there)},{len(here)}")
        for cells_of in (wrong, there, here):
            for key, ours, figures in sorted(cells_of, key=str)[::-1][:show]:
                print(f"    {' '.join(key[1:])}: here {ours}, there {figures}")
    print(f"{equal} cells equal, {different} differ, in {len(groups)} indicators")
    if strangers:
        print(f"not recounted: {len(strangers)} indicators, {sum(strangers.values())} cells: "
              + ", ".join(sorted(strangers)))
    if apart:
        print("breakdowns not recounted: " + ", ".join(
            f"{name} ({number} cells)" for name, number in sorted(apart.items())))
    return different == 0
