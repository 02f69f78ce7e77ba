"""Badges: one valid badge for one person, and why an older one is none."""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from plenipo.accreditation.actions import badges as actions
from plenipo.accreditation.actions.categories import add_category, add_usual, delete_category
from plenipo.accreditation.actions.lost_badges import found_again, report_lost
from plenipo.accreditation.bridge.codes import (
    BadgeSigner,
    Code,
    Unaccepted,
    code_read,
    public_keys_in_words,
)
from plenipo.accreditation.models import Badge
from plenipo.accreditation.queries.badges import (
    BadgeFilter,
    BadgeReading,
    badge_meant,
    badges_chosen,
    categories_of,
    entitled,
    narrowed_to,
    numbers_of,
)
from plenipo.accreditation.queries.load import loads_of
from plenipo.conference.queries.search import found_by
from plenipo.delegations.bridge import Audience, Reader
from plenipo.delegations.models import Delegate
from plenipo.delegations.signals import persons_changed
from plenipo.kit.errors import Refused
from plenipo.records.models import JournalEntry
from tests.factories import (
    BadgeFactory,
    ConferenceFactory,
    DelegateFactory,
)

DESK = Reader(Audience.ACCREDITATION)


def persons(counter):
    return [each.pk for each in counter.people.values()]


def drawn_up(counter):
    return actions.draw_up(counter.conference, persons(counter), by=counter.by)


def badge_of(counter, script):
    return Badge.objects.filter(person=counter.people[script]).latest("serial")


# ---- who gets which


def test_everybody_of_an_approved_delegation_gets_the_category_of_their_capacity(counter):
    made = drawn_up(counter)

    assert [each.category.letter for each in made] == ["E", "D", "D", "D", "D", "D"]
    assert [each.serial for each in made] == [1, 2, 3, 4, 5, 6]
    assert len({each.identity for each in made}) == len({each.code for each in made}) == 6
    line = JournalEntry.objects.get(verb="badges.drawn_up")
    assert line.details["badges"] == [1, 2, 3, 4, 5, 6]


def test_a_category_for_some_delegations_goes_before_one_for_all(counter):
    add_category(
        counter.conference, letter="O", name={"en": "Observer"}, colour="#445566",
        capacities=["member"], delegations=["party"], by=counter.by,
    )  # fmt: skip
    found = entitled(counter.conference, categories_of(counter.conference))

    letters = {each.category.letter for each in found.values() if each.category}
    assert letters == {"E", "O"}


def test_who_is_not_approved_gets_none(counter):
    waiting = DelegateFactory(delegation=counter.delegation, state="nominated")

    with pytest.raises(Refused, match="None of these persons"):
        actions.draw_up(counter.conference, [waiting.person_id], by=counter.by)


def test_the_usual_categories_are_named_in_the_languages_of_the_conference(counter):
    delegate = counter.conference.badge_categories.get(letter="D")

    assert set(delegate.name) == {"en", "fr", "ar", "zh-hans"}
    assert add_usual(counter.conference, by=counter.by) == 0
    assert counter.conference.zones.count() == 7


# ---- one valid badge


def test_a_second_officer_who_prepares_the_same_badges_is_told(counter):
    drawn_up(counter)

    with pytest.raises(Refused, match="they have one"):
        drawn_up(counter)
    assert Badge.objects.count() == 6


def test_two_valid_badges_of_one_person_cannot_be_stored(counter):
    first = drawn_up(counter)[0]

    with pytest.raises(IntegrityError), transaction.atomic():
        BadgeFactory(
            conference=counter.conference, person=first.person, category=first.category, serial=99
        )
    BadgeFactory(
        conference=counter.conference, person=first.person, category=first.category, serial=99,
        state="lost",
    )  # fmt: skip


def test_a_lost_badge_is_replaced_and_its_code_is_no_longer_that_of_a_valid_badge(counter):
    old = drawn_up(counter)[0]
    new = actions.reissue(old, lost=True, reason="lost", by=counter.by)

    old.refresh_from_db()
    assert (old.state, old.reason, old.ended_at is not None) == ("lost", "lost", True)
    assert (new.serial, new.replaces, new.state) == (7, old, "drawn_up")
    assert new.identity != old.identity
    assert new.code != old.code


def test_of_two_who_replace_one_badge_the_second_is_told(counter):
    old = drawn_up(counter)[0]
    seen_by_the_other = Badge.objects.get(pk=old.pk)
    actions.reissue(old, lost=True, reason="lost", by=counter.by)

    with pytest.raises(Refused, match="no longer valid"):
        actions.reissue(seen_by_the_other, lost=False, reason="damaged", by=counter.by)
    assert Badge.objects.filter(person=old.person, state__in=Badge.VALID).count() == 1


def test_who_has_left_the_delegation_is_to_be_revoked_and_gets_no_new_badge(counter):
    badge = drawn_up(counter)[1]
    Delegate.objects.filter(person=badge.person).update(state="withdrawn")

    reading = BadgeReading(counter.conference, DESK)
    (line,) = narrowed_to(reading.lines, BadgeFilter(needs="revoking"))
    assert line.person == badge.person_id
    with pytest.raises(Refused, match="no longer takes part"):
        actions.reissue(badge, lost=True, reason="lost", by=counter.by)
    with pytest.raises(Refused, match="reason"):
        actions.revoke(badge, reason=" ", by=counter.by)
    actions.revoke(badge, reason="withdrawn by the party", by=counter.by)
    assert numbers_of(BadgeReading(counter.conference, DESK).lines)["revoking"] == 0


def test_who_is_withdrawn_over_the_link_or_at_the_desk_has_a_badge_that_opens_nothing(counter):
    badge, other = drawn_up(counter)[1:3]
    Delegate.objects.filter(person=badge.person).update(state="withdrawn")

    persons_changed.send(None, delegation=counter.delegation, by=counter.by)

    badge.refresh_from_db()
    other.refresh_from_db()
    assert (badge.state, other.state) == ("revoked", "drawn_up")
    assert JournalEntry.objects.get(verb="badges.followed").details["badges"] == [badge.serial]


# ---- printed, handed over


def test_what_was_printed_is_collected_on_one_receipt_and_that_can_be_undone(counter):
    made = drawn_up(counter)
    run = actions.print_badges(counter.conference, made, "card", by=counter.by)
    assert run.badges.count() == 6

    receipt = actions.hand_over(
        counter.conference, made, "Rose Petit", delegation=counter.delegation, by=counter.by
    )

    assert receipt.number == 1
    assert {each.state for each in receipt.badges.all()} == {"collected"}
    with pytest.raises(Refused, match="already been collected"):
        actions.hand_over(counter.conference, made, "Somebody", by=counter.by)
    badge = badge_of(counter, "latin")
    actions.undo_hand_over(badge, by=counter.by)
    assert badge_of(counter, "latin").state == "printed"


def test_what_is_in_somebodys_hands_is_not_printed_a_second_time(counter):
    made = drawn_up(counter)
    actions.hand_over(counter.conference, made[:1], "Rose Petit", by=counter.by)

    with pytest.raises(Refused, match="has been collected"):
        actions.print_badges(counter.conference, made[:1], "a6", by=counter.by)
    run = actions.print_badges(counter.conference, made, "a6", by=counter.by)
    assert run.badges.count() == 5


@pytest.mark.parametrize("typed", ["D 0002", "d0002", "D2", "0002", "2", "٠٠٠٢"])
def test_a_badge_is_found_by_its_number_as_it_is_printed_or_read_aloud(counter, typed):
    second = drawn_up(counter)[1]

    assert badge_meant(counter.conference, typed) == second
    assert badge_meant(counter.conference, second.code.replace("-", "").lower()) == second
    assert badge_meant(counter.conference, "Hope 2") is None


def test_a_badge_that_is_reported_lost_meanwhile_is_not_handed_over(counter):
    made = drawn_up(counter)[:2]
    report_lost(Badge.objects.get(pk=made[0].pk), reason="lost", by=counter.by)

    receipt = actions.hand_over(counter.conference, made, "Rose Petit", by=counter.by)

    assert [each.pk for each in receipt.badges.all()] == [made[1].pk]
    assert Badge.objects.get(pk=made[0].pk).state == "lost"


def test_sheets_that_came_out_badly_are_printed_once_more(counter):
    made = drawn_up(counter)
    run = actions.print_badges(counter.conference, made, "a6", by=counter.by)
    actions.hand_over(counter.conference, made[:2], "Rose Petit", by=counter.by)

    assert actions.unprint(run, by=counter.by) == 4
    assert badges_chosen(counter.conference, persons(counter), ["drawn_up"])[0].serial == 3


def test_a_run_has_an_end(counter, monkeypatch):
    monkeypatch.setattr(actions, "MOST_AT_ONCE", 5)

    with pytest.raises(Refused, match="at most 5"):
        actions.print_badges(counter.conference, drawn_up(counter), "a6", by=counter.by)


def test_a_category_with_badges_stays(counter):
    made = drawn_up(counter)

    with pytest.raises(Refused, match="changed but not deleted"):
        delete_category(made[0].category, by=counter.by)


# ---- codes


def test_a_code_opens_until_midnight_after_the_last_day_at_the_venue(counter, settings):
    conference = counter.conference
    conference.zone = "Asia/Shanghai"
    badge = drawn_up(counter)[0]
    written = BadgeSigner(conference).of_badge(badge)
    midnight = datetime(badge.ends.year, badge.ends.month, badge.ends.day, 16, tzinfo=UTC)

    read = code_read(written, conference, midnight - timedelta(seconds=1))
    assert isinstance(read, Code)
    assert read.identity == badge.identity
    assert code_read(written, conference, midnight) == Unaccepted.EXPIRED
    assert code_read(written, ConferenceFactory(), midnight) == Unaccepted.OTHER_CONFERENCE
    settings.BADGE_KEYS = ["ICEiIyQlJicoKSorLC0uLzAxMjM0NTY3ODk6Ozw9Pj8=", *settings.BADGE_KEYS]
    assert isinstance(code_read(written, conference, midnight - timedelta(1)), Code)
    assert len(public_keys_in_words()) == 2


def test_without_a_key_nothing_is_signed(counter, settings):
    settings.BADGE_KEYS = []

    with pytest.raises(Refused, match="administrator"):
        BadgeSigner(counter.conference)


# ---- zones


def test_badges_collected_fill_a_zone(counter):
    hall = counter.conference.zones.get(pictogram="hall")
    hall.capacity = 3
    hall.save()
    made = drawn_up(counter)
    load = next(each for each in loads_of(counter.conference) if each.zone == hall)
    assert (load.issued, load.coming, load.over, load.soon) == (0, 6, False, True)

    actions.hand_over(counter.conference, made[:4], "Rose Petit", by=counter.by)

    load = next(each for each in loads_of(counter.conference) if each.zone == hall)
    assert (load.issued, load.coming, load.over, load.soon) == (4, 2, True, False)


def test_a_lost_badge_that_is_found_is_accepted_as_before_unless_another_took_its_place(
    counter,
):
    made = drawn_up(counter)
    actions.print_badges(counter.conference, [made[0]], "card", by=counter.by)
    for badge in made[:2]:
        report_lost(badge, reason="left in a taxi", by=counter.by)
    actions.draw_up(counter.conference, [made[1].person_id], by=counter.by)

    found_again(made[0], by=counter.by)
    with pytest.raises(Refused, match="Another badge was issued"):
        found_again(made[1], by=counter.by)

    assert [Badge.objects.get(pk=each.pk).state for each in made[:2]] == ["printed", "lost"]


def test_a_lost_badge_of_who_left_stays_blocked(counter):
    made = drawn_up(counter)
    report_lost(made[0], reason="left in a taxi", by=counter.by)
    Delegate.objects.filter(person=made[0].person_id).update(state="withdrawn")

    with pytest.raises(Refused, match="no longer takes part"):
        found_again(made[0], by=counter.by)


def test_search_finds_a_badge_by_the_code_that_was_scanned(world, ada, rose):
    add_usual(world.conference, by=ada)
    (badge,) = actions.draw_up(world.conference, [rose.person_id], by=ada)
    scanned = BadgeSigner(world.conference).of_badge(badge)
    officer, other = (
        world.conference.memberships.get(account=each) for each in (world.ada, world.obi)
    )

    def hits(member):
        return [each.url for group in found_by(member, scanned) for each in group.hits]

    assert hits(officer) == [
        reverse("accreditation:holder", args=[world.conference.slug, rose.person_id])
    ]
    assert hits(other) == []
