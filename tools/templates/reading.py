"""A template as a tree: leaves, and groups that something opens and closes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field


def words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BLOCKS = words(
    "!doctype address article aside base blockquote body caption circle col colgroup dd desc details dialog div dl dt "
    "ellipse fieldset figcaption figure footer form g h1 h2 h3 h4 h5 h6 head header hr html legend li line link main "
    "meta nav ol optgroup option p path polygon polyline pre rect script section summary table tbody td tfoot th "
    "thead title tr ul"
)
VOID = words("!doctype area base br col embed hr img input link meta source track wbr")
# classes of our style whose children stand as in a flex box: each is a block
FLEX = words(
    "actions buttons row stack split pair bulk pager filters form field confirm toast facts job"
)
DRAW_A_BLOCK = words("cards rows endcards th pick pick_all post figures funnel nothing_yet")
DRAW_NOTHING = words("load extends deed csrf_token")
MIDDLES = words("elif else empty plural rows")

DJANGO = r"\{%.*?%\}|\{\{.*?\}\}|\{\#.*?\#\}"
BODY = r"(?:(?!\{% endblocktranslate).)*"
TOKEN = re.compile(
    r"(?P<space>[ \t\r\n]+)|(?P<comment>\{% comment.*?endcomment %\}|<!--.*?-->|\{\#.*?\#\})"
    r"|(?P<raw><(?P<of>pre|textarea|script|style)\b.*?</(?P=of)>"
    rf"|\{{% blocktranslate (?!trimmed){BODY}\{{% endblocktranslate %\}})"
    r"|\{%\s*(?P<tag>\w+).*?%\}"
    rf'|</?(?P<html>[A-Za-z!][\w:-]*)(?:"(?:{DJANGO}|[^"])*"|{DJANGO}|[^>"])*>'
    r"|(?P<text>\{\{.*?\}\}|(?:(?!\{[%{#]|</?[A-Za-z!])[^ \t\r\n])+)",
    re.DOTALL,
)
PART = re.compile(rf'(?:"(?:{DJANGO}|[^"])*"|{DJANGO}|[^" \t\r\n])+', re.DOTALL)
FOLDING = re.compile(rf"(.*\{{% blocktranslate trimmed[^%]*%\}})({BODY})(.*)", re.DOTALL)
WORD = re.compile(rf"(?:{DJANGO}|[^ \t\r\n])+")


@dataclass
class Leaf:
    parts: list[str]  # between them a line may break
    kind: str = "text"  # or "block", or "silent": draws nothing
    name: str = ""  # of the tag
    alone: bool = False  # asks for a line of its own
    spaced: bool = False  # white space stands before it
    gap: int = 0  # before it white space 0 may not stand, 1 must, 2 may or may not
    tail: int = 0  # length of what is glued to its end
    after: bool = False  # what is drawn last before the place after it may be text
    before: bool = False  # what is drawn first after the place before it may be text

    @property
    def lead(self) -> "Leaf":
        return self

    @property
    def last(self) -> "Leaf":
        return self

    @property
    def blocks(self) -> int:
        return int(self.kind == "block")


@dataclass
class Group:
    """A tag of HTML or of Django with its end: of {% if a %}b{% else %}c{% endif %} the sections are b and c."""

    lead: Leaf
    html: bool
    sections: list[list["Node"]] = field(default_factory=lambda: [[]])
    middles: list[Leaf] = field(default_factory=list)
    last: Leaf = field(default_factory=lambda: Leaf([]))

    @property
    def name(self) -> str:
        return self.lead.name

    @property
    def kind(self) -> str:
        return self.lead.kind

    @property
    def blocks(self) -> int:
        """How many blocks it is and holds."""
        return self.lead.blocks + sum(each.blocks for part in self.sections for each in part)

    @property
    def alone(self) -> bool:
        return self.name == "block" or self.blocks > 0

    @property
    def closed_sections(self) -> Iterator[tuple[list["Node"], Leaf]]:
        return zip(self.sections, [*self.middles, self.last], strict=True)


Node = Leaf | Group


def leaves(source: str) -> Iterator[Leaf]:
    at, spaced = 0, False
    while at < len(source):
        found = TOKEN.match(source, at)
        if not found:
            raise ValueError(f"not understood: {source[at : at + 60]!r}")
        at = found.end()
        if found["space"]:
            spaced = True
            continue
        leaf = _leaf(found)
        leaf.spaced, spaced = spaced, False
        yield leaf


def _leaf(found: re.Match[str]) -> Leaf:
    text = found[0]
    stored = bool(re.search(r" as \w+ %\}$| asvar ", text))
    if found["comment"]:
        return Leaf([text], "silent", alone=True)
    if found["raw"]:
        kind = "block" if found["of"] == "script" else "silent" if stored else "text"
        return Leaf([text], kind)
    if name := found["tag"]:
        silent = stored or name in DRAW_NOTHING | MIDDLES or name.startswith("end")
        kind = "silent" if silent else "text"
        if name in DRAW_A_BLOCK and not stored:
            kind = "block"
        return Leaf([text], kind, name, alone=stored or kind == "block" or name == "include")
    if name := found["html"]:
        hidden = name == "input" and 'type="hidden"' in text
        kind = "block" if name.lower() in BLOCKS else "silent" if hidden else "text"
        parts = [part for whole in PART.findall(text) for part in _folded(whole)]
        return Leaf(parts, kind, name.lower())
    return Leaf([text])


def _folded(part: str) -> list[str]:
    """A trimmed {% blocktranslate %} inside an attribute may break too."""
    found = FOLDING.fullmatch(part)
    words = WORD.findall(found[2]) if found else []
    if not found or not words:
        return [part]
    words[0], words[-1] = found[1] + words[0], words[-1] + found[3]
    return words


class Reader:
    def __init__(self, source: str) -> None:
        self.closed = frozenset(re.findall(r"\{% end(\w+)", source))
        self.stack = [Group(Leaf([]), html=False)]
        for leaf in leaves(source):
            self.read(leaf)
        while len(self.stack) > 1:
            self.leave_open()

    @property
    def here(self) -> list[Node]:
        return self.stack[-1].sections[-1]

    def read(self, leaf: Leaf) -> None:
        django = leaf.parts[0].startswith("{%")
        if django and leaf.name.startswith("end"):
            self.to_django()
            if self.stack[-1].name != leaf.name[3:]:
                raise ValueError(f"{leaf.parts[0]} closes {self.stack[-1].lead.parts[0]}")
            self.close(leaf)
        elif django and leaf.name in MIDDLES:
            self.to_django()
            self.stack[-1].middles.append(leaf)
            self.stack[-1].sections.append([])
        elif django and leaf.name in self.closed:
            leaf.kind = "block" if leaf.name == "cards" else "silent"
            self.stack.append(Group(leaf, html=False))
        elif any(each.name == "blocktranslate" for each in self.stack):
            leaf.kind = "text"  # all of it is part of the message
            self.here.append(leaf)
        elif django or not leaf.name:
            self.here.append(leaf)
        else:
            self.read_html(leaf)

    def read_html(self, leaf: Leaf) -> None:
        if leaf.parts[0].startswith("</"):
            self.close_html(leaf)
            return
        if leaf.kind == "text" and self.flexes():
            leaf.kind = "block"
        if leaf.name in VOID or leaf.parts[-1].endswith("/>"):
            self.here.append(leaf)
        else:
            self.stack.append(Group(leaf, html=True))

    def close_html(self, leaf: Leaf) -> None:
        for depth, each in enumerate(self.stack[::-1]):
            if not each.html:
                break
            if each.name == leaf.name:
                for _ in range(depth):
                    self.leave_open()
                leaf.kind = each.kind
                self.close(leaf)
                return
        self.here.append(leaf)

    def close(self, leaf: Leaf) -> None:
        group = self.stack.pop()
        group.last = leaf
        self.here.append(group)

    def leave_open(self) -> None:
        """A tag whose end stands elsewhere, in another branch, is no group."""
        opened = self.stack.pop()
        self.here.extend([opened.lead, *opened.sections[0]])

    def to_django(self) -> None:
        while self.stack[-1].html:
            self.leave_open()

    def flexes(self) -> bool:
        for each in self.stack[::-1]:
            if each.lead.parts == ["{% block actions %}"]:
                return True
            if each.html:
                css = re.search(r'class="([^"]*)"', " ".join(each.lead.parts))
                return each.name != "fieldset" and bool(css and FLEX & set(css[1].split()))
        return False


def tree(source: str) -> list[Node]:
    return Reader(source).stack[0].sections[0]


def every_leaf(nodes: list[Node]) -> Iterator[Leaf]:
    for node in nodes:
        yield node.lead
        if isinstance(node, Group):
            for section, closer in node.closed_sections:
                yield from every_leaf(section)
                yield closer


def every_group(nodes: list[Node]) -> Iterator[Group]:
    for node in nodes:
        if isinstance(node, Group):
            yield node
            for section in node.sections:
                yield from every_group(section)
