"""A delegation that does not take part, by its credentials, on other pages: visa letters, the list, Today, seats."""

from datetime import timedelta
from html import unescape

import pytest
from django.urls import reverse
from django.utils import timezone

from plenipo.accreditation.actions import credentials, visa
from plenipo.accreditation.models import Credential, VisaLetter
from plenipo.conference.actions.profile import change_rules
from plenipo.conference.queries.profile import profile_of
from plenipo.conference.queries.waiting import waiting_for
from plenipo.delegations.models import Delegate
from plenipo.delegations.queries.list_versions import content_now
from plenipo.kit.errors import Refused
from plenipo.protocol.models import SeatingPlace
from plenipo.records.models import By, Letter
from tests.factories import CredentialFactory, SeatingPlanFactory, VisaLetterFactory

OFFICE = By(duty="credentials")


def found(delegation, finding):
    letter = CredentialFactory(delegation=delegation)
    row = Credential.objects.select_related("delegation__conference").get(pk=letter.pk)
    day = timezone.localdate()
    credentials.find(row, finding, reason="Signed by nobody.", on=day, seen=0, by=OFFICE)


@pytest.fixture
def letter(rose, ada):
    asked = VisaLetterFactory(delegate=rose, consulate="Nairobi")
    (issued,) = visa.issue(rose.delegation.conference, [asked.pk], by=ada)
    return issued


@pytest.fixture
def out(delegation):
    found(delegation, "not_in_order")


def now(letter):
    return VisaLetter.objects.get(pk=letter.pk)


# ---- letters for visas


def test_no_letter_is_issued_and_the_request_waits(rose, ada, out):
    asked = VisaLetterFactory(delegate=rose)

    with pytest.raises(Refused, match="does not take part for now, by its credentials"):
        visa.issue(rose.delegation.conference, [asked.pk], by=ada)
    with pytest.raises(Refused, match="What was requested stays here"):
        visa.issue_for(rose.delegation, [rose.pk], consulate="Rome", details="", by=ada)

    assert VisaLetter.objects.get().state == "asked"


def test_of_several_requests_those_of_the_others_are_issued_and_how_many_wait_is_said(
    rose, out, world, as_, press, counter
):
    VisaLetterFactory(delegate=rose)
    other = Delegate.objects.exclude(pk=rose.pk).filter(delegation__conference=world.conference)
    assert not other
    counter.delegation.conference = world.conference
    counter.delegation.save()
    theirs = VisaLetterFactory(delegate=counter.delegation.delegates.first())

    officer = as_(world.ada)
    answer = press(officer, "accreditation:visa-issue", "dialogue", all="1")
    page = officer.get(answer["Location"]).content.decode()

    assert now(theirs).state == "issued"
    assert "1 request waits: its delegation does not take part for now" in page
    assert "delegation does not take part for now" in page


def test_a_letter_issued_before_is_on_hold_for_consulates_the_party_and_the_desk(
    letter, out, world, as_, delegation
):
    verify = reverse("delegations:verify", args=["dialogue"])
    said = {"reference": letter.number, "email": "Müller-Šimić"}
    public = as_(None).post(verify, said).content.decode()
    fay, ada_ = as_(world.fay), as_(world.ada)
    page = fay.get(reverse("accreditation:visa")).content.decode()
    desk = ada_.get(reverse("accreditation:visa-letters", args=["dialogue"]), {"state": "on_hold"})
    one = ada_.get(reverse("accreditation:visa-letter", args=["dialogue", letter.pk]))

    assert "On hold." in public
    assert "credentials" not in public
    assert "under consideration" in page
    assert reverse("accreditation:visa-paper", args=[letter.pk]) not in page
    assert fay.get(reverse("accreditation:visa-paper", args=[letter.pk])).status_code == 409
    assert letter.number in desk.content.decode()
    assert "No letter is issued, and those issued are on hold." in one.content.decode()

    found(delegation, "in_order")
    assert "It is valid." in as_(None).post(verify, said).content.decode()
    assert fay.get(reverse("accreditation:visa-paper", args=[letter.pk])).status_code == 200


def test_a_letter_that_is_no_longer_true_is_revoked_and_asked_for_anew(letter, out, ada, rose):
    Delegate.objects.filter(pk=rose.pk).update(office="Deputy Chair")

    visa.follow(rose.delegation.conference, by=ada)

    assert now(letter).state == "revoked"
    assert VisaLetter.objects.get(state="asked").consulate == "Nairobi"
    assert Letter.objects.filter(kind="accreditation.visa_revoked").exists()
    found(rose.delegation, "in_order")
    visa.issue(rose.delegation.conference, [VisaLetter.objects.get(state="asked").pk], by=ada)


# ---- Today


def test_today_tells_the_officers_who_does_not_take_part_and_what_is_on_hold(letter, out, world):
    conference = world.conference
    member = conference.memberships.get(account=world.ada)
    tasks = waiting_for(member, today=conference.starts - timedelta(days=90))
    waits = {task.text: task for task in tasks}

    assert waits["1 visa letter of a delegation that does not take part, on hold"].count == 1
    assert waits["1 delegation does not take part, by its credentials"].url.endswith("?state=out")


def test_the_board_of_credentials_finds_those_who_do_not_take_part(out, world, as_, sent):
    sent(state="in_order")
    board = reverse("accreditation:credentials", args=["dialogue"])

    page = as_(world.sol).get(board, {"state": "out"})

    assert page.content.decode().count("data-row") == 1


# ---- the final list


def test_the_final_list_leaves_them_out_by_the_rule_and_who_publishes_reads_why(
    rose, out, world, as_
):
    ask = reverse("delegations:list-ask", args=["dialogue", "final"])

    page = unescape(as_(world.sol).get(ask).content.decode())

    assert "do not take part: left out of the final list" in page
    assert "does not take part: not in order" in page
    number = str(rose.delegation_id)
    assert number not in content_now(world.conference, state="final")["delegations"]
    assert number in content_now(world.conference)["delegations"]


def test_another_rule_lists_them_all_the_same(rose, out, world, as_):
    before = profile_of(world.conference)
    change_rules(
        world.conference,
        by=By(duty="secretary_general", account=world.sol),
        seen_version=before.version if before else 0,
        final_aside="listed",
    )
    world.conference.__dict__.pop("_rules", None)

    content = content_now(world.conference, state="final")

    assert str(rose.delegation_id) in content["delegations"]
    assert "aside" not in content


# ---- seating


def test_a_seating_plan_marks_who_sits_there_of_a_delegation_that_does_not_take_part(
    rose, out, world, as_
):
    plan = SeatingPlanFactory(conference=world.conference)
    SeatingPlace.objects.create(plan=plan, delegate=rose, seat=1, position=1)

    page = as_(world.sol).get(reverse("protocol:seating-plan", args=["dialogue", plan.pk]))

    assert "Of delegations that do not take part for now" in page.content.decode()
    assert "does not take part for now" in page.content.decode()
