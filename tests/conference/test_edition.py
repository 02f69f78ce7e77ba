"""Editions: set up, changed, brought to a stage, cloned as the next one."""

import re
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override

from plenipo.conference.actions import change, clone, create, set_stage
from plenipo.conference.actions.tokens import make_token
from plenipo.conference.declared import SCOPES
from plenipo.conference.forms import ConferenceForm, NewConferenceForm
from plenipo.conference.forms.edition import free_address
from plenipo.conference.models import Conference, Membership, RulesProfile
from plenipo.conference.profile import Participation
from plenipo.conference.queries import rules_of
from plenipo.conference.queries.particulars import particulars_seen
from plenipo.kit.errors import Refused
from plenipo.records.models import By, JournalEntry
from tests.browsers import sent_from
from tests.factories import ConferenceFactory, CountryFactory, SeriesFactory


@pytest.fixture
def max_(world):
    return By(duty="administrator", account=world.max)


@pytest.fixture
def sol(world):
    return By(duty="secretary_general", account=world.sol)


FORM = {
    "title_en": "Third Dialogue",
    "title_ar": "الحوار الثالث",
    "theme_en": "Neighbours",
    "number": "3",
    "slug": "third",
    "starts": "2028-03-01",
    "ends": "2028-03-03",
    "zone": "Asia/Shanghai",
    "languages": ["ar", "en"],
    "accent": "#7a1f3d",
    "series_name_en": "Dialogue of Parties",
    "preset": "host_party",
}


def send(client, page, *args, **form):
    return client.post(reverse(f"conference:{page}", args=args), {"key": "k", **form})


def particulars(conference):
    return {
        **{name: getattr(conference, name) for name in ("number", "slug", "zone", "accent")},
        **{"starts": conference.starts.isoformat(), "ends": conference.ends.isoformat()},
        "title_en": "Dialogue",
        "languages": conference.languages,
        "seen": particulars_seen(conference),
    }


def test_an_administrator_sets_up_an_edition_and_directs_it(world, as_):
    answer = send(as_(world.max), "create", **FORM)

    made = Conference.objects.get(slug="third")
    assert answer.url == reverse("portal:today", args=["third"])
    assert made.title == {"en": "Third Dialogue", "ar": "الحوار الثالث"}
    assert (made.zone, made.stage, made.accent) == ("Asia/Shanghai", "preparing", "#7a1f3d")
    member = made.memberships.get()
    assert (member.account, member.duties) == (world.max, ["secretary_general"])
    assert JournalEntry.objects.get(verb="conference.created").conference == made.pk


def test_neither_the_series_nor_the_name_of_a_new_one_is_called_optional(world, as_):
    page = as_(world.max).get(reverse("conference:new")).content.decode()

    legend = re.search(r"<legend>Name of the new series(.*?)</legend>", page)

    assert legend[1] == ""
    assert '<label for="id_series">Series</label>' in page


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ({"slug": "dialogue"}, "already exists"),
        ({"number": "1000003"}, "999"),
        ({"slug": "no spaces"}, "Use only letters from a to z, digits and hyphens"),
        ({"slug": "---"}, "Use at least one letter or number."),
        ({"ends": "2028-02-01"}, "The last day cannot be before the first day."),
        ({"accent": "red"}, "Enter a colour in the form #17456b."),
        ({"title_en": "", "title_ar": ""}, "Enter the text in at least one language."),
        ({"title_en": "x" * 201}, "at most 200 characters"),
        ({"series_name_en": ""}, "Enter the series to which this edition belongs."),
        ({"zone": "Mars/Olympus"}, "Mars/Olympus is not one of the available choices"),
        ({"languages": []}, "This field is required."),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_what_makes_no_sense_is_said_at_its_field_and_nothing_typed_is_lost(
    typed, says, world, as_
):
    answer = send(as_(world.max), "create", **{**FORM, **typed})

    page = answer.content.decode()
    assert answer.status_code == 422
    assert says in page
    assert "Neighbours" in page
    assert Conference.objects.count() == 2


def test_a_series_has_one_edition_of_a_number(world, as_):
    taken = {"series": world.conference.series_id, "number": world.conference.number}

    answer = send(as_(world.max), "create", **{**FORM, **taken})

    assert "The series already has an edition with this number." in answer.content.decode()


@pytest.mark.parametrize(
    "preset", ["host_party", "party_international", "inter_parliamentary", "un_type"]
)
def test_each_preset_is_told_in_plain_words_before_it_is_chosen(preset, max_, world, as_):
    page = as_(world.max).get(reverse("conference:new")).content.decode()
    made = create(
        by=max_,
        series=SeriesFactory(),
        series_name={},
        preset_name=preset,
        slug=preset.replace("_", "-"),
        starts=date(2028, 1, 1),
        ends=date(2028, 1, 2),
    )

    assert len(re.findall(r"<details>\s*<summary>", page)) == 4
    for category in rules_of(made).of(Participation).categories:
        assert f"{category.label}: delegations of up to {category.quota} persons" in page


def test_the_particulars_are_changed_and_the_journal_names_the_fields(world, as_):
    conference = world.conference
    form = {**particulars(conference), "theme_en": "Another theme"}

    answer = send(as_(world.sol), "change", conference.slug, **form)

    conference.refresh_from_db()
    assert answer.status_code == 302
    assert conference.theme == {"en": "Another theme"}
    changed = JournalEntry.objects.get(verb="conference.changed").details["fields"]
    assert changed == ["theme", "title"]


def test_the_country_of_the_venue_is_chosen_by_its_name(world):
    CountryFactory(code="DEU", alpha2="DE")

    with override("fr"):
        form = ConferenceForm(instance=world.conference)

    assert dict(form.fields["country"].choices)["DEU"] == "Allemagne"


def test_of_two_who_change_the_particulars_at_once_the_second_is_told(world, sol, as_):
    conference = world.conference
    form = {**particulars(conference), "theme_en": "What the second typed"}
    change(conference, seen=particulars_seen(conference), by=sol, zone="Asia/Shanghai")

    answer = send(as_(world.sol), "change", conference.slug, **form)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert "The details of the conference have since been changed." in page
    assert "What the second typed" in page
    conference.refresh_from_db()
    assert conference.zone == "Asia/Shanghai"

    seen = particulars_seen(conference)
    assert f'name="seen" value="{seen}"' in page  # keeping it again is now a decision


def test_of_two_who_change_the_particulars_each_text_is_the_one_who_wrote_its(world, sol, as_):
    """The first writes the theme in English, the second in Arabic, and the city."""
    conference = world.conference
    change(
        conference,
        seen=particulars_seen(conference),
        by=sol,
        theme={"en": "Old", "ar": "قديم"},
        languages=["en", "ar"],
    )
    address = reverse("conference:change", args=[conference.slug])
    client = as_(world.sol)
    page = client.get(reverse("conference:edit", args=[conference.slug]))
    client.post(
        address, sent_from(page, address, theme_en="New", zone="Asia/Shanghai", with_zone="hours")
    )

    told = client.post(address, sent_from(page, address, theme_ar="جديد", city_en="Geneva"))
    saved = client.post(address, sent_from(told, address))

    conference.refresh_from_db()
    assert (told.status_code, saved.status_code) == (409, 302)
    assert "<keep-typed" in told.content.decode()
    assert " complete" in told.content.decode()
    assert conference.theme == {"en": "New", "ar": "جديد"}
    assert (conference.zone, conference.city["en"]) == ("Asia/Shanghai", "Geneva")


def test_the_stage_is_set_and_recorded(world, sol):
    set_stage(world.conference, "naming", seen="invitations", by=sol)

    line = JournalEntry.objects.get(verb="conference.stage")
    assert line.details == {"before": "invitations", "after": "naming"}


@pytest.mark.parametrize("seen", [{}, {"seen": "closed"}])
def test_a_stage_is_set_only_from_the_stage_that_was_seen(seen, world, as_):
    answer = send(as_(world.sol), "stage", world.conference.slug, stage="naming", **seen)

    world.conference.refresh_from_db()
    assert (answer.status_code, world.conference.stage) == (409, "invitations")
    assert "The phase has since been changed" in answer.content.decode()


def test_a_stage_nobody_knows_is_refused_in_words(world, as_):
    answer = send(as_(world.sol), "stage", world.conference.slug, stage="bogus")

    assert answer.status_code == 409
    assert "This phase does not exist." in answer.content.decode()


def test_the_next_edition_brings_texts_rules_and_duties_and_no_invitation(world, sol):
    conference = world.conference
    RulesProfile.objects.create(
        conference=conference,
        preset="un_type",
        values={"categories": [{"key": "member", "quota": 7, "rights": ["vote"]}]},
        since=conference.series.editions.first().memberships.first().since,
    )
    Membership.objects.filter(account=world.obi).update(until="2020-01-01T00:00Z")

    copy = clone(
        conference,
        by=sol,
        slug="next",
        starts=date(2028, 5, 1),
        ends=date(2028, 5, 2),
        title={"en": "Next"},
    )

    assert copy.number == conference.number + 1
    assert copy.cloned_from == conference
    assert rules_of(copy).of(Participation).category("member").quota == 7
    held = {member.account: member.duties for member in copy.memberships.all()}
    assert held == {
        member.account: member.duties for member in conference.memberships.filter(until=None)
    }
    assert world.obi not in held
    assert copy.invitations.count() == 0


def test_two_clones_of_one_address_are_one(world, sol, as_):
    ConferenceFactory(slug="taken")
    form = {"title_en": "Next", "slug": "taken", "starts": "2028-05-01", "ends": "2028-05-02"}

    answer = send(as_(world.sol), "clone-make", world.conference.slug, **form)

    assert answer.status_code == 422
    assert "Another conference already has this address." in answer.content.decode()
    with pytest.raises(Refused, match="has the address “taken”"):
        clone(
            world.conference,
            by=sol,
            slug="taken",
            starts=date(2028, 5, 1),
            ends=date(2028, 5, 2),
            title={},
        )


def test_the_accent_is_a_sheet_of_its_own_that_can_be_read_in_light_and_dark(client):
    sheet = client.get(reverse("accent", args=["ffee00"]))

    assert sheet["Content-Type"] == "text/css"
    assert sheet.content.decode().startswith("@layer tokens{:root{--accent:light-dark(#")
    assert "#ffee00," not in sheet.content.decode()  # darkened on paper


@pytest.mark.parametrize(
    "slug", ["account", "accounts", "desk", "desks", "register", "answer", "api", "ru"]
)
def test_an_address_of_the_product_itself_is_refused_to_a_conference(slug):
    with pytest.raises(ValidationError, match="is reserved for Plenipo"):
        free_address(slug)


def test_other_addresses_are_free():
    assert free_address("dialogue-2027") == "dialogue-2027"


# ---- the form in parts


def test_every_field_of_the_forms_stands_in_one_part(db):
    for form in (ConferenceForm(), NewConferenceForm()):
        named = [bound.name for part in form.parts() for bound in part.fields]
        assert sorted(named) == sorted(form.fields)


def test_an_error_opens_its_part_and_no_other(world):
    wrong = {**FORM, "zone": world.conference.zone, "press_email": "nowhere"}
    form = ConferenceForm(wrong, instance=world.conference)

    assert [part.key for part in form.parts() if part.open] == ["public"]


def test_the_part_the_address_asks_for_is_open(world):
    form = ConferenceForm(instance=world.conference)

    assert [part.key for part in form.parts("letters") if part.open] == ["letters"]
    assert [part.key for part in form.parts() if part.open][:1] == ["languages"]


def test_the_country_of_the_venue_settles_a_zone_where_it_has_one(world, as_):
    CountryFactory(code="MAR", alpha2="MA")

    send(as_(world.max), "create", **{**FORM, "zone": "", "country": "MAR"})

    assert Conference.objects.get(slug="third").zone == "Africa/Casablanca"


def test_a_country_of_several_zones_proposes_its_cities_first(world, as_):
    CountryFactory(code="BRA", alpha2="BR")

    answer = send(as_(world.max), "create", **{**FORM, "zone": "", "country": "BRA"})

    assert answer.status_code == 422
    choices = answer.context["form"].fields["zone"].choices
    cities = dict(choices[1][1])
    assert cities["America/Fortaleza"] == "Fortaleza"
    assert "Europe/Paris" not in cities
    assert dict(choices[2][1])["Europe/Paris"] == "Paris"


def test_the_table_of_tokens_says_in_the_readers_language_what_each_may(world, as_):
    make_token(
        world.conference,
        account=world.sol,
        name="calendar",
        scopes=["delegations"],
        days=9,
        by=By(duty="secretary_general", account=world.sol),
    )
    label = next(each.label for each in SCOPES if each == "delegations")

    for language in ("en", "fr"):
        with override(language):
            page = as_(world.sol).get(reverse("conference:tokens", args=[world.conference.slug]))
            [(_token, said)] = page.context["tokens"]
            assert str(label) in said
        assert f">{said}</td>" in page.content.decode()


def test_the_page_of_tokens_says_where_the_api_is_described(world, as_, client):
    page = as_(world.sol).get(reverse("conference:tokens", args=[world.conference.slug]))

    [address] = set(re.findall(r"/api/[a-z./]+[a-z]", page.content.decode()))
    assert client.get(address).status_code == 200
