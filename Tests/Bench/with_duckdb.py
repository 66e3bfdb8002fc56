"""Counts the indicators with DuckDB: python3 with_duckdb.py DATA OUT"""
import tempfile

import duckdb

import work

data, out = work.arguments()
care = data + "/extracts/social-care/"
db = duckdb.connect()


def read(name, path, options=""):
    db.execute(f"CREATE TABLE {name} AS SELECT DISTINCT * FROM "
               f"read_csv('{path}', all_varchar=true, header=true{options})")


for name, file in (("people", "ssd_person"), ("plan_rows", "ssd_cp_plans"),
                   ("referral_rows", "ssd_cin_episodes"), ("need_rows", "CINPlanDates"),
                   ("factor_rows", "ssd_assessment_factors"),
                   ("assessment_rows", "ssd_cin_assessments")):
    read(name, f"{care}{file}.csv")
# DuckDB reads no Windows-1252 without an extension that it would have to fetch.
with tempfile.NamedTemporaryFile("w", suffix=".csv", encoding="utf-8") as police:
    with open(data + "/extracts/police/police_protection.csv", encoding="cp1252") as file:
        police.write(file.read())
    police.flush()
    read("police_rows", police.name, ", delim=';'")
read("month_rows", data + "/extracts/education/attendance_*.csv", ", union_by_name=true")
read("term_rows", data + "/extracts/education/*_pupilonroll.csv",
     ", union_by_name=true, filename=true")

spans, terms = work.school_spans(data)
db.execute("CREATE TABLE periods (period VARCHAR, first DATE, ends DATE)")
db.executemany("INSERT INTO periods VALUES (?, ?, ?)", work.periods())
db.execute("CREATE TABLE school (period VARCHAR, basis VARCHAR, since DATE, months DATE, terms DATE)")
db.executemany("INSERT INTO school VALUES (?, ?, ?, ?, ?)", spans)
db.execute("CREATE TABLE terms (name VARCHAR, since DATE, until DATE)")
db.executemany("INSERT INTO terms VALUES (?, ?, ?)", [(n, *d) for n, d in terms.items()])
rows = ", ".join(str(row) for row in work.event_spans())
db.execute(f"CREATE TABLE spans AS FROM (VALUES {rows}) t(month, period, basis)")

categories = " ".join(f"WHEN '{k}' THEN '{v}'" for k, v in work.CATEGORIES.items())
b = work.BANDS
db.execute(f"""
CREATE MACRO years(born, d) AS year(d) - year(born)
  - (month(d) * 100 + day(d) < month(born) * 100 + day(born))::INT;
CREATE MACRO bands(n) AS CASE WHEN n < 1 THEN 'Under 1' WHEN n <= 4 THEN '1 to 4'
  WHEN n <= 9 THEN '5 to 9' WHEN n <= 15 THEN '10 to 15' ELSE '16 and over' END;
CREATE MACRO is_unborn(born, due, d) AS
  (born IS NOT NULL AND born > d) OR (born IS NULL AND due IS NOT NULL);
CREATE MACRO age_of(born, due, d) AS CASE WHEN is_unborn(born, due, d) THEN 'Unborn'
  WHEN born IS NULL THEN 'Not known' ELSE bands(years(born, d)) END;
CREATE MACRO sex_name(sex) AS
  CASE sex WHEN 'F' THEN 'Female' WHEN 'M' THEN 'Male' ELSE 'Not known' END;
CREATE MACRO sex_of(born, due, d, sex) AS
  CASE WHEN is_unborn(born, due, d) THEN 'Not known' ELSE sex_name(sex) END;
CREATE MACRO category_of(code) AS CASE code {categories} ELSE 'Not known' END;
CREATE MACRO duration(s, e) AS CASE WHEN e <= s + INTERVAL 3 MONTH THEN '{b[0]}'
  WHEN e <= s + INTERVAL 6 MONTH THEN '{b[1]}' WHEN e < s + INTERVAL 12 MONTH THEN '{b[2]}'
  WHEN e < s + INTERVAL 24 MONTH THEN '{b[3]}' ELSE '{b[4]}' END;

CREATE TABLE person AS SELECT pers_person_id AS child, TRY_CAST(pers_dob AS DATE) AS born,
  TRY_CAST(pers_expected_dob AS DATE) AS due, pers_sex AS sex, pers_upn AS upn FROM people;
CREATE TABLE plans AS SELECT row_number() OVER (ORDER BY cppl_cp_plan_id) AS id,
    cppl_person_id AS child, TRY_CAST(cppl_cp_plan_start_date AS DATE) AS since,
    TRY_CAST(cppl_cp_plan_end_date AS DATE) AS until, cppl_cp_plan_initial_category AS code,
    coalesce(cppl_cp_plan_latest_category, cppl_cp_plan_initial_category) AS latest,
    coalesce(TRY_CAST(NumberOfPreviousCPP AS INT), 0) AS before
  FROM plan_rows WHERE cppl_person_id IS NOT NULL AND since <= '{work.LIMIT}'
    AND (cppl_cp_plan_end_date IS NULL OR (until >= since AND until <= '{work.LIMIT}'))
    AND cppl_cp_plan_ola IS DISTINCT FROM 'Y' AND since IS DISTINCT FROM until;
CREATE TABLE referrals AS SELECT row_number() OVER (ORDER BY cine_referral_id) AS id,
    cine_person_id AS child, TRY_CAST(cine_referral_date AS DATE) AS day,
    coalesce(neglect_flag = 'Y', false) AS neg
  FROM referral_rows WHERE cine_person_id IS NOT NULL AND day <= '{work.LIMIT}';
CREATE TABLE need AS SELECT LAchildID AS child, CINdetailsID AS episode,
    TRY_CAST(CINPlanStartDate AS DATE) AS since, TRY_CAST(CINPlanEndDate AS DATE) AS until
  FROM need_rows WHERE since <= '{work.LIMIT}'
    AND (CINPlanEndDate IS NULL OR (until >= since AND until <= '{work.LIMIT}'));
CREATE TABLE assessed AS SELECT cina_person_id AS child, cina_referral_id AS episode,
    TRY_CAST(cina_assessment_auth_date AS DATE) AS day,
    coalesce(contains(cinf_assessment_factors_json, '"16A"'), false) AS neg
  FROM assessment_rows LEFT JOIN factor_rows ON cinf_assessment_id = cina_assessment_id
  WHERE day IS NOT NULL;
CREATE TABLE police AS SELECT row_number() OVER (ORDER BY "Occurrence No") AS id,
    "Nominal ID" AS child, try_strptime(left("Date/Time", 10), '%d/%m/%Y')::DATE AS day,
    lower(trim(coalesce(Reason, ''))) AS reason, TRY_CAST(Age AS INT) AS years, Sex AS sex
  FROM police_rows
  WHERE day IS NOT NULL AND NOT regexp_full_match("Nominal ID", '[\\d.]+E\\+\\d+');
CREATE TABLE sessions AS
  SELECT child, (Period || '-01')::DATE AS since, last_day(since) AS until, true AS is_month,
    "Authorised Absence"::INT + "Unauthorised Absence"::INT AS missed,
    "Possible Sessions"::INT AS possible
  FROM month_rows r JOIN person ON person.upn = r.UPN WHERE missed <= possible
  UNION ALL
  SELECT child, t.since, t.until, false,
    termlysessionsauthorised::DOUBLE::INT + termlysessionsunauthorised::DOUBLE::INT AS missed,
    termlysessionspossible::DOUBLE::INT AS possible
  FROM term_rows r JOIN person ON person.upn = r.upn
  JOIN terms t ON t.name = CASE
    WHEN filename LIKE '%_spring_%' THEN
      'Autumn ' || (regexp_extract(filename, '(\\d+)_\\w+_pupil', 1)::INT - 1)
    WHEN filename LIKE '%_summer_%' THEN
      'Spring ' || regexp_extract(filename, '(\\d+)_\\w+_pupil', 1)
    ELSE 'Summer ' || regexp_extract(filename, '(\\d+)_\\w+_pupil', 1) END
  WHERE missed <= possible;

CREATE TABLE open AS
  SELECT period, 'snapshot' AS basis, plans.child, category_of(code) AS category,
    age_of(born, due, ends) AS age, sex_of(born, due, ends, sex) AS sex,
    duration(since, ends) AS duration, code = 'NEG' AS neg,
    ends >= since + INTERVAL 12 MONTH AS year, code, ends
  FROM periods JOIN plans ON since <= ends AND (until IS NULL OR until > ends)
  LEFT JOIN person USING (child)
  QUALIFY row_number() OVER (PARTITION BY period, plans.child ORDER BY since DESC, id DESC) = 1;
CREATE TABLE started AS
  WITH earlier AS (
    SELECT p.id, arg_max(q.latest, q.until) AS latest FROM plans p
    JOIN plans q ON q.child = p.child AND q.id <> p.id AND q.until <= p.since GROUP BY p.id)
  SELECT strftime(since, '%Y-%m') AS month, category_of(code) AS category,
    age_of(born, due, since) AS age, sex_of(born, due, since, sex) AS sex, code = 'NEG' AS neg,
    before > 0 OR earlier.id IS NOT NULL AS again,
    coalesce(code = 'NEG' AND earlier.latest = 'NEG', false) AS twice
  FROM plans LEFT JOIN earlier USING (id) LEFT JOIN person USING (child);
CREATE TABLE ended AS
  SELECT strftime(until, '%Y-%m') AS month, category_of(code) AS category,
    age_of(born, due, until) AS age, sex_of(born, due, until, sex) AS sex,
    duration(since, until) AS duration
  FROM plans LEFT JOIN person USING (child) WHERE until IS NOT NULL;
CREATE TABLE referred AS
  WITH days AS (SELECT DISTINCT child, day FROM referrals),
  ranked AS (SELECT child, day, lag(day) OVER (PARTITION BY child ORDER BY day) AS last FROM days)
  SELECT r.id, r.child, r.day, strftime(r.day, '%Y-%m') AS month,
    age_of(born, due, r.day) AS age, sex_of(born, due, r.day, sex) AS sex, neg,
    coalesce(last >= r.day - INTERVAL 12 MONTH, false) AS again
  FROM referrals r JOIN ranked USING (child, day) LEFT JOIN person USING (child);
CREATE TABLE protected AS
  SELECT *, strftime(day, '%Y-%m') AS month, sex_name(sex) AS sex_name,
    CASE WHEN years IS NULL THEN 'Not known' ELSE bands(years) END AS age,
    contains(reason, 'neglect') AS neg FROM police;
CREATE TABLE in_need AS
  SELECT DISTINCT period, n.child FROM periods
  JOIN need n ON n.since <= ends AND (n.until IS NULL OR n.until > ends)
  JOIN assessed a ON a.child = n.child AND a.episode = n.episode AND a.day <= ends
  GROUP BY period, n.child, n.episode, n.since HAVING arg_max(a.neg, (a.day, a.neg));
CREATE TABLE pupils AS
  WITH wanted AS (
    SELECT period, child, bool_or(planned) AS planned, bool_or(neg) AS neg FROM (
      SELECT period, child, true AS planned, neg FROM open
      UNION ALL SELECT period, child, false, true FROM in_need) GROUP BY period, child)
  SELECT w.period, basis, w.child, planned, neg, age_of(born, due, ends) AS age,
    sex_of(born, due, ends, sex) AS sex, sum(missed) AS missed, sum(possible) AS possible
  FROM wanted w JOIN periods USING (period) JOIN person USING (child)
  JOIN school s ON s.period = w.period
  JOIN sessions t ON t.child = w.child AND t.since >= s.since
    AND CASE WHEN t.is_month THEN t.since <= s.months AND (s.basis = 'term' OR t.until <= s.months)
        ELSE t.until <= s.terms END
  WHERE born IS NOT NULL
    AND years(born, make_date((year(ends) - (month(ends) < 9)::INT)::BIGINT, 8, 31)) BETWEEN 5 AND 15
  GROUP BY ALL HAVING sum(possible) > 0;
""")

sums = {}


def tell(population, query, flags, slices):
    """Adds the flags up in every span, over all and over each slice."""
    columns = [work.COLUMNS[name] for name in slices]
    sets = ", ".join(["(period, basis)"] + [f"(period, basis, {c})" for c in columns])
    added = ", ".join(f"sum(({e})::BIGINT)::BIGINT" for e in flags.values())
    found = db.execute(f"SELECT period, basis, {', '.join(columns)}, {added} FROM ({query}) "
                       f"GROUP BY GROUPING SETS ({sets})").fetchall()
    width = 2 + len(columns)
    for row in found:
        part = ("Total", "Total")
        for name, value in zip(slices, row[2:width]):
            if value is not None:
                part = (name, value)
        sums[(population, row[0], row[1]) + part] = dict(zip(flags, row[width:]))


def first_of_each(table, where="true", sex="sex"):
    """Each child once in a span, as at its first event in it."""
    return (f"SELECT period, basis, arg_min(age, (day, id)) AS age, "
            f"arg_min({sex}, (day, id)) AS sex, bool_or(neg) AS neg "
            f"FROM {table} JOIN spans USING (month) WHERE {where} GROUP BY period, basis, child")


durations = {f"d{n}": f"duration = '{band}'" for n, band in enumerate(work.BANDS)}
codes = {code.lower(): f"coalesce(code = '{code}', false)" for code in work.CATEGORIES}
age_and_sex = [work.A, work.S]
tell("open", "FROM open", {"all": "1", **codes, **durations, "year": "year",
     "neg_year": "coalesce(neg, false) AND year"}, [work.C, work.A, work.S, work.D])
tell("started", "FROM started JOIN spans USING (month)",
     {"all": "1", "neg": "coalesce(neg, false)", "again": "again", "twice": "twice"},
     [work.C, work.A, work.S])
tell("ended", "FROM ended JOIN spans USING (month)", {"all": "1", **durations},
     [work.C, work.A, work.S, work.D])
tell("referrals", "FROM referred JOIN spans USING (month)",
     {"all": "1", "again": "again", "neg": "neg", "neg_again": "neg AND again"}, age_and_sex)
tell("repeat_children", first_of_each("referred", "neg AND again"), {"all": "1"}, age_and_sex)
tell("police", first_of_each("protected", sex="sex_name"), {"all": "1"}, age_and_sex)
tell("police_neglect", first_of_each("protected", "neg", "sex_name"), {"all": "1"}, age_and_sex)
tell("police_known", first_of_each("protected", "reason <> ''", "sex_name"),
     {"all": "1", "neg": "neg"}, age_and_sex)
school = {"all": "1", "missed": "missed", "possible": "possible",
          "tenth": "10 * missed >= possible", "half": "2 * missed >= possible"}
tell("pupils", "FROM pupils WHERE planned", school, age_and_sex)
tell("pupils_neglect", "FROM pupils WHERE planned AND period || child IN "
     "(SELECT period || child FROM open WHERE neg)", school, age_and_sex)
tell("pupils_both", "FROM pupils WHERE neg", school, age_and_sex)
work.write(sums, out)
