"""Plans starting, ending and coming back: `events in month; R12; YTD` of the catalogue."""
from cells import CATEGORIES
from count_open import plan_traits
from county import is_open
from dates import BANDS, days_later, months_later

AFTER = {"cp": "Referred again within 12 months of a child protection plan ending",
         "cin": "Referred again within 12 months of a child in need plan ending",
         "eh": "Referred within 12 months of an early help plan ending"}
ENDED = ("0_3m", "3_6m", "6_12m", "1_2y", "2y_plus")


def count(cells):
    for basis, first in cells.spans.items():
        started(cells, basis, first)
        ended(cells, basis, first)
        cohort(cells, basis, first)


def started(cells, basis, first):
    county = cells.county
    needs = ["cp_plans"]
    units = []
    for plan in county.plans:
        if not first <= plan["start"] <= cells.end:
            continue
        traits = county.slices(plan["child"], plan["start"])
        traits["Category of abuse"] = CATEGORIES.get(plan["category"], "Not known")
        previous = county.previous_plan(plan)
        plan["again"] = plan["before"] > 0 or previous is not None
        plan["new_neglect"] = plan["category"] == "NEG"
        plan["twice"] = bool(plan["new_neglect"] and previous is not None
                             and previous["latest"] == "NEG")
        plan["soon"] = bool(previous is not None
                            and previous["end"] >= months_later(plan["start"], -24))
        units.append((plan, traits))

    def number(indicator, claim, needs=needs):
        cells.tell(indicator, basis, "count",
                   [(True, t, None) for p, t in units if claim(p)], needs)

    def share(indicator, claim, among=lambda p: True, needs=needs):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(p)), t, None) for p, t in units if among(p)], needs)

    number("cpp_starts", lambda p: True)
    number("cpp_neglect_starts", lambda p: p["new_neglect"])
    number("cpp_repeat_count", lambda p: p["again"])
    number("cpp_repeat_neglect_count", lambda p: p["twice"])
    number("cpp_transfer_in_count", lambda p: p["moved_in"])
    cells.rate("cpp_starts_rate", basis, len(units), needs)
    share("cpp_neglect_starts_pct", lambda p: p["new_neglect"])
    share("cpp_repeat_pct", lambda p: p["again"])
    share("cpp_repeat_neglect_pct", lambda p: p["twice"], lambda p: p["new_neglect"])
    # An earlier plan that only a number tells of is unknown, never a no.
    share("cpp_repeat_24m_pct", lambda p: p["soon"],
          lambda p: p["before"] == 0 or county.previous_plan(p) is not None,
          needs=[("cp_plans", months_later(first, -24))])
    held = {c["id"]: c["date"] for c in county.conferences}
    by_plan = {c["plan_id"]: c["date"] for c in county.conferences if c["plan_id"]}

    def conference(plan):
        return held.get(plan["conference"]) or by_plan.get(plan["id"]) or plan["start"]

    def met(plan):
        last = county.working.moved(conference(plan), 10)
        return any(conference(plan) <= g["date"] <= last and g["plan"] in ("", plan["id"])
                   for g in county.groups_of[plan["child"]])

    if basis == "r12":
        share("coregroup_first_10wd_pct", met,
              lambda p: county.working.moved(conference(p), 10) <= cells.end,
              ["cp_plans", "core_groups"])


def ended(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["cp_plans"]
    units = [(p, plan_traits(county, p, p["end"], p["end"])) for p in county.plans
             if p["end"] is not None and first <= p["end"] <= end]

    def share(indicator, claim, among=lambda p, t: True, needs=needs):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(p, t)), t, None) for p, t in units if among(p, t)], needs)

    def was_neglect(p, t):
        return p["category"] == "NEG"

    cells.tell("cpp_ends", basis, "count", [(True, t, None) for _, t in units], needs)
    for name, label in zip(ENDED, BANDS):
        share(f"cpp_ended_{name}_pct", lambda p, t: t["Duration"] == label)
    cells.tell("cpp_transfer_out_count", basis, "count",
               [(True, t, None) for p, t in units if p["reason"] == "Moved to another authority"],
               needs)
    share("cpp_end_nonengagement_pct", lambda p, t: p["reason"] == "Family would not take part")
    share("cpp_ended_under_3m_neglect_pct", lambda p, t: t["Duration"] == BANDS[0], was_neglect)
    cells.middle("cpp_ended_median_days", basis, "days",
                 [((p["end"] - p["start"]).days, t) for p, t in units], needs)
    # D1: plans open at the end of the span and plans that ended in it.
    live = [plan_traits(county, p, end, end) for p in county.plans if is_open(p, end)]
    over = [plan_traits(county, p, end, end) for p, _ in units]
    cells.tell("cpp_anypoint", basis, "count", [(True, t, None) for t in live + over], needs)
    if basis != "r12":
        return

    def stepped_down(p, t):
        return any(p["end"] <= need["start"] <= days_later(p["end"], 10)
                   for need in county.need_of[p["child"]])

    def in_childhood(p, t):
        return p["reason"] not in ("Moved to another authority", "Reached 18", "Died")

    share("cpp_stepdown_cin_pct", stepped_down, in_childhood, needs + ["cin_plans"])

    def taken(p, t):
        return p["reason"] == "Became looked after" or any(
            p["end"] <= c["start"] <= days_later(p["end"], 10) and is_care_start(c)
            for c in county.care_of[p["child"]])

    share("lac_after_cpp_neglect_pct", taken, was_neglect, needs + ["cla_episodes"])


def is_care_start(episode):
    """The first episode of a period of care; V3 and V4 are short breaks."""
    return episode["why"] == "S" and episode["status"] not in ("V3", "V4")


def cohort(cells, basis, first):
    """Closures of the same span a year earlier, each followed for twelve months."""
    if basis != "r12":
        return
    county = cells.county
    start, last = months_later(first, -12), cells.last_year

    def closed(spells):
        return [s for s in spells if s["end"] is not None and start <= s["end"] <= last]

    plans = [(p, plan_traits(county, p, p["end"], p["end"])) for p in closed(county.plans)]
    cells.tell("cpp_replan_12m_pct", basis, "percentage",
               [(any(o is not p and p["end"] <= o["start"] <= months_later(p["end"], 12)
                     for o in county.plans_of[p["child"]]), t, None) for p, t in plans],
               [("cp_plans", start)])

    def back(spell):
        return any(spell["end"] < r["date"] <= months_later(spell["end"], 12)
                   for r in county.referrals_of[spell["child"]])

    parts = []
    for name, spells, dataset in (("cp", county.plans, "cp_plans"),
                                  ("cin", county.need, "cin_plans"),
                                  ("eh", county.help_plans, "early_help_plans")):
        units = [(back(s), county.slices(s["child"], s["end"]), None) for s in closed(spells)]
        needs = [(dataset, start), ("referrals", start)]
        cells.tell(f"rereferral_after_{name}_12m_pct", basis, "percentage", units, needs)
        parts.append((units, cells.covered(basis, needs), name))
    if all(covered for _, covered, _ in parts):
        for units, _, name in parts:
            cells.put("rereferral_after_eh_cin_cp_pct", basis, ("Part", AFTER[name]), "percentage",
                      sum(u[0] for u in units), len(units))
        every = [u[:1] + ({},) + u[2:] for units, _, _ in parts for u in units]
        cells.tell("rereferral_after_eh_cin_cp_pct", basis, "percentage", every, [])
