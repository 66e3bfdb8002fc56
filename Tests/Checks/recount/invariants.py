"""What must hold among the program's own figures, whatever the extracts say."""
from collections import defaultdict

# Counts of rows dated in the span, which months add up to; children are not rows.
EVENTS = ["cpp_starts", "cpp_neglect_starts", "cpp_ends", "cpp_repeat_count",
          "cpp_repeat_neglect_count", "cpp_transfer_in_count", "cpp_transfer_out_count",
          "referrals_count", "referrals_neglect_count", "rereferrals_12m_count", "s47_count",
          "icpc_count", "eh_assess_count", "eh_neglect_assess_count", "prebirth_34w_count",
          "wnb_count", "missing_episodes_count", "gcp2_count", "gcp2_contributed_count",
          "contacts_count", "susp_count", "injuries_count", "pol_neglect_support_count",
          "pol_spa_neglect_count", "da_incidents_count", "da_children_count",
          "escalations_count", "gcp2_trained_count"]
# Breakdowns in which every row stands once.
WHOLE = {"Category of abuse", "Age band", "Sex", "Duration", "Ethnicity", "Disability",
         "Placement", "Risk", "Kind of audit", "Source of referral", "Ethnicity of pupils",
         "Working days to the conference", "Time in need after the plan", "Part"}


def check(theirs):
    """Prints each kind of rule with how often it was tried, and what breaks it."""
    tried, broken = defaultdict(int), []

    def hold(rule, claim, what):
        tried[rule] += 1
        if not claim:
            broken.append(f"{rule}: {what}")

    sums = defaultdict(list)
    for key, (above, below, value, lower, upper, unit, symbol) in theirs.items():
        if unit == "%" and above and below:
            hold("above the line no more than below it", float(above) <= float(below), key)
        if unit == "%" and value:
            hold("between 0 and 100", 0 <= float(value) <= 100, key)
        if lower and upper:
            hold("the value lies inside its limits",
                 float(lower) <= float(value) <= float(upper), key)
        if symbol:
            hold("a symbol stands for a figure that is not printed", not value, key)
        if key[3] in WHOLE and not symbol:
            sums[key[:4]].append((above, below, value))
    spans(theirs, hold)
    for key, parts in sums.items():
        whole = theirs.get(key[:3] + ("Total", "Total"))
        if whole is None or whole[6]:
            continue
        unit = whole[5]
        place = 2 if unit == "count" and not whole[0] else 0
        # A distribution has all below the line of each part.
        spread = unit == "%" and whole[0] == whole[1] and all(p[1] == whole[1] for p in parts)
        if whole[0] == "" and unit != "count":
            hold("rows of the parts add up to the whole",
                 sum(int(p[1] or 0) for p in parts) == int(whole[1] or 0), key)
        elif all(p[place] for p in parts):
            hold("parts add up to the whole", sum(float(p[place]) for p in parts)
                 == float(whole[place]), key)
            if unit == "%" and not spread:
                hold("parts below the line add up to the whole",
                     sum(float(p[1] or 0) for p in parts) == float(whole[1]), key)
    for rule, times in sorted(tried.items()):
        print(f"  held {times - sum(b.startswith(rule + ':') for b in broken)} of {times}: {rule}")
    for line in broken[:40]:
        print("  broken:", line)
    return not broken


def spans(theirs, hold):
    """Months add up to quarters, years and years to date; positions and changes agree."""
    def of(indicator, period, basis, part):
        cell = theirs.get((indicator, period, basis) + part)
        return None if cell is None or cell[6] or cell[2] == "" else float(cell[2])

    for key in theirs:
        indicator, period, basis = key[:3]
        if indicator == "cpp_net_change" and basis == "month":
            now, then = (of("cpp_count", p, "snapshot", key[3:]) for p in (period, earlier(period, 1)))
            if None not in (now, then):
                hold("the change is the count less that of the month before",
                     of(indicator, period, basis, key[3:]) == now - then, key)
        # A child stands in the age band of each event, so parts add up as the whole does.
        if indicator not in EVENTS or basis not in ("r12", "quarter", "ytd", "academic_year"):
            continue
        count = {"r12": 12, "quarter": 3, "ytd": (int(period[5:]) - 4) % 12 + 1,
                 "academic_year": (int(period[5:]) - 9) % 12 + 1}[basis]
        months = [of(indicator, earlier(period, n), "month", key[3:]) for n in range(count)]
        whole = of(indicator, period, basis, key[3:])
        if whole is not None and None not in months:
            hold("months add up to the span", sum(months) == whole, key)


def earlier(period, count):
    index = int(period[:4]) * 12 + int(period[5:]) - 1 - count
    return f"{index // 12}-{index % 12 + 1:02d}"
