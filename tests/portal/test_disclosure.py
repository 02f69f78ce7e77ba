"""Every address and export, as every kind of reader, with protected people in the data: none is where they must not be.

The one choke point (delegations/queries/people.py) is tested by itself; this walks around it and looks for leaks.
"""

import re
import zipfile
from io import BytesIO
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from plenipo.conference.actions.tokens import make_token
from plenipo.delegations.actions import approval
from plenipo.delegations.actions.changes import ask
from plenipo.delegations.models import Delegation
from plenipo.records.models import By, Letter
from tests.conftest import cast_together
from tests.factories import DocumentFactory, FocalPointFactory, MembershipFactory
from tests.portal.conftest import people_named
from tests.test_access import ASKED, OURS, POSTS, WHERE

PEOPLE = ("Openly", "Amongus", "Discreet", "Hidden", "Tooearly")
CONTACTS = tuple(f"{name.lower()}@example.org" for name in PEOPLE)
ALL, NONE = set(PEOPLE), set()
NOT_PROTECTED = ALL - {"Hidden"}
WHOSE_NAMES = (  # reader, state of the list, whose names they may read
    ("nobody", "undisclosed", NONE),
    ("nobody", "provisional", {"Openly"}),
    ("lin", "provisional", {"Openly"}),
    ("rex", "provisional", {"Openly"}),
    ("fay", "undisclosed", NONE),
    ("fay", "provisional", {"Openly", "Amongus"}),
    ("obi", "provisional", NOT_PROTECTED),
    ("ina", "provisional", NOT_PROTECTED),
    ("pressman", "provisional", NOT_PROTECTED),
    ("ada", "undisclosed", ALL),
)
READS_ALL_THEY_MAY = {"nobody", "obi", "ada"}  # or the walk would prove nothing
READS_CONTACTS = {"ada"}
SIGNED = re.compile(
    r"<input[^>]*>"
)  # what a form carries along is no disclosure, and "hidden" is a word of it


@pytest.fixture
def lived_in(kept):
    """Its rows, and with them the addresses, are the same for every reader."""
    world = kept("lived in", live_in)
    for path, body in world.files.items():  # no file outlives a test
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(body)
    return world


def live_in():
    """The approved delegation has been through everything that writes: letters, notices, a change request."""
    world = cast_together()
    named = people_named(world)
    ada = By(duty="accreditation", account=world.ada)
    FocalPointFactory(invitation=named.approved.invitation, email="theirs@example.org")
    named.protected.person.languages = ["fr"]
    named.protected.person.save()
    DocumentFactory(delegation=named.approved)
    Delegation.objects.filter(pk=named.approved.pk).update(state="submitted")
    named.approved.delegates.update(state="nominated")
    approval.approve(Delegation.objects.get(pk=named.approved.pk), by=ada)
    approved = Delegation.objects.get(pk=named.approved.pk)
    focal = approved.invitation.focal_points.get()
    ask(approved, "withdraw", focal=focal, delegate=named.protected, wanted={}, reason="")
    Letter.objects.filter(kind="delegations.notice").update(state="bounced")
    world.pressman = MembershipFactory(conference=world.conference, duties=["press"]).account
    world.addresses = [(each, where_fay_stands(world).first()) for each in addresses(world, named)]
    files = [path for path in settings.MEDIA_ROOT.rglob("*") if path.is_file()]
    world.files = {path: path.read_bytes() for path in files}
    return world, {}


def where_fay_stands(world):
    theirs = Delegation.objects.filter(invitation=world.fay.invitation)
    return theirs.values_list("state", flat=True)


def addresses(world, named):
    """Every address that is read, and those of the rows that hold our people."""
    for name, _view in OURS:
        if name not in POSTS:
            address = reverse(name, kwargs=WHERE.get(name, lambda _world: {})(world))
            yield f"{address}?{ASKED.get(name, '')}"
    for delegation in (named.approved, named.waiting):
        yield reverse("delegations:delegation", args=["dialogue", delegation.pk])
        yield reverse("delegations:invitation", args=["dialogue", delegation.invitation_id])
    for pk in Letter.objects.values_list("pk", flat=True):
        yield reverse("portal:letter", args=["dialogue", pk])
    for pk in (named.public.pk, named.protected.pk):
        yield reverse("delegations:change") + f"?kind=correct&person={pk}"


def words_of(answer):
    """What a reader reads: of a workbook the cells, of a page the text and addresses without its form fields."""
    body = answer.content if not answer.streaming else b"".join(answer.streaming_content)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as book:
            body = b"".join(book.read(name) for name in book.namelist())
    return SIGNED.sub("", body.decode("utf-8", "replace"))


def found(client, world):
    names, contacts = {}, {}
    for address, stood in world.addresses:
        # some pages are open to a delegation that names people, others to one that is approved
        if stood:
            where_fay_stands(world).update(state=stood)
        read = words_of(client.get(address))
        for marks, seen in ((PEOPLE, names), (CONTACTS, contacts)):
            for mark in marks:
                if mark in read:
                    seen.setdefault(mark, set()).add(address)
    return names, contacts


@pytest.mark.parametrize(("who", "state", "allowed"), WHOSE_NAMES)
def test_nobody_is_where_they_must_not_be(who, state, allowed, lived_in, disclose, as_):
    disclose(state)

    names, contacts = found(as_(getattr(lived_in, who)), lived_in)

    assert {name: at for name, at in names.items() if name not in allowed} == {}
    assert who in READS_CONTACTS or contacts == {}
    assert who not in READS_ALL_THEY_MAY or set(names) == allowed


@pytest.mark.parametrize(("who", "allowed"), [("obi", NOT_PROTECTED), ("ada", ALL)])
def test_a_program_sees_what_the_owner_of_its_token_would(who, allowed, lived_in, client):
    account = getattr(lived_in, who)
    _row, text = make_token(
        lived_in.conference,
        account=account,
        name=uuid4().hex,
        scopes=["register", "delegations", "counts"],
        days=1,
        by=By(duty="secretary_general", account=lived_in.sol),
    )

    read = client.get("/api/delegations", headers={"Authorization": f"Bearer {text}"})

    body = read.content.decode()
    assert {name for name in PEOPLE if name in body} == allowed
    assert "@example.org" not in body
