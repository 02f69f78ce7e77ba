"""Invitations: drafted from a list, sent, reminded, bounced, withdrawn, re-issued, replaced."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from plenipo.delegations.actions.drafts import (
    Usual,
    change_draft,
    draft_from_list,
    draft_one,
    undo_drafting,
)
from plenipo.delegations.actions.invitations import (
    let_lapse,
    offer_substitute,
    reissue,
    remind,
    send,
    withdraw,
)
from plenipo.delegations.models import Delegation, FocalPoint, Invitation, Link
from plenipo.delegations.queries.invitations import InvitationFilter, board, counted
from plenipo.delegations.words.merges import what_a_merger_does
from plenipo.kit.codes import code_meant
from plenipo.kit.errors import Refused
from plenipo.kit.tokens import hash_of, token_of
from plenipo.records.actions.letters import mark_bounced
from plenipo.records.models import By, JournalEntry, Letter
from plenipo.records.queries import name_of
from plenipo.records.words.journal import phrases
from plenipo.registry.signals import merge_undone, parties_merged
from tests.factories import (
    DelegationFactory,
    FocalPointFactory,
    InvitationFactory,
    MatchFactory,
    MatchListFactory,
    PartyFactory,
)

USUAL = Usual("party", "en")


@pytest.fixture(autouse=True)
def _nobody_is_invited_yet(request):
    if "world" in request.fixturenames:
        request.getfixturevalue("world").fay.invitation.delete()


@pytest.fixture
def ina(world):
    return By(duty="invitations", account=world.ina)


@pytest.fixture
def draft(world):
    return InvitationFactory(conference=world.conference, state="drafted", email="a@example.org")


@pytest.fixture
def sent(world, ina, draft):
    """An invitation sent long enough ago to be reminded of."""
    send(world.conference, [draft], expected=1, by=ina)
    long_ago = timezone.now() - timedelta(days=30)
    Invitation.objects.filter(pk=draft.pk).update(sent_at=long_ago)
    return again(draft)


def again(invitation):
    return Invitation.objects.select_related("conference__series", "party").get(pk=invitation.pk)


def deeds_on(invitation):
    about = f"delegations.invitation:{invitation.pk}"
    return list(
        JournalEntry.objects.filter(about=about).order_by("pk").values_list("verb", flat=True)
    )


def matched_list(*parties, **row):
    kept = MatchListFactory()
    for party in parties:
        MatchFactory(match_list=kept, state="chosen", party=party, **row)
    return kept


# ---- drafting


def test_every_matched_party_of_a_list_gets_one_draft(world, ina):
    kept = matched_list(world.party, email="a@example.org", contact="Ms Secretary-General")
    MatchFactory(match_list=kept, state="doubtful")

    done = draft_from_list(world.conference, kept, usual=USUAL, by=ina)

    invitation = Invitation.objects.get()
    assert (done.drafted, done.invited_already) == (1, 0)
    assert (invitation.party, invitation.state) == (world.party, "drafted")
    assert (invitation.email, invitation.addressee) == ("a@example.org", "Ms Secretary-General")
    assert code_meant(invitation.reference) == invitation.reference
    assert deeds_on(invitation) == ["invitations.drafted"]


def test_a_party_invited_already_is_passed_over(world, ina):
    kept = matched_list(world.party, PartyFactory())
    draft_one(
        world.conference, world.party, by=ina, category="party", quota=3, language="en", email=""
    )

    done = draft_from_list(world.conference, kept, usual=USUAL, by=ina)

    assert (done.drafted, done.invited_already) == (1, 1)


def test_a_row_matched_to_an_entry_merged_since_means_the_one_that_was_kept(world, ina):
    gone = PartyFactory(merged_into=world.party)

    draft_from_list(world.conference, matched_list(gone, world.party), usual=USUAL, by=ina)

    assert [each.party for each in board_of(world)] == [world.party]


def test_what_a_row_says_goes_before_what_is_usual(world, ina):
    speaks_french = PartyFactory(name_language="fr")
    institute = PartyFactory(kind="foundation", name_language="")
    kept = matched_list(speaks_french, language="ru", category="By special invitation")
    MatchFactory(match_list=kept, state="chosen", party=institute)

    draft_from_list(world.conference, kept, usual=USUAL, by=ina)

    of = {each.party: (each.language, each.category, each.quota) for each in board_of(world)}
    assert of[speaks_french] == ("ru", "special", 5)
    assert of[institute] == ("en", "organisation", 2)


def board_of(world, **wanted):
    return list(board(world.conference, InvitationFilter(**wanted)))


def test_drafting_is_undone_for_what_was_not_sent(world, ina):
    kept = matched_list(world.party, PartyFactory())
    draft_from_list(world.conference, kept, usual=USUAL, by=ina)
    send(world.conference, board_of(world)[:1], expected=1, by=ina)

    assert undo_drafting(world.conference, kept, by=ina) == 1

    assert [each.state for each in board_of(world)] == ["sent"]


def test_a_party_is_invited_once(world, ina, draft):
    with pytest.raises(Refused, match="already been invited"):
        draft_one(world.conference, draft.party, by=ina, category="party", quota=1, language="en")


def test_of_two_who_change_a_draft_one_wins(ina, draft):
    change_draft(draft, seen=0, by=ina, quota=4)

    with pytest.raises(Refused, match=r"ina changed this first .+: invitation changed"):
        change_draft(draft, seen=0, by=ina, quota=5)

    assert again(draft).quota == 4


# ---- sending


def test_sending_writes_the_letter_with_a_link_of_which_only_the_hash_is_kept(world, ina, draft):
    send(world.conference, [draft], expected=1, by=ina)

    letter, link = Letter.objects.get(), Link.objects.get()
    told = letter.links["link"]
    assert again(draft).state == "sent"
    assert letter.to_email == "a@example.org"
    assert draft.reference in letter.body
    assert "{link}" in letter.body
    assert told["path"] == "/en/answer/{token}/"
    assert link.hash == hash_of(token_of(told["nonce"], purpose=told["purpose"]))
    assert link.expires > timezone.now() + timedelta(days=59)  # the host-party profile's 60
    assert FocalPoint.objects.get().email == "a@example.org"


def test_drafts_without_an_address_are_left_out(world, ina, draft):
    InvitationFactory(conference=world.conference, state="drafted", email="")
    InvitationFactory(conference=world.conference, state="drafted", email="see annex")

    assert send(world.conference, board_of(world), expected=1, by=ina) == 1

    assert counted(world.conference)["drafted"] == 2


def test_nothing_is_sent_when_the_number_is_not_the_confirmed_one(world, ina, draft):
    with pytest.raises(Refused, match="You confirmed 2 letters, but there are now 1"):
        send(world.conference, [draft], expected=2, by=ina)

    assert Letter.objects.count() == 0


def test_what_a_colleague_sent_is_not_sent_again(world, ina, draft):
    send(world.conference, [draft], expected=1, by=ina)

    with pytest.raises(Refused, match="No recipients are left."):
        send(world.conference, [draft], expected=1, by=ina)

    assert Letter.objects.count() == 1


def test_a_letter_is_in_its_own_language(world, ina):
    draft = InvitationFactory(conference=world.conference, state="drafted", language="fr")

    send(world.conference, [draft], expected=1, by=ina)

    letter = Letter.objects.get()
    assert letter.language == "fr"
    assert "Un avenir partagé" in letter.body
    assert "du 10 au 13 mai 2027" in letter.body
    assert f"/fr/{world.conference.slug}/verify/" in letter.body


def test_a_placeholder_in_somebodys_name_stays_a_name(world, ina):
    draft = InvitationFactory(
        conference=world.conference, state="drafted", addressee="{reference} {0.__class__}"
    )

    send(world.conference, [draft], expected=1, by=ina)

    assert "{reference} {0.__class__}" in Letter.objects.get().body


@pytest.mark.parametrize("letters", [10, 40])
def test_a_batch_costs_the_same_queries_for_each_letter(letters, world, ina):
    InvitationFactory.create_batch(letters, conference=world.conference, state="drafted")

    with CaptureQueriesContext(connection) as asked:
        send(world.conference, board_of(world), expected=letters, by=ina)

    assert len(asked) == 6 + 10 * letters


# ---- silent, reminded, lapsed


def test_the_silent_are_reminded_with_a_link_that_does_not_end_the_first(world, ina, sent):
    assert remind(world.conference, [sent], expected=1, by=ina) == 1

    assert again(sent).reminders == 1
    assert Letter.objects.latest("pk").kind == "invitations.reminder"
    assert Link.objects.filter(revoked=False).count() == 2


def test_nobody_is_reminded_more_often_than_the_profile_allows(world, ina, sent):
    remind(world.conference, [sent], expected=1, by=ina)

    with pytest.raises(Refused, match="No recipients are left."):
        remind(world.conference, [sent], expected=1, by=ina)


@pytest.mark.parametrize("state", ["drafted", "accepted", "declined", "lapsed", "withdrawn"])
def test_only_the_silent_are_reminded(state, world, ina):
    long_ago = timezone.now() - timedelta(days=30)
    invitation = InvitationFactory(conference=world.conference, state=state, sent_at=long_ago)

    with pytest.raises(Refused, match="No recipients are left."):
        remind(world.conference, [invitation], expected=1, by=ina)


def test_only_what_is_late_lapses(world, ina):
    yesterday = timezone.now().date() - timedelta(days=1)
    late = InvitationFactory(conference=world.conference, deadline=yesterday)
    in_time = InvitationFactory(conference=world.conference, deadline=yesterday + timedelta(days=2))

    assert let_lapse(world.conference, [late, in_time], by=ina) == 1

    assert (again(late).state, again(in_time).state) == ("lapsed", "sent")


# ---- bounced


def test_a_letter_that_comes_back_marks_the_invitation_and_its_focal_point(sent):
    mark_bounced(Letter.objects.get(), "550 No such person")

    assert again(sent).bounced
    assert FocalPoint.objects.get().bounced


def test_a_bounced_letter_about_the_delegation_marks_its_focal_point_too(sent):
    delegation = DelegationFactory(invitation=sent, conference=sent.conference)
    letter = Letter.objects.get()
    letter.about = f"delegations.delegation:{delegation.pk}"
    letter.save()

    mark_bounced(letter, "550 No such person")

    assert FocalPoint.objects.get().bounced


def test_an_invitation_with_another_focal_point_is_not_bounced(sent):
    FocalPointFactory(invitation=sent)

    mark_bounced(Letter.objects.get(), "550 No such person")

    assert not again(sent).bounced


def test_a_corrected_address_gets_a_new_link_and_the_old_one_ends(ina, sent):
    mark_bounced(Letter.objects.get(), "550 No such person")
    seen = again(sent).revision

    reissue(again(sent), addressee="Mr B", email="b@example.org", language="fr", seen=seen, by=ina)

    old, new = FocalPoint.objects.order_by("pk")
    assert (again(sent).bounced, again(sent).email) == (False, "b@example.org")
    assert (old.removed, old.links.get().revoked) == (True, True)
    assert (new.email, new.links.get().revoked) == ("b@example.org", False)
    assert Letter.objects.latest("pk").kind == "invitations.reissue"


def test_the_link_of_a_second_focal_point_outlives_a_new_one_of_the_first(ina, sent):
    other = FocalPointFactory(invitation=sent)
    link = Link.objects.create(
        focal_point=other, hash="x", made=timezone.now(), expires=timezone.now()
    )

    reissue(sent, addressee="", email=sent.email, language="en", seen=sent.revision, by=ina)

    link.refresh_from_db()
    assert not link.revoked


# ---- withdrawn and replaced


def test_a_withdrawn_party_is_told_and_its_links_end(ina, sent):
    delegation = DelegationFactory(invitation=sent, conference=sent.conference)

    withdraw(sent, seen=sent.revision, by=ina)

    delegation.refresh_from_db()
    assert again(sent).state == "withdrawn"
    assert Link.objects.get().revoked
    assert Letter.objects.latest("pk").kind == "invitations.withdrawal"
    assert delegation.state == Delegation.State.WITHDRAWN


def test_a_withdrawn_draft_is_told_to_nobody(ina, draft):
    withdraw(draft, seen=0, by=ina)

    assert Letter.objects.count() == 0


def test_who_comes_second_is_told_who_was_first_and_when(world, ina, sent):
    withdraw(sent, seen=sent.revision, by=ina)

    with pytest.raises(
        Refused, match=r"ina changed this first \(.+ \d\d:\d\d\): invitation withdrawn"
    ):
        withdraw(sent, seen=sent.revision, by=By(duty="invitations", account=world.sol))


def test_the_place_of_a_party_that_declined_is_offered_to_another(world, ina):
    declined = InvitationFactory(conference=world.conference, state="declined")
    values = {"category": "party", "quota": 3, "language": "en", "email": ""}

    draft = offer_substitute(declined, world.party, by=ina, **values)

    assert (draft.substitute_for, draft.state) == (declined, "drafted")
    with pytest.raises(Refused, match="reallocated to"):
        offer_substitute(declined, PartyFactory(), by=ina, **values)


def test_a_place_still_held_is_not_offered(world, ina, sent):
    with pytest.raises(Refused, match="still has its invitation"):
        offer_substitute(sent, world.party, by=ina, category="party", quota=1, language="en")


# ---- entries of the register that become one


def test_an_invitation_follows_its_party_into_another_entry_and_back(world, ina, sent):
    gone = sent.party

    parties_merged.send(type(gone), gone=gone, kept=world.party, by=ina)
    assert again(sent).party == world.party

    merge_undone.send(type(gone), gone=gone, kept=world.party, by=ina)
    assert again(sent).party == gone


def test_of_two_invited_entries_that_become_one_both_invitations_stay(world, ina, sent):
    other = InvitationFactory(conference=world.conference)

    (told,) = what_a_merger_does(sent.party, other.party)
    assert f"invitation {sent.reference} stays with the merged entry" in told

    parties_merged.send(type(other.party), gone=sent.party, kept=other.party, by=ina)

    assert again(sent).party == sent.party
    line = JournalEntry.objects.get(verb="invitations.both_invited")
    assert line.about == name_of(sent)


# ---- the board


def test_the_board_is_narrowed_by_state_region_language_and_words(world, draft):
    other = InvitationFactory(
        conference=world.conference,
        language="ar",
        party__name="حزب",
        party__country__code="EGY",
        party__country__region="africa",
    )

    assert board_of(world, state="drafted") == [draft]
    assert board_of(world, state="silent") == [other]
    assert board_of(world, region="africa") == [other]
    assert board_of(world, language="ar") == [other]
    assert board_of(world, q="حزب") == [other]
    assert board_of(world, q=draft.reference) == [draft]
    assert board_of(world, rows=(draft.pk,)) == [draft]


def test_the_silent_are_those_sent_opened_and_not_bounced(world):
    for state in ("sent", "opened", "accepted", "drafted"):
        InvitationFactory(conference=world.conference, state=state)
    InvitationFactory(conference=world.conference, bounced=True)

    n = counted(world.conference)

    assert (n["silent"], n["bounced"], n["coming"], n["all"], n["invited"]) == (2, 1, 1, 5, 4)


def test_every_deed_has_its_phrase(sent):
    assert set(deeds_on(sent)) <= set(phrases())
