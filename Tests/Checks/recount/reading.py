"""Rows of the extracts, as `synthesise` lays them out."""
import csv
import io


def rows_of(path, encoding="utf-8-sig", delimiter=",", skip=0):
    with open(path, "rb") as file:
        text = file.read().decode(encoding)
    lines = text.replace("\r\n", "\n").split("\n")[skip:]
    return list(csv.DictReader(io.StringIO("\n".join(lines)), delimiter=delimiter))


def without_duplicates(rows):
    """Rulings, Identical rows: one row and a duplicate."""
    seen, kept = set(), []
    for row in rows:
        key = tuple(row.values())
        if key not in seen:
            seen.add(key)
            kept.append(row)
    return kept


def yes(text):
    """True, False, or None for an empty cell or one that says neither."""
    return {"Y": True, "1": True, "N": False, "0": False}.get((text or "").strip())
