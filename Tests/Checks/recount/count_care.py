"""Being looked after, its courts, and family group conferences."""
from count_flow import is_care_start
from county import is_open, newest
from dates import days_later, months_later


def count(cells):
    for basis, first in cells.spans.items():
        starts(cells, basis, first)
        courts(cells, basis, first)
        meetings(cells, basis, first)
    in_care(cells)
    specialist_reports(cells)
    stayed(cells)


def for_neglect(county, episode):
    """R-NEGLAC: a neglect plan open at, or ended within 10 days before, the start; else 16A."""
    start, child = episode["start"], episode["child"]
    for plan in county.plans_of[child]:
        if (plan["category"] == "NEG" and plan["start"] <= start
                and (plan["end"] is None or plan["end"] >= days_later(start, -10))):
            return True
    done = [a for a in county.assessments_of[child] if a["done"] and a["done"] <= start
            and a["done"] >= months_later(start, -12)]
    return bool(done) and "16A" in (max(done, key=lambda a: a["done"])["factors"] or ())


def starts(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["cla_episodes"]
    rows = sorted((e for e in county.care if is_care_start(e) and first <= e["start"] <= end),
                  key=lambda e: e["start"])
    # Rulings, Children or events: each child once per span, by the first start in it.
    first_start = {}
    for episode in rows:
        first_start.setdefault(episode["child"], episode)
    units = [(e, county.slices(e["child"], e["start"])) for e in first_start.values()]

    def number(indicator, claim, needs=needs):
        cells.tell(indicator, basis, "count",
                   [(True, t, None) for e, t in units if claim(e)], needs)

    def age(e):
        years = county.age(e["child"], e["start"])
        return -1 if years is None else years

    number("lac_start_count", lambda e: True)
    cells.rate("lac_start_rate", basis, len(units), needs)
    number("lac_start_u11_count", lambda e: 0 <= age(e) < 11)
    number("lac_start_11plus_count", lambda e: age(e) >= 11)
    both = needs + ["cp_plans", "assessments"]
    number("lac_start_neglect_count", lambda e: for_neglect(county, e), both)
    number("lac_start_n1_count", lambda e: e["need"] == "N1")
    cells.tell("lac_start_neglect_pct", basis, "percentage",
               [(for_neglect(county, e), t, None) for e, t in units], both)

    def again(e):
        return any(o["end"] is not None and o["reason"] != "X1"
                   and months_later(e["start"], -12) <= o["end"] <= e["start"]
                   for o in county.care_of[e["child"]] if o is not e)

    if cells.covered(basis, [("cla_episodes", months_later(first, -12))]):
        back = {}
        for e in rows:
            if again(e):
                back.setdefault(e["child"], county.slices(e["child"], e["start"]))
        cells.tell("lac_second_period_count", basis, "count",
                   [(True, t, None) for t in back.values()], [])

    def planned(e):
        """Not by police protection or an emergency order, not a child alone."""
        return e["status"] not in ("L1", "L2") and not e["alone"]

    def met(e):
        return any((m["offered"] or m["date"]) <= e["start"] for m in county.fgc
                   if m["child"] == e["child"])

    if basis == "r12":
        one = {}
        for e in rows:
            if planned(e):
                one.setdefault(e["child"], e)
        cells.tell("fgc_before_care_pct", basis, "percentage",
                   [(met(e), {}, None) for e in one.values()],
                   needs + ["family_group_conferences"])


def in_care(cells):
    county, end = cells.county, cells.end
    needs = ["cla_episodes"]
    long = [e for e in county.care if e["status"] not in ("V3", "V4")]
    units = []
    for e in newest(long, end):
        units.append((e, county.slices(e["child"], end) | {"Placement": place(e["place"])}))

    def number(indicator, claim):
        cells.tell(indicator, "snapshot", "count",
                   [(True, t, None) for e, t in units if claim(e)], needs)

    number("lac_count", lambda e: True)
    cells.rate("lac_rate", "snapshot", len(units), needs)
    number("lac_uasc_count", lambda e: e["alone"])
    cells.tell("lac_out_of_county_pct", "snapshot", "percentage",
               [(e["outside"], t, None) for e, t in units], needs)


def place(code):
    """Groups of the SSDA903 placement codes."""
    if code[:1] == "U":
        return "Foster home"
    if code[:1] == "A":
        return "Adopters"
    return {"K1": "Residential", "K2": "Residential", "R1": "Residential", "S1": "Residential",
            "H5": "Supported or independent living", "P2": "Supported or independent living",
            "K3": "Supported or independent living", "P1": "With parents",
            "": "Not known"}.get(code, "Other placement")


def courts(cells, basis, first):
    county, end = cells.county, cells.end
    if basis == "r12":
        orders = [s for s in county.legal if s["stage"] == "Special guardianship"
                  and s["end"] is not None and first <= s["end"] <= end]
        cells.middle("sgo_median_days", basis, "days",
                     [((s["end"] - s["start"]).days, {}) for s in orders], ["plo"])
    for name, opening in ((basis, first), ("snapshot", None)):
        if name not in ("r12", "snapshot"):
            continue
        stages = [s for s in county.legal if s["stage"] == "Pre-proceedings"
                  and s["start"] <= end
                  and (is_open(s, end) if opening is None
                       else s["end"] is None or s["end"] >= opening)]
        cells.middle("plo_prebirth_weeks", name, "weeks",
                     [((min(s["end"] or end, end) - s["start"]).days / 7, {}) for s in stages],
                     ["plo"])


def specialist_reports(cells):
    """Due in the twelve months; late, or outstanding past the day. What came late is late, also
    where the period ended between the two days."""
    first, end = cells.spans["r12"], cells.end
    due = [s for s in cells.county.legal if s["due"] and first <= s["due"] <= end]
    cells.tell("plo_specialist_delay_pct", "r12", "percentage",
               [(s["came"] > s["due"] if s["came"] else s["due"] < end,
                 {}, None) for s in due], ["plo"])


def meetings(cells, basis, first):
    """One conference may be held for several children: a number counts once."""
    held = {m["id"] for m in cells.county.fgc if m["date"] and first <= m["date"] <= cells.end}
    cells.tell("fgc_count", basis, "count", [(True, {}, None) for _ in held],
               ["family_group_conferences"])


def stayed(cells):
    """Children on a neglect plan of either kind at any time in the year, without a care start."""
    county, end, first = cells.county, cells.end, cells.spans["r12"]

    def ran(p):
        return p["start"] <= end and (p["end"] is None or p["end"] >= first)

    children = {p["child"] for p in county.plans if p["category"] == "NEG" and ran(p)}
    children |= {p["child"] for p in county.need if ran(p) and county.is_need_for_neglect(p, end)}

    def taken(child):
        return any(is_care_start(e) and first <= e["start"] <= end for e in county.care_of[child])

    cells.tell("lac_remain_family_pct", "r12", "percentage",
               [(not taken(c), county.slices(c, end), c) for c in sorted(children)],
               ["cp_plans", "cin_plans", "cla_episodes", "assessments"])
