"""Early help, police, health, and what the partnership does together."""
from count_meetings import agency
from county import is_open
from dates import age_band, days_later, months_later, whole_years

AUDIT_ITEMS = {
    "audit_gcp_use_pct": "Good use of GCP", "audit_voice_pct": "Child's voice evident",
    "audit_risk_pct": "Risk managed", "audit_joint_working_pct": "Joint working",
    "audit_supervision_pct": "Supervision recorded",
    "audit_diversity_pct": "Diversity considered", "audit_chronology_pct": "Chronology used",
    "audit_drift_pct": "Drift or delay", "audit_tool_use_pct": "Neglect tool used",
    "audit_impact_on_child_pct": "Impact of neglect considered",
}
PLAN_ITEMS = {"audit_impact_pct": "Plan impact",
              "audit_category_right_pct": "Category appropriate",
              "audit_smart_pct": "SMART plan"}
AUDITED = {"Multi-agency": "Child protection plan, several agencies",
           "Children's social care": "Children's social care", "Early help": "Early help",
           "Police investigation": "Police investigation", "Dip sample": "Dip sample",
           "Dip sample: CIN plans over 6 months": "Dip sample",
           "Dip sample: re-referrals": "Dip sample"}


def count(cells):
    for basis, first in cells.spans.items():
        early_help(cells, basis, first)
        protection(cells, basis, first)
        missing(cells, basis, first)
        health(cells, basis, first)
        profiles(cells, basis, first)
        audits(cells, basis, first)
    open_help(cells)
    often_missing(cells)
    often_not_brought(cells)


def early_help(cells, basis, first):
    county, end = cells.county, cells.end
    done = [(r, {"Agency": agency(r["agency"])}) for r in county.help
            if r["end"] and first <= r["end"] <= end]
    done = [(r, {"Agency": "Schools and education"} if r["agency"] == "School" else t)
            for r, t in done]
    cells.tell("eh_assess_count", basis, "count", [(True, t, None) for _, t in done],
               ["early_help"])
    cells.tell("eh_neglect_assess_count", basis, "count",
               [(True, t, None) for r, t in done if r["neglect"]], ["early_help"])
    if basis != "r12":
        return
    gone = [(p, county.slices(p["child"], p["end"])) for p in county.help_plans
            if p["end"] and first <= p["end"] <= end]

    def share(indicator, claim, needs=("early_help_plans",)):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(p)), t, None) for p, t in gone], needs)

    cells.tell("eh_needs_met_count", basis, "count",
               [(True, t, None) for p, t in gone if p["outcome"] == "Needs met"],
               ["early_help_plans"])
    share("eh_improved_pct", lambda p: p["first"] is not None and p["last"] is not None
          and p["last"] > p["first"])
    share("eh_plans_nonengagement_pct", lambda p: p["outcome"] == "Did not engage")

    def stepped_up(p):
        return p["outcome"] == "Stepped up" or any(
            p["end"] <= r["date"] <= county.working.moved(p["end"], 10)
            for r in county.referrals_of[p["child"]])

    share("eh_stepup_pct", stepped_up, ("early_help_plans", "referrals"))
    families = {p["family"] or county.family(p["child"]) for p in county.help_plans
                if p["targeted"] and p["engaged"] and p["start"] <= end
                and (p["end"] is None or p["end"] >= first)}
    cells.tell("eh_families_targeted_count", basis, "count",
               [(True, {}, None) for _ in families], ["early_help_plans"])


def open_help(cells):
    county, end = cells.county, cells.end
    live = [p for p in county.help_plans if is_open(p, end)]
    children = {p["child"]: county.slices(p["child"], end) for p in live}
    cells.tell("eh_plans_open", "snapshot", "count",
               [(True, t, c) for c, t in children.items()], ["early_help_plans"])
    families = {p["family"] or county.family(p["child"]) for p in live
                if p["targeted"] and p["engaged"]}
    cells.tell("eh_families_targeted_count", "snapshot", "count",
               [(True, {}, None) for _ in families], ["early_help_plans"])


def protection(cells, basis, first):
    units = []
    needs = ["police_protection"]
    for row in sorted(cells.county.police, key=lambda r: r["date"]):
        if first <= row["date"] <= cells.end:
            traits = {
                "Age band": "Not known" if row["age"] is None else age_band(row["age"]),
                "Sex": {"F": "Female", "M": "Male"}.get(row["sex"], "Not known"),
            }
            units.append((row, traits))

    def is_neglect(row):
        return "neglect" in row["reason"].lower()

    cells.tell("pp_count", basis, "count", [(True, t, r["child"]) for r, t in units], needs, True)
    cells.rate("pp_rate", basis, len({r["child"] for r, _ in units}), needs)
    cells.tell("pp_neglect_count", basis, "count",
               [(True, t, r["child"]) for r, t in units if is_neglect(r)], needs, True)
    cells.tell("pp_neglect_pct", basis, "percentage",
               [(is_neglect(r), t, r["child"]) for r, t in units if r["reason"]], needs, True)
    cells.tell("pp_over_24h_pct", basis, "percentage",
               [(r["hours"] > 24, t, None) for r, t in units if r["hours"] is not None], needs)
    cells.tell("pp_returned_home_pct", basis, "percentage",
               [(r["outcome"].startswith("Returned home"), t, None) for r, t in units], needs)
    uses = {}
    for row, traits in units:
        uses.setdefault(row["child"], []).append(traits)
    cells.tell("pp_repeat_children_count", basis, "count",
               [(True, some[0], c) for c, some in uses.items() if len(some) >= 2], needs)


def missing(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["missing"]
    # Away without authorisation is counted apart.
    rows = sorted((r for r in county.missing if r["missing"] and first <= r["start"] <= end),
                  key=lambda r: r["start"])
    units = [(r, county.slices(r["child"], r["start"]) | {"Risk": r["risk"]}) for r in rows]
    cells.tell("missing_episodes_count", basis, "count", [(True, t, None) for _, t in units], needs)
    cells.tell("missing_children_count", basis, "count",
               [(True, {}, c) for c in {r["person"] for r in rows}], needs)
    on_plan = [(True, t, r["child"]) for r, t in units
               if r["child"] and county.on_neglect_plan(r["child"], r["start"], False)]
    cells.tell("missing_neglect_count", basis, "count", on_plan, needs + ["cp_plans"], True)
    back = [r for r in county.missing if r["missing"] and r["end"] and first <= r["end"] <= end]

    def in_time(r):
        """Within 72 hours of the return; where only the day is told, by the end of it."""
        return r["talked"] is not None and r["end"] <= r["talked"] <= days_later(r["end"], 3)

    cells.tell("missing_rhi_72h_pct", basis, "percentage",
               [(in_time(r), {}, None) for r in back], needs)


def often_missing(cells):
    """Three or more in the ninety days to the last day."""
    since = days_later(cells.end, -89)
    times = {}
    for r in cells.county.missing:
        if r["missing"] and since <= r["start"] <= cells.end:
            times[r["person"]] = times.get(r["person"], 0) + 1
    cells.tell("missing_repeat_count", "snapshot", "count",
               [(True, {}, None) for n in times.values() if n >= 3], [("missing", since)])


def health(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["health_appointments"]
    units = []
    for r in county.appointments:
        if first <= r["date"] <= end:
            years = whole_years(r["born"], r["date"]) if r["born"] else None
            traits = county.slices(r["child"], r["date"]) if r["child"] else {}
            traits["Age band"] = "Not known" if years is None else age_band(years)
            units.append((r, years, traits))

    def not_brought(r, years):
        """A child under 16 was not brought; the code for 16 and 17 stands apart."""
        return r["status"] in ("WNB", "3", "7") and (years is None or years < 16)

    missed = [(r, t) for r, years, t in units if not_brought(r, years)]
    cells.tell("wnb_count", basis, "count", [(True, t, None) for _, t in missed], needs)
    cells.tell("wnb_children_count", basis, "count",
               [(True, {}, c) for c in {r["patient"] for r, _ in missed}], needs)
    group = [(r, years, t) for r, years, t in units
             if r["child"] and county.on_neglect_plan(r["child"], r["date"], False)]
    cells.tell("wnb_pct", basis, "percentage",
               [(not_brought(r, years), t, None) for r, years, t in group
                if not_brought(r, years) or r["status"] in ("5", "6")], needs + ["cp_plans"])


def often_not_brought(cells):
    county, end = cells.county, cells.end
    since = days_later(months_later(end, -6), 1)
    times = {}
    for r in county.appointments:
        if since <= r["date"] <= end and r["status"] in ("WNB", "3", "7") \
                and not (r["born"] and whole_years(r["born"], r["date"]) >= 16):
            times[r["child"]] = times.get(r["child"], 0) + 1
    children = [p["child"] for p in county.open_plans(end)
                if p["category"] == "NEG" and times.get(p["child"], 0) >= 2]
    cells.tell("wnb_repeat_children_count", "snapshot", "count",
               [(True, county.slices(c, end), c) for c in children],
               ["cp_plans", ("health_appointments", months_later(end, -6))])


def profiles(cells, basis, first):
    county, end = cells.county, cells.end
    needs = ["gcp2"]
    rows = [(r, {"Agency": agency(r["agency"])}) for r in county.profiles
            if first <= r["date"] <= end]
    rows = [(r, {"Agency": "Schools and education"} if r["agency"] == "School" else t)
            for r, t in rows]

    def number(indicator, claim):
        cells.tell(indicator, basis, "count", [(True, t, None) for r, t in rows if claim(r)], needs)

    number("gcp2_count", lambda r: r["full"] and r["lead"])
    number("gcp2_contributed_count", lambda r: r["full"] and not r["lead"])
    number("gcp2_screening_count", lambda r: not r["full"])
    better = {}
    for r, _ in rows:
        graded = sorted((o for o in county.profiled[r["child"]] if o["full"] and o["lead"]
                         and o["grade"] and o["date"] <= end), key=lambda o: o["date"])
        if len(graded) >= 2 and graded[-1]["date"] >= first:
            better[r["child"]] = graded[-1]["grade"] < graded[-2]["grade"]
    cells.tell("gcp2_improved_pct", basis, "percentage",
               [(b, {}, None) for b in better.values()], needs)


def audits(cells, basis, first):
    needs = ["audits"]
    rows = [r for r in cells.county.audits if first <= r["date"] <= cells.end]
    units = [(r, {"Kind of audit": AUDITED.get(r["kind"], "Not known")}) for r in rows]

    def share(indicator, claim, among=lambda r: True):
        cells.tell(indicator, basis, "percentage",
                   [(bool(claim(r)), t, None) for r, t in units if among(r)], needs)

    def good(r):
        return r["grade"] in ("Good", "Outstanding")

    def answered(item):
        return lambda r: r["row"][item] not in ("", "N/A")

    def said_yes(item):
        return lambda r: r["row"][item] == "Yes"

    cells.tell("audit_cases_count", basis, "count", [(True, t, None) for _, t in units], needs)
    share("audit_good_pct", good, lambda r: r["grade"])
    for indicator, item in AUDIT_ITEMS.items():
        share(indicator, said_yes(item), answered(item))
    # "Audits of CP plans" are the multi-agency ones; a plan is not what an investigation is about.
    for indicator, item in PLAN_ITEMS.items():
        share(indicator, said_yes(item), lambda r: answered(item)(r) and (
            r["kind"] == "Multi-agency" if indicator != "audit_smart_pct"
            else r["kind"] != "Police investigation"))
    share("pol_invest_quality_pct", good,
          lambda r: r["grade"] and r["kind"] == "Police investigation")
    if basis == "quarter":
        plans = []
        for r in rows:
            answers = [r["row"][f"Plan covers {item}"]
                       for item in ("attendance", "attainment", "early years")]
            if r["kind"].startswith("Dip sample") and any(a not in ("", "N/A") for a in answers):
                plans.append((not any(a in ("No", "Partly") for a in answers), {}, None))
        cells.tell("edu_dip_sample_pct", basis, "percentage", plans, needs)
        for indicator, kind in (("dip_cin_6m_count", "Dip sample: CIN plans over 6 months"),
                                ("dip_rereferral_count", "Dip sample: re-referrals")):
            cells.tell(indicator, basis, "count",
                       [(True, {}, None) for r in rows if r["kind"] == kind], needs)
