"""Do the checks of pages find what they are for? Puts one fault after the other into a page of an
edition and asks which check sees it. A fault that none sees fails.

Usage: seeded_faults.py EDITION [WORDS]   (a folder `internal` or `public` with a scorecard.html; only
faults whose title has WORDS)
Exit status 1 when a fault is seen by no check, or a check finds something in the page as it stands."""

import concurrent.futures
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

import figures
import markdown
import places
import structure
import words

PAGE, TEXT, JSNA = "scorecard.html", "scorecard.md", "jsna-neglect.html"

# What is wrong, the page, what is replaced (its first match) and by what.
FAULTS = [
    ("no language", PAGE, r' lang="en-GB"', ""),
    ("no title", PAGE, r"<title>[^<]*</title>\n<style>", "<style>"),
    ("a chart without its description", JSNA, r"<desc .*?</desc>", ""),
    ("a chart without its role", JSNA, r'<svg class="chart"([^>]*?) role="img"', r'<svg class="chart"\1'),
    ("a table without a caption", PAGE, r"<caption.*?</caption>", ""),
    ("column headers that are cells", PAGE, r'<th scope="col">([^<]*)</th>', r"<td>\1</td>"),
    ("column headers without a scope", PAGE, r'<th scope="col">', "<th>"),
    ("row headers that are cells", PAGE, r'<th scope="row">(.*?)</th>', r"<td>\1</td>"),
    ("a merged cell", PAGE, r"<td>472</td>", '<td colspan="2">472</td>'),
    ("an empty cell", PAGE, r"<td>Neither</td>", "<td></td>"),
    ("a cell that says NaN", PAGE, r"<td>Neither</td>", "<td>nan</td>"),
    ("a row that lacks a cell", PAGE, r"<td>Neither</td>", ""),
    ("pale grey text", PAGE, r"--muted:#505a5f", "--muted:#a0a8ab"),
    ("pale grey text in the dark", PAGE, r"--muted:#b1b8bd", "--muted:#5b6368"),
    ("a pale line in charts", PAGE, r"--line:#12436d", "--line:#c6d3de"),
    ("an id twice", PAGE, r'id="received"', 'id="summary"'),
    ("a heading level left out", PAGE, r"<h2 id=\"received\">(.*?)</h2>", r'<h4 id="received">\1</h4>'),
    ("two main headings", PAGE, r'<h2 id="received">(.*?)</h2>', r'<h1 id="received">\1</h1>'),
    ("a region that the keyboard cannot reach", PAGE, r' role="region" aria-labelledby="c-1" tabindex="0"',
     ' role="region" aria-labelledby="c-1"'),
    ("a label that leads nowhere", PAGE, r'aria-labelledby="c-1"', 'aria-labelledby="c-none"'),
    ("a status word left out", PAGE, r"<b>No signal</b>", "<b></b>"),
    ("a status word of its own", PAGE, r"<b>No signal</b>", "<b>Red</b>"),
    ("a remote picture", PAGE, r"</main>", '<img src="https://example.org/a.png" alt="a"></main>'),
    ("a script", PAGE, r"</main>", "<script>1</script></main>"),
    ("an event handler", PAGE, r"<h1>", '<h1 onclick="x()">'),
    ("a style sheet from elsewhere", PAGE, r"</style>", "</style><link rel=stylesheet href=a.css>"),
    ("no content security policy", PAGE, r'<meta http-equiv="Content-Security-Policy"[^>]*>', ""),
    ("a link that leads nowhere", PAGE, r'href="definitions.html"', 'href="definition.html"'),
    ("an anchor that leads nowhere", PAGE, r'href="#received"', 'href="#receive"'),
    ("a link out of the report", PAGE, r'href="definitions.html"', 'href="https://example.org/"'),
    ("a link that says here", PAGE, r">Definitions</a>", ">here</a>"),
    ("no visible focus", PAGE, r"outline:3px solid", "outline:0 solid"),
    ("no style for print", PAGE, r"@media print", "@media tv"),
    ("no style for forced colours", PAGE, r"forced-colors", "forced-colour"),
    ("not marked", PAGE, r"<b>(INTERNAL|PUBLIC)</b>", ""),
    ("a tag left open", PAGE, r"</figure>|</section>|</details>", ""),
    ("a stray end tag", PAGE, r"<h1>", "</section><h1>"),
    ("a bare less-than sign", PAGE, r"<h1>Safeguarding", "<h1>< 5 Safeguarding"),
    ("zoom is barred", PAGE, r"width=device-width,initial-scale=1",
     "width=device-width,initial-scale=1,maximum-scale=1,user-scalable=no"),
    ("a block wider than a phone", PAGE, r"<h1>", '<div style="width:900px">x</div><h1>'),
    ("text that is cut off when spaced", PAGE, r"<h1>",
     '<p style="width:9em;overflow:hidden;white-space:nowrap">Ends at the edge</p><h1>'),
    ("targets too small", PAGE, r"nav a\{padding:4px 0\}",
     "nav a{padding:0;min-height:0!important;font-size:7px;line-height:8px}nav ul{display:block!important}nav li{font-size:7px;line-height:8px}"),
    ("no skip link", PAGE, r'<a class="skip"[^>]*>.*?</a>', ""),
    ("lines that vanish in forced colours", JSNA,
     r"\(forced-colors:active\)\{.ln,.mean,.lim,.ref,.ci,.gr,.brk,.cl\{stroke:CanvasText\}",
     "(forced-colors:active){svg *{forced-color-adjust:none}.ln,.pt{stroke:Canvas!important}"),
    ("a table that breaks over page one", PAGE, r'class="notice"',
     'style="height:200mm" class="notice"'),
    ("an unreadable PDF: no language", PAGE, r' lang="en-GB"', ' lang=""'),
    ("a number of its own in a sentence", PAGE, r"<b>No signal</b>", "<b>No signal</b> of 31,337"),
    ("the figure of another indicator", PAGE, r"<td>472</td>", "<td>242</td>"),
    ("a month's figure in the row of another", JSNA, r"(<tbody>\n<tr>.*?)<td>([\d.]+)</td>",
     r"\1<td>1\2</td>"),
    ("a wrong number in a chart's description", JSNA, r"(<desc[^>]*>.*?)(\d+\.\d)", r"\g<1>9\2"),
    ("a wrong number in Markdown", TEXT, r"\| 472 \|", "| 47,200 |"),
    ("a word of blame", PAGE, r"<p>Signals compare", "<p>This is a concern. Signals compare"),
    ("a word of cause", TEXT, r"Signals compare", "It rose because of neglect. Signals compare"),
    ("a movement without a test", PAGE, r"<p>Signals compare", "<p>Plans fell. Signals compare"),
    ("a ticked box", TEXT, r"\n## 2 ", "\n- [x] not received\n\n## 2 "),
    ("a table that is none", TEXT, r"\n\|---[^\n]*", "\n|-- -|"),
    ("raw HTML in Markdown", TEXT, r"\n## 2 ", "\n<b>loud</b>\n\n## 2 "),
    ("a chart that is not there", TEXT, r"\n## 2 ", "\n![chart](charts/none.svg)\n\n## 2 "),
    ("bytes that are not UTF-8", TEXT, r"\n## 2 ", "\n\udce9\n\n## 2 "),
]


def seen_by_readers(folder, page):
    """The checks that need no browser, of one page of an edition."""
    file = folder / "scorecard.json"
    if page.suffix == ".md":
        checks = {"Markdown": markdown.check(page)}
    else:
        checks = {"structure": structure.check(page)}
    # These read a whole folder: the page is looked for in what they find.
    for name, found in (("figures", figures.check_folder(file)[1]), ("places", places.check_folder(file)[1]),
                        ("words", words.check(folder, words.catalogue()))):
        checks[name] = [line for line in found if line.startswith(str(page))]
    return {name for name, found in checks.items() if found}


def only(folder, page):
    """An edition of one page, beside which its links still lead somewhere."""
    for other in list(folder.rglob("*")):
        if other.suffix in (".html", ".md", ".svg") and other != page:
            other.write_text('<html lang="en-GB"></html>' if other.suffix == ".html" else "", "utf-8")


def seen_by_browser(page):
    import browser
    from playwright.sync_api import sync_playwright

    found = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as work:
        opened = playwright.chromium.launch(
            executable_path=shutil.which("chromium-headless-shell"), args=["--no-sandbox"])
        browser.view(opened, page, found)
        browser.printed(opened, page, found, work)
        opened.close()
    return found


def try_fault(edition, fault, work, with_browser):
    title, name, pattern, instead = fault
    folder = pathlib.Path(work) / re.sub(r"\W+", "-", title)
    shutil.copytree(edition, folder, ignore=shutil.ignore_patterns("*.csv", "*.xlsx", "set-aside"))
    (folder / "jsna-neglect.csv").write_text("", "utf-8")
    page = folder / name
    only(folder, page)
    text = page.read_text(encoding="utf-8")
    faulty, changes = re.subn(pattern, instead, text, count=1, flags=re.S) if pattern else (text, 1)
    if not changes:
        return title, page, None
    page.write_bytes(faulty.encode("utf-8", "surrogateescape"))
    try:
        seen = seen_by_readers(folder, page)
    except UnicodeDecodeError:
        seen = {"Markdown"} if markdown.check(page) else set()
    if with_browser and page.suffix == ".html" and seen_by_browser(page):
        seen.add("browser")
    return title, page, seen


def validated(jar, pages):
    """The pages that the validator finds something in."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar, "--filterpattern", ".*CSS: .*", "--Werror", "--format", "gnu",
         *map(str, pages)], capture_output=True, text=True)
    return {str(p) for p in pages if f'{p}"' in done.stderr}


def main():
    edition = pathlib.Path(sys.argv[1])
    jar = pathlib.Path(".tools/pages/vnu.jar")
    with_browser = shutil.which("chromium-headless-shell") is not None
    faults = [f for f in FAULTS if len(sys.argv) < 3 or re.search(sys.argv[2], f[0])]
    whole = [("nothing is wrong", name, "", "") for name in (PAGE, TEXT, JSNA)]
    with tempfile.TemporaryDirectory() as work:
        with concurrent.futures.ProcessPoolExecutor(2) as pool:
            tries = [pool.submit(try_fault, edition, (f"{t} {n}" if not p else t, n, p, i), work,
                                 with_browser) for t, n, p, i in whole + faults]
            results = [one.result() for one in tries]
        pages = [page for _, page, _ in results if page.suffix == ".html"]
        invalid = validated(jar, pages) if jar.exists() and shutil.which("java") else set()
        wrong = 0
        for title, page, seen in results:
            if seen is None:
                verdict, bad = "could not be put into the page", True
            else:
                seen |= {"Nu validator"} if str(page) in invalid else set()
                bad = bool(seen) == title.startswith("nothing is wrong")
                verdict = ", ".join(sorted(seen)) or "nothing found"
            wrong += bad
            print(f"{'WRONG ' if bad else ''}{title}: {verdict}")
    print(f"seeded faults: {len(faults)}, {wrong} wrong")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
