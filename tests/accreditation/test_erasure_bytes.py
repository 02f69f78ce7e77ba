"""Of somebody who was erased no byte is left: database, files, letters and journal are read through.

On SQLite the whole file is read, with what is free in it; on PostgreSQL every table.
"""

import pytest
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone

from plenipo.accreditation.actions import identity, visa
from plenipo.accreditation.actions.enquiries import note_enquiry
from plenipo.accreditation.models import IdentityRecord
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.models import (
    ChangeRequest,
    Delegate,
    Delegation,
    Document,
    Draft,
    LookUp,
    Protection,
)
from plenipo.kit.typed import ASIDE
from plenipo.people.models import Person
from plenipo.records.actions import write_letter
from plenipo.records.actions.seals import faults
from plenipo.records.management.commands.work import work_once
from plenipo.records.models import By, JournalEntry, Key
from tests import factories
from tests.accreditation.identity_access import collect
from tests.byte_scan import hits, hits_in_folder
from tests.delegations.test_retention import bytes_of_the_database, stored
from tests.everything import all_kinds_of

FAMILY, GIVEN, NATIVE = "Szymborska-Ñúñez", "Wisława", "维斯瓦娃"
NAME, EMAIL, NUMBER = f"{GIVEN} {FAMILY}", "wislawa@szymborska.example", "ZX9081726"
REASON, READ_AT = "Threatened at home since the vote", "portal:search-of-names"
TEXTS = (REASON, READ_AT, NAME, f"{FAMILY}, {GIVEN}", f"{FAMILY} {GIVEN}", NATIVE, EMAIL, NUMBER)
PIECES = {"family_name": FAMILY, "given_name": GIVEN, "native_name": NATIVE}


@pytest.fixture
def folder(settings, tmp_path):
    """Where letters are kept as files."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(tmp_path / "letters")
    return tmp_path / "letters"


@pytest.fixture
def her(world):
    """A delegate in a conference that holds one of everything."""
    all_kinds_of(world.conference, "Public")
    one = Delegate.objects.get(delegation__plate_name="Public")
    Person.objects.filter(pk=one.person_id).update(**PIECES, email=EMAIL, protected=True)
    return Delegate.objects.select_related("person", "delegation__invitation").get(pk=one.pk)


def everywhere(her, conference, world):
    """What a conference does with a delegate, by its own deeds."""
    delegation, sol = her.delegation, By(duty="secretary_general", account=world.sol)
    Delegation.objects.filter(pk=delegation.pk).update(state="approved")
    Delegate.objects.filter(pk=her.pk).update(state="approved")
    delegation.refresh_from_db()
    collect(world)
    document = {"number": NUMBER, "expires": "2032-01-01"}
    seen = IdentityRecord.objects.get(delegate=her).revision
    identity.keep(
        her, document, seen=seen, by=factories.FocalPointFactory(invitation=delegation.invitation)
    )
    visa.issue_for(delegation, [her.pk], consulate="Nairobi", details=f"For {NAME}", by=sol)
    told = {"channel": "call", "organisation": "", "by": sol}
    for about in (f"{FAMILY}, {GIVEN}", FAMILY, f"Mrs {FAMILY.upper()}", FAMILY.split("-")[0]):
        note_enquiry(conference, asker=NAME, about=about, **told)
    factories.ProtectionFactory(
        conference=conference, person=her.person, reason=REASON, state="confirmed"
    )
    factories.LookUpFactory(conference=conference, person=her.person, place=READ_AT)
    factories.CredentialFactory(delegation=delegation, signatory=NAME.upper(), persons=NATIVE)
    factories.ChangeRequestFactory(
        delegation=delegation, delegate=her, wanted={**PIECES, "email": EMAIL}
    )
    Draft.objects.filter(delegation=delegation).update(typed=[{**PIECES, "email": EMAIL}])
    letter = Document(delegation=delegation, kind="credentials", name=f"{NAME}.pdf", size=9)
    letter.uploaded_at, letter.media_type = timezone.now(), "application/pdf"
    letter.file.save("letter.pdf", ContentFile(f"%PDF- {NAME}".encode()))
    write_letter(
        "records.test",
        to=EMAIL,
        to_name=NAME,
        language="en",
        subject=f"Badge of {NAME}",
        body=f"Dear {NAME} ({NATIVE}),",
        about=delegation,
        conference=conference.pk,
    )
    pressed("a" * 64, f"/en/desk/?q={NAME}", [[25, f"{NAME} has been added."]])
    pressed("c" * 64, f"/en/desk/?q={FAMILY}", [])
    pressed("b" * 64, "/en/desk/?q=Wis%C5%82awa%20Szymborska-%C3%91%C3%BA%C3%B1ez", [])
    typed = SessionStore()
    typed[ASIDE] = {"whose": "f1", "page": "/", "values": {"name": [NAME], "mail": [EMAIL]}}
    typed.save()


def pressed(key, location, said):
    Key.objects.create(key=key, who="x", path="/", at=timezone.now(), location=location, said=said)


def read_through(tmp_path, folder, name):
    """ "place: text" wherever one of her texts stands."""
    lite = connection.vendor == "sqlite"
    whole = bytes_of_the_database(tmp_path / name) if lite else stored()
    return [
        *hits("the database", whole, TEXTS),
        *hits_in_folder(settings.MEDIA_ROOT, TEXTS),
        *(hits_in_folder(folder, TEXTS) if folder.exists() else []),
        *hits("the journal", repr(list(JournalEntry.objects.values())).encode(), TEXTS),
    ]


def all_work():
    """The worker sends what waits, and writes the database anew after a deletion."""
    while work_once():
        pass


@pytest.mark.django_db(transaction=True)
def test_no_byte_of_whoever_was_erased_is_left(her, world, folder, tmp_path):
    everywhere(her, world.conference, world)
    all_work()
    before = read_through(tmp_path, folder, "a")
    for text in (NAME, NATIVE, EMAIL):
        assert f"the database: {text}" in before
    assert any(hit.endswith(f".log: {EMAIL}") for hit in before)
    assert any(f".pdf: {NAME}" in hit for hit in before)

    erase(her.person, why="asked", conference=world.conference, by=By(duty="data_protection"))
    all_work()

    assert read_through(tmp_path, folder, "b") == []
    assert list(faults()) == []
    assert ChangeRequest.objects.exists()  # what can be counted stays


@pytest.mark.django_db(transaction=True)
def test_neither_the_family_name_alone_nor_that_they_were_in_danger_is_left(
    her, world, folder, tmp_path
):
    everywhere(her, world.conference, world)
    all_work()

    erase(her.person, why="asked", conference=world.conference, by=By(duty="data_protection"))
    all_work()

    lite = connection.vendor == "sqlite"
    whole = bytes_of_the_database(tmp_path / "a") if lite else stored()
    assert hits("the database", whole, [FAMILY, FAMILY.upper(), FAMILY.split("-")[0]]) == []
    assert not Protection.objects.filter(person=her.person).exists()
    assert not LookUp.objects.filter(person=her.person).exists()
    assert not Person.objects.get(pk=her.person_id).protected
