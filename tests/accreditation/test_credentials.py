"""How credentials stand, whether a delegation takes part meanwhile, and what the officer and the committee find."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.utils import timezone

from plenipo.accreditation.actions import contests, credentials
from plenipo.accreditation.actions.credentials import LetterReceived
from plenipo.accreditation.models import Challenge, Contest, Credential
from plenipo.accreditation.profile import Credentials
from plenipo.accreditation.queries.credentials import delegations_akin, next_to_examine, rivals
from plenipo.accreditation.queries.reports import drawn_up
from plenipo.accreditation.queries.standing import (
    concerned,
    how_it_takes_part,
    standing_of,
    standings_of,
    taking_part,
)
from plenipo.accreditation.words.credentials import figures
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.waiting import waiting_for
from plenipo.conference.sections import preset
from plenipo.delegations.actions.names import call_anew
from plenipo.delegations.models import Delegation, Invitation
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from plenipo.registry.models import Succession
from tests.factories import (
    ChallengeFactory,
    CountryFactory,
    CredentialFactory,
    DelegationFactory,
    DocumentFactory,
    PartyFactory,
)

DAY = date(2026, 11, 25)
STRICT = preset("un_type").of(Credentials)
HOUSE = By(duty="secretary_general")


def rule(world, **values):
    change_rules(world.conference, by=HOUSE, seen_version=0, **values)


def find(letter, finding="in_order", reason="", *, by, seen=None):
    row = Credential.objects.select_related("delegation__conference").get(pk=letter.pk)
    seen = row.revision if seen is None else seen
    return credentials.find(row, finding, reason=reason, on=DAY, seen=seen, by=by)


def stands(delegation):
    return how_it_takes_part(Delegation.objects.get(pk=delegation.pk))


def verbs(world):
    lines = JournalEntry.objects.filter(conference=world.conference.pk).order_by("pk")
    return [each.verb.partition(".")[2] for each in lines]


# ---- from nothing to in order


def test_until_the_letter_comes_a_delegation_takes_part_as_the_rules_say(world, delegation):
    one = stands(delegation)

    assert (one.key, one.takes_part, one.lacking) == ("awaited", "provisionally", ("letter",))
    rule(world, credentials_meanwhile="waits")
    assert stands(delegation).takes_part == "not"


def test_categories_without_credentials_simply_take_part(world):
    organisation = DelegationFactory(conference=world.conference, category="organisation")

    assert stands(organisation).takes_part == "fully"
    assert organisation not in concerned(world.conference)


def test_a_letter_found_in_order_ends_the_provisional_participation(delegation, sent, desk):
    letter = sent(delegation)
    assert stands(delegation).key == "received"

    find(letter, by=desk)

    one = stands(delegation)
    assert (one.key, one.takes_part, one.lacking, one.to_examine) == ("in_order", "fully", (), [])


def test_what_is_missing_follows_from_the_rules(delegation, sent):
    copy = sent(delegation, form="copy", signatory="", authority="international_secretary")

    def lacking(rules, *letters):
        return standing_of(rules, delegation, letters, challenged=False, late=False).lacking

    assert lacking(STRICT, copy) == ("original", "signatory", "authority")
    assert lacking(replace(STRICT, copy_suffices=True, authorities=()), copy) == ("signatory",)
    assert lacking(STRICT, sent(delegation, form="information")) == ("letter",)
    assert stands(delegation).lacking == ("signatory",)


def test_the_original_supersedes_the_copy_of_the_same_signatory_once_it_is_accepted(
    delegation, sent, desk
):
    copy = sent(delegation, form="copy", signatory="Rose Petit")
    other = sent(delegation, form="copy", signatory="Paul Grand")
    find(copy, "provisional", "The original is awaited.", by=desk)
    original = sent(delegation, signatory="ROSE PETIT")
    assert (
        stands(delegation).key == "provisional"
    )  # what was found holds until the next is examined

    find(original, by=desk)

    states = {each.pk: each.state for each in Credential.objects.all()}
    assert states == {copy.pk: "superseded", other.pk: "received", original.pk: "in_order"}


@pytest.mark.parametrize("finding", ["provisional", "deferred", "not_in_order"])
def test_every_finding_but_in_order_says_why(sent, desk, finding):
    letter = sent()
    with pytest.raises(Refused, match="reason"):
        find(letter, finding, by=desk)

    find(letter, finding, "Signed by nobody.", by=desk)
    assert stands(letter.delegation).takes_part == (
        "not" if finding == "not_in_order" else "provisionally"
    )


def test_a_correction_says_why_and_leaves_the_first_finding_in_the_history(sent, desk):
    letter = sent()
    find(letter, by=desk)
    with pytest.raises(Refused, match="reason"):
        find(letter, by=desk)

    find(letter, "not_in_order", "It was signed after the term ended.", by=desk)

    assert [each.finding for each in letter.findings.all()] == ["not_in_order", "in_order"]
    line = JournalEntry.objects.latest("pk")
    assert (line.details["before"], line.details["after"]) == ("in_order", "not_in_order")
    assert "term" not in str(line.details)


def test_of_two_officers_who_examine_one_letter_the_second_is_told_who_was_first(sent, desk, world):
    letter = sent()
    find(letter, by=desk, seen=0)

    with pytest.raises(Refused, match="sol changed this first"):
        find(letter, "deferred", "Not yet.", by=By(duty="credentials", account=world.ada), seen=0)
    assert letter.findings.count() == 1


def test_many_found_in_order_leave_out_the_one_somebody_else_examined(sent, desk):
    one, other = sent(), sent()
    find(other, "deferred", "The seal is missing.", by=desk)

    left = credentials.find_in_order([one, other], on=DAY, by=desk)  # as both were read

    assert len(left) == 1
    assert [stands(each.delegation).key for each in (one, other)] == ["in_order", "deferred"]


def test_a_letter_registered_in_error_counts_no_more(sent, desk, delegation):
    letter = sent(delegation)
    row = Credential.objects.select_related("delegation__conference").get(pk=letter.pk)

    credentials.set_aside(row, reason="Of another party.", on=DAY, seen=0, by=desk)

    assert stands(delegation).key == "awaited"
    with pytest.raises(Refused, match="superseded"):
        find(letter, by=desk)


def test_a_delegation_that_fell_or_was_refused_is_nowhere_in_the_table(world, sent):
    letter = sent()
    Delegation.objects.filter(pk=letter.delegation_id).update(state="withdrawn")

    assert list(concerned(world.conference)) == []


def test_the_next_letter_is_the_oldest_nobody_has_examined(world, sent):
    new = sent(received_on=date(2026, 11, 22))
    old = sent(received_on=date(2026, 11, 12))

    first = next_to_examine(world.conference, 0)
    assert first == old.delegation_id
    assert next_to_examine(world.conference, first) == new.delegation_id
    assert next_to_examine(world.conference, new.delegation_id) == old.delegation_id


def test_nothing_received_after_the_day_in_the_rules_is_late(world, delegation):
    world.conference.starts = timezone.localdate() + timedelta(days=6)
    world.conference.ends = world.conference.starts
    world.conference.save()

    assert stands(delegation).late


def test_a_scan_the_party_had_sent_becomes_the_letter(delegation, desk):
    document = DocumentFactory(delegation=delegation)
    letter = LetterReceived(form="copy", received_on=DAY, signatory="Rose Petit")

    made = credentials.register(delegation, letter, by=desk, document=document)

    assert made.document == document


# ---- competing credentials


@pytest.fixture
def two_sides(delegation, sent):
    return [
        sent(delegation, signatory="Rose Petit", faction="Leadership elected in May"),
        sent(delegation, signatory="Paul Grand", faction="Leadership elected in June"),
    ]


def test_letters_to_be_examined_are_counted_one_way_everywhere(world, two_sides, sent):
    sent()
    sent(DelegationFactory(conference=world.conference, state="withdrawn"))
    rows = standings_of(world.conference, concerned(world.conference)).values()
    member = world.conference.memberships.get(account=world.sol)

    figure = next(each for each in figures(rows, "") if each["label"] == "letters to be examined")

    assert figure["value"] == drawn_up(world.conference).unexamined == 3
    waits = [each.text for each in waiting_for(member, today=timezone.localdate())]
    assert "3 letters of credentials to be examined" in waits


def contest(world, letters, desk):
    return contests.open_contest(world.conference, letters, note="Two congresses.", by=desk)


def test_letters_signed_by_different_people_are_shown_as_possible_rivals(world, two_sides):
    assert rivals(world.conference) == [two_sides]


def test_so_are_those_of_a_party_and_of_the_one_that_came_out_of_it(world, sent):
    before, after = sent(signatory="Rose Petit"), sent(signatory="Paul Grand")
    Succession.objects.create(
        before=before.delegation.party, after=after.delegation.party, kind="split"
    )

    assert rivals(world.conference) == [[before, after]]


def test_so_are_those_of_two_parties_into_which_one_split_that_is_not_invited(world, sent):
    one, other = sent(signatory="Rose Petit"), sent(signatory="Paul Grand")
    sent(signatory="Nobody's rival")
    for each in (one, other):
        Succession.objects.create(
            before=(gone := PartyFactory()) if each is one else gone,
            after=each.delegation.party,
            kind="split",
        )

    assert rivals(world.conference) == [[one, other]]
    assert delegations_akin(world.conference, [one.delegation_id]) == {
        one.delegation_id,
        other.delegation_id,
    }


def test_with_the_case_each_side_sits_as_its_country_and_the_secretariat_tells_them_apart(
    world, sent, desk
):
    letters = [sent(signatory="Rose Petit"), sent(signatory="Paul Grand")]
    country = CountryFactory(code="SEN", alpha2="SN")
    for each, short in zip(letters, ("PDS", "PSD"), strict=True):
        party = each.delegation.party
        party.name_short, party.country = short, country
        party.save()
        Invitation.objects.filter(delegation=each.delegation_id).update(country=country)
    call_anew(world.conference)

    case = contest(world, letters, desk)

    case.refresh_from_db()
    sides = [Delegation.objects.get(pk=each.delegation_id) for each in letters]
    assert [each.to_call for each in sides] == ["Senegal", "Senegal"]
    assert [each.inside for each in sides] == ["Senegal (PDS)", "Senegal (PSD)"]
    assert len(case.plates) == 2
    contests.decide_contest(
        case, letters[0], reason="So.", on=DAY, restore=True, seen=case.revision, by=desk
    )
    sides = [Delegation.objects.get(pk=each.delegation_id) for each in letters]
    assert "Senegal" not in {each.to_call for each in sides}
    assert {each.apart for each in sides} == {""}


@pytest.mark.parametrize(("rivals_rule", "takes_part"), [("all", "provisionally"), ("none", "not")])
def test_while_letters_compete_one_rule_holds_for_all_sides(
    world, sent, desk, rivals_rule, takes_part
):
    rule(world, credentials_rivals=rivals_rule)
    found, new = sent(), sent()
    find(found, by=desk)

    contest(world, [found, new], desk)

    assert {stands(each.delegation).takes_part for each in (found, new)} == {takes_part}
    with pytest.raises(Refused, match="competing"):
        find(new, by=desk)


def test_the_neutral_name_holds_until_the_decision_and_then_the_old_one_is_back(
    world, two_sides, desk, delegation
):
    case = contest(world, two_sides, desk)
    invitation = delegation.invitation
    contests.set_plate(case, invitation, {"en": "France", "fr": "France"}, seen=0, by=desk)
    delegation.refresh_from_db()
    assert delegation.plate_name == "France"

    contests.decide_contest(
        case,
        two_sides[1],
        reason="The court ruled.",
        on=DAY,
        restore=True,
        seen=case.revision + 1,
        by=desk,
    )

    delegation.refresh_from_db()
    assert delegation.plate_name != "France"
    assert [each.state for each in Credential.objects.order_by("pk")] == [
        "not_in_order",
        "in_order",
    ]
    assert stands(delegation).key == "in_order"
    assert verbs(world).count("found") == 2


def test_a_case_is_decided_once_and_a_letter_belongs_to_one(world, two_sides, desk):
    case = contest(world, two_sides, desk)
    with pytest.raises(Refused, match="another case"):
        contest(world, two_sides, desk)
    decide = {"reason": "Neither.", "on": DAY, "restore": False, "by": desk}
    contests.decide_contest(case, None, seen=0, **decide)

    with pytest.raises(Refused, match="first"):
        contests.decide_contest(case, two_sides[0], seen=0, **decide)
    assert Contest.objects.get().recognised is None
    assert set(Credential.objects.values_list("state", flat=True)) == {"not_in_order"}


# ---- challenges


def test_a_challenge_suspends_what_was_found_and_a_rejected_one_gives_it_back(sent, desk):
    letter = sent()
    find(letter, by=desk)
    one = ChallengeFactory(delegation=letter.delegation)
    assert (stands(letter.delegation).key, stands(letter.delegation).takes_part) == (
        "challenged",
        "provisionally",
    )

    contests.decide_challenge(one, "rejected", reason="Unproven.", on=DAY, seen=0, by=desk)

    assert stands(letter.delegation).key == "in_order"


def test_an_upheld_challenge_finds_the_letters_not_in_order(sent, desk):
    letter = sent()
    find(letter, by=desk)
    one = ChallengeFactory(delegation=letter.delegation)

    contests.decide_challenge(one, "upheld", reason="Proven.", on=DAY, seen=0, by=desk)

    assert (stands(letter.delegation).key, stands(letter.delegation).takes_part) == (
        "not_in_order",
        "not",
    )
    one = Challenge.objects.get()
    with pytest.raises(Refused, match="already been decided"):
        contests.decide_challenge(one, "rejected", reason="No.", on=DAY, seen=1, by=desk)


def test_nobody_challenges_itself(delegation, desk):
    with pytest.raises(Refused, match="its own"):
        contests.challenge(
            delegation,
            by_delegation=delegation,
            about="other",
            ground="…",
            made_on=DAY,
            by=desk,
        )


# ---- rules


def test_all_whose_credentials_stand_alike_are_treated_alike():
    for name in ("host_party", "party_international", "inter_parliamentary", "un_type"):
        rules = preset(name).of(Credentials)
        assert taking_part(rules, "in_order") == "fully"
        assert taking_part(rules, "not_in_order") == "not"
        assert rules.required
        assert list(rules.in_words())


def test_the_rules_are_said_in_words(world):
    said = dict(rules_of(world.conference).in_words())

    assert "Credentials are required of: Party." in said["Credentials"]


def test_a_letter_of_another_delegation_stands_apart(sent, desk):
    one, other = CredentialFactory(delegation__conference=sent().delegation.conference), sent()
    find(one, by=desk)

    assert stands(other.delegation).key == "received"
