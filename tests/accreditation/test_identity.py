"""Identity documents: entered over a link or by the desk, sealed, opened by two, destroyed on their day."""

import json
from datetime import UTC, date, datetime, time, timedelta
from io import BytesIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from plenipo.accreditation.actions import identity, openings
from plenipo.accreditation.bridge.identity import opened_texts
from plenipo.accreditation.models import IdentityOpening, IdentityRecord
from plenipo.accreditation.queries.identity import expires_too_early
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.actions.retention import delete_due
from plenipo.delegations.formats.held import as_export
from plenipo.delegations.models import Delegate, DeskEntry
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.accreditation.identity_access import TYPED, collect
from tests.factories import IdentityRecordFactory, MembershipFactory, VisaLetterFactory

SECRET = "X1234567"
SOURCE = {"source-channel": "call", "source-on": "2026-11-02", "source-reason": "By note."}


@pytest.fixture
def asked(rose, world):
    collect(world)
    return rose


@pytest.fixture
def given(asked):
    return IdentityRecordFactory(delegate=asked)


@pytest.fixture
def dot(world):
    """Who guards the data, and does nothing else."""
    return MembershipFactory(
        conference=world.conference, duties=["data_protection"], account__name="dot"
    ).account


@pytest.fixture
def request_of_ada(given, ada):
    def made(**values):
        told = {"purpose": "visa", "reason": "The consulate asks.", "receiver": "", **values}
        return openings.ask(
            given.delegate.delegation.conference, [given.delegate_id], by=ada, **told
        )

    return made


def by(account, duty="data_protection"):
    return By(duty=duty, account=account)


def now(opening):
    return IdentityOpening.objects.get(pk=opening.pk)


# ---- entered


def test_a_focal_point_enters_a_document_and_no_page_shows_it_again(asked, world, as_, press):
    fay, ada = as_(world.fay), as_(world.ada)

    answer = press(fay, "accreditation:identity-keep", asked.pk, **TYPED)
    assert answer.url == reverse("accreditation:identity-of-party")

    record = IdentityRecord.objects.get()
    assert opened_texts(record)["number"] == SECRET
    assert opened_texts(record)["issued_by"] == "FRA"
    pages = [
        fay.get(reverse("accreditation:identity-of-party")),
        fay.get(reverse("accreditation:identity-enter", args=[asked.pk])),
        ada.get(reverse("accreditation:identity", args=["dialogue"])),
        ada.get(reverse("accreditation:identity-csv", args=["dialogue"])),
    ]
    assert all(SECRET not in page.content.decode() for page in pages)
    assert "received on" in pages[0].content.decode()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(asked, world, as_, press):
    typed = {**TYPED, "sealed-expires": "2020-01-01", "sealed-nationality": ""}
    answer = press(as_(world.fay), "accreditation:identity-keep", asked.pk, **typed)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert "has expired" in page
    assert f'value="{SECRET}"' in page
    assert not IdentityRecord.objects.exists()


LINES = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F3204153ZE184226B<<<<<16"


def test_the_lines_of_a_passport_fill_in_the_form(asked, world, as_, press):
    typed = {"seen": "", "sealed-zone": LINES, "do": "read"}
    answer = press(as_(world.fay), "accreditation:identity-keep", asked.pk, **typed)

    page = answer.content.decode()
    assert 'value="L898902C3"' in page
    assert 'value="1974-08-12"' in page
    assert 'aria-invalid="true"' not in page
    assert not IdentityRecord.objects.exists()

    press(as_(world.fay), "accreditation:identity-keep", asked.pk, **{**typed, "do": ""})
    assert opened_texts(IdentityRecord.objects.get())["number"] == "L898902C3"


def test_a_check_digit_that_does_not_fit_is_named_and_a_contradiction_too(asked, world, as_, press):
    fay = as_(world.fay)
    wrong = {**TYPED, "sealed-zone": LINES.replace("7408122", "7408132")}
    page = press(fay, "accreditation:identity-keep", asked.pk, **wrong).content.decode()
    assert "does not fit: date of birth" in page

    other = {**TYPED, "sealed-zone": LINES}
    page = press(fay, "accreditation:identity-keep", asked.pk, **other).content.decode()
    assert "say something else" in page
    assert not IdentityRecord.objects.exists()


def test_the_desk_enters_it_for_whoever_telephones_with_its_source(asked, world, as_, press):
    args = ("dialogue", world.fay.invitation.pk, asked.pk)
    press(as_(world.ada), "accreditation:for-identity-keep", *args, **TYPED, **SOURCE)

    assert IdentityRecord.objects.exists()
    assert DeskEntry.objects.get().verb == "identity.received"


def test_it_is_asked_of_whom_the_rules_name(rose, world, as_, press):
    page = reverse("accreditation:identity-of-party")
    assert as_(world.fay).get(page).status_code == 404

    collect(world, identity_who="visa")
    assert "No document is needed" in as_(world.fay).get(page).content.decode()
    with pytest.raises(Refused):
        identity.keep(rose, {"number": SECRET}, seen=-1, by=world.fay)

    VisaLetterFactory(delegate=rose)
    assert "Müller-Šimić" in as_(world.fay).get(page).content.decode()


def test_of_two_who_replace_it_the_second_is_told(given, world):
    identity.keep(given.delegate, {"number": "A1"}, seen=0, by=world.fay)

    with pytest.raises(Refused):
        identity.keep(given.delegate, {"number": "B2"}, seen=0, by=world.fay)
    with pytest.raises(Refused):
        identity.keep(given.delegate, {"number": "B2"}, seen=-1, by=world.fay)
    assert opened_texts(IdentityRecord.objects.get()) == {"number": "A1"}


def test_nothing_typed_waits_in_a_session_that_has_ended(asked, world, as_, press):
    fay = as_(world.fay)
    world.fay.links.update(revoked=True)
    press(fay, "accreditation:identity-keep", asked.pk, **TYPED)

    assert "typed" not in fay.session


def test_whether_it_expires_too_early_follows_the_rules_and_the_dates(given, world):
    world.conference.ends = date(2029, 12, 1)
    world.conference.save()
    identity.judge_again(world.conference, by=by(world.sol))
    assert IdentityRecord.objects.get().short is True

    collect(world, identity_margin=3)
    assert IdentityRecord.objects.get().short is False
    assert expires_too_early(None, world.conference) is None


# ---- opened


def test_two_people_open_it_once_and_for_some_minutes(request_of_ada, dot, world, as_, press):
    opening, ada = request_of_ada(), as_(world.ada)
    page = reverse("accreditation:opening", args=["dialogue", opening.pk])
    assert SECRET not in ada.get(page).content.decode()
    press(ada, "accreditation:opening-read", "dialogue", opening.pk)
    assert now(opening).state == "asked"

    press(as_(dot), "accreditation:opening-allow", "dialogue", opening.pk, seen=0)
    press(ada, "accreditation:opening-read", "dialogue", opening.pk)

    assert SECRET in ada.get(page).content.decode()
    assert SECRET not in as_(dot).get(page).content.decode()
    assert SECRET not in as_(world.sol).get(page).content.decode()
    IdentityOpening.objects.update(ends_at=timezone.now() - timedelta(seconds=1))
    assert SECRET not in ada.get(page).content.decode()
    with pytest.raises(Refused):
        openings.read(opening, by=by(world.ada))


def test_nobody_allows_what_they_asked_for(request_of_ada, world):
    opening = request_of_ada()

    with pytest.raises(Refused):
        openings.allow(opening, seen=0, by=by(world.ada))


def test_an_approval_nobody_used_lapses_within_a_day(request_of_ada, dot, ada):
    opening = request_of_ada()
    openings.allow(opening, seen=0, by=by(dot))
    IdentityOpening.objects.update(decided_at=timezone.now() - timedelta(days=1))

    with pytest.raises(Refused):
        openings.read(now(opening), by=ada)


def test_one_person_opens_it_where_the_rules_say_so(given, request_of_ada, world, ada):
    collect(world, identity_opening="one")
    opening = request_of_ada()

    openings.read(opening, by=ada)

    assert now(opening).state == "opened"


def test_a_file_for_an_authority_is_an_opening_and_listed_as_handed_out(
    request_of_ada, dot, world, as_, press
):
    opening, ada = request_of_ada(receiver="Embassy of Utopia"), as_(world.ada)
    openings.allow(opening, seen=0, by=by(dot))

    answer = press(ada, "accreditation:opening-xlsx", "dialogue", opening.pk)
    cells = [
        [cell.value for cell in row] for row in load_workbook(BytesIO(answer.content)).active.rows
    ]
    assert SECRET in cells[1]
    page = as_(dot).get(reverse("accreditation:openings", args=["dialogue"])).content.decode()
    assert "Embassy of Utopia" in page
    shown = ada.get(reverse("accreditation:opening", args=["dialogue", opening.pk]))
    assert SECRET not in shown.content.decode()


def test_data_protection_alone_reads_the_lines_and_the_reason(request_of_ada, dot, world, as_, ada):
    opening = request_of_ada(reason="A very private reason")
    openings.allow(opening, seen=0, by=by(dot))
    openings.read(now(opening), by=ada)

    journal = reverse("portal:journal", args=["dialogue"])
    assert "were opened" in as_(dot).get(journal).content.decode()
    assert "were opened" not in as_(world.ada).get(journal).content.decode()
    page = reverse("accreditation:opening", args=["dialogue", opening.pk])
    assert "A very private reason" in as_(dot).get(page).content.decode()
    assert "A very private reason" not in str(list(JournalEntry.objects.values()))
    world.ina.memberships.update(duties=["accreditation"])
    assert as_(world.ina).get(page).status_code == 404


def test_the_person_learns_from_their_export_that_it_was_opened_and_why(
    request_of_ada, rose, dot, ada
):
    opening = request_of_ada(receiver="Embassy of Utopia", reason="A very private reason")
    openings.allow(opening, seen=0, by=by(dot))
    openings.hand_out(now(opening), kind="csv", by=ada)

    told = as_export(rose.person, [])

    (opened,) = told["openings of identity documents"]
    assert opened["purpose"] == "visa or entry formalities"
    assert opened["handed out to"] == "Embassy of Utopia"
    assert SECRET not in json.dumps(told)
    assert "private" not in json.dumps(told["openings of identity documents"])


# ---- destroyed


def test_it_is_destroyed_on_the_day_the_rules_name_and_that_is_journalled(given, world):
    conference = world.conference
    last = datetime.combine(conference.ends, time(12), tzinfo=UTC) + timedelta(days=14)
    delete_due(conference, by=By(duty="worker"), now=last)
    assert IdentityRecord.objects.exists()

    done = delete_due(conference, by=By(duty="worker"), now=last + timedelta(days=1))

    assert not IdentityRecord.objects.exists()
    assert done.counts == {"accreditation.identityrecord": 1}
    assert JournalEntry.objects.filter(verb="identity.shredded").count() == 1


def test_a_focal_point_has_it_destroyed_at_once(given, world, as_, press):
    press(as_(world.fay), "accreditation:identity-remove", given.delegate_id)

    assert not IdentityRecord.objects.exists()


def test_it_goes_with_whoever_leaves_or_is_erased(given, world, ada):
    Delegate.objects.filter(pk=given.delegate_id).update(state="withdrawn")
    given.delegate.delegation.refresh_from_db()
    identity.follow(given.delegate.delegation, by=ada)
    assert not IdentityRecord.objects.exists()

    other = IdentityRecordFactory(
        delegate__delegation=given.delegate.delegation, delegate__state="approved"
    )
    erase(other.delegate.person, why="asked", conference=world.conference, by=by(world.sol))
    assert not IdentityRecord.objects.exists()


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_asks_the_same_of_one_and_of_three(
    rows, given, world, as_, django_assert_num_queries
):
    for _n in range(rows - 1):
        IdentityRecordFactory(delegate__delegation=given.delegate.delegation)
    ada = as_(world.ada)
    page = reverse("accreditation:identity", args=["dialogue"])
    ada.get(page)

    with django_assert_num_queries(9):
        ada.get(page)
