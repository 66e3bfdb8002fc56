"""Totals that agencies send: `aggregate_counts` of the catalogue (rulings, Counts)."""
import csv
import datetime
import glob
import io
from collections import defaultdict

from dates import month_end, months_later
from figures import tenths, wilson, rate_limits

# indicator: (kind, bases, measure above the line, measure below it, breakdown, its categories)
STAGES = {"Stage 1": "Stage 1", "Stage 2": "Stage 2", "Stage 3": "Stage 3 or later"}
POINTS = {"CIN": "Child in need meeting", "ICPC": "Initial conference",
          "RCPC": "Review conference", "Closure": "Closure"}
LEVELS = {"Low": "Low", "Medium": "Medium", "High": "High"}
WHO = {"Police": "Police", "Social care": "Children's social care",
       "Health": "Other health services", "Education": "Schools and education",
       "YOT": "Youth justice", "Health visitors": "Health visiting",
       "Schools": "Schools and education"}
COURSES = {"Neglect": "Neglect", "Voice of the child": "Voice of the child",
           "Disguised compliance": "Disguised compliance", "CSE": "Exploitation"}
PARTS = {"Involved": "Involved", "Witnessed": "Witness", "Perpetrated": "Caused the harm",
         "Victims": "Victim"}
PLANS = {"Child protection plan": "Child protection plan",
         "Child in need plan": "Child in need plan"}
HELP = {"EH": "Early help", "CIN": "Child in need plan", "CPP": "Child protection plan",
        "Care leavers": "In care or care leaver"}
COUNT, SHARE, RATE, MEAN = "count", "percentage", "rate", "mean"
TOLD = {
    "conf_gp_invited_pct": (SHARE, "r12", "GPs told of a conference or plan",
                            "Plans that a GP should be told of", "Kind of plan", PLANS),
    "supervision_school_pct": (SHARE, "term", "Schools whose DSL receives supervision",
                               "Schools responding to the supervision question"),
    "supervision_health_pct": (SHARE, "quarter", "Staff receiving safeguarding supervision",
                               "Staff due safeguarding supervision"),
    "care_applications_rate": (RATE, "r12", "Children in new care applications", None),
    "eh_taf_count": (COUNT, "r12", "TAF meetings held", None),
    "susp_rate": (SHARE, "academic_year", "Suspensions (all pupils)", "Pupils on roll"),
    "neet_1618_count": (COUNT, "snapshot", "NEET 16-18 known to services", None, "Support given",
                        HELP),
    "neet_1618_pct": (SHARE, "snapshot", "NEET 16-18 known to services", "16-18 known activity"),
    "ey_takeup_count": (COUNT, "term snapshot", "Under 5s with a neglect plan in early education",
                        None),
    "ey_takeup_pct": (SHARE, "term snapshot", "Under 5s with a neglect plan in early education",
                      "Under 5s with a neglect plan"),
    "attain_gld_pct": (SHARE, "academic_year", "GLD: children with a plan achieving",
                       "GLD: children with a plan assessed"),
    "attain_ks2_rwm_pct": (SHARE, "academic_year", "KS2 RWM: children with a plan achieving",
                           "KS2 RWM: children with a plan in cohort"),
    "attain_ks4_a8": (MEAN, "academic_year", "Attainment 8 points of children with a plan",
                      "KS4 cohort of children with a plan"),
    "attain_improved_pct": (SHARE, "term", "Children on a neglect plan making expected progress",
                            "Children on a neglect plan with a school return"),
    "pdo_engaged_pct": (SHARE, "term", "Children on a neglect plan taking part in activities",
                        "Children on a neglect plan with an activities return"),
    "missing_from_education_count": (COUNT, "snapshot", "Children on the CME list", None),
    "dev_milestones_count": (COUNT, "quarter r12", "Children not meeting milestones", None),
    "dev_milestones_pct": (SHARE, "quarter r12", "Children not meeting milestones",
                           "Developmental reviews completed"),
    "injuries_count": (COUNT, "month r12 quarter", "A&E attendances for injury", None),
    "injuries_rate": (RATE, "r12", "A&E attendances for injury", None),
    "health_transition_18_count": (COUNT, "quarter",
                                   "Young people reaching 18 without a health transition plan",
                                   None),
    "health_assess_cpp_pct": (SHARE, "snapshot",
                              "Children on plans with a health assessment in 12 months",
                              "Children on plans (health assessment)"),
    "health_improved_pct": (SHARE, "r12", "Children on a neglect plan whose health has improved",
                            "Children on a neglect plan with a health judgement"),
    "pol_neglect_support_count": (COUNT, "month r12 quarter",
                                  "PVP reports flagged neglect (children)", None),
    "pol_spa_neglect_count": (COUNT, "month r12 quarter", "SPA neglect referrals", None),
    "pol_prosecution_count": (COUNT, "r12", "Neglect cases with a conviction", None),
    "pol_prosecution_pct": (SHARE, "r12", "Neglect cases with a conviction",
                            "Neglect cases finalised at court"),
    "pol_charge_pct": (SHARE, "r12", "Neglect crimes: outcome 1", "Neglect crimes recorded"),
    "da_incidents_count": (COUNT, "month r12 quarter", "DA incidents", None),
    "da_children_count": (COUNT, "month r12 quarter", "Children linked to DA incidents", None,
                          "Part in the incident", PARTS),
    "da_children_rate": (RATE, "r12", "Children linked to DA incidents", None),
    "da_support_offered_pct": (SHARE, "r12", "Children offered DA support",
                               "Children experiencing DA"),
    "cse_risk_count": (COUNT, "snapshot", "CSE risk", None, "Level of risk",
                       {"Medium": "Medium", "High": "High"}),
    "cce_risk_count": (COUNT, "snapshot", "CCE risk", None, "Level of risk", LEVELS),
    "cse_neglect_overlap_count": (COUNT, "snapshot",
                                  "Children with a neglect plan and an exploitation flag", None),
    "maecc_attendance_pct": (SHARE, "month quarter", "MAECC attended", "MAECC invited", "Agency",
                             WHO),
    "yjs_children_neglect_count": (COUNT, "r12", "YJS children on a neglect plan", None),
    "gcp2_trained_count": (COUNT, "month r12 quarter", "GCP2 licences", None, "Agency", WHO),
    "audit_agency_returns_pct": (SHARE, "quarter", "Audits returned by agencies",
                                 "Audits requested from agencies"),
    "escalations_count": (COUNT, "month r12 quarter", "Escalations logged", None, "Stage", STAGES),
    "escalations_resolved_pct": (SHARE, "r12", "Escalations resolved at stage 1",
                                 "Escalations closed"),
    "feedback_count": (COUNT, "quarter", "Feedback forms received", None, "Point of feedback",
                       POINTS),
    "feedback_positive_pct": (SHARE, "quarter", "Feedback: positive answers", "Feedback: answers",
                              "Point of feedback", POINTS),
    "training_neglect_count": (COUNT, "quarter r12", "Neglect training: attendees", None, "Course",
                               COURSES),
    "training_impact_pct": (SHARE, "r12", "Training: practice changed",
                            "Training: respondents at 3 months"),
    "s11_compliance_pct": (SHARE, "year", "S11 standards met", "S11 standards assessed"),
    "scr_referrals_count": (COUNT, "year", "LCSPR referrals", None),
    "scr_started_count": (COUNT, "year", "LCSPRs started", None),
    "scr_neglect_pct": (SHARE, "year", "Reviews with neglect", "Reviews completed or begun"),
    "child_deaths_modifiable_pct": (SHARE, "year", "CDOP: modifiable factors",
                                    "CDOP: reviews completed"),
    "jsna_neglect_reported": (COUNT, "year", "JSNA has a neglect section", None),
    "voice_tool_count": (COUNT, "r12", "Children using a voice tool", None),
    # The count itself looks back over twelve months: months are positions, not parts of a year.
    "cpp_social_worker_changes_pct": (SHARE, "snapshot",
                                      "Children on a plan with 3 or more social workers",
                                      "Children on a plan whose social workers were counted"),
    "sw_turnover_pct": (SHARE, "year", "Social workers who left in the year",
                        "Social workers in post"),
    "sw_caseload": (MEAN, "snapshot", "Cases held by social workers",
                    "Social workers holding cases"),
    "cpp_district_rate": (RATE, "snapshot", "Children on a neglect plan in the districts counted",
                          None),
}
STANDING = ("term", "year")


def read(extracts):
    """Every total by (measure, category, period); what is withheld is "c"."""
    told = defaultdict(dict)
    for path in sorted(glob.glob(extracts + "/*/*_measures*.csv")):
        with open(path, encoding="utf-8-sig", newline="") as file:
            rows = list(csv.DictReader(io.StringIO(file.read())))
        for row in rows:
            if "Measure" in row:
                told[(row["Measure"], row["Category"])][row["Period"]] = amount(row["Count"])
                continue
            for heading, text in row.items():
                try:
                    day = datetime.datetime.strptime(heading, "%b-%y")
                except ValueError:
                    continue
                told[(row["Indicator"], "")][f"{day.year}-{day.month:02d}"] = amount(text)
    return told


def amount(text):
    text = text.strip().replace(",", "")
    return "c" if text in ("<5", "*", "c") else None if text == "" else int(text)


def span_name(cells, basis):
    """What agencies call the quarter, term or year that ends with the month."""
    year, month = cells.end.year, cells.end.month
    if basis == "quarter" and month % 3 == 0:
        first = year if month > 3 else year - 1
        return f"{first}/{(first + 1) % 100:02d} Q{(month // 3 + 2) % 4 + 1}"
    if basis == "term":
        for name, (_, last) in cells.county.terms.items():
            if cells.first <= last <= cells.end:
                return name
    if basis == "year" and month == 3 or basis == "academic_year" and month == 8:
        return f"{year - 1}/{year % 100:02d}"
    return None


def months_of(cells, basis):
    count = {"snapshot": 1, "month": 1, "quarter": 3, "r12": 12}.get(basis, 0)
    days = [months_later(cells.first, -n) for n in range(count)]
    return [f"{d.year}-{d.month:02d}" for d in days]


def total(cells, told, key, basis, standing):
    """The total of a span: as sent for it, else the sum of its months; None where one is missing."""
    periods = told.get(key, {})
    name = span_name(cells, basis)
    if name in periods:
        return periods[name]
    if basis in STANDING and standing:
        for back in range(1, 12):
            day = months_later(cells.first, -back)
            earlier = Earlier(cells.county, day)
            name = span_name(earlier, basis)
            if name:
                return periods.get(name)
    some = [periods.get(m) for m in months_of(cells, basis)]
    if not some or None in some:
        return None
    return "c" if "c" in some else sum(some)


class Earlier:
    """The month of an earlier span."""

    def __init__(self, county, first):
        self.county, self.first = county, first
        self.end = month_end(first.year, first.month)


def add(amounts):
    if not amounts or None in amounts:
        return None
    return "c" if "c" in amounts else sum(amounts)


def count(cells, told, is_last):
    for indicator, (kind, bases, above, below, *split) in TOLD.items():
        categories = {c for (m, c) in told if m == above}
        for basis in bases.split():
            def of(measure, category):
                return total(cells, told, (measure, category), basis, is_last)

            def both(some):
                return (add([of(above, c) for c in some]),
                        add([of(below, c) for c in (some if any(
                            (below, c) in told for c in some) else [""])]) if below else None)

            put(cells, indicator, kind, basis, ("Total", "Total"), *both(sorted(categories)))
            for category, label in (split[1] if split else {}).items():
                if category in categories:
                    put(cells, indicator, kind, basis, (split[0], label), *both([category]))


def put(cells, indicator, kind, basis, part, above, below):
    if above is None or kind in (SHARE, MEAN) and below is None:
        return
    key = (indicator, cells.period, basis) + part
    unit = {COUNT: "count", SHARE: "%", RATE: "per 10,000", MEAN: "count"}[kind]
    if "c" in (above, below):
        cells.cells[key] = ("", "", "", "", "", unit, "c")
    elif kind == COUNT:
        cells.cells[key] = (str(above), "", str(above), "", "", unit, "")
    elif kind == RATE:
        people = cells.county.population_for(cells.end)
        cells.cells[key] = (str(above), str(people), tenths(above, people, 10000),
                            *rate_limits(above, people), unit, "")
    elif below == 0:
        cells.cells[key] = (str(above), str(below), "", "", "", unit, "z")
    elif kind == MEAN:
        cells.cells[key] = (str(above), str(below), tenths(above, below, 1), "", "", unit, "")
    else:
        cells.cells[key] = (str(above), str(below), tenths(above, below, 100),
                            *wilson(above, below), unit, "")
