"""Every figure of an indicator stands where scorecard.json has it: a number in the row of a month, a
category, an authority or a year belongs to that month, category, authority or year of that indicator,
and a number in its sentences, captions and charts to that indicator. figures.py asks only that a number
exists somewhere in the JSON, which of many thousand numbers many a wrong one does.

A section belongs to the indicator that its heading's id names, a row to the one that its first cell
links to or names, a page of one indicator to that one. What belongs to none is left to figures.py.

Usage: places.py FOLDER...   Exit status 1 when anything is found."""

import json
import pathlib
import re
import sys

from figures import MONTHS, NOT_FIGURES, NUMBER, known_numbers
from structure import Tree

MONTH = {name: f"{n + 1:02}" for n, name in enumerate(MONTHS.split("|")[:12])}
# The headers of columns cut the names of months short.
MONTH.update({name[:3]: number for name, number in MONTH.items()})
# What places a figure: its month, year, area or category.
PLACES = ("period", "year", "name", "category")
BLOCKS = {"p", "li", "dd", "dt", "figcaption", "title", "desc", "text", "td", "th", "caption", "summary"}


def of_indicator(data):
    """What the JSON says of each indicator, wherever it says it."""
    own = {indicator["id"]: [indicator] for indicator in data["indicators"]}

    def collect(value):
        if isinstance(value, dict):
            if value.get("indicator") in own:
                own[value["indicator"]].append(value)
            else:
                for name, child in value.items():
                    if name in own:
                        own[name].append({name: child})
                    collect(child)
        elif isinstance(value, list):
            for child in value:
                collect(child)

    for name, child in data.items():
        if name != "indicators":
            collect(child)
    return own


def named(value, key):
    """The objects that carry `key` as a month, a year, an area or a category."""
    if isinstance(value, dict):
        if any(value.get(place) == key for place in PLACES):
            yield value
        for child in value.values():
            yield from named(child, key)
    elif isinstance(value, list):
        for child in value:
            yield from named(child, key)


def keys(label):
    """How the JSON may write what a cell says of the place of a figure."""
    found = re.fullmatch(r"(?:At \d+ )?(\w+) (\d{4})", label)
    if found and found.group(1) in MONTH:
        month = f"{found.group(2)}-{MONTH[found.group(1)]}"
        return [month, int(found.group(2))] if label.startswith("At") else [month]
    return [label, int(label)] if re.fullmatch(r"\d{4}", label) else [label] if label else []


def narrowed(objects, label):
    return [o for key in keys(label) for o in named(objects, key)] or objects


def spaced(node):
    """A node's text with its parts kept apart, as the page sets them."""
    parts = [c if isinstance(c, str) else spaced(c) for c in node.children]
    return " ".join(" ".join(parts).split())


class Page:
    def __init__(self, path, own, common, texts, files, authority):
        self.path, self.own, self.common, self.texts = path, own, common, texts
        self.files, self.authority = files, authority
        self.found, self.known = [], {}
        self.titles = {objects[0]["title"]: name for name, objects in own.items()}
        self.here = path.stem if path.parent.name == "indicators" and path.stem in own else None

    def numbers(self, name, objects):
        known = set()
        for child in objects:
            known_numbers(child, known, set())
        return known | self.common

    def whole(self, name):
        if name not in self.known:
            self.known[name] = self.numbers(name, self.own[name])
        return self.known[name]

    def judge(self, node, text, known, where):
        for file, rows in self.files.items():
            if file in text:
                known = known | rows
        for part in self.texts:
            if part in text:
                text = text.replace(part, " ")
        text = NOT_FIGURES.sub(" ", text)
        for number in NUMBER.findall(text):
            if number not in known:
                self.found.append(f"{self.path}:{node.line}: {number} is not of {where}: {text[:100]}")

    def row(self, row, caption, columns):
        cells = [c for c in row.children if not isinstance(c, str)]
        label = "".join(c if isinstance(c, str) else "" for c in cells[0].children).strip()
        name = self.titles.get(label, self.here)
        for link in cells[0].all("a"):
            target = re.search(r"#[a-z]+-(\w+)$|(\w+)\.html$", link.attributes.get("href") or "")
            if target and (target.group(1) or target.group(2)) in self.own:
                name = target.group(1) or target.group(2)
        if name is None:
            return
        objects = self.own[name]
        year = re.search(r"\b20\d\d\b", caption)
        if year:
            objects = [o for o in objects if o.get("year") in (None, int(year.group()))] or objects
        # Where and when the row's figures are: its first cells may say.
        for cell in cells[:3]:
            # The authority's own name places nothing: its months carry none.
            if cell.text() != self.authority:
                objects = narrowed(objects, cell.text())
        for cell, column in zip(cells[1:], columns[1:]):
            placed = narrowed(objects, column)
            known = self.whole(name) if placed is self.own[name] else self.numbers(name, placed)
            self.judge(cell, spaced(cell), known, f"{name}, {label}, {column}")

    def walk(self, node, caption=""):
        for child in node.children:
            if isinstance(child, str):
                continue
            a = child.attributes
            target = re.fullmatch(r"[a-z]+-(\w+)", a.get("id") or "")
            if child.name in ("h2", "h3") and self.path.parent.name != "indicators":
                self.here = target.group(1) if target and target.group(1) in self.own else None
            if child.name == "table":
                title = next((c.text() for c in child.all("caption")), "")
                columns = [c.text() for head in child.all("thead") for c in head.all("th")]
                for row in child.all("tr"):
                    if not row.within("thead"):
                        self.row(row, title, columns)
            elif a.get("class") == "ax":
                continue
            elif child.name in BLOCKS and self.here:
                self.judge(child, spaced(child), self.whole(self.here), self.here)
            else:
                self.walk(child)


def check_folder(file):
    data = json.loads(file.read_text(encoding="utf-8"))
    own = of_indicator(data)
    common, texts = set(), set()
    for name in ("method", "authority", "gaps"):
        known_numbers(data.get(name), common, set())
    # Titles and what the catalogue and people wrote may hold numbers that are no figures.
    for indicator in data["indicators"]:
        for child in [indicator.get(k) for k in ("title", "definition", "caution", "question", "source",
                                                 "unit", "commentary", "questions", "target", "rule")]:
            known_numbers(child, set(), texts)
    for name in ("explanations", "comparisons", "funnels"):
        known_numbers(data.get(name), set(), texts)
    texts = sorted((t for t in texts if NUMBER.search(t) and re.search(r"[A-Za-z]{2}", t)),
                   key=len, reverse=True)
    # An indicator's account names the files it was made from, whose rows are counted once for all.
    files = {}
    for child in data.get("quality", {}).get("files", []):
        known_numbers(child, files.setdefault(child["file"], set()), set())
    pages = sorted(file.parent.rglob("*.html"))
    found = []
    for path in pages:
        tree = Tree()
        tree.feed(path.read_text(encoding="utf-8"))
        page = Page(path, own, common, texts, files, data["authority"]["name"])
        for main in tree.root.all("main"):
            page.walk(main)
        found += page.found
    return len(pages), found


if __name__ == "__main__":
    files = sorted({p for f in sys.argv[1:] for p in pathlib.Path(f).rglob("scorecard.json")})
    # The hostile cases mix numbers into words on purpose.
    files = [f for f in files if not any(part.startswith("hostile") for part in f.parts)]
    results = [check_folder(file) for file in files]
    findings = [finding for _, found in results for finding in found]
    print("\n".join(findings[:40]))
    print(f"places: {len(files)} editions, {sum(n for n, _ in results)} pages, {len(findings)} findings")
    sys.exit(1 if findings or not files else 0)
