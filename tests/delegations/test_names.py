"""Names to use at a conference: by hand, by nomenclature, by the register, and everywhere the same."""

import csv
import io
import json
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from plenipo.conference.actions import change_rules, clone
from plenipo.conference.actions.names import ChosenName, set_names
from plenipo.conference.actions.tokens import make_token
from plenipo.conference.models import NameToUse
from plenipo.delegations.actions import answer
from plenipo.delegations.actions.drafts import draft_one
from plenipo.delegations.actions.names import set_names as set_names_by_hand
from plenipo.delegations.models import Delegation, Invitation
from plenipo.delegations.words.letters import filled, texts_of, values_for
from plenipo.delegations.words.other_languages import in_other_languages
from plenipo.kit.errors import Refused
from plenipo.kit.forms import state_of
from plenipo.records.formats import dress_for
from plenipo.records.models import By, JournalEntry
from plenipo.registry.actions.countries import name_country
from plenipo.registry.actions.entries import add_party, change_party
from plenipo.registry.models import Party
from tests.factories import CountryFactory, FocalPointFactory, InvitationFactory

BY = By(duty="invitations")
TERMS = {"category": "party", "quota": 3, "email": "chair@party.example"}
OTHER = ["other", "Единый фронт", "ru", "Cyrl", None, None]


@pytest.fixture
def party(db):
    country = CountryFactory(code="KGZ", alpha2="KG")
    return add_party(
        by=BY, country_id=country.pk, name="Бирдиктүү фронт", name_english="United Front",
        name_language="ky", names=[OTHER],
    )  # fmt: skip


@pytest.fixture
def invited(party, world):
    return draft_one(world.conference, party, by=BY, language="ru", **TERMS)


def press(client, name, *args, **said):
    return client.post(reverse(name, args=["dialogue", *args]), {"key": uuid4().hex, **said})


def set_name(client, what, key, **said):
    address = reverse("delegations:name", args=["dialogue", what, key])
    seen = client.get(address).context["seen"]
    return press(client, "delegations:name-set", what, key, **{"seen": seen, **said})


def again(invitation):
    return Invitation.objects.select_related("party", "country", "conference").get(pk=invitation.pk)


def body(invitation):
    invitation = again(invitation)
    text = texts_of(invitation.conference, "invitation")[invitation.language]
    return filled(text, values_for(invitation, invitation.conference)).body


def test_an_invitation_bears_its_names_and_its_country_in_every_language(invited):
    assert invited.called_in("ru") == ("Единый фронт", "ru", "language")
    assert invited.called_in("en").text == "United Front"
    assert invited.country_in("ru") == "Кыргызстан"
    assert invited.country_in("zh-hans") == "吉尔吉斯斯坦"


def test_a_letter_calls_the_party_in_its_language(invited):
    assert "Единый фронт" in body(invited).splitlines()[0]
    assert "United Front" not in body(invited)


def test_the_delegation_bears_the_names_of_its_invitation(invited):
    Invitation.objects.update(state="sent")

    answer.answer(invited, "accepted", by=FocalPointFactory(invitation=invited))

    delegation = Delegation.objects.get()
    assert delegation.called == again(invited).called
    assert delegation.country_in("fr") == "Kirghizistan"
    assert delegation.plate_name == "United Front"


def test_a_name_set_by_hand_goes_before_all_others(invited, world):
    set_names(world.conference, [ChosenName("party", invited.party_id, "ru", "Фронт")], by=BY)
    assert again(invited).called_in("ru") == ("Фронт", "ru", "conference")

    set_names_by_hand(again(invited), {"ru": "Наш фронт"}, seen=0, by=BY)

    assert again(invited).called_in("ru") == ("Наш фронт", "ru", "set")
    line = JournalEntry.objects.get(verb="invitations.names_set")
    assert line.details == {"before": {}, "after": {"ru": "Наш фронт"}}


def test_names_somebody_else_changed_are_not_overwritten(invited):
    set_names_by_hand(invited, {"ru": "Наш фронт"}, seen=0, by=BY)

    with pytest.raises(Refused):
        set_names_by_hand(invited, {"fr": "Notre front"}, seen=0, by=BY)


def test_invitations_and_delegations_follow_the_register(invited):
    Invitation.objects.update(state="sent")
    answer.answer(invited, "accepted", by=FocalPointFactory(invitation=invited))

    change_party(Party.objects.get(pk=invited.party_id), seen=0, by=BY, name_english="Joint Front")

    assert again(invited).called_in("en").text == "Joint Front"
    assert Delegation.objects.get().plate_name == "Joint Front"
    line = JournalEntry.objects.get(verb="invitations.names_followed")
    assert (line.conference, line.details) == (invited.conference_id, {"number": 1})


def test_names_of_countries_follow_operator_rules_and_nomenclature(invited, world):
    country = invited.party.country
    name_country(country, {"ru": {"short": "Киргизская Республика", "formal": ""}}, by=BY)
    assert again(invited).country_in("ru") == "Киргизская Республика"

    change_rules(world.conference, by=BY, seen_version=0, country_names="cldr")
    assert again(invited).country_in("ru") == "Киргизия"

    set_names(world.conference, [ChosenName("country", "KGZ", "ru", "Страна гор")], by=BY)
    assert again(invited).country_in("ru") == "Страна гор"
    assert again(invited).country_in("fr") == "Kirghizstan"


def test_another_conference_keeps_its_own_names(party, world):
    here = draft_one(world.conference, party, by=BY, language="ru", **TERMS)
    there = draft_one(world.elsewhere, party, by=BY, language="ru", **TERMS)

    set_names(world.conference, [ChosenName("party", party.pk, "ru", "Фронт")], by=BY)

    assert again(here).called_in("ru").text == "Фронт"
    assert again(there).called_in("ru").text == "Единый фронт"


def test_the_next_edition_takes_the_nomenclature_along(party, world):
    set_names(world.conference, [ChosenName("party", party.pk, "ru", "Фронт")], by=BY)
    conference = world.conference

    copy = clone(
        conference, by=BY, slug="next", title={"en": "Next"}, starts=conference.starts,
        ends=conference.ends,
    )  # fmt: skip

    later = draft_one(copy, party, by=BY, language="ru", **TERMS)
    assert later.called_in("ru") == ("Фронт", "ru", "conference")


def test_a_name_taken_away_is_as_before(invited, world):
    set_names(world.conference, [ChosenName("party", invited.party_id, "ru", "Фронт")], by=BY)

    assert (
        set_names(world.conference, [ChosenName("party", invited.party_id, "ru", "")], by=BY) == 1
    )

    assert NameToUse.objects.count() == 0
    assert again(invited).called_in("ru").text == "Единый фронт"
    assert (
        set_names(world.conference, [ChosenName("party", invited.party_id, "ru", "")], by=BY) == 0
    )


def test_what_would_go_out_in_another_language_is_told(invited, world):
    conference = world.conference
    french = InvitationFactory(conference=conference, language="fr")
    french.called = {"fr": ["United Front", "en", "english"]}

    told = in_other_languages(conference, [invited, french])

    assert [(each.name, each.tongue, each.how) for each in told.recipients] == [
        ("United Front", "English", "English")
    ]


def test_what_a_letter_lacks_is_told_apart_from_what_it_has_in_another_language(world):
    conference = world.conference
    conference.title = {"en": "Dialogue", "ar": "الحوار"}
    conference.theme = {}
    conference.venue, conference.city = {"en": "Palace"}, {"en": "Nairobi", "fr": "Nairobi"}
    conference.signatory = {"en": "Name, Secretary-General", "ar": "Name, Secretary-General"}
    conference.letterhead, conference.convenor = {}, {"en": "The Convenor", "ar": "الداعي"}
    letters = [
        InvitationFactory(conference=conference, language=each) for each in ("ar", "en", "fr")
    ]

    told = in_other_languages(conference, letters)

    assert told.missing == [("Arabic", ("Place",)), ("French", ("Venue", "Signatory of letters"))]
    assert told.untranslated == [
        ("Arabic", ("Signatory of letters",)),
        ("French", ("Title", "Sender")),
    ]
    without_place = in_other_languages(conference, letters, {"fr": "{title}"})
    assert without_place.missing == [("French", ("Signatory of letters",))]


def test_all_letters_of_a_conference_come_from_one_sender(world):
    conference = world.conference
    conference.convenor, conference.host = {}, {"en": "The Host Party"}
    conference.title = {"en": "Dialogue", "ar": "الحوار"}
    conference.save()

    senders = {dress_for(conference.pk, each).from_name for each in ("ar", "en", "fr", "zh-hans")}
    heads = {each: dress_for(conference.pk, each).head for each in ("ar", "zh-hans")}

    assert senders == {"The Host Party"}
    assert heads == {"ar": ("The Host Party", "الحوار"), "zh-hans": ("The Host Party",)}


def test_the_list_stands_before_the_button_that_sends(invited, world, as_):
    set_names_by_hand(again(invited), {"ru": ""}, seen=0, by=BY)
    change_party(Party.objects.get(pk=invited.party_id), seen=0, by=BY, names=[], name_language="")
    Invitation.objects.update(language="ar")

    page = as_(world.ina).get(
        reverse("delegations:invitations-many", args=["dialogue", "send"]) + f"?row={invited.pk}"
    )

    assert "Missing from the letters, or in another language" in page.content.decode()
    assert page.context["elsewhere"].recipients[0].name == "United Front"


# ---- pages


def test_names_are_set_on_the_page_of_an_invitation(invited, world, as_):
    ada = as_(world.ada)

    answered = press(
        ada, "delegations:invitation-names-set", invited.pk, seen=0, fr="  Front  uni "
    )

    assert answered.status_code == 302
    assert again(invited).names == {"fr": "Front uni"}
    page = ada.get(reverse("delegations:invitation", args=["dialogue", invited.pk]))
    assert "entered manually" in page.content.decode()


def test_the_second_to_change_a_name_keeps_what_was_typed(invited, world, as_):
    set_names_by_hand(invited, {"ru": "Наш фронт"}, seen=0, by=BY)

    page = press(
        as_(world.ina), "delegations:invitation-names-set", invited.pk, seen=0, fr="Front uni"
    )

    assert page.status_code == 409
    assert 'value="Front uni"' in page.content.decode()


def read_table(client, **asked):
    page = client.get(reverse("delegations:nomenclature-csv", args=["dialogue"]), asked)
    return page.content, list(csv.DictReader(io.StringIO(page.content.decode("utf-8-sig"))))


def send_table(client, table):
    return press(client, "delegations:names-file-read", file=SimpleUploadedFile("names.csv", table))


def test_a_name_of_the_nomenclature_is_set_found_and_exported(invited, world, as_):
    ina, party = as_(world.ina), invited.party_id

    set_name(ina, "party", str(party), short_fr="Front uni")
    set_name(ina, "country", "KGZ", short_fr="Kirghizie", formal_fr="")

    page = ina.get(reverse("delegations:nomenclature", args=["dialogue"]), {"only": "own"})
    assert [line.key for line in page.context["page"].object_list] == [str(party)]
    _content, parties = read_table(ina, only="own")
    _content, countries = read_table(ina, what="countries", only="own")
    assert [(row["kind"], row["key"], row["fr"], row["ru"]) for row in parties] == [
        ("party", str(party), "Front uni", "")
    ]
    assert [(row["key"], row["fr"]) for row in countries] == [("KGZ", "Kirghizie")]


def test_a_stale_page_overwrites_no_name(invited, world, as_):
    ina, key = as_(world.ina), str(invited.party_id)
    set_name(ina, "party", key, short_fr="Front uni")

    page = set_name(ina, "party", key, short_es="Frente unido", seen="of an hour ago")

    assert page.status_code == 409
    assert 'value="Frente unido"' in page.content.decode()
    assert again(invited).called_in("fr").text == "Front uni"


def test_parties_without_a_name_in_a_language_are_found(invited, world, as_):
    ina, address = as_(world.ina), reverse("delegations:nomenclature", args=["dialogue"])

    def keys(language):
        asked = {"only": "missing", "language": language}
        return [line.key for line in ina.get(address, asked).context["page"].object_list]

    beside = str(world.fay.invitation.party_id)
    assert sorted(keys("ru")) == [beside]
    assert sorted(keys("ar")) == sorted([beside, str(invited.party_id)])


def test_an_exported_table_changes_nothing_when_it_is_read_again(invited, world, as_):
    ina = as_(world.ina)
    set_name(ina, "party", str(invited.party_id), short_fr="Front uni")
    content, _rows = read_table(ina)

    preview = send_table(ina, content).context["preview"]

    assert (preview.wanted, preview.problems, preview.notes) == ([], [], [])


def test_a_table_is_previewed_line_by_line_and_then_kept(invited, world, as_):
    ina, party = as_(world.ina), invited.party_id
    set_names(world.conference, [ChosenName("party", party, "fr", "Front uni")], by=BY)
    table = f"kind,key,fr,zh_Hans,colour\nparty,{party},,统一阵线,red\nparty,999999,Rien,,\ncountry,KGZ,Kirghizie,,\n"

    page = send_table(ina, table.encode())

    preview = page.context["preview"]
    assert [(c.what, c.language, c.before, c.after) for c in preview.changes] == [
        ("party", "zh-hans", "", "统一阵线"),
        ("party", "fr", "Front uni", ""),
        ("country", "fr", "", "Kirghizie"),
    ]
    assert preview.problems == [(3, "The register does not contain “999999”.")]
    assert preview.notes == ["Columns not used: colour."]
    assert NameToUse.objects.count() == 1  # nothing yet

    kept = {name: page.context[name] for name in ("names", "seen")}
    press(ina, "delegations:names-file-keep", **kept)
    assert (
        press(ina, "delegations:names-file-keep", **kept).status_code == 409
    )  # names have moved on

    assert again(invited).called_in("zh-hans").text == "统一阵线"
    assert again(invited).called_in("fr").how == "english"
    assert again(invited).country_in("fr") == "Kirghizie"


@pytest.mark.parametrize(
    "names",
    [
        "nonsense",
        '[["party", "1; drop", "fr", "x", ""]]',
        '[["country", "XXX", "fr", "x", ""]]',
        "[[1]]",
    ],
)
def test_what_no_preview_wrote_is_refused(names, world, as_):
    page = press(as_(world.ina), "delegations:names-file-keep", names=names, seen=state_of([]))

    assert page.status_code == 409
    assert NameToUse.objects.count() == 0


def test_a_table_without_known_columns_is_refused_beside_the_file(world, as_):
    page = send_table(as_(world.ina), b"name,colour\nParti,red\n")

    assert page.status_code == 422
    assert "The first row must" in page.content.decode()


@pytest.mark.parametrize("extra", [1, 3])
def test_the_nomenclature_costs_the_same_for_any_number(
    extra, world, as_, django_assert_num_queries
):
    InvitationFactory.create_batch(extra, conference=world.conference)
    set_names(
        world.conference, [ChosenName("country", world.party.country_id, "fr", "Pays")], by=BY
    )
    client = as_(world.ina)

    # session, account, member, names of parties, parties, rules, names of countries, rail, switches
    with django_assert_num_queries(9):
        client.get(reverse("delegations:nomenclature", args=["dialogue"]))


@pytest.mark.parametrize("language", ["fr", "ar", "zh-hans"])
def test_lists_name_everybody_in_the_language_of_the_reader(language, invited, world, as_):
    names = {"fr": "Front uni", "ar": "الجبهة المتحدة", "zh-hans": "统一阵线"}
    set_names_by_hand(invited, names, seen=0, by=BY)
    Invitation.objects.update(state="sent")
    answer.answer(invited, "accepted", by=FocalPointFactory(invitation=invited))
    sol = as_(world.sol)

    for page in ("invitations/", "delegations/", f"invitations/{invited.pk}/", "search/?q=front"):
        read = sol.get(f"/{language}/desk/dialogue/{page}").content.decode()
        assert names[language] in read, page


def test_the_api_gives_the_names_in_every_language(invited, world, client):
    Invitation.objects.update(state="sent")
    answer.answer(invited, "accepted", by=FocalPointFactory(invitation=invited))
    by = By(duty="secretary_general", account=world.sol)
    _row, text = make_token(
        world.conference, account=world.sol, name="t", scopes=["delegations"], days=1, by=by
    )

    told = client.get("/api/delegations", headers={"Authorization": f"Bearer {text}"}).content

    one = json.loads(told)["items"][0]
    assert (one["names"]["ru"], one["country_names"]["ru"]) == ("Единый фронт", "Кыргызстан")


def test_the_page_keeps_its_switch_of_languages_and_hides_what_is_hidden(world, as_):
    page = as_(world.sol).get(reverse("delegations:nomenclature", args=[world.conference.slug]))

    text = page.content.decode()
    assert 'hreflang="fr"' in text
    assert '<label for="id_what"' not in text
