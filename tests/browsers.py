"""What a browser would send of the form on a page, for tests of people who fill in what they were shown."""

from html.parser import HTMLParser
from uuid import uuid4

from django.http import HttpResponse


class _Form(HTMLParser):
    def __init__(self, action: str) -> None:
        super().__init__()
        self.action, self.inside = action, False
        self.sent: dict[str, list[str]] = {}
        self.name, self.text = "", ""

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "form":
            self.inside = given.get("action") == self.action
        if not self.inside:
            return
        kind, name = given.get("type", "text"), given.get("name") or ""
        if tag == "input" and name and kind not in ("submit", "button", "file"):
            if kind not in ("checkbox", "radio") or "checked" in given:
                self.sent.setdefault(name, []).append(
                    given.get("value") or ("on" if kind == "checkbox" else "")
                )
        elif tag in ("select", "textarea"):
            self.name, self.text = name, ""
        elif tag == "option" and "selected" in given:
            self.sent.setdefault(self.name, []).append(given.get("value", ""))

    def handle_data(self, data):
        self.text += data

    def handle_endtag(self, tag):
        if tag == "textarea" and self.inside:
            self.sent[self.name] = [self.text.removeprefix("\n").removeprefix("\r\n")]
        if tag == "form":
            self.inside = False


def sent_from(page: HttpResponse, action: str, **typed: object) -> dict[str, object]:
    """All that the form with this action carries, with what somebody types over it."""
    form = _Form(action)
    form.feed(page.content.decode())
    assert form.sent, f"no form for {action}"
    return {**form.sent, "key": uuid4().hex, **typed}
