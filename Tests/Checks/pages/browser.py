"""Pages in a browser: axe in light and dark at 1280 and 320 px, no sideways scroll, wider text
spacing, forced colours, the keyboard, no request, print as a tagged PDF with page one on one sheet,
and what a screen reader meets.

Usage: browser.py FOLDER...   Exit status 1 when anything is found."""

import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
VIEWS = [(1280, "light"), (320, "light"), (1280, "dark")]
SPACING = ("*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}"
           "p{margin-bottom:2em!important}")
OVERFLOWS = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
CLIPPED = """[...document.querySelectorAll('body *')].filter(e => !e.closest('svg')
  && !e.classList.contains('vh') && getComputedStyle(e).overflowX === 'hidden'
  && e.scrollWidth > e.clientWidth + 1).map(e => e.tagName)"""
GOLDEN = pathlib.Path(__file__).parent / "scorecard.aria.yml"


def axe(tab, page, width, scheme, found):
    # In the dark only colours are other than in the light.
    only = {"type": "tag", "values": TAGS} if scheme == "light" else {
        "type": "rule", "values": ["color-contrast"]}
    result = Axe().run(tab, options={"runOnly": only, "resultTypes": ["violations"]}).response
    for violation in result["violations"]:
        first = violation["nodes"][0]["html"][:120]
        found.append(f"{page}: axe at {width} {scheme}: {violation['id']} "
                     f"({len(violation['nodes'])}): {first}")


def view(browser, page, found):
    requests = []
    context = browser.new_context(
        viewport={"width": 1280, "height": 900}, bypass_csp=True, offline=True)
    tab = context.new_page()
    tab.on("request", lambda request: requests.append(request.url))
    tab.goto(page.as_uri())
    tab.keyboard.press("Tab")
    if tab.evaluate("document.activeElement.className") != "skip":
        found.append(f"{page}: the first stop of the keyboard is not the skip link")
    tab.keyboard.press("Tab")
    style, thickness = tab.evaluate(
        "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))")
    if style != "solid" or thickness < 2:
        found.append(f"{page}: where the keyboard is cannot be seen")
    for width, scheme in VIEWS:
        tab.set_viewport_size({"width": width, "height": 900})
        tab.emulate_media(color_scheme=scheme)
        axe(tab, page, width, scheme, found)
        if tab.evaluate(OVERFLOWS):
            found.append(f"{page}: scrolls sideways at {width}")
    tab.emulate_media(color_scheme="dark", forced_colors="active")
    forced_colours(tab, page, found)
    tab.emulate_media(color_scheme="light", forced_colors="none")
    tab.add_style_tag(content=SPACING)
    for width in (320, 1280):
        tab.set_viewport_size({"width": width, "height": 900})
        if tab.evaluate(OVERFLOWS):
            found.append(f"{page}: scrolls sideways at {width} with wide spacing")
        for name in tab.evaluate(CLIPPED):
            found.append(f"{page}: {name} is cut off at {width} with wide spacing")
    context.close()
    found += [f"{page}: asks for {url}" for url in requests if not url.startswith(("file:", "data:"))]


def forced_colours(tab, page, found):
    for selector in (".ln", ".pt", ".oth", ".own", ".sig"):
        seen = tab.evaluate(
            """s => { const e = document.querySelector('svg.chart ' + s); if (!e) return null;
              const c = getComputedStyle(e); const p = getComputedStyle(document.body);
              return [c.stroke, p.backgroundColor] }""", selector)
        if seen and seen[0] == seen[1]:
            found.append(f"{page}: {selector} vanishes in forced colours")


def printed(browser, page, found, work):
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(page.as_uri())
    pdf = pathlib.Path(work) / "page.pdf"
    tab.pdf(path=str(pdf), prefer_css_page_size=True, tagged=True, outline=True)
    context.close()
    content = pdf.read_bytes()
    for part in (b"/MarkInfo", b"/StructTreeRoot", b"/Lang"):
        if part not in content:
            found.append(f"{page}: the PDF has no {part.decode()}")
    if page.name == "scorecard.html" and shutil.which("pdftotext"):
        second = subprocess.run(["pdftotext", "-f", "2", "-l", "2", str(pdf), "-"],
                                capture_output=True, check=True).stdout.decode().strip()
        if not second.startswith("2 Data received"):
            found.append(f"{page}: page one does not fit one sheet; the second begins "
                         f"{second.splitlines()[0] if second else 'empty'!r}")


def screen_reader(browser, page, found):
    context = browser.new_context()
    tab = context.new_page()
    tab.goto(page.as_uri())
    snapshot = tab.locator("body").aria_snapshot() + "\n"
    context.close()
    if os.environ.get("RECORD"):
        GOLDEN.write_text(snapshot, encoding="utf-8")
        found.append(f"{GOLDEN}: recorded; run again without RECORD")
    elif not GOLDEN.exists() or GOLDEN.read_text(encoding="utf-8") != snapshot:
        found.append(f"{page}: a screen reader meets another page than {GOLDEN.name} says; "
                     "look at it, then record it with RECORD=1")


def check(pages):
    """Looks at some pages in one browser."""
    found = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"])
        for page in pages:
            view(browser, page, found)
            # Pages below a folder print by the same style sheet as those above.
            if page.parent.name in ("internal", "public"):
                printed(browser, page, found, work)
            if page.parts[-3:] == ("example", "internal", "scorecard.html"):
                screen_reader(browser, page, found)
        browser.close()
    return found


def leading(folder):
    """The ids of the indicators that lead the scorecard of an edition."""
    file = folder / "scorecard.json"
    if not file.exists():
        return set()
    read = json.loads(file.read_text(encoding="utf-8"))
    return {indicator["id"] for indicator in read["indicators"] if indicator["main"]}


def chosen(folder):
    """The pages of a folder that are opened: every page of an edition itself, of each folder below it
    the first and the largest, and of the demonstration every indicator that leads the scorecard.
    ALL_PAGES=1 opens every one."""
    pages = sorted(p.resolve() for p in pathlib.Path(folder).rglob("*.html"))
    if os.environ.get("ALL_PAGES"):
        return pages
    below = {}
    picked = []
    for page in pages:
        if page.parent.name in ("indicators", "themes", "neighbours", "funnels", "changes"):
            below.setdefault(page.parent, []).append(page)
        else:
            picked.append(page)
    for parent, members in below.items():
        names = leading(parent.parent) if "demonstration" in parent.parts else set()
        picked += {members[0], max(members, key=lambda page: page.stat().st_size)}
        picked += [page for page in members if page.stem in names]
    return picked


def main():
    chosen_pages = sorted({page for folder in sys.argv[1:] for page in chosen(folder)})
    # Large pages take longest, so they are dealt out first, one to each browser in turn.
    chosen_pages.sort(key=lambda page: (-page.stat().st_size, page))
    browsers = max(1, min(os.cpu_count() or 1, 4))
    hands = [hand for hand in (chosen_pages[n::browsers] for n in range(browsers)) if hand]
    with concurrent.futures.ProcessPoolExecutor(browsers) as pool:
        found = sorted(line for part in pool.map(check, hands) for line in part)
    print("\n".join(found[:60]))
    print(f"browser: {len(chosen_pages)} pages, {len(found)} findings")
    return 1 if found or not chosen_pages else 0


if __name__ == "__main__":
    sys.exit(main())
