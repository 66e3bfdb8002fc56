"""What validators and axe do not see: headers and cells of tables, status words, links that lead
nowhere, loads, alternatives of drawings, contrast of the colours that charts are drawn with.

Usage: structure.py FOLDER...   Exit status 1 when anything is found."""

import pathlib
import re
import sys
from html.parser import HTMLParser

STATUS = {
    "Signal: worse", "Signal: better", "Signal: higher", "Signal: lower",
    "No signal", "Not enough data", "No data", "Withheld",
}
VOID = {"meta", "br", "hr", "img", "input", "link", "line", "rect", "circle", "path"}
FORBIDDEN = {"script", "iframe", "object", "embed", "form", "base", "link", "img", "video", "audio"}
# Texts that say nothing, or come from a language instead of a person.
EMPTY = re.compile(r"^(|na|n/a|nan|null|nil|none\?|inf|-inf|-0(\.0)?|\.\.|\*|\?)$", re.I)
LIMIT = 300_000


class Node:
    def __init__(self, name, attributes, parent, line):
        self.name, self.attributes, self.parent, self.line = name, attributes, parent, line
        self.children = []

    def all(self, *names):
        for child in self.children:
            if isinstance(child, Node):
                if child.name in names:
                    yield child
                yield from child.all(*names)

    def text(self):
        parts = [c if isinstance(c, str) else c.text() for c in self.children]
        return " ".join("".join(parts).split())

    def within(self, name):
        node = self.parent
        while node is not None:
            if node.name == name:
                return True
            node = node.parent
        return False


class Tree(HTMLParser):
    def __init__(self):
        super().__init__()
        self.root = self.here = Node("", {}, None, 0)

    def handle_starttag(self, tag, attributes):
        node = Node(tag, dict(attributes), self.here, self.getpos()[0])
        self.here.children.append(node)
        if tag not in VOID:
            self.here = node

    def handle_startendtag(self, tag, attributes):
        self.here.children.append(Node(tag, dict(attributes), self.here, self.getpos()[0]))

    def handle_endtag(self, tag):
        node = self.here
        while node is not None and node.name != tag:
            node = node.parent
        if node is not None and node.parent is not None:
            self.here = node.parent

    def handle_data(self, data):
        self.here.children.append(data)


def luminance(colour):
    colour = colour.lstrip("#")
    if len(colour) == 3:
        colour = "".join(c * 2 for c in colour)
    channels = [int(colour[i:i + 2], 16) / 255 for i in (0, 2, 4)]
    channels = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2]


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours(css):
    """The contrast of each pair that meets on a page, for the light and for the dark palette."""
    for palette in re.findall(r":root\{([^}]*)\}", css):
        named = dict(re.findall(r"--(\w+):(#[0-9a-fA-F]{3,6})", palette))
        if "paper" not in named:
            continue
        pairs = [("ink", "paper", 4.5), ("muted", "paper", 4.5), ("ink", "soft", 4.5),
                 ("link", "paper", 4.5), ("line", "paper", 3), ("mark", "paper", 3),
                 ("line", "band", 3), ("mark", "band", 3), ("muted", "band", 3)]
        for one, other, least in pairs:
            if one in named and other in named:
                ratio = contrast(named[one], named[other])
                if ratio < least:
                    yield f"colour {one} on {other} is {ratio:.2f}, needs {least}"


def check(path):
    found = []
    source = path.read_text(encoding="utf-8")
    tree = Tree()
    tree.feed(source)
    root = tree.root

    def say(node, message):
        found.append(f"{path}:{node.line}: {message}")

    if len(source.encode()) > LIMIT:
        say(root, f"{len(source.encode())} bytes, more than {LIMIT}")
    for html in root.all("html"):
        if html.attributes.get("lang") != "en-GB":
            say(html, "no lang=en-GB")
    if "default-src 'none'" not in source:
        say(root, "no content security policy")
    # Each part that prints on sheets of its own says again who may see it.
    markings = [n for n in root.all("p") if n.attributes.get("class") == "marking"]
    words = {b.text() for n in markings for b in n.all("b")}
    if len(words) != 1 or not words <= {"INTERNAL", "PUBLIC"} or any(
            not any(True for _ in n.all("b")) for n in markings):
        say(root, "not marked internal or public")

    identifiers = {}
    level = 0
    for node in root.all(*ALL):
        a = node.attributes
        if "id" in a:
            if a["id"] in identifiers:
                say(node, f"id {a['id']} twice")
            identifiers[a["id"]] = node
        if node.name in FORBIDDEN:
            say(node, f"<{node.name}>")
        for key, value in a.items():
            if key.startswith("on"):
                say(node, f"event handler {key}")
            if key in ("src", "srcset", "data", "poster"):
                say(node, f"loads {value}")
        if re.fullmatch(r"h[1-6]", node.name):
            now = int(node.name[1])
            if now > level + 1:
                say(node, f"heading of level {now} after level {level}")
            level = now
            if not node.text():
                say(node, "empty heading")
    if sum(1 for _ in root.all("h1")) != 1:
        say(root, "not exactly one h1")

    for node in root.all(*ALL):
        a = node.attributes
        for key in ("aria-labelledby", "aria-describedby"):
            for name in (a.get(key) or "").split():
                if name not in identifiers:
                    say(node, f"{key} leads to no {name}")
        if node.name == "a":
            target = a.get("href") or ""
            if target.startswith("#"):
                if target[1:] not in identifiers:
                    say(node, f"link to {target} leads nowhere")
            elif re.match(r"(?i)[a-z]+:|//", target):
                say(node, f"link out of the report: {target}")
            elif not (path.parent / target.split("#")[0]).exists():
                say(node, f"link to {target} leads nowhere")
            if node.text().lower() in ("", "here", "click here", "link", "more", "read more"):
                say(node, f"link text {node.text()!r}")
        if node.name == "svg":
            names = (a.get("aria-labelledby") or "").split()
            described = a.get("role") == "img" and len(names) == 2 and all(
                any(n.attributes.get("id") == name and n.text() for n in node.all("title", "desc"))
                for name in names)
            if a.get("aria-hidden") != "true" and not described:
                say(node, "drawing without title and description")
        if node.name == "table":
            check_table(node, say)
            around = node.parent.attributes
            if around.get("role") != "region" or around.get("tabindex") != "0" \
                    or not around.get("aria-labelledby"):
                say(node, "table in no region that the keyboard can scroll")
        if node.name == "figure" and not any(True for _ in node.all("figcaption")):
            say(node, "figure without a caption")

    css = "".join(n.text() for n in root.all("style"))
    found += [f"{path}: {message}" for message in colours(css)]
    for needed in ("@media print", "forced-colors", "prefers-color-scheme", "focus-visible"):
        if needed not in css:
            say(root, f"no style for {needed}")
    return found


def check_table(table, say):
    if not any(c.text() for c in table.all("caption")):
        say(table, "table without a caption")
    width = None
    for row in table.all("tr"):
        cells = [c for c in row.children if isinstance(c, Node) and c.name in ("th", "td")]
        width = width or len(cells)
        if len(cells) != width:
            say(row, f"{len(cells)} cells in a table of {width} columns")
        for position, cell in enumerate(cells):
            text = cell.text()
            a = cell.attributes
            if "colspan" in a or "rowspan" in a:
                say(cell, "merged cell")
            if EMPTY.match(text):
                say(cell, f"cell says {text!r}")
            if cell.within("thead"):
                if cell.name != "th" or a.get("scope") != "col":
                    say(cell, f"column header {text!r} has no scope")
            elif position == 0 and (cell.name != "th" or a.get("scope") != "row"):
                say(cell, f"row header {text!r} has no scope")
            for bold in cell.all("b"):
                if cell.name == "td" and bold.text() not in STATUS:
                    say(cell, f"status {bold.text()!r}")
            for _ in (s for s in cell.all("svg")):
                if not any(s.attributes.get("class") == "vh" for s in cell.all("span")):
                    say(cell, "drawing in a cell without words")


ALL = ["html", "head", "body", "header", "main", "footer", "nav", "section", "div", "p", "ul", "li",
       "dl", "dt", "dd", "h1", "h2", "h3", "h4", "h5", "h6", "a", "b", "span", "table", "caption",
       "thead", "tbody", "tr", "th", "td", "figure", "figcaption", "svg", "title", "desc", "g",
       "text", "details", "summary", "style", "script", "iframe", "object", "embed", "form", "base",
       "link", "img", "video", "audio", "meta", "input", "button", "select"]

if __name__ == "__main__":
    pages = sorted(p for folder in sys.argv[1:] for p in pathlib.Path(folder).rglob("*.html"))
    findings = [finding for page in pages for finding in check(page)]
    print("\n".join(findings[:60]))
    print(f"structure: {len(pages)} pages, {len(findings)} findings")
    sys.exit(1 if findings or not pages else 0)
