"""Every address and export, as every kind of reader, with twenty protected people: none is where they must not be.

The one choke point (delegations/queries/people.py) is tested by itself; this walks around it and looks for leaks.
"""

import re
import zipfile
from contextlib import suppress
from io import BytesIO
from urllib.parse import urlsplit
from uuid import uuid4

import pypdfium2
import pytest
from django.conf import settings
from django.urls import NoReverseMatch, resolve, reverse

from plenipo.conference.actions.tokens import make_token
from plenipo.delegations.actions import approval
from plenipo.delegations.actions.changes import ask
from plenipo.delegations.actions.protection import confirm, protect
from plenipo.delegations.models import Delegate, Delegation, LookUp
from plenipo.people.models import Person
from plenipo.records.models import By, Letter
from tests.conftest import cast_together
from tests.factories import DocumentFactory, FocalPointFactory, MembershipFactory
from tests.portal.conftest import people_named
from tests.portal.in_danger import FAMILIES, MARKS, live_in_danger
from tests.test_access import ASKED, OURS, POSTS, WHERE

PEOPLE = ("Openly", "Amongus", "Discreet", "Hidden", "Tooearly")
CONTACTS = tuple(f"{name.lower()}@example.org" for name in PEOPLE)
ALL, NONE = set(PEOPLE), set()
TO_EVERY_DUTY = ALL - {"Hidden", "Discreet"}
WHOSE_NAMES = (  # reader, state of the list, whose names they may read
    ("nobody", "undisclosed", NONE),
    ("nobody", "provisional", {"Openly"}),
    ("lin", "provisional", {"Openly"}),
    ("rex", "provisional", {"Openly"}),
    ("fay", "undisclosed", NONE),
    ("fay", "provisional", {"Openly", "Amongus"}),
    ("obi", "provisional", TO_EVERY_DUTY),
    ("ina", "provisional", TO_EVERY_DUTY),
    ("pressman", "provisional", TO_EVERY_DUTY),
    ("ada", "undisclosed", ALL),
)
READS_ALL_THEY_MAY = {"nobody", "obi", "ada"}  # or the walk would prove nothing
READS_CONTACTS = {"ada"}
VARIES = re.compile(
    r"\b[0-9a-f]{32}\b|\b\d\d:\d\d(:\d\d)?(\.\d+)?"
)  # keys, and when a file was made
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
    ask(approved, "withdraw", by=focal, delegate=named.protected, wanted={}, reason="")
    Letter.objects.filter(kind="delegations.notice").update(state="bounced")
    world.watched = live_in_danger(world)
    world.pressman = MembershipFactory(conference=world.conference, duties=["press"]).account
    world.dora = MembershipFactory(conference=world.conference, duties=["data_protection"]).account
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
    for delegation in (named.approved, named.waiting, world.watched):
        yield reverse("delegations:delegation", args=["dialogue", delegation.pk])
        yield reverse("delegations:invitation", args=["dialogue", delegation.invitation_id])
    for name, _view in OURS:
        if name.startswith("delegations:for-") and name not in POSTS:
            with suppress(NoReverseMatch):  # of one person or letter
                yield reverse(name, args=["dialogue", world.watched.invitation_id])
    for pk in Letter.objects.values_list("pk", flat=True):
        yield reverse("portal:letter", args=["dialogue", pk])
    for pk in (named.public.pk, named.protected.pk):
        yield reverse("delegations:change") + f"?kind=correct&person={pk}"


def words_of(answer):
    """What a reader reads: of a workbook the cells, of a page the text and addresses without its form fields."""
    body = answer.content if not answer.streaming else b"".join(answer.streaming_content)
    if body.startswith(b"%PDF"):
        with suppress(pypdfium2.PdfiumError):  # what a delegation uploaded here is none
            pages = pypdfium2.PdfDocument(body)
            return "".join(page.get_textpage().get_text_range() for page in pages)
    if body.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(body)) as book:
            told = [name for name in book.namelist() if "styles" not in name.casefold()]
            body = b"".join(book.read(name) for name in told)
    return SIGNED.sub("", body.decode("utf-8", "replace"))


def found(client, world):
    names, contacts, in_danger = {}, {}, {}
    for address, stood in world.addresses:
        # some pages are open to a delegation that names people, others to one that is approved
        if stood:
            where_fay_stands(world).update(state=stood)
        read = words_of(client.get(address))
        for marks, seen in ((PEOPLE, names), (CONTACTS, contacts), (MARKS, in_danger)):
            for mark in marks:
                if mark in read:
                    seen.setdefault(mark, set()).add(address)
    return names, contacts, in_danger


@pytest.mark.parametrize(("who", "state", "allowed"), WHOSE_NAMES)
def test_nobody_is_where_they_must_not_be(who, state, allowed, lived_in, disclose, as_):
    disclose(state)

    names, contacts, in_danger = found(as_(getattr(lived_in, who)), lived_in)

    assert {name: at for name, at in names.items() if name not in allowed} == {}
    assert who in READS_CONTACTS or contacts == {}
    assert who in READS_CONTACTS or in_danger == {}, "somebody in danger is named"
    assert who not in READS_CONTACTS or set(in_danger) >= FAMILIES
    assert who not in READS_ALL_THEY_MAY or set(names) == allowed


@pytest.mark.parametrize("who", ["ada", "dora"])
def test_whoever_reads_the_name_of_somebody_in_danger_is_noted_wherever(
    who, lived_in, disclose, as_
):
    disclose("provisional")

    _names, _contacts, in_danger = found(as_(getattr(lived_in, who)), lived_in)

    read = {
        (family, resolve(urlsplit(address).path).view_name)
        for family in FAMILIES
        for address in in_danger.get(family, ())
    }
    noted = set(LookUp.objects.values_list("person__family_name", "place"))
    assert len({place for _family, place in read}) > 5
    assert read - noted == set()


@pytest.mark.parametrize("who", ["fay", "obi", "ina"])
def test_nothing_tells_that_somebody_has_been_protected(who, lived_in, disclose, as_):
    """Of a person who asked to be known to the secretariat alone every page reads the same before and after."""
    disclose("provisional")
    theirs = Delegate.objects.filter(delegation__invitation=lived_in.fay.invitation)
    of_watch = Delegate.objects.filter(delegation=lived_in.watched)
    chosen = [theirs.filter(disclosure="secretariat").first(), of_watch.get(position=3)]
    persons = [each.person for each in chosen]
    Person.objects.filter(pk__in=[each.pk for each in persons]).update(protected=False)
    client, here = as_(getattr(lived_in, who)), {"conference": lived_in.conference}
    before = every_page(client, lived_in)

    for person in persons:
        person.refresh_from_db()
        made = protect(
            person, "Threats", by=By(duty="data_protection", account=lived_in.dora), **here
        )
        confirm(made, by=By(duty="secretary_general", account=lived_in.sol))

    after = every_page(client, lived_in)
    assert [address for address in before if before[address] != after[address]] == []


def every_page(client, world):
    told = {}
    for address, stood in world.addresses:
        if stood:
            where_fay_stands(world).update(state=stood)
        answer = client.get(address)
        opens = answer.status_code == 200  # what shuts somebody out has a reference of its own
        told[address] = VARIES.sub("", words_of(answer)) if opens else answer.status_code
    return told


@pytest.mark.parametrize(("who", "allowed"), [("obi", TO_EVERY_DUTY), ("ada", ALL)])
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
    assert who == "ada" or not [mark for mark in MARKS if mark in body]
    assert {name for name in PEOPLE if name in body} == allowed
    assert "@example.org" not in body
