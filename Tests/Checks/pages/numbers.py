"""Every number that a reader can see stands in scorecard.json of the same folder.

Notes on method, definitions and days are left out: they are not figures.

Usage: numbers.py FOLDER...   Exit status 1 when anything is found."""

import html
import json
import pathlib
import re
import sys

NUMBER = re.compile(r"(?<![\w.#,%+])\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\w)|(?<![\w.#,%+])\d+(?:\.\d+)?(?!\w)")
MONTHS = ("January|February|March|April|May|June|July|August|September|October|November|December|"
          "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Oct|Nov|Dec")
NOT_FIGURES = re.compile(
    rf"\b\d{{1,2}} (?:{MONTHS})\b(?: \d{{4}})?|\b(?:{MONTHS}) \d{{4}}|\b(?:19|20)\d\d\b"
    r"|\b(?:Table|section|version|mid-) ?\d+|per 10,000|\b95%|^\s*#* ?\d+ |DfE 20\d\d", re.M)


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


def visible_text(source):
    source = re.sub(r"<(style|svg)\b.*?</\1>", " ", source, flags=re.S)
    source = re.sub(r'<p class="marking">.*?</p>', " ", source, flags=re.S)
    # The last section holds symbols and notes on method.
    source = re.sub(r'<h2 id="notes">.*?</main>', " ", source, flags=re.S)
    source = re.sub(r"<span", "\n<span", source)
    source = re.sub(r"</(p|li|td|th|caption|h\d|dd|dt|figcaption|span|b|summary|a)>", "\n", source)
    return html.unescape(re.sub(r"<[^>]+>", "", source))


def check(folder):
    found = []
    data = json.loads((folder / "scorecard.json").read_text(encoding="utf-8"), parse_float=lambda t: float(t))
    known, texts = set(), set()
    known_numbers(data, known, texts)
    # A title or a sentence, not a bare number that stands in quotes.
    long = sorted((t for t in texts if NUMBER.search(t) and re.search(r"[A-Za-z]{2}", t)),
                  key=len, reverse=True)
    for page in sorted([*folder.glob("*.html"), *folder.glob("themes/*.html")]):
        if page.name == "definitions.html":
            continue
        text = visible_text(page.read_text(encoding="utf-8"))
        for line in text.split("\n"):
            rest = line
            # Titles, definitions and reasons stand in the JSON word for word, numbers and all.
            for whole in long:
                if whole and whole.lower() in rest.lower():
                    rest = re.sub(rf"(?<![\w,.]){re.escape(whole)}(?!\w)", " ", rest, flags=re.I)
            rest = NOT_FIGURES.sub(" ", rest)
            for number in NUMBER.findall(rest):
                if number not in known:
                    found.append(f"{page}: {number} is not in the JSON: {line.strip()[:110]}")
    return found


if __name__ == "__main__":
    folders = sorted({p.parent for f in sys.argv[1:] for p in pathlib.Path(f).rglob("scorecard.json")})
    # The hostile case mixes numbers into words on purpose.
    folders = [f for f in folders if f.parent.name != "hostile"]
    findings = [finding for folder in folders for finding in check(folder)]
    print("\n".join(findings[:40]))
    print(f"numbers: {len(folders)} editions, {len(findings)} findings")
    sys.exit(1 if findings or not folders else 0)
