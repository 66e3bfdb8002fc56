"""The workbook as a spreadsheet program opens it: one table a sheet, no formula, no empty cell in a
table, numbers as numbers, each of them in scorecard.json of the same folder.

Needs openpyxl (PyPI). Usage: workbook.py FOLDER...   Exit status 1 when anything is found."""

import json
import pathlib
import sys

import openpyxl


def numbers(value, known):
    if isinstance(value, dict):
        for child in value.values():
            numbers(child, known)
    elif isinstance(value, list):
        for child in value:
            numbers(child, known)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        known.add(round(float(value), 6))


def check(folder):
    found = []
    known = set()
    numbers(json.loads((folder / "scorecard.json").read_text(encoding="utf-8")), known)
    book = openpyxl.load_workbook(folder / "scorecard.xlsx")
    for sheet in book:
        if sheet.merged_cells.ranges:
            found.append(f"{folder}/{sheet.title}: merged cells")
        if len(sheet.tables) > 1:
            found.append(f"{folder}/{sheet.title}: {len(sheet.tables)} tables")
        for table in sheet.tables.values():
            for row in sheet[table.ref]:
                for cell in row:
                    if cell.value is None or cell.value == "":
                        found.append(f"{folder}/{sheet.title}!{cell.coordinate}: empty")
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f":
                    found.append(f"{folder}/{sheet.title}!{cell.coordinate}: a formula")
                if cell.data_type == "n" and cell.value is not None:
                    if round(float(cell.value), 6) not in known:
                        found.append(f"{folder}/{sheet.title}!{cell.coordinate}: "
                                     f"{cell.value} is not in the JSON")
    return found


if __name__ == "__main__":
    folders = sorted({p.parent for f in sys.argv[1:] for p in pathlib.Path(f).rglob("scorecard.xlsx")})
    findings = [finding for folder in folders for finding in check(folder)]
    print("\n".join(findings[:40]))
    print(f"workbook: {len(folders)} workbooks, {len(findings)} findings")
    sys.exit(1 if findings else 0)
