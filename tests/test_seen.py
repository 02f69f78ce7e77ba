"""A form that shows what a row says, to be changed, carries which version of it was shown: the field `seen`."""

from html.parser import HTMLParser

from django.db import transaction
from django.urls import reverse

from tests.conftest import CAST
from tests.test_access import ANY_LANGUAGE, ASKED, POSTS, WHERE, WHO, address_of


class Forms(HTMLParser):
    """Of a page: [(address, names of the fields, whether one that is seen shows something)]."""

    def __init__(self):
        super().__init__()
        self.found, self.form, self.area = [], None, False

    def handle_starttag(self, tag, attrs):
        told = dict(attrs)
        if tag == "form" and told.get("method") == "post":
            self.form = [told.get("action") or "", set(), False]
        if self.form is None:
            return
        name, kind = told.get("name"), told.get("type", "text")
        if tag in ("input", "textarea", "select") and name:
            self.form[1].add(name)
        shown = tag == "input" and kind not in ("hidden", "submit", "checkbox", "radio", "file")
        self.form[2] |= bool(shown and told.get("value"))
        self.form[2] |= (tag == "option" and "selected" in told and bool(told.get("value"))) or (
            tag == "input" and kind in ("checkbox", "radio") and "checked" in told
        )
        self.area = tag == "textarea"

    def handle_data(self, data):
        if self.form and self.area and data.strip():
            self.form[2] = True

    def handle_endtag(self, tag):
        self.area = False
        if tag == "form" and self.form:
            self.found.append(self.form)
            self.form = None


A_NEW_ROW = "it adds a row; what it shows is what most likely comes"
FORMS_WITHOUT = {
    "accreditation:badge-reissue": "it names the badge it replaces, whose state decides",
    "accreditation:for-photo-send": A_NEW_ROW,
    "accreditation:for-send-credentials": A_NEW_ROW,
    "accreditation:pass-pieces-make": A_NEW_ROW,
    "bilaterals:for-send": "what was answered is asked for again beside the button; the state decides",
    "bilaterals:plan-ask": A_NEW_ROW,
    "conference:clone-make": A_NEW_ROW,
    "conference:create": A_NEW_ROW,
    "conference:token-make": A_NEW_ROW,
    "delegations:letter-text-change": "its field is called revision",
    "kit:style": "a specimen",
    "programme:session-copy": A_NEW_ROW,
    "protocol:for-state": A_NEW_ROW,
    "protocol:plate-run-make": A_NEW_ROW,
    "registry:list-keep": A_NEW_ROW,
    "welcome:paste-read": "it writes nothing; a list is compared with what is here when it is entered",
    "registry:list-match": "done once to a list; the second is told so by its state",
}


def forms_of(world, signed_in, name):
    """Those of a page, as the first who gets in finds it."""
    address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
    answer = signed_in(next(one for one in CAST if one in WHO[name])).get(
        f"{address}?{ASKED.get(name, '')}"
    )
    if answer.status_code != 200 or not answer["Content-Type"].startswith("text/html"):
        return []
    reader = Forms()
    reader.feed(answer.content.decode())
    return [
        (address_of(ANY_LANGUAGE.sub("/en/", action.split("?")[0] or address)), fields, shown)
        for action, fields, shown in reader.found
    ]


def test_every_form_that_shows_what_it_changes_carries_what_was_seen(world, signed_in):
    """Else of two who fill it in the last one wins, and nobody is told."""
    without, carry = {}, set()
    for name in sorted(name for name in set(WHO) - set(POSTS) if WHO[name]):
        with transaction.atomic():
            for where, fields, shown in forms_of(world, signed_in, name):
                if any("seen" in field for field in fields):
                    carry.add(where)
                elif shown and not where.endswith("-add"):  # a new row has no version yet
                    without.setdefault(where, f"{where}, on {name}: no field `seen`")
            transaction.set_rollback(True)

    assert {said for where, said in without.items() if where not in FORMS_WITHOUT} == set()
    assert set(FORMS_WITHOUT) - set(without) == set()
    assert len(carry) > 30
