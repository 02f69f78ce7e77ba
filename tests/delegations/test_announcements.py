"""A principal is announced ahead of the list: with consent, in six languages, and never who may not be named."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from plenipo.delegations.actions.announcements import announce, correct, withdraw
from plenipo.delegations.actions.erasure import erase
from plenipo.delegations.models import Announcement, Delegate
from plenipo.delegations.queries.announcements import announced_to_public, may_be_announced
from plenipo.delegations.words.announcements import usual_closing, usual_texts
from plenipo.kit.errors import Refused
from plenipo.people.models import Person
from plenipo.records.models import By, JournalEntry
from tests.factories import DelegateFactory, DelegationFactory, MembershipFactory
from tests.portal.conftest import people_named, text_of

LANGUAGES = [code for code, _label in settings.LANGUAGES]


@pytest.fixture
def named(world):
    return people_named(world)


def sol(world):
    return By(duty="secretary_general", account=world.sol)


def texts_of(world, delegate, kind="confirmed"):
    one = may_be_announced(world.conference, [delegate.delegation])[delegate.pk]
    return usual_texts(one, kind, world.conference)


def announced(world, delegate, **values):
    usual = {
        "kind": "confirmed",
        "texts": texts_of(world, delegate),
        "starts": timezone.localdate(),
        "consent_by": "Her chief of cabinet",
        "consent_channel": "call",
        "consent_on": timezone.localdate(),
    }
    return announce(delegate, by=sol(world), **{**usual, **values})


def public(client, name="participants", language="en"):
    return text_of(client.get(f"/{language}/dialogue/{'participants/' if name else ''}"))


def told_of(world, day=None):
    return [one.pk for one in announced_to_public(world.conference, day or timezone.localdate())]


def form_of(texts, prefix=""):
    return {f"{prefix}text_{code}": text for code, text in texts.items()}


def test_the_press_desk_announces_a_principal_and_everybody_reads_it(named, world, as_, client):
    press = as_(MembershipFactory(conference=world.conference, duties=["press"]).account)
    page = text_of(press.get(reverse("delegations:announcement-new", args=["dialogue"])))
    assert "Given Openly" in page
    address = reverse("delegations:announcement-for", args=["dialogue", named.public.pk])
    form = press.get(f"{address}?kind=expected").context["form"]
    texts = {code: form.fields[f"text_{code}"].initial for code in LANGUAGES}
    assert "Given Openly, Office of Openly" in texts["en"]
    assert len(set(texts.values())) == 6

    press.post(
        reverse("delegations:announcement-add", args=["dialogue", named.public.pk]),
        {
            "key": uuid4().hex, "kind": "expected", **form_of(texts),
            "starts": timezone.localdate().isoformat(), "consent_by": "The person",
            "consent_channel": "person", "consent_on": timezone.localdate().isoformat(),
        },
    )  # fmt: skip

    row = Announcement.objects.get()
    assert (row.kind, row.consent_by) == ("expected", "The person")
    for language in ("en", "ar", "zh-hans"):
        for where in ("participants", ""):
            page = public(client, where, language)
            assert "Given Openly" in page
            assert "Amongus" not in page
    feed = json.loads(client.get(reverse("feed", args=["dialogue"])).content)
    assert [one["sentence"] for one in feed["announced"]] == [row.texts]
    assert JournalEntry.objects.filter(verb="announcements.announced").count() == 1


@pytest.mark.parametrize("missing", ["consent_by", "consent_on", "text_ar", "starts"])
def test_without_consent_or_a_sentence_nothing_is_announced_and_nothing_typed_is_lost(
    missing, named, world, as_
):
    today = timezone.localdate().isoformat()
    said = {
        **form_of(texts_of(world, named.public)), "text_fr": "Mes propres mots.", "kind": "confirmed",
        "starts": today, "consent_by": "The person", "consent_channel": "note", "consent_on": today,
    }  # fmt: skip

    answer = as_(world.sol).post(
        reverse("delegations:announcement-add", args=["dialogue", named.public.pk]),
        {"key": uuid4().hex, **said, missing: ""},
    )

    assert answer.status_code == 422
    assert "Mes propres mots." in text_of(answer)
    assert not Announcement.objects.exists()


def test_only_the_languages_of_the_conference_must_be_there(named, world, as_):
    world.conference.languages = ["en", "fr"]
    world.conference.save()
    today = timezone.localdate().isoformat()
    said = {
        **form_of(texts_of(world, named.public)), "kind": "confirmed", "starts": today,
        "consent_by": "The person", "consent_channel": "note", "consent_on": today,
    }  # fmt: skip
    address = reverse("delegations:announcement-add", args=["dialogue", named.public.pk])
    browser = as_(world.sol)

    said |= {f"text_{code}": "" for code in ("ar", "zh-hans", "ru", "es")}
    wrong = browser.post(address, {"key": uuid4().hex, **said, "text_fr": ""})
    right = browser.post(address, {"key": uuid4().hex, **said})

    assert (wrong.status_code, right.status_code) == (422, 302)
    assert set(Announcement.objects.get().texts) == {"en", "fr"}


@pytest.mark.parametrize("who", ["delegations", "secretariat", "protected", "early"])
def test_whoever_may_not_be_named_is_not_offered_and_all_are_refused_alike(who, named, world, as_):
    delegate = getattr(named, who)
    browser = as_(world.sol)
    search = reverse("delegations:announcement-new", args=["dialogue"])

    page = text_of(browser.get(f"{search}?q={delegate.person.family_name}"))
    assert "Nobody of this name can be announced" in page
    for name in ("announcement-for", "announcement-add"):
        address = reverse(f"delegations:{name}", args=["dialogue", delegate.pk])
        answer = (
            browser.get(address) if name.endswith("for") else browser.post(address, {"key": "k"})
        )
        assert answer.status_code == 404
    with pytest.raises(Refused) as said:
        announce(delegate, by=sol(world), kind="sent", texts={}, starts=timezone.localdate())
    assert str(said.value).startswith("This person cannot be announced: only persons approved")


def test_nobody_is_announced_twice(named, world):
    announced(world, named.public)

    with pytest.raises(Refused, match="already been announced"):
        announced(world, named.public)


@pytest.mark.parametrize("how", ["consent", "protected", "not approved"])
def test_who_may_no_longer_be_named_is_announced_nowhere_from_that_moment(
    how, named, world, as_, client
):
    row = announced(world, named.public)
    assert told_of(world) == [named.public.pk]

    if how == "consent":
        Delegate.objects.filter(pk=named.public.pk).update(disclosure="delegations")
    elif how == "protected":
        Person.objects.filter(pk=named.public.person_id).update(protected=True)
    else:
        Delegate.objects.filter(pk=named.public.pk).update(state="replaced")

    assert told_of(world) == []
    assert "Openly" not in public(client)
    page = text_of(
        as_(world.sol).get(reverse("delegations:announcement", args=["dialogue", row.pk]))
    )
    assert "nothing of this announcement is shown" in page
    assert row.texts["en"] not in page
    with pytest.raises(Refused):
        correct(row, seen=row.revision, by=sol(world), texts=row.texts, starts=row.starts)
    if how == "protected":
        listed = text_of(
            as_(world.obi).get(reverse("delegations:announcements", args=["dialogue"]))
        )
        assert "Openly" not in listed


def test_before_its_day_nobody_outside_reads_it(named, world, as_, client):
    tomorrow = timezone.localdate() + timedelta(days=1)
    announced(world, named.public, starts=tomorrow)

    assert "Openly" not in public(client)
    assert "not shown to the public yet" in text_of(
        as_(world.sol).get(reverse("delegations:announcements", args=["dialogue"]))
    )
    assert told_of(world, tomorrow) == [named.public.pk]


def test_what_was_corrected_says_so(named, world, as_, client):
    row = announced(world, named.public)
    texts = row.texts | {"en": "Given Openly leads the delegation."}

    as_(world.sol).post(
        reverse("delegations:announcement-correct", args=["dialogue", row.pk]),
        {"key": uuid4().hex, "seen": 0, "starts": row.starts.isoformat(), **form_of(texts)},
    )

    page = public(client)
    assert "Given Openly leads the delegation." in page
    assert "Corrected on" in page
    with pytest.raises(Refused, match="changed this first"):
        correct(row, seen=0, by=sol(world), texts=texts, starts=row.starts)


@pytest.mark.parametrize("says", [True, False])
def test_after_a_withdrawal_the_public_reads_what_was_chosen(says, named, world, as_, client):
    row = announced(world, named.public)
    closing = usual_closing(row.starts, named.approved)

    as_(world.sol).post(
        reverse("delegations:announcement-withdraw", args=["dialogue", row.pk]),
        {
            "key": uuid4().hex,
            "seen": 0,
            **({"w-says": "on"} if says else {}),
            **form_of(closing, "w-"),
        },
    )

    second = as_(world.sol).post(
        reverse("delegations:announcement-withdraw", args=["dialogue", row.pk]),
        {"key": uuid4().hex, "seen": 0},
    )
    assert second.status_code == 409
    assert "sol changed this first" in text_of(second)
    page = public(client)
    assert "Openly" not in page
    assert ("has been withdrawn" in page) is says
    assert told_of(world) == []
    announced(world, named.public)  # and may be announced again


def test_of_somebody_who_is_erased_no_announcement_is_left(named, world):
    row = announced(world, named.public)
    withdraw(row, seen=0, by=sol(world), closing=usual_closing(row.starts, named.approved))
    announced(world, named.public)

    erase(named.public.person, why="asked", conference=world.conference, by=sol(world))

    assert not Announcement.objects.exists()


def test_heads_are_offered_first_and_whoever_is_announced_no_more(named, world, as_):
    delegation = DelegationFactory(conference=world.conference, state="approved", plate_name="Zeta")
    DelegateFactory(
        delegation=delegation, state="approved", disclosure="public", capacity="head",
        person__family_name="Firstly",
    )  # fmt: skip
    browser, address = as_(world.sol), reverse("delegations:announcement-new", args=["dialogue"])

    page = text_of(browser.get(address))
    assert page.index("Firstly") < page.index("Openly")
    announced(world, named.public)
    assert "Openly" not in text_of(browser.get(address))


@pytest.mark.parametrize("many", [1, 3])
def test_more_announcements_cost_no_more_queries(
    many, named, world, as_, django_assert_num_queries
):
    for place in range(many):
        one = DelegateFactory(
            delegation=named.approved, state="approved", disclosure="public",
            person__family_name=f"Notable{place}",
        )  # fmt: skip
        announced(world, one)
    obi = as_(world.obi)

    # session, account, membership; announcements, those the public reads, profile, persons, persons as obi reads them;
    # rail: what waits, switches
    with django_assert_num_queries(10):
        page = text_of(obi.get(reverse("delegations:announcements", args=["dialogue"])))

    assert page.count("data-row") == many
