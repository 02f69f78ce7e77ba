"""Where white space may stand: what is drawn before and after each place, through all branches and loops.

Beside the edge of a block none is drawn. An empty cell stays empty, for the style asks for `:empty`.
"""

from tools.templates.reading import Group, Leaf, Node, every_group, every_leaf, words

PLACED = words(  # {% block %}s that stand as a block in their frame
    "content actions body clock eyebrow footer head heading lead page_head scripts sentence"
)
MAY_DRAW_NOTHING = words("include called bdi")


def find_gaps(nodes: list[Node]) -> None:
    extends = bool(nodes) and nodes[0].lead.name == "extends"
    for mark in ("after", "before"):
        _follow(nodes, not extends, mark)
    behind = not extends  # what stands around a fragment is not known
    for leaf in every_leaf(nodes):
        leaf.gap = 2 if not behind or not leaf.before else int(leaf.spaced)
        behind = leaf.after
    for node in nodes if extends else []:
        node.lead.gap = 2  # between blocks nothing is drawn at all
    for group in every_group(nodes):
        _leave_empty(group)
    _find_tails([*every_leaf(nodes)])


def _leave_empty(group: Group) -> None:
    may_be = group.html and (
        group.name in ("td", "th", "bdi") or "kept" in " ".join(group.lead.parts)
    )
    if may_be and all(_may_draw_nothing(each) for each in group.sections[0]):
        for node in [*group.sections[0], group.last]:
            node.lead.gap = int(node.lead.spaced)


def _may_draw_nothing(node: Node) -> bool:
    if isinstance(node, Leaf):
        variable = node.parts[0].startswith("{{")
        return node.kind == "silent" or variable or node.name in MAY_DRAW_NOTHING
    if node.html or node.name == "blocktranslate":
        return False
    inner = [all(map(_may_draw_nothing, section)) for section in node.sections]
    always = node.name == "with" or any(each.name == "else" for each in node.middles)
    return any(inner) if always else True


def _find_tails(leaves: list[Leaf]) -> None:
    follower = Leaf([""], gap=1)
    for leaf in leaves[::-1]:
        if not follower.gap:
            leaf.tail = len(follower.parts[0]) + (follower.tail if len(follower.parts) == 1 else 0)
        follower = leaf


def _follow(nodes: list[Node], text: bool, mark: str) -> bool:
    """Forwards for the mark "after", backwards for "before"; text: whether what was drawn last may be text."""
    for node in nodes if mark == "after" else nodes[::-1]:
        if isinstance(node, Leaf) or node.html:
            text = _follow_html(node, text, mark)
        else:
            text = _follow_django(node, text, mark)
    return text


def _follow_html(node: Node, text: bool, mark: str) -> bool:
    drawn = {"block": False, "text": True}.get(node.lead.kind, text)
    if isinstance(node, Group):
        entry, leave = (node.lead, node.last) if mark == "after" else (node.last, node.lead)
        inner = text and drawn  # at the edge of a block a link begins with no white space either
        _note(entry, inner, mark)
        _follow(node.sections[0], inner, mark)
        _note(leave, drawn, mark)
    else:
        _note(node, drawn, mark)
    return drawn


def _follow_django(group: Group, text: bool, mark: str) -> bool:
    ahead = mark == "after"
    sections = group.sections if ahead else group.sections[::-1]
    doors = [group.lead, *group.middles, group.last][:: 1 if ahead else -1]
    starts = _starts(group, text)
    ends = [_follow(section, starts, mark) for section in sections]
    for door in doors[:-1]:
        _note(door, starts, mark)
    if group.name == "for":  # once more, from the end of a round
        body = 0 if ahead else len(sections) - 1
        _follow(sections[body], starts or ends[body], mark)
        _note(doors[body], ends[body], mark)
    text = _leaves(group, text, ends)
    _note(doors[-1], text, mark)
    return text


def _starts(group: Group, text: bool) -> bool:
    if group.name in ("if", "for", "with"):
        return text
    if group.name in ("blocktranslate", "cards"):
        return False
    return group.name != "block" or group.lead.parts[0].split()[2] not in PLACED


def _leaves(group: Group, text: bool, ends: list[bool]) -> bool:
    match group.name:
        case "with":
            return ends[0]
        case "if":
            return any(ends) or (text and all(each.name != "else" for each in group.middles))
        case "for":
            return any(ends) or (text and not group.middles)
        case "blocktranslate":
            return text if " asvar " in group.lead.parts[0] else True
        case "cards":
            return False
    return True


def _note(leaf: Leaf, text: bool, mark: str) -> None:
    setattr(leaf, mark, getattr(leaf, mark) or text)
