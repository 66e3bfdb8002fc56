"""Counts the indicators with pandas: python3 with_pandas.py DATA OUT"""
import glob
import re

import numpy as np
import pandas as pd

import work

data, out = work.arguments()
care = data + "/extracts/social-care/"
LIMIT = np.datetime64(work.LIMIT)


def read(path, **options):
    rows = pd.read_csv(path, dtype=str, keep_default_na=False, **options)
    return rows.drop_duplicates(ignore_index=True)


def days(column, form="%Y-%m-%d"):
    return pd.to_datetime(column, format=form, errors="coerce")


def later(column, count):
    """Months later, on the last day of a month that is too short."""
    day = column.to_numpy().astype("M8[D]")
    month = day.astype("M8[M]")
    target = month + count
    longest = (target + 1).astype("M8[D]") - target.astype("M8[D]")
    moved = target.astype("M8[D]") + np.minimum((day - month.astype("M8[D]")).astype(int),
                                                longest.astype(int) - 1)
    return pd.Series(moved, index=column.index)


def month_of(column):
    return column.dt.strftime("%Y-%m")


def years_old(born, day):
    return (day.dt.year - born.dt.year
            - (day.dt.month * 100 + day.dt.day < born.dt.month * 100 + born.dt.day))


def bands(years):
    return np.select([years < 1, years <= 4, years <= 9, years <= 15],
                     ["Under 1", "1 to 4", "5 to 9", "10 to 15"], "16 and over")


def described(rows, day):
    """Adds age and sex on a day."""
    rows = rows.merge(person, on="child", how="left")
    unborn = (rows["born"] > rows[day]) | (rows["born"].isna() & rows["due"].notna())
    rows["age"] = np.select([unborn, rows["born"].isna()], ["Unborn", "Not known"],
                            bands(years_old(rows["born"], rows[day])))
    rows["sex"] = np.where(unborn, "Not known",
                           rows["sex"].map({"F": "Female", "M": "Male"}).fillna("Not known"))
    return rows


def duration(since, until):
    return np.select([until <= later(since, 3), until <= later(since, 6),
                      until < later(since, 12), until < later(since, 24)],
                     work.BANDS[:4], work.BANDS[4])


def flagged(rows):
    for n, band in enumerate(work.BANDS):
        rows[f"d{n}"] = rows["duration"] == band
    return rows


# Reading
people = read(care + "ssd_person.csv")
person = pd.DataFrame({"child": people["pers_person_id"], "born": days(people["pers_dob"]),
                       "due": days(people["pers_expected_dob"]), "sex": people["pers_sex"]})
pupils_of = people.loc[people["pers_upn"] != "", ["pers_upn", "pers_person_id"]]
pupils_of.columns = ["upn", "child"]

rows = read(care + "ssd_cp_plans.csv")
plans = pd.DataFrame({
    "child": rows["cppl_person_id"], "since": days(rows["cppl_cp_plan_start_date"]),
    "until": days(rows["cppl_cp_plan_end_date"]), "code": rows["cppl_cp_plan_initial_category"],
    "latest": rows["cppl_cp_plan_latest_category"],
    "before": pd.to_numeric(rows["NumberOfPreviousCPP"], errors="coerce").fillna(0),
    "ended": rows["cppl_cp_plan_end_date"] != "", "other": rows["cppl_cp_plan_ola"] == "Y"})
plans["latest"] = plans["latest"].where(plans["latest"] != "", plans["code"])
plans = plans[(plans["child"] != "") & (plans["since"] <= LIMIT) & ~plans["other"]
              & (~plans["ended"] | ((plans["until"] > plans["since"]) & (plans["until"] <= LIMIT)))]
plans = plans.reset_index(drop=True).rename_axis("id").reset_index()
plans["category"] = plans["code"].map(work.CATEGORIES).fillna("Not known")
plans["neg"] = plans["code"] == "NEG"

rows = read(care + "ssd_cin_episodes.csv")
referrals = pd.DataFrame({"child": rows["cine_person_id"], "day": days(rows["cine_referral_date"]),
                          "neg": rows["neglect_flag"] == "Y"})
referrals = referrals[(referrals["child"] != "") & (referrals["day"] <= LIMIT)]
referrals = referrals.reset_index(drop=True).rename_axis("id").reset_index()

rows = read(care + "CINPlanDates.csv")
need = pd.DataFrame({"child": rows["LAchildID"], "episode": rows["CINdetailsID"],
                     "since": days(rows["CINPlanStartDate"]), "until": days(rows["CINPlanEndDate"]),
                     "ended": rows["CINPlanEndDate"] != ""})
need = need[(need["since"] <= LIMIT)
            & (~need["ended"] | ((need["until"] >= need["since"]) & (need["until"] <= LIMIT)))]
factors = read(care + "ssd_assessment_factors.csv")
rows = read(care + "ssd_cin_assessments.csv").merge(
    factors, left_on="cina_assessment_id", right_on="cinf_assessment_id", how="left")
assessed = pd.DataFrame({
    "child": rows["cina_person_id"], "episode": rows["cina_referral_id"],
    "day": days(rows["cina_assessment_auth_date"]),
    "neg": rows["cinf_assessment_factors_json"].fillna("").str.contains('"16A"', regex=False)})
assessed = assessed[assessed["day"].notna()].sort_values(["day", "neg"], kind="stable")

rows = read(data + "/extracts/police/police_protection.csv", sep=";", encoding="cp1252")
police = pd.DataFrame({
    "child": rows["Nominal ID"], "day": days(rows["Date/Time"].str[:10], "%d/%m/%Y"),
    "reason": rows["Reason"].str.strip().str.lower(),
    "years": pd.to_numeric(rows["Age"], errors="coerce"),
    "sex": rows["Sex"].map({"F": "Female", "M": "Male"}).fillna("Not known")})
police = police[police["day"].notna() & ~police["child"].str.fullmatch(r"[\d.]+E\+\d+")]
police["age"] = np.where(police["years"].isna(), "Not known", bands(police["years"]))
police["neg"] = police["reason"].str.contains("neglect", regex=False)

spans, terms = work.school_spans(data)
parts = []
for path in sorted(glob.glob(data + "/extracts/education/attendance_*.csv")):
    rows = read(path)
    first = rows["Period"].to_numpy().astype("M8[M]")
    parts.append(pd.DataFrame({
        "upn": rows["UPN"], "since": first.astype("M8[D]"),
        "until": (first + 1).astype("M8[D]") - 1, "is_month": True,
        "missed": rows["Authorised Absence"].astype(int) + rows["Unauthorised Absence"].astype(int),
        "possible": rows["Possible Sessions"].astype(int)}))
told = {"spring": ("Autumn", -1), "summer": ("Spring", 0), "autumn": ("Summer", 0)}
for path in sorted(glob.glob(data + "/extracts/education/*_pupilonroll.csv")):
    year, census = re.search(r"(\d{4})_(\w+?)_pupilonroll", path).groups()
    since, until = terms[f"{told[census][0]} {int(year) + told[census][1]}"]
    rows = read(path)
    parts.append(pd.DataFrame({
        "upn": rows["upn"], "since": np.datetime64(since), "until": np.datetime64(until),
        "is_month": False,
        "missed": (rows["termlysessionsauthorised"].astype(float)
                   + rows["termlysessionsunauthorised"].astype(float)).astype(int),
        "possible": rows["termlysessionspossible"].astype(float).astype(int)}))
sessions = pd.concat(parts, ignore_index=True).merge(pupils_of, on="upn")
sessions = sessions[sessions["missed"] <= sessions["possible"]]

# Counting
months = pd.DataFrame(work.event_spans(), columns=["month", "period", "basis"])
periods = pd.DataFrame(work.periods(), columns=["period", "first", "ends"])
periods["ends"] = pd.to_datetime(periods["ends"])
sums = {}


def tell(population, rows, flags, slices):
    """Adds the flags up in every span, over all and over each slice."""
    rows = rows.assign(all=1)
    flags = ["all"] + flags
    for name in [None] + slices:
        keys = ["period", "basis"] + ([work.COLUMNS[name]] if name else [])
        for key, *values in rows.groupby(keys)[flags].sum().itertuples():
            part = (name, key[2]) if name else ("Total", "Total")
            sums[(population, key[0], key[1]) + part] = dict(zip(flags, map(int, values)))


def first_of_each(rows):
    """Each child once in a span, as at its first event in it."""
    found = rows.sort_values("day", kind="stable").merge(months, on="month")
    keys = ["period", "basis", "child"]
    found["neg"] = found.groupby(keys)["neg"].transform("max")
    return found.drop_duplicates(keys)


every = [work.C, work.A, work.S]
rows = plans.merge(periods, how="cross")
rows = rows[(rows["since"] <= rows["ends"]) & (rows["until"].isna() | (rows["until"] > rows["ends"]))]
rows = rows.sort_values(["since", "id"]).drop_duplicates(["period", "child"], keep="last")
opened = described(rows.assign(basis="snapshot"), "ends")
opened["duration"] = duration(opened["since"], opened["ends"])
opened["year"] = opened["ends"] >= later(opened["since"], 12)
opened["neg_year"] = opened["neg"] & opened["year"]
for code in work.CATEGORIES:
    opened[code.lower()] = opened["code"] == code
tell("open", flagged(opened), [c.lower() for c in work.CATEGORIES] + ["year", "neg_year"]
     + [f"d{n}" for n in range(5)], every + [work.D])

pairs = plans.merge(plans[["id", "child", "until", "latest"]], on="child", suffixes=("", "_before"))
pairs = pairs[(pairs["id"] != pairs["id_before"]) & (pairs["until_before"] <= pairs["since"])]
pairs = pairs.sort_values("until_before", kind="stable").drop_duplicates("id", keep="last")
started = described(plans.merge(pairs[["id", "latest_before"]], on="id", how="left"), "since")
started["again"] = (started["before"] > 0) | started["latest_before"].notna()
started["twice"] = started["neg"] & (started["latest_before"] == "NEG")
started["month"] = month_of(started["since"])
tell("started", started.merge(months, on="month"), ["neg", "again", "twice"], every)

ended = described(plans[plans["until"].notna()], "until")
ended["duration"] = duration(ended["since"], ended["until"])
ended["month"] = month_of(ended["until"])
tell("ended", flagged(ended).merge(months, on="month"), [f"d{n}" for n in range(5)],
     every + [work.D])

known = referrals[["child", "day"]].drop_duplicates().sort_values(["child", "day"])
known["last"] = known.groupby("child")["day"].shift()
referred = described(referrals.merge(known, on=["child", "day"]), "day")
referred["again"] = referred["last"] >= later(referred["day"], -12)
referred["neg_again"] = referred["neg"] & referred["again"]
referred["month"] = month_of(referred["day"])
twins = [work.A, work.S]
tell("referrals", referred.merge(months, on="month"), ["again", "neg", "neg_again"], twins)
tell("repeat_children", first_of_each(referred[referred["neg_again"]]), [], twins)

police["month"] = month_of(police["day"])
tell("police", first_of_each(police), [], twins)
tell("police_neglect", first_of_each(police[police["neg"]]), [], twins)
tell("police_known", first_of_each(police[police["reason"] != ""]), ["neg"], twins)

rows = need.merge(periods, how="cross")
rows = rows[(rows["since"] <= rows["ends"]) & (rows["until"].isna() | (rows["until"] > rows["ends"]))]
rows = rows[["period", "child", "episode", "ends"]].merge(assessed, on=["child", "episode"])
rows = rows[rows["day"] <= rows["ends"]].sort_values(["day", "neg"], kind="stable")
rows = rows.drop_duplicates(["period", "child", "episode"], keep="last")
in_need = rows.loc[rows["neg"], ["period", "child"]].drop_duplicates()
wanted = pd.concat([opened[["period", "child", "neg"]].assign(planned=True),
                    in_need.assign(neg=True, planned=False)])
plan_neg = opened.loc[opened["neg"], ["period", "child"]].assign(plan_neg=True)
wanted = wanted.groupby(["period", "child"], as_index=False).max()
wanted = wanted.merge(plan_neg, on=["period", "child"], how="left").merge(periods, on="period")
wanted = described(wanted, "ends")
cut = pd.to_datetime(dict(year=wanted["ends"].dt.year - (wanted["ends"].dt.month < 9), month=8,
                          day=31))
wanted = wanted[wanted["born"].notna() & years_old(wanted["born"], cut).between(5, 15)]
school = pd.DataFrame(spans, columns=["period", "basis", "begin", "months", "terms"])
found = []
for period, basis, begin, last, term in spans:
    begin, last = np.datetime64(begin), np.datetime64(last)
    inside = sessions["since"] >= begin
    of_months = (sessions["since"] <= last) & ((sessions["until"] <= last) | (basis == "term"))
    of_terms = sessions["until"] <= np.datetime64(term) if basis != "month" else False
    inside &= (sessions["is_month"] & of_months) | (~sessions["is_month"] & of_terms)
    added = sessions.loc[inside].groupby("child", as_index=False)[["missed", "possible"]].sum()
    found.append(added.assign(period=period, basis=basis))
added = pd.concat(found).drop_duplicates(["period", "basis", "child"], keep="last")
pupils = wanted.merge(added, on=["period", "child"])
pupils = pupils[pupils["possible"] > 0]
pupils["tenth"] = 10 * pupils["missed"] >= pupils["possible"]
pupils["half"] = 2 * pupils["missed"] >= pupils["possible"]
flags = ["missed", "possible", "tenth", "half"]
tell("pupils", pupils[pupils["planned"]], flags, twins)
tell("pupils_neglect", pupils[pupils["plan_neg"].notna()], flags, twins)
tell("pupils_both", pupils[pupils["neg"]], flags, twins)
work.write(sums, out)
