"""How apps join the house: what exists is taken from the installed apps, so that one that forgets a list is named."""

from django.urls import get_resolver, resolve, reverse
from django.utils import timezone

from plenipo.conference.models import Conference, Membership
from plenipo.conference.profile import SECRETARY_GENERAL
from plenipo.conference.queries.search import GROUPS
from plenipo.conference.queries.waiting import TALLIES, WAITING, WITHOUT, Waits, waiting_in
from plenipo.delegations.profile import ALL_APPROVED, PRESENT_BY
from plenipo.delegations.queries.presence import PRESENCES
from plenipo.delegations.signals import person_erased, retention_ended
from plenipo.kit.apps import house
from plenipo.kit.desks import FOR_A_PARTY, HOUSE, OF_A_PARTY, PUBLIC_PAGES, RAIL, TABS
from plenipo.kit.personal import BY_ITS_APP, SEALED, personal_fields, way_to
from plenipo.records.words.journal import phrases
from plenipo.records.words.lines import AREAS
from tests import everything
from tests.test_architecture import CONTRACTS, ROOT, STEP

# ---- the apps


def test_every_app_stands_on_the_staircase_and_keeps_the_order_of_files():
    inside = next(each for each in CONTRACTS if each["name"].startswith("Inside an app"))
    labels = {app.label for app in house()}

    assert {path.parent.name for path in (ROOT / "plenipo").glob("*/apps.py")} == labels
    assert labels <= set(STEP)
    assert {f"plenipo.{label}" for label in labels - {"kit", "project"}} == set(
        inside["containers"]
    )


# ---- who was present


def test_each_way_to_tell_who_was_present_is_known_to_one_app():
    assert {each.key for each in PRESENCES} == PRESENT_BY.keys() - {ALL_APPROVED}


# ---- pages


def routes(patterns, before=""):
    for each in patterns:
        route = f"{before}{getattr(each.pattern, '_route', '')}"
        if hasattr(each, "url_patterns"):
            yield from routes(each.url_patterns, route)
        else:
            yield route, each.callback


OF_A_CONFERENCE = "desk/<slug:slug>/"
OF_TODAY = {"", "first-steps/", "search/", "daily-letter/", "journal.csv", "journal.xlsx"}


def test_every_page_of_a_conference_lies_at_a_desk_of_the_rail_or_below_one():
    at = "a-conference"
    desks = [reverse(desk.address, args=[at]).partition(f"{at}/")[2] for desk in RAIL]
    lost = {
        route.partition(OF_A_CONFERENCE)[2]
        for route, _view in routes(get_resolver().url_patterns)
        if OF_A_CONFERENCE in route
    }

    assert {page for page in lost if not page.startswith(tuple(filter(None, desks)))} == OF_TODAY


def test_every_tab_belongs_to_a_desk_and_lies_at_it_or_below():
    assert set(TABS) <= {desk.address for desk in RAIL}
    for desk, tabs in TABS.items():
        assert desk in {tab.address for tab in tabs}
        for tab in tabs:
            start = reverse(desk, args=["a-conference"])
            assert reverse(tab.address, args=["a-conference"]).startswith(start), tab.address


def test_a_page_behind_the_link_of_a_party_is_there_for_whoever_stands_in_for_it():
    behind = {page.address.replace(":", ":for-") for page in OF_A_PARTY}
    assert behind <= {page.address for page in FOR_A_PARTY}


def test_every_page_in_a_list_has_an_address():
    for page in HOUSE:
        assert resolve(reverse(page.address)), page.address
    for page in PUBLIC_PAGES:
        assert resolve(reverse(page.address, args=["dialogue"])), page.address


# ---- what waits


def of_a_conference():
    return [model for app in house() for model in app.get_models() if way_to(model, Conference)]


def test_every_kind_of_row_with_a_state_waits_for_somebody_or_says_why_not():
    counted = {each.rows().model for each in WAITING if each.rows}
    counted |= {rows for tally in TALLIES for rows in tally.of}
    with_a_state = {
        model
        for model in of_a_conference()
        if any(field.name == "state" for field in model._meta.local_fields)
    }

    assert with_a_state - counted - set(WITHOUT) == set()
    assert counted & set(WITHOUT) == set()
    assert all(WITHOUT.values())


def test_every_kind_that_waits_is_counted_once_and_leads_to_a_page(world):
    today = timezone.localdate()
    kinds = [each.kind for each in WAITING]
    numbers = set(waiting_in(world.conference))
    tallied = [kind for tally in TALLIES for kind in tally.count(world.conference, today)]

    assert sorted([*numbers, *tallied]) == sorted(kinds)
    for each in WAITING:
        assert resolve(reverse(each.address, args=["dialogue"])), each.kind
    assert {kind for desk in RAIL for kind in desk.waits} <= numbers


def test_a_kind_that_waits_may_be_called_like_what_leads_to_it(world, monkeypatch):
    members = Waits(
        "memberships", "", SECRETARY_GENERAL, "portal:today", rows=Membership.objects.all
    )
    monkeypatch.setitem(WAITING._at, 9999, members)

    assert waiting_in(world.conference)["memberships"] == world.conference.memberships.count()


# ---- what is found by its words

NOTHING_TO_FIND = {"conference": "settings", "portal": "pages made of what others hold"}


def test_every_app_with_a_desk_of_its_own_says_what_a_search_finds_there():
    with_desks = {desk.address.partition(":")[0] for desk in RAIL}
    searched = {group_of.__module__.split(".")[1] for group_of in GROUPS}

    assert with_desks - searched == set(NOTHING_TO_FIND)


# ---- records


def test_every_verb_of_a_conference_belongs_to_an_area_of_the_log():
    areas = {area for area, _label in AREAS}
    of_the_house = {"accounts.", "registry.", "project."}
    begun = {verb.partition(".")[0] + "." for verb in phrases()}

    assert begun - areas - of_the_house == set()
    assert areas - begun == set()


# ---- personal data


def test_the_conference_next_door_holds_one_row_of_each_kind_that_names_people(world):
    """Of these tests/test_neighbours.py knows that no page of another conference shows them."""
    everything.all_kinds_of(world.elsewhere, "Elsewhere")
    named = {
        model
        for model, field, _tag in personal_fields()
        if getattr(field, "gone", None) not in (BY_ITS_APP, SEALED)
    }
    lacking = {
        model._meta.label
        for model in named & set(of_a_conference())
        if not model._default_manager.filter(**{way_to(model, Conference): world.elsewhere.pk})
    }

    assert lacking == set()


def listeners(signal):
    """The apps whose receivers hear it."""
    return {receiver().__module__.split(".")[1] for _key, receiver, *_rest in signal.receivers}


def apps_with(*gone):
    return {
        model._meta.app_label
        for model, field, _tag in personal_fields()
        if getattr(field, "gone", None) in gone
    }


def test_what_an_app_alone_can_empty_it_empties_when_its_time_is_over_and_when_a_person_asks():
    assert apps_with(BY_ITS_APP, SEALED) - listeners(retention_ended) == set()
    assert apps_with(SEALED) - listeners(person_erased) == set()


def test_what_says_something_of_people_belongs_to_a_conference_or_has_a_clock_of_its_own():
    homeless = {
        model._meta.label_lower
        for model, _field, tag in personal_fields()
        if way_to(model, Conference) is None and tag.clock == "conference"
    }
    assert homeless <= {"people.person"}  # a participant: of every conference they take part in
