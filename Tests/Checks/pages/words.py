"""No generated word explains, praises, blames or says that something moved without a test.

What people wrote is left out: the catalogue's titles, rules, questions, cautions and sources, and
commentary. So are the names of tests that are spoken of, not claimed.

Usage: words.py FOLDER...   Exit status 1 when anything is found."""

import csv
import html
import json
import pathlib
import re
import sys

BANNED = re.compile(
    r"\bbecause of\b|\bdue to\b|\bcaus(?:ed|es|ing)\b|\bthanks to\b|\bdriven\b|\bimprov|\bdeteriorat"
    r"|\bsuccess|\bfail|\bconcern|\bsignificant|\btrend|\brisk of\b|\bimpact|\bled to\b|\bresult of\b"
    r"|\brose\b|\bfell\b|\bgrew\b|\bdropped\b|\bworsen|\bsurge|\bplung", re.I)
# The trend test of yearly figures says when it finds nothing.
TESTED = ["no significant change", "own trend", "trend of own yearly values", "a trend is a test of"]


def texts_of(value, found):
    if isinstance(value, dict):
        for name, child in value.items():
            if name in ("title", "definition", "caution", "question", "questions", "source", "theme",
                        "counterpart", "note", "category", "breakdown", "indicatorsMissing", "agency",
                        "indicators", "commentary", "reason", "measure", "words", "unknown", "message",
                        "howToFix", "file", "files", "largestReason"):
                everything(child, found)
            else:
                texts_of(child, found)
    elif isinstance(value, list):
        for child in value:
            texts_of(child, found)


def everything(value, found):
    if isinstance(value, str):
        found.add(value)
    elif isinstance(value, dict):
        for child in value.values():
            everything(child, found)
    elif isinstance(value, list):
        for child in value:
            everything(child, found)


def catalogue():
    found = set()
    for file in pathlib.Path("data/catalogue").glob("*.csv"):
        with file.open(encoding="utf-8", newline="") as source:
            found.update(cell for row in csv.reader(source) for cell in row)
    return {text for text in found if BANNED.search(text)}


def visible(page):
    source = page.read_text(encoding="utf-8")
    if page.suffix == ".md":
        return re.sub(r"\\(.)", r"\1", re.sub(r"\]\([^)]*\)", "]", source))
    source = re.sub(r"<style\b.*?</style>", " ", source, flags=re.S)
    source = re.sub(r'<div class="words">.*?</div>', " ", source, flags=re.S)
    return html.unescape(re.sub(r"<[^>]+>", "\n", source))


def check(folder, written):
    known = set(written)
    for file in folder.glob("*.json"):
        texts = set()
        texts_of(json.loads(file.read_text(encoding="utf-8")), texts)
        known |= {part for text in texts for part in [text, *re.split(r"(?<=[.;:]) ", text)]
                  if BANNED.search(part)}
    # A single word of theirs excuses a cell that says just that, not every sentence that has it.
    alone = {text.lower() for text in known if " " not in text.strip()}
    patterns = sorted({text.lower() for text in known} - alone, key=len, reverse=True)
    found = []
    for page in sorted(folder.rglob("*")):
        if page.suffix not in (".html", ".md", ".svg"):
            continue
        for line in visible(page).split("\n"):
            if not BANNED.search(line):
                continue
            rest = line.lower()
            if rest.strip(" |*") in alone:
                continue
            for text in TESTED + patterns:
                rest = rest.replace(text, " ")
            if BANNED.search(rest):
                found.append(f"{page}: {BANNED.search(rest).group()}: {line.strip()[:120]}")
    return found


if __name__ == "__main__":
    folders = sorted({p.parent for f in sys.argv[1:] for name in ("scorecard.json", "regional.json")
                      for p in pathlib.Path(f).rglob(name)})
    folders = [f for f in folders if not any(part.startswith("hostile") for part in f.parts)]
    written = catalogue()
    findings = [finding for folder in folders for finding in check(folder, written)]
    print("\n".join(findings[:40]))
    print(f"words: {len(folders)} editions, {len(findings)} findings")
    sys.exit(1 if findings or not folders else 0)
