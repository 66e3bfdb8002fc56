"""Figures made of other figures: the ratio, and D8's distribution."""
from dates import months_later


def count(cells):
    ratio(cells)
    after_the_plan(cells)


def ratio(cells):
    """Early help neglect assessments per 100 neglect referrals."""
    def part(indicator):
        return cells.cells.get((indicator, cells.period, "r12", "Total", "Total"))

    above, below = part("eh_neglect_assess_count"), part("referrals_neglect_count")
    if above and below:
        x, n = int(above[2]), int(below[2])
        units = (2 * 10 * 100 * x + n) // (2 * n)
        cells.cells[("eh_to_referral_neglect_ratio", cells.period, "r12", "Total", "Total")] = (
            str(x), str(n), f"{units // 10}.{units % 10}", "", "", "ratio", "")


def after_the_plan(cells):
    """D8 on any day: plans that ended six to twelve months before, by the time to the closure of
    the episode. On 31 March they are those that ended from April to September."""
    county, end = cells.county, cells.end
    first, last = months_later(end, -12), months_later(end, -6)
    units = []
    for plan in county.plans:
        if plan["end"] is None or not first < plan["end"] <= last:
            continue
        episode = county.referral.get(plan["episode"])
        if episode is None:
            label = "Not known"
        elif episode["closed"] and episode["closed"] <= months_later(plan["end"], 3):
            label = "3 months or less"
        elif episode["closed"] and episode["closed"] <= months_later(plan["end"], 6):
            label = "More than 3 months but less than or equal to 6 months"
        else:
            label = "More than 6 months"
        units.append((True, {"Time in need after the plan": label}, None))
    cells.shares("cpp_post_plan_need_d8", "snapshot", "Time in need after the plan", units,
                 [("cp_plans", first), "referrals"])
