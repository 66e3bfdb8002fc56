"""Markdown as GitHub's renderer reads it: tables are tables, no box is ticked, no raw HTML, every
chart is there.

Usage: markdown.py FOLDER...   Exit status 1 when anything is found."""

import pathlib
import re
import subprocess
import sys
import urllib.parse

RENDER = ["cmark-gfm", "--validate-utf8", "-e", "table", "-e", "tasklist", "-e", "autolink",
          "-e", "strikethrough", "-t", "html"]


def check(page):
    found = []
    source = page.read_bytes()
    try:
        text = source.decode("utf-8")
    except UnicodeDecodeError as error:
        return [f"{page}: not UTF-8: {error}"]
    shown = subprocess.run(RENDER, input=source, capture_output=True, check=True).stdout.decode()
    tables = len(re.findall(r"^\|[-:|]+\|$", text, re.M))
    if shown.count("<table>") != tables:
        found.append(f"{page}: {tables} tables written, {shown.count('<table>')} read")
    rows = len(re.findall(r"^\| ", text, re.M))
    if shown.count("<tr>") != rows:
        found.append(f"{page}: {rows} rows written, {shown.count('<tr>')} read")
    if 'type="checkbox"' in shown:
        found.append(f"{page}: a ticked box")
    if "<!-- raw HTML omitted -->" in shown:
        found.append(f"{page}: raw HTML")
    if re.search(r'href="(?:https?:|mailto:|javascript:|//)', shown):
        found.append(f"{page}: a link out of the report")
    for target in re.findall(r'(?:src|href)="([^"#]+)', shown):
        if not (page.parent / urllib.parse.unquote(target)).exists():
            found.append(f"{page}: {target} is not there")
    if not re.search(r"^\*\*(INTERNAL|PUBLIC)\*\*", text, re.M):
        found.append(f"{page}: not marked internal or public")
    return found


if __name__ == "__main__":
    pages = sorted(p for f in sys.argv[1:] for p in pathlib.Path(f).rglob("*.md"))
    findings = [finding for page in pages for finding in check(page)]
    print("\n".join(findings[:40]))
    print(f"Markdown: {len(pages)} pages, {len(findings)} findings")
    sys.exit(1 if findings or not pages else 0)
