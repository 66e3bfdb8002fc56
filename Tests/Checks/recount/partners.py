"""The accepted rows of the other agencies, and of care and its courts."""
import datetime
import glob
import re
from collections import Counter, defaultdict

from dates import british, iso, minutes, month_end
from reading import rows_of, without_duplicates, yes


class Partners:
    """What `County` reads beside its own social care extracts."""

    def read_partners(self, extracts, data):
        self.read_legal(extracts + "/social-care/")
        self.read_help(extracts)
        self.read_police(extracts)
        self.read_schools(extracts, data)
        self.read_health(extracts)
        self.read_partnership(extracts)

    def partner_days(self):
        return {
            "contacts": [r["date"] for r in self.contacts],
            "conference_attendance": [r["date"] for r in self.invitations],
            "core_groups": [r["date"] for r in self.groups],
            "supervision": [d for days in self.supervised.values() for d in days],
            "family_group_conferences": [r["date"] for r in self.fgc],
            "plo": [r["end"] for r in self.legal],
            "early_help": [r["end"] for r in self.help], "early_help_plans": [r["end"] for r in
                                                                             self.help_plans],
            "police_protection": [r["date"] for r in self.police],
            "missing": [r["start"] for r in self.missing],
            "attendance_pupil": [s[1] for s in self.sessions],
            "suspensions": [r["date"] for r in self.suspensions],
            "health_appointments": [r["date"] for r in self.appointments],
            "gcp2": [r["date"] for r in self.profiles], "audits": [r["date"] for r in self.audits],
        }

    def read_care(self, care):
        """Episodes of being looked after (SSDA903)."""
        self.care = []
        for row in without_duplicates(rows_of(care + "SSDA903_episodes.csv")):
            start, end = british(row["DECOM"]), british(row["DEC"])
            if self.fits(start, row["DEC"], end):
                self.care.append({
                    "child": row["CHILD"], "start": start, "end": end, "why": row["RNE"],
                    "status": row["LS"], "need": row["CIN"], "reason": row["REC"],
                    "alone": row["UASC"] == "1", "place": row["PLACE"],
                    "outside": row["Placement Location"] == "Out",
                })
        self.care_of = defaultdict(list)
        for row in self.care:
            self.care_of[row["child"]].append(row)

    def read_legal(self, care):
        self.contacts = [
            {"child": r["Child Unique ID"], "date": british(r["Date of Contact"]),
             "sex": r["Gender"], "born": british(r["Date of Birth"])}
            for r in without_duplicates(rows_of(care + "Ofsted List 1 - Contacts.csv"))]
        self.invitations = [
            {"date": british(r["Conference Date"]), "agency": r["Agency"],
             "invited": yes(r["Invited"]), "there": r["Attendance"] in ("Attended", "By link"),
             "asked": yes(r["Report Requested"]), "in_time": yes(r["Report Received on Time"])}
            for r in without_duplicates(rows_of(care + "conference_attendance.csv"))]
        self.groups = [
            {"child": r["Child ID"], "plan": r["CP Plan ID"], "date": british(r["Core Group Date"])}
            for r in without_duplicates(rows_of(care + "core_groups.csv"))]
        self.groups_of = defaultdict(list)
        for row in self.groups:
            self.groups_of[row["child"]].append(row)
        self.supervised = defaultdict(list)
        for row in without_duplicates(rows_of(care + "case_supervision.csv")):
            self.supervised[row["Child ID"]].append(british(row["Supervision Date"]))
        self.fgc = [
            {"id": r["FGC ID"], "child": r["Child ID"], "offered": british(r["FGC Offered"]),
             "date": british(r["FGC Held"])}
            for r in without_duplicates(rows_of(care + "family_group_conferences.csv"))]
        self.legal = []
        for row in without_duplicates(rows_of(care + "legal_tracker.csv")):
            start, end = british(row["Stage Start"]), british(row["Stage End"])
            if self.fits(start, row["Stage End"], end):
                self.legal.append({
                    "child": row["Child ID"], "stage": row["Legal Stage"], "start": start,
                    "end": end, "due": british(row["Specialist Assessment Due"]),
                    "came": british(row["Specialist Assessment Received"])})

    def read_help(self, extracts):
        """Annex A list 2: early help assessments; and the plans of early help."""
        path = extracts + "/early-help/"
        self.help = []
        for r in without_duplicates(rows_of(path + "Ofsted List 2 - Early help.csv")):
            # Children whom social care does not know: the list itself says who they are.
            self.listed[r["Child Unique ID"]] = {
                "pers_sex": {"a) Male": "M", "b) Female": "F"}.get(r["Gender"], "U"),
                "pers_ethnicity": "", "Disability": "", "born": british(r["Date of Birth"]),
                "due": None}
            start = british(r["Assessment start date"])
            text = r["Assessment completion date"]
            if self.fits(start, text, british(text)):
                self.help.append({"end": british(text), "neglect": yes(r["Neglect Concern"]),
                                  "agency": r["Organisation completing assessment"]})
        self.help_plans = []
        for r in without_duplicates(rows_of(path + "early_help_plans.csv")):
            start, end = british(r["Plan Start Date"]), british(r["Plan End Date"])
            if self.fits(start, r["Plan End Date"], end):
                self.help_plans.append({
                    "child": r["Child ID"], "family": r["Family ID"], "start": start, "end": end,
                    "targeted": r["Level"] == "Targeted", "engaged": yes(r["Engaged"]),
                    "outcome": r["Outcome"], "first": star(r["Star Start"]),
                    "last": star(r["Star End"])})

    def read_police(self, extracts):
        self.police = []
        path = extracts + "/police/police_protection.csv"
        for row in without_duplicates(rows_of(path, "cp1252", ";")):
            day = british(row["Date/Time"])
            if day and not re.fullmatch(r"[\d.]+E\+\d+", row["Nominal ID"]):
                released = british(row["Date/Time Released"])
                self.police.append({
                    "child": row["Nominal ID"], "date": day, "reason": row["Reason"].strip(),
                    "age": int(row["Age"]) if row["Age"] else None, "sex": row["Sex"],
                    "outcome": row["Outcome"].strip(),
                    "hours": None if released is None else hours(
                        day, minutes(row["Date/Time"]), released,
                        minutes(row["Date/Time Released"])),
                })
        self.missing = []
        for row in without_duplicates(rows_of(extracts + "/police/missing.csv", skip=1)):
            start, end = british(row["Missing From"]), british(row["Date Found"])
            if self.fits(start, row["Date Found"], end):
                self.missing.append({
                    "person": row["Nominal ID"], "child": row["Child ID"], "start": start,
                    "end": end, "found": minutes(row["Date Found"]), "risk": row["Risk"],
                    "talked": british(row["RHI Date"]), "missing": row["Missing/Absent"] == "Missing"})

    def read_schools(self, extracts, data):
        """Sessions as (child, first day, last day, is it a month, missed, possible, without
        leave)."""
        self.terms = {r["term"]: (iso(r["start"]), iso(r["end"]))
                      for r in rows_of(data + "/reference/terms.csv")}
        self.sessions = []
        for path in sorted(glob.glob(extracts + "/education/attendance_*.csv")):
            for row in without_duplicates(rows_of(path)):
                possible = int(row["Possible Sessions"])
                leave = int(row["Unauthorised Absence"])
                missed = int(row["Authorised Absence"]) + leave
                year, month = map(int, row["Period"].split("-"))
                child = self.by_pupil.get(row["UPN"])
                if missed <= possible and child:
                    self.sessions.append((child, datetime.date(year, month, 1),
                                          month_end(year, month), True, missed, possible, leave))
        described = {"spring": ("Autumn", -1), "summer": ("Spring", 0), "autumn": ("Summer", 0)}
        for path in sorted(glob.glob(extracts + "/education/*_pupilonroll.csv")):
            year, census = re.search(r"(\d{4})_(\w+?)_pupilonroll", path).groups()
            name, shift = described[census]
            first, last = self.terms[f"{name} {int(year) + shift}"]
            rows = without_duplicates(rows_of(path))
            told = None
            if rows and "termlysessionsauthorised" not in rows[0]:
                told = Counter()
                for row in rows_of(path.replace("pupilonroll", "termlysessiondetailsonroll")):
                    key = (row["pupilonrolltableid"], row["NativeId"], row["attendancereason"])
                    told[key] += int(float(row["sessions"]))
            for row in rows:
                possible = int(float(row["termlysessionspossible"]))
                if told is None:
                    leave = int(float(row["termlysessionsunauthorised"]))
                    missed = int(float(row["termlysessionsauthorised"])) + leave
                else:
                    key = (row["pupilonrolltableid"], row["NativeId"])
                    leave = told[key + ("O",)]
                    missed = leave + told[key + ("I",)]
                child = self.by_pupil.get(row["upn"])
                if missed <= possible and child:
                    self.sessions.append((child, first, last, False, missed, possible, leave))
        self.suspensions = [
            {"child": self.by_pupil.get(r["UPN"]), "date": british(r["Suspension Start"]),
             "for_good": r["Suspension Type"] == "Permanent exclusion",
             "overturned": yes(r["Overturned"]), "ethnicity": r["Ethnicity"], "upn": r["UPN"]}
            for r in without_duplicates(rows_of(extracts + "/education/suspensions.csv"))]

    def read_health(self, extracts):
        self.appointments = [
            {"child": r["Child ID"], "patient": r["Patient ID"], "born": british(r["Date of Birth"]),
             "date": british(r["Appointment Date"]), "status": r["Attendance Status"]}
            for r in without_duplicates(rows_of(extracts + "/health/appointments.csv"))]

    def read_partnership(self, extracts):
        path = extracts + "/partnership/"
        self.profiles = [
            {"id": r["GCP2 ID"], "child": r["Child ID"], "date": british(r["Date Completed"]),
             "agency": r["Agency"], "full": r["Tool"] == "GCP2", "lead": r["Role"] == "Lead",
             "grade": int(r["Overall Grade"]) if r["Overall Grade"] else None}
            for r in without_duplicates(rows_of(path + "graded_care_profiles.csv"))]
        self.profiled = defaultdict(list)
        for row in self.profiles:
            self.profiled[row["child"]].append(row)
        self.audits = [
            {"date": british(r["Audit Date"]), "kind": r["Audit Type"],
             "grade": r["Overall Judgement"], "row": r}
            for r in without_duplicates(rows_of(path + "audits.csv"))]


def star(text):
    return round(float(text) * 10) if text else None


def hours(first, from_minute, last, to_minute):
    """Between two moments; None where a time is not told."""
    if from_minute is None or to_minute is None:
        return None
    return (last - first).days * 24 + (to_minute - from_minute) / 60
