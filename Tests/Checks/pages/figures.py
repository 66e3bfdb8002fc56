"""Every number that a reader can see stands in scorecard.json of the same folder: on every page, in
Markdown, in the titles, descriptions and labels of charts and in jsna-neglect.csv. The comparison of
authorities is held against regional.json in the same way.

What is left out says when, not how much: dates, months and years, and the numbers of sections, tables
and versions. Labels of a chart's axes say where a line is drawn. Constants of a method stand in the
JSON too, under "method".

Usage: figures.py FOLDER...   Exit status 1 when anything is found."""

import csv
import html
import io
import json
import pathlib
import re
import sys

NUMBER = re.compile(r"(?<![\w.#,%+])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.#,%+])\d+(?:\.\d+)?(?!\w)")
MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|December|"
          "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
NOT_FIGURES = re.compile(
    r"\b\d\d\d\d-\d\d(?:-\d\d)?\b|"
    rf"\b\d{{1,2}} (?:{MONTHS})\b(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}|\b(?:19|20)\d\d\b"
    r"|\b(?:Table|[Ss]ection|version|[Pp]rogram|[Pp]art|mid-) ?\d[\d.]*(?: of \d+)?"
    r"|^\s*#* ?\d+ |\[U\+\w+\]", re.M)
BLOCK = re.compile(r"</(p|li|td|th|caption|h\d|dd|dt|figcaption|span|b|summary|a|text|title|desc)>")


def known_numbers(value, known, texts):
    if isinstance(value, dict):
        for name, child in value.items():
            if name == "rule" and isinstance(child, str):
                known.add(child)
            known_numbers(child, known, texts)
    elif isinstance(value, list):
        for child in value:
            known_numbers(child, known, texts)
    elif isinstance(value, str):
        texts.add(value)
    elif isinstance(value, (int, float)) and not isinstance(value, bool):
        known.update({f"{value:,}", f"{value}", f"{value:,.1f}", f"{abs(value):,}", f"{abs(value)}"})


def read_html(source):
    source = re.sub(r"<style\b.*?</style>", " ", source, flags=re.S)
    # The labels of a chart's axes.
    source = re.sub(r'<(g|text) class="ax"[^>]*>.*?</\1>', " ", source, flags=re.S)
    source = re.sub(r'<p class="marking">.*?</p>', "\n", source, flags=re.S)
    source = re.sub(r"<(span|title|desc|text)", r"\n<\1", source)
    return html.unescape(re.sub(r"<[^>]+>", "", BLOCK.sub("\n", source)))


def read_markdown(source):
    # The marking, links to files and the bars of tables.
    source = re.sub(r"^\*\*(INTERNAL|PUBLIC)\*\*.*$", "", source, flags=re.M)
    source = re.sub(r"\]\([^)\s]*\)", "]", source)
    source = re.sub(r"^\| | \| ?|\*\*", "\n", source, flags=re.M)
    return re.sub(r"\\([\\`*\[\]<>|~&@$#+\-=.!:)_])", r"\1", source)


def read_csv(source):
    return "\n".join(cell for row in csv.reader(io.StringIO(source)) for cell in row)


READERS = {".html": read_html, ".svg": read_html, ".md": read_markdown, ".csv": read_csv}


def check(page, known, texts, long, where):
    found = []
    text = READERS[page.suffix](page.read_text(encoding="utf-8"))
    for line in text.split("\n"):
        rest = NOT_FIGURES.sub(" ", line)
        # A code stands by itself, and as a text in the JSON.
        if line.strip() in texts or all(number in known for number in NUMBER.findall(rest)):
            continue
        # Titles, definitions and reasons stand in the JSON word for word, numbers and all.
        rest = line
        for whole in long:
            if whole.lower() in rest.lower():
                rest = re.sub(rf"(?<![\w,.]){re.escape(whole)}(?!\w)", " ", rest, flags=re.I)
        rest = NOT_FIGURES.sub(" ", rest)
        found += [f"{page}: {number} is not in {where}: {line.strip()[:110]}"
                  for number in NUMBER.findall(rest) if number not in known]
    return found


def check_folder(file):
    data = json.loads(file.read_text(encoding="utf-8"))
    known, texts = set(), set()
    known_numbers(data, known, texts)
    # A title or a sentence, not a bare number that stands in quotes; and their parts, since a page
    # may set each sentence or cell by itself.
    long = sorted({part for t in texts for part in [t, *re.split(r"(?<=[.;]) ", t)]
                   if NUMBER.search(part) and re.search(r"[A-Za-z]{2}", part)}, key=len, reverse=True)
    folder = file.parent
    if file.name == "regional.json":
        pages = [folder / "regional.html", folder / "regional.md"]
    else:
        pages = [p for p in sorted(folder.rglob("*")) if p.suffix in (".html", ".md", ".svg")]
        pages.append(folder / "jsna-neglect.csv")
    return len(pages), [f for page in pages for f in check(page, known, texts, long, file.name)]


if __name__ == "__main__":
    files = sorted({p for f in sys.argv[1:] for name in ("scorecard.json", "regional.json")
                    for p in pathlib.Path(f).rglob(name)})
    # The hostile cases mix numbers into words on purpose.
    files = [f for f in files if not any(part.startswith("hostile") for part in f.parts)]
    results = [check_folder(file) for file in files]
    findings = [finding for _, found in results for finding in found]
    print("\n".join(findings[:40]))
    print(f"figures: {len(files)} editions, {sum(n for n, _ in results)} files, {len(findings)} findings")
    sys.exit(1 if findings or not files else 0)
