"""Persons outside delegations: registered once, with badges, in no count, and withdrawn with their badges."""

import dataclasses
import re
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions import badges, others
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.actions.passages import enter_passage
from plenipo.accreditation.formats.badges import badges_as_pdf
from plenipo.accreditation.models import Badge, OtherHolder
from plenipo.accreditation.queries.badges import (
    BadgeFilter,
    BadgeReading,
    categories_of,
    entitled,
    narrowed_to,
)
from plenipo.accreditation.queries.gates import board_of, people_at_gates, ruling_at
from plenipo.accreditation.queries.photos import images_of
from plenipo.conference.queries import rules_of
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.actions.protection import protect
from plenipo.delegations.actions.retention import delete_due
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.formats.held import as_export
from plenipo.delegations.models import Delegate, Deletion
from plenipo.delegations.profile import Figures
from plenipo.delegations.queries.counts import figures_of
from plenipo.delegations.queries.people import participants_seen_by
from plenipo.delegations.signals import persons_changed
from plenipo.kit.errors import Refused
from plenipo.kit.personal import GONE
from plenipo.people.models import Person
from tests.accreditation.pictures import as_file
from tests.factories import (
    BadgeFactory,
    DelegateFactory,
    GateFactory,
    OtherHolderFactory,
    PassageFactory,
    PassFactory,
)

DESK = Reader(Audience.ACCREDITATION)
SIX_SCRIPTS = (
    "Amina Diallo",
    "王小明",
    "Сергей Иванов",
    "فاطمة الزهراء",
    "გიორგი ბერიძე",
    "अनिल कुमार",
)


def stated(**values):
    usual = {"family_name": "Okafor", "given_name": "Ngozi", "name_order": "given_first"}
    return usual | {"group": "technical", "organisation": "Voltaje Ltd"} | values


@pytest.fixture
def register(world, ada):
    def registered(**values):
        return others.register(world.conference, others.Wanted(stated(**values)), by=ada)

    return registered


@pytest.fixture
def usual(world, ada):
    add_usual(world.conference, by=ada)


def badge_of(world, row, ada):
    return badges.draw_up(world.conference, [row.person_id], by=ada)[0]


# ---- badges


def test_the_group_says_which_badge_unless_an_officer_chose_one(world, ada, usual, register):
    conference = world.conference
    press = conference.badge_categories.get(letter="P")
    technician, chosen = register(), register(given_name="Ada", category=press)

    assert badge_of(world, technician, ada).category.letter == "T"
    assert badge_of(world, chosen, ada).category == press


def test_a_badge_is_valid_on_the_days_of_the_registration(world, ada, usual, register):
    first = world.conference.starts - timedelta(days=9)
    last = world.conference.starts - timedelta(
        days=5
    )  # who builds the stage leaves before the opening
    badge = badge_of(world, register(starts=first, ends=last), ada)
    early = badge_of(world, register(given_name="Ada", ends=last), ada)
    new = badges.reissue(badge, lost=True, reason="lost", by=ada)

    assert (badge.starts, badge.ends) == (new.starts, new.ends) == (first, last)
    assert early.starts <= early.ends == last


def test_who_is_in_no_delegation_stands_apart_from_those_who_are(world, ada, usual, register, rose):
    row = register(function="Sound")
    lines = BadgeReading(world.conference, DESK).lines

    (other,) = narrowed_to(lines, BadgeFilter(who="others"))
    (delegate,) = narrowed_to(lines, BadgeFilter(who="delegates"))
    assert (other.person, other.of, other.office) == (row.person_id, "Voltaje Ltd", "Sound")
    assert delegate.person == rose.person_id


def test_nobody_outside_delegations_is_counted_or_listed_as_a_participant(
    world, register, rose, disclose
):
    disclose("final")
    before = figures_of(world.conference, rules_of(world.conference).of(Figures))
    register()

    assert figures_of(world.conference, rules_of(world.conference).of(Figures)) == before
    named = participants_seen_by(DESK, world.conference)
    assert [one.person for each in named for one in each.people] == [rose.person_id]


def test_a_delegate_who_interprets_too_has_one_badge_and_it_is_the_delegations(
    world, ada, usual, rose
):
    wanted = others.Wanted(stated(group="interpreters"), same=rose.person_id)
    row = others.register(world.conference, wanted, by=ada)
    may = entitled(world.conference, categories_of(world.conference))[rose.person_id]
    badge = badge_of(world, row, ada)

    assert may.category == badge.category
    assert badge.delegation == rose.delegation
    with pytest.raises(IntegrityError), transaction.atomic():
        Badge.objects.create(
            conference=world.conference, person=rose.person, category=badge.category, serial=999,
            identity="0" * 24, code="x", starts=badge.starts, ends=badge.ends, drawn_up_at=timezone.now(),
        )  # fmt: skip

    Delegate.objects.filter(pk=rose.pk).update(state="withdrawn")
    persons_changed.send(type(rose.delegation), delegation=rose.delegation, by=ada)

    badge.refresh_from_db()
    assert badge.state == Badge.State.REVOKED  # the delegation's badge; they may have another
    assert badge_of(world, row, ada).category.letter == "I"


def test_the_sheet_prints_the_firm_and_the_group_where_no_function_is_stated(
    world, ada, usual, register
):
    badge = badge_of(world, register(), ada)
    lines = {each.person: each for each in BadgeReading(world.conference, DESK).lines}

    assert badges_as_pdf(world.conference, [badge], lines, "a6").startswith(b"%PDF")


# ---- registered once


def test_the_second_officer_who_registers_the_same_person_is_told(world, register, ada):
    row = register()

    with pytest.raises(others.Unseen):
        register(given_name="NGOZI")
    with pytest.raises(Refused, match="already registered"):
        others.register(world.conference, others.Wanted(stated(), same=row.person_id), by=ada)
    namesake = others.Wanted(stated(), known=frozenset({row.person_id}))
    assert others.register(world.conference, namesake, by=ada).person != row.person


def test_who_was_withdrawn_is_registered_again_in_the_same_row(world, register, ada):
    row = register()
    others.withdraw(world.conference, [row.pk], reason="left", by=ada)
    wanted = others.Wanted(stated(organisation="Another firm"), same=row.person_id)
    again = others.register(world.conference, wanted, by=ada)

    again.refresh_from_db()
    assert (again.pk, again.state, again.reason) == (row.pk, "registered", "")
    assert again.organisation == "Another firm"


def test_a_firm_that_leaves_is_withdrawn_with_its_badges(world, ada, usual, register):
    rows = [register(given_name=name) for name in ("Ada", "Bo", "Cy")]
    kept = badge_of(world, rows[2], ada)
    ended = [badge_of(world, row, ada) for row in rows[:2]]
    n, revoked = others.withdraw(
        world.conference, [row.pk for row in rows[:2]], reason="firm replaced", by=ada
    )

    assert (n, revoked) == (2, 2)
    assert {Badge.objects.get(pk=each.pk).state for each in ended} == {"revoked"}
    assert Badge.objects.get(pk=kept.pk).state == "drawn_up"
    rows[0].refresh_from_db()
    others.reinstate(rows[0], seen=rows[0].revision, by=ada)
    assert badge_of(world, rows[0], ada).state == "drawn_up"  # a new one; the old stays revoked
    assert Badge.objects.get(pk=ended[0].pk).state == "revoked"


def test_what_is_stated_anew_makes_the_badge_stale_and_a_note_does_not(world, ada, usual, register):
    row = register()
    badge_of(world, row, ada)
    others.change(row, seen=0, note="calls at noon", by=ada)
    assert not BadgeReading(world.conference, DESK, [row.person_id]).lines[0].stale

    row.refresh_from_db()
    others.change(row, seen=row.revision, family_name="Okoro", by=ada)

    line = BadgeReading(world.conference, DESK, [row.person_id]).lines[0]
    assert line.stale
    assert line.name == "Ngozi Okoro"


def test_a_name_a_delegation_states_is_not_changed_here(world, ada, rose):
    wanted = others.Wanted(stated(group="interpreters"), same=rose.person_id)
    row = others.register(world.conference, wanted, by=ada)
    others.change(row, seen=0, family_name="Other", function="Booth 2", by=ada)

    assert Person.objects.get(pk=rose.person_id).family_name == rose.person.family_name
    row.refresh_from_db()
    assert row.function == "Booth 2"


def test_somebody_a_delegation_names_later_is_joined_and_has_one_badge(
    world, ada, usual, register, delegation
):
    row = register(group="interpreters")
    old, was = badge_of(world, row, ada), row.person_id
    named = DelegateFactory(
        delegation=delegation, state="approved", person__family_name="Okafor", person__given_name="Ngozi"
    )  # fmt: skip
    others.join(row, named.person_id, seen=0, by=ada)

    old.refresh_from_db()
    row.refresh_from_db()
    assert (old.state, old.person, row.person) == ("revoked", named.person, named.person)
    assert not Person.objects.filter(pk=was).exists()
    assert badge_of(world, row, ada).delegation == delegation


def test_the_desk_adds_a_photo_which_goes_with_the_registration(world, as_, ada, usual, register):
    row = register()
    client, here = as_(world.ada), ["dialogue", row.person_id]
    sent = SimpleUploadedFile("a.jpg", as_file(), "image/jpeg")
    url = reverse("accreditation:desk-photo-send", args=here)
    client.post(url, {"key": "k1", "file": sent})

    assert list(images_of(world.conference, [row.person_id])) == [row.person_id]
    assert client.get(reverse("accreditation:desk-photo", args=here)).status_code == 200
    assert client.get(reverse("accreditation:desk-photo-image", args=here)).status_code == 200
    others.withdraw(world.conference, [row.pk], reason="left", by=ada)
    assert not images_of(world.conference, [row.person_id])


# ---- what is known of them, and for how long


def test_gates_do_not_name_who_is_protected(world, ada, usual, register):
    seen, hidden = register(), register(given_name="Hidden")
    asked = register(given_name="Shy", reserved=True)
    protect(hidden.person, "threat", conference=world.conference, by=ada)
    named = people_at_gates(world.conference)

    assert named[seen.person_id].name == "Ngozi Okafor"
    assert (
        named[hidden.person_id].name == named[asked.person_id].name == ""
    )  # which of them, nobody can tell


def test_a_person_is_told_what_is_held_and_it_is_erased_when_they_ask(world, ada, usual, register):
    row = register(function="Sound", contact="Voltaje office")
    badge = badge_of(world, row, ada)
    told = as_export(row.person, [])
    assert told["registered outside delegations"][0]["function"] == "Sound"
    assert "code" not in told["badges"][0]

    erase(row.person, why=Deletion.Why.ASKED, conference=world.conference, by=ada)

    row.refresh_from_db()
    assert (row.state, row.function, row.organisation, row.contact) == ("withdrawn", "", "", "")
    assert Person.objects.get(pk=row.person_id).family_name == GONE
    assert Badge.objects.get(pk=badge.pk).state == "revoked"


def test_after_the_period_of_retention_nobody_is_named(world, ada, register):
    row = register(note="a note")
    late = timezone.now() + timedelta(days=9_000)
    delete_due(world.conference, by=ada, now=late)

    row.refresh_from_db()
    assert (row.organisation, row.note) == ("", "")
    assert Person.objects.get(pk=row.person_id).family_name == GONE


# ---- pages


@pytest.mark.parametrize("n", [1, 3])
def test_the_list_asks_the_same_number_of_questions_of_one_and_of_three(
    world, as_, django_assert_num_queries, n
):
    OtherHolderFactory.create_batch(n, conference=world.conference)
    client, url = as_(world.ada), reverse("accreditation:others", args=["dialogue"])
    client.get(url)

    with django_assert_num_queries(16):
        page = client.get(url)
    assert len(page.context["lines"]) == n


def test_somebody_of_the_same_name_is_asked_about_before_anything_is_written(
    world, as_, press, rose
):
    client = as_(world.ada)
    said = stated(family_name="Müller-Šimić", given_name="Rose", group="interpreters")
    asked = press(client, "accreditation:other-add", "dialogue", **said)
    assert asked.status_code == 422
    assert not OtherHolder.objects.exists()
    assert "Rose" in asked.content.decode()

    known = asked.context["same"].fields["known"].initial
    press(client, "accreditation:other-add", "dialogue", **said, known=known, same=rose.person_id)

    assert OtherHolder.objects.get().person == rose.person


def test_a_year_of_two_digits_is_read_and_said(world, as_, press):
    lines = "Name\tValid until\nRose PETIT\t5.12.26\nPaul GRAND\tsoon"
    page = press(
        as_(world.ada), "accreditation:others-read", "dialogue", pasted=lines, group="staff"
    )
    first, second = page.context["shown"].lines

    assert first.stated["ends"].isoformat() == "2026-12-05"
    assert "“5.12.26” was read as 5.12.2026: day, month, year." in first.told
    assert any("“soon” cannot be read as a date" in each for each in second.wrong)


def test_what_differs_from_somebody_of_the_same_name_is_shown(world, as_, press, rose):
    said = stated(family_name="MÜLLER-ŠIMIĆ", given_name="Rose", organisation="Safe Ltd")
    asked = press(as_(world.ada), "accreditation:other-add", "dialogue", **said)

    page = asked.content.decode()
    assert "Different: organisation: " in page
    assert "Safe Ltd" in page


def test_five_hundred_rows_with_doubles_and_six_scripts_are_read_before_they_are_written(
    world, as_, press, rose
):
    client = as_(world.ada)
    lines = ["Name\tFunction\tCompany\tGroup\tValid until"]
    lines += [f"{name}\tGuard\t=cmd|calc\tsecurity\t2027-05-01" for name in SIX_SCRIPTS]
    lines += [f"Person{n} Family{n}\tGuard\tSafe Ltd\tsecurity\t" for n in range(490)]
    lines += ["Rose Müller-Šimić\tBooth\t\tinterprète\t", "王小明\tGuard\tSafe Ltd\tsecurity\t"]
    lines += ["Bad Day\tGuard\tSafe Ltd\tpirates\t31 February 2027"]
    page = press(
        client, "accreditation:others-read", "dialogue", pasted="\n".join(lines), group="staff"
    )
    shown = page.context["shown"]

    assert not OtherHolder.objects.exists()
    assert len(shown.lines) == 499
    assert [each.number for each in shown.lines if each.choices] == [497, 498]
    assert shown.lines[496].chosen == ""  # it is asked whether it is the delegate
    assert shown.lines[497].chosen == "skip"  # the same as row 2
    assert [each.number for each in shown.lines if each.wrong] == [499]
    assert any("pirates" in each for each in shown.lines[498].told)

    rows = {"rows": page.context["rows"]}
    unsaid = press(client, "accreditation:others-save", "dialogue", **rows)
    assert unsaid.status_code == 422
    assert "Say beside it who it is" in unsaid.content.decode()
    assert not OtherHolder.objects.exists()
    press(client, "accreditation:others-save", "dialogue", **rows, **{"row-496": rose.person_id})

    assert OtherHolder.objects.count() == 497
    assert set(OtherHolder.objects.values_list("group", flat=True)) == {"security", "interpreters"}
    assert OtherHolder.objects.filter(person=rose.person).exists()
    table = client.get(reverse("accreditation:others-csv", args=["dialogue"])).content.decode()
    assert "'=cmd|calc" in table

    again = press(
        client, "accreditation:others-read", "dialogue", pasted="\n".join(lines[:8]), group="staff"
    )
    assert again.context["shown"].ready == 0  # nobody is registered twice


def test_a_group_and_a_firm_are_withdrawn_from_the_list_in_one_go(world, as_, press):
    for organisation in ("Safe Ltd", "Safe Ltd", "Voltaje"):
        OtherHolderFactory(conference=world.conference, organisation=organisation)
    client = as_(world.ada)
    asked = client.get(
        reverse("accreditation:others-withdraw", args=["dialogue"]),
        {"every": 1, "organisation": "Safe Ltd"},
    )
    rows = [each["row"].pk for each in asked.context["lines"]]
    assert len(rows) == 2

    press(client, "accreditation:others-withdraw-do", "dialogue", row=rows, reason="firm replaced")

    assert OtherHolder.objects.filter(state="withdrawn").count() == 2
    left = client.get(reverse("accreditation:others", args=["dialogue"])).context["lines"]
    assert [each["row"].organisation for each in left] == ["Voltaje"]


def test_data_protection_finds_them_and_reads_what_is_held(world, as_, register):
    row = register()
    client = as_(world.sol)
    found = client.get(reverse("delegations:data", args=["dialogue"]), {"q": "okafor"})
    assert [each[0] for each in found.context["found"]] == [row.person_id]
    page = client.get(reverse("delegations:data-person", args=["dialogue", row.person_id]))
    assert "technicians" in page.content.decode()


def test_of_others_inside_those_admitted_are_counted_and_the_page_behind_lists_as_many(
    world, as_, ada, usual, register
):
    """Not who was refused, and not a delegate or a pass whose number is like theirs."""
    people = [register(family_name=name) for name in ("Okafor", "Petit", "Sato", "Wu")]
    rows = [badge_of(world, each, ada) for each in people]
    gate = GateFactory(conference=world.conference, zone=rows[0].category.zones.first())
    at = timezone.now() - timedelta(minutes=5)
    for badge, admitted in zip(rows, (False, False, True, True), strict=True):
        ruling = ruling_at(gate, badge, way="in", at=at)
        ruling = dataclasses.replace(ruling, admitted=admitted)
        enter_passage(gate, badge, ruling, way="in", at=at, by=ada)
    one_day = {"conference": world.conference, "person": None, "temporary": True}
    PassageFactory(gate=gate, badge=BadgeFactory(**one_day))
    piece = PassFactory(conference=world.conference, pk=people[0].person_id)
    PassageFactory(gate=gate, piece=piece)

    (zone,) = board_of(world.conference, timezone.now()).zones
    page = as_(world.ada).get(reverse("accreditation:gate-board", args=["dialogue"]))
    behind = re.search(r'href="([^"]*who=others[^"]*)"', page.content.decode())[1]
    listed = as_(world.ada).get(behind.replace("&amp;", "&")).context["page"]

    assert (zone.inside, zone.others) == (4, 2)
    assert [each.admitted for each in listed] == [True, True]


def test_the_board_and_the_passages_of_the_gates_show_them_apart(
    world, as_, ada, usual, register, rose
):
    other = badge_of(world, register(), ada)
    (delegate,) = badges.draw_up(world.conference, [rose.person_id], by=ada)
    gate = GateFactory(conference=world.conference, zone=other.category.zones.first())
    at = timezone.now() - timedelta(minutes=5)
    for badge in (other, delegate):
        ruling = ruling_at(gate, badge, way="in", at=at)
        enter_passage(
            gate, badge, dataclasses.replace(ruling, admitted=True), way="in", at=at, by=ada
        )

    (zone,) = board_of(world.conference, timezone.now()).zones
    assert (zone.inside, zone.others) == (2, 1)
    for who, badge in (("others", other), ("delegates", delegate)):
        page = as_(world.ada).get(
            reverse("accreditation:passages", args=["dialogue"]), {"who": who}
        )
        assert [each.passage.badge for each in page.context["lines"]] == [badge]
        assert [each.who for each in page.context["lines"]] == [who]
