#!/usr/bin/env python3
"""Works back from public files to what they withhold, in whole numbers, as an outsider would.

    python3 -m venv venv && venv/bin/pip install highspy numpy     (HiGHS and NumPy, from PyPI)
    venv/bin/python Tests/Checks/attack.py [--catalogue data/catalogue] [--main] [--seconds 10]
                                           [--internal DIR ...] [--insiders] PUBLIC ...

Each PUBLIC is the public folder of a release, the oldest first; all are attacked together. The
true figures stand in the folder `internal` beside each one, or where --internal says; they decide
which withheld counts are 1 to 5, and which relations hold (`attacker/relations.py`).

A withheld count of 1 to 5 is safe when it could be 1 or less, and could be 5 or more, as far as
everything published goes. What is found exposed is tried a second time, in whole numbers and without
presolving, and the true number must be possible; what ran out of time is told apart. --main attacks
main figures only. --insiders attacks once more for each agency, which then knows its own figures and
looks for those of the others. Exit status 1 when a count is exposed, 2 when time ran out for one.
"""
import argparse
import pathlib
import sys
from collections import Counter

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE / "attacker"))

from counts import Catalogue  # noqa: E402
from model import Model  # noqa: E402
from published import derived_figures  # noqa: E402
from solver import attack  # noqa: E402


def assemble(catalogue, publics, internals, main_only=False):
    model = Model(Catalogue(catalogue), main_only)
    for internal in internals:
        if (internal / "indicators.csv").exists():
            model.tell_apart(internal)
    for public, internal in zip(publics, internals):
        model.read(public, internal)
        model.take_made(public)
    return model


def attacked(model, main_only, seconds):
    """(exposed, undecided, how many withheld counts of 1 to 5 there are)."""
    def wanted(variable):
        true = model.truth.get(variable)
        return (true is not None and 1 <= true <= 5 and variable not in model.known
                and (not main_only or model.hidden[variable][3] == "Total"))

    return attack(model, wanted, seconds)


def report(model, publics, main_only, seconds, show=20):
    """Attacks and prints; returns (exposed, undecided, how many were attacked)."""
    exposed, undecided, number = attacked(model, main_only, seconds)
    hidden = [v for v in model.hidden if v not in model.known]
    print(f"attack: {len(publics)} releases, {len(model.known)} counts published, "
          f"{len(hidden)} withheld, {len(model.equations)} sums, {len(model.orders)} orders")
    kinds = Counter(kind for _, kind in model.equations) + Counter(kind for _, kind in model.orders)
    print("  relations: " + ", ".join(f"{n} {kind}" for kind, n in sorted(kinds.items())))
    for kind, times in sorted(model.wrong.items()):
        print(f"  left out since the truth is otherwise: {times} {kind}")
    for key in sorted(model.apart, key=str)[:10]:
        print("  the same by name and not in number:", key[0], key[1], sorted(key[3])[:2])
    for where, text in model.small_shown[:show]:
        print(f"  shown though small: {text}:", *where)
    for public in publics:
        for name, basis, told in derived_figures(public):
            print(f"  a usual range of a series with a withheld month: {name} {basis} {told}")
    kinds = Counter((model.hidden[v][0], model.hidden[v][2], model.hidden[v][3] == "Total")
                    for v, _, _ in exposed)
    for (name, basis, is_main), hits in kinds.most_common():
        print(f"  {hits} exposed: {name} {basis}{'' if is_main else ', in breakdowns'}")
    for variable, low, high in exposed[:show]:
        print(f"  EXPOSED {low} to {high}, true {model.truth[variable]}:", *model.hidden[variable])
    for variable, why in undecided[:show]:
        print(f"  undecided ({why}), true {model.truth[variable]}:", *model.hidden[variable])
    print(f"attack: {number} counts of 1 to 5 attacked, {len(exposed)} exposed, "
          f"{len(undecided)} undecided, {len(model.small_shown)} shown")
    return exposed, undecided, number


def insiders(options, internals):
    """What each agency can work out of the figures of the others; (exposed, undecided)."""
    catalogue = Catalogue(options.catalogue)
    all_exposed, all_undecided = [], []
    for agency in sorted({rule["agency"] for rule in catalogue.indicators.values()}):
        model = assemble(options.catalogue, options.public, internals, options.main)
        model.let_know(agency)
        exposed, undecided, number = attacked(model, options.main, options.seconds)
        print(f"insider {agency}: {number} counts of others, {len(exposed)} exposed, "
              f"{len(undecided)} undecided")
        for variable, low, high in exposed[:20]:
            print(f"  EXPOSED {low} to {high}, true {model.truth[variable]}:",
                  *model.hidden[variable])
        all_exposed += exposed
        all_undecided += undecided
    return all_exposed, all_undecided


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("public", nargs="+", type=pathlib.Path)
    parser.add_argument("--internal", nargs="*", type=pathlib.Path)
    parser.add_argument("--catalogue", type=pathlib.Path, default=HERE.parents[1] / "data/catalogue")
    parser.add_argument("--main", action="store_true")
    parser.add_argument("--seconds", type=float, default=10.0)
    parser.add_argument("--insiders", action="store_true")
    options = parser.parse_args()
    internals = options.internal or [p.resolve().parent / "internal" for p in options.public]
    model = assemble(options.catalogue, options.public, internals, options.main)
    exposed, undecided, _ = report(model, options.public, options.main, options.seconds)
    if options.insiders:
        found, unsure = insiders(options, internals)
        exposed, undecided = exposed + found, undecided + unsure
    return 1 if exposed or model.small_shown else 2 if undecided else 0


if __name__ == "__main__":
    sys.exit(main())
