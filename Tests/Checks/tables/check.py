"""Asks programs that we did not write whether other tools can take what an edition holds.

    Tests/Checks/tables/check.py FOLDER...

In every folder below the ones that are named:

- `scorecard.json` against `docs/scorecard.schema.json`: jsonschema, draft 2020-12;
- `csv-metadata.json` and the tables that it describes: csvw, which is the W3C's CSV on the Web;
- the same tables as Table Schema: frictionless;
- `explore-education-statistics.csv` and its metadata by the rules of DfE's own screening program,
  eesyscreener, written down again below; each figure must be the one of `indicators.csv`.
"""

import csv
import json
import re
import sys
from pathlib import Path

import frictionless
import jsonschema
from csvw import CSVW

ROOT = Path(__file__).parents[3]
NAME = "explore-education-statistics"
PLACES = [
    "time_period", "time_identifier", "geographic_level", "country_code", "country_name",
    "region_code", "region_name", "old_la_code", "new_la_code", "la_name",
]
META = [
    "col_name", "col_type", "label", "indicator_grouping", "indicator_unit", "indicator_dp",
    "filter_hint", "filter_grouping_column", "filter_default",
]
MONTHS = "January February March April May June July August September October November December".split()
SPANS = {
    "Last day of the month": "snapshot", "Month": "month",
    "Three months to the end of the month": "quarter",
    "Twelve months to the end of the month": "r12", "1 April to the end of the month": "ytd",
    "School year to the end of the month": "academic_year", "School term": "term",
    "Year to 31 March": "year",
}
SYMBOLS = {"c", "x", "z", "u", "k"}

frictionless.system.trusted = True
csv.field_size_limit(1 << 30)


def rows(path):
    with open(path, encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def by_jsonschema(folder):
    schema = json.loads((ROOT / "docs/scorecard.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    for error in validator.iter_errors(json.loads((folder / "scorecard.json").read_text())):
        yield f"scorecard.json: {'/'.join(map(str, error.path))}: {error.message[:160]}"


def by_csvw(folder):
    group = CSVW(str(folder / "csv-metadata.json"), validate=True)
    if not group.is_valid:
        yield from (f"csvw: {warning.message}" for warning in group.warnings[:5])


def as_frictionless(column):
    kinds = {"integer": "integer", "decimal": "number", "gYearMonth": "yearmonth"}
    datatype = column["datatype"]
    kind = kinds.get(datatype, "string") if isinstance(datatype, str) else "string"
    field = {"name": column["name"], "type": kind, "constraints": {}}
    if column.get("required"):
        field["constraints"]["required"] = True
    if isinstance(datatype, dict):
        field["constraints"]["enum"] = datatype["format"].strip("()").split("|")
    return field


def by_frictionless(folder):
    for table in json.loads((folder / "csv-metadata.json").read_text())["tables"]:
        schema = table["tableSchema"]
        for column in schema["columns"]:
            # What a column does not say the table says for it.
            column.setdefault("datatype", table.get("datatype"))
            column.setdefault("null", table.get("null", [""]))
        symbols = sorted({mark for column in schema["columns"] for mark in column.get("null", [])})
        described = {
            "fields": [as_frictionless(column) for column in schema["columns"]],
            # Its marks for what is missing hold for the whole table, ours for a column.
            "missingValues": symbols or [""],
        }
        for field in described["fields"]:
            if len(symbols) > 1 and field["type"] == "string":
                field["constraints"].pop("required", None)
        if "primaryKey" in schema:
            described["primaryKey"] = schema["primaryKey"]
        resource = frictionless.Resource(
            path=str(folder / table["url"]), schema=frictionless.Schema.from_descriptor(described)
        )
        report = resource.validate(limit_errors=5, limit_rows=20_000)
        for note in report.flatten(["rowNumber", "fieldName", "message"])[:5]:
            yield f"frictionless: {table['url']}: {note}"


def by_layout(folder):
    table, meta = rows(folder / f"{NAME}.csv"), rows(folder / f"{NAME}.meta.csv")
    header = list(table[0]) if table else []
    if meta and list(meta[0]) != META:
        yield f"{NAME}.meta.csv: columns {list(meta[0])}"
    if header[:10] != PLACES:
        yield f"{NAME}.csv: columns {header[:10]}"
    if [row["col_name"] for row in meta] != header[10:]:
        yield f"{NAME}: the metadata does not name the columns in their order"
    if len({row["label"] for row in meta}) < len(meta):
        yield f"{NAME}.meta.csv: two labels are the same"
    for row in meta:
        if not re.fullmatch(r"[a-z][a-z0-9_]{0,49}", row["col_name"]):
            yield f"{NAME}: the name of the column {row['col_name']}"
        if row["indicator_unit"] not in ("", "%"):
            yield f"{NAME}: the unit {row['indicator_unit']}"
        if (row["col_type"] == "Indicator") != row["indicator_dp"].isdigit():
            yield f"{NAME}: the decimals of {row['col_name']}"
    named = {row["col_name"]: row for row in meta}
    known = {}
    for row in rows(folder / "indicators.csv"):
        if row["breakdown"] == "Total":
            known[row["indicator"], row["period"], row["basis"]] = row
    names = {name for name, *_ in known}
    seen = set()
    for row in table:
        month = MONTHS.index(row["time_identifier"]) + 1
        place = (f"{row['time_period']}-{month:02}", SPANS[row["time_span"]])
        if place in seen or row["geographic_level"] != "Local authority":
            yield f"{NAME}.csv: the row {place}"
        if not re.fullmatch("E[0-9]{8}|z", row["new_la_code"]) or not row["region_name"]:
            yield f"{NAME}.csv: the codes of {place}"
        seen.add(place)
        for column in header[11:]:
            cell = row[column]
            name, part = column, "value"
            for ending in ("numerator", "denominator"):
                if column.endswith("_" + ending) and column not in names:
                    name, part = column.removesuffix("_" + ending), ending
            source = known.get((name, *place))
            if source is None:
                if cell not in ("x", "z"):
                    yield f"{NAME}.csv: {column} {place} is {cell}, and indicators.csv has none"
            elif source["symbol"]:
                if cell != source["symbol"]:
                    yield f"{NAME}.csv: {column} {place} is {cell}, not {source['symbol']}"
            elif cell != (source[part] or "x"):
                yield f"{NAME}.csv: {column} {place} is {cell}, not {source[part]}"
            if cell not in SYMBOLS:
                places = int(named[column]["indicator_dp"])
                if len(cell.partition(".")[2]) > places:
                    yield f"{NAME}.csv: {column} {place} has more decimals than {places}"
                # A change between two published counts is no count of children itself.
                small = part != "value" or source["unit"] == "count" and source["numerator"]
                if folder.name == "public" and small and cell in set("12345"):
                    yield f"{NAME}.csv: {column} {place} is the small number {cell}"


def main():
    folders = sorted(
        {path.parent for given in sys.argv[1:] for path in Path(given).rglob("csv-metadata.json")}
    )
    faults = 0
    for folder in folders:
        checks = [by_csvw, by_frictionless]
        if (folder / "scorecard.json").exists():
            checks += [by_jsonschema, by_layout]
        for check in checks:
            for fault in check(folder):
                faults += 1
                if faults <= 40:
                    print(f"{folder}: {fault}")
    print(f"tables: {len(folders)} folders, {faults} faults")
    return 1 if faults or not folders else 0


if __name__ == "__main__":
    sys.exit(main())
