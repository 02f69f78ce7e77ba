"""Breaks a template into lines: one element a line, its content two columns further in."""

from tools.templates.gaps import find_gaps
from tools.templates.reading import Group, Leaf, Node, every_leaf, tree

WIDTH = 140


def formatted(source: str, width: int = WIDTH) -> str:
    nodes = tree(source)
    if not nodes:
        return source
    find_gaps(nodes)
    page = Page(width)
    page.write_all(nodes, 0, fresh=True)
    *_, last = every_leaf(nodes)
    ends = last.kind == "block" or source[-1] in " \n" or nodes[0].lead.name == "extends"
    return "\n".join([*page.lines, page.line]) + "\n" * ends


class Page:
    def __init__(self, width: int) -> None:
        self.width = width
        self.lines: list[str] = []
        self.line = ""

    def write_all(self, nodes: list[Node], indent: int, fresh: bool) -> None:
        for node in nodes:
            self.write(node, indent, fresh or node.alone)
            fresh = node.alone

    def write(self, node: Node, indent: int, fresh: bool) -> None:
        flat, lead, tail = on_one_line(node), node.lead, node.last.tail
        if flat is not None and self.fits(len(flat) + tail, lead.gap, indent):
            self.put(flat, lead.gap, indent, fresh, tail)
            return
        self.put_parts(lead, indent, fresh or isinstance(node, Group))
        if isinstance(node, Group):
            stacked = not node.html or node.alone
            for section, closer in node.closed_sections:
                self.write_all(section, indent + 2, fresh=stacked)
                self.put(closer.parts[0], closer.gap, indent, fresh=stacked)

    def put_parts(self, leaf: Leaf, indent: int, fresh: bool) -> None:
        first, *others = leaf.parts
        self.put(first, leaf.gap, indent, fresh, 0 if others else leaf.tail)
        for part in others:
            self.put(part, 1, indent + 4, tail=leaf.tail if part is others[-1] else 0)

    def fits(self, length: int, gap: int, indent: int) -> bool:
        here = len(self.line) + (gap == 1) + length <= self.width
        return here or (gap > 0 and indent + length <= self.width)

    def put(self, text: str, gap: int, indent: int, fresh: bool = False, tail: int = 0) -> None:
        first = len(text.split("\n")[0])
        too_long = len(self.line) + (gap == 1) + first + tail > self.width
        if not self.line and not self.lines:
            self.line = text
        elif gap and (fresh or too_long):
            self.lines.append(self.line)
            self.line = " " * indent + text
        else:
            self.line += " " * (gap == 1) + text
        *whole, self.line = self.line.split("\n")
        self.lines += whole


def on_one_line(node: Node) -> str | None:
    """None for what must break: a block that holds blocks, a branch or a loop of several."""
    if isinstance(node, Leaf):
        return None if "\n" in node.parts[0] else " ".join(node.parts)
    if _holds_blocks(node):
        return None
    text = " ".join(node.lead.parts)
    for section, closer in node.closed_sections:
        for each in [*section, closer]:
            flat = on_one_line(each)
            if flat is None:
                return None
            text += " " * (each.lead.gap == 1) + flat
    return text


def _holds_blocks(group: Group) -> bool:
    if group.name == "div" and [each.lead.name for each in group.sections[0]] == ["dt", "dd"]:
        return False  # a fact of one line
    inline = group.html and group.kind != "block"
    return group.name == "cards" or group.blocks > (0 if inline else 1)
