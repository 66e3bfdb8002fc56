"""Referrals, assessments and children in need."""
from county import is_open
from dates import band, days_later, months_later

SOURCES = {"1": "Family, friend or neighbour", "2A": "Schools", "2B": "Education services",
           "3": "Health services", "4": "Housing", "5": "Authority services", "6": "Police",
           "7": "Courts, probation and other legal agencies", "8": "Other", "9": "Anonymous"}
DOMESTIC = {"3A", "3B", "3C"}


def count(cells):
    for basis, first in cells.spans.items():
        referrals(cells, basis, first)
        assessments(cells, basis, first)
        plans_of_need(cells, basis, first)
    open_need(cells)
    in_need(cells)


def source(code):
    return SOURCES.get(code) or SOURCES.get(code[:1], "Not known")


def referrals(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["referrals"]
    year_before = [("referrals", months_later(first, -12))]
    rows = sorted((r for r in county.referrals if first <= r["date"] <= end),
                  key=lambda r: r["date"])
    units = [(r, county.slices(r["child"], r["date"])) for r in rows]

    def share(indicator, claim, among=lambda r: True, needs=needs):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(r)), t, r["child"]) for r, t in units if among(r)], needs)

    def number(indicator, claim, needs=needs, distinct=False):
        cells.tell(indicator, basis, "count",
                   [(True, t, r["child"]) for r, t in units if claim(r)], needs, distinct)

    number("referrals_count", lambda r: True)
    cells.rate("referrals_rate", basis, len(units), needs)
    number("referrals_neglect_count", lambda r: r["neglect"])
    share("referrals_neglect_pct", lambda r: r["neglect"])
    share("rereferrals_12m_pct", lambda r: r["again"], needs=year_before)
    number("rereferrals_12m_count", lambda r: r["again"], year_before)
    number("rereferrals_neglect_count", lambda r: r["again"] and r["neglect"], year_before, True)
    share("rereferrals_neglect_pct", lambda r: r["again"], lambda r: r["neglect"], year_before)
    cells.tell("rereferred_children_pct", basis, "percentage",
               [(r["again"], t, r["child"]) for r, t in units], year_before, True)

    def after_closure(r):
        earlier = [o for o in county.referrals_of[r["child"]] if o["date"] < r["date"]]
        if not earlier:
            return False
        last = max(earlier, key=lambda o: o["date"])
        return bool(last["closed"]
                    and months_later(r["date"], -12) <= last["closed"] <= r["date"])

    share("rereferral_after_closure_12m_pct", after_closure, needs=year_before)
    share("referrals_nfa_pct", lambda r: r["nfa"])
    share("referrals_not_in_need_pct", lambda r: r["close_reason"] in ("RC8", "RC9")
          and any(a["episode"] == r["id"] for a in county.assessments_of[r["child"]]))
    cells.shares("referrals_by_source", basis, "Source of referral",
                 [(r, {"Source of referral": source(r["source"])}) for r in rows], needs)
    share("referrals_decision_1wd_pct", lambda r: r["decided"] is not None
          and r["date"] <= r["decided"] <= county.working.moved(r["date"], 1))
    weeks = []
    for r in rows:
        person = county.person.get(r["child"])
        # The day of the birth stands in where no expected day is known (our catalogue's caution).
        due = person and (person["due"] or person["born"])
        if due and county.is_unborn(person, r["date"]):
            weeks.append((40 - (due - r["date"]).days / 7, {}))
    cells.middle("prebirth_referral_gestation", basis, "weeks", weeks, needs)
    if basis in ("month", "quarter"):
        came = [(True, county.slices(c["child"], c["date"]), None) for c in county.contacts
                if first <= c["date"] <= end]
        cells.tell("contacts_count", basis, "count", came, ["contacts"])


def assessments(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["assessments"]
    rows = [a for a in county.assessments if a["done"] and first <= a["done"] <= end]
    units = [(a, county.slices(a["child"], a["done"])) for a in rows]
    cells.tell("assess_45wd_pct", basis, "percentage",
               [(county.working.between(a["start"], a["done"]) <= 45, t, None)
                for a, t in units], needs)
    if basis not in ("r12", "month", "quarter"):
        return
    cells.middle("assess_median_wd", basis, "days",
                 [(county.working.between(a["start"], a["done"]), {}) for a in rows], needs)
    found = [(True, t, None) for a, t in units if "16A" in (a["factors"] or ())]
    cells.tell("assess_neglect_factor_count", basis, "count", found, needs)
    episodes = {}
    for a in rows:
        if a["factors"]:
            episodes[a["episode"]] = episodes.get(a["episode"], False) or "16A" in a["factors"]
    cells.tell("assess_neglect_factor_pct", basis, "percentage",
               [(again, {}, None) for again in episodes.values()], needs)
    before = [a for a in rows if a["type"] == "Pre-birth"]

    def in_time(a):
        due = (county.person.get(a["child"]) or {"due": None})["due"]
        return due is not None and a["done"] <= days_later(due, -43)

    cells.tell("prebirth_34w_count", basis, "count",
               [(True, {}, None) for a in before if in_time(a)], needs)
    cells.tell("prebirth_34w_pct", basis, "percentage",
               [(in_time(a), {}, None) for a in before
                if (county.person.get(a["child"]) or {"due": None})["due"]], needs)
    if basis == "r12":
        births(cells, first)


def births(cells, first):
    """Families with an open case in which a child was born in the span."""
    county, end = cells.county, cells.end
    families, counts = {}, set()
    cases, begun = {}, {}
    for r in county.referrals:
        cases.setdefault(county.family(r["child"]), []).append(r)
    for a in county.assessments:
        begun.setdefault(county.family(a["child"]), []).append(a["start"])
    for child, person in county.person.items():
        born, family = person["born"], county.family(child)
        if not born or not first <= born <= end:
            continue
        if any(r["date"] < born and not r["nfa"] and (r["closed"] is None or r["closed"] > born)
               for r in cases.get(family, [])):
            families.setdefault(family, True)
            if any(abs((day - born).days) <= 30 for day in begun.get(family, [])):
                counts.add(family)
    cells.tell("assess_unborn_prompt_pct", "r12", "percentage",
               [(f in counts, {}, f) for f in families], ["assessments", "referrals"])


def plans_of_need(cells, basis, first):
    if basis != "r12":
        return
    county, end = cells.county, cells.end
    units = [(p, county.slices(p["child"], p["start"])) for p in county.need
             if first <= p["start"] <= end]

    def again(plan):
        """A gap of ten days or less is the same episode."""
        since, until = months_later(plan["start"], -12), days_later(plan["start"], -11)
        return any(o is not plan and o["end"] is not None and since <= o["end"] <= until
                   for o in county.need_of[plan["child"]] + county.plans_of[plan["child"]])

    back = months_later(first, -12)
    cells.tell("cinp_repeat_12m_pct", basis, "percentage",
               [(again(p), t, None) for p, t in units], [("cin_plans", back), ("cp_plans", back)])
    gone = [(p, county.slices(p["child"], p["end"])) for p in county.need
            if p["end"] is not None and first <= p["end"] <= end
            and county.is_need_for_neglect(p, end)]
    cells.tell("cinp_escalated_cp_pct", basis, "percentage",
               [(any(p["end"] <= o["start"] <= days_later(p["end"], 10)
                     for o in county.plans_of[p["child"]]), t, None) for p, t in gone],
               ["cin_plans", "cp_plans"])


def open_need(cells):
    county, end = cells.county, cells.end
    needs = ["cin_plans"]
    units = []
    for plan in county.open_need(end):
        traits = county.slices(plan["child"], end)
        traits["Duration"] = band(plan["start"], end)
        units.append((plan, traits))
    neglect = [(p, t) for p, t in units if county.is_need_for_neglect(p, end)]

    def number(indicator, some, needs=needs):
        cells.tell(indicator, "snapshot", "count", [(True, t, None) for _, t in some], needs)

    def long(p):
        return end > months_later(p["start"], 6)

    number("cinp_count", units)
    cells.rate("cinp_rate", "snapshot", len(units), needs)
    needs = needs + ["assessments"]
    number("cinp_neglect_count", neglect, needs)
    number("cinp_neglect_6m_plus_count", [(p, t) for p, t in neglect if long(p)], needs)
    cells.tell("cinp_neglect_6m_plus_pct", "snapshot", "percentage",
               [(long(p), t, None) for p, t in neglect], needs)

    def profile(plan):
        half = months_later(end, -6)
        return any(r["full"] and r["lead"] and r["date"] <= end
                   and (r["date"] >= plan["start"] or r["date"] > half) for r in county.profiled[plan["child"]])

    cells.tell("gcp2_cin_pct", "snapshot", "percentage",
               [(profile(p), t, None) for p, t in neglect],
               needs + [("gcp2", months_later(end, -6))])


def in_need(cells):
    """Episodes open on the last day that were not closed with no further action (B1)."""
    county, end = cells.county, cells.end
    needs = ["referrals"]

    def live(r, day):
        return (not r["nfa"] and r["date"] <= day
                and (r["closed"] is None or r["closed"] > day))

    latest = {}
    for r in sorted(county.referrals, key=lambda r: r["date"]):
        if live(r, end):
            latest[r["child"]] = r
    units = [(r, county.slices(r["child"], end)) for r in latest.values()]
    cells.rate("cin_rate", "snapshot", len(units), needs)
    cells.tell("cin_abuse_neglect_pct", "snapshot", "percentage",
               [(r["need"] == "N1", t, None) for r, t in units], needs)

    def domestic(spell):
        return bool(county.factors(spell, end) & DOMESTIC)

    def episode(r):
        return {"child": r["child"], "episode": r["id"]}

    for basis in ("snapshot", "year"):
        if basis not in cells.first_days:
            continue
        first = cells.first_days[basis]
        on_plan = {p["child"] for p in county.plans if domestic(p) and p["start"] <= end
                   and (is_open(p, end) if basis == "snapshot"
                        else p["end"] is None or p["end"] >= first)}
        need = {r["child"] for r in county.referrals if not r["nfa"] and r["date"] <= end
                and (live(r, end) if basis == "snapshot"
                     else r["closed"] is None or r["closed"] >= first) and domestic(episode(r))}
        for indicator, children, dataset in (("cpp_da_factor_count", on_plan, "cp_plans"),
                                             ("cin_da_factor_count", need, "referrals")):
            cells.tell(indicator, basis, "count",
                       [(True, county.slices(c, end), c) for c in children],
                       [dataset, "assessments"])
