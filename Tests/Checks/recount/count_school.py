"""School attendance, suspensions and exclusions."""
import datetime
from collections import defaultdict

from cells import CATEGORIES, LISTS
from county import ethnic_group, is_open, newest
from dates import months_later, whole_years


def count(cells):
    county, end, first = cells.county, cells.end, cells.first
    begin = cells.spans["academic_year"]
    cut = datetime.date(begin.year, 8, 31)
    spans = {"academic_year": (begin, end, None), "month": (first, end, True),
             "quarter": (cells.spans["quarter"], end, None)}
    for start, last in county.terms.values():
        if first <= last <= end:
            spans["term"] = (start.replace(day=1), last, None)
            cells.first_days["term"] = start.replace(day=1)
    for basis, (since, until, only_months) in spans.items():
        absence(cells, basis, sums_of(county, basis, since, until, only_months), cut)
    year = sums_of(county, "academic_year", begin, end, None)
    coverage(cells, year, cut, begin)
    improved(cells, cut)
    suspensions(cells, cut)


def sums_of(county, basis, since, until, only_months):
    """Sessions of each child: [missed, possible, missed without leave]."""
    sums = defaultdict(lambda: [0, 0, 0])
    for child, start, last, is_month, missed, possible, leave in county.sessions:
        if is_month and basis == "term":
            inside = since <= start and start <= until
        else:
            inside = since <= start and last <= until and (is_month or not only_months)
        if inside:
            sums[child][0] += missed
            sums[child][1] += possible
            sums[child][2] += leave
    return sums


def is_school_age(county, child, cut):
    person = county.person.get(child)
    return bool(person and person["born"] and 5 <= whole_years(person["born"], cut) <= 15)


def absence(cells, basis, sums, cut):
    county, end = cells.county, cells.end
    on_plan = {p["child"]: p for p in county.open_plans(end)}
    in_need = {p["child"] for p in county.open_need(end)}
    neglect_need = {p["child"] for p in county.need
                    if is_open(p, end) and county.is_need_for_neglect(p, end)}
    in_care = {e["child"] for e in county.care if is_open(e, end)}
    needs = ["attendance_pupil", ("cp_plans", end)]

    def group(children):
        units = []
        for child in sorted(children):
            if is_school_age(county, child, cut) and sums[child][1] > 0:
                traits = county.slices(child, end)
                if child in on_plan:
                    traits["Category of abuse"] = CATEGORIES.get(
                        on_plan[child]["category"], "Not known")
                units.append((sums[child], traits, child))
        return units

    everyone = group(on_plan)
    neglect = group(c for c in on_plan if on_plan[c]["category"] == "NEG")
    cells.sums("att_overall_absence_pct", basis, everyone, needs)
    if basis in ("month", "quarter"):
        return
    cells.sums("att_neglect_overall_absence_pct", basis, neglect, needs)
    cells.tell("att_persistent_pct", basis, "percentage",
               [(10 * s[0] >= s[1], t, c) for s, t, c in everyone], needs)
    cells.tell("att_severe_pct", basis, "percentage",
               [(2 * s[0] >= s[1], t, c) for s, t, c in everyone], needs)
    both = group({c for c in on_plan if on_plan[c]["category"] == "NEG"} | neglect_need)
    persistent(cells, basis, both, needs + [("cin_plans", end), ("assessments", end)])
    cells.sums("att_unauthorised_pct", basis, [((s[2], s[1]), t) for s, t, _ in neglect], needs)
    cells.sums("att_cin_overall_absence_pct", basis, group(in_need - set(on_plan) - in_care),
               needs + [("cin_plans", end), ("cla_episodes", end)])


def persistent(cells, basis, units, needs):
    """Rulings, "% and count" indicators: the value is the count, the denominator the children."""
    if not cells.covered(basis, needs):
        return

    def put(part, some):
        counted = sum(1 for s, _, _ in some if 10 * s[0] >= s[1])
        cells.cells[("att_neglect_persistent_count", cells.period, basis) + part] = (
            str(counted), str(len(some)), str(counted), "", "", "count", "")
    put(("Total", "Total"), units)
    for breakdown in LISTS:
        for category in LISTS[breakdown]:
            put((breakdown, category), [u for u in units if u[1].get(breakdown) == category])


def coverage(cells, sums, cut, begin):
    """Plan children of school age who have an attendance row in the year."""
    county, end = cells.county, cells.end
    group = [p["child"] for p in county.open_plans(end)
             if is_school_age(county, p["child"], cut)]
    cells.tell("att_coverage_pct", "snapshot", "percentage",
               [(c in sums, county.slices(c, end), c) for c in group],
               ["cp_plans", ("attendance_pupil", begin)])


def improved(cells, cut):
    """Attendance in the current term above that of the last full term before the plan."""
    county, end = cells.county, cells.end
    terms = sorted(county.terms.values())
    # Rulings, Attendance: a term counts once its last day has passed.
    over = [t for t in terms if t[1] <= end]
    if not over:
        return
    now = over[-1]
    by_term = {}

    def sums(term):
        if term not in by_term:
            found = defaultdict(lambda: [0, 0])
            for child, start, last, is_month, missed, possible, _ in county.sessions:
                inside = (term[0].replace(day=1) <= start <= term[1] if is_month
                          else (start, last) == term)
                if inside and (last <= end):
                    found[child][0] += missed
                    found[child][1] += possible
            by_term[term] = found
        return by_term[term]

    units = []
    for plan in county.open_plans(end):
        child = plan["child"]
        before = [t for t in terms if t[1] < plan["start"]]
        if (plan["category"] != "NEG" or not is_school_age(county, child, cut)
                or plan["start"] > months_later(end, -3) or not before
                or before[-1] == now):
            continue
        then, latest = sums(before[-1])[child], sums(now)[child]
        if then[1] > 0 and latest[1] > 0:
            units.append((latest[0] * then[1] < then[0] * latest[1],
                          county.slices(child, end), child))
    cells.tell("att_improved_pct", "snapshot", "percentage", units, ["cp_plans"])


def suspensions(cells, cut):
    county, end = cells.county, cells.end
    for basis in ("academic_year", "month", "quarter"):
        first = cells.spans[basis]
        units = []
        for r in county.suspensions:
            if first <= r["date"] <= end and r["child"] \
                    and county.on_neglect_plan(r["child"], r["date"], True):
                traits = county.slices(r["child"], r["date"])
                traits["Ethnicity of pupils"] = ethnic_group(r["ethnicity"])
                units.append((r, traits))
        needs = ["suspensions", "cp_plans", "cin_plans"]
        cells.tell("susp_count", basis, "count",
                   [(True, t, None) for r, t in units if not r["for_good"]], needs)
        cells.tell("perm_excl_count", basis, "count",
                   [(True, t, None) for r, t in units if r["for_good"] and not r["overturned"]],
                   needs)
        if basis != "academic_year":
            continue
        # The group is that of the last day; its children's suspensions of the whole year count.
        suspended = {r["child"] for r in county.suspensions
                     if first <= r["date"] <= end and not r["for_good"]}
        group = [p["child"] for p in newest(county.plans, end)
                 if p["category"] == "NEG" and is_school_age(county, p["child"], cut)]
        cells.tell("susp_pupils_pct", basis, "percentage",
                   [(c in suspended, county.slices(c, end), c) for c in group],
                   ["cp_plans", "suspensions"])
