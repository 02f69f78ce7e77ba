"""Persons in danger: protected at once, confirmed by a second person, and no longer only when two want it."""

import csv
from datetime import date
from io import BytesIO, StringIO

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook

from plenipo.accreditation.verbs import Verb as BadgeVerb
from plenipo.conference.actions import change_rules
from plenipo.conference.models import Conference
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.actions.protection import ask_to_lift, confirm, keep, protect
from plenipo.delegations.actions.retention import delete_due
from plenipo.delegations.bridge import Audience, Reader, reader_of
from plenipo.delegations.formats.held import as_export
from plenipo.delegations.models import ListRelease, LookUp, Protection
from plenipo.delegations.queries.list_versions import content_now
from plenipo.delegations.queries.people import delegates_seen_by
from plenipo.delegations.verbs import Verb
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.actions import record
from plenipo.records.actions.claims import changed_first
from plenipo.records.models import By, JournalEntry
from plenipo.records.verbs import journal_verbs
from tests.factories import (
    ChangeRequestFactory,
    DelegateFactory,
    LetterFactory,
    LookUpFactory,
    MembershipFactory,
    OtherHolderFactory,
    PersonFactory,
)


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


@pytest.fixture
def dora(world):
    member = MembershipFactory(conference=world.conference, duties=["data_protection"])
    return By(duty="data_protection", account=member.account)


@pytest.fixture
def one(world, delegation):
    delegation.state = "approved"
    delegation.save()
    person = PersonFactory(family_name="Nightingale", given_name="Ada")
    return DelegateFactory(
        delegation=delegation, person=person, state="approved", disclosure="public"
    ).person


def protected(person):
    return Person.objects.get(pk=person.pk).protected


def verbs():
    found = JournalEntry.objects.filter(verb__contains="protect").order_by("pk")
    return [each.verb.partition(".")[2] for each in found]


def test_it_holds_at_once_and_a_second_person_confirms_it(one, world, dora, sol):
    made = protect(one, "Threats", conference=world.conference, by=dora)
    assert protected(one)

    with pytest.raises(Refused, match="second person"):
        confirm(made, by=dora)
    confirm(made, by=sol)

    assert protected(one)
    assert Protection.objects.get().state == "confirmed"
    assert verbs() == ["person_protected", "protection_confirmed"]


def test_it_ends_only_when_two_want_it(one, world, dora, sol):
    protect(one, "", conference=world.conference, by=dora)
    lift = ask_to_lift(one, "Safe now", conference=world.conference, by=dora)
    assert protected(one)

    with pytest.raises(Refused, match="second person"):
        confirm(lift, by=dora)
    assert protected(one)
    confirm(lift, by=sol)

    assert not protected(one)
    assert not Protection.objects.filter(state="proposed").exists()
    assert verbs()[-1] == "person_unprotected"


def test_a_lifting_can_be_declined_and_is_then_decided(one, world, dora, sol):
    protect(one, "", conference=world.conference, by=dora)
    lift = ask_to_lift(one, "", conference=world.conference, by=dora)

    keep(lift, by=sol)

    assert protected(one)
    with pytest.raises(Refused, match="already been decided"):
        confirm(lift, by=sol)


def test_a_protection_is_not_declined_and_nothing_is_proposed_twice(one, world, dora, sol):
    made = protect(one, "", conference=world.conference, by=dora)
    ask_to_lift(one, "", conference=world.conference, by=dora)

    for deed in (
        lambda: keep(made, by=sol),
        lambda: protect(one, "", conference=world.conference, by=sol),
        lambda: ask_to_lift(one, "", conference=world.conference, by=sol),
    ):
        with pytest.raises(Refused):
            deed()


def test_in_the_browser_two_people_do_it_in_two_presses(one, world, dora, as_, press):
    first, second = as_(dora.account), as_(world.sol)

    press(first, "delegations:data-person-protect", "dialogue", one.pk, on="1", reason="Threats")
    page = second.get(reverse("delegations:data-protected", args=["dialogue"])).content.decode()
    assert "Nightingale" in page
    assert "Threats" in page
    made = Protection.objects.get()
    refused = press(first, "delegations:data-protection-confirm", "dialogue", made.pk)
    press(second, "delegations:data-protection-confirm", "dialogue", made.pk)

    assert refused.status_code == 409
    assert Protection.objects.get().state == "confirmed"


def test_who_is_alone_is_told_that_nobody_can_confirm(one, world, as_):
    page = reverse("delegations:data-person", args=["dialogue", one.pk])
    said = "Nobody else in this conference holds data protection"
    client = as_(world.sol)
    told = client.get(page).content.decode()
    assert said in told
    assert "Ask the secretary-general" not in told  # it is the secretary-general who reads it
    assert f'<a href="{reverse("conference:duties", args=["dialogue"])}">Duties</a>.' in told

    MembershipFactory(conference=world.conference, duties=["data_protection"])

    assert said not in client.get(page).content.decode()


def test_data_protection_is_told_that_something_waits_and_nobody_else(one, world, dora):
    protect(one, "", conference=world.conference, by=dora)

    def told(account):
        member = world.conference.memberships.get(account=account)
        return [each.text for each in waiting_for(member, today=timezone.localdate())]

    assert any("awaits a second person" in text for text in told(world.sol))
    assert not any("second person" in text for text in told(world.ada))


# ---- who reads them


def test_every_page_on_which_an_officer_reads_the_name_is_noted(one, delegation, world, signed_in):
    Person.objects.filter(pk=one.pk).update(protected=True)
    client = signed_in("ada")
    client.get(reverse("delegations:delegation", args=["dialogue", delegation.pk]))
    client.get(reverse("delegations:delegation", args=["dialogue", delegation.pk]))
    client.get(reverse("delegations:board-csv", args=["dialogue"]))
    client.get(reverse("portal:search", args=["dialogue"]), {"q": "Nightingale"})

    noted = set(LookUp.objects.values_list("account__name", "person", "place"))
    assert noted == {
        ("ada", one.pk, "delegations:delegation"),
        ("ada", one.pk, "delegations:board-csv"),
        ("ada", one.pk, "portal:search"),
    }
    assert LookUp.objects.count() == 3


def test_who_does_not_read_the_name_is_not_noted(one, delegation, world, signed_in):
    Person.objects.filter(pk=one.pk).update(protected=True)

    for who in ("obi", "ina", "fay"):
        page = signed_in(who).get(
            reverse("delegations:delegation", args=["dialogue", delegation.pk])
        )
        assert "Nightingale" not in page.content.decode()

    assert not LookUp.objects.exists()


def test_data_protection_reads_who_read_it(one, delegation, dora, signed_in, as_):
    Person.objects.filter(pk=one.pk).update(protected=True)
    signed_in("ada").get(reverse("delegations:delegation", args=["dialogue", delegation.pk]))

    page = as_(dora.account).get(reverse("delegations:data-protected", args=["dialogue"]))

    assert "Delegation" in page.content.decode()
    assert [each.account.name for each, _place in page.context["lines"]] == ["ada"]


def test_data_protection_is_noted_itself_with_what_it_hands_out(one, world, dora, as_, press):
    Person.objects.filter(pk=one.pk).update(protected=True)
    client = as_(dora.account)
    client.get(reverse("delegations:data-person", args=["dialogue", one.pk]))
    press(client, "delegations:data-person-export", "dialogue", one.pk)
    page = client.get(reverse("delegations:data-protected", args=["dialogue"])).content.decode()

    assert set(LookUp.objects.values_list("account", "person", "place")) == {
        (dora.account.pk, one.pk, f"delegations:{page}")
        for page in ("data-person", "data-person-export", "data-protected")
    }
    assert "Copy of the personal data" in page


def test_a_change_request_and_a_letter_with_the_name_are_noted(one, delegation, world, signed_in):
    Person.objects.filter(pk=one.pk).update(protected=True)
    ChangeRequestFactory(delegation=delegation, delegate=delegation.delegates.get())
    letter = LetterFactory(
        kind="delegations.notice", conference=world.conference.pk, to_name="Ada Nightingale"
    )
    pages = (
        ("delegations:changes", []),
        ("portal:letters", []),
        ("portal:letter", [letter.pk]),
        ("portal:letter-pdf", [letter.pk]),
    )

    for page, more in pages:
        signed_in("ada").get(reverse(page, args=["dialogue", *more]))
        signed_in("ina").get(reverse(page, args=["dialogue", *more]))

    noted = set(LookUp.objects.values_list("account__name", "person", "place"))
    assert noted == {("ada", one.pk, page) for page, _more in pages}


def test_who_enters_for_a_party_is_noted_with_the_table_of_its_names(one, delegation, signed_in):
    Person.objects.filter(pk=one.pk).update(protected=True)
    args = ["dialogue", delegation.invitation_id]

    signed_in("ada").get(reverse("delegations:for-people-xlsx", args=args))

    assert LookUp.objects.get().place == "delegations:for-people-xlsx"


# ---- what is held of it


@pytest.fixture
def held_of(one, world, dora):
    protect(one, "Threats", conference=world.conference, by=dora)
    LookUpFactory(conference=world.conference, person=one, account=world.ada)
    return as_export(Person.objects.get(pk=one.pk), [])


def test_what_is_handed_out_about_a_person_holds_protection_and_readings_without_officers(held_of):
    (protection,), (reading,) = held_of["protection"], held_of["name read"]

    assert (protection["reason"], protection["state"]) == ("Threats", "proposed")
    assert reading["place"] == "delegations:delegation"
    assert not {"proposed_by", "decided_by"} & set(protection)
    assert "account" not in reading
    assert held_of["person"]["protected"] == "True"


def test_whoever_is_erased_is_no_longer_protected_and_nobody_has_read_their_name(
    held_of, one, world, dora
):
    erase(one, why="asked", conference=world.conference, by=dora)

    assert not protected(one)
    assert not Protection.objects.exists()
    assert not LookUp.objects.exists()


@pytest.mark.parametrize("elsewhere", [False, True])
def test_when_the_data_are_due_protection_ends_where_nothing_else_is_held(
    elsewhere, held_of, one, world, dora
):
    if elsewhere:
        DelegateFactory(delegation__conference=world.elsewhere, person=one)
    LookUpFactory(conference=world.elsewhere, person=one)
    Conference.objects.filter(pk=world.conference.pk).update(
        starts=date(2020, 1, 1), ends=date(2020, 1, 2)
    )
    world.conference.refresh_from_db()

    delete_due(world.conference, by=dora, now=timezone.now())

    assert protected(one) == elsewhere
    assert Protection.objects.exists() == elsewhere
    assert [each.conference for each in LookUp.objects.all()] == [world.elsewhere] * elsewhere


# ---- what the activity log tells


def logs(client, **asked):
    """The log with the same filters as a page and as both tables."""
    page = client.get(reverse("portal:journal", args=["dialogue"]), asked)
    table = client.get(reverse("portal:journal-csv", args=["dialogue"]), asked)
    book = client.get(reverse("portal:journal-xlsx", args=["dialogue"]), asked)
    told = [str(line["told"].deed) for line in page.context["lines"]]
    cells = [row["Action"] for row in csv.DictReader(StringIO(text_of(table)))]
    heads, *rows = load_workbook(BytesIO(b"".join(book)), read_only=True).active.values
    assert told == cells == [row[heads.index("Action")] for row in rows]
    assert page.context["page"].paginator.count == len(told)
    return told


def text_of(answer):
    return b"".join(answer).decode("utf-8-sig")


@pytest.fixture
def all_of_it(one, world, dora, sol):
    """Every deed there is about a protection."""
    here = {"conference": world.conference}
    confirm(protect(one, "", by=dora, **here), by=sol)
    keep(ask_to_lift(one, "", by=dora, **here), by=sol)
    confirm(ask_to_lift(one, "", by=dora, **here), by=sol)
    return [
        "the protection of a person was ended",
        "ending the protection of a person was proposed",
        "the protection of a person was upheld",
        "ending the protection of a person was proposed",
        "the protection of a person was confirmed",
        "a person was protected",
    ]


def test_the_log_tells_of_protections_whom_they_are_for_and_nobody_else(
    all_of_it, one, dora, signed_in, as_
):
    for client in (as_(dora.account), signed_in("sol")):
        assert logs(client, verb="delegations.")[:6] == all_of_it
    for who in ("ada", "ina", "obi", "bea"):
        assert not [told for told in logs(signed_in(who)) if "protect" in told]


@pytest.mark.parametrize(
    "asked", [{"person": "Nightingale"}, {"verb": "delegations."}, {"who": "sol"}], ids=str
)
def test_no_filter_brings_them_back(asked, all_of_it, world, signed_in):
    if "who" in asked:
        asked = {"who": str(world.sol.pk)}
    assert logs(signed_in("ada"), **asked) == []


def test_nobody_else_is_offered_to_look_for_them(all_of_it, dora, signed_in, as_):
    address = reverse("portal:journal", args=["dialogue"])
    kept = [str(verb) for verb in journal_verbs() if verb.told_to]
    of_wishes = [str(verb) for verb in journal_verbs() if "accreditation" in verb.told_to]
    assert set(of_wishes) == {"delegations.disclosure_chosen", "badges.other_changed"}

    everybodys = ((as_(dora.account), kept), (signed_in("ada"), of_wishes), (signed_in("obi"), []))
    for client, there in everybodys:
        page = client.get(address).content.decode()
        assert [verb for verb in kept if f'value="{verb}"' in page] == there
    asked = signed_in("ada").get(address, {"verb": "delegations.person_protected"})
    assert not [each for each in asked.context["lines"] if "protect" in each["told"].deed]


def test_neither_does_today(all_of_it, dora, signed_in, as_):
    address = reverse("portal:today", args=["dialogue"])

    assert "the protection of a person was ended" in as_(dora.account).get(address).content.decode()
    for who in ("ada", "ina", "obi"):
        assert "protect" not in str(signed_in(who).get(address).context["history"])


def test_who_was_first_is_told_of_what_everybody_reads(world, dora):
    """A line of the log is quoted to whoever comes second."""
    record(BadgeVerb.ENQUIRIES_REVIEWED, by=dora, about=world.conference)

    assert "enquiries" not in changed_first(world.conference)


def test_no_wish_tells_by_its_line_who_is_hidden_without_one(one, delegation, signed_in, as_, dora):
    """Of two who are not named, the one about whom no wish was noted would be the protected one."""
    focal = By(duty="focal point", name="focal point 1")
    wishes = {"before": "public", "after": "secretariat", "conference": delegation.conference_id}
    record(Verb.DISCLOSURE_CHOSEN, by=focal, about=delegation.delegates.get(), **wishes)
    record(
        BadgeVerb.OTHER_CHANGED, by=dora, about=OtherHolderFactory(conference=delegation.conference)
    )
    page = reverse("delegations:delegation", args=["dialogue", delegation.pk])

    for who in ("obi", "ina", "bea"):
        client = signed_in(who)
        assert not {"the visibility of a name was chosen"} & set(logs(client))
        assert not [told for told in logs(client) if "outside delegations" in told]
        assert "the visibility of a name" not in client.get(page).content.decode()
    for client in (signed_in("ada"), as_(dora.account)):
        assert "the visibility of a name was chosen" in logs(client)


def test_whoever_is_kept_from_a_line_reads_no_number_with_a_gap_in_it(
    all_of_it, dora, as_, signed_in
):
    for who in ("ada", "ina", "obi"):
        page, table = log_and_table(signed_in(who))
        assert '<th scope="col" class="end">Number</th>' not in page
        assert "Number" not in next(csv.reader(StringIO(table)))
    page, table = log_and_table(signed_in("sol"))
    lines = [int(row["Number"]) for row in csv.DictReader(StringIO(table))]
    here = JournalEntry.objects.order_by("-pk").values_list("pk", flat=True)
    assert lines == list(here)
    assert '<th scope="col" class="end">Number</th>' in page


def log_and_table(client):
    page = client.get(reverse("portal:journal", args=["dialogue"])).content.decode()
    return page, text_of(client.get(reverse("portal:journal-csv", args=["dialogue"])))


# ---- the pages of a party


def test_the_copy_a_party_takes_along_says_the_same_of_a_protected_person(one, fay):
    def taken():
        return fay.get(reverse("delegations:my-data-json")).json()

    before = taken()
    Person.objects.filter(pk=one.pk).update(protected=True)

    assert taken() == before
    assert not {"protected", "person"} & set(before["persons"][0])


def test_a_party_is_told_of_nobody_of_its_own_that_they_are_protected(one, delegation, fay):
    Person.objects.filter(pk=one.pk).update(protected=True)
    focal = delegation.invitation.focal_points.first()

    for reader, knows in ((reader_of(focal), False), (Reader(Audience.ACCREDITATION), True)):
        (shown,) = delegates_seen_by(reader, [delegation], delegation.conference)[delegation.pk]
        assert (shown.named, shown.protected) == (True, knows)


@pytest.mark.parametrize("versions", [False, True], ids=["as it is", "as published"])
def test_who_stands_in_for_a_party_reads_no_protected_name_of_it(
    versions, one, world, delegation, dora, signed_in, fay
):
    change_rules(world.conference, by=dora, seen_version=0, list_state="final")
    if versions:
        ListRelease.objects.create(
            conference=world.conference,
            state="final",
            at=timezone.now(),
            number=1,
            content=content_now(world.conference),
        )
    Person.objects.filter(pk=one.pk).update(protected=True)
    address = reverse("delegations:for-participants", args=["dialogue", delegation.invitation_id])

    def read(client, page):
        return "Nightingale" in client.get(page).content.decode()

    assert not read(signed_in("ina"), address)
    assert read(signed_in("ada"), address)
    assert read(fay, reverse("delegations:participants"))
    Person.objects.filter(pk=one.pk).update(protected=False)
    assert read(signed_in("ina"), address)
