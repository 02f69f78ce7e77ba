"""The badges of a delegation over its link: ready and where, and one that is lost."""

import pytest
from django.urls import reverse

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions.categories import add_usual
from plenipo.accreditation.models import Badge
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.conference.queries.waiting import WAITING
from tests.factories import BadgeCategoryFactory, BadgeFactory, DelegateFactory, PersonFactory

PAGE = "accreditation:my-badges"


@pytest.fixture
def badge(world, rose, ada):
    add_usual(world.conference, by=ada)
    (made,) = actions.draw_up(world.conference, [rose.person_id], by=ada)
    actions.print_badges(world.conference, [made], "card", by=ada)
    return made


@pytest.fixture
def fay(world, as_):
    return as_(world.fay)


def told(client):
    page = client.get(reverse(PAGE))
    return [str(each["state"]) for each in page.context["lines"]], page.content.decode()


def test_a_delegation_reads_which_badges_are_ready_and_where_they_are_collected(
    world, fay, rose, badge
):
    DelegateFactory(delegation=rose.delegation, state="approved", position=7)
    rules = profile_of(world.conference)
    change_rules(
        world.conference,
        by=world_sol(world),
        seen_version=rules.version if rules else 0,
        badge_collected="Hotel lobby, 8 to 20",
    )

    states, page = told(fay)

    assert states == ["ready for collection", "not prepared yet"]
    assert "Hotel lobby, 8 to 20" in page
    assert "Plenary" not in page  # no zone, no gate


def world_sol(world):
    from plenipo.records.models import By

    return By(duty="secretary_general", account=world.sol)


def test_a_badge_reported_lost_is_blocked_at_once_and_waits_for_the_desk(
    world, fay, badge, press, as_, rose
):
    said = press(fay, "accreditation:my-badge-lost", badge=badge.pk, reason="left in a taxi")

    badge.refresh_from_db()
    assert (said.status_code, badge.state, badge.reported) == (302, "lost", True)
    (waits,) = [each for each in WAITING if each.kind == "lost_badges"]
    assert list(waits.rows()) == [badge]
    desk = as_(world.ada)
    listed = desk.get(reverse("accreditation:badges", args=["dialogue"]), {"needs": "reported"})
    assert [each["line"].person for each in listed.context["lines"]] == [rose.person_id]

    press(desk, "accreditation:badge-loss-noted", "dialogue", rose.person_id, badge=badge.pk)
    assert not waits.rows().exists()


def test_no_badge_is_chosen_until_somebody_chooses(fay, badge):
    form = fay.get(reverse(PAGE)).context["form"]

    assert form["badge"].value() is None
    assert [str(value) for value, _label in form.fields["badge"].choices] == ["", str(badge.pk)]
    assert 'lost/" autocomplete="off"' in fay.get(reverse(PAGE)).content.decode()


@pytest.mark.parametrize("others", [0, 1])
def test_an_old_page_never_blocks_another_badge_than_the_one_it_names(
    fay, badge, press, delegation, others
):
    for _n in range(others):
        head = DelegateFactory(delegation=delegation, state="approved", position=0)
        BadgeFactory(
            conference=delegation.conference,
            person=head.person,
            delegation=delegation,
            category=badge.category,
            state="printed",
        )
    press(fay, "accreditation:my-badge-lost", badge=badge.pk, reason="left in a taxi")

    again = press(fay, "accreditation:my-badge-lost", badge=badge.pk, reason="left in a taxi")
    none = press(fay, "accreditation:my-badge-lost", badge="", reason="left in a taxi")

    assert (again.status_code, none.status_code) == (422, 422)
    assert "This badge is already blocked." in again.content.decode()
    assert len(again.context["lines"]) == 1 + others
    assert Badge.objects.filter(state="lost").count() == 1


def test_another_badge_ends_what_waits(world, fay, badge, press, rose, ada):
    press(fay, "accreditation:my-badge-lost", badge=badge.pk, reason="left in a taxi")

    actions.draw_up(world.conference, [rose.person_id], by=ada)

    assert not Badge.objects.filter(reported=True).exists()


def test_the_badge_of_another_delegation_is_not_theirs_to_block(world, fay, rose, press, badge):
    other = DelegateFactory(
        delegation__conference=world.conference, delegation__state="approved", state="approved"
    )
    theirs = BadgeFactory(
        conference=world.conference,
        person=other.person,
        delegation=other.delegation,
        category=badge.category,
        state="printed",
    )

    said = press(fay, "accreditation:my-badge-lost", badge=theirs.pk, reason="not ours")

    theirs.refresh_from_db()
    assert (said.status_code, theirs.state) == (422, "printed")
    assert "What you chose is not in this list. Choose again." in said.content.decode()
    assert len(said.context["lines"]) == 1


def test_a_delegation_that_is_not_approved_has_no_badges(fay, rose):
    rose.delegation.state = "submitted"
    rose.delegation.save()

    assert fay.get(reverse(PAGE)).status_code == 404


@pytest.mark.parametrize("n", [1, 3])
def test_the_badges_of_a_delegation_are_read_in_a_fixed_number_of_queries(
    world, fay, delegation, n, django_assert_num_queries
):
    category = BadgeCategoryFactory(conference=world.conference, capacities=["member"])
    for number in range(n):
        one = DelegateFactory(
            delegation=delegation,
            state="approved",
            capacity="member",
            person=PersonFactory(family_name=f"Person {number}"),
        )
        BadgeFactory(
            conference=world.conference,
            person=one.person,
            delegation=delegation,
            category=category,
            state="printed",
        )
    with django_assert_num_queries(15):
        assert len(fay.get(reverse(PAGE)).context["lines"]) == n
