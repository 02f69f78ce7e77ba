"""The demonstration at its stages: enough of everything, all of it invented, and people can act on it."""

import socket

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command

from plenipo.bilaterals.models import MeetingRequest, PlannedMeeting
from plenipo.conference.models import Conference
from plenipo.delegations.models import Delegate, Delegation, Invitation, Link
from plenipo.kit.tokens import hash_of
from plenipo.people.models import Account, Person
from plenipo.project.demo import build, countries, words
from plenipo.records.models import JournalEntry, Letter
from plenipo.registry.models import MatchList, Party


@pytest.fixture(params=["invitations", "opening"])
def demo(request, kept):
    stage = request.param
    return stage, kept(stage, lambda: (build.build(stage, seed=7, password="to be printed"), {}))


def test_a_demonstration_is_of_the_size_of_a_real_dialogue(demo):
    stage, made = demo

    conference = Conference.objects.get()
    assert (conference.stage, conference.is_demo) == (stage, True)
    assert Party.objects.filter(kind="party").count() == 288
    assert Party.objects.exclude(country=None).values("country").distinct().count() == 120
    assert Invitation.objects.count() == 300
    assert (Delegation.objects.count() > 200) == (stage == "opening")
    assert (Person.objects.count() > 400) == (stage == "opening")
    assert MatchList.objects.get().rows.filter(state="doubtful").exists()


def test_its_people_sign_in_with_the_printed_password_and_its_links_open(demo):
    _stage, made = demo

    assert {a.is_demo for a in Account.objects.all()} == {True}
    assert Account.objects.get(email="press@demo.example").check_password("to be printed")
    assert len(made.links) == 10
    assert {link.removeprefix(settings.ADDRESS).split("/")[1] for link in made.links} == {
        code for code, _name in settings.LANGUAGES
    }
    hashes = [hash_of(link.split("/")[-2]) for link in made.links]
    assert Link.objects.filter(hash__in=hashes).count() == 10
    assert "press@demo.example" in build.told(made, "to be printed")


def test_every_letter_and_deed_of_it_has_left_its_record(demo):
    sent = Invitation.objects.exclude(state="drafted").count()

    assert Letter.objects.filter(kind="invitations.invitation").count() == sent
    assert not Letter.objects.filter(body__contains="{reference}").exists()
    assert not Letter.objects.exclude(to_email__endswith=".example").exists()
    assert JournalEntry.objects.filter(verb="invitations.sent").count() == sent
    heads = Delegate.objects.filter(capacity="head").values("delegation").distinct().count()
    assert heads == Delegation.objects.filter(submitted_at__isnull=False).count()


def test_its_bilateral_desk_has_requests_of_every_fate_and_a_plan_in_force(demo):
    stage, _made = demo

    states = set(MeetingRequest.objects.values_list("state", flat=True))
    assert (states == set(MeetingRequest.State) - {"draft"}) == (stage == "opening")
    held = PlannedMeeting.objects.filter(plan__state="in_force").count()
    assert (held > 150) == (stage == "opening")


def test_the_same_seed_invents_the_same(db):
    first = [str(p) for p in Party.objects.bulk_create(_parties(3))]
    again = [str(p) for p in _parties(3)]

    assert first == again


def _parties(seed):
    from random import Random

    chance = Random(seed)
    return [
        Party(name=one.name, name_english=one.english, name_short=one.short)
        for place in countries.PLACES
        for one in words.party_names(place.language, 2, chance)
    ]


@pytest.mark.parametrize("language", words.LANGUAGES)
def test_each_language_has_every_word(language):
    spoken = words.LANGUAGES[language]

    assert len(spoken.kinds) == len(words.KINDS)
    assert len(set(spoken.words)) == len(words.STANDS_FOR)


def test_a_demonstration_that_runs_keeps_its_data_when_another_is_started_on_its_port(
    settings, tmp_path
):
    settings.DEMO, settings.DATA = True, tmp_path
    (tmp_path / "plenipo.sqlite3").write_text("of the one that runs")
    with socket.socket() as running:
        running.bind(("127.0.0.1", 0))
        running.listen()
        with pytest.raises(CommandError, match="Cannot listen on"):
            call_command("demo", listen=f"127.0.0.1:{running.getsockname()[1]}")

    assert (tmp_path / "plenipo.sqlite3").read_text() == "of the one that runs"
