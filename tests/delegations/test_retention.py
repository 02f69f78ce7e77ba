"""What the notice promises is done: on the day, and for one person who asks."""

from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection, models
from django.urls import reverse

from plenipo.accounts.models import EntryLink, SignedIn
from plenipo.bilaterals.bridge import Particulars, particulars_of, sealed
from plenipo.bilaterals.bridge.entries import sealed_words
from plenipo.bilaterals.models import BilateralEntry, MeetingRequest, Note
from plenipo.conference.models import Conference
from plenipo.delegations.actions.changes import apply_change
from plenipo.delegations.actions.due import delete_all_due
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.actions.retention import delete_due, preview
from plenipo.delegations.models import (
    Delegate,
    Deletion,
    DeskEntry,
    Document,
    Draft,
    Promise,
)
from plenipo.kit.errors import Refused
from plenipo.kit.kept import shared_between_processes
from plenipo.kit.personal import BY_ITS_APP, SEALED, personal_fields, way_to
from plenipo.people.models import Account, HouseDuty, Person
from plenipo.portal.queries.public import standing_of
from plenipo.programme.models import Version
from plenipo.records.actions.seals import faults
from plenipo.records.models import By, JournalEntry, Letter
from tests import factories
from tests.everything import all_kinds_of

NAME = "Desiderius Erasmus"
EMAIL = "desiderius@erasmus.example"
WORKER = By(duty="worker")
LATE = datetime(2031, 1, 1, tzinfo=UTC)
# rows that nothing in `all_kinds_of` makes; a test of their own says that they are emptied
MADE_BELOW = {"programme.version", "bilaterals.note", "bilaterals.followup",
              "bilaterals.readout", "bilaterals.arrangement"}  # fmt: skip


def stored() -> bytes:
    """Everything in the tables, as the database would write it out."""
    with closing(connection.cursor()) as cursor:
        tables = connection.introspection.table_names(cursor)
        rows = []
        for table in tables:
            cursor.execute(f'select * from "{table}"')
            rows += [repr(row).encode() for row in cursor.fetchall()]
    return b"\n".join(rows)


@pytest.fixture
def over(world):
    """A conference that is over, in which every field that can name somebody does."""
    conference = world.conference
    all_kinds_of(conference, "Public")
    delegation = conference.delegations.get(plate_name="Public")
    Draft.objects.filter(delegation=delegation).update(at=LATE, typed=[{"family_name": NAME}])
    request = MeetingRequest.objects.get(conference=conference)
    request.sealed = sealed(Particulars(text=f"With {NAME}"))
    request.save()
    Note.objects.create(
        request=request, side=None, sealed=request.sealed, held_on="2027-05-10", at=LATE
    )
    source = {"channel": "call", "on": "2027-05-01", "at": LATE}
    DeskEntry.objects.create(
        invitation=delegation.invitation, verb="delegations.answered", reference=NAME, **source
    )
    Promise.objects.create(
        invitation=delegation.invitation, what=NAME, who=NAME, on="2027-05-01", at=LATE
    )
    BilateralEntry.objects.create(
        delegation=delegation, verb="bilaterals.sent", sealed=sealed_words(NAME, ""), **source
    )
    role = {"kind": "speaker", "person": 1, "delegation": None, "name": NAME, "confirmed": True}
    content = {"sessions": [{"title": {"en": "Opening"}, "roles": [role]}], "rooms": []}
    Version.objects.create(conference=conference, number=1, at=LATE, content=content)
    for model, column, tag in personal_fields():
        way = way_to(model, Conference)
        if way and tag.clock != "row" and getattr(column, "gone", None) not in (BY_ITS_APP, SEALED):
            fill(model.objects.filter(**{way: conference.pk}), column)
    here = Person.objects.filter(delegates__delegation__conference=conference)
    here.update(family_name="Erasmus", given_name="Desiderius", email=EMAIL, languages=[NAME])
    return conference


def fill(rows, column):
    """A text where there is one already, so that what the database forbids is not made up."""
    if isinstance(column, models.FileField):
        return
    value = [NAME] if isinstance(column, models.JSONField) else NAME[: column.max_length]
    rows.exclude(**{column.name: ""}).update(**{column.name: value})


def test_every_kind_of_row_that_names_people_is_in_the_world_of_these_tests(over):
    missing = {
        model._meta.label_lower
        for model, _column, tag in personal_fields()
        if tag.clock != "row"
        and (way := way_to(model, Conference))
        and not model.objects.filter(**{way: over.pk}).exists()
    }

    assert missing - MADE_BELOW == set()


def test_where_entries_of_the_bilateral_desk_come_from_goes_with_all_that_is_in_confidence(over):
    delete_due(over, by=WORKER, now=LATE)

    assert not BilateralEntry.objects.exists()


def test_nothing_names_anybody_once_the_period_has_ended(over):
    assert NAME.encode() in stored()
    file = Document.objects.get().file

    preview_of = preview(over, LATE)
    done = delete_due(over, by=WORKER, now=LATE)

    left = stored()
    assert b"Erasmus" not in left
    assert EMAIL.encode() not in left
    assert particulars_of(MeetingRequest.objects.get()).text == ""
    assert not Note.objects.exists()
    assert done.counts == dict(preview_of)
    assert Delegate.objects.filter(delegation__conference=over).count() == 1  # it can be counted
    assert file.name not in left.decode(errors="replace")


def test_the_day_before_nothing_is_due_and_the_day_after_it_is_done_once(over):
    over.ends = over.starts
    over.save()
    last = datetime(over.ends.year, over.ends.month, over.ends.day, 12, tzinfo=UTC)
    last += timedelta(days=365)

    before = delete_due(over, by=WORKER, now=last)
    letters = Letter.objects.get(conference=over.pk)
    on_the_day = delete_due(over, by=WORKER, now=last + timedelta(days=1))
    again = delete_due(over, by=WORKER, now=last + timedelta(days=1))

    gone_before = {
        "records.letter": 6,
        "records.returnedmail": 3,
        "accreditation.identityrecord": 1,  # days after the end
    }
    assert before.counts == gone_before
    assert letters.body == ""
    assert on_the_day.counts["people.person"] == 1
    assert again is None
    lines = JournalEntry.objects.filter(verb="delegations.data_deleted")
    assert [line.details["rows"] for line in lines] == [10, sum(on_the_day.counts.values())]
    assert list(faults()) == []


def test_whoever_stands_in_the_register_or_comes_again_is_let_go_of_only_here(over, world):
    delegate = Delegate.objects.get(delegation__conference=over)
    later = factories.ConferenceFactory(starts="2030-12-01", ends="2030-12-02")
    factories.DelegateFactory(delegation__conference=later, person=delegate.person)

    delete_due(over, by=WORKER, now=LATE)

    assert str(delegate.person) == "Desiderius Erasmus"
    assert str(Delegate.objects.get(pk=delegate.pk).person) == "—"


def test_the_worker_does_it_for_every_conference_that_is_over(over, world):
    delete_all_due(LATE, by=WORKER)

    assert Deletion.objects.get(conference=over).why == "due"


def test_one_person_is_erased_from_every_text_and_the_journal_still_verifies(over, world):
    one = Person.objects.get(family_name="Erasmus")
    factories.LetterFactory(
        conference=over.pk, to_email=EMAIL.upper(), body="Dear Sir", subject="Badge"
    )

    done = erase(one, why="asked", conference=over, by=WORKER)

    left = stored()
    assert [row for row in left.split(b"\n") if b"Erasmus" in row] == []
    assert EMAIL.encode() not in left.lower()
    assert particulars_of(MeetingRequest.objects.get()).text == "With —"
    assert done.counts["people.person"] == 1
    assert list(faults()) == []


def test_nothing_asked_about_somebody_erased_is_kept_or_can_still_be_applied(world):
    named = {"family_name": "Erasmus", "given_name": "Desiderius", "native_name": ""}
    one = factories.DelegateFactory(
        delegation__conference=world.conference, person=factories.PersonFactory(**named)
    )
    wanted = {**named, "office": "Rector of Rotterdam"}
    told = {"delegation": one.delegation, "wanted": wanted, "reason": "Rotterdam"}
    asked = [
        factories.ChangeRequestFactory(kind="correct", delegate=one, before=wanted, **told),
        factories.ChangeRequestFactory(kind="add", delegate=None, **told),
        factories.ChangeRequestFactory(kind="correct", delegate=one, state="applied", **told),
    ]
    other = factories.ChangeRequestFactory(delegation=one.delegation, reason="Another")

    erase(one.person, why="asked", conference=world.conference, by=WORKER)

    for request in asked:
        with pytest.raises(Refused):
            apply_change(request, by=WORKER)
        request.refresh_from_db()
        assert (request.wanted, request.before, request.reason) == ({}, {}, "")
    assert [request.state for request in asked] == ["taken_back", "taken_back", "applied"]
    other.refresh_from_db()
    assert (other.state, other.reason) == ("asked", "Another")
    assert b"Rotterdam" not in stored()
    assert not Letter.objects.filter(kind__startswith="delegations.change").exists()


def test_a_line_of_a_draft_goes_with_the_person_it_names_in_pieces(world):
    one = factories.DelegateFactory(
        delegation__conference=world.conference,
        person=factories.PersonFactory(family_name="Erasmus", given_name="Desiderius"),
    )
    lines = [
        {"family_name": "ERASMUS", "given_name": "Desiderius ", "office": "Rector"},
        {"family_name": "Erasmus", "given_name": "Another", "office": "Treasurer"},
    ]
    draft = Draft.objects.create(delegation=one.delegation, at=LATE, typed=lines)

    erase(one.person, why="asked", conference=world.conference, by=WORKER)

    draft.refresh_from_db()
    assert draft.typed == lines[1:]


def test_a_name_broken_over_a_line_is_found_in_texts_within_lists(world):
    one = factories.DelegateFactory(
        delegation__conference=world.conference,
        person=factories.PersonFactory(family_name="Al-Zahrani", given_name="Tarek"),
    )
    typed = [{"office": "Aide to Tarek\nAl-Zahrani"}]
    draft = Draft.objects.create(delegation=one.delegation, at=LATE, typed=typed)

    erase(one.person, why="asked", conference=world.conference, by=WORKER)

    draft.refresh_from_db()
    assert draft.typed == [{"office": "Aide to —"}]


def test_what_was_drawn_with_the_name_is_no_longer_on_the_disk_and_drawn_anew_everywhere(
    world, settings, tmp_path, django_capture_on_commit_callbacks
):
    """In every conference they take part in, not only where the request was entered."""
    settings.KEPT = tmp_path / "kept"
    one = factories.DelegateFactory(delegation__conference=world.conference).person
    factories.DelegateFactory(delegation__conference=world.elsewhere, person=one)
    with shared_between_processes(settings.KEPT, wanted=True):
        (settings.KEPT / "leaf").write_text("their name")
        before = standing_of("elsewhere").version

        with django_capture_on_commit_callbacks(execute=True):
            erase(one, why="asked", conference=world.conference, by=WORKER)

        assert list(settings.KEPT.iterdir()) == []
    assert standing_of("elsewhere").version > before


def test_what_is_deleted_in_confidence_is_counted_on_no_certificate(over):
    factories.LetterFactory(conference=over.pk, in_confidence=True, body=NAME)
    open_letters = Letter.objects.filter(conference=over.pk, in_confidence=False)
    columns = sum(
        open_letters.exclude(**{name: empty}).count()
        for name, empty in [
            ("to_name", ""), ("to_email", ""), ("copies", []), ("subject", ""), ("body", ""),
            ("problem", ""), ("dress", {}),
        ]
    )  # fmt: skip

    preview_of = preview(over, LATE)
    done = delete_due(over, by=WORKER, now=LATE)

    assert done.counts == dict(preview_of)
    assert done.counts["records.letter"] == columns
    assert not [kind for kind in done.counts if kind.startswith("bilaterals")]
    assert not Letter.objects.filter(conference=over.pk).exclude(body="").exists()


def test_the_data_of_one_person_are_handed_out_and_that_is_journalled(over, world, as_):
    one = Person.objects.get(family_name="Erasmus")
    address = reverse("delegations:data-person-export", args=[over.slug, one.pk])

    handed = as_(world.sol).post(address, {"key": "k"}).json()

    assert handed["person"]["given_name"] == "Desiderius"
    assert len(handed["texts that name them"]) > 5
    assert JournalEntry.objects.filter(verb="delegations.person_exported").count() == 1


def test_a_person_is_found_looked_at_and_erased_on_the_desk(over, world, as_):
    one, sol = Person.objects.get(family_name="Erasmus"), as_(world.sol)
    desk = reverse("delegations:data", args=[over.slug])
    page = reverse("delegations:data-person", args=[over.slug, one.pk])

    assert page in sol.get(f"{desk}?q=erasmus").content.decode()
    assert NAME in sol.get(page).content.decode()
    wrong = sol.post(f"{page}erase/", {"key": "k", "why": "asked", "confirm": "0"})
    right = sol.post(f"{page}erase/", {"key": "k", "why": "asked", "confirm": str(one.pk)})

    assert wrong.status_code == 422
    assert right.url == reverse(
        "delegations:data-certificate", args=[over.slug, Deletion.objects.get().pk]
    )
    assert str(Person.objects.get(pk=one.pk)) == "—"


@pytest.mark.skipif(connection.vendor != "sqlite", reason="looks into the bytes of SQLite")
@pytest.mark.django_db(transaction=True)
def test_the_file_of_the_database_holds_nobody_who_was_erased(over, tmp_path):
    from plenipo.records.actions.scrub import scrub

    with connection.cursor() as cursor:
        cursor.execute("pragma secure_delete=off")  # else it would be written over already
    delete_due(over, by=WORKER, now=LATE)
    before = bytes_of_the_database(tmp_path / "before")
    scrub(None)
    after = bytes_of_the_database(tmp_path / "after")

    assert b"Erasmus" in before  # in pages that are free and not yet written over
    assert b"Erasmus" not in after


def bytes_of_the_database(path):
    """Page by page, the free ones too."""
    with closing(type(connection.connection)(str(path))) as copy:
        connection.connection.backup(copy)
    return path.read_bytes()


@pytest.mark.parametrize(
    ("names", "text", "left"),
    [
        ({"family_name": "李", "given_name": "明", "native_name": "李明"}, "与李明会谈", "与—会谈"),
        (
            {"family_name": "Núñez", "given_name": "José"},
            "Dear JOSE  NUNEZ, welcome",
            "Dear —, welcome",
        ),
        ({"family_name": "Петров", "given_name": "Иван"}, "ПЕТРОВ ИВАН и др.", "— и др."),
        ({"family_name": "Barakat", "native_name": "ليلى بركات"}, "السيدة لَيْلَى بركات", "السيدة —"),
        ({"family_name": "Li", "given_name": ""}, "Liberty and Li", "Liberty and Li"),
    ],
)
def test_a_name_is_found_in_any_case_with_other_accents_and_in_two_characters(
    names, text, left, world
):
    delegate = factories.DelegateFactory(
        delegation__conference=world.conference,
        person=factories.PersonFactory(**{"given_name": "", **names}),
    )
    of_nobody = factories.LetterFactory(conference=None, body=text)

    erase(delegate.person, why="asked", conference=world.conference, by=WORKER)

    of_nobody.refresh_from_db()
    assert of_nobody.body == left


def test_what_belongs_to_no_conference_ends_by_its_own_day(world):
    factories.MatchFactory(contact=NAME, email=EMAIL, note=f"Telephone of {NAME}")
    factories.LetterFactory(conference=None, to_name=NAME, body=NAME)

    delete_all_due(LATE, by=WORKER)

    left = stored()
    assert NAME.encode() not in left


def test_an_account_whose_last_duty_ended_long_ago_leaves_no_trace(world):
    year = LATE - timedelta(days=800)
    Account.objects.filter(pk=world.ina.pk).update(name=NAME, joined=year)
    HouseDuty.objects.filter(account=world.ina).delete()
    EntryLink.objects.create(account=world.ina, hash="x", address=EMAIL, made=year, expires=year)
    SignedIn.objects.create(account=world.ina, session="s", browser=NAME, since=year)

    delete_all_due(LATE, by=WORKER)

    left = stored()
    assert NAME.encode() not in left
    assert EMAIL.encode() not in left


def test_whoever_is_only_written_to_is_found_handed_out_and_erased_by_name(world, as_):
    sol, desk = as_(world.sol), reverse("delegations:data-named", args=["dialogue"])
    invitation = factories.InvitationFactory(
        conference=world.conference, addressee="Lars Klingbeil", email="lars@spd.example"
    )
    elsewhere = factories.InvitationFactory(conference=world.elsewhere, addressee="Lars Klingbeil")

    page = sol.get(f"{desk}?q=lars+klingbeil").content.decode()
    alone = sol.get(f"{desk}?q=Lars").content.decode()
    handed = sol.post(f"{desk}export/", {"key": "k", "name": "Lars Klingbeil"}).json()
    asked = {"name": "Lars Klingbeil", "why": "asked"}
    guessed = sol.post(f"{desk}erase/", {"key": "l", "confirm": "2", **asked})
    sol.post(f"{desk}erase/", {"key": "m", "confirm": "1", **asked})

    assert "Lars Klingbeil" in page
    assert guessed.status_code == 422
    assert "Enter the full name or the e-mail address." in alone
    assert [each["text"] for each in handed["texts"]] == ["Lars Klingbeil"]
    invitation.refresh_from_db()
    elsewhere.refresh_from_db()
    assert (invitation.addressee, elsewhere.addressee) == ("—", "Lars Klingbeil")
