"""Entries of the register: added, edited with history, taken back, merged and parted, told apart, removed."""

import pytest
from django.urls import reverse

from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from plenipo.registry.actions.entries import (
    add_party,
    change_party,
    remove_party,
    tell_apart,
    undo,
)
from plenipo.registry.actions.merge import merge, undo_merge
from plenipo.registry.models import Affiliation, ExternalId, Party, PartyName, Revision
from plenipo.registry.queries.duplicates import perhaps_the_same, suggestions
from plenipo.registry.queries.search import search
from plenipo.registry.queries.values import values_of
from tests.factories import InvitationFactory, PartyFactory


@pytest.fixture
def rex(world):
    return By(duty="register", account=world.rex)


@pytest.fixture
def ina(world):
    return By(duty="register", account=world.ina)


def again(party):
    return Party.objects.get(pk=party.pk)


def found(words):
    return list(search(words))


# ---- adding and editing


def test_a_local_organisation_that_is_no_party_is_added(rex):
    made = add_party(
        by=rex, name="Institut de la paix", kind="foundation", country_id="FRA", names=[]
    )

    assert again(made).kind == "foundation"
    assert found("institut paix") == [made]
    assert Revision.objects.get(party=made).what == "added"
    assert JournalEntry.objects.get().verb == "registry.party.added"


def test_a_change_keeps_what_stood_there_before(rex):
    party = PartyFactory(name="Parti ouvrier", founded=1905)

    assert change_party(party, seen=0, by=rex, name="Parti socialiste", ended=1969)

    change = Revision.objects.get(what="changed")
    assert change.before == {"name": "Parti ouvrier"}
    assert change.after == {"name": "Parti socialiste", "ended": 1969}
    assert found("socialiste") == [party]
    assert found("ouvrier") == []


def test_a_change_that_changes_nothing_leaves_no_trace(rex):
    party = PartyFactory(name="Parti ouvrier")

    assert not change_party(party, seen=0, by=rex, name="Parti ouvrier")

    assert (again(party).revision, Revision.objects.count()) == (0, 0)


def test_of_two_who_edit_at_once_the_second_is_told_who_was_first(rex, ina):
    party = PartyFactory()
    change_party(party, seen=0, by=rex, name="As rex has it")

    with pytest.raises(Refused, match=r"changed by rex on .*compare and save again"):
        change_party(again(party), seen=0, by=ina, name="As ina has it")

    assert again(party).name == "As rex has it"


def test_a_change_is_taken_back_and_the_history_keeps_both(rex):
    party = PartyFactory(name="Parti ouvrier")
    change_party(party, seen=0, by=rex, name="Parti socialiste")

    undo(Revision.objects.get(), by=rex)

    assert again(party).name == "Parti ouvrier"
    assert found("ouvrier") == [party]
    assert list(Revision.objects.order_by("pk").values_list("what", "undone")) == [
        ("changed", True),
        ("undone", False),
    ]


def test_an_earlier_change_is_taken_back_and_later_ones_of_other_fields_stay(rex):
    party = PartyFactory(name="Parti ouvrier")
    change_party(party, seen=0, by=rex, name="Parti socialiste")
    change_party(again(party), seen=1, by=rex, founded=1905)

    undo(Revision.objects.earliest("pk"), by=rex)

    assert (again(party).name, again(party).founded) == ("Parti ouvrier", 1905)


def test_a_change_that_was_changed_again_is_not_taken_back_over_it(rex, ina):
    party = PartyFactory(name="Parti ouvrier")
    change_party(party, seen=0, by=rex, name="Parti socialiste")
    change_party(again(party), seen=1, by=ina, name="Parti démocrate")

    with pytest.raises(
        Refused, match=r"since been changed again by ina on .*Undo that change first"
    ):
        undo(Revision.objects.earliest("pk"), by=rex)

    assert again(party).name == "Parti démocrate"


def test_a_change_is_taken_back_once(rex):
    party = PartyFactory()
    change_party(party, seen=0, by=rex, name="Parti socialiste")
    undo(Revision.objects.get(), by=rex)

    with pytest.raises(Refused, match="This change has already been undone."):
        undo(Revision.objects.get(what="changed"), by=rex)


def test_an_id_belongs_to_one_entry_alone(rex):
    owner = PartyFactory()
    ExternalId.objects.create(party=owner, scheme="partyfacts", value="7", exclusive=True)

    with pytest.raises(Refused, match=rf"partyfacts:7 belongs to “{owner}” \(number {owner.pk}\)"):
        add_party(by=rex, name="Parti", ids=[["partyfacts", "7", True]])


def test_an_entry_made_by_mistake_goes_while_nothing_refers_to_it(rex):
    mistake, invited = PartyFactory(), InvitationFactory().party

    remove_party(mistake, by=rex)
    with pytest.raises(Refused, match=r"it is referred to \("):
        remove_party(invited, by=rex)

    assert not Party.objects.filter(pk=mistake.pk).exists()
    assert Party.objects.filter(pk=invited.pk).exists()


# ---- two entries that are one party


@pytest.fixture
def twins(world):
    """(the one that goes, the one that is kept), each with something of its own."""
    gone = PartyFactory(
        name="Parti de l'Aube", name_short="PA", family="social_democratic", founded=1980
    )
    kept = PartyFactory(name="Parti de l’Aube", name_english="Dawn Party", founded=1981)
    PartyName.objects.create(party=gone, kind="other", text="Aurore")
    ExternalId.objects.create(party=gone, scheme="partyfacts", value="1", exclusive=True)
    ExternalId.objects.create(party=kept, scheme="partyfacts", value="2", exclusive=True)
    return gone, kept


def test_two_entries_become_one_and_what_was_kept_stands(twins, rex):
    gone, kept = twins

    merge(gone, kept, by=rex)

    assert again(gone).merged_into == kept
    one = values_of([again(kept)])[kept.pk]
    assert (one["founded"], one["family"]) == (1981, "social_democratic")
    assert {row[1] for row in one["names"]} >= {"Parti de l'Aube", "Aurore"}
    assert {row[1] for row in one["ids"]} == {"1", "2"}
    assert found("aurore") == [kept]


def test_a_merger_is_undone_and_each_has_its_own_again(twins, rex):
    gone, kept = twins
    before = values_of([gone, kept])
    done = merge(gone, kept, by=rex)

    back = undo_merge(done, by=rex)

    assert back == gone
    assert values_of([again(gone), again(kept)]) == before
    assert found("aurore") == [gone]
    assert [entry.verb for entry in JournalEntry.objects.order_by("pk")] == [
        "registry.party.merged",
        "registry.party.unmerged",
    ]


def test_what_was_edited_since_survives_undoing_the_merger(twins, rex):
    gone, kept = twins
    done = merge(gone, kept, by=rex)
    change_party(again(kept), seen=again(kept).revision, by=rex, website="https://dawn.example")

    undo_merge(done, by=rex)

    assert again(kept).website == "https://dawn.example"


def test_members_of_an_international_that_is_merged_go_along_and_come_back(rex, world):
    gone, kept = PartyFactory.create_batch(2, kind="international")
    member = Affiliation.objects.create(party=world.party, international=gone)

    done = merge(gone, kept, by=rex)
    member.refresh_from_db()
    assert member.international == kept

    undo_merge(done, by=rex)
    member.refresh_from_db()
    assert member.international == gone


def test_an_invitation_of_the_merged_entry_is_that_of_the_kept_one(twins, rex, world):
    gone, kept = twins
    invitation = InvitationFactory(party=gone, conference=world.conference)

    done = merge(gone, kept, by=rex)
    invitation.refresh_from_db()
    assert invitation.party == kept

    undo_merge(done, by=rex)
    invitation.refresh_from_db()
    assert invitation.party == gone


@pytest.mark.parametrize("which", ["itself", "One of the two has already been merged."])
def test_what_cannot_be_merged_is_said(which, twins, rex):
    gone, kept = twins
    if which == "One of the two has already been merged.":
        merge(gone, kept, by=rex)

    with pytest.raises(Refused, match=which):
        merge(gone, gone if which == "itself" else PartyFactory(), by=rex)


def test_a_merger_cannot_be_undone_twice(twins, rex):
    done = merge(*twins, by=rex)
    undo_merge(done, by=rex)

    with pytest.raises(Refused, match="This change has already been undone."):
        undo_merge(done, by=rex)


def test_two_entries_stand_side_by_side_in_words_before_they_become_one(twins, world, as_):
    gone, kept = twins
    address = reverse("registry:merge-ask", args=[gone.pk])

    page = as_(world.rex).get(address, {"other": kept.pk}).content.decode()
    alone = as_(world.rex).get(address, {"other": gone.pk}).content.decode()

    assert "partyfacts:1" in page
    assert "partyfacts:2" in page
    assert "<bdi>social democratic</bdi>" in page
    assert "The register has no other entry with this number." in alone


def test_entries_that_share_a_name_are_suggested_until_somebody_says_they_are_two(rex):
    one, other = PartyFactory.create_batch(2, name="Union")
    PartyFactory(name="Union", country__code="PER")
    assert [(pair.one, pair.other) for pair in suggestions()] == [(one, other)]
    assert perhaps_the_same(one) == [other]

    tell_apart(other, one, by=rex)
    tell_apart(one, other, by=rex)

    assert suggestions() == []
    assert perhaps_the_same(one) == []


# ---- the pages


def send(client, page, *args, **form):
    return client.post(reverse(f"registry:{page}", args=args), {"key": "k", **form})


ENTRY = {"kind": "party", "name": "Parti de l’Aube", "country": "FRA", "seen": "0"}


def test_a_person_adds_an_entry_with_its_names_and_ids(world, as_):
    rows = {
        "names-TOTAL_FORMS": "2",
        "names-INITIAL_FORMS": "0",
        "names-0-text": "حزب الفجر",
        "names-0-kind": "other",
        "names-0-language": "ar",
        "ids-TOTAL_FORMS": "1",
        "ids-INITIAL_FORMS": "0",
        "ids-0-scheme": "wikidata",
        "ids-0-value": "Q1",
    }

    answer = send(as_(world.rex), "party-add", **ENTRY, **rows)

    made = Party.objects.get(name="Parti de l’Aube")
    assert answer.url == reverse("registry:party", args=[made.pk])
    assert made.names.get().text == "حزب الفجر"
    assert made.external_ids.get().value == "Q1"
    assert found("الفجر") == [made]


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"name": ""}, "This field is required."),
        ({"name": "ح" * 301}, "at most 300 characters (it has 301)"),
        ({"founded": "1999", "ended": "1990"}, "It cannot end before it was founded."),
        ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"country": "ZZZ"}, "ZZZ is not one of the available choices"),
        ({"names-0-text": "Aube", "names-0-language": "french!"}, "Enter a valid value."),
        (
            {"names-0-text": "A", "names-0-since": "1990", "names-0-until": "1980"},
            "The end is before the beginning.",
        ),
        ({"names-0-text": "A", "names-1-text": "A"}, "This is a duplicate."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost(
    typed, says, world, as_
):
    rows = {"names-TOTAL_FORMS": "2", "names-INITIAL_FORMS": "0"}
    form = {**ENTRY, "note": "A note nobody wants to type again", **rows, **typed}

    answer = send(as_(world.rex), "party-add", **form)

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "A note nobody wants to type again" in page
    assert not Party.objects.filter(name__startswith="Parti de l’Aube").exists()


def test_a_country_that_no_longer_exists_can_be_chosen(world, as_):
    send(as_(world.rex), "party-add", **{**ENTRY, "country": "DDR"})

    made = Party.objects.get(name="Parti de l’Aube")
    page = as_(world.obi).get(reverse("registry:party", args=[made.pk])).content.decode()
    assert "German Democratic Republic" in page


def test_direction_marks_and_control_characters_are_taken_out_and_scripts_may_mix(world, as_):
    send(as_(world.rex), "party-add", **{**ENTRY, "name": "\u202eParti \u200fحزب\u0007 党"})

    assert Party.objects.filter(name="Parti حزب 党").count() == 1


def test_what_the_second_editor_typed_stands_below_the_reason(world, rex, as_):
    party = PartyFactory()
    change_party(party, seen=0, by=rex, name="As rex has it")

    answer = send(as_(world.ina), "party-change", party.pk, **{**ENTRY, "name": "As ina has it"})

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "This entry has since been changed by rex on" in page
    assert 'value="As ina has it"' in page
    assert 'name="seen" value="1"' in page


def test_a_double_click_adds_one_entry(world, as_):
    client = as_(world.rex)

    first, second = (send(client, "party-add", **ENTRY) for _click in range(2))

    assert first.url == second.url
    assert Party.objects.filter(name=ENTRY["name"]).count() == 1


def test_the_page_of_an_entry_shows_all_that_is_known_of_it(world, rex, as_):
    older, newer = PartyFactory(name_english="Before"), PartyFactory(name_english="After")
    body = PartyFactory(kind="international", name_english="International of Dawns")
    made = add_party(
        by=rex,
        name="حزب الفجر",
        name_language="ar",
        name_english="Dawn Party",
        name_short="DP",
        kind="party",
        country_id="EGY",
        founded=1981,
        family="green",
        website="https://dawn.example",
        source="Its own statutes",
        names=[["other", "Aube", "fr", "", 1981, 1990]],
        statuses=[["cabinet", 1999, 2003, "Gazette"]],
        affiliations=[[body.pk, "observer", 2001, None, "Its list"]],
        came_from=[[older.pk, "merged", 1981]],
        went_into=[[newer.pk, "renamed", 2010]],
        ids=[["wikidata", "Q1", False]],
    )

    page = as_(world.obi).get(reverse("registry:party", args=[made.pk])).content.decode()

    for told in (
        '<bdi lang="ar">حزب الفجر</bdi>',
        "Dawn Party",
        "Egypt",
        "1981–1990",
        "1999–2003",
        "Gazette",
        "International of Dawns",
        "observer",
        "Before",
        "After",
        "https://dawn.example",
        "Its own statutes",
        "Q1",
        "green",
    ):
        assert told in page, told


@pytest.mark.parametrize("extra", [1, 3])
def test_more_rows_below_an_entry_cost_no_more_queries(
    extra, world, as_, django_assert_num_queries
):
    for _n in range(extra):
        PartyName.objects.create(party=world.party, kind="other", text=f"Name {_n}")
        Affiliation.objects.create(
            party=world.party, international=PartyFactory(kind="international")
        )
    client = as_(world.obi)

    # session, account, entry, names, statuses, ids, affiliations, predecessors, successors, merged, duties, revisions,
    # lines of imports, offices, memberships
    with django_assert_num_queries(15):
        page = client.get(reverse("registry:party", args=[world.party.pk])).content.decode()

    assert page.count("Name ") >= extra


@pytest.mark.parametrize("extra", [1, 3])
def test_more_suggestions_cost_no_more_queries(extra, world, as_, django_assert_num_queries):
    for n in range(extra):
        PartyFactory.create_batch(2, name=f"Union {n}")
    client = as_(world.rex)

    # session, account, duties, articles, names, whose they are, English names, ids, those told apart, entries
    with django_assert_num_queries(10):
        page = client.get(reverse("registry:duplicates")).content.decode()

    assert page.count("Not duplicates") == extra
