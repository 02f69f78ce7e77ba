"""Versions of the list of participants: two people, exactly one state, and what may still be shown of it afterwards."""

import io
import json
from html import unescape
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.urls import reverse
from docx import Document as Word

from plenipo.conference.actions import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.delegations.actions import listing
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.bridge import PUBLIC, Audience, Reader, reader_of
from plenipo.delegations.formats.participants import as_file
from plenipo.delegations.models import Delegate, Delegation, ListCopy, ListRelease
from plenipo.delegations.queries.list_versions import (
    content_now,
    proposal_for,
    version_in_force,
    version_seen_by,
    versions_of,
)
from plenipo.delegations.words.list_versions import changes_inside, compares, digest_of, label_of
from plenipo.delegations.words.listed import public_list
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.factories import (
    ChangeRequestFactory,
    DelegateFactory,
    DelegationFactory,
    MembershipFactory,
)
from tests.portal.conftest import people_named, text_of


@pytest.fixture
def named(world):
    return people_named(world)


@pytest.fixture
def who(world):
    return SimpleNamespace(
        sol=By(duty="secretary_general", account=world.sol),
        ada=By(duty="accreditation", account=world.ada),
    )


def propose(world, by, state="provisional"):
    seen = digest_of(content_now(world.conference))
    return listing.propose(world.conference, state, seen=seen, by=by)


def publish(world, who, state="provisional"):
    """Proposed by one, published by the other."""
    one = propose(world, who.ada, state)
    listing.confirm(one, seen=one.revision, by=who.sol)
    world.conference.__dict__.pop("_rules", None)
    return one


def pressed(client, name, *args, **said):
    return client.post(
        reverse(f"delegations:{name}", args=["dialogue", *args]), {"key": uuid4().hex, **said}
    )


def page_of(client, name, *args):
    return text_of(client.get(reverse(f"delegations:{name}", args=["dialogue", *args])))


# ---- two people


def test_one_proposes_and_another_publishes(named, world, as_):
    ada, sol = as_(world.ada), as_(world.sol)
    asked = page_of(ada, "list-ask", "provisional")
    assert "Provisional list of participants, version 1" in asked
    seen = digest_of(content_now(world.conference))

    pressed(ada, "list-disclose", "provisional", seen=seen)

    one = proposal_for(world.conference)
    assert version_in_force(world.conference) is None
    assert "A second person must publish it" in page_of(ada, "list-proposal")
    assert pressed(ada, "list-confirm", one.pk, seen=one.revision).status_code == 403
    pressed(sol, "list-confirm", one.pk, seen=one.revision)
    released = version_in_force(world.conference)
    assert (released.pk, released.by, released.proposed_by) == (one.pk, world.sol, world.ada)
    assert profile_of(world.conference).values["list_state"] == "provisional"
    verbs = JournalEntry.objects.filter(verb__startswith="lists.").order_by("pk")
    assert [line.verb for line in verbs] == ["lists.proposed", "lists.published"]
    assert "Openly" in text_of(as_(None).get(reverse("portal:participants", args=["dialogue"])))


def test_what_the_secretary_general_proposes_accreditation_may_publish(named, world, who, as_):
    one = propose(world, who.sol)

    assert pressed(as_(world.sol), "list-confirm", one.pk, seen=0).status_code == 403
    pressed(as_(world.ada), "list-confirm", one.pk, seen=one.revision)

    assert version_in_force(world.conference) == one


def test_if_it_changed_meanwhile_the_second_is_told_what_and_nothing_is_published(
    named, world, who, as_
):
    one = propose(world, who.ada)
    Delegate.objects.filter(pk=named.public.pk).update(disclosure="secretariat")
    late = DelegationFactory(conference=world.conference, state="approved", plate_name="Late Party")

    page = page_of(as_(world.sol), "list-proposal")
    assert "The list has changed since it was proposed" in page
    assert f"Added: {late.to_call}" in page
    assert "No longer named: Given Openly" in page
    with pytest.raises(Refused, match="nothing was published"):
        listing.confirm(one, seen=one.revision, by=who.sol)

    assert version_in_force(world.conference) is None
    pressed(as_(world.sol), "list-drop", one.pk, seen=one.revision)
    assert proposal_for(world.conference) is None
    assert ListRelease.objects.get().content == {}


def test_a_list_that_changed_is_proposed_as_it_is_now_in_one_press(named, world, who, as_):
    one = propose(world, who.ada)
    DelegateFactory(delegation=named.approved, state="approved")
    ada = as_(world.ada)
    shown = ada.get(reverse("delegations:list-proposal", args=["dialogue"]))
    now = shown.context["now"]
    assert shown.context["since"] is not None
    DelegateFactory(delegation=named.approved, state="approved")  # once more, after the page

    late = pressed(ada, "list-again", one.pk, seen=one.revision, now=now)
    assert late.status_code == 409
    assert proposal_for(world.conference) == one

    now = ada.get(reverse("delegations:list-proposal", args=["dialogue"])).context["now"]
    assert pressed(ada, "list-again", one.pk, seen=one.revision, now=now).status_code == 302
    again = proposal_for(world.conference)
    assert again not in (None, one)
    assert pressed(ada, "list-again", one.pk, seen=one.revision, now=now).status_code == 409
    listing.confirm(again, seen=0, by=who.sol)
    assert version_in_force(world.conference) == again


def test_what_was_published_is_no_proposal_and_is_not_withdrawn(named, world, who, as_):
    one = propose(world, who.ada)
    listing.confirm(one, seen=0, by=who.sol)
    one.refresh_from_db()

    assert pressed(as_(world.ada), "list-drop", one.pk, seen=one.revision).status_code == 409

    one.refresh_from_db()
    assert one.stage == "published"
    assert one.content != {}


def test_only_one_version_waits_at_a_time(named, world, who):
    propose(world, who.ada)

    with pytest.raises(Refused, match="already awaits a second person"):
        propose(world, who.sol)


def test_the_second_of_two_who_press_is_told_who_was_first(named, world, who):
    one = propose(world, who.ada)
    listing.confirm(one, seen=0, by=who.sol)

    with pytest.raises(Refused, match="changed this first"):
        listing.confirm(ListRelease.objects.get(pk=one.pk), seen=0, by=who.sol)
    assert versions_of(world.conference).count() == 1


def test_nothing_is_proposed_that_nobody_looked_at(named, world, as_):
    answer = pressed(as_(world.ada), "list-disclose", "provisional", seen="another digest")

    assert answer.status_code == 409
    assert not ListRelease.objects.exists()


@pytest.mark.parametrize(("who_asks", "published"), [("sol", True), ("ada", False)])
def test_where_the_rules_ask_for_one_person_the_secretary_general_publishes(
    who_asks, published, named, world, as_
):
    change_rules(world.conference, by=By(duty="x"), seen_version=0, list_by_two=False)
    browser = as_(getattr(world, who_asks))

    seen = digest_of(content_now(world.conference))
    pressed(browser, "list-disclose", "final", seen=seen)

    assert versions_of(world.conference).exists() is published


def test_a_change_request_that_is_open_is_said_before_anybody_publishes(named, world, as_):
    ChangeRequestFactory(delegation=named.approved, delegate=named.public)

    page = page_of(as_(world.sol), "list-ask", "final")

    assert "1 change request is undecided" in page
    assert reverse("delegations:changes", args=["dialogue"]) in page


def test_to_disclose_nothing_any_more_one_person_is_enough(named, world, who, as_):
    publish(world, who)
    sol, seen = as_(world.sol), profile_of(world.conference).version

    pressed(sol, "list-close", seen=seen, confirm="wrong")
    assert profile_of(world.conference).values["list_state"] == "provisional"
    pressed(sol, "list-close", seen=seen, confirm="dialogue")

    assert profile_of(world.conference).values["list_state"] == "undisclosed"
    world.conference.__dict__.pop("_rules", None)
    assert public_list(world.conference) is None


# ---- what stands in a version


def labels(world):
    return [label_of(one) for one in reversed(versions_of(world.conference))]


def test_versions_are_numbered_and_after_the_final_list_come_errata(named, world, who):
    for state in ("provisional", "provisional", "final", "final", "final"):
        publish(world, who, state)
        DelegationFactory(conference=world.conference, state="approved")

    assert labels(world) == [
        "Provisional list of participants, version 1",
        "Provisional list of participants, version 2",
        "Final list of participants",
        "Final list of participants with errata 1",
        "Final list of participants with errata 2",
    ]


def test_what_is_approved_after_an_version_stands_in_the_next_one(named, world, who, client):
    publish(world, who)
    late = DelegationFactory(conference=world.conference, state="approved", plate_name="Late Party")
    DelegateFactory(delegation=late, state="approved", disclosure="public")

    assert [str(entry.delegation) for entry in public_list(world.conference).entries] == [
        named.approved.to_call
    ]
    publish(world, who)
    shown = public_list(world.conference)
    assert len(shown.entries) == 2
    assert f"Added: {late.to_call}" in shown.changes


def test_an_version_says_what_it_said_when_an_office_is_corrected_later(named, world, who):
    publish(world, who)
    Delegate.objects.filter(pk=named.public.pk).update(office="Prime Minister", capacity="head")

    (entry,) = public_list(world.conference).entries
    assert entry.people[0].beneath == "Office of Openly"
    publish(world, who)
    shown = public_list(world.conference)
    assert shown.entries[0].people[0].beneath == "head of delegation, Prime Minister"
    assert list(shown.changes) == [
        "Corrected: Given Openly, Office of Openly, now: Given Openly, head of delegation, "
        f"Prime Minister, {named.approved.to_call}"
    ]


@pytest.mark.parametrize("how", ["consent", "protected"])
def test_whoever_withdraws_their_consent_is_in_no_version_any_more_and_nothing_says_why(
    how, named, world, who, client
):
    """G17: the next version suppresses; the errata are neutral."""
    first = publish(world, who)
    if how == "consent":
        Delegate.objects.filter(pk=named.public.pk).update(disclosure="secretariat")
    else:
        named.public.person.protected = True
        named.public.person.save()

    def whole(shown):
        return as_file(shown, "json").decode()

    assert "Openly" not in whole(public_list(world.conference))
    publish(world, who)
    shown = public_list(world.conference)
    assert list(shown.changes) == ["1 entry is no longer shown."]
    assert "Openly" not in whole(shown)
    for content in (first.content, version_in_force(world.conference).content):
        seen = version_seen_by(PUBLIC, world.conference, content)
        assert [one.name for each in seen for one in each.people] == []
    staff = world.conference.memberships.get(account=world.obi)
    pairs = [(first.content, version_in_force(world.conference).content)]
    (told,) = changes_inside(pairs, reader=reader_of(staff), conference=world.conference)
    assert list(told) == ["1 entry is no longer shown."]


def test_a_neutral_name_is_not_undone_by_what_differs_from_the_version_before(
    named, world, who, as_
):
    publish(world, who)
    before, one = named.approved.to_call, named.approved
    Delegation.objects.filter(pk=one.pk).update(plate_name="Algeria", called={})
    told = f"Name changed: {before}, now: Algeria"

    assert told in unescape(page_of(as_(world.sol), "list"))
    propose(world, who.ada)
    assert told in unescape(page_of(as_(world.sol), "list-proposal"))
    waits = proposal_for(world.conference)
    listing.confirm(waits, seen=waits.revision, by=who.sol)

    shown = public_list(world.conference)
    assert list(shown.changes) == ["The name of 1 delegation was changed."]
    public = unescape(text_of(as_(None).get(reverse("portal:participants", args=["dialogue"]))))
    assert "1 change since the previous version" in public
    assert "Corrected" not in public
    assert told in unescape(page_of(as_(world.obi), "list-versions"))


@pytest.mark.parametrize(
    ("duties", "reads"), [(["accreditation"], False), (["data_protection"], True)]
)
def test_whoever_is_suppressed_is_named_in_a_difference_to_data_protection_alone(
    duties, reads, named, world, who, as_
):
    publish(world, who)
    named.public.person.protected = True
    named.public.person.save()
    member = MembershipFactory(conference=world.conference, duties=duties)

    (told,) = changes_inside(
        [(version_in_force(world.conference).content, content_now(world.conference))],
        reader=compares(member),
        conference=world.conference,
    )

    removed = "No longer named: Given Openly" if reads else "1 entry is no longer shown."
    assert len(told) == 1
    assert told[0].startswith(removed)


def test_who_agrees_again_is_named_again_in_the_version_that_named_them(named, world, who):
    publish(world, who)
    for wish, people in (("secretariat", 0), ("public", 1)):
        Delegate.objects.filter(pk=named.public.pk).update(disclosure=wish)
        assert len(public_list(world.conference).entries[0].people) == people


def test_a_delegation_that_no_longer_takes_part_is_in_no_version(named, world, who):
    publish(world, who)
    Delegation.objects.filter(pk=named.approved.pk).update(state="withdrawn")

    assert public_list(world.conference).entries == []
    publish(world, who)
    assert f"Withdrawn: {named.approved.to_call}" in public_list(world.conference).changes


def test_an_version_holds_nothing_of_whoever_is_named_to_nobody_outside(named, world):
    kept = json.dumps(content_now(world.conference))

    assert "Openly" in kept
    assert "Amongus" in kept
    for name in ("Discreet", "Hidden", "Tooearly", "@example.org"):
        assert name not in kept


def test_of_somebody_who_is_erased_no_version_keeps_anything(named, world, who):
    publish(world, who)

    erase(named.public.person, why="asked", conference=world.conference, by=who.sol)

    kept = json.dumps(list(ListRelease.objects.values("content", "shown")))
    assert "Openly" not in kept
    assert "Office of" not in json.dumps(
        [
            one
            for one in ListRelease.objects.get().content["people"].values()
            if one["to"] == "public"
        ]
    )


@pytest.mark.parametrize(
    ("reader", "names"),
    [
        (PUBLIC, ["Given Openly"]),
        (Reader(Audience.DELEGATIONS), ["Given Openly", "Given Amongus"]),
        (Reader(Audience.DELEGATIONS, category="party"), ["Given Openly", "Given Amongus", "Near"]),
    ],
)
def test_each_circle_reads_in_an_version_those_named_to_it(reader, names, named, world, who):
    Delegation.objects.filter(pk=named.approved.pk).update(category="party")
    DelegateFactory(
        delegation=named.approved, state="approved", disclosure="category",
        person__given_name="", person__family_name="Near",
    )  # fmt: skip
    one = publish(world, who)

    (entry,) = version_seen_by(reader, world.conference, one.content)

    assert sorted(p.name for p in entry.people) == sorted(names)
    assert entry.unnamed == 5 - len(names)


def test_a_delegation_reads_its_own_list_behind_its_link(named, world, who, as_):
    page = reverse("delegations:participants")
    assert "has not been disclosed yet" in text_of(as_(world.fay).get(page))
    publish(world, who)

    told = text_of(as_(world.fay).get(page))

    assert "Amongus" in told
    for name in ("Discreet", "Hidden", "Tooearly"):
        assert name not in told


# ---- previews and copies


@pytest.mark.parametrize(
    ("reader", "named_there", "not_there"),
    [
        ("public", {"Openly"}, {"Amongus", "Discreet", "Hidden"}),
        ("press", {"Openly"}, {"Amongus", "Discreet", "Hidden"}),
        ("delegation", {"Openly", "Amongus"}, {"Discreet", "Hidden"}),
        ("of-party", {"Openly", "Amongus"}, {"Discreet", "Hidden"}),
        ("staff", {"Openly", "Amongus"}, {"Discreet", "Hidden"}),
        ("nonsense", {"Openly"}, {"Amongus"}),
    ],
)
def test_the_preview_is_what_that_reader_gets(reader, named_there, not_there, named, world, as_):
    address = reverse("portal:list-preview", args=["dialogue", "provisional"])

    page = text_of(as_(world.ada).get(f"{address}?as={reader}"))

    assert {name for name in named_there | not_there if name in page} == named_there


def test_an_version_can_be_looked_at_again_as_it_may_be_shown_today(named, world, who, as_):
    first = publish(world, who)
    Delegate.objects.filter(pk=named.public.pk).update(disclosure="delegations")
    late = DelegationFactory(conference=world.conference, state="approved", plate_name="Late Party")
    publish(world, who)
    address = reverse("portal:list-preview", args=["dialogue", "provisional"])

    page = text_of(as_(world.obi).get(f"{address}?version={first.pk}"))

    assert "version 1" in page
    assert named.approved.to_call in page.replace("&#x27;", "'")
    assert "Openly" not in page
    assert str(late) not in page
    assert as_(world.obi).get(f"{address}?version=999999").status_code == 404


def test_a_copy_is_written_down_before_it_leaves(named, world, who, as_):
    publish(world, who)
    ada = as_(world.ada)

    public = pressed(ada, "list-copy", kind="docx", internal="0")
    internal = pressed(ada, "list-copy", kind="json", internal="1")

    assert "dialogue-participants.docx" in public["Content-Disposition"]
    assert "Hidden" in internal.content.decode()
    found = ListCopy.objects.order_by("pk").values_list("kind", "internal", "account", "release")
    release = version_in_force(world.conference).pk
    assert list(found) == [
        ("docx", False, world.ada.pk, release),
        ("json", True, world.ada.pk, release),
    ]
    page = page_of(as_(world.sol), "list-versions")
    assert page.count("JSON") == 1
    assert pressed(ada, "list-copy", kind="exe", internal="0").status_code == 404


@pytest.mark.parametrize("more", [1, 3])
def test_more_versions_cost_no_more_queries(
    more, named, world, who, as_, django_assert_num_queries
):
    for _version in range(more + 1):
        publish(world, who)
        late = DelegationFactory(conference=world.conference, state="approved")
        DelegateFactory(delegation=late, state="approved", disclosure="public")
    obi = as_(world.obi)

    # session, account, membership; versions, persons who are new, copies, proposal, profile; rail: what
    # waits, switches
    with django_assert_num_queries(10):
        page = page_of(obi, "list-versions")

    assert page.count("data-row") == more + 1


def test_the_errata_stand_in_every_file(named, world, who):
    publish(world, who, "final")
    late = DelegationFactory(conference=world.conference, state="approved", plate_name="Late Party")
    publish(world, who, "final")
    shown = public_list(world.conference)

    word = Word(io.BytesIO(as_file(shown, "docx")))
    told = [line.text for line in word.paragraphs]
    assert told[-len(shown.notes) - 1] == f"Added: {late.to_call}"
    assert "errata 1" in word.sections[0].header.paragraphs[0].text
    assert as_file(shown, "pdf").startswith(b"%PDF")
