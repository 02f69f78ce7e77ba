"""What somebody typed is put back into its form: after a refusal, and after they had to sign in again."""

import json
import re
from dataclasses import asdict, dataclass, fields
from html import unescape
from typing import Any
from urllib.parse import urlsplit

from django.http import HttpRequest
from django.utils.safestring import SafeString

from plenipo.kit.forms import NOT_TYPED, typed_in
from plenipo.kit.keys import whose_form, whose_page

ASIDE = "typed"  # in the session
SEALED = "sealed-"  # names of fields begin so whose texts wait nowhere in the clear: they are typed again
MOST = 200_000  # characters that are put aside for one person
FORM = re.compile(r"<form\b[^>]*>", re.IGNORECASE)
ACTION = re.compile(r'\baction="([^"]*)"', re.IGNORECASE)
MAIN = re.compile(r"<main\b[^>]*>", re.IGNORECASE)


@dataclass(frozen=True)
class TypedForm:
    """What a form was sent with.

    page     address of the page it was written on
    action   path it was sent to
    values   by name of the field; nothing hidden, no password
    text     the same as lines, for whoever has no script
    """

    page: str
    action: str
    values: dict[str, list[str]]
    text: str

    @classmethod
    def of(cls, request: HttpRequest) -> "TypedForm":
        values = {name: texts for name, texts in request.POST.lists() if name not in NOT_TYPED}
        return cls(
            page=page_of(request), action=request.path, values=values, text=typed_in(request.POST)
        )

    def as_json(self) -> str:
        return json.dumps(self.values, ensure_ascii=False)


def page_of(request: HttpRequest) -> str:
    """The page a form was sent from, if it is one of ours; the page asked for otherwise."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = urlsplit(request.headers.get("Referer", ""))
    ours = came_from.netloc == request.get_host() and came_from.path.startswith("/")
    if not ours or came_from.path.startswith("//"):
        return ""
    return came_from.path + (f"?{came_from.query}" if came_from.query else "")


def put_aside(request: HttpRequest) -> None:
    """Somebody wrote until their session had ended: it waits for the same person in this browser."""
    whose = whose_form(request.POST.get("key", ""))
    typed = TypedForm.of(request)
    written = whose and typed.page and any(typed.values.values())
    if any(name.startswith(SEALED) for name in request.POST):
        return
    if written and len(typed.as_json()) <= MOST:
        request.session[ASIDE] = {"whose": whose, **asdict(typed)}


def page_put_aside(request: HttpRequest, whose: str) -> str:
    """Where something waits for this person; "" if nothing does."""
    waits: dict[str, Any] = request.session.get(ASIDE) or {}
    return str(waits["page"]) if waits.get("whose") == whose else ""


def waiting(request: HttpRequest) -> TypedForm | None:
    """What waits for this page and whoever is let in to it."""
    waits: dict[str, Any] = request.session.get(ASIDE) or {}
    if waits.get("page") != request.get_full_path() or waits.get("whose") != whose_page(request):
        return None
    return TypedForm(**{field.name: waits[field.name] for field in fields(TypedForm)})


def taken_up(request: HttpRequest) -> TypedForm | None:
    """The same, once. What waits for somebody else on this page is dropped when another account opens it."""
    typed = waiting(request)
    waits: dict[str, Any] = request.session.get(ASIDE) or {}
    if waits.get("page") == request.get_full_path():
        del request.session[ASIDE]
    return typed


def set_into(html: str, typed: TypedForm, note: SafeString) -> str:
    """The page with the note at the head of the form the text belongs to, or of the page, if that form is folded up."""
    for form in FORM.finditer(html):
        action = ACTION.search(form[0])
        if action and urlsplit(unescape(action[1])).path == typed.action:
            if _is_open(html[: form.end()]):
                return html[: form.end()] + note + html[form.end() :]
            break
    main = MAIN.search(html)
    return html[: main.end()] + note + html[main.end() :] if main else html


def _is_open(before: str) -> bool:
    """Whether what comes next is seen: not in a dialog, nor in what is folded up."""
    return all(
        before.count(f"<{name}") == before.count(f"</{name}>")
        for name in ("dialog", "details", "template")
    )
