"""Plans open on the last day of the month: `snapshot at PE` of the catalogue."""
import datetime

from cells import CATEGORIES
from dates import BANDS, band, days_later, months_later

NEVER = datetime.date.max
SHARES = {"physical": "PHY", "sexual": "SAB", "emotional": "EMO", "multiple": "MUL"}


def plan_traits(county, plan, day, lasted_to):
    traits = county.slices(plan["child"], day)
    traits["Category of abuse"] = CATEGORIES.get(plan["category"], "Not known")
    traits["Duration"] = band(plan["start"], lasted_to)
    return traits


def is_neglect(plan):
    return plan["category"] == "NEG"


def count(cells):
    county, end = cells.county, cells.end
    needs = ["cp_plans"]
    units = [(p, plan_traits(county, p, end, end)) for p in county.open_plans(end)]

    def tell(indicator, claim, among=lambda p: True, kind="percentage", needs=needs):
        cells.tell(indicator, "snapshot", kind,
                   [(bool(claim(p)), t, p["child"]) for p, t in units if among(p)], needs)

    def number(indicator, among, needs=needs):
        tell(indicator, lambda p: True, among, "count", needs)

    number("cpp_count", lambda p: True)
    cells.rate("cpp_rate", "snapshot", len(units), needs)
    number("cpp_neglect_count", is_neglect)
    cells.rate("cpp_neglect_rate", "snapshot", sum(is_neglect(p) for p, _ in units), needs)
    tell("cpp_neglect_pct", is_neglect)
    for name, code in SHARES.items():
        tell(f"cpp_cat_{name}_pct", lambda p: p["category"] == code)
    for indicator, label in zip(("cpp_open_0_3m", "cpp_open_3_6m", "cpp_open_6_12m",
                                 "cpp_open_1_2y", "cpp_open_2y_plus_pct"), BANDS):
        tell(indicator, lambda p: band(p["start"], end) == label)

    def is_year(p):
        return end >= months_later(p["start"], 12)

    tell("cpp_12m_plus_pct", is_year)
    tell("cpp_neglect_12m_plus_pct", is_year, is_neglect)
    number("cpp_neglect_12m_plus_count", lambda p: is_neglect(p) and is_year(p))
    number("cpp_neglect_latest_count", lambda p: p["latest"] == "NEG")
    # No extract of synthesise lists the members of MUL.
    number("cpp_neglect_any_count", lambda p: "NEG" in (p["category"], p["latest"]))
    tell("cpp_category_change_pct", lambda p: p["category"] != p["latest"])
    neglect = [(p, t) for p, t in units if is_neglect(p)]
    cells.shares("cpp_neglect_open_bands", "snapshot", "Duration", neglect, needs)
    cells.shares("cpp_age_bands", "snapshot", "Age band", neglect, needs)
    number("cpp_cumulative_2y_count", lambda p: days_on_plans(county.plans_of[p["child"]], end) >= 730)
    number("cpp_unborn_count", lambda p: county.is_unborn(county.person.get(p["child"]), end))
    number("cpp_disabled_count",
           lambda p: county.slices(p["child"], end)["Disability"] == "Disabled")
    tell("cpp_deprivation_pct", lambda p: p["quintile"] == "1",
         lambda p: is_neglect(p) and p["quintile"] in "12345" and p["quintile"])
    tell("dq_missing_category_pct", lambda p: p["category"] not in CATEGORIES)
    overlap(cells)
    siblings(cells, neglect)
    factors(cells, units, neglect)
    timeliness(cells, tell)
    before = [p for p in county.open_plans(days_later(cells.first, -1))]
    # The change is told from the second month of the report on.
    if cells.place > 0 and cells.covered("snapshot", [("cp_plans", days_later(cells.first, -1))]):
        cells.cells[("cpp_net_change", cells.period, "month", "Total", "Total")] = (
            "", "", str(len(units) - len(before)), "", "", "count", "")
    if cells.covered("snapshot", ["cp_plans", ("gcp2", months_later(end, -6))]):
        tell("gcp2_plan_pct", lambda p: has_profile(county, p["child"], months_later(end, -6), end),
             is_neglect)


def has_profile(county, child, since, end):
    """A whole profile completed in the six months to the last day."""
    return any(r["full"] and r["lead"] and since < r["date"] <= end
               for r in county.profiled[child])


def days_on_plans(plans, end):
    """The union of all plans, each end less start, open ones to the period end."""
    total, reached = 0, None
    for start, last in sorted((p["start"], min(p["end"] or end, end)) for p in plans
                              if p["start"] <= end):
        start = start if reached is None else max(start, reached)
        if last > start:
            total += (last - start).days
        reached = last if reached is None else max(reached, last)
    return total


def overlap(cells):
    """Plan rows that run on a day on which another plan of the child runs."""
    county, end = cells.county, cells.end
    rows = 0
    for plans in county.plans_of.values():
        known = [p for p in plans if p["start"] <= end]
        for plan in known:
            rows += any(other is not plan and plan["start"] < (other["end"] or NEVER)
                        and other["start"] < (plan["end"] or NEVER) for other in known)
    if cells.covered("snapshot", ["cp_plans"]):
        cells.put("dq_overlap_count", "snapshot", ("Total", "Total"), "count", rows, None)


def siblings(cells, neglect):
    county = cells.county
    size = {}
    for plan, _ in neglect:
        family = county.family(plan["child"])
        size[family] = size.get(family, 0) + 1
    if not cells.covered("snapshot", ["cp_plans"]):
        return
    total = ("Total", "Total")
    cells.put("cpp_sibling_groups", "snapshot", total, "count", len(size), None)
    cells.put("cpp_sibling_large_count", "snapshot", total, "count",
              sum(1 for n in size.values() if n >= 4), None)
    known = [p for p, _ in neglect if county.has_family(p["child"])]
    cells.put("cpp_sibling_children_pct", "snapshot", total, "percentage",
              sum(1 for p in known if size[county.family(p["child"])] >= 2), len(known))


def factors(cells, units, neglect):
    """Assessment factors on the latest assessment of the episode authorised by the day."""
    county, end = cells.county, cells.end
    for indicator, codes in (("cpp_neglect_da_factor_pct", {"3A", "3B", "3C"}),
                             ("cpp_neglect_parental_mh_pct", {"4B"}),
                             ("cpp_neglect_parental_ld_pct", {"5B"}),
                             ("cpp_neglect_substance_pct", {"1B", "2B"}),
                             ("cpp_neglect_sexual_cooccur_pct", {"19A", "19B", "19C"})):
        cells.tell(indicator, "snapshot", "percentage",
                   [(bool(county.factors(p, end) & codes), t, p["child"]) for p, t in neglect],
                   ["cp_plans", "assessments"])


def timeliness(cells, tell):
    county, end, working = cells.county, cells.end, cells.county.working

    def timely(plan):
        """R-REVIEW: within 3 months of the start, then within 6 months of the last."""
        due = months_later(plan["start"], 3)
        for day in sorted(county.reviewed[(plan["child"], plan["id"])]):
            if plan["start"] < day <= end:
                if day > due:
                    return False
                due = months_later(day, 6)
        return due > end

    tell("cpp_review_timely_pct", timely, lambda p: end >= months_later(p["start"], 3),
         needs=["cp_plans", "cp_reviews"])

    def visits(plan):
        return [v for v in county.visits[plan["child"]]
                if plan["start"] <= v["date"] <= end]

    since = working.moved(end, -10)
    # The title says seen: a visit at which the child was not seen does not count.
    tell("cpp_visit_10wd_pct",
         lambda p: any(v["date"] >= since and v["seen"] is not False for v in visits(p)),
         lambda p: p["start"] <= since,
         needs=["cp_plans", ("cp_visits", since)])

    def alone(plan):
        last = max(v["date"] for v in visits(plan))
        return any(v["alone"] for v in visits(plan) if v["date"] == last)

    tell("cpp_seen_alone_pct", alone,
         lambda p: visits(p) and (county.age(p["child"], end) or 0) >= 4,
         needs=["cp_plans", ("cp_visits", cells.first)])
    six_weeks = days_later(end, -41)
    tell("coregroup_6w_pct",
         lambda p: any(six_weeks <= g["date"] <= end and g["plan"] in ("", p["id"])
                       for g in county.groups_of[p["child"]]),
         lambda p: days_later(p["start"], 42) <= end,
         needs=["cp_plans", ("core_groups", six_weeks)])
    month = months_later(end, -1)
    tell("supervision_csc_pct",
         lambda p: any(month < d <= end for d in county.supervised[p["child"]]),
         needs=["cp_plans", ("supervision", month)])
