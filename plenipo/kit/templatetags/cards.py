"""{% cards %}: a table whose rows become cards on a telephone, where each cell says the head of its column.

{% cards [css="…"] [label=…] [says_heads=False] %} heads {% rows %} rows {% endcards %}
Heads are what stands in the row of the head (`{% th %}`, `{% pick_all %}`, <th>); without {% rows %} there is none.
label: of a table so wide that it scrolls and must be reached by the keyboard.
says_heads: False where no cell of a card says its head. Before the heads may stand a <caption>.
A cell <td> is labelled by the head above it, unless it spans columns or has a label of its own; a <th> where it asks
by a bare `data-label`. What a head says to a screen reader only is no label.
"""

import re

from django import template
from django.template.base import FilterExpression, NodeList, Parser, Token, token_kwargs
from django.template.context import Context
from django.utils.html import format_html, strip_tags
from django.utils.safestring import SafeString

register = template.Library()

CAPTION = re.compile(r"\s*<caption\b.*?</caption>", re.DOTALL)
HEAD = re.compile(r"<t[hd]\b[^>]*>(.*?)</t[hd]>", re.DOTALL)
UNSEEN = re.compile(r'<span class="sr">.*?</span>', re.DOTALL)
CELL = re.compile(r"<(tr|th|td)\b([^>]*)>")


class Cards(template.Node):
    def __init__(
        self, options: dict[str, FilterExpression], heads: NodeList, rows: NodeList
    ) -> None:
        self.options, self.heads, self.rows = options, heads, rows

    def render(self, context: Context) -> SafeString:
        css, label = (
            self.options[name].resolve(context) if name in self.options else ""
            for name in ("css", "label")
        )
        asked = self.options.get("says_heads")
        says = asked is None or asked.resolve(context)
        caption, heads = _caption_apart(self.heads.render(context))
        rows = self.rows.render(context)
        return format_html(
            '<div class="scroll"{}>\n<table class="cards{}">{}{}\n<tbody>{}</tbody>\n</table>\n</div>',
            format_html(' tabindex="0" role="region" aria-label="{}"', label) if label else "",
            f" {css}" if css else "",
            SafeString(caption),
            SafeString(f"\n<thead>\n<tr>{heads}</tr>\n</thead>" if heads.strip() else ""),
            SafeString(
                _labelled(rows, [_said(head) for head in HEAD.findall(heads)]) if says else rows
            ),
        )


def _caption_apart(heads: str) -> tuple[str, str]:
    found = CAPTION.match(heads)
    return (found[0], heads[found.end() :]) if found else ("", heads)


def _said(head: str) -> str:
    return " ".join(strip_tags(UNSEEN.sub("", head)).split()).replace('"', "&quot;")


def _labelled(rows: str, heads: list[str]) -> str:
    column = 0

    def cell(found: re.Match[str]) -> str:
        nonlocal column
        name, attributes = found.groups()
        column = 0 if name == "tr" else column + 1
        head = heads[column - 1] if column <= len(heads) else ""
        asked = name == "td" or " data-label" in attributes
        if not asked or not head or "data-label=" in attributes or "colspan=" in attributes:
            return found[0]
        return f'<{name}{attributes.replace(" data-label", "")} data-label="{head}">'

    return CELL.sub(cell, rows) if heads else rows


@register.tag
def cards(parser: Parser, token: Token) -> Cards:
    options = token_kwargs(token.split_contents()[1:], parser)
    first = parser.parse(("rows", "endcards"))
    if parser.next_token().contents == "endcards":
        return Cards(options, NodeList(), first)
    rows = parser.parse(("endcards",))
    parser.delete_first_token()
    return Cards(options, first, rows)
