"""What stands in published files, and the months that their spans cover."""
import csv
import json

SPANS = {"month": 1, "quarter": 3, "r12": 12}


def month_index(text):
    return int(text[:4]) * 12 + int(text[5:7]) - 1


def first_month(basis, last):
    """The index of the first month of a span that ends with month `last`."""
    if basis in SPANS:
        return last - SPANS[basis] + 1
    start = 8 if basis == "academic_year" else 3
    return last - (last - start) % 12


def whole(text):
    number = float(text)
    return int(number) if number == int(number) else None


def rows_of(path, keeps=lambda *_: True):
    """Rows of figures as dictionaries; only those that are wanted are made."""
    with open(path, encoding="utf-8", newline="") as file:
        reader = csv.reader(file)
        names = next(reader)
        one, two, three = (names.index(n) for n in ("indicator", "breakdown", "symbol"))
        asked, found = {}, []
        for row in reader:
            key = row[one], row[two], row[three]
            if key not in asked:
                asked[key] = keeps(*key)
            if asked[key]:
                found.append(dict(zip(names, row)))
        return found


def derived_figures(public):
    """Means and limits in scorecard.json of series of which the public is not shown a month."""
    found = []
    path = public / "scorecard.json"
    if not path.exists():
        return found
    with open(path, encoding="utf-8") as file:
        told = json.load(file)
    with open(public / "indicators.csv", encoding="utf-8", newline="") as file:
        withheld = {row["indicator"] for row in csv.DictReader(file)
                    if row["symbol"] == "c" and row["breakdown"] == "Total"
                    and row["basis"] in ("month", "snapshot")}
    for indicator in told.get("indicators", []):
        if indicator.get("usualRange") and indicator["id"] in withheld:
            found.append((indicator["id"], indicator.get("basis"), indicator["usualRange"]))
    return found
