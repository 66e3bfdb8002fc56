"""The accepted rows of children's social care, and who the children are."""
import datetime
import glob
import json
import re
from collections import defaultdict

from dates import WorkingDays, age_band, iso, months_later, whole_years
from partners import Partners
from reading import rows_of, without_duplicates, yes

GROUPS = {"W": "White", "M": "Mixed", "A": "Asian or Asian British",
          "B": "Black or Black British"}


def ethnic_group(code):
    """The five groups of the census."""
    if code in ("CHNE", "OOTH"):
        return "Other ethnic group"
    if code in ("", "REFU", "NOBT"):
        return "Not known"
    return GROUPS.get(code[0], "Not known")


class County(Partners):
    """The accepted rows of one set of extracts, as the layouts of synthesise have them."""

    def __init__(self, extracts, data, period_end):
        self.limit = period_end + datetime.timedelta(62)
        self.working = WorkingDays(iso(r["date"]) for r in
                                   rows_of(data + "/reference/bank_holidays.csv"))
        care = extracts + "/social-care/"
        self.person = {r["pers_person_id"]: r for r in rows_of(care + "ssd_person.csv")}
        self.by_pupil = {r["pers_upn"]: r["pers_person_id"] for r in self.person.values()
                         if r["pers_upn"]}
        for row in self.person.values():
            row["born"], row["due"] = iso(row["pers_dob"]), iso(row["pers_expected_dob"])
        self.sliced, self.listed = {}, {}
        self.read_plans(care)
        self.read_referrals(care)
        self.read_need(care)
        self.read_assessments(care)
        self.read_enquiries(care)
        self.read_reviews(care)
        self.read_care(care)
        self.read_partners(extracts, data)
        self.read_population(data)
        self.read_coverage(data)

    # Who the child is on a day ----------------------------------------------------------------

    def slices(self, child, day):
        """Rulings, As at the period end, and R-AGE."""
        key = (child, day)
        if key not in self.sliced:
            self.sliced[key] = self.slices_of(self.person.get(child) or self.listed.get(child),
                                              day)
        return dict(self.sliced[key])

    def slices_of(self, person, day):
        if person is None:
            return {"Age band": "Not known", "Sex": "Not known", "Ethnicity": "Not known",
                    "Disability": "Not known"}
        sex = {"F": "Female", "M": "Male"}.get(person["pers_sex"], "Not known")
        code = person["Disability"]
        traits = {"Ethnicity": ethnic_group(person["pers_ethnicity"]),
                  "Disability": {"": "Not known", "NONE": "Not disabled"}.get(code, "Disabled")}
        if self.is_unborn(person, day):
            return traits | {"Age band": "Unborn", "Sex": "Not known"}
        if not person["born"]:
            return traits | {"Age band": "Not known", "Sex": sex}
        return traits | {"Age band": age_band(whole_years(person["born"], day)), "Sex": sex}

    def is_unborn(self, person, day):
        if person is None:
            return False
        return bool(person["born"] and person["born"] > day
                    or not person["born"] and person["due"])

    def age(self, child, day):
        person = self.person.get(child)
        return whole_years(person["born"], day) if person and person["born"] else None

    def family(self, child):
        """A blank family is a group of one (Siblings)."""
        person = self.person.get(child)
        return (person["family_id"] if person else "") or child

    def has_family(self, child):
        person = self.person.get(child)
        return bool(person and person["family_id"])

    # Reading ----------------------------------------------------------------------------------

    def fits(self, start, end_text, end):
        if start is None or start > self.limit:
            return False
        return not end_text or (end is not None and start <= end <= self.limit)

    def read_plans(self, care):
        self.plans = []
        for row in without_duplicates(rows_of(care + "ssd_cp_plans.csv")):
            start = iso(row["cppl_cp_plan_start_date"])
            end_text = row["cppl_cp_plan_end_date"]
            end = iso(end_text) if end_text else None
            if not row["cppl_person_id"] or not self.fits(start, end_text, end):
                continue
            if row["cppl_cp_plan_ola"] == "Y" or start == end:
                continue
            first = row["cppl_cp_plan_initial_category"]
            self.plans.append({
                "id": row["cppl_cp_plan_id"], "episode": row["cppl_referral_id"],
                "conference": row["cppl_icpc_id"],
                "child": row["cppl_person_id"], "start": start, "end": end, "category": first,
                "latest": row["cppl_cp_plan_latest_category"] or first,
                "before": int(row["NumberOfPreviousCPP"] or 0),
                "moved_in": yes(row["transfer_in"]), "reason": row["cp_end_reason"],
                "quintile": row["imd_quintile"],
            })
        self.plans_of = defaultdict(list)
        for plan in self.plans:
            self.plans_of[plan["child"]].append(plan)

    def read_referrals(self, care):
        self.referrals = []
        for row in without_duplicates(rows_of(care + "ssd_cin_episodes.csv")):
            day = iso(row["cine_referral_date"])
            closed = iso(row["cine_close_date"])
            if not row["cine_person_id"] or not self.fits(day, row["cine_close_date"], closed):
                continue
            self.referrals.append({
                "id": row["cine_referral_id"], "child": row["cine_person_id"], "date": day,
                "neglect": row["neglect_flag"] == "Y", "nfa": yes(row["cine_referral_nfa"]),
                "need": row["cine_cin_primary_need_code"], "closed": closed,
                "close_reason": row["cine_close_reason"],
                "source": row["cine_referral_source_code"],
                "decided": iso(row["decision_date"]),
            })
        self.referrals_of = defaultdict(list)
        for row in self.referrals:
            self.referrals_of[row["child"]].append(row)
        for row in self.referrals:
            since = months_later(row["date"], -12)
            row["again"] = any(since <= other["date"] < row["date"]
                               for other in self.referrals_of[row["child"]])
        self.referral = {r["id"]: r for r in self.referrals}

    def read_need(self, care):
        self.need = []
        for row in without_duplicates(rows_of(care + "CINPlanDates.csv")):
            start = iso(row["CINPlanStartDate"])
            end = iso(row["CINPlanEndDate"]) if row["CINPlanEndDate"] else None
            if self.fits(start, row["CINPlanEndDate"], end):
                self.need.append({"child": row["LAchildID"], "episode": row["CINdetailsID"],
                                  "start": start, "end": end})
        self.need_of = defaultdict(list)
        for plan in self.need:
            self.need_of[plan["child"]].append(plan)

    def read_assessments(self, care):
        found = {r["cinf_assessment_id"]:
                 set(re.findall(r"\d+[A-Z]?", r["cinf_assessment_factors_json"]))
                 for r in rows_of(care + "ssd_assessment_factors.csv")}
        self.assessments = []
        for row in without_duplicates(rows_of(care + "ssd_cin_assessments.csv")):
            start = iso(row["cina_assessment_start_date"])
            text = row["cina_assessment_auth_date"]
            if not self.fits(start, text, iso(text)):
                continue
            self.assessments.append({
                "child": row["cina_person_id"], "episode": row["cina_referral_id"],
                "start": start, "done": iso(text), "type": row["Assessment Type"],
                "factors": found.get(row["cina_assessment_id"]),
            })
        self.assessed = defaultdict(list)
        for row in self.assessments:
            if row["done"]:
                self.assessed[(row["child"], row["episode"])].append(row)
        self.assessments_of = defaultdict(list)
        for row in self.assessments:
            self.assessments_of[row["child"]].append(row)

    def read_enquiries(self, care):
        self.enquiries = []
        for row in without_duplicates(rows_of(care + "ssd_s47_enquiry.csv")):
            start = iso(row["s47e_s47_start_date"])
            if self.fits(start, row["s47e_s47_end_date"], iso(row["s47e_s47_end_date"])):
                self.enquiries.append({"id": row["s47e_s47_enquiry_id"],
                                       "child": row["s47e_person_id"], "date": start})
        starts = {r["id"]: r["date"] for r in self.enquiries}
        self.conferences = []
        for row in without_duplicates(rows_of(care + "ssd_initial_cp_conference.csv")):
            day = iso(row["icpc_icpc_date"])
            if day and day <= self.limit:
                began = starts.get(row["icpc_s47_enquiry_id"])
                self.conferences.append({
                    "id": row["icpc_icpc_id"], "child": row["icpc_person_id"], "date": day,
                    "plan_id": row["icpc_cp_plan_id"],
                    "wait": None if began is None else self.working.between(began, day),
                    "plan": yes(row["icpc_icpc_outcome_cp_flag"]),
                    "quorate": yes(row["icpc_quorate"]),
                })

    def read_reviews(self, care):
        self.reviews = []
        for row in without_duplicates(rows_of(care + "Reviews.csv")):
            day = iso(row["CPPreviewDate"])
            if day and day <= self.limit:
                self.reviews.append({"child": row["LAchildID"], "plan": row["CPPID"], "date": day,
                                     "part": row["Participation"],
                                     "quorate": yes(row["Quorate"])})
        self.reviewed = defaultdict(list)
        for row in self.reviews:
            self.reviewed[(row["child"], row["plan"])].append(row["date"])
        self.visits = defaultdict(list)
        self.first_visit = None
        for row in without_duplicates(rows_of(care + "ssd_cp_visits.csv")):
            day = iso(row["cppv_cp_visit_date"])
            if day and day <= self.limit:
                self.visits[row["cppv_person_id"]].append(
                    {"date": day, "alone": yes(row["cppv_cp_visit_seen_alone"]),
                     "seen": yes(row["cppv_cp_visit_seen"]), "plan": row["cppv_cp_plan_id"]})
                self.first_visit = min(day, self.first_visit or day)

    def read_population(self, data):
        self.population = {}
        for path in sorted(glob.glob(data + "/reference/**/*population*.csv", recursive=True)):
            for row in rows_of(path):
                if row["old_la_code"] == "999" and row["population_estimate"].isdigit():
                    self.population[int(row["time_period"])] = int(row["population_estimate"])

    def population_for(self, period_end):
        reporting_year = period_end.year + (period_end.month > 3)
        return self.population[max(y for y in self.population if y <= reporting_year - 1)]

    def read_coverage(self, data):
        """Rulings, Coverage: the day from which each dataset is complete."""
        with open(data + "/partnership.json", encoding="utf-8") as file:
            told = json.load(file).get("covers_from", {})
        # Spells by their earliest end, events by the earliest.
        days = {
            "cp_plans": [p["end"] for p in self.plans], "referrals": [r["date"] for r in self.referrals],
            "cin_plans": [p["end"] for p in self.need],
            "assessments": [a["done"] for a in self.assessments],
            "s47": [r["date"] for r in self.enquiries],
            "icpc": [r["date"] for r in self.conferences],
            "cp_reviews": [r["date"] for r in self.reviews],
            "cp_visits": [self.first_visit],
            "cla_episodes": [r["end"] for r in self.care],
        } | self.partner_days()
        self.covers = {}
        for dataset, some in days.items():
            first = min((d for d in some if d), default=None)
            text = told if isinstance(told, str) else told.get(dataset)
            self.covers[dataset] = iso(text) if text else first and first.replace(day=1)

    # What many indicators ask -----------------------------------------------------------------

    def open_plans(self, day):
        """R-SNAP: each child once, by the plan that started last."""
        return newest(self.plans, day)

    def open_need(self, day):
        return newest(self.need, day)

    def previous_plan(self, plan):
        earlier = [p for p in self.plans_of[plan["child"]] if p is not plan
                   and p["end"] is not None and p["end"] <= plan["start"]]
        return max(earlier, key=lambda p: p["end"]) if earlier else None

    def factors(self, plan, day):
        """Codes of the latest assessment of the episode that was authorised by the day."""
        done = [a for a in self.assessed[(plan["child"], plan["episode"])] if a["done"] <= day]
        return (max(done, key=lambda a: a["done"])["factors"] or set()) if done else set()

    def is_need_for_neglect(self, plan, day):
        """R-NEGCIN: no local flag here, so 16A on the latest assessment of the episode."""
        return "16A" in self.factors(plan, day)

    def on_neglect_plan(self, child, day, with_need):
        """Whether the child had a neglect plan on a day."""
        for plan in self.plans_of[child]:
            if plan["category"] == "NEG" and is_open(plan, day):
                return True
        return with_need and any(is_open(p, day) and self.is_need_for_neglect(p, day)
                                 for p in self.need_of[child])


def is_open(spell, day):
    """R-SNAP: an ending on the day is not open."""
    return spell["start"] <= day and (spell["end"] is None or spell["end"] > day)


def newest(spells, day):
    latest = {}
    for spell in spells:
        if is_open(spell, day):
            held = latest.get(spell["child"])
            if held is None or spell["start"] >= held["start"]:
                latest[spell["child"]] = spell
    return list(latest.values())
