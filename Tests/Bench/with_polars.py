"""Counts the indicators with polars: python3 with_polars.py DATA OUT"""
import glob
import re

import polars as pl

import work

data, out = work.arguments()
care = data + "/extracts/social-care/"
col, lit, when = pl.col, pl.lit, pl.when


def read(path, **options):
    rows = pl.read_csv(path, infer_schema=False, **options)
    return rows.unique(maintain_order=True)


def day(name):
    return col(name).str.to_date("%Y-%m-%d", strict=False)


def later(name, count):
    return col(name).dt.offset_by(f"{count}mo")


def month_of(name):
    return col(name).dt.strftime("%Y-%m")


def years_old(born, on):
    return (on.dt.year() - born.dt.year()
            - (on.dt.month().cast(pl.Int32) * 100 + on.dt.day()
               < born.dt.month().cast(pl.Int32) * 100 + born.dt.day()).cast(pl.Int32))


def bands(years):
    return (when(years < 1).then(lit("Under 1")).when(years <= 4).then(lit("1 to 4"))
            .when(years <= 9).then(lit("5 to 9")).when(years <= 15).then(lit("10 to 15"))
            .otherwise(lit("16 and over")))


def sex_name(name):
    return (when(col(name) == "F").then(lit("Female")).when(col(name) == "M").then(lit("Male"))
            .otherwise(lit("Not known")))


def described(rows, on):
    """Adds age and sex on a day."""
    unborn = ((col("born") > col(on)) | (col("born").is_null() & col("due").is_not_null()))
    unborn = unborn.fill_null(False)
    return rows.join(person, on="child", how="left").with_columns(
        age=when(unborn).then(lit("Unborn")).when(col("born").is_null()).then(lit("Not known"))
        .otherwise(bands(years_old(col("born"), col(on)))),
        sex=when(unborn).then(lit("Not known")).otherwise(sex_name("sex")))


def duration(since, until):
    until, b = col(until), work.BANDS
    return (when(until <= later(since, 3)).then(lit(b[0]))
            .when(until <= later(since, 6)).then(lit(b[1]))
            .when(until < later(since, 12)).then(lit(b[2]))
            .when(until < later(since, 24)).then(lit(b[3])).otherwise(lit(b[4])))


def flagged(rows):
    return rows.with_columns(**{f"d{n}": col("duration") == band
                                for n, band in enumerate(work.BANDS)})


# Reading
people = read(care + "ssd_person.csv")
person = people.select(child="pers_person_id", born=day("pers_dob"), due=day("pers_expected_dob"),
                       sex="pers_sex")
pupils_of = people.filter(col("pers_upn").is_not_null()).select(upn="pers_upn",
                                                                child="pers_person_id")
code = col("cppl_cp_plan_initial_category")
plans = read(care + "ssd_cp_plans.csv").select(
    child="cppl_person_id", since=day("cppl_cp_plan_start_date"),
    until=day("cppl_cp_plan_end_date"), code=code,
    latest=pl.coalesce("cppl_cp_plan_latest_category", "cppl_cp_plan_initial_category"),
    before=col("NumberOfPreviousCPP").cast(pl.Int64, strict=False).fill_null(0),
    told=col("cppl_cp_plan_end_date").is_not_null(), ola=col("cppl_cp_plan_ola"))
plans = plans.filter(
    col("child").is_not_null(), col("since") <= work.LIMIT, col("ola").ne_missing(lit("Y")),
    ~col("told") | ((col("until") > col("since")) & (col("until") <= work.LIMIT)),
).with_row_index("id").with_columns(
    category=col("code").replace_strict(work.CATEGORIES, default="Not known"),
    neg=(col("code") == "NEG").fill_null(False))
referrals = read(care + "ssd_cin_episodes.csv").select(
    child="cine_person_id", day=day("cine_referral_date"),
    neg=(col("neglect_flag") == "Y").fill_null(False),
).filter(col("child").is_not_null(), col("day") <= work.LIMIT).with_row_index("id")
need = read(care + "CINPlanDates.csv").select(
    child="LAchildID", episode="CINdetailsID", since=day("CINPlanStartDate"),
    until=day("CINPlanEndDate"), told=col("CINPlanEndDate").is_not_null(),
).filter(col("since") <= work.LIMIT,
         ~col("told") | ((col("until") >= col("since")) & (col("until") <= work.LIMIT)))
assessed = read(care + "ssd_cin_assessments.csv").join(
    read(care + "ssd_assessment_factors.csv"), left_on="cina_assessment_id",
    right_on="cinf_assessment_id", how="left",
).select(child="cina_person_id", episode="cina_referral_id",
         assessed=day("cina_assessment_auth_date"),
         neg=col("cinf_assessment_factors_json").str.contains('"16A"', literal=True)
         .fill_null(False)).filter(col("assessed").is_not_null())
years = col("Age").cast(pl.Int32, strict=False)
police = read(data + "/extracts/police/police_protection.csv", separator=";",
              encoding="windows-1252").select(
    child="Nominal ID",
    day=col("Date/Time").str.head(10).str.to_date("%d/%m/%Y", strict=False),
    reason=col("Reason").str.strip_chars().str.to_lowercase().fill_null(""),
    age=when(years.is_null()).then(lit("Not known")).otherwise(bands(years)),
    sex=sex_name("Sex"),
).filter(col("day").is_not_null(), ~col("child").str.contains(r"^[\d.]+E\+\d+$")).with_columns(
    neg=col("reason").str.contains("neglect", literal=True), month=month_of("day"),
).with_row_index("id")

spans, terms = work.school_spans(data)
number = pl.Int64
parts = []
for path in sorted(glob.glob(data + "/extracts/education/attendance_*.csv")):
    parts.append(read(path).select(
        upn="UPN", since=(col("Period") + "-01").str.to_date("%Y-%m-%d"), is_month=lit(True),
        missed=col("Authorised Absence").cast(number) + col("Unauthorised Absence").cast(number),
        possible=col("Possible Sessions").cast(number),
    ).with_columns(until=col("since").dt.month_end()))
told = {"spring": ("Autumn", -1), "summer": ("Spring", 0), "autumn": ("Summer", 0)}
for path in sorted(glob.glob(data + "/extracts/education/*_pupilonroll.csv")):
    year, census = re.search(r"(\d{4})_(\w+?)_pupilonroll", path).groups()
    since, until = terms[f"{told[census][0]} {int(year) + told[census][1]}"]
    parts.append(read(path).select(
        upn="upn", since=lit(since), is_month=lit(False),
        missed=(col("termlysessionsauthorised").cast(float)
                + col("termlysessionsunauthorised").cast(float)).cast(number),
        possible=col("termlysessionspossible").cast(float).cast(number), until=lit(until)))
sessions = pl.concat(parts).join(pupils_of, on="upn").filter(col("missed") <= col("possible"))

# Counting
months = pl.DataFrame(work.event_spans(), schema=["month", "period", "basis"], orient="row")
periods = pl.DataFrame(work.periods(), schema=["period", "first", "ends"], orient="row")
sums = {}


def tell(population, rows, flags, slices):
    """Adds the flags up in every span, over all and over each slice."""
    flags = ["all"] + flags
    added = [pl.len().alias("all")] + [col(flag).sum() for flag in flags[1:]]
    asked = [rows.lazy().group_by(["period", "basis"] + ([work.COLUMNS[s]] if s else []))
             .agg(added) for s in [None] + slices]
    for name, found in zip([None] + slices, pl.collect_all(asked)):
        for period, basis, *rest in found.rows():
            part = (name, rest[0]) if name else ("Total", "Total")
            sums[(population, period, basis) + part] = dict(zip(flags, rest[bool(name):]))


def first_of_each(rows):
    """Each child once in a span, as at its first event in it."""
    return (rows.sort("day", "id").join(months, on="month")
            .group_by("period", "basis", "child", maintain_order=True)
            .agg(col("age").first(), col("sex").first(), col("neg").any()))


every = [work.C, work.A, work.S]
still_open = (col("since") <= col("ends")) & (col("until").is_null() | (col("until") > col("ends")))
opened = (plans.join(periods, how="cross").filter(still_open).sort("since", "id")
          .unique(["period", "child"], keep="last", maintain_order=True)
          .with_columns(basis=lit("snapshot"), duration=duration("since", "ends"),
                        year=col("ends") >= later("since", 12)))
opened = flagged(described(opened, "ends")).with_columns(
    neg_year=col("neg") & col("year"),
    **{c.lower(): (col("code") == c).fill_null(False) for c in work.CATEGORIES if c != "NEG"})
tell("open", opened, [c.lower() for c in work.CATEGORIES] + ["year", "neg_year"]
     + [f"d{n}" for n in range(5)], every + [work.D])

earlier = (plans.join(plans.select("child", "id", "until", "latest"), on="child", suffix="_before")
           .filter(col("id") != col("id_before"), col("until_before") <= col("since"))
           .sort("until_before", maintain_order=True).unique("id", keep="last")
           .select("id", "latest_before", found=lit(True)))
started = described(plans.join(earlier, on="id", how="left"), "since").with_columns(
    again=(col("before") > 0) | col("found").fill_null(False),
    twice=col("neg") & (col("latest_before") == "NEG").fill_null(False), month=month_of("since"))
tell("started", started.join(months, on="month"), ["neg", "again", "twice"], every)

ended = described(plans.filter(col("until").is_not_null()), "until").with_columns(
    duration=duration("since", "until"), month=month_of("until"))
tell("ended", flagged(ended).join(months, on="month"), [f"d{n}" for n in range(5)],
     every + [work.D])

known = referrals.select("child", "day").unique().sort("child", "day").with_columns(
    last=col("day").shift().over("child"))
referred = described(referrals.join(known, on=["child", "day"]), "day").with_columns(
    again=(col("last") >= later("day", -12)).fill_null(False), month=month_of("day"))
referred = referred.with_columns(neg_again=col("neg") & col("again"))
twins = [work.A, work.S]
tell("referrals", referred.join(months, on="month"), ["again", "neg", "neg_again"], twins)
tell("repeat_children", first_of_each(referred.filter("neg_again")), [], twins)
tell("police", first_of_each(police), [], twins)
tell("police_neglect", first_of_each(police.filter("neg")), [], twins)
tell("police_known", first_of_each(police.filter(col("reason") != "")), ["neg"], twins)

in_need = (need.join(periods, how="cross").filter(still_open)
           .select("period", "child", "episode", "ends").join(assessed, on=["child", "episode"])
           .filter(col("assessed") <= col("ends")).sort("assessed", "neg")
           .unique(["period", "child", "episode"], keep="last").filter("neg")
           .select("period", "child").unique())
wanted = pl.concat([
    opened.select("period", "child", "neg", planned=lit(True), plan_neg="neg"),
    in_need.select("period", "child", neg=lit(True), planned=lit(False), plan_neg=lit(False)),
]).group_by("period", "child").agg(pl.all().max())
wanted = described(wanted.join(periods, on="period"), "ends")
cut = pl.date(col("ends").dt.year() - (col("ends").dt.month() < 9).cast(pl.Int32), 8, 31)
wanted = wanted.filter(col("born").is_not_null(), years_old(col("born"), cut).is_between(5, 15))
school = pl.DataFrame(spans, schema=["period", "basis", "begin", "months", "terms"], orient="row")
inside = (col("since") >= col("begin")) & when("is_month").then(
    (col("since") <= col("months"))
    & ((col("until") <= col("months")) | (col("basis") == "term"))
).otherwise(col("until") <= col("terms"))
times = sessions.select("since", "until", "is_month").unique().join(school, how="cross")
times = times.filter(inside).select("since", "until", "is_month", "period", "basis")
pupils = (sessions.join(times, on=["since", "until", "is_month"])
          .group_by("period", "basis", "child").agg(col("missed").sum(), col("possible").sum())
          .join(wanted, on=["period", "child"]).filter(col("possible") > 0)
          .with_columns(tenth=10 * col("missed") >= col("possible"),
                        half=2 * col("missed") >= col("possible")))
flags = ["missed", "possible", "tenth", "half"]
tell("pupils", pupils.filter("planned"), flags, twins)
tell("pupils_neglect", pupils.filter("plan_neg"), flags, twins)
tell("pupils_both", pupils.filter("neg"), flags, twins)
work.write(sums, out)
